"""A twin of the site: the same files in a second folder, by links, made ready to take the site's place.

After an exchange the twin is the site of the build before, and nearly all its files are still those of the
site. A build that keeps it need not link ten thousand files again to change ten, and writes what changes over
what the twin has there, which spares the system a new file. What the twin holds is never believed: a file
counts as the site's only when it is the same file on disk (one inode), so a damaged twin costs only time.

For the exchange Linux has ``renameat2(…, RENAME_EXCHANGE)`` (since 3.15; ext4, xfs, btrfs, tmpfs, overlay on
them) and macOS ``renamex_np(…, RENAME_SWAP)`` (since 10.12, APFS). Python offers neither; ctypes does.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows
_OVER = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
AT_FDCWD = -100  # <fcntl.h>: a path relative to the working folder
RENAME_EXCHANGE = 1 << 1  # <linux/fs.h>
RENAME_SWAP = 0x2  # <sys/stdio.h> on macOS


def write_over(twin: str, path: str, data: bytes | bytearray) -> None:
    """Write a file of a twin, over the file that is there if no other folder has it too."""
    handle = _open(twin, path, len(data))
    try:
        written = os.write(handle, data)
        while written < len(data):  # a disk that fills up takes a part without a word, and the next part not
            written += os.write(handle, memoryview(data)[written:])
    finally:
        os.close(handle)


def link_the_rest(site: Path, twin: Path, staged: Collection[str], removed: Collection[str]) -> bool:
    """Let `twin` have the files of `site` besides its own `staged` ones, without `removed`; nothing else.

    False where the file system has no links. Files are links to one file, so nobody may write into them.
    """
    try:
        twin.mkdir(parents=True, exist_ok=True)
        _mirror(os.fspath(site), os.fspath(twin), "", staged, removed)
    except (OSError, NotImplementedError):
        return False
    return True


def keep_only(folder: Path, paths: Collection[str]) -> None:
    """Delete what is in a folder, except these paths."""
    for item in _list_items(os.fspath(folder)).values():
        _drop(item, "", paths)


def _open(twin: str, path: str, size: int) -> int:
    """Open a file of a twin to write so many bytes: the one there, if it is nowhere else, or a new one."""
    place = f"{twin}/{path}"
    if _is_straight(place.rpartition("/")[0]):
        with suppress(OSError):  # most often a folder that is not there yet
            return _open_straight(place, size)
    _make_way(twin, path)
    return os.open(place, _NEW, 0o666)


def _open_straight(place: str, size: int) -> int:
    with suppress(FileExistsError):
        return os.open(place, _NEW, 0o666)
    state = os.lstat(place)
    if stat.S_ISREG(state.st_mode) and state.st_nlink == 1:
        handle = os.open(place, _OVER)
        if state.st_size > size:
            os.truncate(handle, size)
        return handle
    os.unlink(place)  # noqa: PTH108
    return os.open(place, _NEW, 0o666)


@lru_cache(maxsize=1000)
def _is_straight(folder: str) -> bool:
    """Whether no part of a folder's path is a link to somewhere else; asked for each of its files."""
    return os.path.realpath(folder) == folder


def _make_way(twin: str, path: str) -> None:
    """Remove what stands where a file is to be, and make the folders above it."""
    parts = path.split("/")
    for depth in range(1, len(parts)):
        folder = "/".join([twin, *parts[:depth]])
        if os.path.islink(folder) or os.path.isfile(folder):  # noqa: PTH113, PTH114
            os.unlink(folder)  # noqa: PTH108
    place = f"{twin}/{path}"
    if os.path.isdir(place) and not os.path.islink(place):  # noqa: PTH112, PTH114
        shutil.rmtree(place)
    else:
        with suppress(FileNotFoundError):
            os.unlink(place)  # noqa: PTH108
    os.makedirs(place.rpartition("/")[0], exist_ok=True)  # noqa: PTH103


def _mirror(source: str, target: str, inner: str, staged: Collection[str], removed: Collection[str]) -> bool:
    """Mirror one folder, whose path from the site's root is `inner`; False when nothing is in it, nor it."""
    present = _list_items(target)
    filled = False
    with os.scandir(source) as items:
        for item in items:
            path, place = f"{inner}{item.name}", f"{target}/{item.name}"
            is_folder = item.is_dir(follow_symlinks=False)
            other = present.pop(item.name, None)
            if path in staged:
                filled = True
                continue
            if other is not None and other.is_dir(follow_symlinks=False) != is_folder:
                filled |= _drop(other, inner, staged)
                other = None
            if is_folder:
                filled |= _mirror(item.path, place, f"{path}/", staged, removed)
            elif path in removed:
                filled |= other is not None and _drop(other, inner, staged)
            else:
                filled = True
                if other is None or other.inode() != item.inode():
                    if other is not None:
                        _drop(other, inner, staged)
                    _link(item.path, place)
    for other in present.values():
        filled |= _drop(other, inner, staged)
    if inner and not filled:
        with suppress(FileNotFoundError):
            os.rmdir(target)  # noqa: PTH106
    return filled


def _list_items(folder: str) -> dict[str, os.DirEntry[str]]:
    try:
        with os.scandir(folder) as items:
            return {item.name: item for item in items}
    except FileNotFoundError:
        return {}


def _link(source: str, place: str) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except FileNotFoundError:
        os.makedirs(place.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        os.link(source, place, follow_symlinks=False)


def _drop(item: os.DirEntry[str], inner: str, staged: Collection[str]) -> bool:
    """Delete a file or folder, except what is staged; True when something is left of it."""
    path = f"{inner}{item.name}"
    if not item.is_dir(follow_symlinks=False):
        if path not in staged:
            os.unlink(item)  # noqa: PTH108
        return path in staged
    left = [_drop(other, f"{path}/", staged) for other in _list_items(item.path).values()]
    if not any(left):
        os.rmdir(item)  # noqa: PTH106
    return any(left)


def can_exchange() -> bool:
    """Whether the system has an exchange; a file system may refuse it all the same."""
    return _system_call() is not None


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two existing folders of one file system change places; False where the system cannot."""
    exchange = _system_call()
    return exchange is not None and exchange(os.fsencode(first), os.fsencode(second)) == 0


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    """Find the system's exchange, as a function that returns 0 when it did its work."""
    if not sys.platform.startswith(("linux", "darwin")):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        swap = getattr(library, "renamex_np", None)
        return None if swap is None else lambda a, b: int(swap(a, b, RENAME_SWAP))
    rename = getattr(library, "renameat2", None)  # glibc 2.28 and later; musl has it since 1.2.5
    if rename is None:
        return None
    return lambda a, b: int(rename(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE))
