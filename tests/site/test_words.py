from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from luutru.catalogue.terms import Facet
from luutru.config import LANGUAGES
from luutru.errors import ProblemsError
from luutru.knowledge.loading import load_knowledge
from luutru.site.assets import SCRIPT_WORDS
from luutru.site.words import FOLDER, count_articles, group_digits, load_words

ROOT = Path(__file__).parents[2]
TABLES = {language: tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES}


def test_all_languages_have_the_same_words() -> None:
    vi, en = TABLES["vi"], TABLES["en"]
    assert vi.keys() - en.keys() == set(), "add it to luutru/site/words/en.toml"
    assert en.keys() - vi.keys() == set(), "add it to luutru/site/words/vi.toml"
    for name, value in vi.items():
        if isinstance(value, dict) and name not in ("search_help_rows", "topic_definitions", "topic_groups"):
            assert value.keys() == en[name].keys(), name


def test_wordings_have_the_same_gaps_in_all_languages() -> None:
    def gaps(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    # A month is a number in Vietnamese and a name in English.
    free = {"date_day", "date_month", "month_of_year"}
    for name, text in TABLES["vi"].items():
        if isinstance(text, str) and name not in free:
            assert gaps(text) == gaps(TABLES["en"][name]), name


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    used: set[str] = set()
    for path in (ROOT / "luutru" / "site").rglob("*.py"):
        if path.parent.name == "search":
            continue  # its words are those of articles
        used |= set(re.findall(r"\bwords\.([a-z_]+)", path.read_text("utf-8")))
    for path in (ROOT / "templates").rglob("*.html"):
        used |= set(re.findall(r"\b(?:w|words)\.([a-z_]+)", path.read_text("utf-8")))
    # The words' own module asks itself.
    used |= set(re.findall(r"self\.([a-z_]+)", (FOLDER.parent / "words.py").read_text("utf-8"))) & set(
        TABLES["vi"]
    )
    used |= {*SCRIPT_WORDS, *(f"nav_{facet}s" for facet in Facet)}  # which `facet_name` asks for
    assert set(TABLES["vi"]) - used == set(), "no page says it: take it out of both words files"
    attributes = {"language", "key", "vi"}  # of the Words object itself
    assert used - set(TABLES["vi"]) - attributes == set(), "add it to both files of luutru/site/words/"


def test_an_archive_may_say_it_otherwise() -> None:
    words = load_words("vi", {"nav_home": "Đầu trang", "roles.alt": "Tên ảnh"})
    assert words.nav_home == "Đầu trang"
    assert words.roles["alt"] == "Tên ảnh"
    assert load_words("vi").nav_home != "Đầu trang"
    assert words.key != load_words("vi").key


def test_a_mistyped_label_is_told_with_a_suggestion() -> None:
    with pytest.raises(ProblemsError, match=r'unknown label "nav_hom".*did you mean "nav_home"'):
        load_words("vi", {"nav_hom": "Đầu trang"})


def test_a_label_like_none_is_told_with_the_file_of_all_names() -> None:
    with pytest.raises(ProblemsError, match=r'unknown label "qqq".*all names are in .*vi\.toml'):
        load_words("vi", {"qqq": "Đầu trang"})


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert group_digits(999, load_words("vi")) == "999"
    assert group_digits(1234567, load_words("vi")) == "1.234.567"
    assert group_digits(1234, load_words("en")) == "1,234"
    assert count_articles(1, load_words("en")) == "1 article"
    assert count_articles(2, load_words("en")) == "2 articles"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_facets_has_them_all(language: str) -> None:
    tables = vars(load_words(language))
    for name in ("facets", "search_within", "terms_one", "terms_many"):
        assert set(tables[name]) >= set(Facet), name


def test_scripts_of_every_page_get_the_words_they_say() -> None:
    texts = [
        (ROOT / "templates/assets/js" / name).read_text("utf-8") for name in ("site.js", "references.js")
    ]
    said = {word for text in texts for word in re.findall(r"\bwords\.([a-z_]+)", text)}
    assert said == set(SCRIPT_WORDS)


def test_every_topic_says_in_vietnamese_what_it_is() -> None:
    told = load_words("vi").topic_definitions
    topics = load_knowledge("hanoi").topics.all
    silent = [topic.slug for topic in topics if not topic.definition_vi and topic.slug not in told]
    assert silent == [], "add definition_vi to it in luutru/knowledge/data/topics.toml"


def test_equal_words_are_one_value() -> None:
    assert load_words("vi", {"nav_home": "Nhà"}) is load_words("vi", {"nav_home": "Nhà"})
    assert load_words("vi", {"nav_home": "Nhà"}) is not load_words("vi")
