"""A twin of the site: the same files in a second folder, by links, made ready to take the site's place.

After an exchange the twin is the site of the build before, and nearly all its files are still those of the
site. A build that keeps it need not link ten thousand files again to change ten. What the twin holds is never
believed: a file counts as the site's only when it is the same file on disk (one inode), so a twin that is
damaged, stale or gone costs only time.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


def make_twin(site: Path, twin: Path, without: Collection[str]) -> bool:
    """Make `twin` hold the files of `site` and nothing else, except the paths in `without`.

    False where the file system has no links. Files are links to one file, so nobody may write into them.
    """
    try:
        _mirror(os.fspath(site), os.fspath(twin), "", without)
    except (OSError, NotImplementedError):
        shutil.rmtree(twin, ignore_errors=True)
        return False
    twin.mkdir(parents=True, exist_ok=True)
    return True


def move_files(paths: Iterable[str], source: Path, target: Path) -> None:
    """Move files from one folder to the same paths in another, over what is there."""
    for path in paths:
        place = f"{target}/{path}"
        try:
            os.replace(f"{source}/{path}", place)  # noqa: PTH105 - string paths, of thousands of files
        except FileNotFoundError:
            os.makedirs(place.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
            os.replace(f"{source}/{path}", place)  # noqa: PTH105


def _mirror(source: str, target: str, inner: str, without: Collection[str]) -> None:
    """Mirror one folder, whose path from the site's root is `inner`; one without files is not made."""
    present = _list_items(target)
    with os.scandir(source) as items:
        for item in items:
            path, place = f"{inner}{item.name}", f"{target}/{item.name}"
            is_folder = item.is_dir(follow_symlinks=False)
            other = present.pop(item.name, None)
            if other is not None and other.is_dir(follow_symlinks=False) != is_folder:
                _remove(other)
                other = None
            if is_folder:
                _mirror(item.path, place, f"{path}/", without)
            elif path in without or other is None or other.inode() != item.inode():
                if other is not None:
                    _remove(other)
                if path not in without:
                    _link(item.path, place)
    for other in present.values():
        _remove(other)
    if inner:
        with suppress(OSError):  # it is not empty
            os.rmdir(target)  # noqa: PTH106


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


def _remove(item: os.DirEntry[str]) -> None:
    if item.is_dir(follow_symlinks=False):
        shutil.rmtree(item.path)
    else:
        os.unlink(item)  # noqa: PTH108
