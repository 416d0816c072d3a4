"""Lines that say where or in which paper a text was printed, and on what day: "Báo Bến Xưa, ngày 8/8/2024".

They are no headlines. Right below one such a line is the article's date line; a page's own clock ("Hà Nội,
ngày 8/8/2024") stands above the headline.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.model import Role
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

_RULE: Final = "printed-day"
_PRINTED: Final = load_vocabulary("lines").pattern("printed-day")
_LONGEST: Final = 100
_MISREAD: Final = frozenset({Role.FURNITURE, Role.KICKER, Role.SAPO, Role.BODY, Role.CAPTION, Role.SUBHEAD})


def is_printed_day(text: str) -> bool:
    """Whether a line is the name of a place or a paper, and a full day.

    >>> is_printed_day("Nguồn: Báo Bến Xưa, ngày 8/8/2024")
    True
    """
    return len(text) <= _LONGEST and _PRINTED.match(text) is not None


def set_printed_days(tagged: Sequence[TaggedLine]) -> list[TaggedLine]:
    """Make the date line of such a line right below the headline that was read as something else."""
    found = list(tagged)
    printed = [place for place, line in enumerate(found) if line.text]
    for above, place in pairwise(printed):
        line = found[place]
        if found[above].role is Role.TITLE and line.role in _MISREAD and is_printed_day(line.text):
            found[place] = replace(line, role=Role.META, rule=_RULE, runner_up=line.role)
    return found
