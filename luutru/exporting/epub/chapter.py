"""One article as a page of a book: text, data sheet, citation, source and rights."""

from __future__ import annotations

from functools import partial
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from luutru.content.markdown import BodyKind, parse_body
from luutru.exporting.epub.pages import frame_page
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
    from luutru.site.views.article import FactValue

_FOLDER = "bai/"
_REFERENCE = ' <a epub:type="noteref" role="doc-noteref" class="ref" href="#can-cu-{number}">[{number}]</a>'


def render_chapter(book: Book, place: int) -> str:
    """Return the page of the article at a place of the catalogue; reads its content file."""
    site = book.site
    file = load_listed(site, place)
    article, words = file.article, site.words
    facts = make_facts(site, place, file, "")
    byline = [
        ", ".join(value.text for value in fact.values)
        for fact in facts
        if fact.id in ("published", "outlet", "authors")
    ]
    lines = ['<section epub:type="chapter" role="doc-chapter">', '<header lang="vi" xml:lang="vi">']
    if article.kicker:
        lines.append(f'<p class="kicker">{escape_xml(article.kicker)}</p>')
    lines.append(f"<h1>{escape_xml(article.title)}</h1>")
    lines.append(f'<p class="byline">{escape_xml(" · ".join(byline) or words.unknown_date)}</p></header>')
    original = site.catalogue.originals.get(place)
    if original is not None:
        lines.append(f'<p class="note">{escape_xml(words.duplicate_of)}: {_title(book, original)}</p>')
    lines.append('<div class="text" lang="vi" xml:lang="vi">')
    lines += _excerpt(book, article) if site.config.excerpt_only else _text(book, article, file.body_md)
    lines.append("</div>")
    lines.append(f'<section class="sheet">\n<h2>{escape_xml(words.sheet)}</h2>\n<dl>')
    notes: list[str] = []
    for fact in facts:
        lines.append(f"<dt>{escape_xml(fact.label)}</dt>")
        for value in fact.values:
            mark = f" {words.mark_uncertain}" if value.uncertain else ""
            note = f" ({value.note})" if value.note else ""
            reference = ""
            if value.reasons:
                notes.append(_note(f"{fact.label}: {value.text}", value, len(notes) + 1))
                reference = _REFERENCE.format(number=len(notes))
            lines.append(f"<dd>{escape_xml(f'{value.text}{mark}{note}')}{reference}</dd>")
    if site.config.base_url:
        address = urls.absolute_url(site.config.base_url, urls.article_url(article.slug))
        lines.append(f"<dt>{escape_xml(site.config.title)}</dt><dd>{_link(address)}</dd>")
    lines += ["</dl>", "</section>", f'<section class="cite">\n<h2>{escape_xml(words.citation)}</h2>']
    citation = to_xhtml(render_citation(site, make_reference(site, article)), tidy_address)
    lines += [f'<p lang="vi" xml:lang="vi">{citation}</p>', *_source(book, article), "</section>"]
    if notes:
        lines += ['<section class="notes">', f"<h2>{escape_xml(words.evidence)}</h2>", *notes, "</section>"]
    if not site.config.excerpt_only:
        lines += _left_out(book, place, file.body_md)
    body = "\n".join([*lines, "</section>", ""])
    return frame_page(book, article.title, body, kind="chapter")


def _note(name: str, value: FactValue, number: int) -> str:
    """The evidence of one value, as a note that its data sheet refers to."""
    said = []
    for reason in value.reasons:
        quote = f': <q lang="vi" xml:lang="vi">{escape_xml(reason.quote)}</q>' if reason.quote else ""
        why = ", ".join(filter(None, (reason.why, reason.place)))
        said.append(f"{escape_xml(why)}{quote} ({escape_xml(reason.confidence)})")
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="can-cu-{number}">'
        f"<p>{number}. {escape_xml(name)} – {'; '.join(said)}</p></aside>"
    )


def _left_out(book: Book, place: int, body_md: str) -> Iterator[str]:
    """The lines of the raw page that are not in the article, each with its reason."""
    words = book.site.words
    texts = [block.text for block in parse_body(body_md)]
    found = find_left_out(book.site, place, texts)
    if found is None:
        return
    title = escape_xml(f"{words.left_out} ({found.count_text})")
    yield f'<section class="notes">\n<h2>{title}</h2>\n<ul>'
    for run in found.runs:
        text = "<br/>".join(escape_xml(line) for line in run.text.split("\n"))
        told = escape_xml(f"{run.place} · {run.role_text} · {run.reason}")
        yield f'<li>{told}<br/><span lang="vi" xml:lang="vi">{text}</span></li>'
    yield "</ul>\n</section>"


def _excerpt(book: Book, article: Article) -> Iterator[str]:
    if article.summary:
        yield f'<p class="sapo">{escape_xml(article.summary)}</p>'
    language = book.site.config.language
    notice = escape_xml(book.site.words.excerpt_only)
    yield f'<p class="note" lang="{language}" xml:lang="{language}">{notice}</p>'


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
        yield f"<{tag}{name}{mark}>{_inner(block, lead)}</{tag}>"


def _picture(book: Book, block: BodyBlock, anchor: str, lead: partial[str]) -> str:
    """A picture with its caption; the caption alone, or nothing, where the archive does not have it."""
    picture = book.site.pictures.get(block.picture)
    name = f' id="{anchor}"' if anchor else ""
    caption = _inner(block, lead)
    if picture is None:
        return f'<p{name} class="caption">{caption}</p>' if anchor else ""
    alt = escape_xml(book.site.words.picture)
    image = f'<img src="../{urls.picture_url(picture.name)}" alt="{alt}"/>'
    below = f"<figcaption>{caption}</figcaption>" if anchor else ""
    return f"<figure{name}>{image}{below}</figure>"


def _inner(block: BodyBlock, lead: partial[str]) -> str:
    return to_xhtml(block.html, lead)


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


def _title(book: Book, place: int) -> str:
    article = book.site.catalogue.article(place)
    title = f'<cite lang="vi" xml:lang="vi">{escape_xml(article.title)}</cite>'
    return f'<a href="{article.slug}.xhtml">{title}</a>' if article.slug in book.chapters else title


def _link(address: str) -> str:
    tidy = tidy_address(address)
    return f'<a href="{escape_xml(tidy)}">{escape_xml(address)}</a>' if tidy else escape_xml(address)


def _source(book: Book, article: Article) -> Iterator[str]:
    words = book.site.words
    original = make_original(book.site, article)
    if original is not None and original.href:
        retrieved = f", {words.retrieved} {original.retrieved_text}" if original.retrieved_text else ""
        told = f"{escape_xml(words.original)}: {_link(original.href)}{escape_xml(retrieved)}"
        yield f'<p class="note">{told}</p>'
    rights = article.rights or book.site.config.rights
    if rights:
        yield f'<p class="note">{escape_xml(rights)}</p>'
