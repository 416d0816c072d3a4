"""content/erased.tsv: what articles whose text was erased are known by, should the text come back.

A row an article: its id, and a thin print of its text (`luutru.content.identity.thin_print`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.identity import TextPrint, parse_print, render_print, thin_print
from luutru.content.store import read_text, write_if_changed

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "erased.tsv"
COLUMNS = "id\ttext"


def load_erased(folder: Path) -> dict[str, TextPrint]:
    """Return the prints of erased texts by the id of their article; a row that is none is passed over."""
    rows = (read_text(folder / FILE_NAME) or "").split("\n")[1:]
    found = {article_id: parse_print(cell) for article_id, _, cell in (row.partition("\t") for row in rows)}
    return {article_id: text for article_id, text in found.items() if text}


def remember_erased(folder: Path, article_id: str, text: TextPrint) -> None:
    """Remember what the text of an article is known by, before it is erased."""
    prints = {article_id: thin_print(text), **load_erased(folder)}
    rows = [f"{name}\t{render_print(known)}" for name, known in sorted(prints.items())]
    write_if_changed(folder / FILE_NAME, "\n".join([COLUMNS, *rows, ""]))
