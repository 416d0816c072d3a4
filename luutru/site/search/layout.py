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
#: Of 10,000 articles, blocks twice as large take 0.08 s more of an edit; a query then loads 3 % less.
BLOCK_ARTICLES: Final = 128
#: Slots come in steps, so that one more article in the fullest block seldom renumbers everything.
SLOT_STEP: Final = 32
#: At most three of four slots are taken, so that an article is rarely far from the slot it points at.
LOAD: Final = 0.75
#: Files of pairs: one for this many articles (3.5 KB of pairs for real articles of 4 KB), but no more than
#: these. A query of ten words asks for nine of them.
ARTICLES_PER_PAIR_FILE: Final = 4
MAX_PAIR_FILES: Final = 4096
_HASH_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of an index of so many articles; `blocks` and `pair_files` are powers of two.

    `capacity` is the number of slots in every block: an article's number is ``block * capacity + slot``.
    """

    articles: int
    blocks: int
    capacity: int
    pair_files: int


def plan_layout(urls: Iterable[str]) -> tuple[Layout, list[list[tuple[int, str]]]]:
    """Number articles by their addresses alone; return the index's shape, and (slot, address) by blocks.

    Slots ascend.
    """
    hashes = sorted((zlib.crc32(url.encode()), url) for url in set(urls))
    blocks = _power_of_two(len(hashes) / BLOCK_ARTICLES)
    shift = _HASH_BITS - blocks.bit_length() + 1
    groups: list[list[tuple[int, str]]] = [[] for _ in range(blocks)]
    for code, url in hashes:
        groups[code >> shift].append((code & (1 << shift) - 1, url))
    fullest = max(map(len, groups))
    capacity = SLOT_STEP * max(1, -int(-fullest // (SLOT_STEP * LOAD)))
    pair_files = min(MAX_PAIR_FILES, _power_of_two(len(hashes) / ARTICLES_PER_PAIR_FILE))
    members = []
    for group in groups:
        # Hashes are sorted, so slots are met in order; the first free slot is one past the last taken.
        taken, last_chance = -1, capacity - len(group)
        slots = []
        for place, (code, url) in enumerate(group):
            taken = min(max(code * capacity >> shift, taken + 1), last_chance + place)
            slots.append((taken, url))
        members.append(slots)
    return Layout(len(hashes), blocks, capacity, pair_files), members


def _power_of_two(least: float) -> int:
    value = 1
    while value < least:
        value *= 2
    return value
