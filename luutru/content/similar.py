"""Which sketches are alike: they share runs, and one at least that is no formula.

`Scan` looks at all sketches for each question, which costs nothing to begin with; `Index` is built once and
answers at once. Both give the same answers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

#: A run that stands in more texts than this is a formula, and says nothing of copies.
COMMON = 100
#: Of copies with every fifteenth syllable changed, four fifths of the runs of three are the same and so many
#: of those of eight.
_SHARED_AT_LEAST = 1 / 3
_OWNER_BITS = 32
_OWNER_MASK = (1 << _OWNER_BITS) - 1
#: The runs are sorted in so many parts, so that no list of all of them stands in memory.
_PARTS = 16


class Scan:
    """Compares a sketch with all others, one after the other.

    `came` and `went` are the sketches that are new among them and those that are no more: what shares runs
    with these is looked for once.
    """

    def __init__(
        self, sketches: Collection[bytes], came: Iterable[bytes] = (), went: Iterable[bytes] = ()
    ) -> None:
        self._sketches = sketches
        self._came = Counter(chain.from_iterable(map(_hashes, came)))
        self._went = Counter(chain.from_iterable(map(_hashes, went)))
        self._changed = self._came.keys() | self._went.keys()
        self._near = list(_share(self._changed, ((sketch, _hashes(sketch)) for sketch in sketches)))

    def find(self, sketch: bytes) -> list[bytes]:
        """Return the sketches that are like this one, itself among them."""
        fewest = _fewest_rare(sketch)
        own = set(_hashes(sketch))
        others = self._near if own <= self._changed else ((other, _hashes(other)) for other in self._sketches)
        shared = list(_share(own, others))
        counts = Counter(chain.from_iterable(hashes for _, hashes in shared))
        return [sketch] + [
            other
            for other, hashes in shared
            if other != sketch
            and sum(counts[value] <= COMMON for value in hashes) >= min(fewest, _fewest_rare(other))
            and _are_enough(len(hashes), sketch, other)
        ]

    def find_new_formulas(self) -> Iterator[bytes]:
        """Yield the sketches with a run that has become a formula, or ceased to be one."""
        counts = Counter(chain.from_iterable(hashes for _, hashes in self._near))
        crossed = {
            value
            for value, count in counts.items()
            if count - self._came[value] <= COMMON < count + self._went[value]
        }
        return (sketch for sketch, hashes in self._near if not crossed.isdisjoint(hashes))


class Index:
    """Knows for each run which sketches have it; runs that stand in one only, and formulas, are left out."""

    def __init__(self, sketches: Collection[bytes]) -> None:
        self._sketches = list(sketches)
        self._rare = [_fewest_rare(sketch) for sketch in self._sketches]
        #: The owners of each run side by side; where they begin and, in the last eight bits, how many.
        self._owners, self._places = array("I"), dict[int, int]()
        parts = [array("Q") for _ in range(_PARTS)]
        for owner, sketch in enumerate(self._sketches):
            for value in _hashes(sketch):
                parts[value % _PARTS].append(value << _OWNER_BITS | owner)
        while parts:
            self._add(sorted(parts.pop()))

    def _add(self, entries: list[int]) -> None:
        values = array("I", [entry >> _OWNER_BITS for entry in entries])
        values.append(0xFFFFFFFF)
        first = 0
        for place, value in enumerate(values):
            if value == values[first]:
                continue
            if 1 < place - first <= COMMON:
                self._places[values[first]] = len(self._owners) << 8 | place - first
                self._owners.extend([entry & _OWNER_MASK for entry in entries[first:place]])
            first = place

    def find(self, sketch: bytes) -> list[bytes]:
        """Return the sketches that are like this one, itself among them."""
        own = set(_hashes(sketch))
        fewest = _fewest_rare(sketch)
        places = [place for value in own if (place := self._places.get(value))]
        shared = Counter(
            chain.from_iterable(self._owners[place >> 8 : (place >> 8) + (place & 255)] for place in places)
        )
        others = [
            self._sketches[owner]
            for owner, amount in shared.items()
            if amount >= fewest or amount >= self._rare[owner]
        ]
        return [sketch] + [
            other
            for other in others
            if other != sketch and _are_enough(len(own.intersection(_hashes(other))), sketch, other)
        ]


def _share(own: set[int], others: Iterable[tuple[bytes, Iterable[int]]]) -> Iterator[tuple[bytes, set[int]]]:
    """Yield the sketches with some of these hashes, and which."""
    for sketch, hashes in others:
        if shared := own.intersection(hashes):
            yield sketch, shared


def _hashes(sketch: bytes) -> memoryview[int]:
    return memoryview(sketch).cast("I")


def _are_enough(shared: int, one: bytes, other: bytes) -> bool:
    """Say whether two sketches may be of copies: as samples they vary by the root of their size."""
    size = min(len(one), len(other)) / 4
    return shared >= max(1.0, _SHARED_AT_LEAST * size - 2 * sqrt(size))


def _fewest_rare(sketch: bytes) -> int:
    """Return how many of the runs that two texts share must be no formulas, by the shorter of them."""
    return len(sketch) // 64 or 1
