"""How often values of each kind were right: `data/confidence.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.model import Count

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).parent / "data" / "confidence.toml"


@cache
def load_counts() -> Mapping[str, Count]:
    """Return the kinds that were counted, by id."""
    return {row["id"]: Count(**row) for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["row"]}
