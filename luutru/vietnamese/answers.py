"""Yes and no, as people write them into a cell."""

from __future__ import annotations

from typing import Final

_YES: Final = frozenset({"yes", "y", "true", "x", "1", "có", "rồi", "đúng"})
_NO: Final = frozenset({"", "no", "n", "false", "0", "không", "chưa", "sai"})


def read_answer(text: str) -> bool | None:
    """Return whether a cell says yes or, with nothing in it, no; None when it says neither."""
    answer = text.strip().casefold()
    return True if answer in _YES else False if answer in _NO else None
