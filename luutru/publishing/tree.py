"""Put a finished site in place of the old one, whole or not at all.

Of a site's files only what differs is written, into a folder that is to be the new site,
the twin that the build before left (`twin.py`). All other files of the site are linked there, so that they
keep their bytes and their modification time; then site and twin change places in one step. Where a file
system cannot link or exchange, a journal lists the moves and the next run completes what a crash interrupted.

Which files are ours is written down in the site itself, in ``SHA256SUMS``: the list that ``sha256sum -c``
reads, so that a reader can check a copy on a USB stick, and the build deletes only what it once wrote.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.errors import LuutruError, reason_of
from luutru.frozen import frozen
from luutru.messages import tr
from luutru.publishing.journal import apply_moves, complete_journal
from luutru.publishing.lock import hold
from luutru.publishing.twin import can_exchange, exchange_folders, keep_only, link_the_rest, write_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    AnyFile: TypeAlias = "SiteFile | StagedFile"

SUMS_NAME = "SHA256SUMS"
#: A twin is kept for the next build when no more than one file in so many has changed: the others are links.
KEPT_ONE_IN = 8


@frozen
class SiteFile:
    """One file of the site: its path with "/" separators, and its bytes.

    `data` None means: the same as the site has now (its maker knows that nothing it shows has changed, or
    could not make it), if it has one.
    """

    path: str
    data: bytes | bytearray | None


@frozen
class StagedFile:
    """A file that was made and put into its `Stage`: `fresh` when the site does not have the same bytes."""

    path: str
    digest: str
    fresh: bool


@frozen
class Stage:
    """Where files wait until all are made. Small, so that any worker can put its files there itself.

    The folder may hold files of older sites, each at its own path.
    """

    site: str
    folder: str

    def put(self, path: str, data: bytes | bytearray) -> StagedFile:
        """Stage one file, unless the site has it with the same bytes; `path` is from the site's root."""
        digest = hashlib.sha256(data).hexdigest()
        fresh = not _holds(f"{self.site}/{path}", data)
        if fresh:
            write_over(self.folder, path, data)
        return StagedFile(path, digest, fresh=fresh)


@frozen
class TreeReport:
    """What `SiteTree.put_in_place` did; the paths are sorted.

    `added` are those of `written` that the site did not have, `sums` the SHA-256 of all files now there.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    added: frozenset[str]
    unchanged: int
    sums: Mapping[str, str]

    @property
    def changed(self) -> bool:
        """Whether the site differs from what it was."""
        return bool(self.written or self.removed)


@contextmanager
def open_tree(site: Path, twin: Path | None = None) -> Iterator[SiteTree]:
    """Open a site to make it anew, and let nobody else do so meanwhile.

    `twin` is where the site as it was before may stay until the next build, which is then quicker; on the
    site's file system. Raises LuutruError when another build is at work there, or nothing can be written.
    """
    site = site.resolve()  # a linked folder is replaced where it is, not the link to it
    staging = site.with_name(f".{site.name}.staging")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with hold(site.with_name(f".{site.name}.lock"), str(site)), _readable_by_all():
            complete_journal(site)
            shutil.rmtree(staging, ignore_errors=True)  # left by a build that was killed
            if twin is not None and not _can_become(twin, site):
                shutil.rmtree(twin, ignore_errors=True)
                twin = None
            folder = twin.parent.resolve() / twin.name if twin else staging
            try:
                yield SiteTree(site, Stage(str(site), str(folder)))
            except OSError:
                shutil.rmtree(folder, ignore_errors=True)  # perhaps there is no room for it
                raise
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        place = error.filename or site
        message = tr(
            "{place}: {reason}; the site is as it was before (check space and permissions)",
            place=place,
            reason=reason_of(error),
        )
        raise LuutruError(message) from error


@frozen
class SiteTree:
    """A site on disk that is open to be made anew: new files are put into `stage`, in any process."""

    site: Path
    stage: Stage

    def put_in_place(self, files: Iterable[AnyFile]) -> TreeReport:
        """Make the site hold exactly these files, and beside them whatever else was in the folder already."""
        site, folder = self.site, Path(self.stage.folder)
        old = load_sums(site)
        new: dict[str, str] = {}
        written: list[str] = []
        for file in files:
            if file.path in new:
                raise LuutruError(tr("{path}: two pages would be written to this address", path=file.path))
            if isinstance(file, SiteFile):
                if file.data is None:
                    if file.path in old:
                        new[file.path] = old[file.path]
                    continue
                file = self.stage.put(file.path, file.data)  # noqa: PLW2901
            new[file.path] = file.digest
            if file.fresh:
                written.append(file.path)
        removed = sorted(path for path in old.keys() - new.keys() if (site / path).is_file())
        rows = (f"{digest}  {path}\n" for path, digest in sorted(new.items()))
        sums = self.stage.put(SUMS_NAME, "".join(rows).encode())
        staged = [*written, SUMS_NAME] if sums.fresh else list(written)
        if not staged and not removed:
            return TreeReport((), (), frozenset(), len(new), new)
        _put_in_place(folder, site, staged, removed)
        if KEPT_ONE_IN * (len(staged) + len(removed)) > len(new):
            shutil.rmtree(folder, ignore_errors=True)
        added = frozenset(new.keys() - old.keys())
        return TreeReport(tuple(sorted(written)), tuple(removed), added, len(new) - len(written), new)


@contextmanager
def _readable_by_all() -> Iterator[None]:
    """Make files that a web server may read (0644, folders 0755), however private a person's own files are.

    Workers started meanwhile inherit it.
    """
    private = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(private)


def load_sums(site: Path) -> dict[str, str]:
    """Read which files the last build wrote: path → SHA-256 in hex. Empty when there is no readable list."""
    try:
        text = (site / SUMS_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    sums = {}
    for row in text.splitlines():
        digest, mark, path = row.partition("  ")
        if mark and len(digest) == 64:
            sums[path] = digest
    return sums


def _can_become(twin: Path, site: Path) -> bool:
    """Whether a site can change places with a twin: it is there, on the same file system, and not locked.

    A locked folder can still be renamed, but not moved to another folder.
    """
    try:
        one_system = site.stat().st_dev == twin.parent.stat().st_dev
    except FileNotFoundError:
        return False
    return one_system and os.access(site, os.W_OK) and not twin.is_symlink()


def _put_in_place(folder: Path, site: Path, staged: list[str], removed: list[str]) -> None:
    """Exchange site and folder where the system can; else move file by file under a journal."""
    if not site.exists():
        folder.replace(site)
        return
    linked = can_exchange() and link_the_rest(site, folder, {*staged}, {*removed})
    if not (linked and exchange_folders(folder, site)):
        keep_only(folder, {*staged})
        apply_moves(folder, site, removed)


def _holds(path: str, data: bytes | bytearray) -> bool:
    try:
        if os.stat(path).st_size != len(data):  # noqa: PTH116
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False
