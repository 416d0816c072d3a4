"""Whether one of many texts stands in a line: one search, faster than one for each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds whether one of the texts is there, not which: the shortest ends the search.

    Texts that begin alike share their beginning, so that few are tried at any letter.
    """
    root: dict[str, Any] = {}
    for text in texts:
        node = root
        for letter in text:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(_write(root))


def _write(node: dict[str, Any]) -> str:
    if "" in node:
        return ""
    return f"(?:{'|'.join(re.escape(letter) + _write(rest) for letter, rest in node.items())})"
