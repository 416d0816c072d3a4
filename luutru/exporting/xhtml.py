"""HTML of the site's own making as XHTML, which e-books want, with every link led to where it can go."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

from luutru.site.escaping import escape_text, showable

if TYPE_CHECKING:
    from collections.abc import Callable

_VOID = re.compile(r"<(br|hr|img [^<>]*)>")
_TAG = re.compile(r"<[^<>]*>")
#: Addresses that every reading program takes. What else browsers forgive is shown as text.
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#][!#-;=?-Z_a-z~]*)?")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def escape_xml(text: str) -> str:
    """Return text for an attribute in double quotes, or for an element, of any XML."""
    return escape_text(showable(text))


def to_xhtml(html: str, lead: Callable[[str], str]) -> str:
    """Return a piece of HTML as XHTML; `lead` gives the new address of a link, "" to make it plain text."""
    if "<" not in html and "&" not in html:
        return showable(html)
    closed = _VOID.sub(r"<\1/>", showable(html))
    try:
        root = ElementTree.fromstring(f"<p>{closed}</p>")
    except ElementTree.ParseError:  # markup this program did not make: its text is kept
        return escape_xml(unescape(_TAG.sub("", html)))
    _lead_links(root, lead, inside=False)
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return text.removeprefix("<p>").removesuffix("</p>") if text != "<p />" else ""


def tidy_address(address: str) -> str:
    """Return an address on the web or of mail as standards write it, "" when it is none.

    >>> tidy_address("https://example.org/bài viết")
    'https://example.org/b%C3%A0i%20vi%E1%BA%BFt'
    """
    if address.startswith("mailto:"):
        return address if _MAIL.fullmatch(address) else ""
    tidy = _PERCENT.sub("%25", quote(address, safe="%/:=&?~#+!$,;'()*@-._"))
    head, mark, rest = tidy.partition("#")
    if mark:
        tidy = f"{head}#{rest.replace('#', '%23')}"
    return tidy if _WEB.fullmatch(tidy) else ""


def _lead_links(element: ElementTree.Element, lead: Callable[[str], str], *, inside: bool) -> None:
    for child in element:
        is_link = child.tag == "a"
        if is_link:
            address = "" if inside else lead(child.get("href", ""))
            child.attrib.pop("href", None)
            if address:
                child.set("href", address)
            else:
                child.tag = "span"
        _lead_links(child, lead, inside=inside or child.tag == "a")
