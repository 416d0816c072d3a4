"""What tells a stranger what the data is: the Frictionless descriptor and the data dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from luutru import __version__
from luutru.catalogue.names import make_slug
from luutru.exporting.packing import sha256_of, walk_files
from luutru.exporting.rendering import render
from luutru.exporting.selection import edition_day

if TYPE_CHECKING:
    from collections.abc import Sequence
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
        {"fields": [column.name], "reference": {"resource": resource, "fields": [key]}}
        for column in table.columns
        if column.references
        for resource, _, key in [column.references.partition(".")]
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
    constraints = {"required": column.required, "pattern": column.pattern}
    if said := {name: value for name, value in constraints.items() if value}:
        field["constraints"] = said
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field


def render_dictionary(site: Site, tables: Sequence[Table]) -> str:
    """Return the data dictionary, in Vietnamese and English, as Markdown."""
    count, day = len(site.catalogue.entries), edition_day(site)
    return render(DICTIONARY, config=site.config, count=count, day=day, version=__version__, tables=tables)
