"""The records as one Parquet file, a part of the archive at a time in memory; needs pyarrow."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from luutru.exporting.data.records import LISTS
from luutru.exporting.data.schema import load_tables
from luutru.extras import load_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Articles of one row group: some MB of text.
_GROUP = 2000
_INSIDE = ("paragraphs", "evidence")


@contextmanager
def open_parquet(path: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Open a Parquet file, and give what adds an article's record to it."""
    arrow: Any = load_extra("pyarrow", "Parquet")
    parquet: Any = load_extra("pyarrow.parquet", "Parquet")
    schema = _make_schema(arrow)
    waiting: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def add(record: dict[str, Any]) -> None:
            waiting.append(record)
            if len(waiting) >= _GROUP:
                write()

        def write() -> None:
            if waiting:
                writer.write_table(arrow.Table.from_pylist(waiting, schema=schema))
                waiting.clear()

        yield add
        write()


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
