from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.vietnamese import folding
from luutru.vietnamese.folding import fold, fold_tones, fold_words, match_key, squeeze, squeeze_all

CASES: list[list[str]] = json.loads(
    Path(__file__).with_name("folding_cases.json").read_text(encoding="utf-8")
)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(LETTERS + LETTERS.upper() + "fjwzFJWZ 0123456789,.-–“”()\u00a0", max_size=40)


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_folds_as_the_search_page_does(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(vietnamese)
def test_folding_vietnamese_leaves_ascii_letters_and_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert not any(letter.isalpha() and not letter.isascii() for letter in folded)
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_folding_twice_is_folding_once_and_never_grows(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(folded) <= len(text)


@given(st.one_of(vietnamese, st.text()))
def test_words_are_the_runs_of_letters_and_digits_of_the_folded_text(text: str) -> None:
    assert fold_words(text) == re.findall(r"[^\W_]+", fold(text))


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ, thuý; luỹ", "khỏe, thúy; lũy"),
        ("Hoàng", "Hoàng"),
        ("toàn", "toàn"),
        ("khuỷu", "khuỷu"),
        ("quý, quỹ, QUÝ, quỷ", "quý, quỹ, QUÝ, quỷ"),
        ("quà", "quà"),
        ("huỳnh", "huỳnh"),
        ("hoà2", "hòa2"),
        ("xoè-loà", "xòe-lòa"),
    ],
)
def test_tones_move_only_at_a_syllables_end(text: str, older: str) -> None:
    assert fold_tones(text) == older


@given(vietnamese)
def test_moving_tones_keeps_length_case_and_letters(text: str) -> None:
    moved = fold_tones(text)
    assert len(moved) == len(text)
    assert [letter.isupper() for letter in moved] == [letter.isupper() for letter in text]
    assert fold(moved) == fold(text)
    assert fold_tones(moved) == moved


@given(st.text())
def test_a_match_key_is_its_own_key(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert match_key(f"  {text}\u00a0\n") == key


def test_lines_that_a_reader_takes_for_equal_have_one_key() -> None:
    texts = (
        "UỶ BAN NHÂN DÂN",
        "Ủy ban  nhân dân",
        " uỷ\u00a0ban nhân dân",
        unicodedata.normalize("NFD", "Uỷ ban nhân dân"),
    )
    assert len({match_key(text) for text in texts}) == 1
    assert match_key("Uy ban nhân dân") != match_key("Ủy ban nhân dân")


def test_the_quick_way_of_folding_is_the_slow_way() -> None:
    for code in range(0x110000):
        letter = chr(code)
        slow = letter.translate(folding._FOLD)
        assert fold(letter) == slow
        assert squeeze(letter) == "".join(sign for sign in slow if sign.isalnum())
        if slow != letter and letter.isalnum():  # beside one that has no byte, too
            assert fold(f"{letter}Đ\u4e00") == f"{slow}d\u4e00"


@given(st.lists(vietnamese | st.text(max_size=9), max_size=5))
def test_many_are_squeezed_as_each_alone(texts: list[str]) -> None:
    assert squeeze_all(texts) == [squeeze(text) for text in texts]
