"""The book: cover, a page about it, contents by district, a page for each year or month, articles by time.

Written to the container by own small code: the library made for it is under the AGPL, and what it would do
is a page of XML. Source: EPUB 3.3, https://www.w3.org/TR/epub-33/.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.content.pictures import limits_of
from luutru.exporting.epub.chapter import render_chapter
from luutru.exporting.epub.cover import render_cover
from luutru.exporting.epub.layout import DISTRICTS, chapter_href, list_pictures, make_book
from luutru.exporting.epub.own_pages import own_href, own_pictures, render_own
from luutru.exporting.epub.package import CONTAINER, render_nav, render_ncx, render_package
from luutru.exporting.epub.pages import render_about, render_cover_page, render_districts, render_section
from luutru.exporting.packing import add_to_zip, write_whole
from luutru.site.urls import picture_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.exporting.epub.layout import Book
    from luutru.exporting.selection import Selection
    from luutru.site.context import Site

STYLE = Path(__file__).parent / "style.css"
FOLDER = "EPUB"


def write_epub(site: Site, selection: Selection, target: Path) -> None:
    """Write the book of some articles to `target`, whole or not at all; same content, same bytes."""
    book = make_book(site, selection)
    with write_whole(target) as draft, zipfile.ZipFile(draft, "w", compresslevel=6) as archive:
        # Programs tell a book by this entry: first, and not compressed.
        add_to_zip(archive, "mimetype", b"application/epub+zip", compressed=False)
        add_to_zip(archive, "META-INF/container.xml", CONTAINER.encode())
        for name, text in _render(book):
            add_to_zip(archive, f"{FOLDER}/{name}", text.encode())
        limits = limits_of(site.config)
        for picture in list_pictures(book):
            _, data = site.content.load_picture(picture.file, limits)
            add_to_zip(archive, f"{FOLDER}/{picture_url(picture.name)}", data, compressed=False)
        for href, _ in own_pictures(book):
            add_to_zip(archive, f"{FOLDER}/{href}", site.content.read_own(href), compressed=False)


def _render(book: Book) -> Iterator[tuple[str, str]]:
    yield "package.opf", render_package(book)
    yield "nav.xhtml", render_nav(book)
    yield "toc.ncx", render_ncx(book)
    yield "style.css", STYLE.read_text(encoding="utf-8")
    yield "cover.svg", render_cover(book)
    yield "cover.xhtml", render_cover_page(book)
    yield "about.xhtml", render_about(book)
    for page in book.own:
        yield own_href(page), render_own(book, page)
    if book.districts:
        yield DISTRICTS, render_districts(book)
    for section in book.sections:
        yield section.href, render_section(book, section)
        for place in section.places:
            yield chapter_href(book, place), render_chapter(book, place)
