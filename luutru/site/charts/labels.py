"""Where a map's names go: beside their circles, never over another name; further away at a line's end."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Of the text height: the widest letters of the fallback fonts (DejaVu Serif) average 0.62 in district names.
LETTER_WIDTH = 0.56
GAP = 3.0  #: units between a circle and its name
#: Units by which a name may stand further away, where all that is nearer is taken.
DISTANCES = (0.0, 9.0, 20.0, 33.0, 48.0, 66.0)
DIRECTIONS = 16
#: The places that a name may take, as distance and angle: near its circle first; to the right, left, above
#: and below before the slanting ones.
PLACES = tuple(
    (distance, 2 * pi * turn / DIRECTIONS)
    for distance in DISTANCES
    for turn in sorted(range(DIRECTIONS), key=lambda turn: (turn % 4 > 0, turn % 2, turn))
)
#: A name further from its circle than this is tied to it by a line.
LEADER_FROM = 8.0
#: Rounds in which each name may move again, now that the others stand.
ROUNDS = 8
#: The largest circles have names, so many at most: more could not be read, and what all pairs of them cost
#: grows with the square (of 700 districts of a country it took ten minutes and 8 GB).
MOST_NAMED = 64
#: What a square unit of another name, of what is outside, and of another circle costs, in units of distance.
OVER_NAME, OUTSIDE, OVER_CIRCLE = 40.0, 40.0, 1.5
#: Square units that two names may share: they touch.
TOUCHING = 1.0
#: What a name on another circle, and a line through another name or circle cost besides.
TOUCHES = 120.0


Line = tuple[float, float, float, float]


@frozen
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

    def meets(self, other: Box) -> bool:
        """Whether they share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    @property
    def area(self) -> float:
        """Its area."""
        return (self.right - self.left) * (self.bottom - self.top)


@frozen
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


@frozen
class Label:
    """A name's place: `x` and `y` of its base line, `anchor` is "start", "middle" or "end".

    `leader` is the line from the circle to the name (x1, y1, x2, y2) where the name stands apart, else None;
    `reach` the box around the name and its line, `distance` what standing so far away costs.
    """

    x: float
    y: float
    anchor: str
    box: Box
    reach: Box
    distance: float = 0.0
    leader: Line | None = None


def place_labels(
    spots: Sequence[Spot], frame: Box, size: float, taken: Sequence[Box] = ()
) -> list[Label | None]:
    """A place for each name, of `size` units' height; None where it would lie over another, and for small
    circles.

    Those at the sides choose first, for they have one way to turn; then each may move again in view of all
    others, the largest circles first. Where a line still runs through a name or a circle, others may choose
    first. Of two names that cannot both stand the one of the smaller circle goes.
    """
    order = sorted(range(len(spots)), key=lambda i: (-spots[i].radius, i))[:MOST_NAMED]
    inwards = sorted(order, key=lambda i: min(spots[i].x - frame.left, frame.right - spots[i].x))
    board = _Board(spots, frame, size, taken)
    placed: dict[int, int] = {}
    least = float("inf")
    for first in (inwards, order, inwards[::-1], order[::-1]):
        found = board.settle(first, order)
        faults = board.count_faults(found)
        if faults < least:
            placed, least = found, faults
        if faults < TOUCHES:
            break
    shown: list[Label | None] = [None] * len(spots)
    for index in order:
        label = board.label(index, placed[index])
        others = [*taken, *(other.box for other in shown if other)]
        if not any(label.box.overlap(other) > TOUCHING for other in others):
            shown[index] = label
    return shown


class _Board:
    """The places that each name may take, by number in `PLACES`; what one is, and costs, is worked out when
    it is first asked for: most names stand near their circles.
    """

    def __init__(self, spots: Sequence[Spot], frame: Box, size: float, taken: Sequence[Box]) -> None:
        self._spots = spots
        self._circles = [spot.box for spot in spots]
        self._frame = frame
        self._size = size
        self._taken = taken
        self._labels: dict[tuple[int, int], Label] = {}
        self._alone: dict[tuple[int, int], float] = {}

    def label(self, index: int, place: int) -> Label:
        """The name of a spot at one of its places."""
        key = index, place
        if key not in self._labels:
            self._labels[key] = _label(self._spots[index], *PLACES[place], self._size)
        return self._labels[key]

    def settle(self, first: Sequence[int], order: Sequence[int]) -> dict[int, int]:
        """A place for each name, chosen in the order of `first`, then again in `order` until none moves."""
        placed: dict[int, int] = {}
        for number in range(ROUNDS):
            before = placed.copy()
            for index in order if number else first:
                placed[index] = self._choose(index, placed)
            if placed == before:
                break
        return placed

    def count_faults(self, placed: Mapping[int, int]) -> float:
        """What the places cost besides their distance."""
        labels = {index: self.label(index, place) for index, place in placed.items()}
        alone = sum(self._cost_alone(index, place) for index, place in placed.items())
        return alone + sum(
            _cost_together(one, two)
            for index, one in labels.items()
            for other, two in labels.items()
            if other != index
        )

    def _choose(self, index: int, placed: Mapping[int, int]) -> int:
        """The cheapest place. Those further away come later and cost at least their distance."""
        best, least = 0, float("inf")
        others = [self.label(other, its) for other, its in placed.items() if other != index]
        for place in range(len(PLACES)):
            label = self.label(index, place)
            cost = label.distance
            if cost >= least:
                break
            cost += self._cost_alone(index, place)
            for other in others:
                if cost >= least:
                    break
                cost += _cost_together(label, other)
            if cost < least:
                best, least = place, cost
        return best

    def _cost_alone(self, index: int, place: int) -> float:
        """For what lies outside and on what stands already, and what the line runs through."""
        key = index, place
        if key not in self._alone:
            label = self.label(index, place)
            others = (*self._circles[:index], *self._circles[index + 1 :])
            circles = [circle for circle in others if label.reach.meets(circle)]
            box = label.box
            cost = OUTSIDE * (box.area - box.overlap(self._frame))
            cost += OVER_NAME * sum(box.overlap(other) for other in self._taken)
            cost += sum(TOUCHES + OVER_CIRCLE * over for other in circles if (over := box.overlap(other)))
            if label.leader:
                cost += TOUCHES * sum(_crosses(label.leader, other) for other in (*self._taken, *circles))
            self._alone[key] = cost
        return self._alone[key]


def _cost_together(one: Label, two: Label) -> float:
    """For two names that lie on one another, or on the other's line."""
    if not one.reach.meets(two.reach):
        return 0.0
    lines = _crosses(one.leader, two.box) + _crosses(two.leader, one.box)
    return OVER_NAME * one.box.overlap(two.box) + TOUCHES * lines


def _label(spot: Spot, distance: float, angle: float, size: float) -> Label:
    width = spot.letters * size * LETTER_WIDTH
    away = spot.radius + GAP + distance
    across, down = cos(angle), sin(angle)
    x, y = spot.x + away * across, spot.y + away * down
    anchor = "start" if across > 0.2 else "end" if across < -0.2 else "middle"
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    # The middle of the small letters is level with the end of the line; above and below it is their edge.
    base = y + size * (0.35 + 0.45 * down)
    # Stacked accents reach a full text height above the base line, a dot below a quarter under it.
    box = Box(left, base - size, left + width, base + 0.25 * size)
    if distance <= LEADER_FROM:
        return Label(round(x, 1), round(base, 1), anchor, box, box)
    x1, y1 = round(spot.x + spot.radius * across, 1), round(spot.y + spot.radius * down, 1)
    x2, y2 = round(x - GAP * across / 2, 1), round(y - GAP * down / 2, 1)
    reach = Box(min(x1, box.left), min(y1, box.top), max(x1, box.right), max(y1, box.bottom))
    cost = 6 + hypot(x2 - x1, y2 - y1)
    return Label(round(x, 1), round(base, 1), anchor, box, reach, cost, (x1, y1, x2, y2))


def _crosses(line: Line | None, box: Box) -> bool:
    """Whether a line runs through a box: the part of its way that is inside, across and down, is the same."""
    if not line:
        return False
    x1, y1, x2, y2 = line
    start, end = 0.0, 1.0
    for step, low, high in (
        (x2 - x1, box.left - x1, box.right - x1),
        (y2 - y1, box.top - y1, box.bottom - y1),
    ):
        if step:
            near, far = (low / step, high / step) if step > 0 else (high / step, low / step)
            start, end = max(start, near), min(end, far)
        elif not low < 0 < high:
            return False
    return start < end
