"""The curator's own pages in the book of a whole archive, behind the page about it."""

from __future__ import annotations

import re
from functools import partial
from posixpath import join, normpath
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from luutru.config import OWN_PAGES
from luutru.content.own_pages import PICTURES
from luutru.exporting.xhtml import tidy_address, to_xhtml
from luutru.site.own_page import make_own_page_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.content.own_pages import OwnPage
    from luutru.exporting.epub.layout import Book

#: What a page has for browsers alone: the links to its paragraphs, pictures that wait.
_ONLINE: Final = re.compile(r'<a [^<>]*aria-labelledby="neo"[^<>]*>[^<>]*</a>| loading="lazy"')
_KINDS: Final = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "gif": "gif"}


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
