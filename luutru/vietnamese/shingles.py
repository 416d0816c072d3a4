"""A text as its runs of three syllables, and a small sketch of it, to find near copies.

Two texts with the same sentences share their runs of three syllables, whatever else stands in either. Longer
runs are rarer: a sketch keeps those of twelve whose hash is low. They are the same in every text, so that
what a short text and a long one share is seen in their sketches too.
"""

from __future__ import annotations

import struct
from array import array
from hashlib import blake2b
from typing import Final

from luutru.filled import Filled
from luutru.vietnamese.folding import fold_words

_HASH_BITS: Final = 30  # what Python multiplies and compares fastest
#: Every hash is below this number.
HASHES: Final = 1 << _HASH_BITS
_MASK: Final = HASHES - 1
#: A run is put together of two that begin so many syllables apart: 1 + 1 + 2 + 4 + 4 make twelve. The first
#: is multiplied by an odd number without a pattern, so that their order counts.
_STEPS: Final = ((1, 0x2545F491), (2, 0x27D4EB2F), (4, 0x165667B1), (4, 0x1B873593))
#: All hashes of a text are one long number with a lane for each: a product has twice their bits.
_LANE_BITS: Final = 64
#: One run in six is kept. Of news cut to 85 syllables, with changed syllables strewn over a fifth of the runs
#: of three, one pair in 800 then has too little in common to be seen; of 200 none. The sketch of a page of
#: 4 KB takes 400 bytes.
_LIMIT: Final = (1 << _HASH_BITS) // 6
#: A text of which fewer are low keeps so many of its lowest.
_FEWEST: Final = 8
#: So many syllables (names and numbers make no end of them) are remembered with their hashes, in 15 MB.
_MOST_REMEMBERED: Final = 1 << 17

Run = tuple[str, str, str]


def split_syllables(text: str) -> list[str]:
    """Return the folded syllables, words and numbers of a text."""
    return fold_words(text)


def find_runs(syllables: list[str]) -> set[Run]:
    """Return the different runs of three syllables."""
    return set(zip(syllables, syllables[1:], syllables[2:], strict=False))


def make_sketch(syllables: list[str]) -> bytes:
    """Return the low hashes of the runs of twelve syllables, sorted: four bytes each, machine order."""
    hashes = _hash_runs(syllables, _STEPS)
    low = {value for value in hashes if value < _LIMIT}
    return array("I", sorted(low) if len(low) >= _FEWEST else sorted(set(hashes))[:_FEWEST]).tobytes()


def hash_runs(syllables: list[str]) -> list[int]:
    """Return the different hashes of the runs of three syllables, below `HASHES`, sorted."""
    return sorted(set(_hash_runs(syllables, _STEPS[:1] * 2)))


def _hash_runs(syllables: list[str], steps: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    size = len(syllables)
    lanes = struct.Struct(f"<{size}Q")
    runs = int.from_bytes(lanes.pack(*map(_HASHES.__getitem__, syllables)), "little")
    mask = int.from_bytes(_MASK.to_bytes(_LANE_BITS // 8, "little") * size, "little")
    for step, factor in steps:
        runs = (runs * factor + (runs >> step * _LANE_BITS)) & mask
    # What begins with the last syllables is no whole run.
    return lanes.unpack(runs.to_bytes(lanes.size, "little"))[: max(0, size - sum(step for step, _ in steps))]


def _hash_syllable(syllable: str) -> int:
    digest = blake2b(syllable.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little") & _MASK


_HASHES: Final = Filled(_hash_syllable, _MOST_REMEMBERED)
