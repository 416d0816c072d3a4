"""What the files of a folder are like on disk: one pass over their states.

A file with the size, the times and the inode it had is taken for the file it was. Whoever swaps two files,
or sets back the time of an edited one, changes its inode or the time of its last change, which no program can
set. Every part of a build that asks which files have changed is given the one look that the build took.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from luutru.memo import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Path below the folder, with "/" → size, times and inode of the file there.
States: TypeAlias = dict[str, str]
#: What is left beside the files by others that are at work: it is no part of an archive.
_PASSING = (".luutru-tmp", ".swp", ".swx", "~")
#: Windows tells no inode in a folder's list, and there the time of change is that of creation.
_HAS_INODES = os.name != "nt"


def read_states(folder: Path, *, linked: bool = False) -> States:
    """Look at all files below a folder; one that is not there has none.

    `linked` files have links that come and go, as a site's in its twin: each sets the time of change.
    """
    states: States = {}
    try:
        _read_states(os.fspath(folder), "", states, linked)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return states


def read_state(path: str | Path, *, linked: bool = False) -> str:
    """Look at one file, as `read_states` does; empty when it is not there."""
    try:
        return _write_state(os.stat(path), linked)  # noqa: PTH116 - of every file there is
    except OSError:
        return ""


def hash_states(states: Mapping[str, str]) -> bytes:
    """Hash names and states; 16 bytes."""
    return hash_of("\n".join(sorted(map(" ".join, states.items()))))


def _read_states(folder: str, inner: str, states: States, linked: bool) -> None:
    with _opened(folder) as opened, os.scandir(opened) as items:
        for item in items:
            name = item.name
            if name.endswith(_PASSING):
                continue
            if item.is_dir(follow_symlinks=False):
                before = len(states)
                _read_states(f"{folder}/{name}", f"{inner}{name}/", states, linked)
                if "." in name and len(states) == before:
                    states[f"{inner}{name}/"] = ""  # an empty folder where a file may have been
                continue
            try:
                state = item.stat()
            except OSError:  # a link to nothing
                state = item.stat(follow_symlinks=False)
            states[inner + name] = _write_state(state, linked)


@contextmanager
def _opened(folder: str) -> Iterator[int | str]:
    """Open a folder where the system can look from there: it need not walk the whole path to each file."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write_state(state: os.stat_result, linked: bool) -> str:
    if not _HAS_INODES:
        return f"{state.st_size} {state.st_mtime_ns}"
    changed = "" if linked else state.st_ctime_ns
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ino} {changed}"
