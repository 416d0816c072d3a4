"""Lists of numbers as text that a script file can hold and a browser reads quickly.

A number is one character, `chr(number + 40)`: files are UTF-8, which gives small numbers one byte and larger
ones two or three, and both Python and browsers have that conversion built in. Characters below 40 are free
for punctuation. search/2-lists.js is the reader of all this.
"""

from __future__ import annotations

import base64
import re
from functools import cache, partial
from itertools import accumulate, chain, compress, count
from operator import sub
from typing import TYPE_CHECKING, Final

from luutru.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER_BASE: Final = 40
#: First characters of lists that are bits: a bit for each number, or gaps as bits.
BITMAP: Final = "#"
BITS: Final = "$"
#: Between the parts of an entry, between the lists of a file of pairs, and for a number without an article.
FIELD_END, ENTRY_END, NOBODY = "!", " ", " "
#: From so many numbers of so many on, a bit for each number is shorter than gaps; and gaps as bits than as
#: characters.
_DENSE, _SPARSE = 3, 12
_SURROGATES: Final = range(0xD800, 0xE000)
_FLAGS: Final = bytes.maketrans(b"01", b"\0\1")
#: U+2028 and U+2029 in UTF-8. An expression finds that there is none in a fifth of the time of `replace`.
_SEPARATOR: Final = re.compile(b"\xe2\x80[\xa8\xa9]")


#: What one character can say.
LARGEST_NUMBER: Final = 0x10FFFF - NUMBER_BASE - len(_SURROGATES)


def encode_number(value: int) -> str:
    """Write a number from 0 to `LARGEST_NUMBER` as one character."""
    code = value + NUMBER_BASE
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _read_gap(letter: str) -> int:
    code = ord(letter)
    return code - NUMBER_BASE + 1 - (len(_SURROGATES) if code >= _SURROGATES.stop else 0)


def _write_bits(width: int, gap: int) -> str:
    """Write a gap as bits, `width` for the shortest: one more for each doubling, after as many ones and a
    zero (an exponential Golomb code).
    """
    value = bin(gap - 1 + (1 << width))[3:]
    return "1" * (len(value) - width) + "0" + value


def _read_bits(width: int, bits: str) -> int:
    return int("1" + bits[bits.index("0") + 1 :], 2) - (1 << width) + 1


_WIDTHS: Final = range(24)
#: Gap between two numbers, from 1 → its character, and the other way round.
_GAPS: Final = Filled[int, str](lambda gap: encode_number(gap - 1))
_LETTER_GAPS: Final = Filled(_read_gap)
#: Gap → its bits, and the other way round, by the width of the shortest.
_GAP_BITS: Final = [Filled[int, str](partial(_write_bits, width)) for width in _WIDTHS]
_BIT_GAPS: Final = [Filled[str, int](partial(_read_bits, width)) for width in _WIDTHS]


@cache
def _find_codes(width: int) -> re.Pattern[str]:
    return re.compile("|".join(f"{'1' * more}0.{{{width + more}}}" for more in _WIDTHS), re.DOTALL)


def encode_list(numbers: Sequence[int], size: int) -> str:
    """Write ascending, distinct numbers below `size`, as is shortest."""
    amount = len(numbers)
    if amount * _DENSE > size:
        flags = bytearray(b"0") * size
        for number in numbers:
            flags[number] = 49
        bits = int(flags[::-1], 2).to_bytes(-(-size // 8), "little")
        return BITMAP + base64.b64encode(bits).decode().rstrip("=")
    gaps = map(sub, numbers, chain((-1,), numbers))
    if amount * _SPARSE < size or not amount:
        return "".join(map(_GAPS.__getitem__, gaps))
    width = max(0, (size // amount).bit_length() - 2)
    return BITS + encode_number(width) + _pack_bits("".join(map(_GAP_BITS[width].__getitem__, gaps)))


def decode_list(text: str) -> list[int]:
    """Read what `encode_list` wrote."""
    form = text[:1]
    if form == BITMAP:
        bits = int.from_bytes(base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4)), "little")
        return list(compress(count(), bin(bits)[:1:-1].encode().translate(_FLAGS)))
    if form == BITS:
        width = ord(text[1]) - NUMBER_BASE
        data = base64.b64decode(text[2:] + "/" * (8 + -len(text[2:]) % 4))
        codes = _find_codes(width).findall(f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}")
        gaps = map(_BIT_GAPS[width].__getitem__, codes)
    else:
        gaps = map(_LETTER_GAPS.__getitem__, text)
    return list(accumulate(gaps, initial=-1))[1:]


def _pack_bits(bits: str) -> str:
    """Write bits as characters of six. Ones after the last are free: no gap ends in the ones of the next."""
    bits += "1" * (-len(bits) % 24)
    return base64.b64encode(int(bits, 2).to_bytes(len(bits) // 8, "big")).decode().rstrip("/")


def escape_separators(data: bytes) -> bytes:
    """Escape two characters of a JSON value that string literals may hold since ES2019 only."""
    return _SEPARATOR.sub(lambda match: b"\\u%x" % ord(match[0].decode()), data)
