"""Dates as readers see them, from EDTF."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from luutru.errors import EdtfError
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from luutru.site.words import Words

_OPEN = ("", "..")
_MARKS = str.maketrans("", "", "?~%")


@lru_cache(maxsize=16384)
def date_words(edtf: str, words: Words) -> str:
    """Write a date in words: "19/1/2018", "tháng 3/2021", "khoảng năm 2021", "từ … đến …".

    Uncertainty is not written here: it is shown by a mark with its reason.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _side(start, words)
    if start in _OPEN:
        return words.date_until.format(date=_side(end, words))
    if end in _OPEN:
        return words.date_since.format(date=_side(start, words))
    return words.date_between.format(start=_side(start, words), end=_side(end, words))


def _side(date: str, words: Words) -> str:
    parts = date.translate(_MARKS).split("-")
    numbers = [part.lstrip("0") for part in parts]
    if len(parts) == 1:
        text = words.date_year.format(year=numbers[0])
    else:
        name = words.months[numbers[1]]
        if len(parts) == 2:
            text = words.date_month.format(year=numbers[0], month=numbers[1], month_name=name)
        else:
            text = words.date_day.format(year=numbers[0], month=numbers[1], month_name=name, day=numbers[2])
    return words.date_about.format(date=text) if "~" in date or "%" in date else text


@lru_cache(maxsize=16384)
def machine_date(edtf: str) -> str:
    """Return the date for `<time datetime>` and for data: empty when it is inferred, an interval or open."""
    try:
        date = parse_edtf(edtf)
    except EdtfError:
        return ""
    return "" if date.interval or date.uncertain or date.approximate else edtf
