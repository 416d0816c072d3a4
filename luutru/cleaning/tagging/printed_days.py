"""Lines that say where or in which paper a text was printed, and on what day: "Báo Bến Xưa, ngày 8/8/2024",
or without its year, "Bến Xưa, 8/8", "Ngày 8/8".

They are no headlines. Right below one such a line is the article's date line; a page's own clock ("Hà Nội,
ngày 8/8/2024") stands above the headline.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.model import Role
from luutru.vietnamese.dates import is_date_line
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

_RULE: Final = "printed-day"
_PRINTED: Final = load_vocabulary("lines").pattern("printed-day")
_OPEN: Final = load_vocabulary("lines").pattern("open-day")
_LONGEST: Final = 100
_YEAR: Final = f" {load_vocabulary('dates').words('year-word')[0]} "
#: It stands for the year that nobody printed: every day lies in it.
_LEAP_YEAR: Final = 2000
_MISREAD: Final = frozenset({Role.FURNITURE, Role.KICKER, Role.SAPO, Role.BODY, Role.CAPTION, Role.SUBHEAD})


def is_printed_day(text: str) -> bool:
    """Whether a line is the name of a place or a paper, and a full day.

    >>> is_printed_day("Nguồn: Báo Bến Xưa, ngày 8/8/2024")
    True
    """
    return len(text) <= _LONGEST and _PRINTED.match(text) is not None


def close_day(text: str) -> str | None:
    """Return a line that is a day without its year as it would read with one; None for any other line.

    >>> close_day("Bến Xưa, ngày 8/8")
    'Bến Xưa, ngày 8/8/2000'
    """
    found = _OPEN.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    closed = f"{text[: found.end('day')]}{found['sign'] or _YEAR}{_LEAP_YEAR}"
    return closed if is_date_line(closed[found.start("day") :]) else None


def set_printed_days(tagged: Sequence[TaggedLine]) -> list[TaggedLine]:
    """Make the date line of such a line right below the headline that was read as something else."""
    found = list(tagged)
    printed = [place for place, line in enumerate(found) if line.text]
    for above, place in pairwise(printed):
        line = found[place]
        if (
            found[above].role is Role.TITLE
            and line.role in _MISREAD
            and (is_printed_day(line.text) or close_day(line.text))
        ):
            found[place] = replace(line, role=Role.META, rule=_RULE, runner_up=line.role)
    return found
