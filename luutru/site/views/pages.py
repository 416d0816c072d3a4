"""Pages that stand alone: home, lists of terms, search, about, and the error pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.site.views.shared import InnerView, PageView, TitledView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from luutru.site.views.listing import Card
    from luutru.site.views.pictures import DistrictMap, HeatTable, Timeline
    from luutru.site.views.shared import Link


class HomeView(PageView, frozen=True):
    """pages/home.html: what the archive holds, at a glance; `site` has its title and description."""

    total: int  #: How many articles; may be 0 in a fresh archive.
    total_text: str  #: "1.234 bài".
    span_text: str  #: "2017–2022": first and last year with articles; empty when no date is known.
    #: "18 quận, huyện, thị xã" and so on, each with the link to its list; the years are in `span_text`.
    figures: tuple[Link, ...]
    #: The newest article. Where scripts run, one of this day in an earlier year takes its place.
    lead: Card | None
    #: Where the scripts with the articles of each day are, by month: "ngay-nay/", to which "01.js" is added.
    days_href: str
    latest: tuple[Card, ...]  #: The newest articles after the lead, at most eight.
    topics: tuple[Link, ...]  #: Topics, most articles first.
    outlets: tuple[Link, ...]  #: Outlets, most articles first.
    #: The districts with most articles against years, without links of cells; None when either is missing.
    #: Provinces where there are some to tell apart.
    heat: HeatTable | None
    map: DistrictMap | None  #: The provinces; None where there are none to tell apart.
    script_href: str  #: The script of this page, with that of every page.
    feed_href: str  #: The Atom feed.


class SourceRow(msgspec.Struct, frozen=True):
    """An outlet in the list of outlets: what of it is here, and from when."""

    link: Link  #: Its page.
    count_text: str  #: "254 bài".
    span_text: str  #: First and last year: "2014–2023"; empty when none of its articles has a year.
    #: Articles in each year of the archive, oldest first: drawn by `draw_spark(counts, peak)`.
    counts: tuple[int, ...]
    peak: int  #: The largest of `counts`, at least 1.
    first: Card | None  #: Its earliest article; None where no date is known.
    last: Card | None  #: Its newest article; None where it has one only.


class TermGroup(msgspec.Struct, frozen=True):
    """Terms under one heading: a letter, a group of topics, a kind of district."""

    heading: str  #: Empty when the list needs no headings.
    terms: tuple[Link, ...]  #: With counts; `note` may say more (until when a district existed).
    href: str = ""  #: The page of what the heading names, a province; else empty.
    letter: str = ""  #: In a list with many headings: the letter that this one is the first of. Else empty.


class TermsView(TitledView, frozen=True):
    """pages/terms.html: the list of all districts, years, topics, outlets or wards."""

    kind: str  #: "districts", "years", "topics", "outlets" or "wards": a CSS hook.
    intro: str  #: A sentence about the list; may be empty.
    total_text: str  #: "18 quận, huyện, thị xã".
    groups: tuple[TermGroup, ...]  #: The terms, as Vietnamese sorts them; years newest first.
    timeline: Timeline | None  #: On the list of years: articles by year. Else None.
    #: On the list of provinces, or of districts where there are no provinces: all of them. Else None.
    map: DistrictMap | None
    heat: HeatTable | None  #: On that list and on that of years. Else None.
    #: On the list of outlets, instead of `groups`: each with what of it is here. Else empty.
    sources: tuple[SourceRow, ...]


class OwnPageView(TitledView, frozen=True):
    """pages/own_page.html: a page that the curator wrote."""

    body_html: Markup  #: Its text and pictures.


class SearchView(InnerView, frozen=True):
    """pages/search.html. The script fills `#results`; without it the page offers the lists.

    `site.root` is for the script's `data-root`.
    """

    stylesheet_href: str  #: The sheet of this page: that of every page, and its own rules.
    script_href: str  #: The script that searches.
    page_script_href: str  #: The script of this page, with that of every page.
    index_href: str  #: The script that says what the index is like: every search needs it.
    script_words: Mapping[str, str]  #: Words of the script.
    total_text: str  #: How many articles can be searched.
    lists: tuple[Link, ...]  #: The lists of terms, for readers without scripts.


class AboutView(InnerView, frozen=True):
    """pages/about.html: what the archive is and how it was made."""

    total_text: str  #: How many articles.
    span_text: str  #: First and last year; may be empty.
    pictures_note: str  #: Whether the archive has pictures.
    outlets: tuple[Link, ...]  #: Where the articles come from, most first.
    data: tuple[Link, ...]  #: The data files: text names the format, `note` says what is in it.
    editions_href: str  #: Where the repository keeps the archive's editions; empty when none is set.
    #: Scripts to load with `defer`, in order: they let readers on the web keep the whole archive.
    scripts: tuple[str, ...]
    quality_href: str  #: The quality page.
    changes_href: str  #: The page of corrections.
    feed_href: str  #: The Atom feed.


class NotFoundView(PageView, frozen=True):
    """pages/not_found.html: served at any depth, so it needs no other file and has no relative link.

    Of `site` only words and title are of use: its links are relative to the root. `noindex`.
    """

    csp: str  #: Its own policy, which allows exactly the style below by its hash.
    #: CSS for the one `<style>` element (templates/assets/not_found.css; the policy has its hash).
    style: Markup
    #: The one script, which finds the root from the address (templates/assets/not_found.js; the policy has
    #: its hash).
    script: Markup
    #: Home, search and the lists: `note` is the page's address from the root, `href` the absolute one, empty
    #: when no base_url is set.
    links: tuple[Link, ...]
    #: The names of the site's folders, with spaces between them: by them the script finds the root.
    folders: str
    based: bool  #: Whether the links have addresses without the script.


class RedirectView(PageView, frozen=True):
    """pages/redirect.html: an address that moved, by `<meta http-equiv="refresh">` and a link.

    `noindex`; canonical to the target when base_url is set.
    """

    target: Link  #: Where it went.
