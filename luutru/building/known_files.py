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
    `states` are those of the site's files before the build.
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

    def remember(self, keys: Mapping[str, str], tree: TreeReport) -> States:
        """Remember what the files now there were made for, and forget what is gone; `keys` is path → key.

        Returns the states of the site's files as they are now.
        """
        removed = frozenset(tree.removed)
        states = {path: state for path, state in self.states.items() if path not in removed}
        if tree.changed:
            for path in (*tree.written, SUMS_NAME):
                states[path] = read_state(f"{self._site}/{path}", linked=True)
        known = {
            path: f"{key} {states[path]}"
            for path, key in keys.items()
            if path in states and path in tree.sums
        }
        self._drawers.keep(known | {SUMS_NAME: states.get(SUMS_NAME, "")})
        return states
