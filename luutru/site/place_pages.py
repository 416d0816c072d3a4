"""Pages of places: provinces, districts and wards, what they were, until when, and who followed them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import structs

from luutru.catalogue.names import name_within, name_without_unit
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.context import make_link, term_link
from luutru.site.date_words import date_words
from luutru.site.heat import heat_table
from luutru.site.maps import district_map
from luutru.site.provinces import is_country, province_of, tell_life, tell_lives, title_of, unit_links
from luutru.site.term_pages import LINKS_SHOWN, term_page
from luutru.site.views.shared import Link
from luutru.site.views.terms import DistrictView, EraView, ProvinceView, SuccessorView, WardView
from luutru.site.words import count_articles, count_words
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from luutru.catalogue.terms import Term
    from luutru.knowledge.units import District, Share, Ward
    from luutru.site.context import Site


#: Wards beside the list of a district, those with most articles; all are among the units of each era.
WARDS_SHOWN = 10
#: Of fewer districts with articles a map and a table say nothing that their list does not.
FEWEST_DRAWN = 3


def make_province_view(site: Site, slug: str, number: int) -> ProvinceView:
    """Return a page of a province."""
    term, places = site.catalogue.terms[Facet.PROVINCE][slug], site.places
    known = places.province(slug)
    title = title_of(site, known) if known else term.name
    page = term_page(site, term, number, title, Facet.TOPIC, Facet.OUTLET)
    if number > 1:
        return ProvinceView(**page)
    root = page["site"].root
    districts = _within(site, term, Facet.DISTRICT, root)
    drawn = len(districts) >= FEWEST_DRAWN
    before = [one for one in places.provinces if slug in one.successors]
    after = map(places.province, known.successors) if known else ()
    return ProvinceView(
        **page,
        # What it is, its title says.
        status=tell_lives(site, known.lives) if known and (known.valid_to or len(known.lives) > 1) else "",
        dissolved=bool(known and known.valid_to),
        followers=unit_links(site, root, Facet.PROVINCE, after),
        joined=unit_links(site, root, Facet.PROVINCE, before),
        districts=districts,
        wards=_within(site, term, Facet.WARD, root)[:LINKS_SHOWN],
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


def make_district_view(site: Site, slug: str, number: int) -> DistrictView:
    """Return a page of a district."""
    term, places = site.catalogue.terms[Facet.DISTRICT][slug], site.places
    known = places.district(term.name)
    title = _district_title(site, known) if known else term.name
    page = term_page(site, term, number, title, Facet.TOPIC, Facet.OUTLET)
    if number > 1:
        return DistrictView(**page)
    root, near = page["site"].root, _names_near(site, known) if known else str
    wards = [
        (ward, count)
        for ward, count in site.catalogue.count_terms(Facet.WARD, term.members)
        if known is None or _is_of(site, ward.name, known)  # of its articles some are of other districts too
    ]
    years = site.catalogue.crossings.get(slug, {})
    page |= {
        "years": tuple(
            make_link(site, root, str(year), urls.crossing_url(slug, year), len(years[year]))
            for year in sorted(years, reverse=True)
        ),
        "wards": tuple(
            structs.replace(link, text=near(link.text))
            for link in (term_link(site, root, ward, count) for ward, count in wards[:WARDS_SHOWN])
        ),
    }
    if known is None:
        return DistrictView(**page)
    return DistrictView(
        **page,
        status=tell_lives(site, known.lives),
        followers=unit_links(site, root, Facet.DISTRICT, map(places.district, known.followers)),
        dissolved=bool(known.valid_to),
        resolutions=_resolutions(site, known.resolutions),
        eras=_eras(site, known, root),
        successors=tuple(
            SuccessorView(near(name), _ward_href(site, name, root), _articles_of(site, name))
            for name in _sorted(known.successors)
        ),
        map=district_map(site, root, known.province if is_country(site) else "", slug),
    )


def _is_of(site: Site, name: str, district: District) -> bool:
    ward = site.places.ward(name)
    return ward is None or district.name in site.places.homes(ward)


def make_ward_view(site: Site, slug: str, number: int) -> WardView:
    """Return a page of a ward, commune or township, of the past or of today."""
    term = site.catalogue.terms[Facet.WARD][slug]
    known = site.places.ward(term.name) if number == 1 else None
    page = term_page(site, term, number, term.name[:1].upper() + term.name[1:])
    if known is None:
        return WardView(**page)
    root = page["site"].root
    return WardView(
        **page,
        status=_ward_status(site, known),
        districts=_ward_districts(site, known, root),
        successors=_shares(site, known.successors, root),
        of_today=all(_exists(site, share.ward) for share in known.successors),
        predecessors=_shares(site, known.predecessors, root),
        resolutions=_resolutions(site, _ward_resolutions(site, known)),
    )


def _exists(site: Site, name: str) -> bool:
    """Whether a ward has not ended."""
    ward = site.places.ward(name)
    return ward is not None and any(not unit.valid_to for unit in ward.units)


def _names_near(site: Site, district: District) -> Callable[[str], str]:
    """Return what tells a ward's name on the page of a district, without what is clear there."""
    province = site.places.province(district.province) if is_country(site) else None
    if province is None:
        return str
    here = f" ({name_within(district.name, province.name)}, {province.name})"
    return lambda name: name_within(name.removesuffix(here), province.name)


def _district_title(site: Site, district: District) -> str:
    """ "Quận Đống Đa"; "Quận 1, Hồ Chí Minh" in a region of many provinces."""
    words = site.words
    title = words.unit_title.format(kind=words.unit_kinds[district.kind], name=district.plain)
    province = site.places.province(district.province) if is_country(site) else None
    if province is None:
        return title
    if district.plain.isdecimal():  # its word is a part of its name: there is no "1 District"
        title = name_within(district.name, province.name)
    return words.unit_in.format(unit=title, province=province.name)


def _eras(site: Site, district: District, root: str) -> tuple[EraView, ...]:
    """What the district was divided into, newest first."""
    words, near = site.words, _names_near(site, district)
    views = []
    for listed in reversed(site.places.lists(district)):
        wards = tuple(Link(near(name), _ward_href(site, name, root)) for name in _sorted(listed.wards))
        count = count_words(len(wards), words.wards_one, words.wards_many, words)
        views.append(EraView(_span(site, listed.valid_from, listed.valid_to), wards, count))
    return tuple(views)


def _span(site: Site, start: str, end: str) -> str:
    words = site.words
    if not start:
        return words.until.format(date=date_words(end, words))
    since = date_words(start, words)
    return (
        words.era_span.format(start=since, end=date_words(end, words))
        if end
        else words.era_since.format(start=since)
    )


def _sorted(names: Iterable[str]) -> list[str]:
    """By name first, then by kind of unit: phường Bưởi, xã Cổ Loa, phường Điện Biên."""
    return sorted(names, key=lambda name: (sort_key(name_without_unit(name)), name))


def _ward_href(site: Site, name: str, root: str) -> str:
    """The page of a ward with articles; empty for one without."""
    ward = site.places.ward(name)
    if ward is None or ward.slug not in site.catalogue.terms[Facet.WARD]:
        return ""
    return root + urls.term_url(Facet.WARD, ward.slug)


def _articles_of(site: Site, name: str) -> str:
    """How many articles a ward has; "" for none."""
    ward = site.places.ward(name)
    term = site.catalogue.terms[Facet.WARD].get(ward.slug) if ward else None
    return count_articles(term.count, site.words) if term else ""


def tell_kin(site: Site, facet: Facet, name: str) -> str:
    """Return what a place's page shows of the articles of those that followed it or went before."""
    names: Iterable[str] = ()
    if facet is Facet.WARD and (ward := site.places.ward(name)):
        names = [share.ward for share in (*ward.successors, *ward.predecessors)]
    elif facet is Facet.DISTRICT and (district := site.places.district(name)):
        names = district.successors
    return "|".join(_articles_of(site, name) for name in names)


def _shares(site: Site, shares: tuple[Share, ...], root: str) -> tuple[SuccessorView, ...]:
    extents = site.words.extents
    by_name = {share.ward: share for share in shares}
    return tuple(
        SuccessorView(
            name,
            _ward_href(site, name, root),
            ", ".join(filter(None, (extents[by_name[name].extent], _articles_of(site, name)))),
        )
        for name in _sorted(by_name)
    )


def _ward_status(site: Site, ward: Ward) -> str:
    """What the unit was in each of its lives: "Phường thuộc quận Đống Đa, đến 30/6/2025"."""
    words, lives = site.words, []
    for unit in ward.units:
        kind = words.unit_kinds[unit.kind]
        if unit.district and (district := site.places.district(unit.district)):
            kind = words.unit_of.format(kind=kind, district=district.name)
        lives.append(tell_life(kind, unit, words))
    return "; ".join(lives)


def _ward_districts(site: Site, ward: Ward, root: str) -> tuple[Link, ...]:
    """The districts a ward lay in, and for a unit of today those on whose ground it is."""
    names = {share.district for share in ward.predecessors}
    slugs = {unit.district for unit in ward.units}
    own = [one for one in site.places.districts if one.slug in slugs or one.name in names]
    return unit_links(site, root, Facet.DISTRICT, own)


def _ward_resolutions(site: Site, ward: Ward) -> tuple[str, ...]:
    """The acts by which the unit began or ended: those of the eras its lives border on."""
    starts = {unit.valid_from for unit in ward.units}
    ends = {unit.valid_to for unit in ward.units if unit.valid_to}
    regions = {unit.region for unit in ward.units}
    eras = pairwise(era for era in site.places.eras if era.region in regions)
    return tuple(
        era.resolution for before, era in eras if era.valid_from in starts or before.valid_to in ends
    )


def _resolutions(site: Site, ids: tuple[str, ...]) -> tuple[str, ...]:
    known = site.places.resolutions
    return tuple(
        site.words.resolution.format(title=known[name].title, what=known[name].what)
        for name in ids
        if name in known
    )
