"""Cells of seeds/sources.csv read and set: what else stands there stays as written, but for its quoting."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from luutru.cleaning.note_files import column_of
from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "file"
IS_ARTICLE = "is_article"


def set_source(text: str, file: str, column: str, value: str) -> str:
    """Return a table of sources with one cell set; row and column are added where they are missing.

    A row that says nothing of its page any more is taken out. Raises LuutruError where no files are named.
    """
    rows, columns, delimiter = _read(text)
    if column not in columns:
        rows[0].append(column)
        columns.append(column)
    if _FILE not in columns:
        missing = tr('the column "file" is missing')
        raise LuutruError(f"sources.csv: {missing}")
    at, name = columns.index(column), columns.index(_FILE)
    row = next((row for row in rows[1:] if len(row) > name and row[name].strip() == file), None)
    if row is None:
        rows.append(row := [""] * len(columns))
        row[name] = file
    row += [""] * (len(columns) - len(row))
    row[at] = value
    if not any(cell.strip() for cell in (*row[:name], *row[name + 1 :])):
        rows.remove(row)
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return target.getvalue()


def read_column(text: str, column: str) -> Mapping[str, str]:
    """Return what a table of sources says in one column, by file."""
    rows, columns, _ = _read(text)
    if column not in columns or _FILE not in columns:
        return {}
    at, name = columns.index(column), columns.index(_FILE)
    return {row[name].strip(): row[at] for row in rows[1:] if len(row) > max(at, name)}


def _read(text: str) -> tuple[list[list[str]], list[str], str]:
    """Return a table's rows, the first being its head, what each column is, and what parts the cells."""
    text = text.lstrip("\ufeff")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) or [[_FILE]]
    return rows, [column_of(cell.strip()) for cell in rows[0]], delimiter
