"""What an article prints of its place among others: a page of several, a part of a series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from luutru.vietnamese.folding import fold
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import re

    from luutru.model import Article

_WORDS: Final = load_vocabulary("continued")
_IN_HEADLINE: Final = _WORDS.pattern("page-in-headline")
_LINE: Final = _WORDS.pattern("page-line")
_PART: Final = _WORDS.pattern("part")
#: Bytes of a line that says nothing but which page this is.
_LONGEST: Final = 60
#: A page that only says that it goes on, or that it is the last.
_NEXT, _LAST = 2, 99


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """What an article prints of its place among others.

    `core` is its headline without that, folded, of a part the series' name; `page` its number, 0 where it
    prints none; `day` its day of publication.
    """

    core: str = ""
    page: int = 0
    is_part: bool = False
    day: str = ""


def read_mark(article: Article, ledger: bytes) -> Mark:
    """Read the mark of an article; `ledger` as it is on disk."""
    title, day = article.title, article.published or ""
    if part := _PART.search(title) or _PART.search(article.kicker or ""):
        series = part.string[: part.start()] or article.kicker or ""
        return Mark(_core(series), 0, True, day)
    if found := _IN_HEADLINE.search(title):
        return Mark(_core(title[: found.start()]), _number(found), day=day)
    cells = (row[row.rfind(b"\t") + 1 :] for row in ledger.split(b"\n"))
    short = (cell.decode("utf-8", "replace").strip() for cell in cells if len(cell) <= _LONGEST)
    line = next(filter(None, map(_LINE.search, short)), None)
    return Mark(_core(title), _number(line) if line else 0, day=day)


def _core(text: str) -> str:
    return " ".join(fold(text).strip(" .,:-–—|([").split())


def _number(found: re.Match[str]) -> int:
    """Return a page's number; of one that only goes on, that of the next or, of the last, the highest."""
    if before := found["before"]:
        return int(before) + 1
    return int(found["page"] or (_LAST if found["last"] else _NEXT))
