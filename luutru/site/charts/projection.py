"""From degrees to the units of a drawing."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

KM_PER_DEGREE = 111.32  #: length of a degree of latitude


@frozen
class Projection:
    """An equirectangular projection, true at its middle latitude: at a city's size nothing is visibly bent.

    `scale` is in units per kilometre; `place` gives (x, y) in units, y downwards.
    """

    west: float
    north: float
    middle: float
    scale: float
    margin: float
    width: float
    height: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands in the drawing."""
        x = (lon - self.west) * KM_PER_DEGREE * cos(radians(self.middle)) * self.scale + self.margin
        y = (self.north - lat) * KM_PER_DEGREE * self.scale + self.margin
        return round(x, 1), round(y, 1)


def fit_projection(positions: Iterable[tuple[float, float]], width: float, margin: float) -> Projection:
    """The projection that fits all positions (lat, lon) into `width` units, leaving `margin` around."""
    lats, lons = zip(*positions, strict=True)
    middle = (min(lats) + max(lats)) / 2
    span_km = max((max(lons) - min(lons)) * KM_PER_DEGREE * cos(radians(middle)), 1.0)
    rise_km = (max(lats) - min(lats)) * KM_PER_DEGREE
    scale = (width - 2 * margin) / span_km
    height = round(rise_km * scale + 2 * margin, 1)
    return Projection(min(lons), max(lats), middle, scale, margin, width, height)
