"""Data of the pictures: timelines by year and month, the heat table, the map."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from msgspec.structs import replace

from luutru.catalogue.catalogue import Facet, fill_years
from luutru.catalogue.paging import page_lists
from luutru.site import urls
from luutru.site.cards import group_id, month_anchor, month_name
from luutru.site.views import Bar, DistrictMap, HeatCell, HeatRow, HeatTable, MapPoint, Timeline
from luutru.site.words import count_articles, group_digits
from luutru.vietnamese.collation import sort_key
from luutru.site.once import once_a_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.catalogue.catalogue import Term
    from luutru.site.context import Site

#: Shades of the heat table besides the empty one.
LEVELS = 5


def year_timeline(
    site: Site, root: str, members: tuple[int, ...] | None, year_url: Callable[[int], str]
) -> Timeline | None:
    """Return articles by year, of the whole archive for None; None when there is less than two bars to show.

    `year_url` says where a year's articles are.
    """
    words = site.words
    counts = site.catalogue.count_years(members)
    if len(counts) < (1 if members is None else 2):
        return None
    bars = tuple(
        Bar(
            label=str(year),
            name=words.year_title.format(year=year),
            count=count,
            count_text=count_articles(count, words),
            href=root + year_url(year) if count else "",
            uncertain=inferred,
        )
        for year, (count, inferred) in counts.items()
    )
    unknown = None
    if members is None and (undated := len(site.catalogue.undated)):
        unknown = Bar(
            label=words.year_unknown_title,
            name=words.year_unknown_title,
            count=undated,
            count_text=count_articles(undated, words),
            href=root + urls.YEAR_UNKNOWN,
        )
    return Timeline(bars, max(1, *(bar.count for bar in bars)) if bars else 1, "year", unknown)


def month_timeline(site: Site, members: tuple[int, ...], first_url: str, year: int) -> Timeline | None:
    """Return one year's articles by month; bars lead to their group in the list from `first_url`."""
    words = site.words
    counts = site.catalogue.count_months(members)
    if len(members) < 2 or not any(count for count, _ in counts.values()):
        return None
    places = list_anchors(site, members, first_url, "month")
    root = urls.root_of(first_url)
    bars = tuple(
        Bar(
            label=str(month),
            name=month_name(year, month, words),
            count=count,
            count_text=count_articles(count, words),
            href=root + places[month_anchor(year, month)] if count else "",
            uncertain=inferred,
        )
        for month, (count, inferred) in counts.items()
    )
    return Timeline(bars, max(1, *(bar.count for bar in bars)), "month")


def list_anchors(site: Site, members: tuple[int, ...], first_url: str, by: str) -> dict[str, str]:
    """Return where each group of a list starts: anchor → URL of its page with the anchor."""
    found: dict[str, str] = {}
    paging = page_lists(site.config.page_size)
    for number, place in enumerate(members):
        anchor = group_id(site, place, by)
        if anchor not in found:
            page = paging.page_of(number)
            found[anchor] = f"{urls.page_url(first_url, page)}#{anchor}"
    return found


@once_a_site
def heat_table(site: Site, root: str) -> HeatTable | None:
    """Return districts against years; None when there is nothing to set against each other."""
    crossings = site.catalogue.crossings
    found = {year for _, year in crossings}
    if not found:
        return None
    years = fill_years(found)[::-1]
    rows = tuple(_heat_row(site, root, term, years) for term in site.catalogue.terms[Facet.DISTRICT].values())
    known = site.catalogue.terms[Facet.YEAR]
    heads = tuple(
        (str(year), root + urls.term_url(Facet.YEAR, f"{year:04}") if f"{year:04}" in known else "")
        for year in years
    )
    return HeatTable(heads, rows, sum(not cell.count for row in rows for cell in row.cells))


def heat_picture(site: Site, root: str, amount: int = 10**6) -> HeatTable | None:
    """Return the table, or the rows of the districts with most articles, as a picture: its cells are no links."""
    table = heat_table(site, root)
    if table is None:
        return None
    largest = sorted(table.rows, key=lambda row: -row.total)[:amount]
    rows = tuple(
        replace(row, cells=tuple(replace(cell, href="") for cell in row.cells))
        for row in table.rows
        if row in largest
    )
    return HeatTable(table.years, rows, sum(not cell.count for row in rows for cell in row.cells))


def _heat_row(site: Site, root: str, term: Term, years: list[int]) -> HeatRow:
    words, crossings = site.words, site.catalogue.crossings
    largest = max(map(len, crossings.values()))
    counts = {year: len(crossings.get((term.slug, year), ())) for year in years}
    cells = tuple(
        HeatCell(
            count=count,
            href=root + urls.crossing_url(term.slug, year) if count else "",
            level=_level(count, largest),
            label=f"{term.name}, {year}: {count_articles(count, words)}",
        )
        for year, count in counts.items()
    )
    return HeatRow(
        name=term.name,
        href=root + urls.term_url(Facet.DISTRICT, term.slug),
        cells=cells,
        unknown=term.count - sum(counts.values()),
        total=term.count,
        total_text=group_digits(term.count, words),
    )


def _level(count: int, largest: int) -> int:
    """0 for none, 1 for one, 5 for the largest, by the logarithm in between."""
    if not count:
        return 0
    return 1 + round((LEVELS - 1) * log(count) / log(largest)) if largest > 1 else LEVELS


def district_map(site: Site, root: str, current: str = "") -> DistrictMap | None:
    """Return every district with its articles; None for a region without districts.

    A map that shows where the `current` one lies counts no articles, so that one more changes no other
    district's page. The ground is made of today's wards and communes, which cover the city where districts
    have ended.
    """
    terms, words, places = site.catalogue.terms[Facet.DISTRICT], site.words, site.places
    points = []
    for district in sorted(places.districts, key=lambda district: sort_key(district.name)):
        term = terms.get(district.slug)
        count = term.count if term and not current else 0
        points.append(
            MapPoint(
                name=district.name,
                slug=district.slug,
                lat=district.lat,
                lon=district.lon,
                count=count,
                count_text="" if current else count_articles(count, words),
                href=root + urls.term_url(Facet.DISTRICT, district.slug) if term else "",
                current=district.slug == current,
            )
        )
    return DistrictMap(tuple(points), _ground(site)) if points else None


@once_a_site
def _ground(site: Site) -> tuple[tuple[float, float], ...]:
    units = (unit for ward in site.places.wards.values() for unit in ward.units if not unit.valid_to)
    return tuple((unit.lat, unit.lon) for unit in units if unit.lat is not None and unit.lon is not None)
