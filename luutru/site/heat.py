"""Data of the heat table: provinces, or districts, against years."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from msgspec.structs import replace

from luutru.catalogue.catalogue import fill_years
from luutru.catalogue.names import name_within
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import year_anchor
from luutru.site.once import once_a_site
from luutru.site.provinces import province_of
from luutru.site.timelines import list_anchors
from luutru.site.views.pictures import HeatCell, HeatRow, HeatTable
from luutru.site.words import count_articles, group_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.catalogue.terms import Term
    from luutru.site.context import Site

#: Shades besides the empty one.
LEVELS = 5


@once_a_site
def heat_table(site: Site, root: str, province: str) -> HeatTable | None:
    """Return districts of one province against years, of "" provinces, or districts where there are none.

    None when there is nothing to set against each other.
    """
    provinces = site.catalogue.terms[Facet.PROVINCE]
    home = provinces.get(province)
    by_province = bool(provinces) and home is None
    terms = site.catalogue.terms[Facet.PROVINCE if by_province else Facet.DISTRICT].values()
    rows = [term for term in terms if home is None or province_of(site, term) is home]
    counts = {term.slug: _count_years(site, term) for term in rows}
    found = {year for own in counts.values() for year in own}
    if not found:
        return None
    years = fill_years(found)[::-1]
    largest = max(count for own in counts.values() for count in own.values())
    known = site.catalogue.terms[Facet.YEAR]
    heads = tuple(
        (str(year), root + urls.term_url(Facet.YEAR, f"{year:04}") if f"{year:04}" in known else "")
        for year in years
    )
    table = tuple(
        _heat_row(
            site, root, term, name_within(term.name, home.name) if home else term.name,
            {year: counts[term.slug].get(year, 0) for year in years}, largest=largest,
        )
        for term in rows
    )  # fmt: skip
    return HeatTable(heads, table, by_province)


def heat_picture(site: Site, root: str, amount: int = 10**6) -> HeatTable | None:
    """Return the table, or the rows with most articles, as a picture: its cells are no links."""
    table = heat_table(site, root, "")
    if table is None:
        return None
    largest = sorted(table.rows, key=lambda row: -row.total)[:amount]
    rows = tuple(
        replace(row, cells=tuple(replace(cell, href="") for cell in row.cells))
        for row in table.rows
        if row in largest
    )
    return replace(table, rows=rows)


def _count_years(site: Site, term: Term) -> dict[int, int]:
    counts = site.catalogue.count_years(term.members).items()
    return {year: count for year, (count, _) in counts if count}


def _heat_row(
    site: Site, root: str, term: Term, name: str, counts: Mapping[int, int], *, largest: int
) -> HeatRow:
    """A row; its cells lead to crossings, those of a province to the year in its list."""
    words, url = site.words, urls.term_url(term.facet, term.slug)
    anchors = list_anchors(site, term.members, url, "year") if term.facet is Facet.PROVINCE else {}

    def cell_url(year: int) -> str:
        return anchors[year_anchor(year)] if anchors else urls.crossing_url(term.slug, year)

    cells = tuple(
        HeatCell(
            count=count,
            href=root + cell_url(year) if count else "",
            level=_level(count, largest),
            label=f"{name}, {year}: {count_articles(count, words)}",
        )
        for year, count in counts.items()
    )
    return HeatRow(
        name=name,
        href=root + url,
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
