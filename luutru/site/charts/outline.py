"""The outer shape of a cloud of points: what a ball of a given size, rolled around them, would touch.

It stands in for an outline of the city, which is not free to use: the centres of its wards and communes are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from math import dist, hypot, inf, sqrt

Place = tuple[float, float]


@lru_cache(maxsize=64)
def find_outline(places: tuple[Place, ...], reach: float) -> tuple[tuple[Place, ...], ...]:
    """Rings around `places`, touched by a ball of radius `reach`; points apart from all others have none.

    An alpha shape: the step p→q belongs to a ring when the ball that touches both, on the right of the step,
    holds no other point. Remembered because every map of a city, or of a province, has the same ground.
    """
    points = sorted(set(places))
    steps: dict[Place, list[Place]] = {}
    for start in points:
        left = bisect_left(points, (start[0] - 3 * reach,))
        right = bisect_right(points, (start[0] + 3 * reach, inf))
        # The nearest first: most balls hold one of them, and then the others need not be looked at.
        distances = sorted([(dist(start, point), point) for point in points[left:right]])
        around = [point for distance, point in distances if distance <= 3 * reach]
        near = sorted(point for distance, point in distances if 0 < distance <= 2 * reach)
        for end in near:
            if _is_outer(start, end, around, reach):
                steps.setdefault(start, []).append(end)
    return tuple(_walk(steps))


def _is_outer(start: Place, end: Place, around: list[Place], reach: float) -> bool:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    rise = sqrt(max(reach * reach - length * length / 4, 0.0)) / length
    centre = ((start[0] + end[0]) / 2 - dy * rise, (start[1] + end[1]) / 2 + dx * rise)
    return not any(dist(centre, point) < reach and point not in (start, end) for point in around)


def _walk(steps: dict[Place, list[Place]]) -> list[tuple[Place, ...]]:
    """Join the steps into rings, and leave out what does not close."""
    rings = []
    while steps:
        start = min(steps)
        ring = [start]
        while steps.get(ring[-1]):
            ends = steps[ring[-1]]
            following = ends.pop(0)
            if not ends:
                del steps[ring[-1]]
            if following == start:
                break
            ring.append(following)
        else:
            steps.pop(ring[-1], None)
            continue
        if len(ring) >= 3:
            rings.append(tuple(ring))
    return rings
