"""Dates and date words that no digit begins: quarters, "sáng nay", months by name, the sixty-year cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.vietnamese import date_patterns as patterns
from luutru.vietnamese.any_of import any_of
from luutru.vietnamese.date_calendar import CYCLE_YEARS, is_day
from luutru.vietnamese.date_context import SESSIONS, read_cue
from luutru.vietnamese.date_expression import DateExpression, DateKind
from luutru.vietnamese.date_meaning import day_at, simple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = patterns.WORDS
_QUARTERS = _WORDS.numbers("quarter-numbers")
_QUARTER = f"{_WORDS.words('quarter-word')[0]} "
_DAYS_AWAY = _WORDS.numbers("relative-words")
#: " nay", " qua": no such word without one of them.
_RELATIVE_ENDS = tuple(f" {word}" for word in _DAYS_AWAY)
#: Month names stand in date lines ("Tháng Mười 14, 2021"), which are short.
_LONGEST_DATE_LINE = 200


def word_dates(low: str) -> Iterator[DateExpression]:
    """All such expressions of a line; each pattern runs only where a cheap test says that it may match."""
    if _QUARTER in low:
        for match in patterns.QUARTERS.finditer(low):
            quarter = _QUARTERS[match["q"]]
            year = int(match["y"]) if match["y"] else None
            yield DateExpression(
                match.start(), *match.span(), DateKind.QUARTER, year, quarter * 3 - 2,
                end_month=quarter * 3, marked=True, lead=read_cue(low, match.start()).lead,
            )  # fmt: skip
    if any(map(low.__contains__, _RELATIVE_ENDS)):
        for match in patterns.RELATIVES.finditer(low):
            session = match["when"].split()[-1]
            yield DateExpression(
                match.start(), *match.span(), DateKind.RELATIVE, marked=True,
                session=session if session in SESSIONS else None, offset=_DAYS_AWAY[match["how"]],
                lead=read_cue(low, match.start()).lead,
            )  # fmt: skip
    if len(low) < _LONGEST_DATE_LINE and (" 19" in low or " 20" in low):
        for match in patterns.WORD_DATES.finditer(low):
            name = match["mv"] or match["me"][:3]
            month = int(name) if name.isdecimal() else patterns.MONTHS.get(name, 0)
            if is_day(int(match["y"]), month, int(match["d"])):
                yield day_at(low, match.span(), (int(match["d"]), month, int(match["y"])))
    if _BRANCH.search(low):
        for match in patterns.CYCLE.finditer(low):
            cycle_year = CYCLE_YEARS.get(match.group())
            if cycle_year:
                lead = read_cue(low, match.start()).lead
                yield simple(match, DateKind.LUNAR_YEAR, year=cycle_year, lead=lead)


_BRANCH = any_of(sorted({f" {name.split()[1]}" for name in CYCLE_YEARS}))
