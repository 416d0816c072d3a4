"""What tells a stranger what the data is: the Frictionless descriptor and the data dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from luutru import __version__
from luutru.catalogue.names import make_slug
from luutru.exporting.packing import sha256_of, walk_files
from luutru.exporting.selection import edition_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from luutru.exporting.data.schema import Column, Table
    from luutru.site.context import Site

PACKAGE, DICTIONARY = "datapackage.json", "README.md"
#: Ending → the media type of the files that are no CSV.
_MEDIA = {
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "md": "text/markdown",
}
_FILES = {
    "articles.jsonl": (
        "Mỗi dòng một bài, mọi thông tin và toàn văn trong một bản ghi JSON.",
        "One article per line: its full text and all that is known of it, as one JSON record.",
    ),
    "articles.parquet": (
        "Như articles.jsonl, cho pandas, Polars, DuckDB, Arrow.",
        "The same as articles.jsonl, for pandas, Polars, DuckDB, Arrow.",
    ),
    "articles.sqlite": (
        "Mọi bảng dưới đây, với chỉ mục toàn văn tìm được cả khi gõ không dấu.",
        "All tables below, with a full-text index that finds words typed without accents.",
    ),
}
_QUERY = """SELECT articles.date, articles.title, snippet(search, -1, '[', ']', '…', 12) AS found
FROM search JOIN articles ON articles.number = search.rowid
WHERE search MATCH '"dong da" ket nap' ORDER BY search.rank LIMIT 20;"""


_NOTES = (
    "Không biết thì để trống. Trong CSV, ô bắt đầu bằng `= + - @` có thêm dấu `'` phía trước để bảng\n"
    "tính không coi là công thức; các tệp khác giữ nguyên văn.",
    "Unknown values are empty. In CSV, a cell that begins with `= + - @` has a `'` before it, so that\n"
    "no spreadsheet takes it for a formula; the other files have the text as it is.",
    "Tìm trong SQLite, gõ có dấu hay không dấu · Search in SQLite, with or without accents:",
)
_NUMBER = (
    "`articles.number` chỉ có trong SQLite, nối `articles` với `search`. ·\n"
    "`articles.number` is in SQLite only and joins `articles` to `search`."
)


def render_package(site: Site, tables: Sequence[Table], folder: Path) -> str:
    """Return datapackage.json for the files in a folder; their sizes and checksums are in it."""
    config = site.config
    files = {name: path for name, path in walk_files(folder) if name != PACKAGE}
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": make_slug(config.title),
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "version": edition_day(site),
        "keywords": ["Vietnam", "Vietnamese", "newspapers"],
        "contributors": [{"title": config.publisher, "role": "publisher"}] if config.publisher else [],
        "rights": config.rights,
        "resources": [
            *(_table_resource(table, files.pop(f"{table.name}.csv")) for table in tables),
            *(_file_resource(name, path) for name, path in files.items()),
        ],
    }
    said = {name: value for name, value in package.items() if value}
    return msgspec.json.format(msgspec.json.encode(said), indent=1).decode() + "\n"


def _file_resource(name: str, path: Path) -> dict[str, Any]:
    stem, _, ending = name.rpartition(".")
    return {
        "name": make_slug(f"{stem}-{ending}"),
        "type": "file",
        "path": name,
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
    }


def _table_resource(table: Table, path: Path) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    foreign = [
        {
            "fields": [column.name],
            "reference": {
                "resource": column.references.partition(".")[0],
                "fields": [column.references.partition(".")[2]],
            },
        }
        for column in table.columns
        if column.references
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": table.vi,
        "description": table.en,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.vi,
        "description": column.en,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if constraints:
        field["constraints"] = constraints
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field


def render_dictionary(site: Site, tables: Sequence[Table]) -> str:
    """Return the data dictionary, in Vietnamese and English, as Markdown."""
    return "\n".join([*_introduce(site), *(line for table in tables for line in _describe(table))])


def _introduce(site: Site) -> Iterator[str]:
    config = site.config
    yield f"# {config.title}"
    yield ""
    for text in (config.description, config.publisher, config.base_url, config.rights):
        if text:
            yield from (text, "")
    yield f"{len(site.catalogue.entries)} bài · articles · {edition_day(site)} · luutru {__version__}"
    yield ""
    yield "| Tệp · File | |"
    yield "|---|---|"
    for name, (vi, en) in _FILES.items():
        yield f"| `{name}` | {vi} · {en} |"
    yield "| `*.csv` | Các bảng dưới đây, mã UTF-8. · The tables below, in UTF-8. |"
    yield "| `datapackage.json` | Mô tả theo chuẩn Frictionless. · Frictionless Data Package descriptor. |"
    yield ""
    for text in (*_NOTES, f"```sql\n{_QUERY}\n```", _NUMBER):
        yield from (text, "")


def _describe(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.vi} · {table.en}"
    yield ""
    yield "| Cột · Column | Kiểu · Type | | |"
    yield "|---|---|---|---|"
    for column in table.columns:
        marks = [column.type]
        marks += ["key"] if column.name in table.key else []
        marks += [f"→ {column.references}"] if column.references else []
        yield f"| `{column.name}` | {', '.join(marks)} | {column.vi} | {column.en} |"
    yield ""
