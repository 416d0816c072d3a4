"""Days whose year nobody wrote: in which years they may lie, for a person to choose from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.vietnamese.date_calendar import ordinal
from luutru.vietnamese.dates import find_dates
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_MOST_OFFERED: Final = 3
#: By how much sooner a day is told of that is over than one to come, as in `luutru.cleaning.dating.events`.
_TO_COME: Final = 3


def days_in_years(words: str, published: str | None, text: str, today: str) -> list[str]:
    """Return what words such as "Ngày 28/2" may mean, as EDTF, the likeliest first.

    Years are counted from the publication; without one, those that the `text` names come first, then the last
    ones before `today`.
    """
    stated = parse_edtf(published).latest if published else None
    day = stated or today
    named = [int(year) for year, _ in Counter(_YEAR.findall(text)).most_common()]
    last = int(day[:4])
    years = [*([] if stated else named), *range(last + (stated is not None), last - 3, -1)]
    found = list(dict.fromkeys(_days(words, years)))
    if stated:
        found.sort(key=lambda one: _distance(one, day))
    return found[:_MOST_OFFERED]


def _days(words: str, years: list[int]) -> Iterator[str]:
    for year in years:
        for said in find_dates(words):
            dated = replace(said, year=year)
            first, last = dated.first_day, dated.last_day
            if said.year is None and first and last:
                yield first if first == last else f"{first}/{last}"


def _distance(day: str, published: str) -> int:
    gap = ordinal(published) - ordinal(parse_edtf(day).earliest or published)
    return gap if gap >= 0 else -gap * _TO_COME
