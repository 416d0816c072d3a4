"""Putting parts together: days into runs, clock times to their days, "sáng nay" into the date behind it."""

from __future__ import annotations

from dataclasses import replace

from luutru.vietnamese import date_patterns as patterns
from luutru.vietnamese.date_calendar import is_day, iso_day, ordinal, shift
from luutru.vietnamese.date_expression import Bound, DateExpression, DateKind

#: A run printed with a comma or "và" joins neighbouring days ("13 và 14/10"); farther ones are two dates.
_LISTED_DAYS = 3
_LISTING = patterns.WORDS.word_set("listing")
#: A run with "đến" or a dash: congresses, camps, weeks; longer spans are programmes.
_LONGEST_RUN = 100
#: Minutes east of Greenwich.
_LOCAL = 7 * 60


def join_runs(low: str, found: list[DateExpression]) -> list[DateExpression]:
    """Days joined by a dash, "đến" or "và" become one run; the same day of two years an anniversary."""
    joined: list[DateExpression] = []
    for item in found:
        last = joined[-1] if joined else None
        if last is not None and item.start <= last.start and item.kind is not DateKind.DAY:
            joined.pop()  # "tháng 6" in "tháng 6 năm 2019"
            last = None
        if last is not None and item.core < last.end:
            continue  # overlaps: the earlier and longer one stands
        if last is not None and last.kind in _JOINABLE and item.kind in _JOINABLE and item.day and last.day:
            gap = patterns.RUN_GAP.fullmatch(low, last.end, item.core)
            if gap:
                run = _run(last, item, gap["c"])
                if run:
                    joined[-1] = run
                    continue
        joined.append(item)
    return joined


_JOINABLE = frozenset({DateKind.DAY, DateKind.ANNIVERSARY})


def _run(first: DateExpression, last: DateExpression, joint: str) -> DateExpression | None:
    if (
        first.end_day
        or last.end_day
        or first.month is None
        or last.month is None
        or not first.day
        or not last.day
    ):
        return None
    start_year, end_year = first.year, last.year
    if (
        first.year
        and last.year
        and (first.day, first.month) == (last.day, last.month)
        and last.year > first.year
    ):
        return replace(last, start=first.start, core=first.core, kind=DateKind.ANNIVERSARY, lead=first.lead)
    # "Từ 2/5 đến 4/5/2020": what begins there is a day too.
    is_told = first.marked or first.year or (last.year and first.bound is Bound.SINCE)
    if (first.kind is not last.kind and first.kind is not DateKind.DAY) or not is_told:
        return None
    if start_year is None and end_year is not None:
        start_year = end_year - (first.month > last.month)
    if end_year is None and start_year is not None:
        end_year = start_year + (first.month > last.month)
    base = start_year or 2000
    if not is_day(base, first.month, first.day) or not is_day(end_year or 2001, last.month, last.day):
        return None
    days = ordinal(iso_day(end_year or base + (first.month > last.month), last.month, last.day)) - ordinal(
        iso_day(base, first.month, first.day)
    )
    if not 0 < days <= (_LISTED_DAYS if joint in _LISTING else _LONGEST_RUN):
        return None
    return replace(
        first, end=last.end, year=start_year, end_year=end_year, end_month=last.month, end_day=last.day,
        bound=Bound.NONE if first.bound is Bound.SINCE else first.bound, marked=True,
    )  # fmt: skip


def attach_clocks(
    low: str, found: list[DateExpression], clocks: list[DateExpression]
) -> tuple[list[DateExpression], list[DateExpression]]:
    """Give each day the clock time that stands beside it, after it rather than before."""
    if not clocks:
        return found, clocks
    left = list(clocks)
    for within in (True, False):
        for index, item in enumerate(found):
            if item.kind is not DateKind.DAY or item.hour is not None:
                continue
            clock = _clock_of(low, item, left, within=within)
            if clock is not None:
                left.remove(clock)
                found[index] = _in_local_time(item, clock)
    return found, left


def _clock_of(
    low: str, item: DateExpression, clocks: list[DateExpression], *, within: bool
) -> DateExpression | None:
    """The clock time inside the day's own cue, or the one behind it, or the one before it."""
    if within:
        return next((clock for clock in clocks if item.start <= clock.core < item.core), None)
    after = next(
        (clock for clock in clocks if clock.core >= item.end and _gap(low, item.end, clock.core)), None
    )
    before = next((c for c in reversed(clocks) if c.end <= item.core and _gap(low, c.end, item.core)), None)
    return after or before


def _gap(low: str, start: int, end: int) -> bool:
    return end - start <= 40 and patterns.CLOCK_GAP.fullmatch(low, start, end) is not None


def _in_local_time(item: DateExpression, clock: DateExpression) -> DateExpression:
    """The day with its clock time in Vietnam, whatever zone it was printed in."""
    hour, minute = clock.hour or 0, clock.minute or 0
    start, end = min(item.start, clock.start), max(item.end, clock.end)
    item = replace(item, start=start, end=end, hour=hour, minute=minute)
    day = item.first_day
    if clock.offset is None or clock.offset == _LOCAL or day is None or item.end_day:
        return item
    minutes = hour * 60 + minute - clock.offset + _LOCAL
    year, month, number = map(int, shift(day, minutes // 1440).split("-"))
    return replace(item, year=year, month=month, day=number, hour=minutes % 1440 // 60, minute=minutes % 60)


def drop_absorbed(found: list[DateExpression]) -> list[DateExpression]:
    """ "Sáng nay" in "Sáng nay (15/1/2021)" is a part of that date."""
    if not any(item.kind is DateKind.RELATIVE for item in found):
        return found
    days = [item for item in found if item.kind is DateKind.DAY]
    return [
        item
        for item in found
        if item.kind is not DateKind.RELATIVE or not any(day.start <= item.start < day.end for day in days)
    ]
