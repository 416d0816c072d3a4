"""The files beside the articles of a content folder: what stands in the place of one stops nothing.

A folder, a link in a circle or a pipe there is read as no file, and never written over.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from luutru.content.store import LEDGERS, write_if_changed
from luutru.errors import LuutruError, Problem
from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NAMES = ("changes.tsv", "erased.tsv", "paragraphs.tsv", "set-aside.tsv", "urls.tsv")
#: Damaged rows of one file that are told of one by one: a file that is none at all has hundreds.
_SHOWN = 3


def find_blocked(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each place of a content folder where something stands that does not belong."""
    ledgers = folder / LEDGERS
    if os.path.lexists(ledgers) and not ledgers.is_dir():
        cure = tr("restore the folder from version control, or move this away: cleaning makes a new one")
        yield Problem(f"{folder.name}/{LEDGERS}", 0, tr("is no folder"), cure)
    names = [name for name in _NAMES if is_blocked(folder / name)]
    if ledgers.is_dir():
        with os.scandir(ledgers) as entries:
            odd = (one.name for one in entries if one.name.endswith(".tsv") and not one.is_file())
            names += sorted(f"{LEDGERS}/{name}" for name in odd)
    for name in names:
        cure = tr("move it away; restore the file from version control, if there is one")
        yield Problem(f"{folder.name}/{name}", 0, tr("is no regular file"), cure)


def is_blocked(path: Path) -> bool:
    """Say whether something stands in the place of a file that is none."""
    return os.path.lexists(path) and not path.is_file()


def write_side_file(path: Path, text: str) -> bool:
    """Write a file as `write_if_changed` does, unless something else stands there (see `find_blocked`)."""
    return not is_blocked(path) and write_if_changed(path, text)


def refuse_blocked(path: Path) -> None:
    """Raise LuutruError where a file is to be written that must not be lost, and something else stands."""
    if is_blocked(path):
        cure = tr("move it away; restore the file from version control, if there is one")
        raise LuutruError(str(Problem(f"{path.parent.name}/{path.name}", 0, tr("is no regular file"), cure)))


def shorten(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first of many damaged rows of one file, and how many more there are."""
    if len(problems) <= _SHOWN + 1:
        return [*problems]
    last = problems[_SHOWN]
    more = len(problems) - _SHOWN
    message = trn("{count} more row is damaged", "{count} more rows are damaged", more)
    return [*problems[:_SHOWN], Problem(last.path, last.line, message, last.cure, last.severity)]
