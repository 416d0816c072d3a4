"""Pages of one term: a year, a topic, an outlet, and a district in one year. Places: `place_pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from luutru.catalogue.paging import page_lists
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import make_listing, year_anchor
from luutru.site.context import breadcrumbs, facet_name, make_head, make_link, site_view, term_link
from luutru.site.page_references import list_references
from luutru.site.provinces import term_trail
from luutru.site.searching import FACET_NAMES
from luutru.site.timelines import list_anchors, month_timeline, year_timeline
from luutru.site.views.terms import (
    CrossingView,
    OutletView,
    SearchScope,
    TermBase,
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
    term, words = site.catalogue.terms[Facet.YEAR][slug], site.words
    year = int(slug)
    common = term_common(site, term, number, words.year_title.format(year=year))
    first = number == 1
    inferred = sum(site.catalogue.filings[place].inferred for place in term.members)
    root = common.site.root
    return YearView(
        **asdict(common),
        uncertain_text=(
            count_words(inferred, words.inferred_one, words.inferred_many, words)
            if first and inferred
            else ""
        ),
        provinces=facet_links(site, root, Facet.PROVINCE, term.members, first=first),
        districts=(
            tuple(
                make_link(site, root, found.name, urls.crossing_url(found.slug, year), count)
                for found, count in site.catalogue.count_terms(Facet.DISTRICT, term.members)[:LINKS_SHOWN]
            )
            if first
            else ()
        ),
        topics=facet_links(site, root, Facet.TOPIC, term.members, first=first),
        outlets=facet_links(site, root, Facet.OUTLET, term.members, first=first),
    )


def make_year_unknown_view(site: Site, number: int) -> YearUnknownView:
    """Return a page of the articles without a year. There is one even when there are none."""
    words, members = site.words, site.catalogue.undated
    url = urls.page_url(urls.YEAR_UNKNOWN, number)
    root = urls.root_of(url)
    years = tuple(site.catalogue.terms[Facet.YEAR].values())
    listing = make_listing(site, members, number, urls.YEAR_UNKNOWN, by="")
    return YearUnknownView(
        site=site_view(site, url, Facet.YEAR),
        head=make_head(site, url, _numbered(site, words.year_unknown_title, number), words.year_unknown_note),
        breadcrumbs=breadcrumbs(
            site,
            root,
            (facet_name(Facet.YEAR, words), urls.terms_url(Facet.YEAR)),
            (words.year_unknown_title, ""),
        ),
        title=words.year_unknown_title,
        listing=listing,
        references=_references(site, root, members, number),
        previous=term_link(site, root, years[-1]) if years and number == 1 else None,
        note=words.year_unknown_note,
    )


def make_topic_view(site: Site, slug: str, number: int) -> TopicView:
    """Return a page of a topic."""
    term = site.catalogue.terms[Facet.TOPIC][slug]
    known = site.topics.by_slug(slug)
    common = term_common(site, term, number, term.name)
    root, first = common.site.root, number == 1
    siblings = facet_links(site, root, Facet.TOPIC, term.members, first=first)
    return TopicView(
        **asdict(common),
        definition=_definition(site, slug) if first else "",
        group=site.words.topic_groups.get(known.group, known.group) if known and first else "",
        provinces=facet_links(site, root, Facet.PROVINCE, term.members, first=first),
        districts=facet_links(site, root, Facet.DISTRICT, term.members, first=first),
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
    known = site.outlets.by_name(term.name)
    common = term_common(site, term, number, term.name)
    root, first = common.site.root, number == 1
    return OutletView(
        **asdict(common),
        domains=tuple(known.domains) if known and first else (),
        provinces=facet_links(site, root, Facet.PROVINCE, term.members, first=first),
        districts=facet_links(site, root, Facet.DISTRICT, term.members, first=first),
        topics=facet_links(site, root, Facet.TOPIC, term.members, first=first),
    )


def make_crossing_view(site: Site, slug: str, year: int, number: int) -> CrossingView:
    """Return a page of a district in one year."""
    words, catalogue = site.words, site.catalogue
    district = catalogue.terms[Facet.DISTRICT][slug]
    crossings = catalogue.crossings[slug]
    members, years = crossings[year], [*crossings]
    first_url = urls.crossing_url(slug, year)
    url, first = urls.page_url(first_url, number), number == 1
    root = urls.root_of(url)
    title = words.district_in_year.format(district=district.name, year=year)
    standing = years.index(year)

    def other_year(step: int) -> Link | None:
        there = standing + step
        if not first or not 0 <= there < len(years):
            return None
        return make_link(site, root, str(years[there]), urls.crossing_url(slug, years[there]))

    return CrossingView(
        site=site_view(site, url, Facet.DISTRICT),
        head=make_head(site, url, _numbered(site, title, number), _describe(site, title, len(members))),
        breadcrumbs=breadcrumbs(site, root, *term_trail(site, district), (str(year), "")),
        title=title,
        listing=make_listing(site, members, number, first_url, by="month"),
        timeline=month_timeline(site, members, first_url, year) if first else None,
        previous=other_year(-1),
        next=other_year(1),
        district=make_link(site, root, district.name, urls.term_url(Facet.DISTRICT, slug)),
        year=make_link(site, root, str(year), urls.term_url(Facet.YEAR, f"{year:04}")),
        topics=facet_links(site, root, Facet.TOPIC, members, first=first),
    )


def term_common(site: Site, term: Term, number: int, title: str) -> TermBase:
    """Return what the pages of all terms have in common."""
    facet = term.facet
    first_url = urls.term_url(facet, term.slug)
    url = urls.page_url(first_url, number)
    root, first = urls.root_of(url), number == 1
    feed = urls.term_feed_url(facet, term.slug) if facet in urls.FEEDS else ""
    before, after = _neighbours(site, term, root) if first else (None, None)
    *way, (name, _) = term_trail(site, term)
    return TermBase(
        site=site_view(site, url, facet),
        head=make_head(
            site, url, _numbered(site, title, number), _describe(site, title, term.count), feed=feed
        ),
        breadcrumbs=breadcrumbs(site, root, *way, (name, "")),
        title=title,
        listing=make_listing(
            site, term.members, number, first_url, by="month" if facet is Facet.YEAR else "year"
        ),
        timeline=_term_timeline(site, term, root) if first else None,
        scope=_scope(site, term) if first else None,
        feed_href=root + feed if feed else "",
        references=_references(site, root, term.members, number),
        previous=before,
        next=after,
    )


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


def facet_links(
    site: Site, root: str, facet: Facet, members: tuple[int, ...], *, first: bool = True
) -> tuple[Link, ...]:
    """Return the values of a facet among some articles, most first; none on further pages."""
    if not first:
        return ()
    return tuple(
        term_link(site, root, term, count)
        for term, count in site.catalogue.count_terms(facet, members)[:LINKS_SHOWN]
    )


def _numbered(site: Site, title: str, number: int) -> str:
    return title if number == 1 else site.words.title_page.format(title=title, number=number)


def _describe(site: Site, title: str, count: int) -> str:
    words = site.words
    return words.list_description.format(
        count_text=count_articles(count, words), title=title, archive=site.config.title
    )
