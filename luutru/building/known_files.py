"""Which files of a site on disk are still what was written, so that they need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.memo import Drawers
from luutru.publishing.tree import SUMS_NAME
from luutru.states import read_state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luutru.memo import Memo
    from luutru.publishing.tree import TreeReport
    from luutru.states import States


class KnownFiles:
    """The files of a site by the keys they were made for.

    A file is known by its key and by its size, time and inode on disk: where somebody else touched the site,
    it is made again. So are all where somebody touched the site's own list of files, which says what is ours.
    `states` are those of the site's files, and are kept up to date.
    """

    def __init__(self, site: Path, states: States, memo: Memo) -> None:
        self.states = states
        self._site = site
        self._drawers = Drawers(memo, f"files of {site}", str)
        known = self._drawers.load()
        listed = known.get(SUMS_NAME) == states.get(SUMS_NAME)
        self._known = known if listed else {}

    def holds(self, path: str, key: str) -> bool:
        """Whether the site has the file that was made for this key."""
        state = self.states.get(path)
        return state is not None and self._known.get(path) == f"{key} {state}"

    def remember(self, keys: Mapping[str, str], tree: TreeReport) -> None:
        """Remember what the files now there were made for, and forget what is gone; `keys` is path → key."""
        states = self.states
        for path in tree.removed:
            states.pop(path, None)
        if tree.changed:
            for path in (*tree.written, SUMS_NAME):
                states[path] = read_state(f"{self._site}/{path}", linked=True)
        known = {
            path: f"{key} {states[path]}"
            for path, key in keys.items()
            if path in states and path in tree.sums
        }
        self._drawers.keep(known | {SUMS_NAME: states.get(SUMS_NAME, "")})
