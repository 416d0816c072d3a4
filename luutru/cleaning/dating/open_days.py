"""A date line without its year: where the text tells the year, the day of publication; else for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.dating.years import YearChoice, infer_year
from luutru.cleaning.tagging.printed_days import close_day
from luutru.model import Evidence, Found, Role
from luutru.vietnamese.date_calendar import iso_day, shift
from luutru.vietnamese.dates import DateKind, find_dates, lower
from luutru.vietnamese.edtf import parse_edtf
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.model import TaggedLine
    from luutru.vietnamese.dates import DateExpression

_RULE: Final = "date-line-without-year"
_SURE: Final = 0.85
#: News is printed so many days after the day that it tells of, at most.
_CLOSE: Final = 31
_DAY: Final = load_vocabulary("dates").words("day")[0]


def find_open_day(
    lines: Sequence[TaggedLine], event: Found[str] | None, limits: Limits
) -> tuple[Found[str] | None, tuple[Evidence, ...]]:
    """Return the day of the first date line without a year, as EDTF with a doubtful year; or its words, which
    are suspected where neither `event`, the day that the text tells of, nor other words tell the year.
    """
    for line in lines:
        day = _read(line.text) if line.role is Role.META else None
        if day is None or day.month is None or day.day is None:
            continue
        said = Evidence(line.number, line.text, _RULE, _SURE)
        choice = _after(event, day, limits) or infer_year(lines, day, limits)
        if choice.year is not None:
            value = iso_day(choice.year, day.month, day.day)
            return Found(f"{value[:4]}?{value[4:]}", (said, *choice.evidence)), ()
        return None, (replace(said, value=lower(day.text)),)
    return None, ()


def _after(event: Found[str] | None, day: DateExpression, limits: Limits) -> YearChoice | None:
    """Return the year in which a day follows close upon the event, or is its day."""
    last = parse_edtf(event.value).latest if event else None
    for year in (int(last[:4]), int(last[:4]) + 1) if last else ():
        iso = replace(day, year=year).first_day
        if event and last and iso and limits.allows(iso) and last <= iso <= shift(last, _CLOSE):
            return YearChoice(year, tuple(replace(why, value=None) for why in event.evidence))
    return None


def _read(text: str) -> DateExpression | None:
    """Return the only day of a line that has no year; "28/2" is one where a person says what the line is."""
    days = [item for item in find_dates(text) if item.kind is DateKind.DAY]
    if not days and (closed := close_day(text) or close_day(f"{_DAY} {text}")):
        days = [
            replace(item, year=None, text=f"{_DAY} {item.day}/{item.month}") for item in find_dates(closed)
        ]
    return days[0] if len(days) == 1 and days[0].year is None and not days[0].end_day else None
