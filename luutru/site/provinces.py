"""Where districts and wards lie, in an archive that has provinces to tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.names import name_within
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.context import facet_name, make_link
from luutru.site.date_words import date_words
from luutru.site.once import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.catalogue.terms import Term
    from luutru.knowledge.units import District, Life, Province, Unit
    from luutru.model import Article
    from luutru.site.context import Site
    from luutru.site.views.shared import Link
    from luutru.site.words import Words


def title_of(site: Site, province: Province) -> str:
    """ "Tỉnh Nghệ An"."""
    words = site.words
    return words.unit_title.format(kind=words.unit_kinds[province.kind], name=province.name)


def is_country(site: Site) -> bool:
    """Whether the region has many provinces, whether or not several have articles."""
    return len(site.places.provinces) > 1


def province_of(site: Site, term: Term) -> Term | None:
    """Return the province of a district or ward; None where there are none to tell apart."""
    return _province_of(site, term.facet, term.name)


@once_a_site
def _province_of(site: Site, facet: Facet, name: str) -> Term | None:
    provinces = site.catalogue.terms[Facet.PROVINCE]
    if not provinces or facet not in (Facet.DISTRICT, Facet.WARD):
        return None
    districts, wards = ((name,), ()) if facet is Facet.DISTRICT else ((), (name,))
    found = site.places.find_provinces(districts, wards)
    return next((provinces[slug] for slug in found if slug in provinces), None)


def lone_provinces(site: Site, article: Article) -> tuple[str, ...]:
    """Return the provinces that an article names and that do not follow from its districts and wards."""
    return site.places.lone_provinces(article.provinces, article.districts, article.wards)


def tell_provinces(site: Site, article: Article) -> tuple[str, ...]:
    """Return the names of all provinces of an article, as the lists have them."""
    terms = site.catalogue.terms[Facet.PROVINCE]
    found = site.places.find_provinces(article.districts, article.wards, article.provinces) if terms else ()
    return tuple(terms[slug].name for slug in found if slug in terms)


def province_slug(site: Site, name: str) -> str:
    """Return the slug of a province that has a page; empty for another."""
    known = site.places.province(name)
    return known.slug if known and known.slug in site.catalogue.terms[Facet.PROVINCE] else ""


def term_trail(site: Site, term: Term) -> list[tuple[str, str]]:
    """Return the way to a term as (text, URL): its province where it has one, else the list of such terms."""
    words, url = site.words, urls.term_url(term.facet, term.slug)
    if province := province_of(site, term):
        return [
            (facet_name(Facet.PROVINCE, words), urls.terms_url(Facet.PROVINCE)),
            (province.name, urls.term_url(Facet.PROVINCE, province.slug)),
            (name_within(term.name, province.name), url),
        ]
    return [(facet_name(term.facet, words), urls.terms_url(term.facet)), (term.name, url)]


def unit_links(
    site: Site, root: str, facet: Facet, units: Iterable[Province | District | None]
) -> tuple[Link, ...]:
    """Return links to some provinces or districts; those without articles have no page."""
    terms = site.catalogue.terms[facet]
    return tuple(
        make_link(site, root, unit.name, urls.term_url(facet, unit.slug) if unit.slug in terms else "")
        for unit in units
        if unit
    )


def tell_lives(site: Site, lives: tuple[Life, ...]) -> str:
    """What a province or district was in each of its lives: "Quận, đến 31/12/2020; thành phố, đến
    30/6/2025".
    """
    first, *others = (site.words.unit_kinds[life.kind] for life in lives)
    kinds = (first, *map(str.lower, others))
    return "; ".join(tell_life(kind, life, site.words) for kind, life in zip(kinds, lives, strict=True))


def tell_life(kind: str, life: Life | Unit, words: Words) -> str:
    """Return what a unit was between two days: "Phường thuộc quận Ba Đình, đến 30/6/2025"."""
    if life.valid_to:
        return words.unit_until.format(kind=kind, date=date_words(life.valid_to, words))
    if life.valid_from:
        return words.unit_since.format(kind=kind, date=date_words(life.valid_from, words))
    return kind
