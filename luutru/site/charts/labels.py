"""Where a map's names go: beside their circles, never over another name; further away at the end of a line."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Of the text height: the widest letters of the fallback fonts (DejaVu Serif) average 0.62 in district names.
LETTER_WIDTH = 0.56
GAP = 3.0  #: units between a circle and its name
#: Units by which a name may stand further away, where all that is nearer is taken.
DISTANCES = (0.0, 9.0, 20.0, 33.0, 48.0, 66.0)
DIRECTIONS = 16
#: A name further from its circle than this is tied to it by a line.
LEADER_FROM = 8.0
#: Rounds in which each name may move again, now that the others stand.
ROUNDS = 8
#: What a square unit of another name, of what is outside, and of another circle costs, in units of distance.
OVER_NAME, OUTSIDE, OVER_CIRCLE = 40.0, 40.0, 1.5
#: Square units that two names may share: they touch.
TOUCHING = 1.0
#: What a name on another circle, and a line through another name or circle cost besides.
TOUCHES = 120.0


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
    """A name's place: `x` and `y` of its base line, `anchor` is "start", "middle" or "end".

    `leader` is the line from the circle to the name (x1, y1, x2, y2) where the name stands apart, else None.
    """

    x: float
    y: float
    anchor: str
    box: Box
    leader: tuple[float, float, float, float] | None = None


def place_labels(
    spots: Sequence[Spot], frame: Box, size: float, taken: Sequence[Box] = ()
) -> list[Label | None]:
    """A place for each name, of `size` units' height; None where it would lie over another name.

    Those at the sides choose first, for they have one way to turn; then each may move again in view of all others,
    the largest circles first. Where a line still runs through a name or a circle, others may choose first. Of two
    names that cannot both stand the one of the smaller circle goes.
    """
    order = sorted(range(len(spots)), key=lambda i: (-spots[i].radius, i))
    inwards = sorted(order, key=lambda i: min(spots[i].x - frame.left, frame.right - spots[i].x))
    options = [_options(spot, size) for spot in spots]
    circles = [[spot.box for spot in (*spots[:i], *spots[i + 1 :])] for i in range(len(spots))]
    placed: dict[int, Label] = {}
    least = float("inf")
    for first in (inwards, order, inwards[::-1], order[::-1]):
        found = _settle(first, order, options, taken, circles, frame)
        faults = sum(
            _faults(label, _others(found, index), taken, circles[index], frame)
            for index, label in found.items()
        )
        if faults < least:
            placed, least = found, faults
        if faults < TOUCHES:
            break
    shown: dict[int, Label] = {}
    for index in order:
        others = [*taken, *(label.box for label in shown.values())]
        if not any(placed[index].box.overlap(other) > TOUCHING for other in others):
            shown[index] = placed[index]
    return [shown.get(index) for index in range(len(spots))]


def _settle(
    first: Sequence[int],
    order: Sequence[int],
    options: Sequence[Sequence[Label]],
    taken: Sequence[Box],
    circles: Sequence[Sequence[Box]],
    frame: Box,
) -> dict[int, Label]:
    """A place for each name, chosen in the order of `first`, then again in `order` until none moves."""
    placed: dict[int, Label] = {}
    for number in range(ROUNDS):
        before = dict(placed)
        for index in order if number else first:
            placed[index] = _choose(options[index], _others(placed, index), taken, circles[index], frame)
        if placed == before:
            break
    return placed


def _others(placed: dict[int, Label], index: int) -> list[Label]:
    return [label for other, label in placed.items() if other != index]


def _options(spot: Spot, size: float) -> list[Label]:
    """Around the circle, near it first; to the right, left, above and below before the slanting ones."""
    width = spot.letters * size * LETTER_WIDTH
    turns = sorted(range(DIRECTIONS), key=lambda turn: (turn % 4 > 0, turn % 2, turn))
    return [
        _label(spot, distance, 2 * pi * turn / DIRECTIONS, width, size)
        for distance in DISTANCES
        for turn in turns
    ]


def _label(spot: Spot, distance: float, angle: float, width: float, size: float) -> Label:
    reach = spot.radius + GAP + distance
    across, down = cos(angle), sin(angle)
    x, y = spot.x + reach * across, spot.y + reach * down
    anchor = "start" if across > 0.2 else "end" if across < -0.2 else "middle"
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    # The middle of the small letters is level with the end of the line; above and below it is their edge.
    base = y + size * (0.35 + 0.45 * down)
    # Stacked accents reach a full text height above the base line, a dot below a quarter under it.
    box = Box(left, base - size, left + width, base + 0.25 * size)
    leader = None
    if distance > LEADER_FROM:
        start = spot.radius
        leader = (
            round(spot.x + start * across, 1),
            round(spot.y + start * down, 1),
            round(x - GAP * across / 2, 1),
            round(y - GAP * down / 2, 1),
        )
    return Label(round(x, 1), round(base, 1), anchor, box, leader)


def _choose(
    options: Sequence[Label],
    labels: Sequence[Label],
    taken: Sequence[Box],
    circles: Sequence[Box],
    frame: Box,
) -> Label:
    """The cheapest place. Those further away come later and cost at least their distance."""
    best, least = options[0], float("inf")
    for option in options:
        line = option.leader
        cost = 6 + hypot(line[2] - line[0], line[3] - line[1]) if line else 0.0
        if cost >= least:
            break
        cost += _faults(option, labels, taken, circles, frame)
        if cost < least:
            best, least = option, cost
    return best


def _faults(
    label: Label, labels: Sequence[Label], taken: Sequence[Box], circles: Sequence[Box], frame: Box
) -> float:
    """What a place costs besides its distance: for what it covers, and what its line runs through."""
    names = [*taken, *(other.box for other in labels)]
    box = label.box
    cost = OUTSIDE * (box.area - box.overlap(frame))
    cost += OVER_NAME * sum(box.overlap(other) for other in names)
    cost += sum(TOUCHES + OVER_CIRCLE * over for other in circles if (over := box.overlap(other)))
    cost += TOUCHES * sum(_crosses(other.leader, box) for other in labels if other.leader)
    if label.leader:
        cost += TOUCHES * sum(_crosses(label.leader, other) for other in (*names, *circles))
    return cost


def _crosses(line: tuple[float, float, float, float], box: Box) -> bool:
    """Whether a line runs through a box: the part of its way that is inside, across and down, is the same."""
    x1, y1, x2, y2 = line
    start, end = 0.0, 1.0
    for step, low, high in (
        (x2 - x1, box.left - x1, box.right - x1),
        (y2 - y1, box.top - y1, box.bottom - y1),
    ):
        if step:
            near, far = sorted((low / step, high / step))
            start, end = max(start, near), min(end, far)
        elif not low < 0 < high:
            return False
    return start < end
