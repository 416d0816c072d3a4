"""Lines that are pieces of one paragraph, which a page of fixed width or a word processor broke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import Line

#: A line of so many words that stops in mid-sentence was broken on any page; "Xem tiếp" above "trang sau" was
#: not. On a page of fixed width any line was: "Đồng" above "chí Hà, Phó Bí
#: thư", "Phát" above "biểu tại buổi lễ".
WORDS: Final = 7


def find_paragraphs(shapes: Sequence[Shape], lines: Sequence[Line], *, fixed_width: bool) -> list[range]:
    """Return the runs of two and more lines of which each goes on in the next; lines are not blank."""
    found: list[range] = []
    start = 0
    for index in range(1, len(shapes) + 1):
        if index < len(shapes) and _goes_on(shapes, lines, index, fixed_width=fixed_width):
            continue
        if index - start > 1:
            found.append(range(start, index))
        start = index
    return found


def _goes_on(shapes: Sequence[Shape], lines: Sequence[Line], index: int, *, fixed_width: bool) -> bool:
    before, shape = shapes[index - 1], shapes[index]
    return (
        stops_midway(before, shape)
        and lines[index].number - lines[index - 1].number == 1
        and (fixed_width or (before.words >= WORDS and not before.kind and not shape.kind))
    )


def stops_midway(before: Shape, shape: Shape) -> bool:
    """Whether a line ends without a stop and the next one begins without a capital."""
    return shape.text[0].islower() and before.end in ("word", "comma")
