"""Pages that stand alone: home, search, about, and the error pages."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec.structs import replace

from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import make_card
from luutru.site.context import facet_name, frame_page, make_head, make_link, site_view
from luutru.site.data_files import FORMATS
from luutru.site.heat import heat_picture
from luutru.site.maps import province_map
from luutru.site.search.files import path_of
from luutru.site.searching import FACET_NAMES
from luutru.site.styles import join_sheets
from luutru.site.term_pages import facet_links
from luutru.site.views.pages import AboutView, HomeView, NotFoundView, RedirectView, SearchView
from luutru.site.views.shared import Link
from luutru.site.words import count_articles, count_words, span_text

if TYPE_CHECKING:
    from luutru.site.context import Site

#: Articles shown on the home page.
LATEST = 9
#: Of these a picture on the home page; the whole table stands on the list of districts.
HEAT_ROWS = 8
#: Topics and outlets on the home page; their lists are a link away.
TERMS_SHOWN = 12
#: Scripts by which readers on the web keep the whole archive.
OFFLINE_SCRIPTS = ("assets/js/edition.js", "assets/js/offline.js")


def make_home_view(site: Site) -> HomeView:
    """Return the home page."""
    catalogue, words = site.catalogue, site.words
    everything = tuple(range(len(catalogue.entries)))
    newest = tuple(make_card(site, place, "") for place in everything[: min(LATEST, catalogue.dated)])
    return HomeView(
        site=site_view(site, urls.HOME),
        head=make_head(site, urls.HOME, "", site.config.description, feed=urls.FEED),
        total=len(everything),
        total_text=count_articles(len(everything), words),
        span_text=span_text(map(int, catalogue.terms[Facet.YEAR])),
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
        **frame_page(site, urls.SEARCH, words.search_title, words.search_label, here=words.nav_search),
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
        **frame_page(site, urls.ABOUT, words.about_title, site.config.description, here=words.nav_about),
        total_text=count_articles(len(everything), words),
        span_text=span_text(map(int, site.catalogue.terms[Facet.YEAR])),
        pictures_note=words.pictures_note if site.config.pictures else words.captions_note,
        outlets=facet_links(site, "", Facet.OUTLET, everything),
        data=tuple(
            Link(form.label, urls.data_url(name), note=words.data_notes[form.label])
            for name, form in FORMATS.items()
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
        site.templates.read(f"assets/not_found.{kind}").decode("utf-8") for kind in ("css", "js")
    )
    style, script = join_sheets([style]).strip(), script.strip()
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
