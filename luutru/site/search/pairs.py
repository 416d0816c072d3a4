"""An article's pairs of neighbouring words: where the index has them, all at once.

One multiplication of a big integer hashes all pairs: it holds a lane of 32 bits for each word.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING, Final

from luutru.filled import Filled
from luutru.site.search.layout import MOST_FREQUENT, RESIDUE_BITS, RESIDUES, STRIDE, WordFiles, frequent_words
from luutru.site.search.tokens import BORDER, TABLE_WORDS, hash_word, look_up, spell_word
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.site.search.layout import Layout

#: Odd, so that no two first words of a pair share a place; small, so that the lanes of a big integer do not
#: run into each other.
PAIR_FACTOR: Final = 5741
_LANE_BYTES: Final = 4
_LANE: Final = 8 * _LANE_BYTES
#: Bits of a word's home, above all places and ranks: that it is most frequent, that it makes no pairs.
_FREQUENT: Final = 29
_ALONE: Final = 30
#: Residue of a pair → its letter, where another of the article follows and where it is the last: one byte
#: each, and none that JSON escapes.
GO_ON_LETTERS: Final = "".join(map(chr, (*range(81, 92), *range(93, 128))))
END_LETTERS: Final = "".join(map(chr, range(35, 81)))
#: The second half only keeps a damaged text, which has no end, from costing more than one look.
_OF_ARTICLE: Final = re.compile(r"[^{0}]*[{0}]|[^{0}]+\Z".format(re.escape(END_LETTERS)))


def write_pairs(residues: Iterable[int]) -> str:
    """Write the residues of an article's pairs in a file of words."""
    *others, last = sorted(residues)
    return "".join(map(GO_ON_LETTERS.__getitem__, others)) + END_LETTERS[last]


def split_pairs(letters: str) -> list[str]:
    """Return what `write_pairs` wrote of each article, of the letters of many one after the other."""
    return _OF_ARTICLE.findall(letters)


def read_places(pairs: bytes) -> set[int]:
    """Return the places that `place_pairs` wrote, and perhaps that of no pair."""
    places = array("I", pairs)
    if sys.byteorder == "big":
        places.byteswap()
    return {*places}


def place_pairs(words: Sequence[bytes], layout: Layout) -> bytes:
    """Return the place of each two neighbouring words, folded, four bytes each: in the file of the one that
    is rarer in Vietnamese, whose lists are read for its word anyway, the residue of ``hash(first) * factor +
    hash(second)``; where one is most frequent, beyond all those, its low bits. The hash of a word is the low
    bits of its home. What is no pair, for a border stands between, has a place of its own.
    """
    if len(words) < 2:
        return b""
    homes = int.from_bytes(b"".join(look_up(_homes_of(layout), words)), "little")
    ones = _repeat(1, len(words))
    following = homes >> _LANE
    # Where the difference keeps its highest bit the first is not less.
    isnt_less = ((homes | ones << _LANE - 1) - following >> _LANE - 1) & ones
    rarer = homes ^ (homes ^ following) & _fill(isnt_less)
    hashes = homes & ones * (layout.frequent_places - 1)
    hashes = hashes * PAIR_FACTOR + (hashes >> _LANE)
    residues = (hashes & ones * ((1 << RESIDUE_BITS) - 1)) * RESIDUES >> RESIDUE_BITS & ones * (STRIDE - 1)
    places = residues | rarer & ones * (layout.places - STRIDE)
    frequent = _fill((homes | following) >> _FREQUENT & ones)
    places ^= (places ^ (hashes & ones * (layout.frequent_places - 1) | ones * layout.places)) & frequent
    alone = (homes | following) >> _ALONE & ones
    places = places & ~_fill(alone) | alone * layout.no_pair
    return places.to_bytes(len(words) * _LANE_BYTES, "little")[:-_LANE_BYTES]


def _fill(lanes: int) -> int:
    """Fill each lane that is one with ones; the others are zero."""
    return (lanes << _LANE) - lanes


@cache
def _homes_of(layout: Layout) -> Filled[bytes, bytes]:
    """Return word → its home, four bytes: its place, were it a pair, its rank among the frequent words above,
    and the bit of `_FREQUENT` or, for a border, of `_ALONE` alone.
    """
    words = frequent_words()
    ranks = {word: len(words) - place for place, word in enumerate(words)}
    most, find = set(words[:MOST_FREQUENT]), WordFiles(layout.word_files)

    def home_of(word: bytes) -> bytes:
        folded = fold(spell_word(word))
        place = find(folded) * STRIDE + hash_word(folded) % STRIDE
        home = (folded in most) << _FREQUENT | ranks.get(folded, 0) * layout.places + place
        return (1 << _ALONE if word == BORDER else home).to_bytes(_LANE_BYTES, "little")

    return Filled(home_of, TABLE_WORDS)


def _repeat(value: int, times: int) -> int:
    return int.from_bytes(value.to_bytes(_LANE_BYTES, "little") * times, "little")
