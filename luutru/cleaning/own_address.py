"""The article's own address, where whoever saved its text wrote it in a line by itself."""

from __future__ import annotations

from dataclasses import replace
from mimetypes import guess_type
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from luutru.model import Role
from luutru.vietnamese.folding import fold_words
from luutru.web_addresses import mend_web_address, normalise_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import RawPage, TaggedLine

#: "Nguồn: https://…", "Link bài gốc https://…": so many words label an address at most.
_LABEL: Final = 4
_HEADS: Final = frozenset({Role.TITLE, Role.KICKER, Role.SAPO})
#: So many words of an address, and such a share of them, stand in the headline or lead that it is made of.
_WORDS, _SHARE = 4, 0.75


def add_own_address(raw: RawPage, lines: Sequence[TaggedLine]) -> RawPage:
    """Return the page with the address that it prints and that is made of its headline; one that states an
    address, or prints two such, as it is.
    """
    if raw.known.url or raw.shown:
        return raw
    words: set[str] = set()
    for line in lines:
        if line.role in _HEADS or (not words and line.role is Role.BODY):
            words.update(fold_words(line.text))
    printed = {_read_address(line.text) for line in lines if "://" in line.text}
    made = (address for address in sorted(printed, reverse=True) if _is_made_of(words, address))
    own = {normalise_address(address): address for address in made}
    return replace(raw, known=replace(raw.known, url=own.popitem()[1])) if len(own) == 1 else raw


def _read_address(line: str) -> str:
    """Return the address that a line is, with a label or without; "" where it stands in a sentence, or is a
    picture's.
    """
    *label, last = line.split()
    address = mend_web_address(last.strip("<>().")) if len(label) <= _LABEL else ""
    picture = (guess_type(urlsplit(address).path)[0] or "").startswith(("image/", "video/", "audio/"))
    return "" if picture else address


def _is_made_of(words: set[str], address: str) -> bool:
    name = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    named = [word for word in fold_words(name) if word.isalpha()]
    return len(named) >= _WORDS and sum(word in words for word in named) >= _SHARE * len(named)
