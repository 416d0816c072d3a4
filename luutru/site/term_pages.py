"""Pages of one term: a year, a topic, an outlet, and a district in one year. Places: `place_pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.catalogue.paging import page_lists
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import make_listing, year_anchor
from luutru.site.context import facet_name, frame_page, make_link, term_link
from luutru.site.page_references import list_references
from luutru.site.provinces import term_trail
from luutru.site.searching import FACET_NAMES
from luutru.site.timelines import list_anchors, month_timeline, year_timeline
from luutru.site.views.terms import (
    CrossingView,
    OutletView,
    SearchScope,
    TopicView,
    YearUnknownView,
    YearView,
)
from luutru.site.words import count_articles, count_words

if TYPE_CHECKING:
    from luutru.catalogue.terms import Term
    from luutru.site.context import Site
    from luutru.site.views.listing import References
    from luutru.site.views.pictures import Timeline
    from luutru.site.views.shared import Link

#: Links shown of a facet beside a list, the most frequent first.
LINKS_SHOWN = 30


def make_year_view(site: Site, slug: str, number: int) -> YearView:
    """Return a page of a year."""
    term, words, year = site.catalogue.terms[Facet.YEAR][slug], site.words, int(slug)
    page = term_page(
        site, term, number, words.year_title.format(year=year), Facet.PROVINCE, Facet.TOPIC, Facet.OUTLET
    )
    if number > 1:
        return YearView(**page)
    root = urls.root_of(urls.term_url(Facet.YEAR, slug))
    inferred = sum(site.catalogue.filings[place].inferred for place in term.members)
    uncertain = count_words(inferred, words.inferred_one, words.inferred_many, words)
    return YearView(
        **page,
        uncertain_text=uncertain if inferred else "",
        districts=tuple(
            make_link(site, root, found.name, urls.crossing_url(found.slug, year), count)
            for found, count in site.catalogue.count_terms(Facet.DISTRICT, term.members)[:LINKS_SHOWN]
        ),
    )


def make_year_unknown_view(site: Site, number: int) -> YearUnknownView:
    """Return a page of the articles without a year. There is one even when there are none."""
    words, members, first_url = site.words, site.catalogue.undated, urls.YEAR_UNKNOWN
    title, note = words.year_unknown_title, words.year_unknown_note
    way = facet_name(Facet.YEAR, words), urls.terms_url(Facet.YEAR)
    root = urls.root_of(urls.page_url(first_url, number))
    years = tuple(site.catalogue.terms[Facet.YEAR].values())
    return YearUnknownView(
        **_list_page(site, first_url, members, number, title, way, description=note, by=""),
        references=_references(site, root, members, number),
        previous=term_link(site, root, years[-1]) if years and number == 1 else None,
        note=note,
    )


def make_topic_view(site: Site, slug: str, number: int) -> TopicView:
    """Return a page of a topic."""
    term, known = site.catalogue.terms[Facet.TOPIC][slug], site.topics.by_slug(slug)
    page = term_page(site, term, number, term.name, Facet.PROVINCE, Facet.DISTRICT)
    if number > 1:
        return TopicView(**page)
    siblings = facet_links(site, urls.root_of(urls.term_url(Facet.TOPIC, slug)), Facet.TOPIC, term.members)
    return TopicView(
        **page,
        definition=_definition(site, slug),
        group=site.words.topic_groups.get(known.group, known.group) if known else "",
        siblings=tuple(link for link in siblings if link.text != term.name),
    )


def _definition(site: Site, slug: str) -> str:
    """What a topic holds, as a sentence: the words file's own, else the vocabulary's."""
    text = site.words.topic_definitions.get(slug, "")
    if not text and (known := site.topics.by_slug(slug)):
        text = known.definition if site.config.language == "en" else known.definition_vi
    return f"{text.rstrip('.')}." if text else ""


def make_outlet_view(site: Site, slug: str, number: int) -> OutletView:
    """Return a page of an outlet."""
    term = site.catalogue.terms[Facet.OUTLET][slug]
    known = site.outlets.by_name(term.name) if number == 1 else None
    page = term_page(site, term, number, term.name, Facet.PROVINCE, Facet.DISTRICT, Facet.TOPIC)
    return OutletView(**page, domains=known.domains if known else ())


def make_crossing_view(site: Site, slug: str, year: int, number: int) -> CrossingView:
    """Return a page of a district in one year."""
    district, crossings = site.catalogue.terms[Facet.DISTRICT][slug], site.catalogue.crossings[slug]
    members, first_url, years = crossings[year], urls.crossing_url(slug, year), [*crossings]
    root, standing = urls.root_of(urls.page_url(first_url, number)), years.index(year)
    title = site.words.district_in_year.format(district=district.name, year=year)
    page = _list_page(
        site, first_url, members, number, title, *term_trail(site, district), here=str(year), by="month"
    )
    page |= {
        "district": make_link(site, root, district.name, urls.term_url(Facet.DISTRICT, slug)),
        "year": make_link(site, root, str(year), urls.term_url(Facet.YEAR, f"{year:04}")),
    }
    if number > 1:
        return CrossingView(**page)

    def other_year(there: int) -> Link | None:
        if not 0 <= there < len(years):
            return None
        return make_link(site, root, str(years[there]), urls.crossing_url(slug, years[there]))

    return CrossingView(
        **page,
        timeline=month_timeline(site, members, first_url, year),
        previous=other_year(standing - 1),
        next=other_year(standing + 1),
        topics=facet_links(site, root, Facet.TOPIC, members),
    )


def term_page(site: Site, term: Term, number: int, title: str, *facets: Facet) -> dict[str, Any]:
    """Return what the pages of all terms have in common, by the names of `TermBase`; the first has links to
    what its articles have of some facets.
    """
    facet, first_url = term.facet, urls.term_url(term.facet, term.slug)
    root = urls.root_of(urls.page_url(first_url, number))
    feed = urls.term_feed_url(facet, term.slug) if facet in urls.FEEDS else ""
    *way, (name, _) = term_trail(site, term)
    by = "month" if facet is Facet.YEAR else "year"
    page = _list_page(site, first_url, term.members, number, title, *way, here=name, feed=feed, by=by)
    page |= {
        "feed_href": root + feed if feed else "",
        "references": _references(site, root, term.members, number),
    }
    if number == 1:
        before, after = _neighbours(site, term, root)
        page |= {
            "timeline": _term_timeline(site, term, root),
            "scope": _scope(site, term),
            "previous": before,
            "next": after,
            **{f"{other}s": facet_links(site, root, other, term.members) for other in facets},
        }
    return page


def _list_page(
    site: Site,
    first_url: str,
    members: tuple[int, ...],
    number: int,
    title: str,
    *way: tuple[str, str],
    here: str = "",
    description: str = "",
    feed: str = "",
    by: str,
) -> dict[str, Any]:
    """Return what pages of lists of articles have: see `frame_page` and `make_listing`."""
    words = site.words
    numbered = title if number == 1 else words.title_page.format(title=title, number=number)
    described = description or words.list_description.format(
        count_text=count_articles(len(members), words), title=title, archive=site.config.title
    )
    url = urls.page_url(first_url, number)
    return {
        **frame_page(site, url, numbered, described, *way, here=here or title, feed=feed),
        "title": title,
        "listing": make_listing(site, members, number, first_url, by=by),
    }


def _references(site: Site, root: str, members: tuple[int, ...], number: int) -> References | None:
    """Of the articles that a page of a list shows."""
    shown = page_lists(site.config.page_size).slice_page(members, number)
    return list_references(site, root, shown) if shown else None


def _scope(site: Site, term: Term) -> SearchScope | None:
    """A search among the articles of a list; of one article there is nothing to search for."""
    field = FACET_NAMES.get(term.facet)
    if field is None or term.count < 2:
        return None
    words = site.words
    label = words.search_within[term.facet].format(
        count_text=count_articles(term.count, words), name=term.name
    )
    return SearchScope(field, term.slug, label)


def _term_timeline(site: Site, term: Term, root: str) -> Timeline | None:
    """By year, a year's by month; bars lead to a district's crossings, else to their group in the list."""
    first_url = urls.term_url(term.facet, term.slug)
    if term.facet is Facet.YEAR:
        return month_timeline(site, term.members, first_url, int(term.slug))
    if term.facet is Facet.DISTRICT:
        return year_timeline(site, root, term.members, lambda year: urls.crossing_url(term.slug, year))
    anchors = list_anchors(site, term.members, first_url, "year")
    return year_timeline(site, root, term.members, lambda year: anchors[year_anchor(year)])


def _neighbours(site: Site, term: Term, root: str) -> tuple[Link | None, Link | None]:
    """The terms before and after one in its list; of years, the earlier and the later one."""
    terms = site.catalogue.terms[term.facet]
    order = [*terms]
    if term.facet is Facet.YEAR:
        order.reverse()
    standing = order.index(term.slug)

    def link(place: int) -> Link | None:
        if not 0 <= place < len(order):
            return None
        other = terms[order[place]]
        return make_link(site, root, other.name, urls.term_url(other.facet, other.slug))

    return link(standing - 1), link(standing + 1)


def facet_links(site: Site, root: str, facet: Facet, members: tuple[int, ...]) -> tuple[Link, ...]:
    """Return the values of a facet among some articles, most first."""
    return tuple(
        term_link(site, root, term, count)
        for term, count in site.catalogue.count_terms(facet, members)[:LINKS_SHOWN]
    )
