"""What a record states apart from its text, as lines of the page: its title and its lead.

A page is read with them, as it would have been printed: so no line of the text has to be the title, the lead
stands once, and both speak for places and topics. Lines that are only stated have numbers below 1, and stand
in no ledger.
"""

from __future__ import annotations

from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING, Final

from luutru.cleaning.assembling import dateline_length
from luutru.model import Line, Role
from luutru.vietnamese.dates import is_date_line
from luutru.vietnamese.folding import squeeze
from luutru.vietnamese.repair import repair_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.knowledge.outlets import Outlets
    from luutru.model import RawPage

#: Numbers of the stated lines; apart, so that they are no wrapped paragraph.
_TITLE, _LEAD = -3, -1
#: Where a text that begins with its own title has it: below a section's name, a date and an author.
_FIRST_LINES: Final = 5
#: A headline is broken into so many lines at most; its first has so many words, the others fewer.
_MOST_PARTS, _FIRST_PART, _LEAST_PART = 3, 5, 2
#: Words of a headline at most, and of the line below it at least, less one.
_LONGEST_HEADLINE, _TEXT_WORDS = 30, 9
#: A lead that was cut off is in the text when the text has all of it but the last words.
_CUT_OFF: Final = ("...", "…")


def add_stated(
    lines: Sequence[Line], raw: RawPage, outlets: Outlets
) -> tuple[tuple[Line, ...], Mapping[int, Role]]:
    """Return the page's lines with those that are stated and not in it, and the roles that are certain.

    Roles are by the lines' numbers. A page that states nothing is as it was.
    """
    title = repair_line(raw.known.title)[0] if raw.apart else ""
    if not title:
        return tuple(lines), {}
    printed = _find_title(lines, title)
    above, below = (lines[:printed], lines[printed:]) if printed else ((), lines)
    stated: dict[int, Role] = {above[-1].number if above else _TITLE: Role.TITLE}
    whole = [*above] or [Line(_TITLE, "", title)]
    lead = repair_line(raw.known.summary)[0]
    if lead and squeeze(lead) != squeeze(title) and not _has(below, lead, outlets):
        whole.append(Line(_LEAD, "", lead))
        stated[_LEAD] = Role.SAPO
    return (*whole, *below), stated


def find_broken_headline(lines: Sequence[Line], raw: RawPage) -> Mapping[int, Role]:
    """Return the lines of a headline that a narrow column broke, at the top of a page of text, by number.

    "PHƯỜNG MINH TÂN KHÁNH THÀNH" / "NHÀ VĂN HÓA MỚI", a blank line, and the text.
    """
    if raw.shown:
        return {}
    top = list(islice(dropwhile(lambda line: not line.text, lines), _MOST_PARTS + 2))
    parts = list(takewhile(lambda line: bool(line.text), top))
    below = next((line for line in lines if line.text and parts and line.number > parts[-1].number), None)
    if not 1 < len(parts) <= _MOST_PARTS or below is None or below.text.count(" ") < _TEXT_WORDS:
        return {}
    words = [len(part.text.split()) for part in parts]
    if words[0] < _FIRST_PART or min(words) < _LEAST_PART or sum(words) > _LONGEST_HEADLINE:
        return {}
    goes_on = all(part.text.isupper() for part in parts) or all(part.text[0].islower() for part in parts[1:])
    if not goes_on or any(part.text[-1] in ".!?…:;," or is_date_line(part.text) for part in parts):
        return {}
    return dict.fromkeys([part.number for part in parts], Role.TITLE)


def _find_title(lines: Sequence[Line], title: str) -> int:
    """Return how many lines the title in the text ends; 0 where the text does not say it."""
    key = squeeze(title)
    seen = 0
    for place, line in enumerate(lines, 1):
        if line.text:
            if squeeze(line.text) == key:
                return place
            seen += 1
            if seen == _FIRST_LINES:
                break
    return 0


def _has(lines: Sequence[Line], lead: str, outlets: Outlets) -> bool:
    """Say whether the text has the lead, whatever outlet's mark stands before either."""
    text = squeeze("".join([line.text for line in lines]))
    lead = lead[dateline_length(lead, outlets) :]
    if lead.endswith(_CUT_OFF):
        lead = lead.rstrip(".… ").rpartition(" ")[0] or lead
    return squeeze(lead) in text
