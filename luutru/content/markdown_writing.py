"""Blocks → Markdown: the body of a content file as cleaning writes it.

Every character that Markdown could take for markup is escaped, so that `luutru.content.markdown.parse_body`
gives back the same text, and so do other readers of CommonMark.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from luutru.model import BlockKind
from luutru.normal_form import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.model import Block

#: The line that makes the paragraph above it a caption.
CAPTION_MARK = "{: .caption }"

#: What Markdown could take for markup anywhere in a line. "<" and "&" only where a tag or an entity could
#: start ("R&D" and "< 5 %" stay readable); "{" also keeps Liquid and Hugo shortcodes quiet.
_MARKS = re.compile(r"[\\`*_\[{~<&]")
_INLINE = re.compile(r"[\\`*_\[{~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
#: … and at the start of a line: "# ", "> quoted", "- Thưa ông", "+ ", "=====", "1. Một là", "2) Hai là".
_LINE_START = re.compile(r"([#>=:]|[-+](?=[\s+-]|$)|(?<=\d)[.)](?=\s|$))")
_NUMBER = re.compile(r"\d+(?=[.)](?:\s|$))")
#: Characters that no HTML or YAML file may hold: controls, lone surrogates, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
#: "- Một", "• Hai": the mark that made the line a list item; Markdown brings its own.
_BULLET = re.compile(r"[-–—•●▪◦·*+✓►»]\s+(?=\S)")
_ORDINAL = re.compile(r"(\d{1,3})\.\s+(?=\S)")
#: A mark that Markdown has no list for: "a) Một", "3. Ba" where no 1 went before.
_OWN_MARK = re.compile(r"(?:\d{1,3}|[a-zđ])[.)]\s")


def escape_text(text: str, *, line_start: bool = True) -> str:
    """Return one line of plain text as Markdown that renders as that text.

    >>> escape_text("1. 2*3 = [6]")
    '1\\\\. 2\\\\*3 = \\\\[6]'
    """
    escaped = _INLINE.sub(r"\\\g<0>", text) if _MARKS.search(text) else text
    if line_start:
        number = _NUMBER.match(escaped)
        start = number.end() if number else 0
        if mark := _LINE_START.match(escaped, start):
            escaped = f"{escaped[: mark.start()]}\\{escaped[mark.start() :]}"
    return escaped


def printable_line(text: str) -> str:
    """Return `text` as one stripped line in NFC, with U+FFFD for what no content file may hold."""
    # Nearly every text passes this test, ten times as fast as the expressions.
    if not text.isprintable():
        text = _FORBIDDEN.sub("\ufffd", _BREAKS.sub(" ", text))
    text = text.strip()
    return nfc(text)


def render_body(blocks: Iterable[Block]) -> str:
    """Return the Markdown of an article's blocks, without a newline at its end.

    Neighbouring list items become one list and neighbouring table rows one table whose first row is its head.
    """
    chunks: list[str] = []
    for kind, grouped in groupby(blocks, key=lambda block: block.kind):
        group = list(grouped)
        texts = [block.text for block in group]
        match kind:
            case BlockKind.PICTURE:
                chunks += (render_picture(block.text, block.picture) for block in group)
            case BlockKind.LIST_ITEM:
                chunks.append(_render_list(texts))
            case BlockKind.TABLE_ROW:
                chunks.append(_render_table(texts))
            case BlockKind.VERSE:
                chunks += (_render_verse(stanza) for text in texts for stanza in re.split(r"\n\s*\n", text))
            case _:
                chunks += (_render_line(kind, text) for text in map(printable_line, texts) if text)
    return "\n\n".join(filter(None, chunks))


def render_picture(caption: str, name: str) -> str:
    """Return the line that shows a picture of content/anh/ with its caption, a plain text."""
    escaped = escape_text(printable_line(caption), line_start=False).replace("]", r"\]")
    return f"![{escaped}](anh/{name})"


def _render_line(kind: BlockKind, text: str) -> str:
    if kind is BlockKind.SUBHEAD:
        # A closing run of "#" would be taken for decoration.
        head = re.sub(r"(?<!#)#+$", lambda run: r"\#" * len(run[0]), escape_text(text, line_start=False))
        return f"## {head}"
    escaped = escape_text(text)
    return f"{escaped}\n{CAPTION_MARK}" if kind is BlockKind.CAPTION else escaped


def _render_list(texts: Sequence[str]) -> str:
    items = [text for text in map(printable_line, texts) if text]
    ordinals = [_ORDINAL.match(item) for item in items]
    if [int(found[1]) if found else 0 for found in ordinals] == list(range(1, len(items) + 1)):
        rows = [
            (f"{found[1]}. ", item[found.end() :])
            for found, item in zip(ordinals, items, strict=True)
            if found
        ]
    elif items and all(map(_OWN_MARK.match, items)):
        return "\n\n".join(map(escape_text, items))
    else:
        rows = [("- ", item[mark.end() :] if (mark := _BULLET.match(item)) else item) for item in items]
    return "\n".join(mark + escape_text(item) for mark, item in rows)


def _render_table(texts: Sequence[str]) -> str:
    rows = [[printable_line(cell) for cell in text.split("\t")] for text in texts]
    width = max(map(len, rows))
    lines = []
    for row in rows:
        cells = (escape_text(cell, line_start=False).replace("|", r"\|") for cell in row)
        lines.append("| " + " | ".join([*cells, *[""] * (width - len(row))]) + " |")
    lines.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return "\n".join(lines)


def _render_verse(stanza: str) -> str:
    lines = [line for line in map(printable_line, stanza.split("\n")) if line]
    # A backslash is a line break in CommonMark too, and survives editors that strip trailing spaces.
    return "\\\n".join(escape_text(line).replace("|", r"\|") for line in lines)
