"""``build --verify``: the archive built a second time, from nothing, and compared byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.building.build import build
from luutru.console import Console
from luutru.memo import Memo
from luutru.publishing.tree import SUMS_NAME, load_sums
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.building.archive import Archive

#: So many files that differ are named; the rest is counted.
_SHOWN = 20


def verify_build(archive: Archive, console: Console, jobs: int, *, seeds: bool) -> int:
    """Build again without any memory, in a temporary folder; 1 when content or site have other bytes there.

    The content files are a person's too: cleaning begins with a copy of them. `seeds` says whether to clean.
    """
    with tempfile.TemporaryDirectory(prefix="luutru-verify-") as folder, Memo(None) as memo:
        beside = replace(
            archive, content=Path(folder, archive.content.name), site=Path(folder, archive.site.name)
        )
        shutil.copytree(archive.content, beside.content)
        build(beside, Console(quiet=True), memo, jobs, clean=seeds)
        pairs = ((archive.content, beside.content), (archive.site, beside.site))
        differing = [archive.show(path) for one, other in pairs for path in _differing(one, other)]
        number = sum(len(_files(other)) for _, other in pairs)
    if not differing:
        console.tell("verified: {count} files are the same when they are built from nothing", count=number)
        return 0
    for name in differing[:_SHOWN]:
        console.say(f"  {name}")
    if len(differing) > _SHOWN:
        console.tell("  … and {count} more", count=len(differing) - _SHOWN)
    console.tell(
        "not verified: {count} files differ from those of a build from nothing", count=len(differing)
    )
    console.tell("delete .luutru/ and build again, and report it: this must not happen")
    return 1


def _differing(one: Path, other: Path) -> Iterator[Path]:
    """Yield the paths below `one` that `other` has not, or with other bytes, and those that only it has."""
    files = _files(one) | _files(other)
    yield from (one / name for name in sorted(files) if _read(one / name) != _read(other / name))


def _files(folder: Path) -> set[str]:
    """Return the files that count: of a site those it lists as its own."""
    sums = load_sums(folder)
    return {*sums, SUMS_NAME} if sums else set(read_states(folder))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
