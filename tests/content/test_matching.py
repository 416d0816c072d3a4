"""Whose page is this: what texts are known by, and which article a page is of."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from luutru.content import matching
from luutru.content.identity import (
    Identity,
    TextPrint,
    likeness,
    make_print,
    parse_print,
    render_print,
    thin_print,
)
from luutru.content.matching import Matches, match_bytes, match_pages
from luutru.content.similar import COMMON
from luutru.vietnamese.shingles import find_runs, split_syllables

SYLLABLES = [
    f"{first}{rest}" for first in ("b", "c", "đ", "gi", "kh", "l", "m", "ngh", "ph", "t", "v", "x")
    for rest in (
        "a", "ai", "ao", "ây", "e", "ên", "i", "iêu", "o", "oan", "ôi", "ong", "u", "ương", "ưa", "y",
    )
]  # fmt: skip


def words(seed: int, amount: int) -> str:
    return " ".join(random.Random(seed).choices(SYLLABLES, k=amount))


def known(name: str, text: str, address: str = "", file: str = "", **more: object) -> Identity:
    made = Identity(name, name, file or name, "", address, "", make_print("", text))
    return replace(made, **more) if more else made


def match(pages: list[Identity], articles: list[Identity], live: dict[str, str] | None = None) -> Matches:
    matches = match_pages(pages, {article.name: article for article in articles}, live or {})
    backwards = match_pages(pages[::-1], {article.name: article for article in articles[::-1]}, live or {})
    assert matches == backwards, "the order of files decides"
    return matches


def test_pages_of_the_same_bytes_that_are_read_otherwise_now_keep_their_articles() -> None:
    articles = {
        name: known(name, f"{name} cũ", address, file, sha256="b")
        for name, address, file in (("mot", "a.vn/1", "x#1"), ("hai", "a.vn/2", "x#2"), ("ba", "", "x#3"))
    }
    pages = [
        known("x#2", "mới", "a.vn/1", sha256="b"), known("x#3", "mới", "a.vn/2", sha256="b"),
        known("x#4", "mới", sha256="b"), known("x#5", "mới", sha256="b"), known("y", "mới", sha256="c"),
    ]  # fmt: skip
    by_bytes = {"b": ["ba", "hai", "mot"]}
    assert match_bytes(pages, articles, by_bytes, {}) == {"x#2": "mot", "x#3": "hai", "x#4": "ba"}
    assert match_bytes(pages, articles, by_bytes, {"mot": "x#1"}) == {"x#3": "hai", "x#4": "ba"}


# --- what a text is known by


@given(st.integers(0, 3000), st.integers(0, 9))
def test_a_print_can_be_written_and_read(amount: int, seed: int) -> None:
    text = make_print("Tựa", words(seed, amount))
    for one in (text, thin_print(text)):
        assert parse_print(render_print(one)) == one
        assert "\t" not in render_print(one)
    assert len(render_print(text)) < 2200, "a ledger's head has room for it"


@pytest.mark.parametrize("cell", ["", "x", "a 1 2 3 4", "a b c 32 AAAA", "a 1 2 32 ****", "a 1 2 32 AAA="])
def test_a_damaged_print_is_none(cell: str) -> None:
    assert parse_print(cell) is None


@given(st.integers(60, 600), st.integers(60, 600), st.floats(0, 1), st.integers(0, 99))
def test_likeness_is_the_share_of_runs_that_the_shorter_text_has_in_common(
    amount: int, other_amount: int, common: float, seed: int
) -> None:
    shared = words(seed, round(min(amount, other_amount) * common))
    one = f"{shared} {words(seed + 1, amount)}"
    other = f"{words(seed + 2, other_amount)} {shared}"
    runs, others = (find_runs(split_syllables(text)) for text in (one, other))
    exact = len(runs & others) / min(len(runs), len(others))
    found = likeness(make_print("", one), make_print("", other))
    assert found == pytest.approx(exact, abs=0.02 if max(len(runs), len(others)) <= 96 else 0.3)
    assert likeness(make_print("", other), make_print("", one)) == found


def test_a_thin_print_knows_its_text_again_and_no_other() -> None:
    for seed in range(60):
        amount = (12, 30, 60, 200, 900)[seed % 5]
        text = words(seed, amount)
        thin = thin_print(make_print("", text))
        furniture = words(seed + 1000, amount // 5)
        assert likeness(thin, make_print("", f"{furniture} {text} {furniture}")) >= 0.7
        assert likeness(thin, make_print("", words(seed + 2000, amount))) < 0.35


@pytest.mark.parametrize("amount", [20, 45, 100, 1000])
def test_a_thin_print_keeps_a_fourth_of_the_runs_and_half_of_their_hashes(amount: int) -> None:
    text = make_print("", words(1, amount))
    thin = thin_print(text)
    assert len(thin.values()) <= max(8, text.runs // 4)
    assert max(thin.values()) < 1 << 16
    assert len(thin_print(make_print("", words(1, 6))).values()) <= 2


def test_texts_without_words_are_not_each_other() -> None:
    assert likeness(make_print("…", ""), make_print("***", "")) == likeness(TextPrint(), TextPrint()) == 0


# --- which article a page is of

ONE, OTHER, THIRD = words(1, 80), words(2, 80), words(3, 80)


def test_an_equal_text_is_found_under_any_name() -> None:
    articles = [known("a", ONE, file="1.txt"), known("b", OTHER, file="2.txt")]
    pages = [known("1.txt", OTHER), known("2.txt", THIRD), known("9.jsonl#4", ONE)]
    assert match(pages, articles).articles == {"1.txt": "b", "9.jsonl#4": "a"}


def test_equal_texts_are_matched_one_to_one_their_names_first(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(one: TextPrint, other: TextPrint) -> float:
        nonlocal compared
        compared += 1
        return likeness(one, other)

    monkeypatch.setattr(matching, "likeness", counted)
    numbers = range(3 * COMMON)
    articles = [known(f"a{number:03}", ONE, file=f"{number:03}.txt") for number in numbers]
    pages = [known(f"{number:03}.txt", ONE) for number in numbers]
    wanted = {f"{number:03}.txt": f"a{number:03}" for number in numbers}
    assert match(pages, articles).articles == wanted
    del articles[7], pages[9]
    wanted = {page: name for page, name in wanted.items() if page not in ("007.txt", "009.txt")}
    assert match(pages, articles).articles == wanted | {"007.txt": "a009"}
    pages = [replace(page, name=f"x{page.name}") for page in pages[::-1]]
    assert sorted(match(pages, articles).articles.values()) == [article.name for article in articles]
    assert compared <= 6 * (COMMON + 2) * len(numbers), "each page is compared with every article"


def test_a_name_counts_where_the_text_is_largely_the_same() -> None:
    half = " ".join([*ONE.split()[:50], *THIRD.split()[:30]])
    article = known("a", ONE, file="1.txt")
    assert match([known("1.txt", half)], [article]).articles == {"1.txt": "a"}
    assert match([known("2.txt", half)], [article]).articles == {}
    less = " ".join([*ONE.split()[:30], *THIRD.split()[:50]])
    assert match([known("1.txt", less)], [article]).articles == {}


def test_an_address_counts_where_a_part_of_the_text_survived() -> None:
    rewritten = " ".join([*ONE.split()[:35], *THIRD.split()[:45]])
    article = known("a", ONE, "bao.vn/1")
    assert match([known("9.txt", rewritten, "bao.vn/1")], [article]).articles == {"9.txt": "a"}
    assert match([known("a", THIRD, "bao.vn/1")], [article]).articles == {}, "another text, whatever its name"


def test_versions_at_one_address_are_one_article_and_the_latest_is_taken() -> None:
    article = known("a", ONE, "bao.vn/1", file="1.txt")
    longer = f"{ONE} {words(5, 20)}"
    live = {"a": "1.txt"}
    matches = match([known("2.txt", longer, "bao.vn/1")], [article], live)
    assert (matches.articles, matches.versions) == ({"2.txt": "a"}, {"1.txt": "2.txt"})
    dated = replace(article, retrieved="2024-01-01")
    matches = match([known("2.txt", longer, "bao.vn/1", retrieved="2020-01-01")], [dated], live)
    assert (matches.articles, matches.versions) == ({}, {"2.txt": "1.txt"})
    pages = [known(f"{number}.txt", f"{ONE} {words(number, 9)}", "bao.vn/1") for number in range(4)]
    matches = match(pages, [])
    assert matches.versions == {"0.txt": "3.txt", "1.txt": "3.txt", "2.txt": "3.txt"}
    assert matches.articles == {}


@pytest.mark.parametrize("address", ["bao.vn", "bao.vn/bai.php"])
def test_an_address_that_different_texts_give_says_nothing_and_is_told(address: str) -> None:
    pages = [known("1.txt", ONE, address), known("2.txt", OTHER, address)]
    assert match(pages, []) == Matches(claimed={address: ["1.txt", "2.txt"]})
    articles = [known("a", ONE, address, file="1.txt"), known("b", OTHER, address, file="2.txt")]
    matches = match([known("3.txt", THIRD, address)], articles, {"a": "1.txt", "b": "2.txt"})
    assert matches == Matches(claimed={address: ["1.txt", "2.txt", "3.txt"]})


def test_a_home_page_s_address_is_nobody_s() -> None:
    rewritten = " ".join([*ONE.split()[:35], *THIRD.split()[:45]])
    assert match([known("9.txt", rewritten, "bao.vn")], [known("a", ONE, "bao.vn")]) == Matches()


def test_a_notice_within_a_long_article_is_not_that_article() -> None:
    notice = words(7, 40)
    article = known("a", f"{words(8, 200)} {notice}", file="1.txt")
    assert match([known("2.txt", notice)], [article]).articles == {}


@settings(max_examples=12, deadline=None)
@given(
    templates=st.integers(1, 2), shared=st.integers(0, 400), own=st.integers(30, 60),
    residue=st.integers(0, 20), seed=st.integers(0, 999),
)  # fmt: skip
@example(templates=1, shared=400, own=30, residue=20, seed=0)
def test_pages_of_one_template_that_were_saved_again_find_their_articles(
    templates: int, shared: int, own: int, residue: int, seed: int
) -> None:
    chance = random.Random(seed)
    texts = []
    for number in range(2 * COMMON + 50):
        text = words(number % templates, shared).split()
        for _ in range(4):
            place = chance.randint(0, len(text))
            text[place:place] = chance.choices(SYLLABLES, k=own // 4 + 1)
        texts.append(" ".join(text))
    articles = [known(f"a{number}", text, file=f"{number}.txt") for number, text in enumerate(texts)]
    left = words(7, residue), words(8, residue)
    pages = [known(f"z{number}.txt", f"{left[0]} {text} {left[1]}") for number, text in enumerate(texts)]
    matches = match(pages, articles)
    assert matches.articles == {f"z{number}.txt": f"a{number}" for number in range(len(texts))}


def test_a_reprint_of_an_article_whose_page_is_there_is_an_article_of_its_own() -> None:
    assert match([known("2.txt", ONE)], [known("a", ONE, file="1.txt")], {"a": "1.txt"}) == Matches()


@pytest.mark.parametrize("erased", [False, True])
def test_a_withdrawn_text_is_known_again(erased: bool) -> None:
    withdrawn = known("w", ONE, "bao.vn/1", file="1.txt", withdrawn=True)
    if erased:
        withdrawn = replace(withdrawn, text=thin_print(withdrawn.text))
    other = known("a", OTHER, file="2.txt")
    pages = [
        known("2.txt", f"{words(5, 15)} {ONE}"),
        known("3.txt", ONE, "khac.vn/9"),
        known("4.txt", ONE, "bao.vn/1"),
        known("5.txt", THIRD, "bao.vn/1"),
    ]
    matches = match(pages, [withdrawn, other])
    assert matches.withheld == {"2.txt": "w", "3.txt": "w", "4.txt": "w"}
    assert matches.articles == {}


def test_a_page_that_is_more_like_another_article_is_not_withheld() -> None:
    notice, ending = words(9, 60), words(10, 6)
    withdrawn = known("w", f"{notice} {words(11, 6)}", file="1.txt", withdrawn=True)
    article = known("a", f"{notice} {ending}", file="2.txt")
    page = known("9.txt", f"{notice} {ending} {words(12, 3)}")
    assert match([page], [withdrawn, article]).articles == {"9.txt": "a"}
    assert match([page], [withdrawn]).withheld == {"9.txt": "w"}
