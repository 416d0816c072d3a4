"""What a site glues to a headline: the stamp of its day, with an author before it and a counter behind."""

from __future__ import annotations

import re
from typing import Final

from luutru.vietnamese.person_names import has_surname
from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("dating")
STAMP_TAIL: Final = _WORDS.pattern("stamp-tail")
_GLUED_TAIL: Final = _WORDS.pattern("glued-tail")
_COUNTED_TAIL: Final = _WORDS.pattern("counted-tail")
_GLUED_HEAD: Final = _WORDS.pattern("glued-head")
_HEADED: Final = _WORDS.pattern("headed")
#: No stamp is without a year, and most headlines are.
_YEAR: Final = re.compile(r"\d{4}")
#: The longest headline before a lead, and its stamp.
_HEADED_REACH: Final = 220
#: The longest name an author signs with.
_NAME_WORDS: Final = 4


def split_stamp(text: str) -> tuple[str, str]:
    """Return a headline without the time stamp at its start or end, and what the latter stood beside."""
    if not _YEAR.search(text):
        return text, ""
    head = _GLUED_HEAD.match(text)
    text = text[head.end() :] if head else text
    glued = _GLUED_TAIL.search(text)
    if glued is not None and glued.start():
        return text[: glued.start()].rstrip(" -–|,"), glued[1]
    counted = _COUNTED_TAIL.search(text)
    if counted is not None and counted.start():
        start = _before_name(text, counted.start())
        return text[:start].rstrip(" -–|,"), text[start:].strip(" -–|,")
    match = STAMP_TAIL.search(text)
    if match is None or not match.start():
        return text, ""
    return text[: match.start()].rstrip(" -–|,"), (match["rest"] or "").strip(" -–|,")


def read_headed(text: str) -> re.Match[str] | None:
    """Return the headline ("title") and the stamp that stand before a lead in its own line, or None."""
    return _HEADED.match(text) if _YEAR.search(text, 0, _HEADED_REACH) else None


def _before_name(text: str, end: int) -> int:
    """Return where the author's name begins that stands before `end`, `end` itself where none does."""
    starts = [match.start() for match in re.finditer(r"\S+", text[:end])][-_NAME_WORDS:]
    for start in starts[:-1]:
        words = text[start:end].split()
        if start and has_surname(" ".join(words)) and all(word[0].isupper() for word in words):
            return start
    return end


def in_stamp(text: str, start: int) -> bool:
    """Whether what begins at `start` of a headline's line is glued to the headline, and no part of it."""
    headline, glued = split_stamp(text)
    return bool(glued) and start >= len(headline)
