"""Where each article stands in the index: numbers in the order of dates, which a change moves little.

Every list in the index names articles by number, and a number decides in which file its text is. So an article
must keep its number while others come and go, and the number must follow from dates and addresses alone.
Numbers in the order of dates spare a table of dates in every search, and make a range of dates a range of
numbers. A year has some more numbers than articles, and an article takes the one its day points at, or the next
that is free: one article more or less moves only its few neighbours.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: At most four of five numbers are taken, so that an article is rarely far from the one it points at.
LOAD: Final = 0.8
#: Numbers of a year come in steps of an eighth, so that one article more seldom renumbers all later years.
STEP: Final = 8
#: One file of words and one of pairs for this many articles: 512 of each for 10,000.
ARTICLES_PER_FILE: Final = 20
#: What a pair is written as: `RESIDUES` places in its file, more of them where files are few, so that two
#: pairs that an article may have share a place in one of 16,384 cases.
PLACES: Final = 1 << 14
RESIDUES: Final = range(32, 257)
#: Days of a year, from 1; 0 for the articles without a date.
_DAYS: Final = 367
_HASH_BITS: Final = 16


class Layout(msgspec.Struct, frozen=True, array_like=True):
    """The shape of an index: per year, 0 for "no date", numbers and articles; and how many files there are.

    `pair_files` and `residues` are powers of two.
    """

    articles: int
    years: tuple[tuple[int, int, int], ...]
    word_files: int
    pair_files: int
    residues: int

    @property
    def size(self) -> int:
        """Numbers are below this."""
        return sum(capacity for _, capacity, _ in self.years)

    @property
    def places(self) -> int:
        """Of pairs."""
        return self.pair_files * self.residues


def plan_layout(dates: Mapping[str, str]) -> tuple[Layout, dict[int, str]]:
    """Number articles by dates and addresses alone (address → "2018-01-19", "2018-01", "2018" or "").

    Returns the index's shape, and number → address, ascending; the later of two dates has the higher number.
    """
    groups: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for url, iso in dates.items():
        year, day = year_and_day(iso)
        groups[year].append((day << _HASH_BITS | zlib.crc32(url.encode()) & 0xFFFF, url))
    years, members, first = [], dict[int, str](), 0
    for year, group in sorted(groups.items()):
        capacity = _capacity_of(len(group))
        years.append((year, capacity, len(group)))
        taken = -1
        for place, (code, url) in enumerate(sorted(group)):
            last_chance = capacity - len(group) + place
            taken = min(max(code * capacity // (_DAYS << _HASH_BITS), taken + 1), last_chance)
            members[first + taken] = url
        first += capacity
    files = _power_of_two(len(dates) / ARTICLES_PER_FILE)
    residues = min(RESIDUES.stop - 1, max(RESIDUES.start, PLACES // files))
    return Layout(len(dates), tuple(years), min(files, len(_borders()) + 1), files, residues), members


def year_and_day(iso: str) -> tuple[int, int]:
    """Return the year and the earliest day in it, from 1, of a date; zeros when it is not known."""
    if not iso:
        return 0, 0
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return year, date(year, month, day).timetuple().tm_yday


def borders_of(word_files: int) -> list[str]:
    """Return the first folded word of each file of words; the first file begins with "".

    Files begin where they do whatever words the articles have: a list of Vietnamese syllables cuts the words
    of news into files of much the same size, and every other text well enough.
    """
    return ["", *sorted(_borders()[: word_files - 1])]


@cache
def _borders() -> list[str]:
    return (Path(__file__).parent / "borders.txt").read_text(encoding="ascii").split()


def _capacity_of(count: int) -> int:
    needed = -int(-count // LOAD)
    step = max(STEP, 1 << max(0, needed.bit_length() - 3))
    return -(-needed // step) * step


def _power_of_two(least: float) -> int:
    value = 1
    while value < least:
        value *= 2
    return value


def group_numbers(numbers: Iterable[int], shift: int) -> dict[int, list[int]]:
    """Group numbers that are equal after a shift, in their order."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        groups[number >> shift].append(number)
    return dict(groups)
