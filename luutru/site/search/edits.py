"""Lists of numbers that change as they are written: gaps that no change concerns are not written anew."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeAlias

from luutru.site.search.coding import (
    BITMAP,
    decode_list,
    encode_list,
    form_of,
    gap_codes,
    join_gaps,
    number_gaps,
    read_bitmap,
    split_gaps,
    write_bitmap,
)


class _Bitmap:
    """A list that is a bit for each number."""

    def __init__(self, text: str) -> None:
        self._bits = read_bitmap(text)

    def find(self, number: int) -> tuple[int, bool]:
        """Return how many numbers are less than one, and whether it is there."""
        return (self._bits & (1 << number) - 1).bit_count(), bool(self._bits >> number & 1)

    def count(self) -> int:
        """Return how many numbers there are."""
        return self._bits.bit_count()

    def put(self, number: int) -> None:
        """Put in a number that is not there."""
        self._bits |= 1 << number

    def drop(self, number: int) -> None:
        """Take out a number that is there."""
        self._bits ^= 1 << number

    def shift(self, number: int, by: int) -> None:
        """Make numbers from one on one more, or one less; in this case the one before is not there."""
        rest = self._bits >> number << number
        self._bits ^= rest ^ (rest << 1 if by > 0 else rest >> 1)

    def write(self, size: int) -> str:
        """Write the list, of numbers below `size`, as `encode_list` does."""
        text = write_bitmap(self._bits, size)
        return text if form_of(self.count(), size) == BITMAP else encode_list(decode_list(text), size)


class _Gaps:
    """A list that is the code of each gap; see `_Bitmap`."""

    def __init__(self, text: str) -> None:
        self._form, self._codes = split_gaps(text)
        self._code_of = gap_codes(self._form)
        self._numbers = number_gaps(self._form, self._codes)

    def count(self) -> int:
        return len(self._numbers)

    def find(self, number: int) -> tuple[int, bool]:
        at = bisect_left(self._numbers, number)
        return at, self._numbers[at : at + 1] == [number]

    def put(self, number: int) -> None:
        at = bisect_left(self._numbers, number)
        self._numbers.insert(at, number)
        self._codes.insert(at, "")
        self._write_gaps(at, at + 2)

    def drop(self, number: int) -> None:
        at = bisect_left(self._numbers, number)
        del self._numbers[at], self._codes[at]
        self._write_gaps(at, at + 1)

    def shift(self, number: int, by: int) -> None:
        at = bisect_left(self._numbers, number)
        self._numbers[at:] = map(by.__add__, self._numbers[at:])
        self._write_gaps(at, at + 1)

    def write(self, size: int) -> str:
        if form_of(len(self._numbers), size) == self._form:
            return join_gaps(self._form, self._codes)
        return encode_list(self._numbers, size)

    def _write_gaps(self, start: int, stop: int) -> None:
        for at in range(start, min(stop, len(self._codes))):
            self._codes[at] = self._code_of[self._numbers[at] - (self._numbers[at - 1] if at else -1)]


#: Either way of writing a list.
ChangingList: TypeAlias = _Bitmap | _Gaps


def read_list(text: str) -> ChangingList:
    """Read what `encode_list` wrote, to change it."""
    return _Bitmap(text) if text.startswith(BITMAP) else _Gaps(text)
