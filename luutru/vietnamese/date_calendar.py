"""Days and years: checks and sums on the calendar, the week, and the sixty-year cycle.

Days travel as ISO text ("2018-01-19"), which sorts as time does. Everything here is pure; today is never
asked.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from luutru.vocabulary import load_vocabulary

#: No newspaper page is older than this: CMS zero dates (1970-01-01, 0001-01-01) are. The first Vietnamese
#: newspaper went online in 1997; scanned or retyped pages from before are dated by hand.
FIRST_YEAR = 1990

_WORDS = load_vocabulary("dates")
_STEMS, _BRANCHES = _WORDS.words("stems"), _WORDS.words("branches")
#: Branch, and other spellings of it → its place.
_PLACES = {branch: place for place, branch in enumerate(_BRANCHES)} | _WORDS.numbers("branch-spellings")
#: The cycle year of 1984 begins a round; names repeat every sixty years, and this archive lives in one round
#: and a bit, so a name means the year between 1984 and 2043 that bears it.
_CYCLE_START = 1984

#: "giáp thìn" → 2024.
CYCLE_YEARS: dict[str, int] = {
    f"{_STEMS[year % 10]} {branch}": year
    for year in range(_CYCLE_START, _CYCLE_START + 60)
    for branch, place in _PLACES.items()
    if place == year % 12
}


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists, in years 1 to 9999; with `year` None, whether it exists in some year."""
    if not 1 <= month <= 12 or not (year is None or dt.MINYEAR <= year <= dt.MAXYEAR):
        return False
    return 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]


def weekday(year: int, month: int, day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return dt.date(year, month, day).weekday()


def iso_day(year: int, month: int, day: int) -> str:
    """ "2018-01-19"."""
    return f"{year:04d}-{month:02d}-{day:02d}"


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """The number of an ISO day, counting every day: differences are days."""
    return dt.date.fromisoformat(day).toordinal()


def shift(day: str, days: int) -> str:
    """The ISO day `days` later (earlier when negative), at most to the ends of the calendar."""
    number = ordinal(day) + days
    return dt.date.fromordinal(max(1, min(number, dt.date.max.toordinal()))).isoformat()


def days_away(day: str, published: str) -> int:
    """How far an ISO day lies from publication, in days, least for the likeliest: news tells of what is over,
    so a day to come counts three times, but for the next one, on whose eve a page may go out."""
    gap = ordinal(published) - ordinal(day)
    return gap if gap >= -1 else -3 * gap


def last_day_of_month(year: int, month: int) -> int:
    """28 to 31."""
    return calendar.monthrange(year, month)[1]
