"""Mails with an article in them, and pages that browsers save as one file in their form: MHTML."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from luutru.cleaning.html_linked_data import share_words
from luutru.cleaning.known import merge_known, vet_known
from luutru.cleaning.pictures import attach_pictures
from luutru.cleaning.reading import read_page
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.folding import squeeze
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from luutru.cleaning.pictures import PictureStore


_FORWARDED: Final = re.compile(r"^(?:\s*(?:fwd?|re|tr)\s*:)+", re.I)
#: Lines of a mail among which its headline stands, and words that no headline exceeds.
_FIRST_LINES: Final = 5
_HEADLINE_WORDS: Final = 25


def read_mail(
    data: bytes, name: str, known: Known, pictures: PictureStore | None = None
) -> RawPage | SetAside:
    """Return the page in a file of many parts: the first of HTML, else the first of text."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind:
                said = Known(
                    url=str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""),
                    retrieved=parse_when(str(message.get("Date") or ""))[0],
                )
                said = said if said.url.startswith("http") else Known(retrieved=said.retrieved)
                page = read_page(
                    _content(part), name, merge_known(known, said), "text" if "plain" in kind else "html"
                )
                if isinstance(page, RawPage):
                    page = _with_subject(page, message)
                return attach_pictures(page, pictures, partial(_find_picture, parts, part, pictures))
    return SetAside(name, "empty", tr("a saved page without its text; save it again, as HTML"))


def _with_subject(page: RawPage, message: Message) -> RawPage:
    """Return a page with a mail's subject as its headline, where its first lines say it, or begin with a
    paragraph that tells its words: else it is the sender's own.
    """
    try:
        subject = str(make_header(decode_header(str(message.get("Subject") or ""))))
    except (LookupError, UnicodeError, HeaderParseError):
        return page
    subject = _FORWARDED.sub("", " ".join(subject.split())).strip()
    texts = [part.text for part in page.shown] or page.lines
    first = list(islice(filter(None, map(str.strip, texts)), _FIRST_LINES))
    if not (subject and first) or page.known.title:
        return page
    printed = squeeze(subject) in map(squeeze, first)
    missing = len(first[0].split()) > _HEADLINE_WORDS and share_words(subject, " ".join(first))
    known = replace(page.known, title=subject)
    return replace(page, known=vet_known(known), apart=True) if printed or missing else page


def _find_picture(parts: Sequence[Message], page: Message, store: PictureStore | None, address: str) -> str:
    """Return the path of the picture that a page calls by an address, or by the id of its part."""
    place = urljoin(str(page.get("Content-Location") or ""), address)
    for part in parts if store else ():
        own = str(part.get("Content-ID") or "").strip("<> ")
        if (own and address == f"cid:{own}") or str(part.get("Content-Location") or "") in (address, place):
            data = part.get_payload(decode=True)
            return store.put(data) if store and isinstance(data, bytes) else ""
    return ""


def _content(part: Message) -> bytes:
    """Return a part's bytes, in UTF-8 where it says in what else they are."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    charset = (part.get_content_charset() or "utf-8").lower()
    if charset in ("utf-8", "us-ascii"):
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data
