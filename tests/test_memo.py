"""A memo gives back what was put or nothing, whatever happened to its file."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.memo import DRAWERS, FOLDER, Drawers, Memo, hash_of

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = st.dictionaries(st.text(), st.integers(0, 9))
#: A drawer that nothing is in.
EMPTY = b"\x80"
VALUES = {bytes([number, 1]): bytes([number]) * 300 for number in range(100)}


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    with Memo(tmp_path) as memo:
        memo.put("pages", VALUES)
    return tmp_path


def test_what_was_put_is_found_again(stored: Path) -> None:
    with Memo(stored) as memo:
        assert dict(memo.walk("pages")) == VALUES
        assert memo.get("pages", b"\x07\x01") == VALUES[b"\x07\x01"]
        assert memo.get("pages", b"unknown") is None
        assert dict(memo.walk("another space")) == {}


def test_dropped_and_replaced_values(stored: Path) -> None:
    with Memo(stored) as memo:
        memo.drop("pages", [b"\x07\x01"])
        memo.put("pages", {b"\x08\x01": b"new"})
    expected = VALUES | {b"\x08\x01": b"new"}
    del expected[b"\x07\x01"]
    with Memo(stored) as memo:
        assert dict(memo.walk("pages")) == expected


def test_a_damaged_memo_gives_right_values_or_none(stored: Path) -> None:
    path = stored / FOLDER / "memo.sqlite"
    sound = path.read_bytes()
    chance = random.Random(1)
    survived = 0
    for _ in range(60):
        damaged = bytearray(sound)
        for _ in range(chance.choice([1, 10, 1000])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.choice([len(damaged), chance.randrange(len(damaged))])])
        with Memo(stored) as memo:
            found = dict(memo.walk("pages"))
            assert found.items() <= VALUES.items()
            survived += bool(found)
            memo.put("pages", {b"k": b"v"})
    assert survived, "damage to one value must not cost all others"


def test_a_memo_whose_tables_have_unreadable_names_costs_only_time(stored: Path) -> None:
    path = stored / FOLDER / "memo.sqlite"
    sound = path.read_bytes()
    names = sound.index(b"CREATE TABLE")
    chance = random.Random(1)
    for _ in range(100):
        damaged = bytearray(sound)
        for _ in range(3):
            damaged[names + chance.randrange(-30, 60)] = chance.randrange(128, 256)
        path.write_bytes(damaged)
        with Memo(stored) as memo:
            assert dict(memo.walk("pages")).items() <= VALUES.items()


def test_a_damaged_memo_heals(stored: Path) -> None:
    path = stored / FOLDER / "memo.sqlite"
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 20000)
    for _ in range(2):
        with Memo(stored) as memo:
            dict(memo.walk("pages"))
            memo.put("pages", VALUES)
    with Memo(stored) as memo:
        assert dict(memo.walk("pages")) == VALUES


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    with Memo(tmp_path) as memo:
        memo.put("pages", VALUES)
        assert dict(memo.walk("pages")) == VALUES


@given(NUMBERS, NUMBERS)
def test_drawers_give_back_what_was_kept_last(first: dict[str, int], second: dict[str, int]) -> None:
    with Memo(None) as memo:
        Drawers(memo, "numbers", int).keep(first)
        Drawers(memo, "numbers", int).keep(second)
        assert Drawers(memo, "numbers", int).load() == second


@given(NUMBERS, NUMBERS, st.sets(st.integers(0, DRAWERS - 1)))
def test_what_is_kept_over_what_was_loaded_heals_damage(
    first: dict[str, int], second: dict[str, int], damaged: set[int]
) -> None:
    with Memo(None) as memo:
        Drawers(memo, "numbers", int).keep(first)
        memo.put("numbers", {bytes([number]): b"\xff" for number in damaged})
        drawers = Drawers(memo, "numbers", int)
        drawers.load()
        drawers.keep(second)
        assert Drawers(memo, "numbers", int).load() == second


def test_only_the_drawer_that_changed_is_written(memo: Memo) -> None:
    values = {f"name {number}": number for number in range(1000)}
    Drawers(memo, "numbers", int).keep(values)
    drawers = Drawers(memo, "numbers", int)
    drawers.load()
    before = dict(memo.walk("numbers"))
    memo.put("numbers", dict.fromkeys(before, b"nobody reads this again"))
    drawers.keep(values | {"name 7": -7})
    assert sum(stored != b"nobody reads this again" for stored in dict(memo.walk("numbers")).values()) == 1


@pytest.mark.parametrize("stored", [b"", b"\xa7\x82\xff", b"\x81\xa1a\xa1b"])
def test_a_drawer_that_holds_something_else_is_empty(stored: bytes, memo: Memo) -> None:
    Drawers(memo, "numbers", int).keep({"a": 1, "b": 2, "c": 3})
    filled = [row for row, drawer in dict(memo.walk("numbers")).items() if drawer != EMPTY]
    memo.put("numbers", dict.fromkeys(filled[:2], stored))
    assert len(Drawers(memo, "numbers", int).load()) == 1


@pytest.mark.parametrize("stored", [b"", b"\xc1", b"\xa1\xff", b"\x07"])
def test_a_value_of_another_kind_is_none(stored: bytes, memo: Memo) -> None:
    memo.put("one", {b"key": stored})
    assert memo.read("one", b"key", str) is None


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_parts_have_different_hashes(first: list[str], second: list[str]) -> None:
    assert (hash_of(*first) == hash_of(*second)) == (first == second)
