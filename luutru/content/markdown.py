"""Markdown → blocks: what a body says, whoever wrote it, as blocks of HTML that is safe to print.

The dialect is Python-Markdown's with tables, made inert: raw HTML, reference definitions and code are shown,
pictures become links but for those of the archive itself on a line of their own, links lead only to addresses
that cannot run anything, and `{: .caption }` is the one attribute. Any ASCII punctuation can be escaped.

Python-Markdown takes 0.1 to 0.5 ms a paragraph, so one without any Markdown in it (nearly all of them) never
meets it; tests hold both ways equal. That works because no construct of this dialect reaches over a plain
paragraph that is not indented.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from luutru.content.body_pictures import PICTURE, SIGN, picture_name
from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    import markdown


class BodyKind(StrEnum):
    """What a block of a body is."""

    SAPO = "sapo"  #: the lead: the first paragraph
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    PICTURE = "picture"  #: a file of content/anh/ with its caption, which may be empty
    LIST = "list"
    TABLE = "table"
    VERSE = "verse"  #: a paragraph with line breaks that are meant
    QUOTE = "quote"
    RULE = "rule"  #: a thematic break: no text


@frozen
class BodyBlock:
    """A block of a body, ready to be wrapped: ``<{tag} …>{html}</{tag}>`` (a rule is ``<hr>`` alone).

    `html` is safe to print as it is. `text` is what a reader sees: items of a list and lines of a verse are
    separated by line feeds, cells of a table by tabs. `tag` is p, h2 to h6, ul, ol, table, blockquote, hr or
    figure; `picture` is the name of a picture's file, whose caption is `html`.
    """

    kind: BodyKind
    tag: str
    html: str
    text: str
    picture: str = ""


#: A line that is text and nothing else: no markup character, nothing at its start that opens a block, no
#: character that is mended, no space at its ends.
_PLAIN = re.compile(
    r"(?![#>|=:+\-\s]|\d+[.)](?!\S))"
    "[^\\\\`*_\\[\\]{}<&|~\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+"
    r"(?<!\s)"
)
#: The visible characters that `_PLAIN` excludes.
_MARKS = "\\`*_[]{}<&|~"
#: What may stand in a plain line besides: an escaped character, an ampersand that starts no entity, a bracket
#: that opens no tag.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?!#?\w+;)|<(?![A-Za-z/!?])")
_CAPTION = re.compile(r"\n *\{: *\.caption *\}$")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
#: Addresses that cannot run anything: the web, mail, a place in this page or in this archive.
_SAFE_LINK = re.compile(
    r"(?:https?://|mailto:|#|\.{0,2}/(?!/)|[^\s:/?#\\]+(?:[/?#]|$))[^\s\\]*", re.IGNORECASE
)
#: The parser's time grows with the square of the brackets and stars in a chunk, and lists in lists in lists
#: end its recursion. A chunk with more of them than any article has is shown as it is.
_TANGLE = re.compile(r"[\[\]*_<>(\\]")
_MOST_TANGLE = 1500
_LONGEST = 100_000
_TOO_DEEP = re.compile(r"^(?:[ \t>]|[-+*][ \t]|\d+\.[ \t]){60}", re.MULTILINE)


def parse_body(body_md: str) -> tuple[BodyBlock, ...]:
    """Read a body: its blocks in order. The first plain paragraph is the sapo. Never fails."""
    blocks: list[BodyBlock] = []
    marks = [mark for mark in _MARKS if mark in body_md]
    made = (
        _plain_block(chunk, marks) or (_literal_block(chunk) if _is_tangled(chunk) else chunk)
        for chunk in _chunks(body_md)
    )
    for needs_parser, group in groupby(made, lambda one: isinstance(one, str)):
        if needs_parser:
            blocks += _parsed_blocks("\n\n".join(cast("Iterator[str]", group)))
        else:
            blocks += cast("Iterator[BodyBlock]", group)
    for index, block in enumerate(blocks):
        if block.kind is BodyKind.PARAGRAPH:
            blocks[index] = BodyBlock(BodyKind.SAPO, block.tag, block.html, block.text)
            break
    return tuple(blocks)


def _chunks(body_md: str) -> list[str]:
    text = body_md.replace("\r\n", "\n").replace("\r", "\n") if "\r" in body_md else body_md
    if SIGN in text:
        text = PICTURE.sub(r"\n\n\g<0>\n\n", text)
    return [chunk for chunk in _BLANK_LINES.split(text.strip("\n")) if chunk.strip()]


def _plain_block(chunk: str, marks: Sequence[str]) -> BodyBlock | None:
    """Return the block of a chunk that needs no parser, or None; `marks`: those of `_MARKS` in the body."""
    if _is_plain(chunk, marks):
        return BodyBlock(BodyKind.PARAGRAPH, "p", chunk.replace(">", "&gt;"), chunk)
    if SIGN in chunk and (picture := PICTURE.fullmatch(chunk)):
        return _picture_block(picture["caption"].strip(), picture_name(picture))
    kind, tag = BodyKind.PARAGRAPH, "p"
    if chunk.startswith("## "):
        kind, tag, chunk = BodyKind.SUBHEAD, "h2", chunk[3:]
        if chunk.endswith("#"):
            return None
    elif mark := _CAPTION.search(chunk):
        kind, chunk = BodyKind.CAPTION, chunk[: mark.start()]
    if not _PLAIN.fullmatch(_ESCAPED.sub("x", chunk)):
        return None
    text = _ESCAPED.sub(lambda found: found[1] or found[0], chunk)
    return BodyBlock(kind, tag, escape_html(text), text)


def _picture_block(caption: str, name: str) -> BodyBlock:
    inline = [] if _PLAIN.fullmatch(_ESCAPED.sub("x", caption)) else list(_parsed_blocks(caption))
    if len(inline) == 1 and inline[0].tag == "p":
        return BodyBlock(BodyKind.PICTURE, "figure", inline[0].html, inline[0].text, name)
    text = _ESCAPED.sub(lambda found: found[1] or found[0], caption)
    return BodyBlock(BodyKind.PICTURE, "figure", escape_html(text), text, name)


def _is_plain(chunk: str, marks: Sequence[str]) -> bool:
    """What `_PLAIN` says, for nearly every paragraph without going through it letter by letter."""
    if chunk[0].isalpha() and chunk[-1] != " " and chunk.isprintable():
        for mark in marks:  # noqa: SIM110 - twice as quick as any(…), and there are a dozen a page
            if mark in chunk:
                return False
        return True
    return _PLAIN.fullmatch(chunk) is not None


def escape_html(text: str) -> str:
    """Return text as the inner HTML that shows it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# The parser ------------------------------------------------------------------------------------------


@cache
def make_markdown() -> markdown.Markdown:
    """Return the Markdown parser of this archive's dialect (one a process; loading it takes 30 ms)."""
    from luutru.content.markdown_dialect import make_dialect

    return make_dialect(is_safe_link)


def is_safe_link(address: str) -> bool:
    """Say whether an address may stand in a link: it can run nothing, and it means the same on every host.

    >>> is_safe_link("https://example.org/a"), is_safe_link("java\\tscript:alert(1)")
    (True, False)
    """
    from html import unescape

    return _SAFE_LINK.fullmatch(unescape(address)) is not None


def _parsed_blocks(source: str) -> Iterator[BodyBlock]:
    from luutru.content.markdown_dialect import even_lists

    parser = make_markdown()
    parser.reset()
    lines = even_lists(_UNSAFE.sub("\ufffd", source).split("\n"))
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    root: Any = parser.parser.parseDocument(lines).getroot()
    for treeprocessor in parser.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    yield from filter(None, map(_block_of, root))


def _is_tangled(chunk: str) -> bool:
    if len(chunk) > _LONGEST or _TOO_DEEP.search(chunk):
        return True
    return len(chunk) > _MOST_TANGLE and len(_TANGLE.findall(chunk)) > _MOST_TANGLE


def _literal_block(chunk: str) -> BodyBlock:
    text = " ".join(_UNSAFE.sub("\ufffd", chunk).split())
    return BodyBlock(BodyKind.PARAGRAPH, "p", escape_html(text), text)


_KINDS = {
    "ul": BodyKind.LIST,
    "ol": BodyKind.LIST,
    "table": BodyKind.TABLE,
    "blockquote": BodyKind.QUOTE,
    "hr": BodyKind.RULE,
}


def _block_of(element: Element) -> BodyBlock | None:
    tag = element.tag
    text = _text_of(element)
    if tag in _KINDS:
        kind = _KINDS[tag]
    elif not text:
        return None
    elif tag == "p":
        lines = any(child.tag == "br" for child in element)
        kind = BodyKind.VERSE if lines else BodyKind.PARAGRAPH
        if element.get("class") == "caption":
            kind = BodyKind.CAPTION
    else:
        # A page has one h1, and it is not in the body.
        kind, tag = BodyKind.SUBHEAD, "h2" if tag == "h1" else tag
    return BodyBlock(kind, tag, inner_html(element).strip(), text)


_ATTRIBUTES = ("class", "href", "title", "value")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEM_ENDS = {
    **dict.fromkeys(("br", "li", "tr", "p", *_HEADINGS), "\n"),
    **dict.fromkeys(("td", "th"), "\t"),
}


def inner_html(element: Element) -> str:
    """Serialise what is inside an element; attributes other than `_ATTRIBUTES` are dropped."""
    parts = [escape_html(element.text or "")]
    for child in element:
        tag = child.tag
        attributes = "".join(
            f' {name}="{escape_html(value).replace(chr(34), "&quot;")}"'
            for name in _ATTRIBUTES
            if (value := child.get(name)) is not None
        )
        end = "" if tag in ("br", "hr") else f"{inner_html(child)}</{tag}>"
        start = f"<{tag}{attributes}>"
        if tag in _HEADINGS:  # in a quotation or a list: it heads nothing of this page
            start, end = "<p><strong>", f"{inner_html(child)}</strong></p>"
        parts.append(f"{start}{end}{escape_html(child.tail or '')}")
    return "".join(parts)


def _text_of(element: Element) -> str:
    lines = "".join(_texts(element)).split("\n")
    return "\n".join(text for line in lines if (text := line.strip(" ").removesuffix("\t")))


def _texts(element: Any) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _texts(child)
        yield _ITEM_ENDS.get(child.tag, "")
        # A line feed after <br> or between blocks is the parser's layout; within a paragraph it is a space.
        yield (child.tail or "").removeprefix("\n").replace("\n", " ")
