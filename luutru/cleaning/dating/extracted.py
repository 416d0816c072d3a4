"""The day that an extractor of text wrote before a page's first line: "date 2026-01-31 Hà Nội: Bắt giữ …".

It is the day of the page's own metadata, or of the crawl: the text decides. Of 16 real pages that begin so,
the days told in the headline or the lead lay within a week of it on all that told one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.tagging.dressing import EXTRACTED
from luutru.model import HEADS, Evidence, Role
from luutru.vietnamese.date_calendar import is_day, iso_day, ordinal
from luutru.vietnamese.dates import DateKind, find_dates
from luutru.vietnamese.edtf import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.model import TaggedLine
    from luutru.vietnamese.dates import DateExpression

#: What the article tells lies so many days before its publication, or is announced for so many days after.
_BEFORE, _AFTER = 31, 45
_TOLD, _UNTOLD = 0.96, 0.9


def extracted_day(lines: Sequence[TaggedLine]) -> str:
    """Return the EDTF day or month written before the page's first line, else nothing."""
    first = next((line for line in lines if line.text), None)
    found = EXTRACTED.match(first.text) if first is not None else None
    return found["day"] if found is not None else ""


def find_extracted(lines: Sequence[TaggedLine], limits: Limits) -> tuple[Evidence | None, bool]:
    """Return the extractor's day as evidence whose `value` is EDTF, and whether the text agrees with it."""
    value = extracted_day(lines)
    span = span_of(value) if value else None
    if span is None or not limits.allows(span[0]):
        return None, False
    first = next(line for line in lines if line.text)
    told = list(_told_days(lines))
    agrees = not told or any(_is_near(item, *span) for item in told)
    words = first.text[: len("date ") + len(value)]
    return Evidence(first.number, words, "extracted-day", _TOLD if told else _UNTOLD, value), agrees


def _told_days(lines: Sequence[TaggedLine]) -> Iterable[DateExpression]:
    """Yield the days that the headline, the lead and the first paragraph tell.

    A year printed below the lead is one of the past: "nhân kỷ niệm 131 năm … (ngày 16-5-2021)".
    """
    body = next((line for line in lines if line.role is Role.BODY), None)
    for line in lines:
        if line.role in HEADS or line is body:
            for item in find_dates(line.text):
                if (
                    item.kind is DateKind.DAY
                    and (item.year is None or line is not body)
                    and item.month
                    and item.day
                    and not EXTRACTED.match(line.text[item.start - 5 :])
                ):
                    yield item


def _is_near(item: DateExpression, first: str, last: str) -> bool:
    assert item.month is not None
    assert item.day is not None
    base = int(first[:4])
    years = (item.year,) if item.year is not None else (base - 1, base, base + 1)
    return any(
        ordinal(first) - _BEFORE <= ordinal(iso_day(year, item.month, item.day)) <= ordinal(last) + _AFTER
        for year in years
        if is_day(year, item.month, item.day)
    )
