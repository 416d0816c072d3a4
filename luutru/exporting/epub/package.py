"""What makes the pages a book: container, package document, and contents in both their forms."""

from __future__ import annotations

from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet
from luutru.exporting.epub.layout import DISTRICTS, chapter_href, list_pictures
from luutru.exporting.epub.own_pages import own_href, own_pictures
from luutru.exporting.xhtml import escape_xml, tidy_address
from luutru.site.urls import picture_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.exporting.epub.layout import Book

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
#: Subjects name the districts and the topics that most articles have: readers show them as tags.
_SUBJECTS = 8


def render_package(book: Book) -> str:
    """Return the package document: metadata, every file, and the order of reading."""
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
        _page("cover", "cover.xhtml"),
        _page("about", "about.xhtml"),
    ]
    spine = ["cover", "about", "nav"]
    for number, page in enumerate(book.own, 1):
        items.append(_page(f"o{number}", own_href(page)))
        spine.append(f"o{number}")
    for number, (href, kind) in enumerate(own_pictures(book), 1):
        items.append(f'<item id="op{number}" href="{escape_xml(href)}" media-type="{kind}"/>')
    if book.districts:
        items.append(_page("districts", DISTRICTS))
        spine.append("districts")
    for number, section in enumerate(book.sections, 1):
        items.append(_page(f"s{number}", section.href))
        spine.append(f"s{number}")
        for place in section.places:
            items.append(_page(f"b{place}", chapter_href(book, place)))
            spine.append(f"b{place}")
    for picture in list_pictures(book):
        kind = "png" if picture.name.endswith(".png") else "jpeg"
        href = picture_url(picture.name)
        items.append(f'<item id="p{picture.name[:16]}" href="{href}" media-type="image/{kind}"/>')
    return "".join(
        (
            _XML,
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="vi"'
            ' unique-identifier="id">\n',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n',
            *(f"{line}\n" for line in _metadata(book)),
            "</metadata>\n<manifest>\n",
            *(f"{item}\n" for item in items),
            '</manifest>\n<spine toc="ncx">\n',
            *(f'<itemref idref="{name}"/>\n' for name in spine),
            "</spine>\n</package>\n",
        )
    )


def _page(name: str, href: str) -> str:
    return f'<item id="{name}" href="{escape_xml(href)}" media-type="application/xhtml+xml"/>'


def _metadata(book: Book) -> Iterator[str]:
    config = book.site.config
    title = f"{book.title}: {book.subtitle}" if book.subtitle else book.title
    yield f'<dc:identifier id="id">{book.identifier}</dc:identifier>'
    yield from _element("title", title)
    yield from _element("language", "vi")
    if config.language != "vi":
        yield from _element("language", config.language)
    yield from _element("creator", config.publisher or config.title)
    yield from _element("publisher", config.publisher)
    yield from _element("description", config.description)
    yield from _element("rights", config.rights)
    yield from _element("source", tidy_address(config.base_url))
    yield from _element("date", book.day)
    yield from _element("subject", book.words["subject"])
    places = tuple(place for section in book.sections for place in section.places)
    for facet in (Facet.DISTRICT, Facet.TOPIC):
        for term, _ in book.site.catalogue.count_terms(facet, places)[:_SUBJECTS]:
            yield from _element("subject", term.name)
    # Not the clock: the same content gives the same book.
    yield f'<meta property="dcterms:modified">{book.day}T00:00:00Z</meta>'
    yield '<meta name="cover" content="cover-image"/>'
    yield '<meta property="schema:accessMode">textual</meta>'
    if book.site.pictures:
        yield '<meta property="schema:accessMode">visual</meta>'
    yield '<meta property="schema:accessModeSufficient">textual</meta>'
    for feature in ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText"):
        yield f'<meta property="schema:accessibilityFeature">{feature}</meta>'
    yield '<meta property="schema:accessibilityHazard">none</meta>'
    summary = escape_xml(book.words["accessibility"])
    yield f'<meta property="schema:accessibilitySummary">{summary}</meta>'


def _element(name: str, text: str) -> Iterator[str]:
    if text.strip():
        yield f"<dc:{name}>{escape_xml(text)}</dc:{name}>"


def render_nav(book: Book) -> str:
    """Return the contents as readers of EPUB 3 show them, which is a page of the book as well."""
    words = book.words
    rows = [_nav_row("about.xhtml", words["about"], ())]
    rows += (_nav_row(own_href(page), page.title, ()) for page in book.own)
    if book.districts:
        rows.append(_nav_row(DISTRICTS, words["by_district"], tuple(_district_rows(book))))
    for section in book.sections:
        inner = tuple(
            _nav_row(chapter_href(book, place), book.site.catalogue.article(place).title, ())
            for place in section.places
        )
        rows.append(_nav_row(section.href, section.title, inner))
    contents = escape_xml(words["contents"])
    language = book.site.config.language
    return "".join(
        (
            _XML,
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
            f' xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n',
            f"<head><title>{contents}</title>"
            '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n',
            f'<nav epub:type="toc" id="toc" role="doc-toc">\n<h1>{contents}</h1>\n<ol>\n',
            *rows,
            '</ol>\n</nav>\n<nav epub:type="landmarks" hidden="hidden">\n',
            f"<h2>{contents}</h2>\n<ol>\n",
            f'<li><a epub:type="cover" href="cover.xhtml">{escape_xml(words["cover"])}</a></li>\n',
            f'<li><a epub:type="toc" href="#toc">{contents}</a></li>\n',
            f'<li><a epub:type="bodymatter" href="{escape_xml(book.sections[0].href)}">',
            f"{escape_xml(book.sections[0].title)}</a></li>\n",
            "</ol>\n</nav>\n</body>\n</html>\n",
        )
    )


def _district_rows(book: Book) -> Iterator[str]:
    """Yield the rows of the districts, those of a province below it."""
    for home, group in groupby(book.districts, itemgetter(3)):
        rows = [(slug, _nav_row(f"{DISTRICTS}#q-{slug}", name, ())) for slug, name, _, _ in group]
        if home:
            yield _nav_row(f"{DISTRICTS}#q-{rows[0][0]}", home, tuple(row for _, row in rows))
        else:
            yield from (row for _, row in rows)


def _nav_row(href: str, title: str, inner: tuple[str, ...]) -> str:
    below = f"\n<ol>\n{''.join(inner)}</ol>\n" if inner else ""
    return f'<li><a href="{escape_xml(href)}">{escape_xml(title)}</a>{below}</li>\n'


def render_ncx(book: Book) -> str:
    """Return the contents as readers of EPUB 2 want them."""
    order = count(1)

    def point(name: str, href: str, title: str, inner: Iterator[str] | tuple[str, ...] = ()) -> str:
        number = next(order)
        return (
            f'<navPoint id="{name}" playOrder="{number}">'
            f"<navLabel><text>{escape_xml(title)}</text></navLabel>"
            f'<content src="{escape_xml(href)}"/>{"".join(inner)}</navPoint>\n'
        )

    article = book.site.catalogue.article
    points = [point("about", "about.xhtml", book.words["about"])]
    points += (point(f"o{number}", own_href(page), page.title) for number, page in enumerate(book.own, 1))
    if book.districts:
        points.append(point("districts", DISTRICTS, book.words["by_district"]))
    for number, section in enumerate(book.sections, 1):
        inner = (
            point(f"b{place}", chapter_href(book, place), article(place).title) for place in section.places
        )
        points.append(point(f"s{number}", section.href, section.title, inner))
    return "".join(
        (
            _XML,
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="vi">\n<head>\n',
            f'<meta name="dtb:uid" content="{book.identifier}"/>\n<meta name="dtb:depth" content="2"/>\n',
            '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n',
            f"</head>\n<docTitle><text>{escape_xml(book.title)}</text></docTitle>\n<navMap>\n",
            *points,
            "</navMap>\n</ncx>\n",
        )
    )
