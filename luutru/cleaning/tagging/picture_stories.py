"""Stories told in pictures: what stands between captions there is a caption too.

Seen on four of 38 real pages: a lead, then eight to fifteen sentences, each below its picture, half of which
read like sentences of a text when looked at one by one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases
    from luutru.model import TaggedLine

_RULE: Final = "among-captions"
_TEXT: Final = frozenset({Role.SAPO, Role.BODY})
_BETWEEN: Final = frozenset({Role.BODY, Role.SUBHEAD, Role.RELATED, Role.CAPTION})
#: So many captions without a credit, among so many lines that stand together, of which they are this share.
_CAPTIONS, _TOGETHER, _SHARE = 3, 5, 0.4
#: A story with more paragraphs is told in words; a sentence with more words that tell goes on with it.
_PARAGRAPHS, _TOLD = 2, 1
_LONGEST: Final = 45
_QUOTES: Final = frozenset("“\"'‘")


def set_picture_story(
    tagged: list[TaggedLine], shapes: Sequence[Shape], phrases: Phrases
) -> list[TaggedLine]:
    """Make captions of single sentences between captions; `shapes` are of the lines that are not blank."""
    places = [place for place, line in enumerate(tagged) if line.role is not Role.BLANK]
    paragraphs = sum(
        [shape.letter == "P" and tagged[at].role in _TEXT for at, shape in zip(places, shapes, strict=True)]
    )
    if paragraphs > _PARAGRAPHS:
        return tagged
    for run in _runs(tagged, places, shapes):
        shown = [at for at in run if tagged[places[at]].role is Role.CAPTION and not shapes[at].credited]
        if len(shown) < max(_CAPTIONS, _SHARE * len(run)) or len(run) < _TOGETHER:
            continue
        for at in run:
            shape, line = shapes[at], tagged[places[at]]
            told = len(phrases.telling_words.intersection(shape.key.split()))
            plain = told <= _TOLD and shape.end != "colon" and _QUOTES.isdisjoint(shape.text)
            if line.role is not Role.CAPTION and plain and shown[0] < at < shown[-1]:
                tagged[places[at]] = replace(line, role=Role.CAPTION, rule=_RULE, runner_up=line.role)
    return tagged


def _runs(
    tagged: Sequence[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]
) -> Iterator[list[int]]:
    """Yield the lines that stand together, single sentences all; names of pictures may stand between."""
    run: list[int] = []
    for at, (place, shape) in enumerate(zip(places, shapes, strict=True)):
        role = tagged[place].role
        if role in _BETWEEN and shape.letter in "QqHC" and not shape.kind and shape.words <= _LONGEST:
            run.append(at)
        elif role is not Role.ALT and not (role is Role.FURNITURE and shape.letter == "#"):
            yield run
            run = []
    yield run
