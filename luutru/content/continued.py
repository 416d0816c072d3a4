"""Pages of one article, and parts of one series: told by headlines, raw pages, and names of files.

Pages are one text and belong together. Parts of a series are articles of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from luutru.content.page_marks import read_mark
from luutru.errors import Problem, Severity
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luutru.content.page_marks import Mark
    from luutru.model import ContentFile

#: "Tin vắn (tiếp theo)" may go on from any other.
_LEAST_WORDS: Final = 4
_NUMBER: Final = re.compile(r"(\d+)")


def find_pages(marks: Mapping[str, Mark]) -> Iterator[tuple[str, str]]:
    """Yield the further pages of articles, each with the name of the first: of several the next alone,
    for each text is to stand behind that of the page before.

    A page's headline tells the first one; where it has none of its own, or its file's name says that it is a
    page, the first is known by that name; else it is that of the file before it.
    """
    finder = _Finder(marks)
    taken: set[str] = set()
    further = [name for name, mark in marks.items() if mark.page > 1 or mark.named > 1]
    for name in sorted(further, key=lambda name: (marks[name].page or marks[name].named, name)):
        first = "" if marks[name].reviewed else finder.find_first(name)
        if first and first not in taken:
            taken.add(first)
            yield name, first


class _Finder:
    """All articles by what tells the first page of one."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self._marks = marks
        self._by_core = defaultdict[str, list[str]](list)
        self._by_file = defaultdict[str, list[str]](list)
        self._by_stem = defaultdict[str, list[str]](list)
        for name, mark in marks.items():
            self._by_core[mark.core].append(name)
            self._by_file[mark.file].append(name)
            if mark.named:
                self._by_stem[mark.stem].append(name)

    @cached_property
    def _in_order(self) -> list[str]:
        """All articles as people count their files, "bai-2" before "bai-10"."""
        return sorted(self._marks, key=lambda name: (_order_of(self._marks[name].file), name))

    def find_first(self, name: str) -> str:
        """Return the name of an article's first page; "" where it is none, or several may be."""
        mark = self._marks[name]
        found: list[str] = []
        if mark.page > 1 and mark.headed and len(mark.core.split()) >= _LEAST_WORDS:
            found = [other for other in self._by_core[mark.core] if self._may_be_first(other, name)]
        else:
            begin = self._named_first(mark.stem, sure=mark.sure) if mark.named > 1 else []
            if not begin and mark.page > 1 and not mark.headed and mark.file:
                begin = [*self._above(name)]
            found = [other for other in begin if self._may_be_first(other, name)]
        return found[0] if len(found) == 1 else ""

    def _may_be_first(self, first: str, name: str) -> bool:
        one, mark = self._marks[first], self._marks[name]
        begins = one.page <= 1 and not one.repeats
        return begins and first != name and _may_be_one(one, mark) and _is_one_outlet(one, mark)

    def _named_first(self, stem: str, *, sure: bool) -> list[str]:
        """Return the articles of the files that may hold the first page by their names. What only numbers
        files counts pages where none has a headline of its own: those of articles do.
        """
        marks = self._marks
        found = [*self._by_file[stem], *(name for name in self._by_stem[stem] if marks[name].named == 1)]
        cores = {marks[name].core for name in found if marks[name].headed or not marks[name].named}
        further = [marks[name] for name in self._by_stem[stem] if marks[name].named > 1]
        return (
            found
            if sure or (cores and all(not mark.headed or mark.core in cores for mark in further))
            else []
        )

    def _above(self, name: str) -> Iterator[str]:
        """Yield the article of the file before this one that is no further page itself."""
        folder = self._marks[name].file.rpartition("/")[0]
        for other in reversed(self._in_order[: self._in_order.index(name)]):
            mark = self._marks[other]
            if mark.headed or mark.page <= 1:
                if mark.file.rpartition("/")[0] == folder:
                    yield other
                return


def find_parts(marks: Mapping[str, Mark], name: str) -> list[str]:
    """Return the names of the other parts of the series that an article is of: a first one need print
    nothing, and what goes on another day ("(tiếp theo)") is a part, too.
    """
    one = marks[name]
    same = (other for other, mark in marks.items() if mark.core == one.core and other != name)
    return [other for other in same if _are_parts(marks[other], one) and _is_one_outlet(marks[other], one)]


class FurtherPages:
    """Tells of articles, added one by one, which of them seem to be further pages of others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._titles: dict[str, str] = {}
        self._marks: dict[str, Mark] = {}

    def add(self, content: ContentFile, ledger: bytes) -> None:
        """Take an article in, with the bytes of its ledger."""
        if not content.article.withdrawn:
            self._titles[content.name] = content.article.title
            self._marks[content.name] = read_mark(content, ledger)

    def tell(self) -> dict[str, Problem]:
        """Return a note for each further page, by its name."""
        notes = {}
        for name, first in find_pages(self._marks):
            message = tr("seems to be a further page of “{title}”", title=self._titles[first])
            cure = tr("join the two on the desk, if it is one")
            notes[name] = Problem(f"{self._folder.name}/{name}.md", 0, message, cure, Severity.NOTE)
        return notes


def _order_of(file: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in _NUMBER.split(file)]


def _are_parts(one: Mark, other: Mark) -> bool:
    if not one.core:
        return False
    if one.is_part and other.is_part:
        return True
    marked = one.is_part or other.is_part or max(one.page, other.page) > 1
    return marked and len(one.core.split()) >= _LEAST_WORDS and not _may_be_one(one, other)


def _may_be_one(first: Mark, page: Mark) -> bool:
    """Say whether two pages may be one article: what goes on another day is of a series."""
    days = {first.day, page.day} - {""}
    return first.is_part == page.is_part and len(days) < 2


def _is_one_outlet(one: Mark, other: Mark) -> bool:
    return one.outlet == other.outlet or not (one.outlet and other.outlet)
