"""HTML → the lines a reader sees, without losing a letter of the source.

The source is cut into pieces: what shows as one line of text is one piece, with the inline tags inside
it, and the markup between two lines is another. Joined, the pieces are the source again. Blocks follow
from the element's names alone, as browsers lay them out by default; nothing is run and nothing fetched.

One pass from left to right with regular expressions, linear in the length of the source whatever is in it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from luutru.cleaning.html_covers import HIDDEN, Covers
from luutru.cleaning.html_cutting import Cutter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.model import Shown

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
    "header", "li", "blockquote", "figure", "p",
)  # fmt: skip
#: Elements in which pages lay out a picture with its caption, how deep they are nested, and how many pieces
#: (lines and the markup between) such a box has at most.
_BOXES: Final = frozenset(("table", "div", "figure", "center", "dl"))
_DEEPEST_BOX, _BOX_PIECES = 20, 3
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
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
#: A page declares itself within its first letters, after at most a comment or an XML declaration.
_DECLARATION_WITHIN: Final = 1000
#: Elements whose attributes tell about the page.
_DECLARING: Final = frozenset(("meta", "link", "html", "time", "base"))
#: Parts of a page that are not the article's: what they declare is not its either.
_ASIDE: Final = ("nav", "footer", "aside")
#: Links to the list of a key word: a line of nothing else is no text.
_TAG_LINK: Final = re.compile(
    r"""rel\s*=\s*["']?tag\b|href\s*=\s*["']?[^"'\s>]*/(?:tags?|tu-khoa|keywords?|hashtags?)[/-]""",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"\bitemprop\b", re.IGNORECASE)
_TEXT_WITHIN: Final = re.compile(r"(?:\s|<[^<>]*>)*+([^<>]+)")
#: Letters within which an item's text stands; a page's whole text may be one too.
_LONGEST_ITEM: Final = 500


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


def split_html(source: str, lines: bool = False) -> HtmlPage:
    """Return the pieces of a page's source. Never fails: whatever is not markup is text, as in a browser.

    With `lines`, a line feed of the source ends a line, as in texts that WordPress keeps. What is hidden has
    the element "hidden", unless most of the page is: then scripts were to show it.
    """
    page = _split(source, lines, Covers())
    covered = sum(len(shown.text) for shown in page.shown if shown.element == HIDDEN)
    if 2 * covered > sum(len(shown.text) for shown in page.shown):
        page = _split(source, lines, None)
    return page


def _split(source: str, lines: bool, covers: Covers | None) -> HtmlPage:
    walk = _Walk(source, covers)
    place = 0
    while match := _next_markup(source, place):
        if match.start() > place:
            walk.cutter.take(place, match.start(), walk.element(), lines)
        place = match.end()
        name = (match["name"] or "").lower()
        if match["end"]:
            walk.end(name)
        else:
            place = walk.start(name, match["attributes"] or "", place)
    walk.cutter.take(place, len(source), walk.element(), lines)
    return walk.finish()


@dataclass(slots=True)
class _Walk:
    """Follows the tags of a page from left to right."""

    source: str
    covers: Covers | None
    cutter: Cutter = field(init=False)
    declared: list[Mapping[str, str]] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    depth: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_TELLING, 0))
    #: Skipped elements of which there is no further end tag.
    unended: set[str] = field(default_factory=set)
    pictures: Counter[int] = field(default_factory=Counter)
    #: Open boxes: name, the piece it begins with, and how many pictures went before.
    boxes: list[tuple[str, int, int]] = field(default_factory=list)
    #: The pieces that pictures stand at.
    images: list[int] = field(default_factory=list)
    amount_of_tables: int = 0
    headed: bool = False

    def __post_init__(self) -> None:
        self.cutter = Cutter(self.source)

    def element(self) -> str:
        """Return the element that the present place is told by."""
        if self.covers and self.covers.kind:
            return self.covers.kind
        return next((name for name in _TELLING if self.depth[name]), "")

    def start(self, name: str, attributes: str, place: int) -> int:
        """Follow a start tag that ends at `place`; return where the text goes on."""
        self._break(name)
        if self.covers:
            if name in _BLOCKS:
                self.covers.end_paragraph()
            if kind := self.covers.open(name, attributes, parse_attributes):
                self.cutter.cover(kind, name in _BLOCKS or name in _CELLS)
        if name in self.depth:
            self.depth[name] += 1
            self.headed |= name == "h1"
        if name in _BOXES:
            self.boxes.append((name, len(self.cutter.pieces), len(self.images)))
        match name:
            case "table":
                self.amount_of_tables += 1
                self.cutter.tables = (*self.cutter.tables, self.amount_of_tables)
            case "a":
                self.cutter.link = "tag" if _TAG_LINK.search(attributes) else "link"
            case "img":
                self.pictures.update(self.cutter.tables)
                self.images.append(len(self.cutter.pieces) + (self.cutter.start >= 0))
        if name in _DECLARING or _ITEM.search(attributes):
            if not any(self.depth[part] for part in _ASIDE):
                self.declared.append(_declaration(self.source, place, name, attributes, self.headed))
        elif name in _SKIPPED and not attributes.endswith("/"):
            return self._skip(name, attributes, place)
        return place

    def end(self, name: str) -> None:
        """Follow an end tag."""
        self._break(name)
        if self.covers and (kind := self.covers.close(name)):
            self.cutter.uncover(kind, name in _BLOCKS or name in _CELLS)
        if name in self.depth:
            self.depth[name] = max(0, self.depth[name] - 1)
        for ended in _ENDS.get(name, ()):
            self.depth[ended] = 0
        if name in _BOXES:
            self._close_box(name)
        if name == "table":
            self.cutter.tables = self.cutter.tables[:-1]
        elif name == "a":
            self.cutter.link = ""

    def _close_box(self, name: str) -> None:
        """End a box, with what was left open in it."""
        open_boxes = [box for box, _, _ in self.boxes[-_DEEPEST_BOX:]]
        if name not in open_boxes:
            return
        depth = open_boxes[::-1].index(name) + 1
        _, first, images = self.boxes[-depth]
        del self.boxes[-depth:]
        if images < len(self.images) and len(self.cutter.pieces) - first <= _BOX_PIECES:
            self.cutter.tell_caption(first, self.images[images])

    def finish(self) -> HtmlPage:
        """Return the page when all of it was followed."""
        self.cutter.finish()
        shown = tuple(self.cutter.tell_tables(self.pictures))
        return HtmlPage(tuple(self.cutter.pieces), shown, tuple(self.declared), tuple(self.linked_data))

    def _break(self, name: str) -> None:
        if name in _CELLS:
            self.cutter.cell()
        elif name in _BLOCKS:
            self.cutter.flush()

    def _skip(self, name: str, attributes: str, place: int) -> int:
        end = _end_of(self.source, place, name, self.unended)
        if name == "script" and "ld+json" in attributes.lower():
            self.linked_data.append(self.source[place:end])
        elif name == "style" and self.covers:
            self.covers.add_styles(self.source[place:end])
        return end


def _declaration(source: str, place: int, name: str, attributes: str, headed: bool) -> Mapping[str, str]:
    """Return what an element declares: its attributes, its name under "", its text where it has an item's.

    Those below the main heading have the key "below-h1".
    """
    declared = {"": name, **parse_attributes(attributes), **({"below-h1": "yes"} if headed else {})}
    if "itemprop" in declared and name not in ("meta", "link"):
        text = _TEXT_WITHIN.match(source, place, place + _LONGEST_ITEM)
        declared["text"] = html.unescape(text[1]).strip() if text else ""
    return declared


def _next_markup(source: str, place: int) -> re.Match[str] | None:
    while (place := source.find("<", place)) >= 0:
        if match := _MARKUP.match(source, place):
            return match
        place += 1  # a lone "<" is text
    return None


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
