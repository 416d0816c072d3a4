"""Content files that were deleted by hand: what took their place, or what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.content.store import LEDGERS, load_content
from luutru.errors import Problem, Severity, called_as
from luutru.memo import Drawers
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from luutru.memo import Memo
    from luutru.states import States

SPACE = "heirs"


class _Heir(msgspec.Struct, frozen=True, array_like=True):
    """The content file whose `aliases` name a deleted one, with the state in which they do."""

    name: str
    state: str


def tell_deleted(folder: Path, names: Collection[str], states: States, memo: Memo) -> Iterator[Problem]:
    """Yield a warning for each deleted article whose address no other article has taken.

    `names` are those of articles whose seeds are still there; `states` are those of the folder's files.
    """
    drawers = Drawers(memo, SPACE, _Heir)
    known = drawers.load()
    heirs = {
        name: heir
        for name in names
        if (heir := known.get(name)) and states.get(f"{heir.name}.md") == heir.state
    }
    if len(heirs) < len(set(names)):
        for file in load_content(folder, problems=[]):
            name = file.path.rpartition("/")[2].removesuffix(".md")
            state = states.get(f"{name}.md", "")
            heirs |= {alias: _Heir(name, state) for alias in file.article.aliases if alias in names}
    drawers.keep(heirs)
    for name in sorted(set(names) - heirs.keys()):
        message = tr("was deleted while its seed is still there; it was not written again")
        cure = tr(
            'run {program} withdraw {name} --reason "…"; or add "aliases: [{name}]" to the article that '
            "took its place; or delete {ledger} too to have it cleaned anew",
            name=name,
            ledger=f"{folder.name}/{LEDGERS}/{name}.tsv",
            program=called_as(),
        )
        yield Problem(f"{folder.name}/{name}.md", 0, message, cure, Severity.WARNING)
