"""Where the words of a title or lead stand, and how a file says it: counted in words, as gaps, one character
each.

The last place of an article is written with characters of its own, so that the places of many articles are
one text without anything between them. In UTF-8 short gaps take one byte, most others two. lists.js is the
reader.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from functools import partial
from itertools import chain, count
from operator import sub
from typing import TYPE_CHECKING, Final, NamedTuple

from luutru.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Range(NamedTuple):
    """Characters for gaps from `first` on."""

    first: int
    start: int
    stop: int


def _ranges(borders: Sequence[tuple[int, int]]) -> tuple[_Range, ...]:
    ranges, first = [], 1
    for start, stop in borders:
        ranges.append(_Range(first, start, stop))
        first += stop - start
    return tuple(ranges)


#: Of one byte, two, three and four bytes in UTF-8: gaps that go on, and those that end an article. None is
#: below `coding.NUMBER_BASE` or a surrogate. Most words of a title or lead stand there once, in its first
#: eighty words.
_GO_ON: Final = _ranges(((40, 48), (128, 1088), (0x800, 0x8000), (0x10000, 0x90000)))
_END: Final = _ranges(((48, 128), (1088, 0x800), (0x8000, 0xD800), (0x90000, 0x110000)))
#: The second half only keeps a damaged text, which has no end, from costing more than one look.
_SEGMENT: Final = re.compile(
    r"[^{0}]*[{0}]|[^{0}]+\Z".format("".join(f"\\U{span.start:08x}-\\U{span.stop - 1:08x}" for span in _END))
)


def _character(ranges: tuple[_Range, ...], gap: int) -> str:
    """Write a gap; one of more than 540,000 words, which no article has, is written as less."""
    span = next(span for span in reversed(ranges) if gap >= span.first)
    return chr(min(span.start + gap - span.first, span.stop - 1))


_GO_ON_LETTERS: Final = Filled[int, str](partial(_character, _GO_ON))
_END_LETTERS: Final = Filled[int, str](partial(_character, _END))


def find_places(words: Sequence[str]) -> dict[str, str]:
    """Return each word of a text with its places, ascending, written."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    deque(map(list.append, map(places.__getitem__, words), count(1)), maxlen=0)  # a loop of C's
    end = _END_LETTERS
    return {
        word: end[found[0]] if len(found) == 1 else _write_places(found) for word, found in places.items()
    }


def _write_places(places: list[int]) -> str:
    *gaps, last = map(sub, places, chain((0,), places))
    return "".join(map(_GO_ON_LETTERS.__getitem__, gaps)) + _END_LETTERS[last]


def split_places(text: str) -> list[str]:
    """Return the places of each article in what was written one after the other."""
    return _SEGMENT.findall(text)
