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
from itertools import accumulate, pairwise
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
_IS_FAR: Final = re.compile(f"[\ud800-\udfff{ESCAPE}]").search
_ESCAPED_BASE: Final = 93


def encode_number(value: int) -> str:
    """Write a number from 0 on as one character."""
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


def encode_pairs(streams: Iterable[array[int]]) -> list[str]:
    """Write streams of pairs ``slot << 10 | residue`` in the order of their slots, residues in any order.

    Each pair is one character: the difference to the one before plus `PAIR_BASE`. The differences of all
    streams are taken by one subtraction of big integers, a lane of 32 bits for each.
    """
    lanes = list(map(pack_lanes, streams))
    joined = b"".join(lanes)
    before = b"".join([bytes(LANE_BYTES) + part[:-LANE_BYTES] for part in lanes if part])
    bases = int.from_bytes(PAIR_BASE.to_bytes(LANE_BYTES, "little") * (len(joined) // LANE_BYTES), "little")
    difference = int.from_bytes(joined, "little") + bases - int.from_bytes(before, "little")
    codes = difference.to_bytes(len(joined), "little")
    places = list(pairwise(accumulate(map(len, lanes), initial=0)))
    try:
        text = codes.decode("utf-32-le", "surrogatepass")
    except UnicodeDecodeError:
        return [_encode_far_pairs(codes[start:end]) for start, end in places]
    texts = [text[start // LANE_BYTES : end // LANE_BYTES] for start, end in places]
    return [
        _encode_far_pairs(codes[start:end]) if _IS_FAR(part) else part
        for part, (start, end) in zip(texts, places, strict=True)
    ]


def _encode_far_pairs(codes: bytes) -> str:
    letters = []
    for code in unpack_lanes(codes):
        if code < _SURROGATES.start or _SURROGATES.stop <= code < ord(ESCAPE):
            letters.append(chr(code))
        else:
            letters.append(ESCAPE + chr(code // 0x8000 + _ESCAPED_BASE) + chr(code % 0x8000 + _ESCAPED_BASE))
    return "".join(letters)


def pack_lanes(values: Iterable[int]) -> bytes:
    """Lay numbers below 2**32 side by side, 4 bytes each, lowest first on any machine."""
    lanes = values if isinstance(values, array) else array("I", values)
    if sys.byteorder == "big":
        lanes = array("I", lanes)
        lanes.byteswap()
    return lanes.tobytes()


def unpack_lanes(lanes: bytes) -> list[int]:
    """Read what `pack_lanes` wrote."""
    values = array("I", lanes)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tolist()
