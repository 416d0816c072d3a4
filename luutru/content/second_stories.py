"""Pages that hold a second story: cleaning set it apart, and a person decides what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.store import LEDGERS, read_if_whole
from luutru.content.tsv import unescape_cell
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: The rule of its lines, in a ledger: `luutru.cleaning.tagging.second_story`.
RULE = "second-story"
_CELL = f"\t{RULE}\t".encode()


def has_second_story(ledger: bytes) -> bool:
    """Say whether a ledger, as it is on disk, has lines of a second story."""
    return _CELL in ledger


def tell_second_stories(folder: Path, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a note for each of these articles whose raw page holds a second story."""
    for name in names:
        ledger = read_if_whole(f"{folder}/{LEDGERS}/{name}.tsv")
        if not has_second_story(ledger):
            continue
        rows = (row.split("\t") for row in ledger.decode("utf-8", "replace").split("\n"))
        starts = [row for row in rows if len(row) == 4 and row[2] == RULE and row[1] == Role.RELATED]
        if not starts:
            continue
        line, *_, text = starts[0]
        message = tr(
            'its raw page holds a second story from line {line} on: "{text}"',
            line=line,
            text=unescape_cell(text),
        )
        cure = tr("save it in seeds/ as a file of its own, if it belongs to the archive")
        yield Problem(f"{folder.name}/{name}.md", 0, message, cure, Severity.NOTE)
