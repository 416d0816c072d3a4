"""The day of the deed behind a report: "Ngày 23/12, công an cho biết …": "Khoảng 15h ngày 22/12, …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Found, Role
from luutru.vietnamese.date_calendar import days_away
from luutru.vietnamese.dates import Bound, DateKind, find_dates, lower
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import Evidence, TaggedLine
    from luutru.vietnamese.dates import DateExpression

_WORDS: Final = load_vocabulary("dating")
_REPORTED: Final = _WORDS.pattern("reported")
_EARLIER: Final = _WORDS.pattern("earlier")
#: A deed is reported within so many days, and told in so many of the first paragraphs.
_SOON: Final = 3
_PARAGRAPHS: Final = 3


def find_deed(lines: Sequence[TaggedLine], report: DateExpression, said: Evidence) -> Found[str] | None:
    """Return the ISO day, told with its hour, of what somebody makes known on the day of `report`.

    `said` is the evidence of that day, and becomes the deed's.
    """
    first = report.first_day
    told = next(lower(item.text) for item in lines if item.number == said.line)
    if first is None or report.hour is not None or not _REPORTED.match(told, report.end):
        return None
    body = [item for item in lines if item.role is Role.BODY and item.number > (said.line or 0)][:_PARAGRAPHS]
    for line in body:
        for item in find_dates(line.text):
            if item.kind is not DateKind.DAY or item.hour is None or item.bound is not Bound.NONE:
                continue
            if _EARLIER.search(lower(line.text)[: item.start]):
                continue
            for year in (item.year,) if item.year else (int(first[:4]), int(first[:4]) - 1):
                day = replace(item, year=year).first_day
                if day and day < first and days_away(day, first) <= _SOON:
                    return Found(day, (replace(said, line=line.number, text=item.text),))
    return None
