"""The map of districts: proportional circles at their true positions, the crowded middle once more, larger.

No outline of the city is free to use, so its shape is told by the centres of its wards and communes: the line
around them is the ground, a fine dot each its grain. The picture needs no colour: size is the
number, an empty circle is "no articles", and every circle has its name and number as text.
"""

from __future__ import annotations

from math import hypot, pi, sqrt
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from luutru.site.charts.labels import Box, Label, Spot, place_labels
from luutru.site.charts.outline import find_outline
from luutru.site.charts.projection import Projection, fit_projection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.site.views.pictures import DistrictMap, MapPoint
    from luutru.site.words import Words

WIDTH = 400  #: units
MARGIN = 54.0  #: room for a name beyond the outermost circle: at 46 one of thirty lay on a neighbour
MIDDLE_MARGIN = 78.0  #: the same in the larger drawing
TEXT = 15.0  #: 12 CSS pixels on a phone of 360
#: Districts nearer to a neighbour than two names' height are shown in the larger drawing too.
CROWDED = 27.0
#: Fewer crowded districts than this are named in the one drawing.
FEWEST_ENLARGED = 4
#: The outline bends inwards where centres are further apart than twice this (in Hanoi: at most 9 km).
REACH_KM = 9.0
RIM_KM = 7.0  #: breadth of the outline's stroke: a commune reaches some 3 km beyond its centre
#: The same among the districts of a country.
COUNTRY_REACH_KM, COUNTRY_RIM_KM = 45.0, 30.0
#: Of a country's provinces so many have names, those with most articles: the deltas have a dozen in 30 units.
NAMED = 24
COUNTRY_MARGIN = 20.0
SCALE_KM = (200, 50, 20, 10, 5, 2, 1)
#: The largest circle of a drawing, in units; smaller where all circles together would take more than this
#: share of it: thirty districts with as many articles each would hide one another and their names.
LARGEST_WHOLE = 15.0
LARGEST_MIDDLE = 26.0
MOST_COVERED = 0.06


def draw_map(districts: DistrictMap, words: Words) -> Markup:
    """The whole city and, where districts crowd, its middle enlarged: one or two SVGs for a `<figure>`.

    Of a country one, in which the provinces with most articles have names.
    """
    if districts.by_province:
        return Markup(_draw_country(districts, words))
    whole = _fit(districts)
    crowded = find_crowded([whole.place(point.lat, point.lon) for point in districts.points], CROWDED)
    if len(crowded) < FEWEST_ENLARGED:
        return Markup(_draw_whole(districts, whole, words))
    inner = tuple(point for index, point in enumerate(districts.points) if index in crowded)
    middle = fit_projection([(point.lat, point.lon) for point in inner], WIDTH, MIDDLE_MARGIN)
    frame = _frame_of(middle, whole)
    visible = tuple(point for point in districts.points if _fits(middle, point, _peak(districts)))
    drawings = (
        _draw_whole(districts, whole, words, frame, visible),
        _draw_middle(districts, visible, middle, words),
    )
    return Markup("\n".join(drawings))


def _draw_country(provinces: DistrictMap, words: Words) -> str:
    """The provinces without a name are no links: a finger would not hit them, and the list has them all."""
    positions = [(point.lat, point.lon) for point in (*provinces.points, *provinces.remote)]
    whole = fit_projection([*positions, *provinces.ground], WIDTH, COUNTRY_MARGIN)
    parts = [
        _open_svg(whole, words.map_provinces_whole, "map"),
        _ground(provinces, whole, COUNTRY_REACH_KM, COUNTRY_RIM_KM, grain=False),
        f'<path class="grain" d="{_dots([whole.place(one.lat, one.lon) for one in provinces.remote])}"/>',
    ]
    size = _Sizes(provinces.points, _peak(provinces), whole, LARGEST_WHOLE)
    order = sorted(provinces.points, key=lambda point: -point.count)
    named = [point for point in order[:NAMED] if point.count]
    small = [_spot(point, whole, size) for point in order[len(named) :]]
    parts += (_draw_circle(point, spot) for point, spot in zip(order[len(named) :], small, strict=True))
    corner = Box(0, whole.height - 38, 130, whole.height)
    taken = [corner, Box(WIDTH - 40, 0, WIDTH, 48), *(spot.box for spot in small)]
    parts.append(_draw_points(whole, [*named, *provinces.remote], size, taken))
    parts.append(_scale_bar(whole) + _compass(words) + "</svg>")
    return "".join(parts)


def draw_locator(districts: DistrictMap, words: Words) -> Markup:
    """A small map that shows where one district lies among the others, which are plain dots."""
    name = words.map_locator_in.format(province=home) if (home := districts.province) else words.map_locator
    projection = _fit(districts)
    parts = [
        _open_svg(projection, name, "map locator"),
        _ground(districts, projection, REACH_KM, RIM_KM, grain=False),
    ]
    others = [projection.place(point.lat, point.lon) for point in districts.points if not point.current]
    parts.append(f'<path class="other" d="{_dots(others)}"/>')
    for point in districts.points:
        if point.current:
            x, y = projection.place(point.lat, point.lon)
            label = place_labels([Spot(x, y, 11.0, len(point.name))], _frame(projection), 22.0)[0]
            parts.append(f'<circle class="current" cx="{x}" cy="{y}" r="11"/>')
            parts.append(_text(label, str(escape(point.name))) if label else "")
    parts.append("</svg>")
    return Markup("".join(parts))


def find_crowded(places: Sequence[tuple[float, float]], distance: float) -> frozenset[int]:
    """Indices of the largest set of places that are linked by steps shorter than `distance`."""
    left = set(range(len(places)))
    largest: set[int] = set()
    while left:
        group, edge = set(), [min(left)]
        while edge:
            here = edge.pop()
            if here in group:
                continue
            group.add(here)
            x, y = places[here]
            edge += [other for other in left if hypot(places[other][0] - x, places[other][1] - y) < distance]
        left -= group
        if len(group) > len(largest):
            largest = group
    return frozenset(largest)


def _fit(districts: DistrictMap) -> Projection:
    positions = [(point.lat, point.lon) for point in districts.points]
    return fit_projection([*positions, *districts.ground], WIDTH, MARGIN)


def _draw_whole(
    districts: DistrictMap,
    whole: Projection,
    words: Words,
    inset: Box | None = None,
    enlarged: Sequence[MapPoint] = (),
) -> str:
    parts = [_open_svg(whole, words.map_whole, "map"), _ground(districts, whole, REACH_KM, RIM_KM)]
    size = _Sizes(districts.points, _peak(districts), whole, LARGEST_WHOLE)
    named = [point for point in districts.points if point not in enlarged]
    # These lead somewhere in the enlarged drawing, where a finger can hit them.
    for point in sorted(enlarged, key=lambda point: -point.count):
        x, y = whole.place(point.lat, point.lon)
        kind = "some" if point.count else "none"
        parts.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{size.radius(point)}"/>')
    taken = [Box(0, whole.height - 38, 130, whole.height), Box(WIDTH - 40, 0, WIDTH, 48)]
    if inset:
        parts.append(
            f'<rect class="inset" x="{inset.left:.1f}" y="{inset.top:.1f}" rx="4"'
            f' width="{inset.right - inset.left:.1f}" height="{inset.bottom - inset.top:.1f}"/>'
        )
        taken.append(inset)
    parts.append(_draw_points(whole, named, size, taken))
    parts.append(_scale_bar(whole) + _compass(words))
    parts.append("</svg>")
    return "".join(parts)


def _draw_middle(
    districts: DistrictMap, visible: tuple[MapPoint, ...], middle: Projection, words: Words
) -> str:
    parts = [_open_svg(middle, words.map_middle, "map middle")]
    parts.append(f'<rect class="land" width="{WIDTH}" height="{middle.height}" rx="4"/>')
    dots = [middle.place(lat, lon) for lat, lon in districts.ground]
    inside = [(x, y) for x, y in dots if 0 < x < WIDTH and 0 < y < middle.height]
    parts.append(f'<path class="grain" d="{_dots(inside)}"/>' if inside else "")
    corner = Box(0, middle.height - 34, 130, middle.height)
    size = _Sizes(visible, _peak(districts), middle, LARGEST_MIDDLE)
    parts.append(_draw_points(middle, visible, size, [corner]))
    parts.append(_scale_bar(middle) + "</svg>")
    return "".join(parts)


def _draw_points(
    projection: Projection, points: Sequence[MapPoint], size: _Sizes, taken: Sequence[Box]
) -> str:
    """Circles, the small ones last, so that none is covered; above them names and numbers, each a link."""
    points = sorted(points, key=lambda point: -point.count)
    spots = [_spot(point, projection, size) for point in points]
    labels = place_labels(spots, _frame(projection), TEXT, taken)
    drawn = sorted(zip(points, spots, labels, strict=True), key=lambda item: -item[1].radius)
    circles = (_draw_circle(point, spot) for point, spot, _ in drawn)
    return "".join([*circles, *(_draw_name(point, spot, label) for point, spot, label in drawn)])


def _spot(point: MapPoint, projection: Projection, size: _Sizes) -> Spot:
    letters = len(point.name) + (len(str(point.count)) + 1 if point.count else 0)
    return Spot(*projection.place(point.lat, point.lon), size.radius(point), letters)


def _draw_circle(point: MapPoint, spot: Spot) -> str:
    kind = "some" if point.href else "none"
    return f'<circle class="{kind}" cx="{spot.x}" cy="{spot.y}" r="{spot.radius}"/>'


def _draw_name(point: MapPoint, spot: Spot, label: Label | None) -> str:
    """Name and number where there is room for them; a circle is a link that says its name without."""
    name = escape(point.name)
    if not point.href:
        return _text(label, str(name), "dim") if label else ""
    text = _text(label, f"{name} <tspan>{point.count}</tspan>") if label else ""
    # An unseen circle, at least so wide that a finger hits it (WCAG 2.5.8).
    reach = f'<circle class="reach" cx="{spot.x}" cy="{spot.y}" r="{max(12.0, spot.radius)}"/>'
    title = f"<title>{name}: {escape(point.count_text)}</title>"
    return f'<a href="{escape(point.href)}">{title}{reach}{text}</a>'


def _text(label: Label, inner: str, kind: str = "") -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    css = f' class="{kind}"' if kind else ""
    line = ""
    if label.leader:
        x1, y1, x2, y2 = label.leader
        line = f'<path class="leader" d="M{x1} {y1}L{x2} {y2}"/>'
    return f'{line}<text{css} x="{label.x}" y="{label.y}"{anchor}>{inner}</text>'


class _Sizes:
    """How large the circles of one drawing are: their areas in proportion to the numbers."""

    def __init__(self, points: Sequence[MapPoint], peak: int, projection: Projection, largest: float) -> None:
        self._peak = peak
        total = sum(point.count for point in points) / peak
        room = MOST_COVERED * projection.width * projection.height
        self._largest = min(largest, sqrt(room / (pi * total))) if total else largest

    def radius(self, point: MapPoint) -> float:
        """Below 3 units a circle would be a speck."""
        return round(max(3.0, self._largest * sqrt(point.count / self._peak)), 1)


def _peak(districts: DistrictMap) -> int:
    return max(1, *(point.count for point in districts.points), 1)


def _open_svg(projection: Projection, name: str, css: str) -> str:
    box = f"0 0 {WIDTH} {projection.height:g}"
    return (
        f'<svg class="{css}" viewBox="{box}" width="{WIDTH}" height="{projection.height:g}"'
        f' role="group" aria-label="{escape(name)}">'
    )


def _ground(
    districts: DistrictMap, projection: Projection, reach: float, rim: float, *, grain: bool = True
) -> str:
    if not districts.ground:
        return ""
    places = tuple(projection.place(lat, lon) for lat, lon in districts.ground)
    rings = find_outline(places, reach * projection.scale)
    outline = "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in ring) + "z" for ring in rings)
    breadth = round(rim * projection.scale, 1)
    dots = f'<path class="grain" d="{_dots(places)}"/>' if grain else ""
    return f'<path class="ground" stroke-width="{breadth}" d="{outline}"/>{dots}'


def _dots(places: Sequence[tuple[float, float]]) -> str:
    """A path of points: with round caps each is a dot as wide as its stroke."""
    return "".join(f"M{x:.0f} {y:.0f}h0" for x, y in places)


def _scale_bar(projection: Projection) -> str:
    length = next((km for km in SCALE_KM if km * projection.scale <= 110), SCALE_KM[-1])
    x, y = 12, projection.height - 12
    return (
        f'<path class="scale" d="M{x} {y - 5:.1f}v5h{length * projection.scale:.1f}v-5"/>'
        f'<text class="dim" x="{x + 4}" y="{y - 8:.1f}">{length} km</text>'
    )


def _compass(words: Words) -> str:
    x = WIDTH - 20
    return (
        f'<path class="needle" d="M{x} 10l5 18-5-4-5 4z"/>'
        f'<text class="dim" x="{x}" y="42" text-anchor="middle">{escape(words.map_north)}</text>'
    )


def _frame(projection: Projection) -> Box:
    return Box(2, 2, projection.width - 2, projection.height - 2)


def _frame_of(middle: Projection, whole: Projection) -> Box:
    """What the enlarged drawing shows, as a rectangle in the whole one."""
    factor = whole.scale / middle.scale
    x, y = whole.place(middle.north, middle.west)
    left, top = x - middle.margin * factor, y - middle.margin * factor
    return Box(left, top, left + middle.width * factor, top + middle.height * factor)


def _fits(projection: Projection, point: MapPoint, peak: int) -> bool:
    """Whether the point's whole circle is inside the drawing."""
    x, y = projection.place(point.lat, point.lon)
    radius = max(3.0, LARGEST_MIDDLE * sqrt(point.count / peak))
    return radius < x < projection.width - radius and radius < y < projection.height - radius
