"""What the words before a date make of it: a session, a weekday, a deadline, a document's date.

Words are read backwards from the date as long as they belong to it ("khoảng 9h sáng thứ Bảy, ngày …"); what
comes before those is its lead.
"""

from __future__ import annotations

from luutru.frozen import frozen
from luutru.vietnamese.date_expression import Bound
from luutru.vocabulary import load_vocabulary

#: How far back words are read, in characters; the longest cue seen ("vào hồi 23 giờ 40 phút rạng sáng chủ
#: nhật, ngày") is 50.
REACH = 72
_TRIM = ",.;:()[]|*\"'“”‘’•-–—"
_WORDS = load_vocabulary("dates")
SESSIONS = _WORDS.word_set("sessions")
_WEEKDAY_WORDS = _WORDS.numbers("weekdays")
_WEEKDAYS = _WORDS.numbers("short-weekdays")
_WEEKDAY = _WORDS.word_set("weekday")
_SUNDAY = _WORDS.words("sunday")
#: Words that may stand inside a date's cue without saying more.
_FILLERS, _POINTERS = _WORDS.word_set("fillers"), _WORDS.word_set("pointers")
_NOW, _THIS_DAY = _WORDS.word_set("now"), _WORDS.word_set("this-day")
_PLAIN_CUES, _LABELLED = _WORDS.word_set("plain-cues"), _WORDS.word_set("labelled")
_OPENERS = frozenset({"(", "[", ",", "“", '"'})
_COUNTS, _CLOCK_UNITS = _WORDS.word_set("counts"), _WORDS.word_set("clock-units")
_DEADLINES, _IS, _LAST_OF = _WORDS.word_set("deadlines"), _WORDS.word_set("is"), _WORDS.words("last-of")
_UNTIL, _AS_OF = _WORDS.word_set("until"), _WORDS.word_set("as-of")
_SINCE, _AFTER = _WORDS.word_set("since"), _WORDS.word_set("after")


@frozen
class Cue:
    """The words that belong to a date: where they start, and what they say."""

    start: int
    marked: bool
    session: str | None
    weekday: int | None
    lead: tuple[str, ...]
    comma: bool  #: a comma stands between the lead and the cue
    bound: Bound


def read_cue(low: str, core: int) -> Cue:
    """The cue before the date that begins at `core` in the lower-case line `low`."""
    words = low[max(0, core - REACH) : core].split()
    start = at = core
    marked = comma = clocked = False
    session: str | None = None
    weekday: int | None = None
    index = len(words)
    while index > 0:
        raw = words[index - 1]
        word = raw.strip(_TRIM)
        at = low.rfind(raw, 0, at)
        if not word:
            if raw in _OPENERS:
                index -= 1
                continue
            break
        if raw[-1] in ".;:" and not (raw[-1] == ":" and word in _LABELLED):
            break
        before = words[index - 2].strip(_TRIM) if index > 1 else ""
        taken = 1
        if word in _PLAIN_CUES:
            marked = True
        elif word in SESSIONS:
            marked, session = True, session or word
        elif word in _NOW and (before in SESSIONS or before in _THIS_DAY):
            marked = True
        elif (word in _WEEKDAY_WORDS and before in _WEEKDAY) or (word, before) == _SUNDAY:
            marked, weekday, taken = True, _WEEKDAY_WORDS.get(word, 6), 2
            at = low.rfind(words[index - 2], 0, at)
        elif word in _WEEKDAYS:
            marked, weekday = True, _WEEKDAYS[word]
        elif word in _FILLERS:
            marked = marked or word in _POINTERS
        elif _is_clock(word) or (word.isdecimal() and _is_unit_next(words, index)):
            clocked = True
        elif not (word in _COUNTS and marked):
            comma = raw[-1] == ","
            break
        index -= taken
        start = at + len(raw) - len(raw.lstrip(_TRIM)) if taken == 1 else at
    lead = tuple(filter(None, [raw.strip(_TRIM) for raw in words[max(0, index - 4) : index]]))
    return Cue(start, marked, session, weekday, lead, comma, _bound(lead, comma=comma, clocked=clocked))


def _is_unit_next(words: list[str], index: int) -> bool:
    """Whether the number at `index` - 1 counts hours or minutes: "23 giờ 40 phút ngày …"."""
    return index < len(words) and words[index].strip(_TRIM) in _CLOCK_UNITS


def _is_clock(word: str) -> bool:
    """Whether a word is a clock time: "19h15", "8g30", "9h"."""
    return word[0].isdecimal() and word[-1] in "0123456789h'’" and ("h" in word or ":" in word or "g" in word)


def _bound(lead: tuple[str, ...], *, comma: bool, clocked: bool) -> Bound:  # noqa: PLR0911 - one case a line
    if not lead or comma:
        return Bound.NONE
    last = lead[-1]
    prior = lead[-2] if len(lead) > 1 else ""
    if last in _IS and prior in _DEADLINES:
        return Bound.BEFORE
    if last in _DEADLINES or (last, prior) == _LAST_OF:
        return Bound.BEFORE
    if last in _UNTIL:
        return Bound.AS_OF if prior in _AS_OF else Bound.UNTIL
    if last in _SINCE:
        return Bound.NONE if clocked else Bound.SINCE  # "Từ 14 giờ chiều 20-2, …": that day it happened
    if last in _AFTER:
        return Bound.AFTER
    return Bound.NONE
