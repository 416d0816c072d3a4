"""The tables of the data edition as values, read from schema.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

_FILE = Path(__file__).parent / "schema.toml"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; see the head of schema.toml for what each field holds."""

    name: str
    type: str
    vi: str
    en: str
    required: bool = False
    pattern: str = ""
    references: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its rows are tuples in the order of `columns`."""

    name: str
    vi: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def load_tables() -> tuple[Table, ...]:
    """Read the tables in the order of the file."""
    return msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8"))["table"], tuple[Table, ...])
