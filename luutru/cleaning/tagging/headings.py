"""Headings of HTML between paragraphs of the text are its subheads, whatever else they look like.

A heading that is all one link leads to another article, and a known phrase ("Tin liên quan") to others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.features import LINKED
from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

RULE: Final = "heading"
LINK_RULE: Final = "heading-link"
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ABOVE: Final = frozenset({Role.SAPO, Role.BODY, Role.CAPTION, Role.SUBHEAD})
#: Roles that a heading keeps: "Bài và ảnh: …" in an h5, a date.
_KEPT: Final = frozenset({Role.TITLE, Role.SUBHEAD, Role.META, Role.BYLINE, Role.SOURCE})
#: A longer heading is a paragraph in large letters.
_LONGEST: Final = 30


def set_headings(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> tuple[TaggedLine, ...]:
    """Give headings between paragraphs the role of subheads, but for those that are links to other articles;
    `shapes` are of the lines not blank.
    """
    if not any(line.line.element.removesuffix(LINKED) in _HEADINGS for line in tagged):
        return tuple(tagged)
    places = [place for place, line in enumerate(tagged) if line.role is not Role.BLANK]
    found = list(tagged)
    for index in range(1, len(places) - 1):
        line, shape = found[places[index]], shapes[index]
        if line.role is Role.SUBHEAD and line.line.element.endswith(LINKED):
            found[places[index]] = replace(line, role=Role.RELATED, rule=LINK_RULE, runner_up=line.role)
        if line.line.element not in _HEADINGS or line.role in _KEPT or shape.kind or shape.words > _LONGEST:
            continue
        if found[places[index - 1]].role in _ABOVE and found[places[index + 1]].role is Role.BODY:
            found[places[index]] = replace(line, role=Role.SUBHEAD, rule=RULE, runner_up=line.role)
    return tuple(found)
