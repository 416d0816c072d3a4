"""Whether anything has changed since the last build, from the states of all files: one pass over their stats.

A build that ended without a complaint remembers what all its files were like: program, settings, places,
templates, seeds, content, and the site it made. While they are like that, the next build has nothing to do,
and says so before it has loaded anything.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from luutru.memo import hash_of, hash_of_program
from luutru.site.rendering import find_templates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luutru.commands.archive import Archive
    from luutru.memo import Memo

SPACE = "last builds"
#: What is left beside the files by others that are at work: it is no part of an archive.
_PASSING = (".luutru-tmp", ".swp", ".swx", "~")


class LastBuild(msgspec.Struct, frozen=True, array_like=True):
    """What a build found and left: hashes of its inputs and of its site, and what there is to say of them."""

    inputs: bytes
    site: bytes
    said: tuple[str, ...]


def recall_build(archive: Archive, memo: Memo, inputs: bytes) -> LastBuild | None:
    """Return the last build of an archive, if its inputs were these and its site is as it left it."""
    value = memo.get(SPACE, _key(archive))
    if value is None:
        return None
    try:
        last = msgspec.msgpack.decode(value, type=LastBuild)
    except msgspec.MsgspecError:
        return None
    return last if last.inputs == inputs and last.site == hash_states([archive.site]) else None


def remember_build(archive: Archive, memo: Memo, inputs: bytes, said: Iterable[str]) -> None:
    """Remember a build that has just ended well; `inputs` are from before it read them."""
    last = LastBuild(inputs, hash_states([archive.site]), tuple(said))
    memo.put(SPACE, {_key(archive): msgspec.msgpack.encode(last)})


def forget_build(archive: Archive, memo: Memo) -> None:
    """Forget the last build: it had something to complain of, which the next must say again."""
    memo.drop(SPACE, [_key(archive)])


def hash_inputs(archive: Archive, seeds_state: bytes) -> bytes:
    """Hash all that a build of an archive reads, by names, sizes and times.

    `seeds_state` is that of the seeds before they were read; empty for a build that reads none.
    """
    folders = [archive.content, archive.root / archive.config.region, *find_templates(archive.root)]
    return hash_of(hash_of_program(), repr(archive.config), seeds_state, hash_states(folders))


def hash_states(folders: Iterable[Path]) -> bytes:
    """Hash names, sizes and times of all files below some folders; a folder need not exist."""
    states: list[str] = []
    waiting = [os.fspath(folder) for folder in folders]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as items:
                found = sorted(items, key=lambda item: item.name)
        except (FileNotFoundError, NotADirectoryError):
            states.append(f"{folder} is not there")
            continue
        states.append(folder)
        for item in found:
            if item.name.endswith(_PASSING):
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            else:
                states.append(_state(item))
    return hash_of("\n".join(states))


def _key(archive: Archive) -> bytes:
    return hash_of(str(archive.seeds), str(archive.content), str(archive.site))


def _state(item: os.DirEntry[str]) -> str:
    try:
        state = item.stat()
    except OSError:  # a link to nothing
        state = item.stat(follow_symlinks=False)
    return f"{item.name} {state.st_size} {state.st_mtime_ns}"
