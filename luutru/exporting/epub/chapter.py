"""One article as a page of a book: text, data sheet, citation, source and rights."""

from __future__ import annotations

from functools import partial
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup

from luutru.content.markdown import BodyKind, parse_body
from luutru.exporting.xhtml import escape_xml, tidy_address, to_xhtml
from luutru.site import urls
from luutru.site.article_page import find_left_out
from luutru.site.body_html import make_anchors, paragraph_class
from luutru.site.citation import make_reference, render_citation
from luutru.site.context import load_listed
from luutru.site.facts import make_facts, make_original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.content.markdown import BodyBlock
    from luutru.exporting.epub.layout import Book
    from luutru.model import Article

_FOLDER = "bai/"


def view_chapter(book: Book, place: int) -> dict[str, Any]:
    """Return what templates/chapter.xhtml shows of the article at a place; reads its content file."""
    site = book.site
    file = load_listed(site, place)
    article, excerpt = file.article, site.config.excerpt_only
    facts = make_facts(site, place, file, "")
    byline = [
        ", ".join(value.text for value in fact.values)
        for fact in facts
        if fact.id in ("published", "outlet", "authors")
    ]
    original = site.catalogue.originals.get(place)
    texts = [] if excerpt else [block.text for block in parse_body(file.body_md)]
    return {
        "article": article,
        "byline": " · ".join(byline) or site.words.unknown_date,
        "repeated": None if original is None else site.catalogue.article(original),
        "excerpt": excerpt,
        "text": [] if excerpt else map(Markup, _text(book, article, file.body_md)),
        "facts": facts,
        "address": urls.absolute_url(site.config.base_url, urls.article_url(article.slug)),
        "citation": Markup(to_xhtml(render_citation(site, make_reference(site, article)), tidy_address)),
        "original": make_original(site, article),
        "rights": article.rights or site.config.rights,
        "left_out": None if excerpt else find_left_out(site, place, texts),
    }


def _text(book: Book, article: Article, body_md: str) -> Iterator[str]:
    """The body, its anchors those of the site, so that "#d-26fc1bd4" finds the paragraph here as well."""
    blocks = parse_body(body_md)
    anchors = make_anchors(block.text for block in blocks)
    lead = partial(_lead, book, article, frozenset(anchors))
    level = 1
    for block, anchor in zip(blocks, anchors, strict=True):
        if block.kind is BodyKind.RULE:
            yield "<hr/>"
            continue
        if block.kind is BodyKind.PICTURE:
            yield _picture(book, block, anchor, lead)
            continue
        tag, mark = block.tag, paragraph_class(block)
        if block.kind is BodyKind.SUBHEAD:
            level = min(int(tag[1]), level + 1)  # no heading skips a level
            tag = f"h{level}"
        name = f' id="{anchor}"' if anchor else ""
        yield f"<{tag}{name}{mark}>{to_xhtml(block.html, lead)}</{tag}>"


def _picture(book: Book, block: BodyBlock, anchor: str, lead: partial[str]) -> str:
    """A picture with its caption; the caption alone, or nothing, where the archive does not have it."""
    picture = book.site.pictures.get(block.picture)
    name = f' id="{anchor}"' if anchor else ""
    caption = to_xhtml(block.html, lead)
    if picture is None:
        return f'<p{name} class="caption">{caption}</p>' if anchor else ""
    alt = escape_xml(book.site.words.picture)
    image = f'<img src="../{urls.picture_url(picture.name)}" alt="{alt}"/>'
    below = f"<figcaption>{caption}</figcaption>" if anchor else ""
    return f"<figure{name}>{image}{below}</figure>"


def _lead(book: Book, article: Article, anchors: frozenset[str], address: str) -> str:
    """Where a link in the text goes: to a paragraph here, an article of the book, or the web."""
    if address.startswith(("http://", "https://", "mailto:")):
        return tidy_address(address)
    path, _, anchor = address.partition("#")
    if not path:
        return f"#{anchor}" if anchor in anchors else ""
    target = normpath(join(_FOLDER, unquote(path.partition("?")[0])))
    slug = target.removeprefix(_FOLDER).removesuffix(".html")
    if slug in book.chapters and target == urls.article_url(slug):
        return f"{slug}.xhtml"
    base = book.site.config.base_url
    return tidy_address(urls.absolute_url(base, target)) if base and not target.startswith("..") else ""
