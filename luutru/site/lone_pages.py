"""Pages that stand alone: home, the lists of terms, search, about, and the error pages."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec.structs import replace

from luutru.catalogue.catalogue import Facet
from luutru.catalogue.names import name_without_unit
from luutru.site import urls
from luutru.site.cards import make_card
from luutru.site.context import breadcrumbs, facet_name, make_head, make_link, site_view, term_link
from luutru.site.date_words import date_words
from luutru.site.heat import heat_picture, heat_table
from luutru.site.maps import district_map, province_map
from luutru.site.provinces import is_country, province_of
from luutru.site.search import path_of
from luutru.site.searching import FACET_NAMES
from luutru.site.term_pages import facet_links
from luutru.site.timelines import year_timeline
from luutru.site.views import (
    AboutView,
    HomeView,
    Link,
    NotFoundView,
    RedirectView,
    SearchView,
    SourceRow,
    TermGroup,
    TermsView,
    Timeline,
)
from luutru.site.words import count_articles, count_words
from luutru.vietnamese.collation import initial

if TYPE_CHECKING:
    from luutru.catalogue.catalogue import Term
    from luutru.knowledge.units import District, Province
    from luutru.site.context import Site
    from luutru.site.views import DistrictMap

#: Articles shown on the home page.
LATEST = 9
#: Of these a picture on the home page; the whole table stands on the list of districts.
HEAT_ROWS = 8
#: Topics and outlets on the home page; their lists are a link away.
TERMS_SHOWN = 12
#: The data files and what each is for (words file, table `data_notes`).
DATA_FILES = {
    "bai.csv": "CSV",
    "bai.jsonl": "JSON Lines",
    "bai.bib": "BibTeX",
    "bai.ris": "RIS",
    "bai.csl.json": "CSL-JSON",
}
#: Scripts by which readers on the web keep the whole archive.
OFFLINE_SCRIPTS = ("assets/js/edition.js", "assets/js/offline.js")


def make_home_view(site: Site) -> HomeView:
    """Return the home page."""
    catalogue, words = site.catalogue, site.words
    everything = tuple(range(len(catalogue.entries)))
    newest = tuple(make_card(site, place, "") for place in everything[: min(LATEST, catalogue.dated)])
    return HomeView(
        site=site_view(site, urls.HOME, urls.HOME),
        head=make_head(site, urls.HOME, "", site.config.description, feed=urls.FEED),
        total=len(everything),
        total_text=count_articles(len(everything), words),
        span_text=span_text(site),
        figures=tuple(
            Link(
                count_words(
                    len(catalogue.terms[facet]), words.terms_one[facet], words.terms_many[facet], words
                ),
                urls.terms_url(facet),
            )
            for facet in catalogue.facets
            if facet is not Facet.YEAR and catalogue.terms[facet]
        ),
        lead=replace(newest[0], summary=catalogue.article(0).summary or "") if newest else None,
        days_href=urls.DAYS,
        latest=newest[1:],
        topics=facet_links(site, "", Facet.TOPIC, everything)[:TERMS_SHOWN],
        outlets=facet_links(site, "", Facet.OUTLET, everything)[:TERMS_SHOWN],
        heat=heat_picture(site, "", HEAT_ROWS),
        map=province_map(site, "") if catalogue.terms[Facet.PROVINCE] else None,
        script_href=urls.HOME_SCRIPT,
        feed_href=urls.FEED,
    )


def archive_timeline(site: Site, root: str) -> Timeline | None:
    """Articles of the whole archive by year, each bar leading to its year's page."""
    return year_timeline(site, root, None, lambda year: urls.term_url(Facet.YEAR, f"{year:04}"))


def span_text(site: Site) -> str:
    """First and last year with articles: "2017–2022"."""
    years = [int(slug) for slug in site.catalogue.terms[Facet.YEAR]]
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{min(years)}–{max(years)}"


def make_terms_view(site: Site, facet: Facet) -> TermsView:
    """Return the list of a facet's terms."""
    words, url = site.words, urls.terms_url(facet)
    root = urls.root_of(url)
    terms = list(site.catalogue.terms[facet].values())
    title = words.facets[facet]
    total = count_words(len(terms), words.terms_one[facet], words.terms_many[facet], words)
    return TermsView(
        site=site_view(site, url, facet),
        head=make_head(site, url, title, f"{title}: {total}."),
        breadcrumbs=breadcrumbs(site, root, (facet_name(facet, words), "")),
        kind=f"{facet}s",
        title=title,
        intro=_intro(site, facet),
        total_text=total,
        groups=_group_terms(site, facet, terms, root),
        timeline=archive_timeline(site, root) if facet is Facet.YEAR else None,
        map=_map(site, facet, root),
        heat=heat_table(site, root, "") if facet in (_tabled(site), Facet.YEAR) else None,
        sources=tuple(_source_row(site, term, root) for term in terms) if facet is Facet.OUTLET else (),
    )


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
    """An outlet with its years and its first and last article; lists have the newest first. An only one stands once."""
    own = site.catalogue.count_years(term.members)
    years = site.catalogue.count_years(None)
    counts = tuple(own[year][0] if year in own else 0 for year in years)
    dated = [place for place in term.members if place < site.catalogue.dated]
    found = [year for year, (count, _) in own.items() if count]
    span = "" if not found else str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
    return SourceRow(
        link=term_link(site, root, term),
        count_text=count_articles(term.count, site.words),
        span_text=span,
        counts=counts,
        peak=max(1, *counts, 1),
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
    return tuple(TermGroup(heading, tuple(links), href) for (heading, href), links in headings.items())


def _heading(site: Site, term: Term, *, many: bool) -> str:
    if term.facet is Facet.TOPIC:
        topic = site.topics.by_slug(term.slug)
        return site.words.topic_groups.get(topic.group, topic.group) if topic else ""
    if term.facet is Facet.WARD and many:
        return initial(name_without_unit(term.name))
    return ""


def _term_note(site: Site, term: Term) -> str:
    """Until when a district or province existed; of those that ended with all districts the list's intro says it."""
    unit: District | Province | None = None
    if term.facet is Facet.PROVINCE:
        unit = site.places.province(term.slug)
    elif term.facet is Facet.DISTRICT:
        unit = site.places.district(term.name)
    if unit is None or unit.valid_to in ("", "" if term.facet is Facet.PROVINCE else site.places.districts_end):
        return ""
    return site.words.until.format(date=date_words(unit.valid_to, site.words))


def list_links(site: Site, root: str) -> tuple[Link, ...]:
    """The lists of terms, each with the number of its terms."""
    return tuple(
        make_link(
            site, root, facet_name(facet, site.words), urls.terms_url(facet), len(site.catalogue.terms[facet])
        )
        for facet in site.catalogue.facets
    )


def _script_words(site: Site) -> dict[str, str]:
    """The words of the search's script; without that for provinces where there are none to tell apart."""
    hidden = () if site.catalogue.terms[Facet.PROVINCE] else (FACET_NAMES[Facet.PROVINCE],)
    return {key: text for key, text in site.words.search_script.items() if key not in hidden}


def make_search_view(site: Site) -> SearchView:
    """Return the search page."""
    words = site.words
    return SearchView(
        site=site_view(site, urls.SEARCH, urls.SEARCH),
        head=make_head(site, urls.SEARCH, words.search_title, words.search_label),
        breadcrumbs=breadcrumbs(site, "", (words.nav_search, "")),
        stylesheet_href=urls.SEARCH_STYLESHEET,
        script_href=urls.SEARCH_SCRIPT,
        page_script_href=urls.SEARCH_PAGE_SCRIPT,
        index_href=path_of("index"),
        script_words=_script_words(site),
        total_text=count_articles(len(site.catalogue.entries), words),
        lists=list_links(site, ""),
    )


def make_about_view(site: Site) -> AboutView:
    """Return the page about the archive."""
    words = site.words
    everything = tuple(range(len(site.catalogue.entries)))
    return AboutView(
        site=site_view(site, urls.ABOUT, urls.ABOUT),
        head=make_head(site, urls.ABOUT, words.about_title, site.config.description),
        breadcrumbs=breadcrumbs(site, "", (words.nav_about, "")),
        total_text=count_articles(len(everything), words),
        span_text=span_text(site),
        pictures_note=words.pictures_note if site.config.pictures else words.captions_note,
        outlets=facet_links(site, "", Facet.OUTLET, everything),
        data=tuple(
            Link(label, urls.data_url(name), note=words.data_notes[label])
            for name, label in DATA_FILES.items()
        ),
        editions_href=urls.repository_url(site.config.repository, "releases/latest"),
        scripts=OFFLINE_SCRIPTS,
        quality_href=urls.QUALITY,
        changes_href=urls.CHANGES,
        feed_href=urls.FEED,
    )


def make_not_found_view(site: Site) -> NotFoundView:
    """Return 404.html: style and script are inside; its links have addresses when the site knows its own."""
    words, base = site.words, site.config.base_url
    style, script = (
        site.templates.read(f"assets/not_found.{kind}").decode("utf-8").strip() for kind in ("css", "js")
    )
    pages = [(words.nav_home, urls.HOME), (words.nav_search, urls.SEARCH)]
    pages += [(facet_name(facet, words), urls.terms_url(facet)) for facet in site.catalogue.facets]
    return NotFoundView(
        site=site_view(site, urls.NOT_FOUND),
        head=make_head(site, urls.NOT_FOUND, words.not_found_title, words.not_found_text, index=False),
        csp=(
            f"default-src 'none'; style-src {_hash_source(style)}; script-src {_hash_source(script)}; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'"
        ),
        style=Markup(style),
        script=Markup(script),
        links=tuple(Link(text, urls.absolute_url(base, url), note=url) for text, url in pages),
        folders=" ".join(urls.SITE_FOLDERS),
        based=bool(base),
    )


def _hash_source(text: str) -> str:
    """What a policy calls an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def make_redirect_view(site: Site, url: str, target: str, text: str) -> RedirectView:
    """Return the page at an address that moved."""
    root = urls.root_of(url)
    return RedirectView(
        site=site_view(site, url),
        head=make_head(site, target, text, site.words.moved_title, index=False),
        target=Link(text, root + target),
    )
