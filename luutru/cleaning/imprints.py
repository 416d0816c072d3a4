"""Imprints: a line of a typed text that says in which paper, and in which issue, it was printed: "Báo Bến Xưa
số 12, ngày 8/8/2024", "(Theo báo Bến Xưa, ngày 8/8/2024)".

A site's own pages have no such line: its head prints its name beside the day on which the page was fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.model import Role
from luutru.vietnamese.dates import find_dates
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.model import TaggedLine
    from luutru.vietnamese.dates import DateExpression

_BEFORE_DAY: Final = load_vocabulary("papers").pattern("before-day")
_AROUND: Final = frozenset({Role.FURNITURE, Role.RELATED})
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Imprint:
    """A paper's name as it is printed, and the day of its issue."""

    paper: str
    day: DateExpression


def read_imprint(text: str) -> Imprint | None:
    """Return what an imprint says; None for any other line.

    >>> read_imprint("(Báo Bến Xưa số 12, ngày 8/8/2024)").paper
    'Báo Bến Xưa'
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    days = [item for item in find_dates(text) if item.is_full_day]
    if len(days) != 1 or days[0].end_day or any(map(str.isalnum, text[days[0].end :])):
        return None
    found = _BEFORE_DAY.fullmatch(text[: days[0].start])
    return Imprint(found["paper"].strip(), days[0]) if found else None


def find_imprints(lines: Sequence[TaggedLine]) -> Iterator[tuple[TaggedLine, Imprint]]:
    """Yield the lines with an imprint of a page that shows nothing else of a site."""
    printed = [(line, read_imprint(line.text)) for line in lines if line.text]
    if any(line.role in _AROUND and not imprint for line, imprint in printed):
        return
    for line, imprint in printed:
        if imprint:
            yield line, imprint
