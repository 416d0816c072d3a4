"""An article's words, their places and their pairs, as fast as plain Python can find them.

The speed comes from letting C loops do all that happens per letter and per word: one table turns text into
one byte a letter (Vietnamese has 134 accented letters, which fit), another folds case and turns all else into
spaces, `bytes.split` finds the words, and one multiplication of a big integer hashes all pairs at once. Text
with letters of other scripts takes the slow way round and gives the same kind of words.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from itertools import accumulate, chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from luutru.normal_form import nfc
from luutru.site.search.layout import WordFiles, frequent_words
from luutru.site.search.places import find_places
from luutru.vietnamese.code_page import LETTERS, decode_letters, encode_letters
from luutru.vietnamese.folding import fold, fold_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout

#: Odd, so that no two first words of a pair share a place; small, so that the lanes of a big integer do not run into
#: each other.
PAIR_FACTOR: Final = 5741
_LANE_BYTES: Final = 4
#: Between the places of two words; no character of places.
BETWEEN: Final = "!"

#: A mark that no letter takes up stays in its word.
_WORD: Final = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
#: What keyboards and font converters leave where đ and ư are meant.
_MEANT: Final = str.maketrans("ðɖƣ", "đđư")
#: First byte of a word that has letters outside the table; UTF-8 follows.
_FOREIGN: Final = b"\0"
#: Vietnamese has some 7,000 syllables in use; names, numbers and typing errors come without end. The
#: tables of so many words take 9 MB together.
_TABLE_WORDS: Final = 30_000

K = TypeVar("K")
T = TypeVar("T")


class DocumentTokens(msgspec.Struct, frozen=True, array_like=True):
    """All that the index takes from one article's text; small, to come from a worker.

    `title`: its spelled words, with spaces between them, and their `places` (`places.find_places`, in UTF-8, `BETWEEN`
    between them). `lead`: the words of the lead; `rest`: those that stand in neither. `pairs`: those outside the title,
    as places among all pairs of the index (`layout.Layout`), the bytes of an array of unsigned integers.
    """

    title: str
    places: bytes
    lead: str
    rest: str
    pairs: bytes

    def title_places(self) -> dict[str, str]:
        """Return the words of the title with their places."""
        return dict(zip(self.title.split(), self.places.decode().split(BETWEEN), strict=False))


#: Of an article that is not there.
NO_TOKENS: Final = DocumentTokens("", b"", "", "", b"")


def tokenise_document(document: SearchDocument, layout: Layout) -> DocumentTokens:
    """Find an article's words and pairs. A pair does not reach from one field into the next."""
    title = find_places(look_up(_SPELLINGS, split_words(document.title)))
    texts = [passage.text for passage in document.passages] or [""]
    fields = [split_words(text) for text in (*texts, *document.authors, document.outlet_name)]
    tokens = list(chain.from_iterable(fields))
    pairs = place_pairs(tokens, layout)
    for end in sorted(set(accumulate(map(len, fields))), reverse=True):
        if 0 < end < len(tokens):
            del pairs[end - 1]
    spelled = look_up(_SPELLINGS, tokens)
    lead = set(spelled[: len(fields[0])])
    return DocumentTokens(
        " ".join(title),
        BETWEEN.join(title.values()).encode(),
        " ".join(lead),
        " ".join(set(spelled).difference(title, lead)),
        array("I", set(pairs)).tobytes(),
    )


def split_words(text: str) -> list[bytes]:
    """Split text into lower-case words with their accents, encoded as `spell_word` reads them."""
    try:
        encoded = encode_letters(text)
    except UnicodeEncodeError:
        return _split_unusual(text)
    return encoded.translate(_LOWER).split()


def spell_word(word: bytes) -> str:
    """Return a word of `split_words` as text: lower case, with accents, tones placed the older way.

    One form for all who mean one word: the index, and what is typed.
    """
    if word.startswith(_FOREIGN):
        return fold_tones(word[1:].decode().translate(_MEANT))
    return fold_tones(decode_letters(word))


def place_pairs(words: Sequence[bytes], layout: Layout) -> array[int]:
    """Return the place of each two neighbouring words, folded: in the file of the one that is rarer in Vietnamese, whose
    lists are read for its word anyway, the low bits of ``hash(first) * factor + hash(second)``.
    """
    if len(words) < 2:
        return array("I")
    homes = look_up(_homes_of(layout), words)
    residue = _repeat(layout.residues - 1, len(words))
    first = _to_lanes(array("I", homes)) & residue
    pairs = first * PAIR_FACTOR + (first >> 8 * _LANE_BYTES) & residue
    rarer = _to_lanes(array("I", map(min, homes, islice(homes, 1, None))))
    lanes = pairs | rarer & _repeat(layout.places - layout.residues, len(words))
    return _pack_lanes(array("I", lanes.to_bytes(len(words) * _LANE_BYTES, "little")[:-_LANE_BYTES]))


@cache
def _homes_of(layout: Layout) -> WordTable[int]:
    """Return word → its place, were it a pair, and in the bits above its rank among the frequent words."""
    ranks = {word: rank for rank, word in enumerate(reversed(frequent_words()), 1)}
    find = WordFiles(layout.word_files)

    def home_of(word: bytes) -> int:
        folded = fold(spell_word(word))
        file = ranks.get(folded, 0) * layout.word_files + find(folded)
        return file * layout.residues + hash_word(folded) % layout.residues

    return WordTable(home_of)


def _repeat(value: int, times: int) -> int:
    return int.from_bytes(value.to_bytes(_LANE_BYTES, "little") * times, "little")


def _to_lanes(values: array[int]) -> int:
    return int.from_bytes(_pack_lanes(values), "little")


def hash_word(folded: str) -> int:
    """Hash a folded word with 32-bit FNV-1a over its UTF-16 units, its halves mixed. search/1-text.js does the same."""
    value = 0x811C9DC5
    for unit in memoryview(folded.encode("utf-16-le", "surrogatepass")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 16


class WordTable(dict[bytes, T]):
    """Word → what a function says of it, filled in as words are met, and emptied when there are too many."""

    def __init__(self, function: Callable[[bytes], T]) -> None:
        """Remember what `function` returns."""
        super().__init__()
        self._function = function

    def __missing__(self, word: bytes) -> T:
        if len(self) >= _TABLE_WORDS:
            self.clear()
        value = self[word] = self._function(word)
        return value


def look_up(table: Mapping[K, T], keys: Sequence[K]) -> Sequence[T]:
    """Return the values of keys, in their order: the quickest loop over a table that C has."""
    return itemgetter(*keys)(table) if len(keys) > 1 else tuple(map(table.__getitem__, keys))


def _pack_lanes(values: array[int]) -> array[int]:
    """Return numbers of 4 bytes each, lowest first, on any machine; and the other way round."""
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values


def _split_unusual(text: str) -> list[bytes]:
    """Split text that has a character outside the table: a symbol, a decomposed accent, another script."""
    text = nfc(text)
    words = []
    for word in _WORD.findall(text.lower()):
        try:
            words.append(encode_letters(word))
        except UnicodeEncodeError:
            words.append(_FOREIGN + word.encode())
    return words


def _make_lower_table() -> bytes:
    """Return byte → byte for lower case, with all but letters and digits as spaces."""
    codes = {letter: code for code, letter in enumerate(LETTERS)}
    return bytes(codes[letter.lower()] if letter.isalnum() else 32 for letter in LETTERS)


_LOWER: Final = _make_lower_table()
_SPELLINGS: Final = WordTable(spell_word)
