"""Where a map's names go: beside their circles, never over another name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Of the text height: the widest letters of the fallback fonts (DejaVu Serif) average 0.62 in district names.
LETTER_WIDTH = 0.56
GAP = 3.0  #: units between a circle and its name


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area both share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    @property
    def area(self) -> float:
        """Its area."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle that wants a name of so many letters."""

    x: float
    y: float
    radius: float
    letters: int

    @property
    def box(self) -> Box:
        """The square around the circle."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True)
class Label:
    """A name's place: `x` and `y` of its base line, `anchor` is "start", "middle" or "end"."""

    x: float
    y: float
    anchor: str
    box: Box


def place_labels(spots: Sequence[Spot], frame: Box, size: float, taken: Sequence[Box] = ()) -> list[Label]:
    """A place for each name, of `size` units' height: the first free one of eight, else the least crowded.

    The largest circles choose first; a name leaves the frame only where it fits nowhere inside.
    """
    boxes = [*taken, *(spot.box for spot in spots)]
    placed: dict[int, Label] = {}
    for index in sorted(range(len(spots)), key=lambda i: (-spots[i].radius, i)):
        options = _options(spots[index], size)
        costs = [_cost(option.box, boxes, frame) for option in options]
        chosen = options[costs.index(min(costs))]
        placed[index] = chosen
        boxes.append(chosen.box)
    return [placed[index] for index in range(len(spots))]


def _options(spot: Spot, size: float) -> list[Label]:
    width = spot.letters * size * LETTER_WIDTH
    near, slant = spot.radius + GAP, spot.radius * 0.7 + GAP
    places = [
        (near, 0.35 * size, "start"),
        (-near, 0.35 * size, "end"),
        (0.0, -near - 0.2 * size, "middle"),
        (0.0, near + 0.9 * size, "middle"),
        (slant, -slant + 0.1 * size, "start"),
        (slant, slant + 0.6 * size, "start"),
        (-slant, -slant + 0.1 * size, "end"),
        (-slant, slant + 0.6 * size, "end"),
    ]
    return [_label(spot.x + dx, spot.y + dy, anchor, width, size) for dx, dy, anchor in places]


def _label(x: float, y: float, anchor: str, width: float, size: float) -> Label:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    # Stacked accents reach a full text height above the base line, a dot below a quarter under it.
    box = Box(left, y - size, left + width, y + 0.25 * size)
    return Label(round(x, 1), round(y, 1), anchor, box)


def _cost(box: Box, others: Sequence[Box], frame: Box) -> float:
    outside = box.area - box.overlap(frame)
    return 10 * outside + sum(box.overlap(other) for other in others)
