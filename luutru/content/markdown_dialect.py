"""Python-Markdown, configured: which of its constructs a body may use.

Apart from `markdown.py` so that a build in which no paragraph needs the parser does not load it.
"""

from __future__ import annotations

import re
import string
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor, OListProcessor
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AutolinkInlineProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import UnescapeTreeprocessor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Constructs of Python-Markdown that a body does not have, with the reason.
_LEFT_OUT = {
    "preprocessors": ("html_block",),  # raw HTML is shown
    "block": (
        "code",  # an indented line of a scraped page is no program
        "reference",  # "[1]: …" is text; a definition would vanish from the page
    ),
    "inline": (
        "backtick",  # a backtick in a newspaper is a quotation mark
        "html",  # raw HTML is shown
        "automail",  # obfuscates at random places and needs no angle brackets to be read
        "reference",
        "image_reference",
        "short_reference",
        "short_image_ref",
    ),
    "post": ("raw_html", "amp_substitute"),
}


def make_dialect(is_safe_link: Callable[[str], bool]) -> markdown.Markdown:
    """Return a new parser; `is_safe_link` says which addresses may stand in a link."""
    parser = markdown.Markdown(extensions=[TableExtension(use_align_attribute=True)])
    parser.ESCAPED_CHARS = list(string.punctuation)
    blocks, inline = parser.parser.blockprocessors, parser.inlinePatterns
    for registry, names in (
        (parser.preprocessors, _LEFT_OUT["preprocessors"]),
        (blocks, _LEFT_OUT["block"]),
        (inline, _LEFT_OUT["inline"]),
        (parser.postprocessors, _LEFT_OUT["post"]),
    ):
        for name in names:
            registry.deregister(name)
    blocks.register(_CaptionProcessor(parser.parser), "caption", 11)
    blocks.register(_NumberedProcessor(parser.parser), "olist", 40)
    inline.register(_LinkProcessor(r"(?<!\!)\[", parser, is_safe_link), "link", 160)
    inline.register(_LinkProcessor(r"\!\[", parser, is_safe_link), "image_link", 150)
    inline.register(_AutolinkProcessor(r"<(https?://[^<>\s]*)>", parser), "autolink", 120)
    inline.register(_BreakProcessor(r"(?: {2,}|\\)\n"), "linebreak", 100)
    inline.register(_EntityProcessor(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w*);"), "entity", 80)
    return parser


#: The parser keeps an escaped character as its number until all else is done, and forgets attributes.
_UNESCAPE = UnescapeTreeprocessor().unescape
#: What an address must not hold, even where any language's letters are allowed (RFC 3987): marks that the URL
#: standard encodes, and a percent sign that encodes nothing.
_NOT_IN_ADDRESS = re.compile(r"""[\s"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})""")


class _CaptionProcessor(BlockProcessor):
    """A paragraph whose last line is the caption mark."""

    _MARK = re.compile(r"\n *\{: *\.caption *\} *$")

    def test(self, parent: Element, block: str) -> bool:
        return self._MARK.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        text = self._MARK.sub("", blocks.pop(0))
        if not text.strip():
            return False
        SubElement(parent, "p", {"class": "caption"}).text = text.strip()
        return None


class _NumberedProcessor(OListProcessor):
    """A numbered list with the numbers that were typed, as values of the items that do not just go on."""

    _NUMBER = re.compile(r"^ {0,3}([0-9]{1,9})\.[ ]+", re.MULTILINE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [int(number) for number in self._NUMBER.findall(blocks[0])]
        sibling = self.lastChild(parent)
        before = len(sibling) if sibling is not None and sibling.tag in self.SIBLING_TAGS else 0
        super().run(parent, blocks)
        items: Any = self.lastChild(parent)
        count = int(items[before - 1].get("number", "0")) if before else 0
        for item, number in zip(items[before:], numbers, strict=False):
            item.set("number", str(number))
            if number != count + 1:
                item.set("value", str(number))
            count = number


_LIST_LINE = re.compile(r"( *)(?:[-+*]|[0-9]{1,9}\.) +\S")


def even_lists(lines: Iterable[str]) -> list[str]:
    """Indent lists in lists by four spaces each, as the parser wants; people type two or three."""
    found: list[str] = []
    indents: list[int] = []
    for line in lines:
        match = _LIST_LINE.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if match:
            while indents and indent < indents[-1] + 2:
                indents.pop()
            found.append(" " * (4 * len(indents)) + line.lstrip(" "))
            indents.append(indent)
        else:
            if line.strip() and not indent:
                indents.clear()
            found.append(line)
    return found


class _LinkProcessor(LinkInlineProcessor):
    """A link, or its source as text when its address is not safe."""

    def __init__(self, pattern: str, parser: markdown.Markdown, is_safe_link: Callable[[str], bool]) -> None:
        super().__init__(pattern, parser)
        self._is_safe_link = is_safe_link

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override] # noqa: N802
        element, start, end = super().handleMatch(m, data)
        if element is None or not isinstance(element, Element):
            return None, None, None
        address = _UNESCAPE(self.unescape(element.get("href", "")))
        if not self._is_safe_link(address):
            return None, None, None
        element.set("href", _encode_address(unescape(address)))
        if title := element.get("title"):
            element.set("title", unescape(_UNESCAPE(self.unescape(title))))
        return element, start, end


class _AutolinkProcessor(AutolinkInlineProcessor):
    """``<https://…>``: the web only."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override] # noqa: N802
        element, start, end = super().handleMatch(m, data)
        if isinstance(element, Element):
            element.set("href", _encode_address(element.get("href", "")))
        return element, start, end


def _encode_address(address: str) -> str:
    """Write what no address may hold as browsers do when they ask for it: `"` as %22."""
    return _NOT_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)


class _BreakProcessor(InlineProcessor):
    """Two spaces or a backslash at a line's end: a line break that is meant."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override] # noqa: N802
        return Element("br"), m.start(0), m.end(0)


class _EntityProcessor(InlineProcessor):
    """``&amp;`` as the character it stands for."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override] # noqa: N802
        character = unescape(m[0])
        if character == m[0] or not character.isprintable():
            return None, None, None
        return character, m.start(0), m.end(0)
