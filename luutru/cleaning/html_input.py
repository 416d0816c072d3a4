"""HTML → the lines a reader sees, without losing a letter of the source.

The source is cut into pieces: what shows as one line of text is one piece, with the inline tags inside
it, and the markup between two lines is another. Joined, the pieces are the source again. Blocks follow
from the element's names alone, as browsers lay them out by default; nothing is run and nothing fetched.

One pass from left to right with regular expressions, linear in the length of the source whatever is in it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from luutru.model import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Elements that begin and end a line.
_BLOCKS: Final = frozenset(
    (
        "address", "article", "aside", "audio", "blockquote", "body", "br", "button", "caption",
        "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "iframe", "input", "legend", "li", "link", "main", "menu", "meta",
        "nav", "object", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary",
        "table", "tbody", "textarea", "tfoot", "thead", "title", "tr", "ul", "video",
    )
)  # fmt: skip
#: Cells of one row are one line, with tabs between them.
_CELLS: Final = frozenset(("td", "th"))
#: Elements whose content is no text of the page: programs, styles, drawings, menus of a form, what stands
#: in when scripts are off.
_SKIPPED: Final = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "textarea",
        "select",
        "canvas",
        "datalist",
        "object",
    )
)
_END_TAGS: Final = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in _SKIPPED}
#: Of these a browser shows nothing to the end of the page when the end tag is missing.
_RAW: Final = frozenset(("script", "style", "textarea", "iframe"))
#: The element named for a line, first that it stands in.
_TELLING: Final = (
    "title", "nav", "footer", "aside", "button", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "table", "li", "blockquote", "figure", "p",
)  # fmt: skip
#: Lists and tables end the items whose end tags their authors may leave out.
_ENDS: Final = {"ul": ("li",), "ol": ("li",), "body": _TELLING}
#: A quote means something only after "=", so that one too many (class="a"">) does not swallow the text.
_MARKUP: Final = re.compile(
    r"<!--(?:.*?-->|.*\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"""(?P<attributes>(?:[^>=]|=\s*"[^"]*(?:"|\Z)|=\s*'[^']*(?:'|\Z)|=)*)(?:>|\Z)"""
    r"|<[!?/][^>]*(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)
_INK: Final = re.compile(r"\S")
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
#: A page declares itself within its first letters, after at most a comment or an XML declaration.
_DECLARATION_WITHIN: Final = 1000
#: Elements whose attributes tell about the page.
_DECLARING: Final = frozenset(("meta", "link", "html"))


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page's source in pieces, what they show, and what the page declares about itself.

    `declared` are the `meta` and `link` elements' attributes in order; `linked_data` the JSON-LD scripts'
    texts.
    """

    pieces: tuple[str, ...]
    shown: tuple[Shown, ...]
    declared: tuple[Mapping[str, str], ...] = ()
    linked_data: tuple[str, ...] = ()

    def headings(self) -> tuple[str, ...]:
        """Return the texts of the main headings (h1)."""
        return tuple(" ".join(shown.text.split()) for shown in self.shown if shown.element == "h1")


def looks_like_html(text: str) -> bool:
    """Say whether a text without a telling file name is a whole HTML page."""
    head = text[:_DECLARATION_WITHIN].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and bool(_HTML.search(head))


def parse_attributes(attributes: str) -> dict[str, str]:
    """Return an element's attributes, names in lower case, first of a name only, entities read."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


@dataclass(slots=True)
class _Cutter:
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

    def take(self, start: int, end: int, element: str, lines: bool) -> None:
        """Take the text between two tags; with `lines`, its own line feeds end lines."""
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
        self.pieces.append(self.source[self.start : self.end])
        self.shown.append(Shown(text, self.element))
        self.cut, self.start, self.gap, self.words = self.end, -1, "", []

    def finish(self) -> None:
        """End the page: what is left of the source is markup."""
        self.flush()
        if self.cut < len(self.source):
            self.pieces.append(self.source[self.cut :])
            self.shown.append(Shown())


def split_html(source: str, lines: bool = False) -> HtmlPage:
    """Return the pieces of a page's source. Never fails: whatever is not markup is text, as in a browser.

    With `lines`, a line feed of the source ends a line, as in texts that WordPress keeps.
    """
    cutter = _Cutter(source)
    declared: list[Mapping[str, str]] = []
    linked_data: list[str] = []
    depth = dict.fromkeys(_TELLING, 0)
    unended: set[str] = set()
    place = 0
    while match := _next_markup(source, place):
        if match.start() > place:
            cutter.take(place, match.start(), _telling(depth), lines)
        place = match.end()
        name = (match["name"] or "").lower()
        opening = not match["end"]
        if name in _CELLS:
            cutter.cell()
        elif name in _BLOCKS:
            cutter.flush()
        if name in depth:
            depth[name] = depth[name] + 1 if opening else max(0, depth[name] - 1)
        if not opening:
            for ended in _ENDS.get(name, ()):
                depth[ended] = 0
        elif name in _DECLARING:
            declared.append({"": name, **parse_attributes(match["attributes"])})
        elif name in _SKIPPED and not match["attributes"].endswith("/"):
            end = _end_of(source, place, name, unended)
            if name == "script" and "ld+json" in match["attributes"].lower():
                linked_data.append(source[place:end])
            place = end
    cutter.take(place, len(source), _telling(depth), lines)
    cutter.finish()
    return HtmlPage(tuple(cutter.pieces), tuple(cutter.shown), tuple(declared), tuple(linked_data))


def _next_markup(source: str, place: int) -> re.Match[str] | None:
    while (place := source.find("<", place)) >= 0:
        if match := _MARKUP.match(source, place):
            return match
        place += 1  # a lone "<" is text
    return None


def _telling(depth: Mapping[str, int]) -> str:
    return next((name for name in _TELLING if depth[name]), "")


def _end_of(source: str, place: int, name: str, unended: set[str]) -> int:
    """Return where the content of a skipped element ends: before its end tag.

    Names for which there is no further end tag are kept in `unended`, so as not to be looked for again.
    """
    if name not in unended:
        match = _END_TAGS[name].search(source, place)
        if match:
            return match.start()
        unended.add(name)
    return len(source) if name in _RAW else place
