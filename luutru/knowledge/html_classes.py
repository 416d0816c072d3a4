"""Class names of web pages that tell what is no part of an article: data/html_classes.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).parent / "data" / "html_classes.toml"


@cache
def load_html_classes() -> Mapping[str, str]:
    """Return class name or id → what an element that bears it is."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["mark"]
    return {name: row["id"] for row in rows for name in row["names"]}
