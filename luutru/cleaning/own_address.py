"""The article's own address, where whoever saved its text wrote it in a line by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from luutru.model import Role
from luutru.vietnamese.folding import fold_words
from luutru.web_addresses import mend_web_address

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
    own = [mend_web_address(address) for address in printed if _is_made_of(words, address)]
    return replace(raw, known=replace(raw.known, url=own[0])) if len(own) == 1 else raw


def _read_address(line: str) -> str:
    """Return the address that a line is, with a label or without; "" where it stands in a sentence."""
    *label, last = line.split()
    address = last.strip("<>().")
    return address if address.startswith("http") and len(label) <= _LABEL else ""


def _is_made_of(words: set[str], address: str) -> bool:
    named = [word for word in fold_words(urlsplit(address).path.rpartition("/")[2]) if word.isalpha()]
    return len(named) >= _WORDS and sum(word in words for word in named) >= _SHARE * len(named)
