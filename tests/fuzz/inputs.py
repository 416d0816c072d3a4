"""What the fuzz run is fed with: real layouts, cut and shaken; markup, YAML and bytes that trip readers."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from strategies import ARTICLES, EVIDENCES, TRICKY

from luutru.content.fields import KEYS
from luutru.content.frontmatter import render_content
from luutru.vietnamese.legacy import encode_text

CORPUS = Path(__file__).parents[1] / "corpus"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1258", "tcvn3", "vni", "viscii", "windows-1252")
MARKS = ("", "\ufeff")
#: Letters of a piece that stands many times over: what takes the square of its length shows by then.
LONGEST = 60_000
NEWLINES = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85")
#: What each reader gives a meaning to.
MARKUP = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>", "</p></main></body>", "<!--", "-->", "<![CDATA[", "]]>", "<style>", "<p>",
    "</p>", "<html><head><title>Bài</title></head><body>", '<meta name="author" content="Trần Long">',
    "<br/>", "&amp;", "&#x26;#60;", "&lt;b&gt;", "&nbsp;",
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script>', "[a](javascript:alert(1))",
    "[a](java\nscript:x)", "[a](data:text/html,x)", "![a](x)", "[a]: javascript:x", "[a](https://a.vn 'b')",
    "<javascript:alert(1)>", "<https://a.vn/\">", "# a", "## a", "- a", "1. a", "> a", "* * *", "---",
    "===", "| a | b |\n|---|---|\n| c | d |", "{: .caption }", "{: onclick=x }", "`a`", "**a**", "_a_",
    "\\*", "\\\\", "a  \nb", "    a", "\ta", "*", "[", "> ", "- ", "](", "<", "title: Bài",
    "title: &a [*a, *a]", "evidence: {title: {line: 1}}", "date: 2018-01-19", "a: !!python/x 1",
    "slug: CON", "published: 2024?-02-28", "x_a: {b: [c, {d: e}]}", "title: |\n  a\n  b",
    "---\ntitle: a\n---", "schema: 2", "? a\n: b", "withdrawn: x", "reviewed: yes", "duplicate_of: a",
    "aliases: [a, b]",
]  # fmt: skip


def _layouts() -> list[list[str]]:
    """The lines of the tagged pages, page by page."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.rglob("*.src"))]
    rows = [body.partition("\n---\n")[2].split("\n") for body in bodies]
    pages = [[row.partition("\t")[2] for row in page] for page in rows]
    assert pages
    return pages


LAYOUTS = _layouts()
ODD = st.one_of(
    st.sampled_from(MARKUP),
    st.sampled_from(TRICKY),
    st.text(max_size=20),
    st.text(st.characters(exclude_categories=()), max_size=12),
)
#: A line as it stands on a real layout, or what trips readers.
PIECES = st.sampled_from(sorted({line for page in LAYOUTS for line in page if line})) | ODD


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A part of a real layout with odd pieces in it, or pieces alone; now and then one many times over."""
    if draw(st.integers(0, 3)):
        lines = draw(st.sampled_from(LAYOUTS))
        start = draw(st.integers(0, len(lines) // 2))
        pieces = lines[start : start + draw(st.integers(1, 60))]
        for piece in draw(st.lists(ODD, max_size=4)):
            pieces.insert(draw(st.integers(0, len(pieces))), piece)
    else:
        pieces = draw(st.lists(PIECES, max_size=12))
    if pieces and draw(st.integers(0, 29)) == 0:
        times = draw(st.sampled_from([50, 500, 3000]))
        pieces[-1] *= min(times, LONGEST // max(1, len(pieces[-1])))
    return draw(st.sampled_from([*NEWLINES, *NEWLINES[:2] * 3, "", " "])).join(pieces)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A text in any encoding a page may be in, some bytes of it changed; or any bytes."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=600))
    text, encoding = draw(texts()), draw(st.sampled_from(ENCODINGS))
    if draw(st.booleans()):
        text = draw(st.sampled_from(MARKS)) + text
    data = bytearray(_encode(text, encoding))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 8]))):
        if data:
            place = draw(st.integers(0, len(data) - 1))
            data[place : place + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(data)


def _encode(text: str, encoding: str) -> bytes:
    if encoding.startswith("utf"):
        return text.encode(encoding, "replace")
    return b"".join(_encode_letter(letter, encoding) for letter in text)


@cache
def _encode_letter(letter: str, encoding: str) -> bytes:
    """The letter, whole or as a vowel and its tone mark (windows-1258), or a question mark."""
    marks = unicodedata.normalize("NFD", letter)
    for spelled in (letter, *(unicodedata.normalize("NFC", marks[:n]) + marks[n:] for n in (2, 1))):
        try:
            return encode_text(spelled, encoding)
        except UnicodeEncodeError:
            continue
    return b"?"


_KEYS = st.sampled_from([*KEYS, "titel"])
_VALUES = PIECES | st.sampled_from(['"6e26fb8234c3"', "2018-01-19", '"15:45"', "[a, b]", "{a: b}", "null"])


@st.composite
def content_files(draw: st.DrawFn) -> str:
    """A content file as it is written, or of any keys and values; whole, or with odd pieces in it."""
    if draw(st.booleans()):
        text = render_content(draw(ARTICLES), draw(EVIDENCES), draw(texts()))
    else:
        rows = draw(st.lists(st.tuples(_KEYS, _VALUES), max_size=8, unique_by=lambda row: row[0]))
        front = "".join(f"{key}: {value}\n" for key, value in rows)
        title = draw(st.sampled_from(["title: Bài\n", "title: Bài\n", ""]))
        text = f"---\n{title}{front}---\n{draw(texts())}"
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 3]))):
        place = draw(st.integers(4, max(4, min(len(text), 400))))
        text = (
            text[:place]
            + draw(ODD | st.sampled_from(":#'\"[]{},-&*|>\n "))
            + text[place + draw(st.integers(0, 2)) :]
        )
    return text
