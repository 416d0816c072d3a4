"""content/set-aside.tsv: the inputs that are no article, each with its reason, sorted by name.

The program reads `COLUMNS`; what stands behind them says the same to a person, with what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.side_files import shorten
from luutru.content.store import read_text
from luutru.content.tsv import escape_cell, unescape_cell
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.model import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE_NAME = "set-aside.tsv"
COLUMNS = "file\treason\tdetail"


def render_set_aside(inputs: Iterable[SetAside], words: Mapping[str, tuple[str, str]] | None = None) -> str:
    """Return the file's text; the columns stand in it even when nothing was set aside.

    `words` are what each reason means and what to do about it, under "reason" the heads of these columns.
    """
    rows = sorted((item.name, item.reason, item.detail) for item in inputs)
    told = words or {}
    table = [(*row, *told.get(row[1], ())) for row in ((*COLUMNS.split("\t"),), *rows)]
    return "\n".join([*("\t".join(map(escape_cell, row)) for row in table), ""])


def parse_set_aside(text: str, path: str = FILE_NAME) -> tuple[tuple[SetAside, ...], list[Problem]]:
    """Read the rows that are sound, and report what is none as warnings: cleaning makes all rows anew."""
    inputs, problems = [], []
    cure = tr("cleaning writes the file anew")
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        row = line.removesuffix("\r")
        if not row or (number == 1 and row.startswith(COLUMNS)):
            continue
        try:
            name, reason, detail, *_ = map(unescape_cell, row.split("\t"))
        except ValueError:
            message = tr("is no row of {columns!r}", columns=COLUMNS)
            problems.append(Problem(path, number, message, cure, Severity.WARNING))
        else:
            inputs.append(SetAside(name, reason, detail))
    return tuple(inputs), shorten(problems)


def load_set_aside(folder: Path) -> tuple[tuple[SetAside, ...], list[Problem]]:
    """Read the rows of a content folder, as `parse_set_aside` does; none where there is no file."""
    return parse_set_aside(read_text(folder / FILE_NAME) or "", f"{folder.name}/{FILE_NAME}")
