"""A cell of seeds/sources.csv set: the rest of the table stays as a person wrote it, but for its quoting."""

from __future__ import annotations

import csv
import io


def set_source(text: str, file: str, column: str, value: str) -> str:
    """Return a table of sources with one cell set; row and column are added where they are missing."""
    head = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    if not rows:
        rows = [["file"]]
    columns = [cell.strip().lower() for cell in rows[0]]
    if column not in columns:
        rows[0].append(column)
        columns.append(column)
    at, name = columns.index(column), columns.index("file")
    row = next((row for row in rows[1:] if len(row) > name and row[name].strip() == file), None)
    if row is None:
        rows.append(row := [""] * len(columns))
        row[name] = file
    row += [""] * (len(columns) - len(row))
    row[at] = value
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return target.getvalue()
