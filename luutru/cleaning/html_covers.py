"""What of a web page its readers do not see as part of the article: hidden elements, adverts, polls.

Told from an element's own attributes and from the simple rules (``.name``, ``#name``) of the page's own style
sheets; style sheets elsewhere are not there. Nothing is computed as a browser would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from luutru.knowledge.html_classes import load_html_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: How a hidden element is told in ledgers.
HIDDEN: Final = "hidden"
#: Microdata that a reader sees and that are no text; they stand in lines of their own.
_ITEMS: Final = {"datepublished": "item-date", "datemodified": "item-date", "author": "item-author"}
OWN_LINE: Final = frozenset(_ITEMS.values())
#: Elements that hold no more than such an item; a whole article may be a `div` of its author.
_SMALL: Final = frozenset({"time", "span", "a", "b", "strong", "em", "i", "p", "address"})
#: Declarations that take an element out of sight. "opacity: 0" is not among them: long reads fade in.
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|clip(?:-path)?\s*:\s*(?:rect\(\s*0|inset\(\s*(?:50|100)%)",
    re.IGNORECASE,
)
#: An attribute that may hide or mark an element: only then all are read.
_WORTH_A_LOOK: Final = re.compile(r"hidden|style|class|\bid\b|itemprop", re.IGNORECASE)
_AT_RULE: Final = re.compile(r"@[a-z-]{1,40}[^{};@]{0,300}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_RULE: Final = re.compile(r"(?:\A|(?<=\}))([^{}]{1,500})\{([^{}]*)\}")
#: Letters of a style sheet that are looked at.
_MOST_STYLES: Final = 200_000
_SIMPLE: Final = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip


@dataclass(slots=True)
class Covers:
    """Follows a page's elements; `kind` is what the present place is covered by, "" for nothing."""

    kind: str = ""
    _name: str = ""
    _depth: int = 0
    _rules: set[str] = field(default_factory=set)

    def add_styles(self, styles: str) -> None:
        """Take in a style sheet of the page; rules for printers and small screens are none of ours."""
        for selectors, declarations in _RULE.findall(_AT_RULE.sub("", styles[:_MOST_STYLES])):
            if _HIDING.search(declarations):
                found = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
                self._rules.update(match[1] for match in found if match)

    def open(self, name: str, attributes: str, parse: Callable[[str], Mapping[str, str]]) -> str:
        """Follow a start tag; return the cover that begins with it, if one does. `parse` reads attributes."""
        if self.kind:
            self._depth += name == self._name and not attributes.endswith("/")
            return ""
        if name in _VOID or name in ("html", "body") or not _WORTH_A_LOOK.search(attributes):
            return ""
        kind = self._kind_of(parse(attributes), name)
        if kind and not attributes.endswith("/"):
            self.kind, self._name, self._depth = kind, name, 1
        return self.kind

    def close(self, name: str) -> str:
        """Follow an end tag; return the cover that ends with it, if one does."""
        ended = ""
        if self.kind and name == self._name:
            self._depth -= 1
            if not self._depth:
                ended, self.kind = self.kind, ""
        return ended

    def end_paragraph(self) -> None:
        """End a cover that is a paragraph, as the next block ends it where it has no end tag."""
        if self._name == "p":
            self.kind, self._name = "", ""

    def _kind_of(self, attributes: Mapping[str, str], name: str) -> str:
        if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
            return HIDDEN
        if _HIDING.search(attributes.get("style", "")):
            return HIDDEN
        classes = attributes.get("class", "").split()
        own_id = attributes.get("id", "")
        if self._rules and not self._rules.isdisjoint([*(f".{name}" for name in classes), f"#{own_id}"]):
            return HIDDEN
        if name in _SMALL and (item := _ITEMS.get(attributes.get("itemprop", "").strip().lower())):
            return item
        known = load_html_classes()
        return next((known[name] for name in (*map(str.lower, classes), own_id.lower()) if name in known), "")
