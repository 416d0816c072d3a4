"""Tables that fill themselves: for what is asked of letters and words, over which C's loops run."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Filled(dict[K, V]):
    """Key → what `make` returns for it, worked out when it is first asked for; emptied when it holds `most`.

    >>> "".join(map(Filled(str.upper).__getitem__, "aba"))
    'ABA'
    """

    def __init__(self, make: Callable[[K], V], most: int = 1 << 30) -> None:
        super().__init__()
        self._make, self.most = make, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self._make(key)
        return value
