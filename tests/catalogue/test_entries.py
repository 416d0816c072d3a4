from __future__ import annotations

import pytest
from factories import make_article

from luutru.catalogue.entries import (
    SUMMARY_LENGTH,
    Filing,
    file_date,
    find_doubts,
    is_inferred,
    make_entry,
    shorten,
)
from luutru.config import SURE
from luutru.exporting.rendering import load_edition_words
from luutru.model import ContentFile, Evidence
from luutru.site.words import load_words


@pytest.mark.parametrize(
    ("edtf", "date", "filing"),
    [
        ("2018-01-19", "2018-01-19", Filing(2018, 1, inferred=False)),
        ("2018-01", "2018-01-01", Filing(2018, 1, inferred=False)),
        ("2018", "2018-01-01", Filing(2018, None, inferred=False)),
        ("2024?-02-28", "2024-02-28", Filing(2024, 2, inferred=True)),
        ("2021~", "2021-01-01", Filing(2021, None, inferred=True)),
        ("2021-12/2022-01", "2021-12-01", Filing(2021, None, inferred=True)),
        ("2021-12-01/2021-12-05", "2021-12-01", Filing(2021, 12, inferred=True)),
        ("/2022-01-05", None, Filing(None, None, inferred=False)),
        ("2022-01-05/..", "2022-01-05", Filing(None, None, inferred=False)),
        (None, "2018-01-19", Filing(2018, 1, inferred=False)),
        (None, None, Filing(None, None, inferred=False)),
    ],
)
def test_filing(edtf: str | None, date: str | None, filing: Filing) -> None:
    assert file_date(edtf, date) == filing


def evidence(confidence: float, value: str | None = None) -> Evidence:
    return Evidence(1, "words", "rule", confidence, value)


def test_a_value_is_in_doubt_when_its_best_evidence_is_weak() -> None:
    article = make_article(authors=("HN", "Trần Long"), outlet="Kinh tế & Đô thị", published="2018-01-19")
    weak_author = {"authors": (evidence(0.5, "HN"), evidence(0.97, "Trần Long"))}
    assert find_doubts(article, weak_author) == ("authors",)
    assert find_doubts(article, {"outlet": (evidence(0.5), evidence(0.9))}) == ()
    assert find_doubts(article, {}) == (), "what a person wrote needs no evidence"


def test_topics_are_in_doubt_as_other_values_are() -> None:
    article = make_article(topics=("a", "b"))
    for confidence, doubts in ((SURE - 0.01, ("topics",)), (SURE, ())):
        assert find_doubts(article, {"topics": (evidence(0.98, "a"), evidence(confidence, "b"))}) == doubts


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_say_when_a_value_is_marked(lang: str) -> None:
    words, edition = load_words(lang), load_edition_words(lang)
    for text in (words.uncertain_legend, words.coverage_note, edition["about_text"]):
        assert f"{SURE:.0%}" in text


def test_an_inferred_date_is_in_doubt_even_when_reviewed() -> None:
    article = make_article(published="2024?-02-28", authors=("HN",), reviewed=True)
    assert find_doubts(article, {"authors": (evidence(0.1, "HN"),)}) == ("published",)


@pytest.mark.parametrize("date", ["2024?-02-28", "2021~", "2021-12/2022-01", "sometime"])
def test_a_date_that_is_marked_so_is_not_sure(date: str) -> None:
    assert is_inferred("published", date)
    assert not is_inferred("title", date)


def test_an_event_may_take_days() -> None:
    assert not is_inferred("event", "2021-05-03/2021-05-05")
    assert is_inferred("event", "2021?-05-03/2021?-05-05")


def test_a_card_tells_of_an_article_all_but_its_text() -> None:
    article = make_article(title="Một bài", authors=("HN",))
    entry = make_entry(ContentFile("content/x.md", "abc", article, {}, "body"))
    same = make_entry(ContentFile("content/x.md", "abd", article, {}, "another body"))
    assert entry.card_key == same.card_key
    for other in (
        ContentFile("content/x.md", "abc", make_article(title="Một bài khác", authors=("HN",)), {}, "body"),
        ContentFile("content/x.md", "abc", article, {"authors": (evidence(0.1, "HN"),)}, "body"),
    ):
        assert make_entry(other).card_key != entry.card_key


def test_an_entry_is_light() -> None:
    long = "Ngày 19/1, Quận ủy tổ chức hội nghị. " * 40
    entry = make_entry(ContentFile("content/x.md", "abc", make_article(summary=long), {}, "body " * 1000))
    assert entry.content_key == "abc"
    assert entry.article.summary is not None
    assert len(entry.article.summary) <= SUMMARY_LENGTH + 1


def test_shortening_cuts_at_a_word() -> None:
    assert shorten("một hai ba", 20) == "một hai ba"
    assert shorten("một hai, ba bốn", 9) == "một hai…"
