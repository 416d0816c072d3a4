"""Which files changed since the last look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.states import read_state, read_states

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luutru.states import States

#: Hidden files, and what editors and Python leave beside a file.
_PASSING = re.compile(r"(?:^|/)\.|(?:^|/)__pycache__/|\.(?:tmp|pyc)$|/$")


def look_at(places: Iterable[Path]) -> States:
    """Return the state of every file at or below the places, by path; hidden files are passed over."""
    states: States = {}
    for place in places:
        found = read_states(place)
        states |= {f"{place}/{path}": state for path, state in found.items() if not _PASSING.search(path)}
        if place.is_file():
            states[str(place)] = read_state(place)
    return states


def find_changed(before: States, after: States) -> list[str]:
    """Return the paths that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
