"""Markdown that savers of pages leave around a line: links, emphasis, headings; taken off before it is read.

"[Trang chủ](/)" is a menu label, "*Các em gieo hạt*" a caption: how a line was dressed tells what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.shapes import look_at

if TYPE_CHECKING:
    from luutru.cleaning.tagging.shapes import Shape
    from luutru.knowledge.phrases import Phrases

#: A line of more letters is a paragraph, whatever stands around it.
_LONGEST: Final = 400
_STARTS: Final = ("*", "_", "#", "[")
#: "[Thanh Trì: Vào vụ rau](https://a.example/b)"; an image, "![](a.jpg)", is no link.
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\s]*\)")
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


def look_through(text: str, phrases: Phrases) -> Shape:
    """Return the shape of a repaired line that is not blank, read without the Markdown around it."""
    bare, dress = undress(text)
    shape = look_at(bare.strip(), phrases)
    if dress:
        shape.names.append(f"dress={dress}")
    return shape
