"""Where each article stands in the index: stable numbers, so that a change moves little.

The number of an article decides in which files its title and text are, and every list in the index names
articles by number. So an article must keep its number while others come and go, and the number must follow
from the addresses alone. Articles are therefore dealt to blocks by the hash of their address; a block has
some more slots than articles, and an article takes the slot that its hash points at, or the next free one.
One article more or less moves only its few neighbours.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A block is what is indexed again after one change: of about this many articles, half of it at the least.
BLOCK_ARTICLES: Final = 256
#: Slots come in steps, so that one more article in the fullest block seldom renumbers everything.
SLOT_STEP: Final = 64
#: At most three of four slots are taken, so that an article is rarely far from the slot it points at.
LOAD: Final = 0.75
#: Files of pairs: one for this many articles (3.5 KB of pairs for real articles of 4 KB), but no more than
#: these. A query of ten words asks for nine of them.
ARTICLES_PER_PAIR_FILE: Final = 4
MAX_PAIR_FILES: Final = 4096
_HASH_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Layout:
    """The numbers of all articles: `numbers[url] == block * capacity + slot`.

    `blocks` and `pair_files` are powers of two; `capacity` is the number of slots in every block.
    """

    blocks: int
    capacity: int
    pair_files: int
    numbers: dict[str, int]

    def members(self) -> list[list[str]]:
        """Return the addresses in each block, in the order of their slots."""
        members: list[list[str]] = [[] for _ in range(self.blocks)]
        for url, number in sorted(self.numbers.items(), key=lambda item: item[1]):
            members[number // self.capacity].append(url)
        return members


def plan_layout(urls: Iterable[str]) -> Layout:
    """Number articles by their addresses alone."""
    hashes = sorted((zlib.crc32(url.encode()), url) for url in set(urls))
    blocks = _power_of_two(len(hashes) / BLOCK_ARTICLES)
    shift = _HASH_BITS - blocks.bit_length() + 1
    fullest = [0] * blocks
    for code, _ in hashes:
        fullest[code >> shift] += 1
    capacity = SLOT_STEP * max(1, -int(-max(fullest) // (SLOT_STEP * LOAD)))
    numbers: dict[str, int] = {}
    taken = -1
    # Hashes are sorted, so blocks and slots are met in order; the first free slot is one past the last taken.
    left = list(fullest)
    for code, url in hashes:
        block = code >> shift
        slot = (code & (1 << shift) - 1) * capacity >> shift
        last_chance = (block + 1) * capacity - left[block]
        taken = min(max(block * capacity + slot, taken + 1), last_chance)
        left[block] -= 1
        numbers[url] = taken
    pair_files = min(MAX_PAIR_FILES, _power_of_two(len(hashes) / ARTICLES_PER_PAIR_FILE))
    return Layout(blocks, capacity, pair_files, numbers)


def _power_of_two(least: float) -> int:
    value = 1
    while value < least:
        value *= 2
    return value
