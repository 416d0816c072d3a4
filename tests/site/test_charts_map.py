"""The map: true positions, names that do not run over each other, and links that can be hit."""

from __future__ import annotations

import re
from itertools import combinations, permutations
from math import cos, hypot, pi, radians, sqrt
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.knowledge.loading import load_knowledge
from luutru.site.charts.district_map import draw_locator, draw_map, find_crowded
from luutru.site.charts.labels import MOST_NAMED, Box, Label, Spot, place_labels
from luutru.site.charts.outline import find_outline
from luutru.site.charts.projection import KM_PER_DEGREE, fit_projection
from luutru.site.views.pictures import DistrictMap, MapPoint
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = load_words("vi")
#: Four districts in the middle, near each other, and three far ones: as in Hanoi.
PLACES = {
    "Ba Đình": (21.0355, 105.8254, 12),
    "Hoàn Kiếm": (21.0304, 105.8509, 48),
    "Đống Đa": (21.0155, 105.8268, 27),
    "Hai Bà Trưng": (21.0074, 105.8578, 0),
    "Ba Vì": (21.1500, 105.4000, 3),
    "Sóc Sơn": (21.2590, 105.8500, 1),
    "Mỹ Đức": (20.7074, 105.7300, 0),
}
GROUND = tuple((20.7 + 0.06 * row, 105.4 + 0.06 * column) for row in range(10) for column in range(9))


def make_point(name: str, current: str = "") -> MapPoint:
    lat, lon, count = PLACES[name]
    href = f"{len(name)}.html" if count else ""
    return MapPoint(name, lat, lon, count, f"{count} bài", href, current=name == current)


def make_map(current: str = "", names: tuple[str, ...] = tuple(PLACES)) -> DistrictMap:
    return DistrictMap(tuple(make_point(name, current) for name in names), GROUND)


def test_every_district_with_articles_is_one_link_with_its_number() -> None:
    svg = draw_map(make_map(), WORDS)
    titles = re.findall(r"<a href=\"[^\"]+\"><title>([^<]+)</title>", svg)
    expected = [f"{name}: {count} bài" for name, (_, _, count) in PLACES.items() if count]
    assert sorted(titles) == sorted(expected)


def test_of_a_whole_country_the_largest_circles_have_names() -> None:
    points = tuple(
        MapPoint(f"Huyện {i}", 9 + i % 14, 103 + i // 14 * 0.1, i, f"{i} bài", f"{i}.html")
        for i in range(700)
    )
    svg = draw_map(DistrictMap(points, ()), WORDS)
    assert len(set(re.findall(r"<title>([^<]+)</title>", svg))) >= 699  # each is a link that says its name
    named = [int(number) for number in re.findall(r"<tspan>(\d+)</tspan>", svg)]
    assert len(named) <= 2 * MOST_NAMED
    assert sum(number >= 700 - MOST_NAMED for number in named) > len(named) // 2


def test_a_district_without_articles_is_an_empty_circle_with_its_name() -> None:
    svg = draw_map(make_map(), WORDS)
    assert svg.count('<circle class="none"') == 2 + 1  # Hai Bà Trưng in both drawings
    assert re.search(r'<text class="dim"[^>]*>Mỹ Đức</text>', svg)


def test_crowded_districts_are_drawn_again_larger() -> None:
    svg = draw_map(make_map(), WORDS)
    whole, middle = svg.split("</svg>")[:2]
    assert 'class="inset"' in whole
    assert "Hoàn Kiếm" in middle
    assert "Hoàn Kiếm" not in whole
    assert "Ba Vì" in whole


def test_scattered_districts_need_one_drawing() -> None:
    svg = draw_map(make_map(names=("Ba Vì", "Sóc Sơn", "Mỹ Đức")), WORDS)
    assert svg.count("<svg") == 1
    assert 'class="inset"' not in svg


def test_the_area_of_a_circle_is_its_number() -> None:
    svg = draw_map(make_map(names=("Ba Vì", "Sóc Sơn", "Mỹ Đức")), WORDS)
    radii = [float(radius) for radius in re.findall(r'class="some"[^>]* r="([\d.]+)"', svg)]
    assert re.findall(r"<title>([^:]+):", svg) == ["Ba Vì", "Sóc Sơn"]
    assert radii[1] == pytest.approx(radii[0] * sqrt(1 / 3), abs=0.1)


def test_no_circle_covers_a_name_and_many_large_ones_leave_room() -> None:
    points = tuple(
        MapPoint(f"Nơi {row}{column}", 21 + row / 50, 105.8 + column / 50, 30, "30 bài", "x.html")
        for row in range(5)
        for column in range(6)
    )
    svg = draw_map(DistrictMap(points, ()), WORDS)
    for drawing in svg.split("</svg>")[:-1]:
        assert drawing.rindex('<circle class="some"') < drawing.index("<a ")
        width, height = map(float, re.findall(r'viewBox="0 0 (\d+) ([\d.]+)"', drawing)[0])
        radii = [float(radius) for radius in re.findall(r'class="some"[^>]* r="([\d.]+)"', drawing)]
        assert sum(pi * radius**2 for radius in radii) < 0.07 * width * height


def test_every_link_has_room_for_a_finger() -> None:
    reaches = re.findall(r'class="reach"[^>]* r="([\d.]+)"', draw_map(make_map(), WORDS))
    assert reaches
    assert all(float(reach) >= 12 for reach in reaches)


def test_the_locator_names_only_the_district_in_question() -> None:
    svg = draw_locator(make_map("Ba Vì"), WORDS)
    assert re.findall(r"<text[^>]*>([^<]+)</text>", svg) == ["Ba Vì"]
    assert svg.count('class="current"') == 1
    assert "<a " not in svg


def test_a_map_without_ground_has_circles_only() -> None:
    svg = draw_map(DistrictMap(make_map().points, ()), WORDS)
    assert 'class="ground"' not in svg
    assert "Ba Vì" in svg


def test_hostile_names_stay_text() -> None:
    point = MapPoint('"><script>x</script>', 21.0, 105.8, 1, "<b>1</b>", 'x"onload="y', current=True)
    for svg in (draw_map(DistrictMap((point,), ()), WORDS), draw_locator(DistrictMap((point,), ()), WORDS)):
        assert "<script" not in svg
        assert "<b>" not in svg
        assert 'onload="' not in svg


def test_distances_on_the_map_are_true() -> None:
    positions = [(lat, lon) for lat, lon, _ in PLACES.values()]
    projection = fit_projection(positions, 400, 20)
    for one, other in combinations(positions, 2):
        middle = radians((one[0] + other[0]) / 2)
        across = (one[1] - other[1]) * KM_PER_DEGREE * cos(middle)
        km = hypot(across, (one[0] - other[0]) * KM_PER_DEGREE)
        (x1, y1), (x2, y2) = projection.place(*one), projection.place(*other)
        assert hypot(x1 - x2, y1 - y2) / projection.scale == pytest.approx(km, rel=0.01, abs=0.1)


def test_all_positions_are_inside_the_margins() -> None:
    positions = [(lat, lon) for lat, lon, _ in PLACES.values()]
    projection = fit_projection(positions, 400, 20)
    for lat, lon in positions:
        x, y = projection.place(lat, lon)
        assert 20 - 0.1 <= x <= 380.1
        assert 20 - 0.1 <= y <= projection.height - 19.9


coordinates = st.integers(20, 380).map(float)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=6, unique=True))
def test_names_of_few_places_do_not_cover_each_other(places: list[tuple[float, float]]) -> None:
    """Eight places to choose from are enough wherever neighbours keep a name's length away."""
    apart = [
        place
        for i, place in enumerate(places)
        if all(hypot(place[0] - p[0], place[1] - p[1]) > 70 for p in places[:i])
    ]
    labels = place_labels([Spot(x, y, 5, 4) for x, y in apart], Box(0, 0, 400, 400), 12)
    assert None not in labels
    for one, other in combinations(filter(None, labels), 2):
        assert one.box.overlap(other.box) == 0


def test_a_name_at_the_edge_turns_inwards() -> None:
    label = place_labels([Spot(395, 200, 4, 8)], Box(0, 0, 400, 400), 12)[0]
    assert label is not None
    assert label.anchor == "end"
    assert label.box.right <= 400


def test_crowded_places_are_the_largest_chain() -> None:
    places = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (100.0, 0.0), (109.0, 0.0)]
    assert find_crowded(places, 11) == {0, 1, 2}
    assert find_crowded([], 11) == frozenset()


def test_the_outline_of_a_grid_is_its_border() -> None:
    grid = tuple((float(x), float(y)) for x in range(5) for y in range(5))
    rings = find_outline(grid, 1.0)
    assert len(rings) == 1
    assert set(rings[0]) == {(x, y) for x, y in grid if x in (0, 4) or y in (0, 4)}


def _is_inside(place: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=25, unique=True))
def test_no_point_is_outside_the_outline(points: list[tuple[int, int]]) -> None:
    """With a ball larger than the cloud, every point is on the ring or within it."""
    places = tuple((float(x), float(y)) for x, y in points)
    for ring in find_outline(places, 10_000.0):
        corners = set(ring)
        middle = (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
        for place in set(places) - corners:
            inwards = (place[0] + (middle[0] - place[0]) * 1e-3, place[1] + (middle[1] - place[1]) * 1e-3)
            assert _is_inside(inwards, ring)


def test_points_far_apart_have_no_outline() -> None:
    assert find_outline(((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)), 10.0) == ()


def test_the_outline_does_not_depend_on_the_order_of_the_points() -> None:
    turned = tuple(reversed(GROUND))
    assert find_outline(GROUND, 0.1) == find_outline(turned, 0.1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=30, max_size=30))
def test_no_two_names_of_a_whole_city_lie_over_each_other(counts: list[int]) -> None:
    """The largest district's name once lay under another's."""
    places = load_knowledge("hanoi").places
    middle = [
        place for place in places.districts if 20.95 < place.lat < 21.08 and 105.75 < place.lon < 105.92
    ]
    assert len(middle) > 8
    projection = fit_projection([(place.lat, place.lon) for place in middle], 400, 78)
    spots = [
        Spot(*projection.place(place.lat, place.lon), 3 + 23 * sqrt(count / 500), len(place.name) + 4)
        for place, count in zip(middle, counts, strict=False)
    ]
    labels = place_labels(spots, Box(2, 2, 398, projection.height - 2), 15)
    shown = [label for label in labels if label]
    assert all(one.box.overlap(other.box) == 0 for one, other in combinations(shown, 2))
    assert len(shown) >= len(spots) - 2
    largest = max(range(len(spots)), key=lambda place: spots[place].radius)
    assert labels[largest] is not None


def test_a_name_that_stands_apart_is_tied_to_its_circle() -> None:
    crowd = [Spot(200 + 3 * place, 200, 5, 12) for place in range(6)]
    labels = place_labels(crowd, Box(0, 0, 400, 400), 12)
    assert None not in labels
    for spot, label in zip(crowd, labels, strict=True):
        assert label is not None
        away = hypot(label.x - spot.x, label.y - spot.y) > 40
        assert not away or label.leader
        if label.leader:
            x1, y1, *_ = label.leader
            assert hypot(x1 - spot.x, y1 - spot.y) == pytest.approx(spot.radius, abs=0.2)


Drawn = list[tuple["Sequence[Spot]", "list[Label | None]"]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Where the names of each drawing of Hà Nội went."""
    placed: Drawn = []

    def remember(spots: Sequence[Spot], *rest: Any) -> list[Label | None]:
        placed.append((spots, place_labels(spots, *rest)))
        return placed[-1][1]

    monkeypatch.setattr("luutru.site.charts.district_map.place_labels", remember)
    return placed


def draw_city(count_of: Callable[[], int]) -> None:
    points = []
    for unit in load_knowledge("hanoi").places.districts:
        count = count_of()
        points.append(MapPoint(unit.name, unit.lat or 0, unit.lon or 0, count, f"{count} bài", "x.html"))
    draw_map(DistrictMap(tuple(points), ()), WORDS)


@pytest.mark.parametrize("seed", range(4))
def test_no_name_of_the_real_map_lies_on_a_circle_or_a_name(seed: int, drawn: Drawn) -> None:
    """About as many articles in each district: all circles are large, and thirteen are near."""
    chance = Random(seed)
    draw_city(lambda: chance.randrange(50, 80))
    for spots, labels in drawn:
        assert None not in labels
        for (_, label), (other, its) in permutations(zip(spots, labels, strict=True), 2):
            assert label
            assert its
            assert label.box.overlap(its.box) <= 1
            across = max(label.box.left - other.x, 0, other.x - label.box.right)
            # The upper fifth of a line has stacked accents alone.
            down = max(label.box.top + 3 - other.y, 0, other.y - label.box.bottom + 3)
            assert hypot(across, down) >= other.radius - 1


def test_few_lines_run_through_another_name(drawn: Drawn) -> None:
    """A few districts with most of the articles: six lines did, in twelve drawings."""
    chance = Random(7)
    for _ in range(12):
        draw_city(lambda: int(chance.expovariate(0.05)))
    crossed = 0
    for _, labels in drawn:
        for one, other in permutations(filter(None, labels), 2):
            x1, y1, x2, y2 = one.leader or (one.x, one.y, one.x, one.y)
            way = [(x1 + (x2 - x1) * step / 50, y1 + (y2 - y1) * step / 50) for step in range(51)]
            box = other.box
            crossed += any(box.left < x < box.right and box.top < y < box.bottom for x, y in way)
    assert crossed <= 2
