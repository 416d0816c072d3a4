"""What must hold of any input: each target takes bytes or text, and fails with an AssertionError.

No crash, no character lost, nothing that a browser would run, and front matter that reads back as written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.reading import read_page
from luutru.content.from_description import draft_of
from luutru.content.frontmatter import parse_content, read_content, render_content
from luutru.content.ledger import parse_ledger, rebuild_bytes, render_ledger
from luutru.content.markdown_writing import render_body as write_body
from luutru.knowledge import load_knowledge
from luutru.model import Block, BlockKind, CleanedPage, Known, SetAside
from luutru.site.body_html import render_body
from luutru.site.words import load_words
from luutru.vietnamese.decoding import encode_lines

if TYPE_CHECKING:
    from luutru.cleaning.reading import Kind

WORDS = load_words("vi")
KINDS: tuple[Kind, ...] = ("text", "html", "unknown")
#: Everything that the text of an article may be made of.
ELEMENTS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br", "a"}) | {
    "em", "strong", "div", "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip
ATTRIBUTES = frozenset({"id", "class", "href", "title", "aria-labelledby", "align", "start", "value"})


def read(data: bytes) -> None:
    """Bytes in any encoding are lines that give back the bytes, or are set aside with a reason."""
    for kind in KINDS:
        page = read_page(data, "x.txt", Known(), kind)
        if isinstance(page, SetAside):
            assert page.reason
            assert page.detail
        else:
            raw = encode_lines(page.encoding, page.bom, page.newline, page.final_newline, page.lines)
            assert raw == data, "the lines do not give back the bytes"


def clean(data: bytes) -> None:
    """A cleaned page keeps every raw byte in its ledger, and its content file says what cleaning found."""
    for kind in ("unknown", "html") if b"<" in data else ("unknown",):
        page = read_page(data, "x.txt", Known(), kind)
        cleaned = page if isinstance(page, SetAside) else clean_page(page, load_knowledge())
        if isinstance(cleaned, CleanedPage):
            check_cleaned(cleaned, data)


def check_cleaned(cleaned: CleanedPage, data: bytes) -> None:
    """Hold a cleaned page against the bytes it is of."""
    draft = draft_of(cleaned)
    assert rebuild_bytes(parse_ledger(render_ledger(draft.ledger))) == data, "the ledger lost something"
    article = replace(draft.article, slug="x")
    written = render_content(article, draft.evidence, draft.body_md)
    file = parse_content(written, "content/x.md")
    assert file.article == article
    assert dict(file.evidence) == draft.evidence
    assert file.body_md.strip("\n") == draft.body_md.strip("\n")
    check_inert(file.body_md)


def read_front(text: str) -> None:
    """A content file is read, or refused with its place; what was read is written so that it reads back."""
    file, problems = read_content(text, "content/x.md")
    if file is None:
        assert problems
        assert all(problem.path and problem.message for problem in problems)
        return
    again = parse_content(render_content(file.article, file.evidence, file.body_md), "content/x.md")
    assert again.article == file.article
    assert dict(again.evidence) == dict(file.evidence)
    assert again.body_md.strip("\n") == file.body_md.strip("\n")


def read_markdown(text: str) -> None:
    """Any body is inert; a text written as a paragraph shows each of its characters."""
    check_inert(text)
    shown = render_body(write_body([Block(BlockKind.PARAGRAPH, text, (1,))]), WORDS)
    assert letters("".join(words for _, words in shown.passages)) == letters(text), "not all can be found"
    assert letters(LexborHTMLParser(shown.html).text()) == letters(text), "not all is shown"


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def check_inert(body_md: str) -> None:
    """Nothing in a body is more than text, its marks, and links that run nothing."""
    html = render_body(body_md, WORDS).html
    tree = LexborHTMLParser(f"<body><main>{html}</main></body>")
    assert len(tree.css("main")) == 1, "the text ended its own box"
    assert [node.tag for node in tree.css("body > *")] == ["main"]
    for node in tree.css("main *"):
        assert node.tag in ELEMENTS, node.tag
        assert node.attributes.keys() <= ATTRIBUTES, node.attributes
        address = (node.attributes.get("href") or "").strip().lower()
        scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
        assert scheme in ("", "http", "https", "mailto"), address
