"""What the editions share: a fixed order and fixed times, so that the same content gives the same bytes.

`dist/MANIFEST.tsv` lists every edition with its size and checksum, for attaching to a release.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.errors import LuutruError, reason_of
from luutru.messages import tr
from luutru.publishing.tree import SUMS_NAME, load_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The earliest time a ZIP can hold. A time of the clock would change the bytes of the same content.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
MANIFEST_NAME = "MANIFEST.tsv"
#: Where in an archive its editions go.
DIST = "dist"
_PIECE = 1 << 20


def walk_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below `folder` as its path with "/" and its place, sorted by that path.

    Hidden files are an editor's or the system's own, a link may lead anywhere, and whoever opens a pipe waits
    for ever. None of these is yielded.
    """
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    files = (path for path in found if stat.S_ISREG(path.lstat().st_mode))
    yield from sorted((path.relative_to(folder).as_posix(), path) for path in files)


def list_site(site: Path) -> list[tuple[str, Path]]:
    """Return the files of a built site, with its list of checksums, by their paths.

    Files that somebody laid beside them (a CNAME, a note) are for the web server and in no edition.
    """
    sums = load_sums(site)
    if not sums:
        raise LuutruError(tr("{site}: there is no built site (run {program} first)", site=site))
    names = sorted([*sums, SUMS_NAME])
    for name in names:
        if not (site / name).is_file():
            raise LuutruError(tr("{path}: is missing from the built site (run {program})", path=site / name))
    return [(name, site / name) for name in names]


def write_zip(target: Path, files: Iterable[tuple[str, Path | bytes]]) -> None:
    """Write a ZIP file whose bytes depend on names and contents alone, whole or not at all.

    The same bytes need the same zlib, too: its releases compress differently.
    """
    with (
        write_whole(target) as draft,
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z,
    ):
        for name, content in files:
            add_to_zip(z, name, content)


def add_to_zip(
    archive: zipfile.ZipFile, name: str, content: Path | bytes, *, compressed: bool = True
) -> None:
    """Add a file to a ZIP with everything but name and content fixed; a large one is not held whole."""
    entry = zipfile.ZipInfo(name, ZIP_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # the same on every system that writes it
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size  # tells whether the entry needs the form for 4 GB and more
    with content.open("rb") as source, archive.open(entry, "w") as copy:
        while piece := source.read(_PIECE):
            copy.write(piece)


@contextmanager
def write_whole(target: Path) -> Iterator[Path]:
    """Give a draft to write that becomes `target` at the end, or vanishes when something goes wrong."""
    draft = target.with_name(f".{target.name}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        yield draft
        draft.replace(target)
    except OSError as error:
        message = tr(
            "{place}: {reason}; no edition was written (check space and permissions)",
            place=error.filename or target,
            reason=reason_of(error),
        )
        raise LuutruError(message) from error
    finally:
        draft.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """Hash a file's bytes, in hex, without holding them."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def list_editions(dist: Path) -> list[str]:
    """Return the files in `dist`, sorted; none where there is no such folder."""
    return [name for name, _ in walk_files(dist) if name != MANIFEST_NAME]


def write_manifest(dist: Path) -> None:
    """List every edition in `dist` with its size in bytes and its SHA-256."""
    rows = ["file\tbytes\tsha256\n"]
    for name in list_editions(dist):
        path = dist / name
        rows.append(f"{name}\t{path.stat().st_size}\t{sha256_of(path)}\n")
    with write_whole(dist / MANIFEST_NAME) as draft:
        draft.write_text("".join(rows), encoding="utf-8", newline="\n")
