"""A program that was renewed: what it changed, and what it would change.

Cleaning again with a new program refreshes articles, field by field, where no person has set anything; what
is `reviewed` is never touched. A curator is told which articles changed by it, and may ask before.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from luutru import __version__
from luutru.building.cleaning import clean_seeds
from luutru.console import Console
from luutru.content.changes import show_value
from luutru.content.fields import FOUND
from luutru.content.store import content_names, load_content_file
from luutru.memo import Memo, hash_of_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.building.archive import Archive
    from luutru.content.stage import CleanReport
    from luutru.model import ContentFile

SPACE: Final = "program"
_KEY: Final = b"last"


class Program(msgspec.Struct, frozen=True, array_like=True):
    """The program that cleaned an archive last: its version, and a hash of all its files.

    `own` is a hash of the archive's settings, knowledge and notes that it cleaned with, b"" if not known.
    """

    version: str
    key: bytes
    own: bytes = b""


@dataclass(frozen=True, slots=True)
class Changed:
    """An article that cleaning would change: (field, before, after) of each value; `text`: its body too."""

    name: str
    values: tuple[tuple[str, str, str], ...]
    text: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a cleaning would do: the articles it changes, those it makes, and its report."""

    changed: tuple[Changed, ...]
    report: CleanReport


def former_program(memo: Memo) -> Program | None:
    """Return the program that cleaned the archive last, if that was another; None if it was this."""
    last = memo.read(SPACE, _KEY, Program)
    return last if last and last.key != hash_of_program() else None


def remember_program(memo: Memo, own: bytes) -> None:
    """Remember that this program has cleaned the archive, with these settings, knowledge and notes."""
    memo.put(SPACE, {_KEY: msgspec.msgpack.encode(Program(__version__, hash_of_program(), own))})


def forecast_cleaning(archive: Archive, jobs: int) -> Forecast:
    """Clean into a copy of the content folder, and compare; the archive stays as it is."""
    with tempfile.TemporaryDirectory(prefix="luutru-") as folder:
        copy = Path(folder) / archive.content.name
        if archive.content.is_dir():
            shutil.copytree(archive.content, copy)
        else:
            copy.mkdir()
        with Memo(None) as memo:
            report = clean_seeds(replace(archive, content=copy), Console(quiet=True), memo, jobs)
        new = set(report.new)
        names = [name for name in content_names(copy) if name not in new]
        return Forecast(tuple(_compare(archive.content, copy, names)), report)


def _compare(before: Path, after: Path, names: list[str]) -> Iterator[Changed]:
    for name in names:
        old, new = (folder / f"{name}.md" for folder in (before, after))
        if old.read_bytes() == new.read_bytes():
            continue
        one, _ = load_content_file(before, name)
        other, _ = load_content_file(after, name)
        if one and other:
            yield Changed(name, tuple(_differences(one, other)), one.body_md != other.body_md)


def _differences(one: ContentFile, other: ContentFile) -> Iterator[tuple[str, str, str]]:
    for field in FOUND:
        before, after = (show_value(getattr(file.article, field)) for file in (one, other))
        if before != after:
            yield field, before, after
