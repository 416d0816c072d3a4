"""Names of wards that other provinces have too: alone they do not say where an article plays."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "data" / "places"


@cache
def load_namesakes(region: str) -> frozenset[str]:
    """Return the wards of a region, with their unit words, that lie in others too; none where no list is.

    A region of several ("hanoi+…") knows the wards of all of them by their units.
    """
    path = _FOLDER / region / "namesakes.txt"
    if not path.is_file():
        return frozenset()
    rows = path.read_text(encoding="utf-8").splitlines()
    return frozenset(row for row in rows if row and row[0] != "#")
