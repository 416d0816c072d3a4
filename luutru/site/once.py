"""Parts that many pages of one site share: worked out once in each process, and gone with their site."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.site.context import Site

Ts = TypeVarTuple("Ts")
R = TypeVar("R")

#: Values kept of one function, all forgotten at once: cards are 2 KB each, and there is one for each article.
MOST_KEPT = 8000


def once_a_site(make: Callable[[Site, *Ts], R]) -> Callable[[Site, *Ts], R]:
    """Let a function of a site (and of hashable arguments) work each value out once a process."""
    made: WeakKeyDictionary[Site, dict[tuple[object, ...], R]] = WeakKeyDictionary()

    @wraps(make)
    def recall(site: Site, *arguments: *Ts) -> R:
        own = made.get(site)
        if own is None:
            own = made[site] = {}
        if arguments not in own:
            if len(own) >= MOST_KEPT:
                own.clear()
            own[arguments] = make(site, *arguments)
        return own[arguments]

    return recall
