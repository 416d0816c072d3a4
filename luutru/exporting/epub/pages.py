"""The pages of a book beside its articles: what it is, lists of its articles, the curator's own pages."""

from __future__ import annotations

import re
from functools import partial
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from luutru.config import OWN_PAGES
from luutru.content.own_pages import PICTURES
from luutru.exporting.epub.layout import chapter_href
from luutru.exporting.xhtml import tidy_address, to_xhtml
from luutru.site.cards import article_date, date_text
from luutru.site.date_words import date_words
from luutru.site.own_page import make_own_page_view
from luutru.site.provinces import lone_provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.content.own_pages import OwnPage
    from luutru.exporting.epub.layout import Book

#: What a page has for browsers alone: the links to its paragraphs, pictures that wait.
_ONLINE: Final = re.compile(r'<a [^<>]*aria-labelledby="neo"[^<>]*>[^<>]*</a>| loading="lazy"')
_KINDS: Final = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "gif": "gif"}


def view_about(book: Book) -> dict[str, Any]:
    """Return what templates/about.xhtml says: what the book is, of what day, and under which rights."""
    config, words = book.site.config, book.words
    said = [
        " · ".join(filter(None, (book.count_text, book.span_text))),
        config.description,
        words["about_text"].format(count=book.count_text),
        words["about_excerpt"] if config.excerpt_only else "",
        words["collected"].format(date=date_words(config.as_of, book.site.words)) if config.as_of else "",
        config.publisher,
        config.rights,
    ]
    return {"said": said, "address": tidy_address(config.base_url)}


def view_districts(book: Book) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Yield what templates/districts.xhtml shows: the slug, name and articles of each district."""
    for slug, name, places, home in book.districts:
        yield slug, f"{name}, {home}" if home else name, list_articles(book, places)


def list_articles(book: Book, places: Iterable[int]) -> list[tuple[str, str, str]]:
    """Return of each article where in the book it is, its title, and its day, outlet and places."""
    rows = []
    for place in places:
        article = book.site.catalogue.article(place)
        where = (*article.districts, *lone_provinces(book.site, article))
        facts = [date_text(article_date(article), book.site.words), article.outlet, *where]
        rows.append((chapter_href(book, place), article.title, " · ".join(filter(None, facts))))
    return rows


def own_pictures(book: Book) -> Iterator[tuple[str, str]]:
    """Yield where each picture of the own pages is, with its media type."""
    for name, _ in book.site.own.pictures if book.own else ():
        yield f"{OWN_PAGES}/{PICTURES}/{name}", f"image/{_KINDS[name.rpartition('.')[2].lower()]}"


def render_own_body(book: Book, page: OwnPage) -> Markup:
    """Return the text of an own page as a page of the book has it."""
    html = _ONLINE.sub("", str(make_own_page_view(book.site, page.slug).body_html))
    return Markup(to_xhtml(html, partial(_lead, book)))


def _lead(book: Book, address: str) -> str:
    """Return where a link leads in the book, on the web, or nowhere."""
    folder, _, file = normpath(join(OWN_PAGES, address.partition("#")[0])).rpartition("/")
    slug = file.removesuffix(".html")
    if folder == OWN_PAGES and any(page.slug == slug for page in book.own):
        return f"{slug}.xhtml"
    if folder == "bai" and slug in book.chapters:
        return f"../bai/{slug}.xhtml"
    return tidy_address(address)
