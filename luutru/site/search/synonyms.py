"""Forms of one word (luutru/knowledge/data/synonyms.toml), for the script that reads what is typed."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parents[2] / "knowledge/data/synonyms.toml"


@cache
def load_synonyms() -> tuple[tuple[str, ...], ...]:
    """Return for each word its forms as they are written."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["word"]
    return tuple(tuple(row["forms"]) for row in rows)
