"""Roles that a person gave to lines of a raw page: kept in its ledger, and given again at each cleaning.

A ledger row whose rule is "by-hand" is such a line. Lines are known by their text, and by how many with the
same text stand before them, so that a page saved again with other furniture keeps what was decided.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luutru.model import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.model import LedgerRow, Role


def find_hand_roles(rows: Iterable[LedgerRow]) -> dict[tuple[str, int], Role]:
    """Return the roles given by hand: (text of the line, its number among its equals) → role."""
    return {key: row.role for key, row in number_rows(rows) if row.rule == BY_HAND}


def place_roles(given: Mapping[tuple[str, int], Role], rows: Iterable[LedgerRow]) -> dict[int, Role]:
    """Return the roles of the lines of a page that `given` knows: number of the line → role."""
    return {row.line: given[key] for key, row in number_rows(rows) if key in given}


def number_rows(rows: Iterable[LedgerRow]) -> Iterator[tuple[tuple[str, int], LedgerRow]]:
    """Yield each row with words, with what its line is known by."""
    seen: Counter[str] = Counter()
    for row in rows:
        text = " ".join(row.text.split())
        if text:
            yield (text, seen[text]), row
            seen[text] += 1
