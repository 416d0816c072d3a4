"""content/erased.tsv: what articles whose text was erased are known by, should the text come back.

A row an article: its id, and a thin print of its text (`luutru.content.identity.thin_print`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.identity import TextPrint, parse_print, render_print, thin_print
from luutru.content.side_files import refuse_blocked, shorten
from luutru.content.store import read_text, write_if_changed
from luutru.errors import Problem, Severity
from luutru.messages import tr

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "erased.tsv"
COLUMNS = "id\ttext"


def load_erased(folder: Path, problems: list[Problem] | None = None) -> dict[str, TextPrint]:
    """Return the prints of erased texts by article id; `problems` collects rows that are none."""
    found: dict[str, TextPrint] = {}
    damaged = []
    cure = tr("restore it from version control: without it, a text that was erased may come back")
    rows = (read_text(folder / FILE_NAME) or "").split("\n")
    for number, row in enumerate(rows, 1):
        article_id, _, cell = row.partition("\t")
        if text := parse_print(cell):
            found[article_id] = text
        elif row.strip() and row != COLUMNS:
            message = tr("is no row of {columns!r}", columns=COLUMNS)
            damaged.append(Problem(f"{folder.name}/{FILE_NAME}", number, message, cure, Severity.WARNING))
    if problems is not None:
        problems += shorten(damaged)
    return found


def remember_erased(folder: Path, article_id: str, text: TextPrint) -> None:
    """Remember what the text of an article is known by, before it is erased."""
    prints = {article_id: thin_print(text), **load_erased(folder)}
    rows = [f"{name}\t{render_print(known)}" for name, known in sorted(prints.items())]
    refuse_blocked(folder / FILE_NAME)
    write_if_changed(folder / FILE_NAME, "\n".join([COLUMNS, *rows, ""]))
