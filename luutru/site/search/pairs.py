"""The pairs of neighbouring words of a block's articles, dealt to files by their hashes."""

from __future__ import annotations

from array import array
from collections import Counter, deque
from itertools import compress, islice
from typing import TYPE_CHECKING, Final

from luutru.site.search.coding import (
    LANE_BYTES,
    RESIDUE_BITS,
    RESIDUE_MASK,
    encode_flags,
    encode_number,
    encode_pairs,
    escape_separators,
    pack_lanes,
    unpack_lanes,
)
from luutru.site.search.frequent import find_frequent, read_columns, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.site.search.tokens import DocumentTokens

#: A pair that comes so many times is what the article is about.
OFTEN_TIMES: Final = 3
#: Before the lists of frequent pairs: articles that have it, articles that have it often.
MARKS: Final = {"!": 1, "%": OFTEN_TIMES}


class PairLists:
    """Which articles of a block have a pair, filled article by article in the order of their slots.

    Pairs that most articles have are written apart, as lists of slots. The others stand in the order of
    slots, twice when the article has them often; a pair of a title once more, with its residue inverted.
    """

    def __init__(self, sample: Sequence[DocumentTokens], capacity: int) -> None:
        """Learn from some of the articles which pairs are frequent; the block has `capacity` slots."""
        self._frequent = sorted(find_frequent([tokens.pairs for tokens in sample]))
        self._none = Counter(dict.fromkeys(self._frequent, 0))
        self._rows = [bytes(len(self._frequent))] * capacity
        self._pairs = array("I")
        self._places = array("I")

    def add(self, slot: int, tokens: DocumentTokens) -> None:
        """Take an article's pairs.

        Counting begins with the frequent pairs at 0, so their counts come first, and all others after them.
        """
        counts = Counter(self._none)
        counts.update(tokens.pairs)
        times = list(counts.values())
        amount = len(self._frequent)
        self._rows[slot] = row_of(times[:amount])
        rare = list(islice(counts, amount, None))
        rare += compress(rare[:], map(OFTEN_TIMES.__le__, times[amount:]))
        place = slot << RESIDUE_BITS
        self._append(rare, place)
        self._append(list(dict.fromkeys(tokens.title_pairs)), place | RESIDUE_MASK)

    def _append(self, pairs: list[int], place: int) -> None:
        self._pairs += array("I", pairs)
        self._places += array("I", [place]) * len(pairs)

    def write(self, files: int) -> bytes:
        """Return a line of UTF-8 for each of so many files, a power of two, escaped as in JSON.

        A line holds no quote and no space; a backslash only in the lists of frequent pairs.
        """
        texts = encode_pairs(self._deal(files))
        for mark, least in MARKS.items():
            for pair, flags in read_columns(self._frequent, self._rows, least):
                name = encode_number(pair & RESIDUE_MASK)
                texts[pair >> RESIDUE_BITS & files - 1] += f"{mark}{name}{encode_flags(flags)}"
        return escape_separators("\n".join([*texts, ""]).replace("\\", "\\\\").encode())

    def _deal(self, files: int) -> list[list[int]]:
        """Give each pair to the file its hash chooses, with its place above what is left of the hash.

        The arithmetic is done on all pairs at once, in one big integer with 32 bits for each.
        """
        lanes, places = (int.from_bytes(pack_lanes(part), "little") for part in (self._pairs, self._places))
        size = len(self._pairs) * LANE_BYTES
        ones = int.from_bytes(b"\1\0\0\0" * len(self._pairs), "little")
        which = lanes >> RESIDUE_BITS & ones * (files - 1)
        values = lanes & ones * RESIDUE_MASK ^ places
        streams: list[list[int]] = [[] for _ in range(files)]
        chosen = map(streams.__getitem__, unpack_lanes(which.to_bytes(size, "little")))
        deque(map(list.append, chosen, unpack_lanes(values.to_bytes(size, "little"))), maxlen=0)
        return streams
