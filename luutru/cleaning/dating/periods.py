"""The period that an article reports on when it tells no day: "Năm 2021: Hà Nội kết nạp …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.frozen import frozen
from luutru.model import Evidence, Found, Role
from luutru.vietnamese.date_calendar import iso_day, last_day_of_month, ordinal
from luutru.vietnamese.dates import DateExpression, DateKind, find_dates, lower
from luutru.vietnamese.edtf import span_of
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.model import TaggedLine

_PERIODS = frozenset({DateKind.YEAR, DateKind.PART_OF_YEAR, DateKind.QUARTER})
_WORDS = load_vocabulary("dating")
_TOLD = _WORDS.pattern("told")
_PLANNED = _WORDS.pattern("planned")
_OTHER = _WORDS.pattern("not-reported")
#: So many letters before a date are looked at: the longest of these phrases has 75.
_BEFORE = 100
#: A report on a period appears at its end or within about a year after: later it is history.
_LATEST_REPORT = 400
_OPENING = 60
#: "Năm 2021, …", "…, trong quý I/2022 …"; "APEC năm 2017" names a thing.
_ADVERBIAL = _WORDS.pattern("adverbial")


@frozen
class Period:
    """The period, and what a total without a date line says of publication: its last month or the next."""

    event: Found[str]
    published: Found[str] | None


def find_period(lines: Sequence[TaggedLine], published: str | None, limits: Limits) -> Period | None:
    """The period reported on, proved by the title and the lead together or by the lead's own opening."""
    titles = [line for line in lines if line.role is Role.TITLE]
    leads = [line for line in lines if line.role is Role.SAPO] or [
        line for line in lines if line.role is Role.BODY
    ][:1]
    told = " ".join(lower(line.text) for line in leads) + " "
    told += " ".join(lower(line.text) for line in [x for x in lines if x.role is Role.BODY][:2])
    if not _TOLD.search(told):
        return None
    in_title = {_edtf(item): (line, item) for line in titles for item in _periods(line)}
    for line in leads:
        low = lower(line.text)
        for item in _periods(line):
            value = _edtf(item)
            opens = _ADVERBIAL.search(low, max(0, item.start - _BEFORE), item.start) is not None
            sources = [in_title[value]] if value in in_title else []
            # A bare year opens many a story of the past; that it is reported on takes the title's word too.
            if opens and (sources or (item.kind is not DateKind.YEAR and item.start <= _OPENING)):
                found = _settle([*sources, (line, item)], published, limits)
                if found is not None:
                    return found
    return None


def _periods(line: TaggedLine) -> list[DateExpression]:
    low = lower(line.text)
    return [
        item
        for item in find_dates(line.text)
        if item.kind in _PERIODS and item.marked and item.year is not None
        and not _OTHER.search(low, max(0, item.start - _BEFORE), item.start)
        and not _PLANNED.search(low[item.end : item.end + 60])
    ]  # fmt: skip


def _settle(
    sources: list[tuple[TaggedLine, DateExpression]], published: str | None, limits: Limits
) -> Period | None:
    item = sources[0][1]
    assert item.year is not None
    end_month = item.end_month or 12
    last = iso_day(item.year, end_month, last_day_of_month(item.year, end_month))
    first = iso_day(item.year, item.month or 1, 1)
    if limits.latest is not None and first > limits.latest:
        return None
    span = span_of(published) if published else None
    if span:
        gap = ordinal(span[1]) - ordinal(last)
        if gap < -31 or gap > _LATEST_REPORT:
            return None
    evidence = tuple(
        Evidence(line.number, found.text, "period-reported", 0.75 if len(sources) > 1 else 0.6)
        for line, found in sources
    )
    event = Found(_edtf(item), evidence)
    if published is not None:
        return Period(event, None)
    after_year, after_month = (item.year, end_month + 1) if end_month < 12 else (item.year + 1, 1)
    if not (limits.allows(last) or limits.allows(iso_day(item.year, end_month, 1))):
        return None
    begin, end = f"{item.year}-{end_month:02d}", f"{after_year}-{after_month:02d}"
    if limits.latest is not None and end > limits.latest[:7]:
        end = begin
    value = begin if begin == end else f"{begin}/{end}"
    return Period(
        event, Found(value, tuple(Evidence(e.line, e.text, "total-of-period", 0.5) for e in evidence))
    )


def _edtf(item: DateExpression) -> str:
    if item.kind is DateKind.YEAR or item.end_month is None:
        return f"{item.year}"
    return f"{item.year}-{item.month:02d}/{item.year}-{item.end_month:02d}"
