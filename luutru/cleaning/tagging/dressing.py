"""Markdown that savers of pages leave around a line: links, emphasis, headings; taken off before it is read.

"[Trang chủ](/)" is a menu label, "*Các em gieo hạt*" a caption: how a line was dressed tells what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.shapes import look_at
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases

#: A line of more letters is a paragraph, whatever stands around it.
_LONGEST: Final = 400
_STARTS: Final = ("*", "_", "#", "[")
#: "[Thanh Trì: Vào vụ rau](https://a.example/b)"; an image, "![](a.jpg)", is no link.
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\s]*\)")
#: "date 2026-01-31 Hà Nội: Bắt giữ …", "date 2018-08": what text extractors write before a page.
EXTRACTED: Final = re.compile(
    r"date (?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?: |$)"
)
#: "Lê Vi Theo dõi Báo Mẫu trên", a button behind an author's name.
_FOLLOW: Final = load_vocabulary("lines").pattern("follow-button")
_FOLLOW_WORD: Final = load_vocabulary("lines").words("follow")[0]
_LONGEST_LABEL: Final = 100
_DRESSES: Final = (
    ("heading", re.compile(r"#{1,6} (\S.*?)(?: #+)?")),
    ("strong", re.compile(r"(?:\*\*|__)(\S.*?)(?:\*\*|__)")),
    ("em", re.compile(r"[*_](?![*_ ])([^*]+)[*_]")),
)


def undress(text: str) -> tuple[str, str]:
    """Return a line without the Markdown around it, and what that was; empty for a plain line.

    >>> undress("*Các em gieo hạt*")
    ('Các em gieo hạt', 'em')
    """
    if text.startswith("date ") and extracted_length(text) < len(text):
        text = text[extracted_length(text) :]
    if len(text) < _LONGEST_LABEL and _FOLLOW_WORD in text:
        text = _FOLLOW.sub("", text)
    if not text.startswith(_STARTS) and "](" not in text:
        return text, ""
    if len(text) > _LONGEST:
        return text, ""
    bare = _LINK.sub(r"\1", text) if "](" in text else text
    dress = "" if bare == text else "link"
    for name, pattern in _DRESSES:
        found = pattern.fullmatch(bare)
        if found is not None:
            bare, dress = found[1], dress or name
    return (bare, dress) if dress and bare.strip() else (text, "")


def extracted_length(text: str) -> int:
    """Return how many letters of a line are the day that an extractor wrote before it."""
    found = EXTRACTED.match(text)
    return found.end() if found is not None else 0


def look_through(text: str, phrases: Phrases) -> Shape:
    """Return the shape of a repaired line that is not blank, read without the Markdown around it."""
    bare, dress = undress(text)
    shape = look_at(bare.strip(), phrases)
    if dress:
        shape.names.append(f"dress={dress}")
    return shape
