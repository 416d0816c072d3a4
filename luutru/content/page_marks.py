"""What an article and its file's name tell of its place: a page of several, a part of a series."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.content.ledger import COLUMNS
from luutru.model import STAND_IN
from luutru.vietnamese.folding import fold
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.model import ContentFile

_WORDS: Final = load_vocabulary("continued")
_IN_HEADLINE: Final = _WORDS.pattern("page-in-headline")
_LINE: Final = _WORDS.pattern("page-line")
_ON_TOP: Final = _WORDS.pattern("page-on-top")
_PART: Final = _WORDS.pattern("part")
_NAME: Final = _WORDS.pattern("page-name")
_NUMBERED: Final = _WORDS.pattern("numbered-name")
#: The endings of a file's name, "a.txt", "a.txt.gz"; a record's name ends in its number.
_SUFFIX: Final = re.compile(r"(?:\.[a-z]\w{0,5}){1,2}$")
_HEAD: Final = f"{COLUMNS}\n".encode()
#: Bytes of a line that says nothing but which page this is.
_LONGEST: Final = 60
#: A page that only says that it goes on, or that it is the last.
_NEXT, _LAST = 2, 99


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """What an article prints of its place among others.

    `core` is its headline without that, folded, of a part the series' name; `page` its number, 0 where it
    prints none; `day` its day of publication; `headed` false where the page has no headline of its own.
    `file` is its raw page's name without ending, `stem` that without a number, folded, and `named` this
    number, 0 for none; `sure` where the name says that it is a page's. `repeats` and `reviewed` are what a
    person, or cleaning, said of it.
    """

    core: str = ""
    page: int = 0
    is_part: bool = False
    day: str = ""
    headed: bool = True
    file: str = ""
    stem: str = ""
    named: int = 0
    sure: bool = False
    outlet: str = ""
    repeats: bool = False
    reviewed: bool = False


def read_mark(content: ContentFile, ledger: bytes) -> Mark:
    """Read the mark of an article; `ledger` as it is on disk."""
    article = content.article
    title, day = article.title, article.published or ""
    file = _SUFFIX.sub("", fold(article.source.file or ""))
    in_name = _NAME.search(file)
    numbered = in_name or _NUMBERED.search(file)
    stem = file[: numbered.start()] if numbered else file
    named = int(numbered["page"] or _NEXT) if numbered else 0
    on_top = _ON_TOP.search(title)
    headed = not on_top and all(record.rule != STAND_IN for record in content.evidence.get("title", ()))

    def mark(core: str, page: int, *, is_part: bool = False) -> Mark:
        name = file, stem, named, bool(in_name)
        said = article.outlet or "", bool(article.duplicate_of), article.reviewed
        return Mark(_core(core), page, is_part, day, headed, *name, *said)

    if not headed:
        on_top = on_top or _ON_TOP.search(next(filter(None, _lines(ledger)), ""))
        return mark("", _number(on_top) if on_top else 0)
    if part := _PART.search(title) or _PART.search(article.kicker or ""):
        return mark(part.string[: part.start()] or article.kicker or "", 0, is_part=True)
    if found := _IN_HEADLINE.search(title):
        return mark(title[: found.start()], _number(found))
    line = next(filter(None, map(_LINE.search, _lines(ledger))), None)
    return mark(title, _number(line) if line else 0)


def is_heading_of(line: str, title: str) -> bool:
    """Say whether a line of a further page is its article's headline again, or says which page it is."""
    line = line.strip()
    if _ON_TOP.search(line) or _LINE.search(line):
        return True
    found = _IN_HEADLINE.search(line)
    return bool(line) and _core(line[: found.start()] if found else line) == _core(title)


def _lines(ledger: bytes) -> Iterator[str]:
    """Yield the lines of a raw page, a mark alone for one too long to say nothing but its place."""
    for row in ledger.rpartition(_HEAD)[2].split(b"\n"):
        cell = row[row.rfind(b"\t") + 1 :]
        yield cell.decode("utf-8", "replace").strip() if len(cell) <= _LONGEST else "\0"


def _core(text: str) -> str:
    return " ".join(fold(text).strip(" .,:-–—|([").split())


def _number(found: re.Match[str]) -> int:
    """Return a page's number; of one that only goes on, that of the next or, of the last, the highest."""
    if before := found["before"]:
        return int(before) + 1
    return int(found["page"] or (_LAST if found["last"] else _NEXT))
