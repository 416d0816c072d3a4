"""An article's words and pairs of neighbouring words, as fast as plain Python can find them.

Vietnamese is written in syllables, and a syllable alone says little: "đống" and "đa" stand in most articles,
"đống đa" in few. So the index holds single words with their accents, and pairs of folded neighbours.

The speed comes from letting C loops do all that happens per letter and per word: one table turns text into
one byte a letter (Vietnamese has 134 accented letters, which fit), another folds case and turns all else into
spaces, `bytes.split` finds the words, and one multiplication of a big integer hashes all pairs at once. Text
with letters of other scripts takes the slow way round and gives the same kind of words.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

from luutru.normal_form import nfc
from luutru.site.search.coding import LANE_BYTES, pack_lanes, unpack_lanes
from luutru.vietnamese.code_page import LETTERS, decode_letters, encode_letters
from luutru.vietnamese.folding import fold, fold_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument

#: Words this near to the beginning count as what the article is about: a news lead has 30 to 60 syllables.
EARLY_WORDS: Final = 64
#: A word's hash has this many bits; with the factor below a pair's hash fits 31 bits, so that the lanes of
#: the big integer never run into each other.
WORD_BITS: Final = 18
PAIR_FACTOR: Final = 8191

_WORD: Final = re.compile(r"[^\W_]+")
#: First byte of a word that has letters outside the table; UTF-8 follows.
_FOREIGN: Final = b"\0"
#: Vietnamese has some 7,000 syllables in use; names, numbers and typing errors come without end. The
#: tables of so many words take 9 MB together.
_TABLE_WORDS: Final = 30_000

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DocumentTokens:
    """All that the index takes from one article's text; depends on nothing else.

    `words` in the order of reading, in the form `spell_word` reads; so many of them are the title's. `pairs`
    are 31-bit hashes of each two neighbouring words.
    """

    words: Sequence[bytes]
    title_words: int
    pairs: array[int]

    @property
    def title_pairs(self) -> array[int]:
        """The pairs inside the title."""
        return self.pairs[: max(0, self.title_words - 1)]


def tokenise_document(document: SearchDocument) -> DocumentTokens:
    """Find an article's words and pairs: title first, then passages, then what else is searched."""
    texts = [document.title, *[passage.text for passage in document.passages], document.also]
    words = look_up(_WORDS, split_words("\n".join(texts)))
    return DocumentTokens(words, len(split_words(document.title)), hash_pairs(words))


def split_words(text: str) -> list[bytes]:
    """Split text into lower-case words with their accents, encoded as `spell_word` reads them."""
    try:
        encoded = encode_letters(text)
    except UnicodeEncodeError:
        return _split_unusual(text)
    return encoded.translate(_LOWER).split()


def spell_word(word: bytes) -> str:
    """Return a word of `split_words` as text: lower case, with accents, tones placed the older way."""
    if word.startswith(_FOREIGN):
        return fold_tones(word[1:].decode())
    return fold_tones(decode_letters(word))


def hash_pairs(words: Sequence[bytes]) -> array[int]:
    """Hash each two neighbouring words, folded: ``hash(first) * 8191 + hash(second)``, 31 bits."""
    if len(words) < 2:
        return array("I")
    lanes = pack_lanes(look_up(_HASHES, words))
    first = int.from_bytes(lanes, "little")
    pairs = first * PAIR_FACTOR + (first >> 8 * LANE_BYTES)
    return unpack_lanes(pairs.to_bytes(len(lanes), "little")[:-LANE_BYTES])


def hash_word(folded: str) -> int:
    """Hash a folded word: FNV-1a over its UTF-16 units, cut to 18 bits. search-fold.js does the same."""
    value = fnv(folded)
    return (value ^ value >> WORD_BITS) & (1 << WORD_BITS) - 1


def fnv(text: str) -> int:
    """Hash text with 32-bit FNV-1a over its UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/)."""
    value = 0x811C9DC5
    for unit in memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value


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


def _hash_spelled(word: bytes) -> int:
    return hash_word(fold(spell_word(word)))


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
_HASHES: Final = WordTable(_hash_spelled)
#: Each word as one object, which every later set and table knows by its address.
_WORDS: Final = WordTable[bytes](lambda word: word)
