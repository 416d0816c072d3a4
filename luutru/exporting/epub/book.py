"""The book: cover, a page about it, contents by district, a page for each year or month, articles by time.

Written to the container by own small code: the library made for it is under the AGPL, and what it would do
is a page of XML. Source: EPUB 3.3, https://www.w3.org/TR/epub-33/.
"""

from __future__ import annotations

import zipfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.catalogue.terms import Facet
from luutru.content.pictures import limits_of
from luutru.exporting.epub.chapter import view_chapter
from luutru.exporting.epub.cover import lay_out_cover
from luutru.exporting.epub.layout import (
    DISTRICTS,
    chapter_href,
    list_pictures,
    list_steps,
    make_book,
    own_href,
)
from luutru.exporting.epub.pages import (
    list_articles,
    own_pictures,
    render_own_body,
    view_about,
    view_districts,
)
from luutru.exporting.packing import add_to_zip, write_whole
from luutru.exporting.rendering import render
from luutru.site.urls import picture_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.exporting.epub.layout import Book
    from luutru.exporting.selection import Selection
    from luutru.site.context import Site

STYLE = Path(__file__).parent / "style.css"
FOLDER = "EPUB"
#: Subjects name the districts and the topics that most articles have: readers show them as tags.
_SUBJECTS = 8


def write_epub(site: Site, selection: Selection, target: Path) -> None:
    """Write the book of some articles to `target`, whole or not at all; same content, same bytes."""
    book = make_book(site, selection)
    with write_whole(target) as draft, zipfile.ZipFile(draft, "w", compresslevel=6) as archive:
        # Programs tell a book by this entry: first, and not compressed.
        add_to_zip(archive, "mimetype", b"application/epub+zip", compressed=False)
        add_to_zip(archive, "META-INF/container.xml", render("container.xml").encode())
        for name, text in _render(book):
            add_to_zip(archive, f"{FOLDER}/{name}", text.encode())
        limits = limits_of(site.config)
        for picture in list_pictures(book):
            _, data = site.content.load_picture(picture.file, limits)
            add_to_zip(archive, f"{FOLDER}/{picture_url(picture.name)}", data, compressed=False)
        for href, _ in own_pictures(book):
            add_to_zip(archive, f"{FOLDER}/{href}", site.content.read_own(href), compressed=False)


def _render(book: Book) -> Iterator[tuple[str, str]]:
    def page(name: str, template: str = "", **values: Any) -> tuple[str, str]:
        root, language = "../" * name.count("/"), book.site.config.language
        return name, render(template or name, book=book, root=root, language=language, **values)

    steps = tuple(list_steps(book))
    pages = [one for step in steps for one in (step, *step.inner) if one.id]
    yield page("package.opf", pages=pages, pictures=tuple(_pictures(book)), subjects=tuple(_subjects(book)))
    yield page("nav.xhtml", steps=steps)
    yield page("toc.ncx", steps=steps, number=count(1).__next__)
    yield "style.css", STYLE.read_text(encoding="utf-8")
    yield page("cover.svg", lines=lay_out_cover(book))
    yield page("cover.xhtml")
    yield page("about.xhtml", **view_about(book))
    for own in book.own:
        yield page(own_href(own), "own.xhtml", page=own, body=render_own_body(book, own))
    if book.districts:
        yield page(DISTRICTS, "districts.xhtml", districts=view_districts(book))
    for section in book.sections:
        rows = list_articles(book, section.places)
        yield page(section.href, "section.xhtml", section=section, rows=rows)
        for place in section.places:
            yield page(chapter_href(book, place), "chapter.xhtml", **view_chapter(book, place))


def _subjects(book: Book) -> Iterator[str]:
    places = tuple(place for section in book.sections for place in section.places)
    for facet in (Facet.DISTRICT, Facet.TOPIC):
        yield from (term.name for term, _ in book.site.catalogue.count_terms(facet, places)[:_SUBJECTS])


def _pictures(book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield the id, place and media type of each picture."""
    for number, (href, kind) in enumerate(own_pictures(book), 1):
        yield f"op{number}", href, kind
    for picture in list_pictures(book):
        kind = "image/png" if picture.name.endswith(".png") else "image/jpeg"
        yield f"p{picture.name[:16]}", picture_url(picture.name), kind
