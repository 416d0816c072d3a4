"""The lists of terms: all provinces, districts, years, topics, outlets, or wards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.names import name_without_unit
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import make_card
from luutru.site.context import facet_name, frame_page, make_link, term_link
from luutru.site.date_words import date_words
from luutru.site.heat import heat_table
from luutru.site.maps import district_map, province_map
from luutru.site.provinces import is_country, province_of
from luutru.site.timelines import year_timeline
from luutru.site.views.pages import SourceRow, TermGroup, TermsView
from luutru.site.words import count_articles, count_words, span_text
from luutru.vietnamese.collation import initial

if TYPE_CHECKING:
    from luutru.catalogue.terms import Term
    from luutru.knowledge.units import District, Province
    from luutru.site.context import Site
    from luutru.site.views.pictures import DistrictMap
    from luutru.site.views.shared import Link

#: With so many headings a list needs no way to its letters: on a phone it takes three screens or four.
SHORT = 12


def make_terms_view(site: Site, facet: Facet) -> TermsView:
    """Return the list of a facet's terms."""
    words, url = site.words, urls.terms_url(facet)
    root = urls.root_of(url)
    terms = list(site.catalogue.terms[facet].values())
    title = words.facets[facet]
    total = count_words(len(terms), words.terms_one[facet], words.terms_many[facet], words)
    return TermsView(
        **frame_page(site, url, title, f"{title}: {total}.", here=facet_name(facet, words)),
        kind=f"{facet}s",
        title=title,
        intro=_intro(site, facet),
        total_text=total,
        groups=_group_terms(site, facet, terms, root),
        timeline=year_timeline(site, root, None, _year_url) if facet is Facet.YEAR else None,
        map=_map(site, facet, root),
        heat=heat_table(site, root, "") if facet in (_tabled(site), Facet.YEAR) else None,
        sources=tuple(_source_row(site, term, root) for term in terms) if facet is Facet.OUTLET else (),
    )


def _year_url(year: int) -> str:
    return urls.term_url(Facet.YEAR, f"{year:04}")


def _tabled(site: Site) -> Facet:
    """The facet that the map and the heat table show."""
    return Facet.PROVINCE if site.catalogue.terms[Facet.PROVINCE] else Facet.DISTRICT


def _map(site: Site, facet: Facet, root: str) -> DistrictMap | None:
    if facet is not _tabled(site):
        return None
    if facet is Facet.PROVINCE:
        return province_map(site, root)
    own = site.places.find_provinces([term.name for term in site.catalogue.terms[facet].values()], ())
    if is_country(site):
        return district_map(site, root, own[0]) if own else None
    return district_map(site, root)


def _source_row(site: Site, term: Term, root: str) -> SourceRow:
    """An outlet with its years and its first and last article (lists have the newest first)."""
    own = site.catalogue.count_years(term.members)
    counts = tuple(own.get(year, (0, 0))[0] for year in site.catalogue.count_years())
    dated = [place for place in term.members if place < site.catalogue.dated]
    return SourceRow(
        link=term_link(site, root, term),
        count_text=count_articles(term.count, site.words),
        span_text=span_text(year for year, (count, _) in own.items() if count),
        counts=counts,
        peak=max([1, *counts]),
        first=make_card(site, dated[-1], root) if dated else None,
        last=make_card(site, dated[0], root) if len(dated) > 1 else None,
    )


def _intro(site: Site, facet: Facet) -> str:
    """A sentence about a list, and until when districts existed where they ended."""
    words, places = site.words, site.places
    intro = words.facet_intros[facet]
    if facet is not Facet.DISTRICT or not places.districts_end:
        return intro
    until = words.districts_until.format(region=places.name, date=date_words(places.districts_end, words))
    return f"{until} {intro}"


def _group_terms(site: Site, facet: Facet, terms: list[Term], root: str) -> tuple[TermGroup, ...]:
    """Topics by their group, places by province where there are some, wards by letter when they are many."""
    if facet is Facet.YEAR:
        links = [term_link(site, root, term) for term in terms]
        if undated := len(site.catalogue.undated):
            links.append(make_link(site, root, site.words.year_unknown_title, urls.YEAR_UNKNOWN, undated))
        return (TermGroup("", tuple(links)),) if links else ()
    headings: dict[tuple[str, str], list[Link]] = {}
    for term in terms:
        province = province_of(site, term)
        heading = _heading(site, term, many=len(terms) > 40), ""
        if province:
            heading = province.name, root + urls.term_url(Facet.PROVINCE, province.slug)
        link = term_link(
            site, root, term, note=_term_note(site, term), within=province.name if province else ""
        )
        headings.setdefault(heading, []).append(link)
    letters: dict[str, str] = {}  # the first heading of each
    if len(headings) > SHORT:
        letters = {initial(heading): heading for heading, _ in reversed(headings)}
    firsts = {heading: letter for letter, heading in letters.items()}
    return tuple(
        TermGroup(heading, tuple(links), href, firsts.get(heading, ""))
        for (heading, href), links in headings.items()
    )


def _heading(site: Site, term: Term, *, many: bool) -> str:
    if term.facet is Facet.TOPIC:
        topic = site.topics.by_slug(term.slug)
        return site.words.topic_groups.get(topic.group, topic.group) if topic else ""
    if term.facet is Facet.WARD and many:
        return initial(name_without_unit(term.name))
    return ""


def _term_note(site: Site, term: Term) -> str:
    """Until when a district or province existed, where the list's intro does not say it of all districts."""
    unit: District | Province | None = None
    if term.facet is Facet.PROVINCE:
        unit = site.places.province(term.slug)
    elif term.facet is Facet.DISTRICT:
        unit = site.places.district(term.name)
    if unit is None or unit.valid_to in (
        "",
        "" if term.facet is Facet.PROVINCE else site.places.districts_end,
    ):
        return ""
    return site.words.until.format(date=date_words(unit.valid_to, site.words))
