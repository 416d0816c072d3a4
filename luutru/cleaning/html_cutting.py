"""Cuts a page's source into pieces: what shows as a line is one, the markup between two lines another."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.html_covers import OWN_LINE
from luutru.model import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_INK: Final = re.compile(r"\S")
#: A table lays out the page where it holds the headline, or as many paragraphs as this, and more of them than
#: pictures; a paragraph has so many words and is no row of cells.
_PARAGRAPHS, _PARAGRAPH_WORDS = 3, 12
#: Elements by which a line in a table is told though it stands in a table.
_INSIDE_TABLES: Final = frozenset(("", "li", "blockquote", "figure", "p"))
#: A caption that names who stands where has so many words.
_CAPTION_WORDS: Final = 60
_SUBHEADS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Cutter:
    """Collects pieces: the line being read, from `start` to `end` in `source`, done up to `cut`."""

    source: str
    pieces: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cut: int = 0
    start: int = -1
    end: int = 0
    element: str = ""
    gap: str = ""
    #: For each piece, the tables that it stands in.
    tables_of: list[tuple[int, ...]] = field(default_factory=list)
    tables: tuple[int, ...] = ()
    #: "" outside of links, "tag" in one to the list of a key word, "link" in any other.
    link: str = ""
    links: set[str] = field(default_factory=set)
    #: Pieces that are all one link.
    linked: set[int] = field(default_factory=set)
    #: Inside a hidden element that is part of a line: the line goes on without its text.
    muted: bool = False

    def cover(self, kind: str, is_block: bool) -> None:
        """Begin an element that is covered: in lines of its own, or as a part of a line that is left out."""
        if is_block or kind in OWN_LINE:
            self.flush()
        else:
            self.muted = True

    def uncover(self, kind: str, is_block: bool) -> None:
        """End it."""
        if is_block or kind in OWN_LINE:
            self.flush()
        self.muted = False

    def take(self, start: int, end: int, element: str, lines: bool) -> None:
        """Take the text between two tags; with `lines`, its own line feeds end lines."""
        if self.muted:
            return
        while lines and (feed := self.source.find("\n", start, end)) >= 0:
            self._add(start, feed, element)
            self.flush()
            start = feed + 1
        self._add(start, end, element)

    def _add(self, start: int, end: int, element: str) -> None:
        ink = _INK.search(self.source, start, end)
        if self.start < 0:
            if not ink:
                return
            start = self.start = ink.start()
            self.element = element
        text = self.source[start:end]
        if ink:
            self.words += [self.gap, text]
            self.gap = ""
            self.end = start + len(text.rstrip())
            self.links.add(self.link)
        elif not self.gap:
            self.gap = text

    def cell(self) -> None:
        """Set the next text off as a cell of its own, if the line has begun."""
        if self.start >= 0:
            self.gap = "\t"

    def flush(self) -> None:
        """End the line, if one has begun."""
        if self.start < 0:
            return
        text = html.unescape("".join(self.words)).strip()
        if self.start > self.cut:
            self.pieces.append(self.source[self.cut : self.start])
            self.shown.append(Shown())
            self.tables_of.append(())
        if self.links == {"link"}:
            self.linked.add(len(self.pieces))
        self.pieces.append(self.source[self.start : self.end])
        self.shown.append(Shown(text, self._told()))
        self.tables_of.append(self.tables)
        self.cut, self.start, self.gap, self.words = self.end, -1, "", []
        self.links.clear()

    def _told(self) -> str:
        """Return the line's element, and whether the line is a heading that is all one link."""
        if self.links == {"tag"}:
            return "tag-link"
        return f"{self.element}{'-link' * (self.links == {'link'} and self.element in _SUBHEADS)}"

    def tell_caption(self, first: int, pictured: int) -> None:
        """Tell a caption by its place: the one line of a box that begins with a picture.

        `first` is the piece that the box begins with, `pictured` that which the picture stands before. A link
        below a picture is another article's.
        """
        lines = [place for place in range(first, len(self.shown)) if self.shown[place].text]
        if len(lines) != 1 or lines[0] < pictured or lines[0] in self.linked:
            return
        shown = self.shown[lines[0]]
        if shown.element in _INSIDE_TABLES and len(shown.text.split()) <= _CAPTION_WORDS:
            self.shown[lines[0]] = replace(shown, element="figcaption")

    def finish(self) -> None:
        """End the page: what is left of the source is markup."""
        self.flush()
        if self.cut < len(self.source):
            self.pieces.append(self.source[self.cut :])
            self.shown.append(Shown())
            self.tables_of.append(())

    def tell_tables(self, pictures: Mapping[int, int]) -> list[Shown]:
        """Return what is shown, with "table" for lines in tables, but not in those that lay out the page."""
        paragraphs = Counter[int]()
        layout: set[int] = set()
        for shown, tables in zip(self.shown, self.tables_of, strict=True):
            if tables and shown.element == "h1":
                layout.update(tables)
            elif tables and "\t" not in shown.text and len(shown.text.split()) >= _PARAGRAPH_WORDS:
                paragraphs.update(tables)
        layout |= {
            table
            for table, count in paragraphs.items()
            if count >= max(_PARAGRAPHS, pictures.get(table, 0) + 1)
        }
        return [
            replace(shown, element="table")
            if shown.element in _INSIDE_TABLES and not layout.issuperset(tables)
            else shown
            for shown, tables in zip(self.shown, self.tables_of, strict=True)
        ]
