"""The order of Vietnamese names: a ă â b c d đ e ê …, syllable by syllable, as dictionaries have it.

Code-point order puts Ăn and Đà Nẵng after Z. Syllables are compared one after the other: first their
letters, then their tones (ngang, huyền, hỏi, ngã, sắc, nặng), so that Hà Đông stands before Hai Bà Trưng
and every "Ba …" before the first "Bà …" (Hoàng Phê's dictionary). Numbers are compared as numbers: Phường
2 before Phường 10.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from luutru.normal_form import nfc

#: f, j, w and z are no Vietnamese letters and stand where the Latin alphabet has them.
ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = {mark: str(rank) for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}
_RANKS: Final = {ord(letter): chr(ord("0") + rank) for rank, letter in enumerate(ALPHABET)}
_SHAPES: Final = "\u0302\u0306\u031b"  # circumflex, breve and horn make letters of their own
_PARTS: Final = re.compile(r"[0-9]+|[^\W0-9_]+")

#: Each letter as it may stand in a text, with a tone or without → the letter.
_LETTERS: Final = {
    unicodedata.normalize("NFC", letter + tone): letter for letter in ALPHABET for tone in ("", *_TONES)
}

#: One syllable or number: (0 for a number, its digits' count, letters or digits, tones).
Part = tuple[int, int, str, str]
SortKey = tuple[tuple[Part, ...], str]


@lru_cache(maxsize=16384)
def _part_key(part: str) -> Part:
    if part[0] in "0123456789":
        digits = part.lstrip("0")
        return (0, len(digits), digits, "")
    letters: list[str] = []
    tones: list[str] = []
    for mark in unicodedata.normalize("NFD", part):
        if mark in _TONES:
            tones.append(_TONES[mark])
        elif mark in _SHAPES and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        elif not unicodedata.combining(mark):
            letters.append(mark)
    return (1, 0, "".join(letters).translate(_RANKS), "".join(tones))


def sort_key(text: str) -> SortKey:
    """Return a key under which names sort as Vietnamese sorts them; equal only for equal texts.

    Case and punctuation don't count, except to put names in a fixed order that differ in nothing else.
    """
    composed = nfc(text)
    return (tuple(_part_key(part) for part in _PARTS.findall(composed.lower())), text)


def initial(text: str) -> str:
    """Return the letter of the alphabet that a name stands under, without its tone; "#" where it is none.

    >>> [initial(name) for name in ("Ấp Bắc", "Đống Đa", "ông Ích Khiêm", "12")]
    ['Â', 'Đ', 'Ô', '#']
    """
    found = _PARTS.search(nfc(text).lower())
    if found is None or found[0][0] not in _LETTERS:
        return "#"
    return _LETTERS[found[0][0]].upper()
