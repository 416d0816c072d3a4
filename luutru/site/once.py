"""Parts that many pages of one site share: worked out once in each process, and gone with their site."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

Ts = TypeVarTuple("Ts")
R = TypeVar("R")
#: The site, which knows nothing of this.
S = TypeVar("S")

#: Values kept of one function, all forgotten at once: cards are 2 KB each, and there is one for each article.
MOST_KEPT = 16000


def once_a_site(make: Callable[[S, *Ts], R]) -> Callable[[S, *Ts], R]:
    """Let a function of a site (and of hashable arguments) work each value out once a process."""
    made: WeakKeyDictionary[S, dict[tuple[object, ...], R]] = WeakKeyDictionary()

    @wraps(make)
    def recall(site: S, *arguments: *Ts) -> R:
        own = made.get(site)
        if own is None:
            own = made[site] = {}
        if arguments not in own:
            if len(own) >= MOST_KEPT:
                own.clear()
            own[arguments] = make(site, *arguments)
        return own[arguments]

    return recall
