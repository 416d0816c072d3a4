"""Dates as far as they are known: the subset of EDTF (ISO 8601-2) that content files use.

A day, month or year (`2021-03-05`, `2021-03`, `2021`), each part followed by `?` (uncertain), `~`
(approximate) or `%` (both), which then holds for it and the parts before it: `2024?-02-28` is the 28th of
February of, probably, 2024. An interval is two of these with `/` between, and may be open:
`2021-12/2022-01`, `/2022-01-05`, `2022-01-05/..`.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Final, Literal

from luutru.errors import EdtfError
from luutru.frozen import frozen
from luutru.messages import tr

Precision = Literal["year", "month", "day"]
_PRECISIONS: Final[tuple[Precision, ...]] = ("year", "month", "day")
_OPEN: Final = ("", "..")
#: How a date of this kind begins, right or wrong, and no other way of writing days: with the year.
EDTF_BEGINS: Final = re.compile(r"[0-9]{4}(?![0-9])|[/.]")
_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4})(?P<year_mark>[?~%]?)"
    r"(?:-(?P<month>[0-9]{2})(?P<month_mark>[?~%]?)(?:-(?P<day>[0-9]{2})(?P<day_mark>[?~%]?))?)?"
)


@frozen
class Edtf:
    """What an EDTF string allows.

    `earliest` and `latest` are ISO days, None at an interval's open end. `precision` is that of the date,
    and the coarser of the two in an interval.
    """

    earliest: str | None
    latest: str | None
    uncertain: bool = False
    approximate: bool = False
    interval: bool = False
    open_start: bool = False
    open_end: bool = False
    precision: Precision = "day"

    def allows(self, day: str) -> bool:
        """Say whether an ISO day lies within."""
        return (self.earliest or day) <= day <= (self.latest or day)


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Return what `text` allows; raise EdtfError, with what is wrong, when it is outside the subset."""
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_date(text, text)
    if start in _OPEN and end in _OPEN:
        raise EdtfError(tr('"{text}": an interval needs at least one date', text=text))
    first = None if start in _OPEN else _parse_date(start, text)
    last = None if end in _OPEN else _parse_date(end, text)
    sides = [side for side in (first, last) if side]
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest and latest and earliest > latest:
        raise EdtfError(tr('"{text}": the interval ends before it starts', text=text))
    return Edtf(
        earliest,
        latest,
        uncertain=any(side.uncertain for side in sides),
        approximate=any(side.approximate for side in sides),
        interval=True,
        open_start=first is None,
        open_end=last is None,
        precision=min((side.precision for side in sides), key=_PRECISIONS.index),
    )


def is_edtf(text: str) -> bool:
    """Say whether a text is a date as content files write it."""
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def span_of(text: str) -> tuple[str, str] | None:
    """Return the first and last ISO day that `text` allows; None for an open interval, and for no EDTF."""
    try:
        date = parse_edtf(text)
    except EdtfError:
        return None
    return (date.earliest, date.latest) if date.earliest and date.latest else None


def _parse_date(date: str, whole: str) -> Edtf:
    match = _DATE.fullmatch(date)
    if not match:
        raise EdtfError(
            tr(
                '"{whole}": a date is written 2021, 2021-03 or 2021-03-05, with ? or ~ when unsure',
                whole=whole,
            )
        )
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    marks = match["year_mark"] + (match["month_mark"] or "") + (match["day_mark"] or "")
    if not year:
        raise EdtfError(tr('"{whole}": there is no year 0000', whole=whole))
    if match["month"] and not 1 <= month <= 12:
        raise EdtfError(tr('"{whole}": there is no month {match}', whole=whole, match=match["month"]))
    if match["day"] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise EdtfError(
            tr(
                '"{whole}": {match}/{year} has no day {match2}',
                whole=whole,
                match=match["month"],
                year=year,
                match2=match["day"],
            )
        )
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return Edtf(
        f"{year:04}-{month or 1:02}-{day or 1:02}",
        f"{year:04}-{last_month:02}-{last_day:02}",
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
        precision=_PRECISIONS[bool(month) + bool(day)],
    )
