"""The list of wards that other provinces have too is what the tables of the country say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.knowledge import namesakes
from luutru.knowledge.namesakes import load_namesakes

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = namesakes._FOLDER


def units(region: str) -> Iterator[str]:
    for table in ("wards.tsv", "communes.tsv"):
        text = (FOLDER / region / table).read_text(encoding="utf-8")
        head, *rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
        for row in rows:
            yield f"{row[head.index('kind')]} {row[head.index('name')]}"


def test_the_list_is_what_the_tables_say() -> None:
    listed, shared = load_namesakes("hanoi"), set(units("hanoi")) & set(units("viet-nam"))
    assert shared - listed == set(), "add it to luutru/knowledge/data/places/hanoi/namesakes.txt"
    assert listed - shared == set(), "no other province has it: take it out of namesakes.txt"
    assert "phường Trần Phú" in load_namesakes("hanoi")
    assert "phường Dương Nội" not in load_namesakes("hanoi")


def test_a_region_without_a_list_has_none() -> None:
    assert load_namesakes("viet-nam") == frozenset()
