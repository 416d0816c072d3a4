"""The composed form: Unicode's own, but for heaps of marks, which no language writes."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from luutru.normal_form import MOST_MARKS, nfc


@given(st.text(st.sampled_from("aăêơđ ,\n1\u0300\u0301\u0302\u0306\u031b\u0323\u0345Ð한"), max_size=40))
def test_it_is_unicodes_own_form_where_marks_are_few(text: str) -> None:
    runs = "".join(
        "m" if unicodedata.combining(letter) else " " for letter in unicodedata.normalize("NFD", text)
    )
    if max(map(len, runs.split()), default=0) <= MOST_MARKS:
        assert nfc(text) == unicodedata.normalize("NFC", text)


@given(st.lists(st.sampled_from("\u0300\u0301\u0323\u031b\u0f71"), min_size=31, max_size=400))
def test_a_heap_of_marks_leaves_so_many_and_nothing_else_is_lost(marks: list[str]) -> None:
    kept = nfc(f"trước a{''.join(marks)} sau")
    assert kept.startswith("trước ")
    assert kept.endswith(" sau")
    assert sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", kept)))) <= MOST_MARKS + 4
    assert nfc(kept) == kept
