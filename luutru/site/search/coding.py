"""Lists of slots and pairs as text that a script file can hold and a browser reads quickly.

A number is one character, `chr(number + 40)`: files are UTF-8, which gives small numbers one byte and larger
ones two or three, and both Python and browsers have that conversion built in. Characters below 40 are free
for punctuation. search-codec.js is the reader of all this.
"""

from __future__ import annotations

import base64
import re
import sys
from array import array
from bisect import bisect_left
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The big integers hold one number in each 4 bytes.
LANE_BYTES: Final = 4
NUMBER_BASE: Final = 40
#: First character of a list of slots that is not a list of gaps: a bitmap, or the slots that are *not* in it.
BITMAP: Final = "#"
COMPLEMENT: Final = "$"
#: A gap costs a byte, six slots of a bitmap cost a byte: the denser list is better off as a bitmap.
_SLOTS_PER_BYTE: Final = 6

#: Bits of a pair's hash that are written; the lower ones of those that chose the file stand above them.
RESIDUE_BITS: Final = 10
RESIDUE_MASK: Final = (1 << RESIDUE_BITS) - 1
#: A pair is written as the difference to the pair before, which is at least -1023; the sum starts above the
#: letters, clear of quotes and backslashes.
PAIR_BASE: Final = 1116
#: Differences whose character would be no character (a surrogate) are written as this, then the rest.
_AS_DIGITS: Final = b"01" + bytes(254)
ESCAPE: Final = "\U0010ffff"
_SURROGATES: Final = range(0xD800, 0xE000)
_FAR: Final = re.compile(f"[\ud800-\udfff{ESCAPE}]")
_ESCAPED_BASE: Final = 93
#: U+2028 and U+2029 in UTF-8. An expression finds that there is none in a fifth of the time of `replace`.
_SEPARATOR: Final = re.compile(b"\xe2\x80[\xa8\xa9]")


#: What one character can say.
LARGEST_NUMBER: Final = 0x10FFFF - NUMBER_BASE - len(_SURROGATES)


def encode_number(value: int) -> str:
    """Write a number from 0 to `LARGEST_NUMBER` as one character."""
    code = value + NUMBER_BASE
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


#: Gap between two slots, from 1 → its character.
_GAPS: Final = ["", *map(encode_number, range(4096))]


def encode_slots(slots: Sequence[int], capacity: int) -> str:
    """Write ascending, distinct slots below `capacity`: as gaps, as a bitmap, or as the slots left out."""
    count = len(slots)
    if count == 1:
        return _GAPS[slots[0] + 1]
    if count * _SLOTS_PER_BYTE <= capacity:
        return _encode_gaps(slots)
    flags = bytearray(capacity)
    for slot in slots:
        flags[slot] = 1
    return encode_flags(bytes(flags))


def encode_flags(flags: bytes) -> str:
    """Write the slots whose byte in `flags` is 1, not 0, as `encode_slots` does; there must be one."""
    capacity, count = len(flags), flags.count(1)
    if count == 1 or count * _SLOTS_PER_BYTE <= capacity:
        return _encode_runs(flags.split(b"\1"))
    if (capacity - count) * _SLOTS_PER_BYTE <= capacity:
        return COMPLEMENT + _encode_runs(flags.split(b"\0"))
    bits = int(flags[::-1].translate(_AS_DIGITS), 2)
    return BITMAP + base64.b64encode(bits.to_bytes(-(-capacity // 8), "little")).decode().rstrip("=")


def _encode_runs(runs: Sequence[bytes]) -> str:
    """Write gaps, each the length of the run of other slots before a slot; the last run has none after it."""
    return "".join([_GAPS[len(run) + 1] for run in runs[:-1]])


def _encode_gaps(slots: Sequence[int]) -> str:
    before = -1
    letters = []
    for slot in slots:
        letters.append(_GAPS[slot - before])
        before = slot
    return "".join(letters)


def encode_pairs(streams: Sequence[Sequence[int]]) -> list[str]:
    """Write streams of pairs ``slot << 10 | residue`` in the order of their slots, residues in any order.

    Each pair is one character: the difference to the one before plus `PAIR_BASE`. The differences of all
    streams are taken by one subtraction of big integers, a lane of 32 bits for each.
    """
    borders = list(accumulate(map(len, streams), initial=0))
    values = array("I", chain.from_iterable(streams))
    before = array("I", [0]) + values[:-1]
    for border in borders[: bisect_left(borders, len(values))]:
        before[border] = 0
    size = len(values) * LANE_BYTES
    bases = int.from_bytes(PAIR_BASE.to_bytes(LANE_BYTES, "little") * len(values), "little")
    sums = int.from_bytes(pack_lanes(values), "little") + bases
    codes = (sums - int.from_bytes(pack_lanes(before), "little")).to_bytes(size, "little")
    places = list(pairwise(borders))
    try:
        text = codes.decode("utf-32-le", "surrogatepass")
    except UnicodeDecodeError:
        parts = [codes[start * LANE_BYTES : end * LANE_BYTES] for start, end in places]
        return ["".join(map(_write_code, unpack_lanes(part))) for part in parts]
    lines = "\n".join([text[start:end] for start, end in places])
    return _FAR.sub(lambda match: _write_code(ord(match[0])), lines).split("\n") if places else []


def _write_code(code: int) -> str:
    if code < _SURROGATES.start or _SURROGATES.stop <= code < ord(ESCAPE):
        return chr(code)
    return ESCAPE + chr(code // 0x8000 + _ESCAPED_BASE) + chr(code % 0x8000 + _ESCAPED_BASE)


def escape_separators(data: bytes) -> bytes:
    """Escape two characters of a JSON value that string literals may hold since ES2019 only."""
    return _SEPARATOR.sub(lambda match: b"\\u%x" % ord(match[0].decode()), data)


def pack_lanes(values: Iterable[int]) -> bytes:
    """Lay numbers below 2**32 side by side, 4 bytes each, lowest first on any machine."""
    lanes = values if isinstance(values, array) else array("I", values)
    if sys.byteorder == "big":
        lanes = array("I", lanes)
        lanes.byteswap()
    return lanes.tobytes()


def unpack_lanes(lanes: bytes) -> array[int]:
    """Read what `pack_lanes` wrote."""
    values = array("I", lanes)
    if sys.byteorder == "big":
        values.byteswap()
    return values
