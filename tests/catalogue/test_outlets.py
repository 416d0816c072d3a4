"""Spellings of an outlet join, different outlets have different addresses, and a published one stays."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from luutru.catalogue.names import name_terms
from luutru.catalogue.outlets import join_outlets, mark_of
from luutru.cli import main
from luutru.content.slugs import RESERVED
from luutru.content.validation import SLUG, SLUG_BYTES
from luutru.knowledge.loading import load_knowledge
from luutru.knowledge.outlets import outlet_key

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = load_knowledge()
NAMES = name_terms(KNOWLEDGE.places, KNOWLEDGE.outlets, KNOWLEDGE.topics, "vi")
#: Names that fold to few letters collide often.
SPELLINGS = st.one_of(
    st.text("aáàAÁ -.", min_size=1, max_size=4),
    st.sampled_from([
        "Báo Mẫu Mực", "Bảo Mẫu Mực", "bao mau muc", "con", "CON", "index", "Báo", "…", "-", "..", "😀",
        "vnexpress", "Báo VnExpress", "Báo " * 200, "Trang tin " + "rất dài " * 60, "x" * 300,
    ]),
    st.text(min_size=1, max_size=30),
)  # fmt: skip
COUNTS = st.dictionaries(SPELLINGS, st.integers(1, 3), max_size=8)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Báo Mẫu Mực", "BÁO MẪU MỰC", "Mẫu Mực", "Báo Mẫu-Mực", "MẫuMực", "Báo điện tử mẫu mực"),
        ("Hòa Bình", "Hoà Bình", "Báo HÒA BÌNH"),
        ("Đời sống & Pháp luật", "Đời sống và Pháp luật", "ĐỜI SỐNG &PHÁP LUẬT"),
    ],
)  # fmt: skip
def test_case_spaces_signs_and_a_leading_word_make_no_other_outlet(spellings: tuple[str, ...]) -> None:
    assert len({outlet_key(name) for name in spellings}) == 1
    joined = join_outlets(dict.fromkeys(spellings, 1), NAMES, {})
    assert len(joined.slugs) == 1


@pytest.mark.parametrize(
    ("first", "second"), [("Báo Mẫu Mực", "Bảo Mẫu Mực"), ("Báo", "Bão"), ("Tin tức", "Tin")]
)
def test_tones_and_words_do(first: str, second: str) -> None:
    assert outlet_key(first) != outlet_key(second)


def test_the_name_is_the_known_one_else_what_most_articles_say() -> None:
    assert join_outlets({"Báo VnExpress": 9, "VNEXPRESS": 2}, NAMES, {}).names == {
        "Báo VnExpress": "VnExpress",
        "VNEXPRESS": "VnExpress",
    }
    joined = join_outlets({"BÁO MẪU": 5, "Báo Mẫu": 5, "Mẫu": 4}, NAMES, {})
    assert set(joined.names.values()) == {"Báo Mẫu"}


def test_of_namesakes_the_larger_has_the_plain_address() -> None:
    slugs = join_outlets({"Bảo Mẫu Mực": 1, "Báo Mẫu Mực": 2, "BÁO MẪU MỰC": 1}, NAMES, {}).slugs
    assert slugs["Báo Mẫu Mực"] == "bao-mau-muc"
    assert slugs["Bảo Mẫu Mực"].startswith("bao-mau-muc-")


def test_an_unknown_name_without_marks_is_asked_of(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for name, outlet in (("a", "Báo Sông Thu"), ("b", "Bao Song Thu"), ("c", "Bao Song Mới")):
        (content / f"{name}.md").write_text(f"---\ntitle: {name}\noutlet: {outlet}\n---\n\nX.\n", "utf-8")
    result = CliRunner().invoke(main, ["render", "--archive", str(tmp_path)], catch_exceptions=False)
    asked = [line for line in result.output.splitlines() if "may be" in line]
    told = 'note: content/b.md: the outlet "Bao Song Thu" may be "Báo Sông Thu"'
    assert [line.partition(" (")[0] for line in asked] == [told]


def test_a_known_name_without_marks_is_the_known_outlet() -> None:
    joined = join_outlets({"Bao Kinh te & Do thi": 2, "vnexpress": 1}, NAMES, {})
    assert set(joined.names.values()) == {"Kinh tế & Đô thị", "VnExpress"}


@given(COUNTS)
@example({"Bảo Mẫu Mực": 1, "Báo Mẫu Mực": 2})
@example({"😀": 1, "…": 1, "con": 1})
def test_addresses_are_sound_and_different(counts: dict[str, int]) -> None:
    joined = join_outlets(counts, NAMES, {})
    assert joined.names.keys() == counts.keys()
    assert set(joined.names.values()) == joined.slugs.keys()
    assert len(set(joined.slugs.values())) == len({outlet_key(name) for name in counts})
    for slug in joined.slugs.values():
        assert SLUG.fullmatch(slug)
        assert len(slug) <= SLUG_BYTES
        assert not RESERVED.fullmatch(slug)


@given(COUNTS, COUNTS)
@example({"Báo Mẫu Mực": 1}, {"Bao Mau Muc": 9, "Bảo Mẫu Mực": 9, "Mẫu Mực": 9})
def test_a_published_address_stays_its_outlets_whoever_comes(
    before: dict[str, int], come: dict[str, int]
) -> None:
    first = join_outlets(before, NAMES, {})
    owners = {slug: mark_of(name) for name, slug in first.slugs.items()}
    then = join_outlets({**come, **before}, NAMES, owners)
    for spelling in before:
        assert then.slugs[then.names[spelling]] == first.slugs[first.names[spelling]]


@given(COUNTS)
@example({"A": 1, "a": 1, "Á": 2})
def test_joining_again_changes_nothing(counts: dict[str, int]) -> None:
    joined = join_outlets(counts, NAMES, {})
    sums = Counter[str]()
    for name, count in counts.items():
        sums[joined.names[name]] += count
    again = join_outlets(sums, NAMES, {})
    assert again.slugs == joined.slugs
    assert all(name == other for name, other in again.names.items())
