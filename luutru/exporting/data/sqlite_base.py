"""The tables as a SQLite database with a full-text index that finds "dong da" and "Đống Đa" alike.

SQLite's tokenizer takes accents off but leaves đ, so the index reads each text twice: as it is, and with đ as
d. The second is made by a view, not stored, and the index can be rebuilt and checked with SQLite alone.
The file's bytes depend on the rows and on SQLite's version only.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from luutru.exporting.data.records import Row
    from luutru.exporting.data.schema import Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
#: "LTru": tells file managers and `file` whose database it is.
APPLICATION_ID = 0x4C547275
#: Letters with a stroke or a horn that SQLite's tokenizer keeps, in both cases.
_STROKES = "đĐðÐɖƉƣƢøØłŁħĦı"


@contextmanager
def open_base(path: Path, tables: Sequence[Table]) -> Iterator[Callable[[str, Row], object]]:
    """Make a database, and give what adds a row to a table of it; at the end texts are indexed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        for statement in (
            "PRAGMA page_size = 4096",
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            f"PRAGMA application_id = {APPLICATION_ID}",
            "PRAGMA user_version = 1",
            "BEGIN",
            *map(_table_statement, tables),
        ):
            base.execute(statement)
        inserts = {table.name: _insert_statement(table) for table in tables}
        yield lambda table, row: base.execute(inserts[table], row)
        for statement in (
            "CREATE INDEX articles_by_year ON articles (year)",
            "CREATE INDEX articles_by_outlet ON articles (outlet)",
            "CREATE INDEX by_district ON article_districts (district)",
            "CREATE INDEX by_ward ON article_wards (ward)",
            "CREATE INDEX by_province ON article_provinces (province)",
            "CREATE INDEX by_topic ON article_topics (topic)",
            "CREATE INDEX by_author ON article_authors (author)",
            *_search_statements(),
            "COMMIT",
            "VACUUM",
        ):
            base.execute(statement)


def _insert_statement(table: Table) -> str:
    names = ", ".join(column.name for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(table.columns))})"


def _table_statement(table: Table) -> str:
    parts = []
    if table.name == "articles":  # a number of its own, which packing the file does not change
        parts.append("number INTEGER PRIMARY KEY")
    for column in table.columns:
        text = f"{column.name} {_TYPES[column.type]}"
        if column.required:
            text += " NOT NULL"
        if column.type == "boolean":
            text += f" CHECK ({column.name} IN (0, 1))"
        if column.references:
            other, _, key = column.references.partition(".")
            text += f" REFERENCES {other} ({key})"
        parts.append(text)
    key = "UNIQUE" if table.name == "articles" else "PRIMARY KEY"
    parts.append(f"{key} ({', '.join(table.key)})")
    tail = "" if table.name == "articles" else " WITHOUT ROWID"
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {table.name} (\n  {inside}\n){tail}"


def _search_statements() -> Iterable[str]:
    folded = "title || ' ' || coalesce(text, summary, '')"
    for letter in _STROKES:
        plain = fold(letter)
        folded = f"replace({folded}, '{letter}', '{plain.upper() if letter.isupper() else plain}')"
    yield (
        "CREATE VIEW search_source AS SELECT number, title, coalesce(text, summary, '') AS text, "
        f"{folded} AS folded FROM articles"
    )
    yield (
        "CREATE VIRTUAL TABLE search USING fts5(title, text, folded, content = 'search_source', "
        "content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2')"
    )
    yield "INSERT INTO search (search) VALUES ('rebuild')"
    yield "INSERT INTO search (search) VALUES ('optimize')"
    # A word in the title says more of an article than one in its text.
    yield "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(5.0, 1.0, 1.0)')"
