"""Content files that were deleted by hand: what took their place, or what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.store import LEDGERS
from luutru.errors import Problem, Severity
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Set


def tell_deleted(folder: str, names: Set[str], aliases: Set[str]) -> Iterator[Problem]:
    """Yield a warning for each deleted article whose address no other article has taken.

    `names` are those of articles whose seeds are still there; `aliases` are all of those that stand in the
    folder, whose name is `folder`.
    """
    for name in sorted(names - aliases):
        message = tr("was deleted while its seed is still there; it was not written again")
        cure = tr(
            'run {program} withdraw {name} --reason "…"; or add "aliases: [{name}]" to the article that '
            "took its place; or delete {ledger} too to have it cleaned anew",
            name=name,
            ledger=f"{folder}/{LEDGERS}/{name}.tsv",
        )
        yield Problem(f"{folder}/{name}.md", 0, message, cure, Severity.WARNING)
