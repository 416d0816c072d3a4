"""Atom feeds, the sitemap and robots.txt. Dates come from articles, never from the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.site import urls
from luutru.site.escaping import escape_text, showable
from luutru.site.facts import TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.catalogue.terms import Facet
    from luutru.model import Article
    from luutru.site.context import Site

#: Articles in a feed: the newest.
FEED_LENGTH = 30
#: A sitemap may list 50,000 addresses; longer ones are split and listed in turn.
SITEMAP_LENGTH = 45_000
#: When nothing says when, a feed must still say something: the beginning of time for computers.
NO_TIME = "1970-01-01T00:00:00Z"
SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def make_archive_feed(site: Site, at: str = "") -> bytes:
    """Return the feed of the whole archive; `at` is another address at which it stands too."""
    everything = tuple(range(min(FEED_LENGTH, site.catalogue.dated)))
    return _feed(site, urls.FEED, urls.HOME, site.config.title, everything, at=at)


def make_term_feed(site: Site, facet: Facet, slug: str, at: str = "") -> bytes:
    """Return the feed of a term; see `make_archive_feed`."""
    term = site.catalogue.terms[facet][slug]
    newest = tuple(place for place in term.members[:FEED_LENGTH] if place < site.catalogue.dated)
    title = f"{term.name} · {site.config.title}"
    return _feed(site, urls.term_feed_url(facet, slug), urls.term_url(facet, slug), title, newest, at=at)


def _feed(site: Site, url: str, page: str, title: str, places: Sequence[int], *, at: str) -> bytes:
    root, base = urls.root_of(at or url), site.config.base_url
    articles = [site.catalogue.article(place) for place in places]
    updated = max(map(_updated, articles), default=NO_TIME)
    parts = [
        _XML,
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n',
        f"<title>{escape_text(title)}</title>\n",
        f"<id>{escape_text(urls.absolute_url(base, url) or f'urn:luutru:{url}')}</id>\n",
        f"<updated>{updated}</updated>\n",
        f"<author><name>{escape_text(site.config.publisher or site.config.title)}</name></author>\n",
        f'<link rel="alternate" type="text/html" href="{escape_text(_address(site, root, page))}"/>\n',
        f'<link rel="self" type="application/atom+xml" href="{escape_text(_address(site, root, url))}"/>\n',
        *(_entry(site, root, article) for article in articles),
        "</feed>\n",
    ]
    return showable("".join(parts)).encode()


def _entry(site: Site, root: str, article: Article) -> str:
    href = _address(site, root, urls.article_url(article.slug))
    rows = [
        f"<title>{escape_text(article.title)}</title>",
        f"<id>urn:luutru:{escape_text(article.id)}</id>",
        f"<updated>{_updated(article)}</updated>",
        f'<link rel="alternate" type="text/html" href="{escape_text(href)}"/>',
        *(f"<author><name>{escape_text(author)}</name></author>" for author in article.authors),
        *(f'<category term="{escape_text(topic)}"/>' for topic in article.topics),
    ]
    if article.summary:
        rows.append(f"<summary>{escape_text(article.summary)}</summary>")
    return "<entry>\n{}\n</entry>\n".format("\n".join(rows))


def _address(site: Site, root: str, url: str) -> str:
    """Absolute where the site knows its address: feed readers keep a feed away from its site."""
    return urls.absolute_url(site.config.base_url, url) or root + url


def _updated(article: Article) -> str:
    """The sorting date as a timestamp: for the order of a feed, not as a claim."""
    day = (article.date or "").ljust(4, "0")
    day = f"{day}-01" if len(day) == len("2018-01") else day
    day = f"{day}-01-01" if len(day) == len("2018") else day
    return f"{day}T{article.published_time or '00:00'}:00{TIME_ZONE}"


def make_sitemap(base_url: str, pages: Sequence[str]) -> bytes:
    """Return the sitemap of some pages."""
    rows = "".join(
        f"<url><loc>{escape_text(urls.absolute_url(base_url, page))}</loc></url>\n" for page in pages
    )
    return f'{_XML}<urlset xmlns="{SITEMAP_NAMESPACE}">\n{rows}</urlset>\n'.encode()


def make_sitemap_index(base_url: str, names: Sequence[str]) -> bytes:
    """Return the list of several sitemaps."""
    rows = "".join(
        f"<sitemap><loc>{escape_text(urls.absolute_url(base_url, name))}</loc></sitemap>\n" for name in names
    )
    return f'{_XML}<sitemapindex xmlns="{SITEMAP_NAMESPACE}">\n{rows}</sitemapindex>\n'.encode()


def make_robots(site: Site) -> bytes:
    """Return robots.txt."""
    rule = "Disallow: /" if site.config.noindex else "Allow: /"
    rows = ["User-agent: *", rule]
    if site.config.base_url and not site.config.noindex:
        rows.append(f"Sitemap: {urls.absolute_url(site.config.base_url, urls.SITEMAP)}")
    return ("\n".join(rows) + "\n").encode()
