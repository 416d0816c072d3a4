"""What lines beside one another settle: headlines printed twice are of other articles, a cut line is text.

Seen on 68 real pages of 60 sites: headlines twice each below a text, lines that hold their words twice below
a lead; every third page ends inside a sentence, as its collector cut it off.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.repeats import is_doubled, picture_series, same_words
from luutru.model import Role
from luutru.vocabulary import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_NAME_RULE: Final = "names-picture"
_PAIR_RULE: Final = "headlines-twice"
_CUT_RULE: Final = "cut-off"
#: Headlines of others have so many words; a caption ends in a stop or a credit.
_FEWEST, _MOST = 4, 24
_PICTURED: Final = frozenset({Role.CAPTION, Role.ALT, Role.SUBHEAD, Role.FURNITURE})
_SHOWN: Final = frozenset({Role.CAPTION, Role.BODY, Role.SUBHEAD, Role.RELATED, Role.BYLINE})
_TEXT: Final = frozenset({Role.SAPO, Role.BODY})
_BEGINNINGS: Final = load_words("lines").word_set("paragraph-openers")


def settle(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> list[TaggedLine]:
    """Return the lines with what their neighbours settle; `shapes` are of the lines that are not blank."""
    found = list(tagged)
    places = [place for place, line in enumerate(found) if line.role is not Role.BLANK]
    _set_names(found, places, shapes)
    _set_pairs(found, places, shapes)
    _set_cut_end(found, places, shapes)
    return found


def _set_names(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make names of pictures of what repeats the headline inside the text, and of what is numbered."""
    title = next((at for at, place in enumerate(places) if found[place].role is Role.TITLE), None)
    named = set(picture_series(shapes))
    if title is not None:
        words = same_words(shapes[title].key)
        named.update(at for at in range(title + 1, len(places)) if same_words(shapes[at].key) == words)
    for at in named:
        line = found[places[at]]
        if line.role in _SHOWN:
            found[places[at]] = replace(line, role=Role.ALT, rule=_NAME_RULE, runner_up=line.role)


def _set_pairs(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make headlines of others of two that stand together, each printed twice: in two lines, or in one."""
    plain = list(map(_is_headline, shapes))
    doubled = [
        at
        for at, shape in enumerate(shapes)
        if plain[at] and shape.words >= 2 * _FEWEST and is_doubled(shape.key)
    ]
    pairs = [
        index
        for index, (one, two) in enumerate(pairwise(shapes))
        if plain[index] and one.key == two.key and _FEWEST <= one.words <= _MOST
    ]
    lines = {place for one, two in pairwise(doubled) if two == one + 1 for place in (one, two)}
    for one, two in pairwise(pairs):
        if two == one + 2:
            lines.update(range(one, two + 2))
    for index in lines:
        line = found[places[index]]
        if line.role in _PICTURED:
            found[places[index]] = replace(line, role=Role.RELATED, rule=_PAIR_RULE, runner_up=line.role)


def _is_headline(shape: Shape) -> bool:
    return not shape.credited and shape.end not in ("stop", "pipe", "paren") and not shape.kind


def _set_cut_end(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of the last line of a page that was cut off right below a paragraph."""
    if len(places) < 3 or found[places[-2]].role not in _TEXT or shapes[-2].letter != "P":
        return
    last, line = shapes[-1], found[places[-1]]
    if line.role not in (Role.CAPTION, Role.FURNITURE, Role.BYLINE) or last.kind or last.end != "word":
        return
    words = last.key.split()
    long = last.letter == "B" and not last.credited
    short = len(words) == 1 and words[0] in _BEGINNINGS
    if long or short:
        found[places[-1]] = replace(line, role=Role.BODY, rule=_CUT_RULE, runner_up=line.role)
