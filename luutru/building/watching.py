"""Which files changed since the last look, with nothing but the standard library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    #: What `_state_of` tells of each file, by path.
    State = dict[str, tuple[int, int, int, int]]

#: What editors and the build itself leave beside a file for a moment.
_PASSING = (".luutru-tmp", ".swp", ".swx", "~", ".tmp", ".pyc")


def look_at(places: Iterable[Path]) -> State:
    """Return the state of every file at or below the places, by path; hidden files are passed over."""
    state: State = {}
    for place in places:
        if place.is_dir():
            state.update(_walk(os.fspath(place)))
        elif place.is_file():
            state[os.fspath(place)] = _state_of(place.stat())
    return state


def find_changed(before: State, after: State) -> list[str]:
    """Return the paths that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _state_of(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns


def _walk(folder: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    try:
        items = list(os.scandir(folder))
    except OSError:  # gone between two looks
        return
    for item in items:
        if item.name.startswith(".") or item.name.endswith(_PASSING) or item.name == "__pycache__":
            continue
        try:
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path)
            else:
                yield item.path, _state_of(item.stat())
        except OSError:
            continue
