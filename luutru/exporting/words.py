"""The few words that only editions say, by language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "words.toml"


@cache
def load_edition_words(language: str) -> Mapping[str, str]:
    """Read the words of editions in a language of the interface."""
    words: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))[language]
    return words
