"""What every page of one site may draw on, and the parts that all pages share: chrome, head, links."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup

from luutru.catalogue.names import name_within
from luutru.catalogue.terms import Facet
from luutru.content.own_pages import OwnPages
from luutru.errors import Problem, ProblemsError
from luutru.messages import tr
from luutru.site import urls
from luutru.site.date_words import date_words
from luutru.site.escaping import escape_text
from luutru.site.once import once_a_site
from luutru.site.views.shared import Head, Link, SiteView
from luutru.site.words import group_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luutru.catalogue.catalogue import Catalogue
    from luutru.catalogue.terms import Term
    from luutru.config import Config
    from luutru.content.changes import Change
    from luutru.content.paragraphs import PublishedArticle
    from luutru.content.pictures import Limits
    from luutru.content.shown_pictures import ShownPicture
    from luutru.knowledge.outlets import Outlets
    from luutru.knowledge.places import Places
    from luutru.knowledge.topics import Topics
    from luutru.model import ContentFile, Ledger, SetAside
    from luutru.site.templates import Templates
    from luutru.site.words import Words

#: Nothing inline, nothing from elsewhere. "file:" because browsers differ in whether a page opened from disk
#: counts as its own origin; on the web it allows nothing.
CSP = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:; "
    "font-src 'self' file:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'self' file:; base-uri 'none'"
)
#: The navigation's sections in order: facets, then pages by their URL.
_LAST_IN_MENU = (urls.SEARCH.removesuffix(".html"), urls.ABOUT.removesuffix(".html"))
_SECTIONS = (Facet.PROVINCE, Facet.DISTRICT, Facet.YEAR, Facet.TOPIC, Facet.OUTLET)
#: Tabs and lists of search results show no more (and html-validate asks for it); `og:title` is whole.
TAB_TITLE = 70


class Content(Protocol):
    """Access to the parts of an article that no stage holds for all articles at once. Must be picklable."""

    def load_file(self, name: str) -> ContentFile:
        """Read the content file of that name (`Entry.name`)."""

    def load_ledger(self, name: str) -> Ledger | None:
        """Read the ledger of that name; None when there is none."""

    def read_own(self, path: str) -> bytes:
        """Read a file of the archive by its path: a picture of an own page, or the logo."""

    def load_picture(self, file: str, limits: Limits) -> tuple[str, bytes]:
        """Return the name in the site and the bytes of a file of content/anh/; raises PictureError."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Site:
    """Everything a page of one site is made from. Picklable, so that any worker can make any page.

    `paragraphs` are the published ones of each article, by its id; `unread` the names of content files that
    cannot be read, whose articles stand in the catalogue as they were when they could. `own` are the
    curator's own pages, `pictures` those that articles show, by the names that bodies give them.
    """

    config: Config
    words: Words
    places: Places
    outlets: Outlets
    topics: Topics
    catalogue: Catalogue
    content: Content
    templates: Templates
    set_aside: tuple[SetAside, ...] = ()
    changes: tuple[Change, ...] = ()
    paragraphs: Mapping[str, PublishedArticle] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    own: OwnPages = field(default_factory=OwnPages)
    pictures: Mapping[str, ShownPicture] = field(default_factory=dict)


def load_listed(site: Site, place: int) -> ContentFile:
    """Read the content file of the article at a place of the catalogue, as the catalogue has seen it.

    Raises ProblemsError when the file has become unreadable or says something else by now: its terms may have
    no page.
    """
    entry = site.catalogue.entries[place]
    file = site.content.load_file(entry.name)
    if file.sha256 != entry.content_key:
        message, cure = tr("was changed while the site was made"), tr("build again")
        raise ProblemsError([Problem(file.path, 0, message, cure)])
    return file if file.article.outlet == entry.article.outlet else _rename_outlet(file, entry.article.outlet)


def _rename_outlet(file: ContentFile, name: str | None) -> ContentFile:
    """Return the file with its outlet's name in place of a spelling of it."""
    pieces = [
        replace(piece, value=name) if piece.value == file.article.outlet else piece
        for piece in file.evidence.get("outlet", ())
    ]
    evidence = {**file.evidence, "outlet": tuple(pieces)}
    return replace(file, article=replace(file.article, outlet=name), evidence=evidence)


def frame_page(
    site: Site,
    url: str,
    title: str,
    description: str,
    *way: tuple[str, str],
    here: str = "",
    feed: str = "",
    index: bool = True,
) -> dict[str, Any]:
    """Return what the views of all pages have, by its names there: site, head, and breadcrumbs.

    These lead from home over `way`, as (text, URL), to the page itself, which they call `here`, else by its
    title.
    """
    return {
        "site": site_view(site, url),
        "head": make_head(site, url, title, description, feed=feed, index=index),
        "breadcrumbs": breadcrumbs(site, urls.root_of(url), *way, (here or title, "")),
    }


def site_view(site: Site, url: str) -> SiteView:
    """Return what surrounds a page: the same for all pages of one depth and section."""
    return _make_site_view(site, urls.root_of(url), urls.section_of(url))


@once_a_site
def _make_site_view(site: Site, root: str, section: str) -> SiteView:
    config, words = site.config, site.words

    def link(text: str, url: str) -> Link:
        return Link(text, root + url, current=section == urls.section_of(url))

    facets = {
        urls.FOLDERS[facet]: link(facet_name(facet, words), urls.terms_url(facet))
        for facet in site.catalogue.facets
    }
    lone = {
        url.removesuffix(".html"): link(text, url)
        for url, text in (
            (urls.HOME, words.nav_home),
            (urls.SEARCH, words.nav_search),
            (urls.ABOUT, words.nav_about),
            (urls.QUALITY, words.nav_quality),
            (urls.CHANGES, words.nav_changes),
        )
    }
    own = {page.slug: link(page.title, urls.own_url(page.slug)) for page in site.own.pages}
    shown = [page.slug for page in site.own.pages if page.in_menu]
    menu = config.menu or [*(urls.FOLDERS[facet] for facet in _SECTIONS), *_LAST_IN_MENU, *shown]
    links = facets | lone | own
    return SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        words=words,
        root=root,
        home_href=root + urls.HOME,
        search_href=root + urls.SEARCH,
        provinces_href=root + urls.terms_url(Facet.PROVINCE) if site.catalogue.terms[Facet.PROVINCE] else "",
        districts_href=root + urls.terms_url(Facet.DISTRICT),
        years_href=root + urls.terms_url(Facet.YEAR),
        topics_href=root + urls.terms_url(Facet.TOPIC),
        outlets_href=root + urls.terms_url(Facet.OUTLET),
        nav=tuple(links[name] for name in menu if name in links),
        footer=(
            link(words.nav_wards, urls.terms_url(Facet.WARD)),
            link(words.nav_quality, urls.QUALITY),
            link(words.nav_changes, urls.CHANGES),
            Link(words.nav_data, root + urls.DATA),
            Link(words.feed, root + urls.FEED),
        ),
        stylesheet_href=root + urls.STYLESHEET,
        script_href=root + urls.SCRIPT,
        icon_href=root + urls.ICON,
        publisher=config.publisher,
        rights=config.rights,
        repository_href=config.repository,
        as_of_text=date_words(config.as_of, words) if config.as_of else "",
        logo_href=root + urls.logo_url(config.logo) if config.logo else "",
        csp=Markup(CSP),
    )


def captions_note(site: Site) -> str:
    """What to say of an article whose captions stand without their pictures."""
    return site.words.lost_pictures if site.config.pictures else site.words.captions_note


def facet_name(facet: Facet, words: Words) -> str:
    """The facet's name in the navigation."""
    name: str = getattr(words, f"nav_{facet}s")
    return name


def make_head(
    site: Site,
    url: str,
    title: str,
    description: str,
    *,
    feed: str = "",
    extra: Iterable[str] = (),
    index: bool = True,
    kind: str = "website",
) -> Head:
    """Return a page's head; `title` empty means the archive's own. `extra` are finished tags."""
    config = site.config
    full = f"{title} · {config.title}" if title else config.title
    description = description or full
    tags = []
    address = urls.absolute_url(config.base_url, url)
    if address:
        tags.append(f'<link rel="canonical" href="{escape_text(address)}">')
    if config.noindex or not index:
        tags.append('<meta name="robots" content="noindex">')
    # One tag says it to reference managers and to those who show links.
    name = 'name="citation_title" ' if kind == "article" else ""
    tags += (
        f'<meta property="og:type" content="{kind}">',
        f'<meta {name}property="og:title" content="{escape_text(title or config.title)}">',
        f'<meta property="og:site_name" content="{escape_text(config.title)}">',
    )
    if feed:
        href = escape_text(urls.root_of(url) + feed)
        tags.append(
            f'<link rel="alternate" type="application/atom+xml" href="{href}" title="{escape_text(full)}">'
        )
    tags += extra
    return Head(fit_title(title, config.title), description, Markup("\n".join(tags)))


def fit_title(title: str, archive: str) -> str:
    """Return the words for `<title>`: the archive's name goes first, then the end of the page's own.

    Characters count as html-validate counts them: "&" as the five of "&amp;".
    """
    full = f"{title} · {archive}" if title else archive
    if len(escape_text(full)) <= TAB_TITLE:
        return full
    title = title or archive
    if len(escape_text(title)) <= TAB_TITLE:
        return title
    room = TAB_TITLE - 1
    while len(escape_text(title[:room])) >= TAB_TITLE:
        room -= 1
    return title[:room].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def make_link(
    site: Site, root: str, text: str, url: str, count: int | None = None, *, note: str = ""
) -> Link:
    """Return a link from a page whose way to the root is `root`; `url` empty gives a text without one."""
    count_text = "" if count is None else group_digits(count, site.words)
    return Link(text, root + url if url else "", count, count_text, note=note)


def breadcrumbs(site: Site, root: str, *steps: tuple[str, str]) -> tuple[Link, ...]:
    """Return the way from home to a page; the last step has no URL."""
    home = Link(site.words.nav_home, root + urls.HOME)
    return (home, *[Link(text, root + url if url else "") for text, url in steps])


def term_link(
    site: Site, root: str, term: Term, count: int | None = None, *, note: str = "", within: str = ""
) -> Link:
    """A link to a term's page; with the count of all its articles unless another is given.

    `within` is the province that is clear already where the link stands.
    """
    url, name = urls.term_url(term.facet, term.slug), name_within(term.name, within) if within else term.name
    return make_link(site, root, name, url, term.count if count is None else count, note=note)
