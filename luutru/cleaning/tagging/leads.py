"""Where the lead is: below a mark in a line of its own, right below the headline, above the first subhead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import PROSE, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

#: An outlet's mark that stands in a line of its own above its lead: "(Báo Mẫu) -", "TPO –".
_MARK: Final = re.compile(r"(?:\([^()\s][^()]{1,29}\)|[A-ZĐ][\w.&]{1,15}(?: [\w.&]{1,15}){0,2})\s*[-–—]+")
_MARK_RULE: Final = "dateline"
_SUBHEAD_RULE: Final = "above-first-subhead"
_MISREAD_RULE: Final = "above-the-text"
#: What a lead was read as that ends in dots, or without a stop; it has so many words at least below a
#: headline, and at the top of a page.
_MISTAKEN: Final = frozenset({Role.FURNITURE, Role.RELATED, Role.ALT})
_FEWEST, _LONG = 8, 15
#: Of first lines with so many words that end in dots, 326 of 10,000 articles are leads and 9 headlines.
_DOTTED: Final = 18
#: A sentence of so many words at the top of a page is no caption unless it says who took the picture.
_TOLD: Final = 18


def set_leads(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Give leads their role; `places` are of the lines that are not blank, and `shapes` theirs."""
    _set_mark(found, places, shapes)
    _set_misread(found, places, shapes)
    texts = [place for place in places if found[place].role in PROSE or found[place].role is Role.SUBHEAD]
    unled = all(found[place].role is not Role.SAPO for place in texts)
    if unled and [found[place].role for place in texts[:2]] == [Role.BODY, Role.SUBHEAD]:
        found[texts[0]] = replace(found[texts[0]], role=Role.SAPO, rule=_SUBHEAD_RULE, runner_up=Role.BODY)


def _set_mark(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Give an outlet's mark in a line of its own to the first paragraph, which stands right below it."""
    first = next((at for at, place in enumerate(places) if found[place].role in PROSE), 0)
    if first and _MARK.fullmatch(shapes[first - 1].text):
        line, role = found[places[first - 1]], found[places[first]].role
        found[places[first - 1]] = replace(line, role=role, rule=_MARK_RULE, runner_up=line.role)


def _set_misread(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make the lead of a long line between the headline, or the page's beginning, and the first paragraph,
    however it ends; no copy of the headline, no link ("> …"), and nothing in capitals.
    """
    titles = [at for at, place in enumerate(places) if found[place].role is Role.TITLE]
    dotted = titles == [0] and shapes[0].end == "dots" and shapes[0].words >= _DOTTED
    at = titles[-1] + 1 if titles and not dotted else 0
    if at + 1 >= len(places) or found[places[at + 1]].role not in PROSE:
        return
    line, shape = found[places[at]], shapes[at]
    worded = shape.letter in "HBQP" and shape.words >= (_FEWEST if at else _LONG) and not shape.kind
    plain = worded and not shape.text.isupper() and "arrows" not in shape.names and shape.text[0] != ">"
    told = not at and line.role is Role.CAPTION and shape.end == "stop" and not shape.credited
    if plain and (dotted or line.role in _MISTAKEN or (told and shape.words >= _TOLD)):
        found[places[at]] = replace(line, role=Role.SAPO, rule=_MISREAD_RULE, runner_up=line.role)
