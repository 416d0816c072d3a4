"""Lists of numbers as text that a script file can hold and a browser reads quickly.

A number is one character, `chr(number + 40)`: files are UTF-8, which gives small numbers one byte and larger
ones two or three, and both Python and browsers have that conversion built in. Characters below 40 are free
for punctuation. search/lists.js is the reader of all this.
"""

from __future__ import annotations

import base64
import re
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER_BASE: Final = 40
#: First character of a list that is not a list of gaps: a bitmap.
BITMAP: Final = "#"
#: Between the parts of an entry, between the lists of a file of pairs, and for a number without an article.
FIELD_END, ENTRY_END, NOBODY = "!", " ", " "
#: A gap costs a byte, six numbers of a bitmap cost a byte.
_NUMBERS_PER_BYTE: Final = 6
_SURROGATES: Final = range(0xD800, 0xE000)
#: U+2028 and U+2029 in UTF-8. An expression finds that there is none in a fifth of the time of `replace`.
_SEPARATOR: Final = re.compile(b"\xe2\x80[\xa8\xa9]")


#: What one character can say.
LARGEST_NUMBER: Final = 0x10FFFF - NUMBER_BASE - len(_SURROGATES)


def encode_number(value: int) -> str:
    """Write a number from 0 to `LARGEST_NUMBER` as one character."""
    code = value + NUMBER_BASE
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


class _Gaps(dict[int, str]):
    """Gap between two numbers, from 1 → its character."""

    def __missing__(self, gap: int) -> str:
        letter = self[gap] = encode_number(gap - 1)
        return letter


_GAPS: Final = _Gaps()


def encode_list(numbers: Sequence[int], size: int) -> str:
    """Write ascending, distinct numbers below `size`: as gaps or as a bitmap, whichever is shorter."""
    if len(numbers) * _NUMBERS_PER_BYTE <= size:
        return "".join(map(_GAPS.__getitem__, map(sub, numbers, chain((-1,), numbers))))
    flags = bytearray(b"0") * size
    for number in numbers:
        flags[number] = 49
    bits = int(flags[::-1], 2).to_bytes(-(-size // 8), "little")
    return BITMAP + base64.b64encode(bits).decode().rstrip("=")


def decode_list(text: str) -> list[int]:
    """Read what `encode_list` wrote."""
    if text.startswith(BITMAP):
        data = base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        bits = bin(int.from_bytes(data, "little"))[:1:-1]
        return [number for number, bit in enumerate(bits) if bit == "1"]
    numbers, number = [], -1
    for code in map(ord, text):
        number += code - NUMBER_BASE + 1 - (len(_SURROGATES) if code >= _SURROGATES.stop else 0)
        numbers.append(number)
    return numbers


def escape_separators(data: bytes) -> bytes:
    """Escape two characters of a JSON value that string literals may hold since ES2019 only."""
    return _SEPARATOR.sub(lambda match: b"\\u%x" % ord(match[0].decode()), data)
