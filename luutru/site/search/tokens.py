"""The words of texts, as fast as plain Python can find them.

The speed comes from letting C loops do all that happens per letter and per word: one table turns text into
one byte a letter (Vietnamese has 134 accented letters, which fit), another folds case and turns all else into
spaces, and `bytes.split` finds the words. Text with letters of other scripts takes the slow way round and
gives the same kind of words.
"""

from __future__ import annotations

import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

from luutru.filled import Filled
from luutru.normal_form import nfc
from luutru.vietnamese.code_page import LETTERS, decode_letters, encode_letters
from luutru.vietnamese.folding import fold, fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: A word between fields, which no text has.
_BORDER_LETTER: Final = "\x1f"
BORDER: Final = _BORDER_LETTER.encode()
#: A mark that no letter takes up stays in its word.
_WORD: Final = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
#: What keyboards and font converters leave where đ and ư are meant.
_MEANT: Final = str.maketrans("ðɖƣ", "đđư")
#: First byte of a word that has letters outside the table; UTF-8 follows.
_FOREIGN: Final = b"\0"
#: Vietnamese has some 7,000 syllables in use; names, numbers and typing errors come without end. The
#: tables of so many words take 9 MB together.
TABLE_WORDS: Final = 30_000

K = TypeVar("K")
T = TypeVar("T")


def split_fields(texts: Iterable[str]) -> list[bytes]:
    """Return the words of all fields, each followed by a border; in one look where no letter is unusual."""
    fields = [text.replace(_BORDER_LETTER, " ") if _BORDER_LETTER in text else text for text in texts]
    try:
        return split_encoded(encode_letters(f" {_BORDER_LETTER} ".join([*fields, ""])))
    except UnicodeEncodeError:
        return list(chain.from_iterable((*split_words(text), BORDER) for text in fields))


def split_words(text: str) -> list[bytes]:
    """Split text into lower-case words with their accents, encoded as `spell_word` reads them."""
    try:
        encoded = encode_letters(text)
    except UnicodeEncodeError:
        return _split_unusual(text)
    return [word for word in split_encoded(encoded) if word != BORDER]


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


def hash_word(folded: str) -> int:
    """Hash a folded word as search/1-text.js does: 32-bit FNV-1a over UTF-16 units, its halves mixed."""
    value = 0x811C9DC5
    for unit in memoryview(folded.encode("utf-16-le", "surrogatepass")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 16


def look_up(table: Mapping[K, T], keys: Sequence[K]) -> Sequence[T]:
    """Return the values of keys, in their order: the quickest loop over a table that C has."""
    return itemgetter(*keys)(table) if len(keys) > 1 else tuple(map(table.__getitem__, keys))


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
#: Word → how it is spelled.
SPELLINGS: Final = Filled(spell_word, TABLE_WORDS)
