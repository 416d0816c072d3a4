"""Data of the maps: provinces of a country, districts of a city or of a province."""

from __future__ import annotations

from math import hypot
from statistics import median
from typing import TYPE_CHECKING

from msgspec.structs import replace

from luutru.catalogue.names import name_within
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.once import once_a_site
from luutru.site.views.pictures import DistrictMap, MapPoint
from luutru.site.words import count_articles
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.knowledge.units import District, Province
    from luutru.site.context import Site

    #: Latitude and longitude.
    _Place = tuple[float, float]

#: Degrees from its province at which a district lies in the open sea (Phú Quốc and Côn Đảo: 1.5).
REMOTE = 2.5


def district_map(site: Site, root: str, province: str = "", current: str = "") -> DistrictMap | None:
    """Return every district with its articles, or every one of a province; None where there are none.

    A map that shows where the `current` one lies counts no articles, so that one more changes no other
    district's page. The ground is made of today's wards and communes, which cover the city where districts
    have ended.
    """
    home = site.places.province(province) if province else None
    inside = _districts_of(site, home.slug if home else "")
    points = tuple(
        _point(
            site, root, Facet.DISTRICT, district,
            name_within(district.name, home.name) if home else district.name, current=current,
        )
        for district in inside
    )  # fmt: skip
    if home is None:
        return DistrictMap(points, _ground(site, "")) if points else None
    here = _amid(inside, home)
    # An archipelago without articles would make its province a speck.
    shown = tuple(
        point for point in points if point.count or point.current or _is_near(_place_of(point), here)
    )
    return DistrictMap(shown, _ground_near(site, home.slug, here), province=home.name)


def province_map(site: Site, root: str) -> DistrictMap:
    """Return every province with its articles; the ground is made of the districts."""
    points: dict[_Place, MapPoint] = {}
    ground: list[_Place] = []
    remote: list[MapPoint] = []
    for province in sorted(site.places.provinces, key=lambda province: sort_key(province.name)):
        own = _districts_of(site, province.slug)
        here = _amid(own, province)
        point = replace(_point(site, root, Facet.PROVINCE, province, province.name), lat=here[0], lon=here[1])
        # A province that has another name now stands where it stood.
        other = points.setdefault(_place_of(province), point)
        points[_place_of(province)] = max(other, point, key=lambda one: one.count)
        for district in own:
            if _is_near(_place_of(district), here):
                ground.append(_place_of(district))
            else:
                name = name_within(district.name, province.name)
                remote.append(MapPoint(name, district.lat, district.lon, 0, "", ""))
    return DistrictMap(tuple(points.values()), tuple(ground), by_province=True, remote=tuple(remote))


def _place_of(unit: District | Province | MapPoint) -> _Place:
    return unit.lat, unit.lon


def _amid(districts: Sequence[District], province: Province) -> _Place:
    """Return where a province is drawn. Not the mean: an archipelago would draw it out to sea."""
    if not districts:
        return _place_of(province)
    return median(one.lat for one in districts), median(one.lon for one in districts)


def _is_near(place: _Place, province: _Place) -> bool:
    return hypot(place[0] - province[0], place[1] - province[1]) < REMOTE


def _point(
    site: Site, root: str, facet: Facet, unit: District | Province, name: str, *, current: str = ""
) -> MapPoint:
    term = site.catalogue.terms[facet].get(unit.slug)
    count = term.count if term and not current else 0
    return MapPoint(
        name=name,
        lat=unit.lat,
        lon=unit.lon,
        count=count,
        count_text="" if current else count_articles(count, site.words),
        href=root + urls.term_url(facet, unit.slug) if term else "",
        current=unit.slug == current,
    )


@once_a_site
def _districts_of(site: Site, province: str) -> tuple[District, ...]:
    """Return the districts of a province, of "" all, by name."""
    inside = [one for one in site.places.districts if not province or one.province == province]
    return tuple(sorted(inside, key=lambda district: sort_key(district.name)))


@once_a_site
def _ground_near(site: Site, province: str, here: _Place) -> tuple[_Place, ...]:
    return tuple(place for place in _ground(site, province) if _is_near(place, here))


@once_a_site
def _ground(site: Site, province: str) -> tuple[_Place, ...]:
    """Return the centres of today's wards and communes; of a province those that are mostly its land."""
    places = site.places
    if province:
        names = (name for one in places.districts if one.province == province for name in one.successors)
        wards = [ward for ward in map(places.ward, names) if ward]
    else:
        wards = list(places.wards.values())
    units = (unit for ward in wards for unit in ward.units if not unit.valid_to)
    return tuple((unit.lat, unit.lon) for unit in units if unit.lat is not None and unit.lon is not None)
