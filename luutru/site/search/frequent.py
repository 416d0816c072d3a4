"""What most articles of a block have: a row of counts for each article, cut into columns afterwards.

For these, that is quicker and smaller than an entry for each article in the list of each value.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

#: How many of a block's articles are looked at for what is frequent, and how many of them have it.
SAMPLE: Final = 24
FREQUENT_ONE_IN: Final = 6
#: A count is kept in a byte.
_MOST: Final = 255


def find_frequent(sample: Sequence[Iterable[T]]) -> list[T]:
    """Guess what most articles have from some of them; a wrong guess costs only time."""
    counts = Counter(chain.from_iterable(map(set, sample)))
    return [value for value, count in counts.items() if count * FREQUENT_ONE_IN >= SAMPLE]


def row_of(counts: list[int]) -> bytes:
    """Write counts as a row, those above 255 as 255."""
    try:
        return bytes(counts)
    except ValueError:
        return bytes([min(count, _MOST) for count in counts])


def read_columns(frequent: Sequence[T], rows: Sequence[bytes], least: int) -> Iterator[tuple[T, bytes]]:
    """Yield the frequent values that some row has `least` times, with a flag for each row that does."""
    table = b"".join(rows).translate(bytes(count >= least for count in range(_MOST + 1)))
    for column, value in enumerate(frequent):
        flags = table[column :: len(frequent)]
        if 1 in flags:
            yield value, flags
