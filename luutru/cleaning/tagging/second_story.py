"""Two stories in one file: the second one is set apart, as another article's text.

A scraper that follows "read on" glues a second article to the first. It shows by its own headline, with its
own date line or below a ruler, and its own paragraphs, all after the first one's signature or credit. Where
the first one is signed above its text, the second one must be signed there too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

#: The rule of every line of a second story; a page has one when a line has this rule.
RULE: Final = "second-story"
_SIGNED: Final = (Role.BYLINE, Role.SOURCE)
#: Lines that may belong to a story: paragraphs, sentences, headlines, captions, dates, names, credits.
_STORY_LETTERS: Final = frozenset("PQqHBCDNnKE")
_HEADLINES: Final = frozenset("HBRE")

#: A headline, its date, its author, and two paragraphs, below so many of the first story.
_SIGNED_ABOVE: Final = tuple(f"{head}DN{first}{then}" for head in "HB" for first in "PQ" for then in "PQ")
_FIRST: Final = 3


def set_second_story_apart(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> tuple[TaggedLine, ...]:
    """Give the lines of a second story the role of related lines; `shapes` are of the lines not blank."""
    printed = [line for line in tagged if line.role is not Role.BLANK]
    found = _find_start(printed, shapes)
    if found is None:
        return tuple(tagged)
    signature, start = found
    end = start + 1
    while end < len(shapes) and shapes[end].letter in _STORY_LETTERS and not shapes[end].kind:
        end += 1
    roles = {line.number: Role.RELATED for line in printed[start:end]}
    if printed[signature].role not in _SIGNED:
        roles[printed[signature].number] = Role.BYLINE
    return tuple(
        replace(line, role=roles[line.number], rule=RULE, runner_up=line.role)
        if roles.get(line.number, line.role) is not line.role
        else replace(line, rule=RULE)
        if line.number in roles
        else line
        for line in tagged
    )


def _find_start(printed: Sequence[TaggedLine], shapes: Sequence[Shape]) -> tuple[int, int] | None:
    """Return the places of the first story's signature and of the second one's headline."""
    paragraphs = 0
    signature = -1
    letters = "".join([shape.letter for shape in shapes])
    for index, (line, shape) in enumerate(zip(printed, shapes, strict=True)):
        paragraphs += shape.letter in "PQ"
        if not paragraphs and line.role in _SIGNED:
            signature = index
        if signature >= 0 and paragraphs >= _FIRST and letters.startswith(_SIGNED_ABOVE, index + 1):
            return signature, index + 1
        if paragraphs < 2 or not (line.role in _SIGNED or shape.letter in "Nn"):
            continue
        start = index + 1
        ruled = start < len(shapes) and _is_ruler(shapes[start].text)
        start += ruled
        text = start + 1
        dated = text < len(shapes) and shapes[text].letter == "D"
        text += dated
        if (
            (ruled or dated)
            and text < len(shapes)
            and shapes[start].letter in _HEADLINES
            and not shapes[start].kind
            and shapes[text].letter in "PQ"
            and not shapes[text].kind
        ):
            return index, start
    return None


def _is_ruler(text: str) -> bool:
    """Whether a line is drawn: "* * *", "-----", "=====", "oOo"."""
    return text == "oOo" or (len(text) > 2 and not any(letter.isalnum() for letter in text))
