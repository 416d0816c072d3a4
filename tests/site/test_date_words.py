from __future__ import annotations

import pytest

from luutru.site.date_words import date_words, machine_date
from luutru.site.words import load_words


@pytest.mark.parametrize(
    ("edtf", "vi"),
    [
        ("2018-01-19", "19/1/2018"),
        ("2018-10-06", "6/10/2018"),
        ("2021-03", "tháng 3/2021"),
        ("2021", "năm 2021"),
        ("2024?-02-28", "28/2/2024"),
        ("2021~", "khoảng năm 2021"),
        ("2021-12/2022-01", "từ tháng 12/2021 đến tháng 1/2022"),
        ("/2022-01-05", "đến 5/1/2022"),
        ("2022-01-05/..", "từ 5/1/2022"),
    ],
)
def test_dates_in_vietnamese(edtf: str, vi: str) -> None:
    assert date_words(edtf, load_words("vi")) == vi


def test_dates_in_english() -> None:
    words = load_words("en")
    assert date_words("2018-01-19", words) == "19 January 2018"
    assert date_words("2021-03", words) == "March 2021"
    assert date_words("2021", words) == "2021"


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2018-01-19", "2018-01-19"),
        ("2018-01", "2018-01"),
        ("2018", "2018"),
        ("2024?-02-28", ""),
        ("2021~", ""),
        ("2021-12/2022-01", ""),
        ("/2022-01-05", ""),
        ("no date", ""),
    ],
)
def test_only_plain_dates_are_dates_for_machines(edtf: str, machine: str) -> None:
    assert machine_date(edtf) == machine
