"""Walk a built site as a reader's browser would and report whatever leads nowhere.

`check_site` needs nothing but the folder: every page is parsed, every link, anchor, image, style sheet and
script is followed, and the files are held against the list of what the build wrote.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from luutru.errors import Problem
from luutru.messages import tr
from luutru.publishing.tree import SUMS_NAME, load_sums

if TYPE_CHECKING:
    from pathlib import Path

#: Attributes that hold one address. `srcset` and `ping` are not written by the templates.
ADDRESS_ATTRIBUTES = ("href", "src", "action", "poster", "data")
#: Elements whose address the browser fetches by itself: these must stay inside the tree.
FETCHING_ELEMENTS = frozenset(
    {"script", "img", "iframe", "audio", "video", "source", "embed", "object", "form"}
)
FETCHING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload"})
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)""")
#: 404.html is served at any depth, so no relative address in it would hold.
ANY_DEPTH = "404.html"


@dataclass(slots=True)
class SiteCheck:
    """What `check_site` saw: counts for the report, and the problems, in order of place."""

    pages: int = 0
    links: int = 0
    problems: list[Problem] = field(default_factory=list)
    #: What is wrong with a link → the link, as the page has it.
    addresses: dict[Problem, str] = field(default_factory=dict)


def check_site(site: Path) -> SiteCheck:
    """Check every file below `site`; reads the whole tree, holds one page at a time."""
    return _Walk(site).run()


class _Walk:
    """One walk over a site: collects problems, and anchors that pages ask of each other."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        self.result = SiteCheck()
        #: page → fragment → the first place that links to it
        self.wanted: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)

    def run(self) -> SiteCheck:
        pages = sorted(name for name in self.files if name.endswith(".html"))
        for name in pages:
            self._check_page(name)
        for name in sorted(self.wanted):
            self._check_anchors(name)
        for name in sorted(self.files):
            if name.endswith(".css"):
                text = self._read(name)
                for match in _CSS_URL.finditer(text):
                    self._check_address(name, match[1], text, fetched=True)
            elif name.endswith(".xml"):
                self._check_xml(name)
        self._check_sums()
        self.result.pages = len(pages)
        self.result.problems.sort()
        return self.result

    def _check_page(self, name: str) -> None:
        text = self._read(name)
        tree = LexborHTMLParser(text)
        seen: set[str] = set()
        for node in tree.css("[id]"):
            anchor = node.attributes["id"] or ""
            if anchor in seen:
                line = _line_of(text, f'id="{anchor}"')
                self._add(name, line, tr('the id "{anchor}" stands twice', anchor=anchor))
            seen.add(anchor)
        for attribute in ADDRESS_ATTRIBUTES:
            for node in tree.css(f"[{attribute}]"):
                address = node.attributes[attribute]
                if address is not None:
                    is_fetched_link = node.tag == "link" and node.attributes.get("rel") in FETCHING_LINKS
                    fetched = node.tag in FETCHING_ELEMENTS or is_fetched_link
                    self._check_address(name, address, text, fetched=fetched, own_anchors=seen)

    def _check_address(
        self, name: str, address: str, text: str, *, fetched: bool, own_anchors: set[str] | None = None
    ) -> None:
        self.result.links += 1
        if message := self._find_fault(name, address, text, fetched=fetched, own_anchors=own_anchors):
            self._add(name, _line_of(text, address), message, address=address)

    def _find_fault(  # noqa: PLR0911 - one a fault
        self, name: str, address: str, text: str, *, fetched: bool, own_anchors: set[str] | None
    ) -> str:
        """Return what is wrong with an address, "" for nothing; other pages' anchors are noted for later."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if fetched:
                return tr("{address} would be fetched from elsewhere", address=address)
            if parts.scheme not in ("http", "https", "mailto"):
                return tr("{address} is no address a reader can follow", address=address)
            return ""
        if parts.path.startswith("/"):
            return tr("{address} is not relative and fails under /repo/ and file://", address=address)
        if name == ANY_DEPTH and parts.path:
            return tr("{address} is relative, but this page is served at any depth", address=address)
        target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
        if target not in self.files:
            return tr("{address} leads to no file of the site", address=address)
        fragment = unquote(parts.fragment)
        if fragment and target != name:
            self.wanted[target].setdefault(fragment, (name, _line_of(text, address)))
        elif fragment and own_anchors is not None and fragment not in own_anchors:
            return tr("{address}: there is no such place on the page", address=address)
        return ""

    def _check_anchors(self, name: str) -> None:
        tree = LexborHTMLParser(self._read(name))
        anchors = {node.attributes["id"] for node in tree.css("[id]")}
        for fragment, (source, line) in self.wanted[name].items():
            if fragment not in anchors:
                message = tr(
                    "{name}#{fragment}: there is no such place on that page", name=name, fragment=fragment
                )
                self._add(source, line, message, address=f"#{fragment}")

    def _check_xml(self, name: str) -> None:
        try:
            root = ElementTree.fromstring((self.site / name).read_bytes())
        except ElementTree.ParseError as error:
            self._add(name, error.position[0], tr("is not well-formed XML: {error}", error=error))
            return
        text = self._read(name)
        for node in root.iter():
            address = node.get("href")
            if address and node.tag.endswith("}link") and not urlsplit(address).scheme:
                self._check_address(name, address, text, fetched=False)

    def _check_sums(self) -> None:
        for name, digest in sorted(load_sums(self.site).items()):
            if name not in self.files:
                message = tr("is listed in {sums_name} and missing", sums_name=SUMS_NAME)
                self._add(name, 0, message, tr("build again"))
            elif hashlib.sha256((self.site / name).read_bytes()).hexdigest() != digest:
                cure = tr("build again; edit content/ or templates/")
                self._add(name, 0, tr("differs from what the build wrote"), cure)

    def _read(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8", errors="replace")

    def _add(self, name: str, line: int, message: str, cure: str = "", address: str = "") -> None:
        problem = Problem(name, line, message, cure)
        self.result.problems.append(problem)
        if address:
            self.result.addresses[problem] = address


def _line_of(text: str, needle: str) -> int:
    """Find the line of `needle`, from 1; addresses stand escaped in the source."""
    place = text.find(needle)
    if place < 0:
        place = text.find(needle.replace("&", "&amp;"))
    return text.count("\n", 0, place) + 1 if place >= 0 else 0
