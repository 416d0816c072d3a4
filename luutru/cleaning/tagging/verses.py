"""A line of a poem that looks like a heading is one of its lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

#: Lines of verse stand together, at least so many; none is longer, or differs more from its neighbour. The
#: name of a poem has fewer words than its lines.
_TOGETHER, _LONGEST, _UNLIKE, _SHORTEST = 4, 10, 3, 4
_TEXT: Final = (Role.BODY, Role.SUBHEAD)


def set_verses(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> list[TaggedLine]:
    """Return the lines, headings inside a poem as its lines; `shapes` are those of the lines not blank."""
    found = list(tagged)
    printed = [place for place, line in enumerate(found) if line.role is not Role.BLANK]
    run: list[int] = []
    for index, place in enumerate(printed):
        fits = found[place].role in _TEXT and _is_verse(shapes[index])
        if not fits or (run and abs(shapes[index].words - shapes[run[-1]].words) > _UNLIKE):
            _settle(found, printed, run)
            run = []
        if fits:
            run.append(index)
    _settle(found, printed, run)
    return found


def _is_verse(shape: Shape) -> bool:
    return (
        _SHORTEST <= shape.words <= _LONGEST
        and not shape.kind
        and shape.end in ("word", "comma", "dots", "stop")
    )


def _settle(found: list[TaggedLine], printed: Sequence[int], run: Sequence[int]) -> None:
    lines = [found[printed[index]] for index in run]
    heads = sum(line.role is Role.SUBHEAD for line in lines)
    if not heads or len(run) < _TOGETHER or heads * 2 > len(run):
        return
    for index in run:
        line = found[printed[index]]
        if line.role is Role.SUBHEAD:
            found[printed[index]] = replace(line, role=Role.BODY, rule="verse")
