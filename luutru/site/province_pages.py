"""Pages of provinces, with their districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from luutru.catalogue.terms import Facet
from luutru.site.context import term_link
from luutru.site.heat import heat_table
from luutru.site.maps import district_map
from luutru.site.provinces import province_links, province_of, tell_lives, title_of
from luutru.site.term_pages import LINKS_SHOWN, facet_links, term_common
from luutru.site.views.terms import ProvinceView

if TYPE_CHECKING:
    from luutru.catalogue.terms import Term
    from luutru.site.context import Site
    from luutru.site.views.shared import Link

#: Of fewer districts with articles a map and a table say nothing that their list does not.
FEWEST_DRAWN = 3


def make_province_view(site: Site, slug: str, number: int) -> ProvinceView:
    """Return a page of a province."""
    term = site.catalogue.terms[Facet.PROVINCE][slug]
    known = site.places.province(slug)
    common = term_common(site, term, number, title_of(site, known) if known else term.name)
    root, first = common.site.root, number == 1
    told = known if first else None
    districts = _within(site, term, Facet.DISTRICT, root) if first else ()
    drawn = len(districts) >= FEWEST_DRAWN
    before = (one.slug for one in site.places.provinces if slug in one.successors)
    return ProvinceView(
        **asdict(common),
        # What it is, its title says.
        status=tell_lives(site, told.lives) if told and (told.valid_to or len(told.lives) > 1) else "",
        dissolved=bool(known and known.valid_to),
        followers=province_links(site, root, told.successors) if told else (),
        joined=province_links(site, root, tuple(before)) if told else (),
        districts=districts,
        wards=_within(site, term, Facet.WARD, root)[:LINKS_SHOWN] if first else (),
        topics=facet_links(site, root, Facet.TOPIC, term.members, first=first),
        outlets=facet_links(site, root, Facet.OUTLET, term.members, first=first),
        map=district_map(site, root, slug) if drawn else None,
        heat=heat_table(site, root, slug) if drawn else None,
    )


def _within(site: Site, province: Term, facet: Facet, root: str) -> tuple[Link, ...]:
    """The districts or wards of a province among its articles, by the names that they have in it."""
    return tuple(
        term_link(site, root, term, count, within=province.name)
        for term, count in site.catalogue.count_terms(facet, province.members)
        if province_of(site, term) is province
    )
