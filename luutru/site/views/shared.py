"""Parts of every page: the site around it, its head, and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from markupsafe import Markup

    from luutru.site.words import Words


class Link(msgspec.Struct, frozen=True):
    """A link to another page of the site (or, in `SiteView.repository_href` and the like, out of it)."""

    text: str  #: What the link says.
    #: Address relative to the page it stands on; empty where the text is the page itself (breadcrumbs).
    href: str
    count: int | None = None  #: How many articles are behind it; None where that says nothing.
    count_text: str = ""  #: The same for reading: "1.234" (number only, grouped as the language does).
    #: The page it leads to is this one, or the section this page is in: `aria-current`.
    current: bool = False
    note: str = ""  #: A few words more, as on a term's former name or its group; empty when there are none.


@dataclass(frozen=True, slots=True, eq=False)
class SiteView:
    """What surrounds every page. One value per depth and section, shared by all pages there.

    Compares by identity, as what is drawn of it once is remembered.
    """

    title: str  #: The archive's name.
    description: str  #: One or two sentences about the archive; may be empty.
    #: Language of the interface and of `<html lang>`: "vi" or "en". Article texts are always `lang="vi"`.
    language: str
    words: Words  #: Interface words as attributes: `site.words.nav_home` (site/words/vi.toml).
    root: str  #: The way up to the site's root: "", "../" or "../../". For scripts, as `data-root`.
    home_href: str  #: The home page.
    search_href: str  #: The search page, also the `action` of a search form (`GET`, field name `q`).
    provinces_href: str  #: The list of all provinces; empty where there are none to tell apart.
    #: The list of all districts; the three below are the other lists, for "all of them" links.
    districts_href: str
    years_href: str  #: The list of all years.
    topics_href: str  #: The list of all topics.
    outlets_href: str  #: The list of all outlets.
    #: Main navigation: districts, years, topics, outlets, search, about; `current` marks this section.
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]  #: Footer navigation: quality, corrections, data, feed.
    #: The one stylesheet (all of templates/assets/css/*.css, joined in the order of their names).
    stylesheet_href: str
    #: The script for every page (templates/assets/js/site.js: copy buttons); load with `defer`.
    script_href: str
    icon_href: str  #: The favicon, templates/assets/icon.svg.
    publisher: str  #: Who keeps the archive; may be empty.
    rights: str  #: Rights statement of the archive; may be empty.
    repository_href: str  #: Address of the archive's repository; empty when not set.
    as_of_text: str  #: The day the pages were collected, in words; empty when not set.
    logo_href: str  #: The archive's own mark, shown beside its name; empty when not set.
    #: Value for `<meta http-equiv="Content-Security-Policy">`: nothing inline, nothing from elsewhere.
    csp: Markup


class Head(msgspec.Struct, frozen=True):
    """The head of one page."""

    title: str  #: For `<title>`: the page's name and the archive's.
    description: str  #: For `<meta name="description" property="og:description">`; never empty.
    #: Finished tags, one a line: canonical, robots, Open Graph, feeds (`<link rel="alternate">`), and on an
    #: article Highwire tags and the JSON-LD block. Written once here, so that no template loops over forty
    #: tags: `{{ head.extra }}`.
    extra: Markup


class PageView(msgspec.Struct, frozen=True):
    """What the views of all pages have."""

    site: SiteView  #: The site around the page.
    head: Head  #: The page's head.


class InnerView(PageView, frozen=True):
    """… of all but the home page and those that stand at an address that is none."""

    breadcrumbs: tuple[Link, ...]  #: The way from home to this page, which has no href.


class TitledView(InnerView, frozen=True):
    """… of those that say themselves what they are called."""

    title: str  #: For the only `<h1>`: "Quận Đống Đa", "Chủ đề: …", a headline.
