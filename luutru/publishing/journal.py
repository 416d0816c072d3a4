"""Replace a site file by file where folders cannot be exchanged, so that a crash can be completed.

The journal is written, whole, before the first move and removed after the last. Its moves can be repeated: a
file that is no longer in staging has arrived already.

A site may be a mount point (a bind mount, a volume of Docker), into which nothing outside can be renamed: a
file is then copied beside its place, whole, and renamed there.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path


def apply_moves(staging: Path, site: Path, removed: list[str]) -> None:
    """Move every file below `staging` to its place in `site` and delete `removed`, under a journal."""
    waiting = _beside(site, "waiting")
    try:
        staging.replace(waiting)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(staging, waiting)
        shutil.rmtree(staging)
    journal = _beside(site, "journal")
    draft = _beside(site, "draft")
    with draft.open("w", encoding="utf-8") as handle:
        json.dump({"removed": removed}, handle, ensure_ascii=False)
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(journal)
    complete_journal(site)


def complete_journal(site: Path) -> bool:
    """Finish the moves that an earlier run wrote down and did not finish; True if there were any."""
    journal = _beside(site, "journal")
    if not journal.exists():
        # Killed between gathering the files and writing the journal: nothing of it counts.
        shutil.rmtree(_beside(site, "waiting"), ignore_errors=True)
        _beside(site, "draft").unlink(missing_ok=True)
        return False
    removed: list[str] = json.loads(journal.read_text(encoding="utf-8"))["removed"]
    waiting = _beside(site, "waiting")
    for folder, _, names in os.walk(waiting):
        target = site / os.path.relpath(folder, waiting)
        target.mkdir(parents=True, exist_ok=True)
        for name in names:
            source = Path(folder, name)
            _move(source, target / name)
            source.unlink(missing_ok=True)  # renaming one link onto another of the same file does nothing
    for path in removed:
        (site / path).unlink(missing_ok=True)
        _drop_empty_folders((site / path).parent, site)
    for folder, _, _ in os.walk(waiting, topdown=False):
        Path(folder).rmdir()
    journal.unlink()
    return True


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        arriving = target.with_name(f".{target.name}.arriving")
        shutil.copy2(source, arriving)
        arriving.replace(target)


def _drop_empty_folders(folder: Path, site: Path) -> None:
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")
