"""What a clue to an article's year is, and whether the words around a year speak of what is to come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.frozen import frozen
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.model import TaggedLine
    from luutru.vietnamese.dates import DateExpression

    Odds = Callable[[int], float]

#: How far around a year words are read for its tense, in characters.
_BEFORE, _BEHIND = 45, 80
_WORDS = load_vocabulary("dating")
_FUTURE = _WORDS.pattern("future")
_PLAN_MET = _WORDS.pattern("plan-met")
_PAST = _WORDS.pattern("past")
_ACT_DONE = _WORDS.pattern("act-done")
SUMMING = _WORDS.pattern("summing")
_CLAUSES = re.compile(r"[.,;:]\s")
_SENTENCES = re.compile(r"[.;]\s")
_PHRASES = _WORDS.pattern("phrase-ends")
#: More words than "Bước sang năm …" before the year, and a comma ends the year's own phrase.
_OPENING_WORDS = 2


@frozen
class Clue:
    """A clue: its kind, the year its words name, its odds by year, and where it stands (line 0: nowhere)."""

    kind: str
    about: int
    odds: Odds
    line: int
    text: str


@frozen
class Sentence:
    """A dated phrase in its line, with the month and day of the event that a year is sought for."""

    line: TaggedLine
    low: str
    item: DateExpression
    year: int
    month: int
    day: int

    def clue(self, kind: str, odds: Odds, about: int | None = None) -> Clue:
        """A clue that stands on this phrase."""
        text = in_context(self.line.text, self.item)
        return Clue(kind, self.year if about is None else about, odds, self.line.number, text)


def near(year: int, same: float, after: float, *, before: float = -6.0, later: float = -0.5) -> Odds:
    """Odds by how far after `year` an article is: in it, a year after, before; `later` per further year."""

    def odds(candidate: int) -> float:
        gap = candidate - year
        return same if gap == 0 else after if gap == 1 else before if gap < 0 else later * (gap - 1)

    return odds


def is_future(said: Sentence) -> bool:
    """Whether the clause speaks of what is to come: "phấn đấu năm 2024 …", "Năm 2024, huyện sẽ …"."""
    before = _CLAUSES.split(said.low[max(0, said.item.start - _BEFORE) : said.item.start])[-1]
    if _ACT_DONE.search(before) and not _FUTURE.search(before):
        return False
    behind = _SENTENCES.split(said.low[said.item.end : said.item.end + _BEHIND])[0]
    if len(before.split()) > _OPENING_WORDS:
        behind = _PHRASES.split(behind)[0]
    ahead = _FUTURE.search(behind)
    if ahead and _PAST.search(behind, 0, ahead.start()) is None:
        return True
    return bool(_FUTURE.search(before)) and not SUMMING.search(before) and not _PLAN_MET.search(before)


def in_context(text: str, item: DateExpression) -> str:
    """The date with a word on either side, for a reader of the evidence."""
    start = text.rfind(" ", 0, max(0, item.start - 1)) + 1 if item.start else 0
    end = text.find(" ", min(len(text), item.end + 1))
    return text[start : end if end >= 0 else len(text)].strip(" ,.;:()")
