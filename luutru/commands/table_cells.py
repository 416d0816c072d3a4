"""Cells of a corrected table as spreadsheets give them back: dates turned about, times with seconds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.deciding import read_value
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.vietnamese.edtf import is_edtf
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

DATES = ("published", "updated", "event")
#: A day as spreadsheets show it: day or month first, by the country that the computer is set to.
_TURNED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: +0?0:00(?::00)?)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)


def read_cell(field: str, cell: str, held: object) -> object:
    """Return the value of a field from its cell; `held` is what the article has now.

    A date that a spreadsheet wrote otherwise is what it was. Raises LuutruError, with the cure, for one that
    may be two days.
    """
    text = cell.strip()
    if field in DATES and text and text != held and not is_edtf(text):
        days = list(_days_of(text))
        if held in days:
            return held
        if len(days) > 1:
            message = tr(
                "{field}: {text} may be {one} or {other}", field=field, text=text, one=days[0], other=days[1]
            )
            raise LuutruError(f"{message} ({tr('write one of the two, and format the column as text')})")
        return days[0] if days else text
    if field == "published_time" and (found := _TIME.fullmatch(text)):
        return f"{found[1]:0>2}:{found[2]}"
    return read_value(field, cell)


def _days_of(text: str) -> Iterator[str]:
    """Yield what a date may mean, as EDTF; nothing where it is none."""
    if not (found := _TURNED.fullmatch(text)):
        day, _ = parse_when(text)
        yield from filter(None, [day])
        return
    first, second, year = found.groups()
    for month, day in dict.fromkeys(((second, first), (first, second))):
        if is_edtf(written := f"{year}-{month:0>2}-{day:0>2}"):
            yield written
