from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from luutru.vietnamese.collation import ALPHABET, initial, sort_key

#: In order, as a Vietnamese dictionary has them.
NAMES = [
    "Ăn", "Âu Cơ", "Ba Đình", "Ba Vì", "Bà Rịa", "Bắc Từ Liêm", "Cầu Giấy", "Chương Mỹ", "Đà Nẵng",
    "Đan Phượng", "Đống Đa", "Gia Lâm", "Hà Đông", "Hai Bà Trưng", "Hoài Đức", "Hoàn Kiếm", "Hoàng Mai",
    "Long Biên", "Mê Linh", "Nam Từ Liêm", "Phường 2", "Phường 10", "Phường 10 A", "Quốc Oai", "Sóc Sơn",
    "Sơn Tây", "Tây Hồ", "Ứng Hoà", "Zalo",
]  # fmt: skip


def test_names_stand_as_in_a_dictionary() -> None:
    shuffled = NAMES[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == NAMES


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(sorted(ALPHABET), key=sort_key) == list(ALPHABET)


def test_tones_stand_in_the_order_of_dictionaries_and_after_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma", "mai"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mai",
    ]


def test_case_composition_and_punctuation_weigh_less_than_any_letter() -> None:
    assert sorted(["hà nội b", "HÀ NỘI a", "Hà Nội, c"], key=sort_key) == [
        "HÀ NỘI a",
        "hà nội b",
        "Hà Nội, c",
    ]
    assert sort_key("Hà Nội")[0] == sort_key("Hà Nội")[0]
    assert sort_key("Hoà Bình")[0] == sort_key("Hòa Bình")[0]


@given(st.lists(st.text(max_size=8)))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    assert sorted(texts, key=sort_key) == sorted(sorted(texts), key=sort_key)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_stand_by_value(first: int, second: int) -> None:
    assert (sort_key(f"Phường {first}") < sort_key(f"Phường {second}")) == (first < second)


@given(st.text())
def test_every_name_stands_under_a_letter_of_the_alphabet(name: str) -> None:
    assert initial(name) == "#" or initial(name).lower() in ALPHABET


def test_tones_make_no_letters() -> None:
    assert [initial(name) for name in ("À", "ẵng", "Ệ", "Đ", "Ứng Hòa")] == ["A", "Ă", "Ê", "Đ", "Ư"]
