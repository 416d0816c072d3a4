"""The data edition: every format written in one pass over the articles, described, and packed as one ZIP.

The ZIP is a Frictionless Data Package: `datapackage.json` at its root describes every file.
"""

from __future__ import annotations

import csv
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from luutru.exporting.data.describing import DICTIONARY, PACKAGE, render_dictionary, render_package
from luutru.exporting.data.records import list_terms, make_records, split_record
from luutru.exporting.data.schema import load_tables
from luutru.exporting.data.sqlite_base import open_base
from luutru.exporting.packing import walk_files, write_zip
from luutru.extras import has_extra, install_command
from luutru.messages import tr
from luutru.site.data_files import csv_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from luutru.exporting.data.records import Row
    from luutru.exporting.data.schema import Table
    from luutru.site.context import Site

RECORDS, BASE, PARQUET = "articles.jsonl", "articles.sqlite", "articles.parquet"


def write_data_edition(site: Site, target: Path) -> str:
    """Write the data edition to `target`, whole or not at all; returns a note on what is missing, or "".

    Parquet is in it where pyarrow is installed.
    """
    with tempfile.TemporaryDirectory(prefix="luutru-") as name:
        folder = Path(name)
        parquet = has_extra("pyarrow")
        write_data_files(site, folder, parquet=parquet)
        write_zip(target, walk_files(folder))
    if parquet:
        return ""
    command = install_command("pyarrow")
    return tr("no Parquet in the data edition: it needs pyarrow; run: {command}", command=command)


def write_data_files(site: Site, folder: Path, *, parquet: bool) -> None:
    """Write the data edition's files into an empty folder."""
    tables = load_tables()
    with ExitStack() as stack:
        sheets = {table.name: stack.enter_context(_open_sheet(folder, table)) for table in tables}
        insert = stack.enter_context(open_base(folder / BASE, tables))
        records = stack.enter_context((folder / RECORDS).open("wb"))
        encoder = msgspec.json.Encoder()
        add_columns: Callable[[dict[str, Any]], None] | None = None
        if parquet:
            from luutru.exporting.data.parquet import open_parquet

            add_columns = stack.enter_context(open_parquet(folder / PARQUET))

        def add(table: str, row: Row) -> None:
            sheets[table](row)
            insert(table, row)

        for table, row in list_terms(site):
            add(table, row)
        for record in make_records(site):
            records.write(encoder.encode(record) + b"\n")
            if add_columns:
                add_columns(record)
            for table, row in split_record(record):
                add(table, row)
    (folder / DICTIONARY).write_text(render_dictionary(site, tables), encoding="utf-8", newline="\n")
    (folder / PACKAGE).write_text(render_package(site, tables, folder), encoding="utf-8", newline="\n")


@contextmanager
def _open_sheet(folder: Path, table: Table) -> Iterator[Callable[[Row], object]]:
    """Open a table as CSV for spreadsheets too: the byte order mark tells them that it is UTF-8."""
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        # A negative number is no formula, though it begins like one.
        yield lambda row: writer.writerow(
            str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else csv_cell(value)
            for value in row
        )
