"""The pages of a book that are no articles, and the frame of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.exporting.epub.layout import chapter_href
from luutru.exporting.xhtml import escape_xml, tidy_address
from luutru.site.cards import article_date, date_text
from luutru.site.date_words import date_words
from luutru.site.provinces import lone_provinces

if TYPE_CHECKING:
    from luutru.exporting.epub.layout import Book, Section


def frame_page(book: Book, title: str, body: str, *, depth: int = 1, kind: str = "") -> str:
    """Return a whole page; `depth` is how many folders it is in, `kind` the class of its body."""
    language = book.site.config.language
    mark = f' class="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}">\n'
        f"<head><title>{escape_xml(title)}</title>"
        f'<link rel="stylesheet" type="text/css" href="{"../" * depth}style.css"/></head>\n'
        f"<body{mark}>\n{body}</body>\n</html>\n"
    )


def render_cover_page(book: Book) -> str:
    """Return the page that shows the cover."""
    label = escape_xml(f"{book.title}. {book.subtitle}".removesuffix(". "))
    body = f'<section epub:type="cover"><img src="cover.svg" alt="{label}"/></section>\n'
    return frame_page(book, book.words["cover"], body, depth=0, kind="cover")


def render_about(book: Book) -> str:
    """Return the page that says what the book is, of what day, and under which rights."""
    config, words = book.site.config, book.words
    lines = [f"<h1>{escape_xml(book.title)}</h1>"]
    if book.subtitle:
        lines.append(f'<p class="subtitle">{escape_xml(book.subtitle)}</p>')
    said = [
        " · ".join(filter(None, (book.count_text, book.span_text))),
        config.description,
        words["about_text"].format(count=book.count_text),
        words["about_excerpt"] if config.excerpt_only else "",
        words["collected"].format(date=date_words(config.as_of, book.site.words)) if config.as_of else "",
        config.publisher,
        config.rights,
    ]
    lines += [f"<p>{escape_xml(text)}</p>" for text in said if text]
    if address := tidy_address(config.base_url):
        link = f'<a href="{escape_xml(address)}">{escape_xml(config.base_url)}</a>'
        lines.append(f"<p>{escape_xml(words['website'])} {link}</p>")
    body = '<section epub:type="titlepage">\n' + "\n".join(lines) + "\n</section>\n"
    return frame_page(book, words["about"], body, depth=0, kind="about")


def render_section(book: Book, section: Section) -> str:
    """Return the page before a year's or month's articles: a list of them."""
    body = (
        f'<section epub:type="part">\n<h1>{escape_xml(section.title)}</h1>\n'
        f"{_list(book, section.places, '../')}</section>\n"
    )
    return frame_page(book, section.title, body)


def render_districts(book: Book) -> str:
    """Return the contents by district."""
    title = book.words["by_district"]
    lists = "".join(
        f'<section id="q-{slug}">\n<h2 lang="vi" xml:lang="vi">'
        f"{escape_xml(f'{name}, {home}' if home else name)}</h2>\n{_list(book, places)}</section>\n"
        for slug, name, places, home in book.districts
    )
    body = f"<section>\n<h1>{escape_xml(title)}</h1>\n{lists}</section>\n"
    return frame_page(book, title, body, depth=0)


def _list(book: Book, places: tuple[int, ...], root: str = "") -> str:
    rows = []
    for place in places:
        article = book.site.catalogue.article(place)
        where = (*article.districts, *lone_provinces(book.site, article))
        facts = [date_text(article_date(article), book.site.words), article.outlet, *where]
        rows.append(
            f'<li><a href="{root}{escape_xml(chapter_href(book, place))}" lang="vi" xml:lang="vi">'
            f"{escape_xml(article.title)}</a>"
            f'<br/><span class="note">{escape_xml(" · ".join(filter(None, facts)))}</span></li>\n'
        )
    return f'<ul class="list">\n{"".join(rows)}</ul>\n'
