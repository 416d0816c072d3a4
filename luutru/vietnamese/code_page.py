"""One byte for each letter of Vietnamese news, so that C's loops over bytes can work on whole texts.

Vietnamese has 134 accented letters, which with ASCII are more than 256; but nobody needs most of ASCII's
control characters. Text with any other character raises UnicodeEncodeError and is left to slower ways.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final


def _make_page() -> str:
    """Return the letter of each byte; U+FFFE where there is none."""
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    accented = [unicodedata.normalize("NFC", base + mark) for base in "aăâeêioôơuưy" for mark in marks]
    lower = [letter for letter in accented if not letter.isascii()] + ["đ"]
    # The most frequent others in Vietnamese news.
    others = [*"²³üöäç", *"\u00a0“”‘’–—…•°«»×·"]
    letters = [chr(code) if code >= 0x20 or chr(code).isspace() else "\ufffe" for code in range(128)]
    letters += ["\ufffe"] * 128
    letters[0] = "\0"  # without which the codec falls back to a slow dictionary
    letters[0x7F] = "\ufffe"
    free = [code for code in range(1, 256) if letters[code] == "\ufffe"]
    for code, letter in zip(free, [*lower, *map(str.upper, lower), *others], strict=False):
        letters[code] = letter
    return "".join(letters)


#: The letter of each byte.
LETTERS: Final = _make_page()
_ENCODING: Final = codecs.charmap_build(LETTERS)


def encode_letters(text: str) -> bytes:
    """Return one byte for each character; raises UnicodeEncodeError where the page lacks one."""
    return codecs.charmap_encode(text, "strict", _ENCODING)[0]


def decode_letters(data: bytes) -> str:
    """Return the text of what `encode_letters` wrote."""
    return codecs.charmap_decode(data, "strict", LETTERS)[0]
