"""Which files of a site on disk are still what was written, so that they need not be made again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.publishing.tree import load_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.memo import Memo
    from luutru.publishing.tree import TreeReport


class KnownFiles:
    """The files of a site by the keys they were made for.

    A file is known by its key, by its checksum in the site's own list, and by its size and time on disk:
    where somebody else touched the site, it is made again.
    """

    def __init__(self, site: Path, memo: Memo) -> None:
        self._site, self._memo = site, memo
        self._space = f"files of {site}"
        self._sums = load_sums(site)
        self._states = dict(_walk_states(site, "")) if self._sums else {}
        self._records = memo.load(self._space) if self._sums else {}

    def holds(self, path: str, key: str) -> bool:
        """Whether the site has the file that was made for this key."""
        if path not in self._states or path not in self._sums:
            return False
        return self._records.get(path.encode()) == self._record(path, key, self._sums[path])

    def remember(self, keys: Mapping[str, str], tree: TreeReport) -> None:
        """Remember what the files now there were made for, and forget what is gone; `keys` is path → key."""
        for path in tree.written:
            self._states[path] = _state(os.stat(f"{self._site}/{path}"))  # noqa: PTH116
        records = {
            path.encode(): self._record(path, key, tree.sums[path])
            for path, key in keys.items()
            if path in self._states and path in tree.sums
        }
        changed = {path: value for path, value in records.items() if self._records.get(path) != value}
        self._memo.put(self._space, changed)
        self._memo.drop(self._space, self._records.keys() - records.keys())

    def _record(self, path: str, key: str, digest: str) -> bytes:
        return f"{key} {digest} {self._states[path]}".encode()


def _walk_states(folder: Path, inner: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the state of every file below a folder."""
    with os.scandir(folder) as items:
        for item in items:
            name = f"{inner}{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk_states(Path(item.path), f"{name}/")
            else:
                yield name, _state(item.stat(follow_symlinks=False))


def _state(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns}"
