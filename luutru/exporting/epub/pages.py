"""The pages of a book beside its articles: what it is, and lists of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.exporting.epub.layout import chapter_href
from luutru.exporting.xhtml import tidy_address
from luutru.site.cards import article_date, date_text
from luutru.site.date_words import date_words
from luutru.site.provinces import lone_provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.exporting.epub.layout import Book


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
