"""content/set-aside.tsv: the inputs that are no article, each with its reason, sorted by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.messages import tr
from luutru.content.tsv import escape_cell, unescape_cell
from luutru.errors import Problem, ProblemsError
from luutru.model import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_NAME = "set-aside.tsv"
COLUMNS = "file\treason\tdetail"


def render_set_aside(inputs: Iterable[SetAside]) -> str:
    """Return the file's text; the columns stand in it even when nothing was set aside."""
    rows = sorted((item.name, item.reason, item.detail) for item in inputs)
    return "\n".join([COLUMNS, *("\t".join(map(escape_cell, row)) for row in rows), ""])


def parse_set_aside(
    text: str, path: str = FILE_NAME, collected: list[Problem] | None = None
) -> tuple[SetAside, ...]:
    """Read the file; `collected` takes every problem in it, without it ProblemsError is raised with them."""
    inputs, problems = [], []
    lines = text.split("\n")
    if lines[0] != COLUMNS:
        problems.append(Problem(path, 1, tr("must start with the columns {columns!r}", columns=COLUMNS)))
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        try:
            name, reason, detail = map(unescape_cell, line.split("\t"))
            inputs.append(SetAside(name, reason, detail))
        except ValueError as error:
            problems.append(Problem(path, number, tr("is no row of {columns!r}: {error}", columns=COLUMNS, error=error)))
    if collected is not None:
        collected += problems
    elif problems:
        raise ProblemsError(problems)
    return tuple(inputs)
