"""Data behind the pictures: the markup is made from them in site/charts or in macros."""

from __future__ import annotations

import msgspec


class Bar(msgspec.Struct, frozen=True):
    """One year or month of a timeline."""

    label: str  #: "2018", or "1" to "12" for months; the last bar may be "Không rõ".
    name: str  #: The label spelled out, for titles and tables: "Năm 2018", "Tháng 1 năm 2018".
    count: int  #: How many articles.
    count_text: str  #: "12 bài".
    href: str  #: The page or anchor that holds them; empty when there are none.
    uncertain: int = 0  #: How many of them are here by an inferred or approximate year.


class Timeline(msgspec.Struct, frozen=True):
    """Articles over time, without gaps: a year without articles is a bar of 0."""

    bars: tuple[Bar, ...]  #: In order of time. At least one.
    peak: int  #: The largest count, at least 1: the height of the picture.
    unit: str  #: "year" or "month".
    unknown: Bar | None = None  #: Articles without a date, beside the timeline; None when there are none.


class HeatCell(msgspec.Struct, frozen=True):
    """One district in one year."""

    count: int  #: How many articles; 0 is a gap, which is not "nothing happened".
    href: str  #: The crossing's page; empty when there are none.
    #: 0 for none, then 1 to 5 by the share of the largest cell (logarithmic): a class, not a colour.
    level: int
    label: str  #: For a title: "Đống Đa, 2018: 12 bài".


class HeatRow(msgspec.Struct, frozen=True):
    """One district over the years."""

    name: str  #: The district.
    href: str  #: The district's page.
    cells: tuple[HeatCell, ...]  #: One per year of `HeatTable.years`.
    unknown: int  #: Articles of the district without a year.
    total: int  #: All articles of the district.
    total_text: str  #: The total, for reading.


class HeatTable(msgspec.Struct, frozen=True):
    """Districts against years."""

    years: tuple[tuple[str, str], ...]  #: Column heads: (label, href), newest first.
    rows: tuple[HeatRow, ...]  #: Districts as Vietnamese sorts them, only those with articles.
    by_province: bool = False  #: Its rows are provinces.


class MapPoint(msgspec.Struct, frozen=True):
    """A district on the map."""

    name: str  #: "Đống Đa".
    lat: float  #: Degrees north (WGS84): the mean of its wards' centres, good for an overview only.
    lon: float  #: Degrees east (WGS84).
    #: How many articles; 0 draws the district as an empty circle. Always 0 on a district's own page.
    count: int
    count_text: str  #: "12 bài"; empty on a district's own page.
    href: str  #: The district's page; empty when it has no articles.
    current: bool = False  #: This is the district whose page shows the map.


class DistrictMap(msgspec.Struct, frozen=True):
    """Districts at their true positions; `luutru.site.charts.draw_map` makes the SVG of it."""

    #: All districts with coordinates, also those without articles, as Vietnamese sorts them.
    points: tuple[MapPoint, ...]
    #: (lat, lon) of the centres of today's wards and communes: the soft ground under the circles, which shows
    #: the shape of the city where no outline is free to use. May be empty.
    ground: tuple[tuple[float, float], ...]
    province: str = ""  #: The province whose districts its points are; empty where all of a region are.
    by_province: bool = False  #: Its points are provinces, and its ground is made of districts.
    #: Districts of a country far from their provinces, archipelagos: their dots stand alone, so they have
    #: names.
    remote: tuple[MapPoint, ...] = ()
