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
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from luutru.normal_form import nfc
from luutru.site.search.layout import MOST_FREQUENT, WordFiles, frequent_words
from luutru.site.search.places import find_places
from luutru.vietnamese.code_page import LETTERS, decode_letters, encode_letters
from luutru.vietnamese.folding import fold, fold_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout

#: Odd, so that no two first words of a pair share a place; small, so that the lanes of a big integer do not
#: run into each other.
PAIR_FACTOR: Final = 5741
_LANE_BYTES: Final = 4
#: Marks what makes no pairs; above all places.
_ALONE: Final = 1 << 30
#: A word between fields, which no text has.
_BORDER_LETTER: Final = "\x1f"
_BORDER: Final = _BORDER_LETTER.encode()
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

    `title`: its spelled words, with spaces between them, and their `places` (`places.find_places`, in UTF-8,
    `BETWEEN` between them). `lead`: the words of the lead; `others`: those that stand outside the title, the
    lead's too, less the title's own. `pairs`: those outside the title, as places among all pairs of the index
    (`layout.Layout`), the bytes of an array of unsigned integers.
    """

    title: str
    places: bytes
    lead: str
    others: str
    pairs: bytes

    def title_places(self) -> dict[str, str]:
        """Return the words of the title with their places."""
        return dict(zip(self.title.split(), self.places.decode().split(BETWEEN), strict=False))

    def words(self) -> list[str]:
        """Return all words, each once."""
        return [*self.title.split(), *self.others.split()]


#: Of an article that is not there.
NO_TOKENS: Final = DocumentTokens("", b"", "", "", b"")


def tokenise_document(document: SearchDocument, layout: Layout) -> DocumentTokens:
    """Find an article's words and pairs. A pair does not reach from one field into the next."""
    title = find_places(look_up(_SPELLINGS, split_words(document.title)))
    texts = [passage.text for passage in document.passages] or [""]
    tokens = _split_fields((*texts, *document.authors, document.outlet_name))
    pairs = place_pairs(tokens, layout)
    spelled = look_up(_SPELLINGS, tokens)
    others = set(spelled).difference(title)
    others.discard(_SPELLINGS[_BORDER])
    return DocumentTokens(
        " ".join(title),
        BETWEEN.join(title.values()).encode(),
        " ".join(set(spelled[: tokens.index(_BORDER)])),
        " ".join(others),
        array("I", pairs).tobytes(),
    )


def _split_fields(texts: Iterable[str]) -> list[bytes]:
    """Return the words of all fields, each followed by a border: one look at all, where no letter
    is unusual.
    """
    fields = [text.replace(_BORDER_LETTER, " ") if _BORDER_LETTER in text else text for text in texts]
    try:
        return split_encoded(encode_letters(f" {_BORDER_LETTER} ".join([*fields, ""])))
    except UnicodeEncodeError:
        return list(chain.from_iterable((*split_words(text), _BORDER) for text in fields))


def split_words(text: str) -> list[bytes]:
    """Split text into lower-case words with their accents, encoded as `spell_word` reads them."""
    try:
        encoded = encode_letters(text)
    except UnicodeEncodeError:
        return _split_unusual(text)
    return [word for word in split_encoded(encoded) if word != _BORDER]


def split_encoded(text: bytes) -> list[bytes]:
    """Split text of the code page into lower-case words; a border between fields is one."""
    return text.translate(_LOWER).split()


def spell_word(word: bytes) -> str:
    """Return a word of `split_words` as text: lower case, with accents, tones placed the older way.

    One form for all who mean one word: the index, and what is typed.
    """
    if word.startswith(_FOREIGN):
        return fold_tones(word[1:].decode().translate(_MEANT))
    return fold_tones(decode_letters(word))


def make_slug(text: str) -> str:
    """Return the folded words of a text, joined by hyphens: a slug as search/1-text.js makes it."""
    return "-".join(fold(spell_word(word)) for word in split_words(text))


def place_pairs(words: Sequence[bytes], layout: Layout) -> set[int]:
    """Return the places of all two neighbouring words, folded: in the file of the one that is rarer in
    Vietnamese, whose lists are read for its word anyway, the low bits of ``hash(first) * factor +
    hash(second)``; where one is most frequent, beyond all those, with the places of the words for their
    hashes. A border makes no pairs.
    """
    if len(words) < 2:
        return set()
    homes = _to_lanes(array("I", look_up(_homes_of(layout), words)))
    ones, lane = _repeat(1, len(words)), 8 * _LANE_BYTES
    following = homes >> lane
    # Where the difference keeps its highest bit the first is not less.
    isnt_less = ((homes | ones << lane - 1) - following >> lane - 1) & ones
    rarer = homes ^ (homes ^ following) & _fill(isnt_less)
    hashes = homes & ones * (max(layout.frequent_places, layout.residues) - 1)
    hashes = hashes * PAIR_FACTOR + (hashes >> lane)
    places = hashes & ones * (layout.residues - 1) | rarer & ones * (layout.places - layout.residues)
    # Ranks end at a power of two: with so many more those of the most frequent words reach the bit above.
    ranks = len(frequent_words())
    above = homes + ones * (layout.places * (MOST_FREQUENT - 1))
    frequent = _fill((above | above >> lane) // (layout.places * ranks) & ones)
    places ^= (places ^ (hashes & ones * (layout.frequent_places - 1) | ones * layout.places)) & frequent
    alone = (homes | following) & ones * _ALONE
    places = places & ~_fill(alone // _ALONE) | alone
    found = set(_pack_lanes(array("I", places.to_bytes(len(words) * _LANE_BYTES, "little")[:-_LANE_BYTES])))
    found.discard(_ALONE)
    return found


def _fill(lanes: int) -> int:
    """Fill each lane that is one with ones; the others are zero."""
    return (lanes << 8 * _LANE_BYTES) - lanes


@cache
def _homes_of(layout: Layout) -> WordTable[int]:
    """Return word → its place, were it a pair, and in the bits above its rank among the frequent words;
    `_ALONE` for a border.
    """
    ranks = {word: rank for rank, word in enumerate(reversed(frequent_words()), 1)}
    find = WordFiles(layout.word_files)

    def home_of(word: bytes) -> int:
        if word == _BORDER:
            return _ALONE
        folded = fold(spell_word(word))
        file = ranks.get(folded, 0) * layout.word_files + find(folded)
        return file * layout.residues + hash_word(folded) % layout.residues

    return WordTable(home_of)


def _repeat(value: int, times: int) -> int:
    return int.from_bytes(value.to_bytes(_LANE_BYTES, "little") * times, "little")


def _to_lanes(values: array[int]) -> int:
    return int.from_bytes(_pack_lanes(values), "little")


def hash_word(folded: str) -> int:
    """Hash a folded word with 32-bit FNV-1a over its UTF-16 units, its halves mixed. search/1-text.js does
    the same.
    """
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
    """Return byte → byte for lower case, with all but letters, digits and borders as spaces."""
    codes = {letter: code for code, letter in enumerate(LETTERS)}
    kept = (
        letter.lower() if letter.isalnum() else letter if letter == _BORDER_LETTER else " "
        for letter in LETTERS
    )
    return bytes(codes[letter] for letter in kept)


_LOWER: Final = _make_lower_table()
_SPELLINGS: Final = WordTable(spell_word)
