"""The records as one Parquet file, a part of the archive at a time in memory; needs pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.exporting.data.records import LISTS
from luutru.exporting.data.schema import load_tables
from luutru.extras import load_extra

if TYPE_CHECKING:
    from pathlib import Path

#: Articles of one row group: some MB of text.
_GROUP = 2000
_INSIDE = ("paragraphs", "evidence")


class ParquetFile:
    """A Parquet file being written; use as a context manager."""

    def __init__(self, path: Path) -> None:
        self._arrow: Any = load_extra("pyarrow", "Parquet")
        parquet: Any = load_extra("pyarrow.parquet", "Parquet")
        self._schema = _make_schema(self._arrow)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []

    def __enter__(self) -> ParquetFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        self._writer.close()

    def add(self, record: dict[str, Any]) -> None:
        """Add an article's record."""
        self._waiting.append(record)
        if len(self._waiting) >= _GROUP:
            self._write()

    def _write(self) -> None:
        if self._waiting:
            table = self._arrow.Table.from_pylist(self._waiting, schema=self._schema)
            self._writer.write_table(table)
            self._waiting = []


def _make_schema(arrow: Any) -> Any:
    """The schema that the tables give: scalars of `articles`, then lists of names, then lists of rows."""
    types = {
        "string": arrow.string(),
        "integer": arrow.int32(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
    }
    tables = {table.name: table for table in load_tables()}
    fields = [arrow.field(column.name, types[column.type]) for column in tables["articles"].columns]
    fields += [arrow.field(name, arrow.list_(arrow.string())) for name in LISTS if name not in _INSIDE]
    for name in _INSIDE:
        inner = [
            arrow.field(column.name, types[column.type])
            for column in tables[name].columns
            if column.name not in ("article", "number")
        ]
        fields.append(arrow.field(name, arrow.list_(arrow.struct(inner))))
    return arrow.schema(fields)
