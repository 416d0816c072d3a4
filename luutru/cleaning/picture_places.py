"""Which pictures of a page are its article's, and where they stand: told by the lines around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from luutru.model import Block, BlockKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import PagePicture, TaggedLine

_TEXT: Final = frozenset({Role.SAPO, Role.BODY, Role.SUBHEAD, Role.CAPTION})
#: Lines that belong to a picture or to nothing: what stands around it is told without them.
_PASSED: Final = frozenset({Role.BLANK, Role.ALT})
#: What ends a text, below its last picture.
_ENDS: Final = frozenset({Role.BYLINE, Role.SOURCE})


def place_pictures(
    blocks: Sequence[Block], tagged: Sequence[TaggedLine], pictures: Sequence[PagePicture]
) -> tuple[Block, ...]:
    """Return the blocks of an article with its pictures among them, each with the caption below it."""
    around = _Around.of(tagged)
    placed = list(blocks)
    for picture in reversed(pictures):  # a caption is the nearest picture's above it
        below = around.below(picture.line)
        if not around.is_of_text(picture.line, below):
            continue
        place = next(
            (index for index, block in enumerate(placed) if block.lines and block.lines[0] > picture.line),
            len(placed),
        )
        block = placed[place] if place < len(placed) else None
        if block and block.kind is BlockKind.CAPTION and below and below.number in block.lines:
            placed[place] = replace(block, kind=BlockKind.PICTURE, picture=picture.path)
        else:
            placed.insert(place, Block(BlockKind.PICTURE, "", (), picture.path))
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines of a page that say what stands around a picture."""

    lines: tuple[TaggedLine, ...]
    numbers: tuple[int, ...]
    first: int
    last: int

    @classmethod
    def of(cls, tagged: Sequence[TaggedLine]) -> _Around:
        lines = tuple(line for line in tagged if line.role not in _PASSED)
        text = [line.number for line in lines if line.role in _TEXT]
        titles = [line.number for line in lines if line.role is Role.TITLE]
        first = titles[0] if titles else text[0] if text else 0
        return cls(lines, tuple(line.number for line in lines), first, text[-1] if text else 0)

    def below(self, number: int) -> TaggedLine | None:
        place = bisect_right(self.numbers, number)
        return self.lines[place] if place < len(self.lines) else None

    def above(self, number: int) -> TaggedLine | None:
        place = bisect_left(self.numbers, number + 1)
        return self.lines[place - 1] if place else None

    def is_of_text(self, number: int, below: TaggedLine | None) -> bool:
        """Say whether a picture before this line is the article's.

        Those above the headline are the site's, those beside a headline of another article are that one's.
        """
        above = self.above(number)
        if below is None or not self.first < number:
            return False
        if number > self.last:
            return below.role in _ENDS and above is not None and above.role in _TEXT
        if below.role is Role.RELATED:
            return False
        return below.role in _TEXT or (above is not None and above.role in _TEXT)
