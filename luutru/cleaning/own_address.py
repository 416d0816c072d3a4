"""The article's own address, where whoever saved its text wrote it in a line by itself."""

from __future__ import annotations

from dataclasses import replace
from mimetypes import guess_type
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from luutru.model import HEADS, Role
from luutru.vietnamese.folding import fold_words
from luutru.vocabulary import load_vocabulary
from luutru.web_addresses import mend_web_address, normalise_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import RawPage, TaggedLine

_LABEL: Final = load_vocabulary("credits").pattern("own-address")
#: So many words of an address, and such a share of them, stand in this order in the headline or the lead that
#: it is made of.
_WORDS, _SHARE = 4, 0.75


def add_own_address(raw: RawPage, lines: Sequence[TaggedLine]) -> RawPage:
    """Return the page with the address that it prints and that is made of its headline; one that states an
    address, or prints two such, as it is.
    """
    if raw.known.url or raw.shown:
        return raw
    printed = {_read_address(line.text) for line in lines if "://" in line.text} - {""}
    if not printed:
        return raw
    heads: list[list[str]] = []
    for line in lines:
        if line.role in HEADS or (not heads and line.role is Role.BODY):
            heads.append(fold_words(line.text))
    printed = {address for address in printed if any(_is_made_of(words, address) for words in heads)}
    own = {normalise_address(address): address for address in sorted(printed, reverse=True)}
    return replace(raw, known=replace(raw.known, url=own.popitem()[1])) if len(own) == 1 else raw


def _read_address(line: str) -> str:
    """Return the address that a line is, with a label or without; "" where it is somebody else's, or a
    picture's.
    """
    line = line.replace("<", "").replace(">", "")
    address = line.split()[-1].strip("().")
    own = line.strip(" ().") == address or _LABEL.match(line)
    address = mend_web_address(address) if own else ""
    picture = (guess_type(urlsplit(address).path)[0] or "").startswith(("image/", "video/", "audio/"))
    return "" if picture else address


def _is_made_of(words: Sequence[str], address: str) -> bool:
    name = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    named = [word for word in fold_words(name) if word.isalpha()]
    found = start = 0
    for word in named:
        if word in words[start:]:
            found, start = found + 1, words.index(word, start) + 1
    return len(named) >= _WORDS and found >= _SHARE * len(named)
