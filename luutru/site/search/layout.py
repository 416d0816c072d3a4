"""Where each article stands in the index: numbers in the order of dates, which a change moves little.

Every list in the index names articles by number, and a number decides in which file its text is. So an
article must keep its number while others come and go, and the number must follow from dates and addresses
alone. Numbers in the order of dates spare a table of dates in every search, and make a range of dates a range
of numbers. A year has some more numbers than articles, and an article takes the one its day points at, or the
next that is free: one article more or less moves only its few neighbours. Without a day it takes one that its
address points at, and moves fewer.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: At most four of five numbers are taken, so that an article is rarely far from the one it points at.
LOAD: Final = 0.8
#: Numbers of a year come in steps of an eighth, so that one article more seldom renumbers all later years.
STEP: Final = 8
#: Files of words grow with the root of the articles, so that the longest lists a query reads grow no faster
#: than their number: 384 for 2,000, 896 for 10,000; few articles have at most one for each two.
FILES_PER_ROOT: Final = 9
#: Of their number so many bits count, so that an article more seldom makes all files anew.
FILES_BITS: Final = 4
#: Of a pair a file of words says one of so many residues, as many as have a letter of one byte
#: (`postings`), cut out of so many bits of its hash. The rarer of two words has some four neighbours in an
#: article: of twelve that have both words far apart one shares their residue.
RESIDUES: Final = 46
RESIDUE_BITS: Final = 10
#: Places of pairs begin with each file at a multiple of this, which is how many hashes of words there are.
STRIDE: Final = 64
#: Pairs with one of the most frequent words ("của", "có", "đã", and so "đa" too) lie in files of their own,
#: one for so many files of words: nearly every word has such neighbours, a fifth of all pairs, and few
#: queries ask for them.
MOST_FREQUENT: Final = 16
WORD_FILES_PER_PAIR_FILE: Final = 4
#: Lists in a file of pairs.
PAIRS_PER_FILE: Final = STRIDE
#: Low bits of what articles are ordered by, below their day; and a month of days.
_HASH_BITS: Final = 16
_MONTH: Final = 31 << _HASH_BITS


class Layout(msgspec.Struct, frozen=True, array_like=True):
    """The shape of an index: per year, 0 for "no date", numbers and articles; how many files of words there
    are.
    """

    articles: int
    years: tuple[tuple[int, int, int], ...]
    word_files: int

    @property
    def size(self) -> int:
        """Numbers are below this."""
        return sum(capacity for _, capacity, _ in self.years)

    @property
    def shape(self) -> str:
        """What numbers of articles and files of words follow from: not how many articles there are."""
        years = [(year, capacity) for year, capacity, _ in self.years]
        return repr((years, self.word_files))

    @property
    def places(self) -> int:
        """Of pairs in files of words, a power of two; those in files of pairs follow, and one for no pair."""
        return _power_of_two(self.word_files) * STRIDE

    @property
    def pair_files(self) -> int:
        """How many files of pairs there are: a power of two."""
        return _power_of_two(self.word_files / WORD_FILES_PER_PAIR_FILE)

    @property
    def frequent_places(self) -> int:
        """Of pairs in files of pairs: a power of two."""
        return self.pair_files * PAIRS_PER_FILE

    @property
    def no_pair(self) -> int:
        """The last place."""
        return self.places + self.frequent_places


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
        place = _place_in_order if year else _scatter
        members.update((first + number, url) for number, url in place(sorted(group), capacity))
        first += capacity
    files = int(min(len(dates) / 2, FILES_PER_ROOT * len(dates) ** 0.5, len(_words_of("borders")) + 1))
    files -= files % (1 << max(0, files.bit_length() - FILES_BITS))
    return Layout(len(dates), tuple(years), max(1, files)), members


def _place_in_order(group: Sequence[tuple[int, str]], capacity: int) -> Iterator[tuple[int, str]]:
    """Yield the numbers of a year's articles, by days. These point at numbers from the first month that has
    articles to the last: were it from January to December, those of half a year would all lie side by side.
    """
    start = group[0][0] // _MONTH * _MONTH
    span = (group[-1][0] // _MONTH + 1) * _MONTH - start
    taken = -1
    for place, (code, url) in enumerate(group):
        last_chance = capacity - len(group) + place
        taken = min(max((code - start) * capacity // span, taken + 1), last_chance)
        yield taken, url


def _scatter(group: Sequence[tuple[int, str]], capacity: int) -> list[tuple[int, str]]:
    """Return the numbers of articles without a day, by their addresses: each points at one number after
    another until one is free, so that an article more moves only those that pointed at the same.
    """
    numbers: dict[int, str] = {}
    for _, url in group:
        at = zlib.crc32(url.encode())
        while (number := at * capacity >> 32) in numbers:
            at = (at * 1664525 + 1013904223) % (1 << 32)  # a generator that comes by all numbers
        numbers[number] = url
    return sorted(numbers.items())


@lru_cache(maxsize=16384)  # a newspaper has many articles a day
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
    return ["", *sorted(_words_of("borders")[: word_files - 1])]


class WordFiles:
    """Folded word → which file of words has its entry, if any has."""

    def __init__(self, word_files: int) -> None:
        """Take the borders of so many files."""
        self._borders = borders_of(word_files)

    def __call__(self, folded: str) -> int:
        """Return the number of a word's file."""
        return bisect_right(self._borders, folded) - 1


def frequent_words() -> list[str]:
    """Return the folded words that have most neighbours in Vietnamese news, the most frequent first."""
    return _words_of("frequent")


@cache
def _words_of(name: str) -> list[str]:
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="ascii").split()


def _capacity_of(count: int) -> int:
    needed = -int(-count // LOAD)
    step = max(STEP, 1 << max(0, needed.bit_length() - 3))
    return -(-needed // step) * step


def _power_of_two(least: float) -> int:
    value = 1
    while value < least:
        value *= 2
    return value
