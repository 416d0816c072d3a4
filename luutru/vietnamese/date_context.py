"""What the words before a date make of it: a session, a weekday, a deadline, a document's date.

Words are read backwards from the date as long as they belong to it ("khoảng 9h sáng thứ Bảy, ngày …"); what
comes before those is its lead.
"""

from __future__ import annotations

from dataclasses import dataclass

from luutru.vietnamese.date_expression import Bound

#: How far back words are read, in characters; the longest cue seen ("vào hồi 23 giờ 40 phút rạng sáng chủ
#: nhật, ngày") is 50.
REACH = 72
_TRIM = ",.;:()[]|*\"'“”‘’•-–—"
SESSIONS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "khuya"})
_WEEKDAY_WORDS = {
    "hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
_WEEKDAYS = {
    "t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
#: Words that may stand inside a date's cue without saying more.
_FILLERS = frozenset(
    {"vào", "hồi", "lúc", "khoảng", "trong", "buổi", "các", "những", "cả", "rạng", "này", "phút", "giờ"}
)
_POINTERS = frozenset({"vào", "hồi", "lúc"})
_NOW = frozenset({"nay", "qua", "mai"})
#: "tức ngày 1/2" is the solar day beside a lunar one.
_PLAIN_CUES = frozenset({"ngày", "hôm", "tức", "nhằm"})
_LABELLED = frozenset({"ngày", "lúc"})
_OPENERS = frozenset({"(", "[", ",", "“", '"'})
_COUNTS = frozenset({"2", "3", "4", "5", "hai", "ba", "bốn", "02", "03"})
_DEADLINES = frozenset({"nhất", "hạn", "chót", "trước", "quá"})


@dataclass(frozen=True, slots=True)
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
    marked = comma = False
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
        elif word in _NOW and (before in SESSIONS or before == "hôm"):
            marked = True
        elif (word in _WEEKDAY_WORDS and before == "thứ") or (word == "nhật" and before == "chủ"):
            marked, weekday, taken = True, _WEEKDAY_WORDS.get(word, 6), 2
            at = low.rfind(words[index - 2], 0, at)
        elif word in _WEEKDAYS:
            marked, weekday = True, _WEEKDAYS[word]
        elif word in _FILLERS:
            marked = marked or word in _POINTERS
        elif not (
            (word in _COUNTS and marked)
            or _is_clock(word)
            or (word.isdecimal() and _is_unit_next(words, index))
        ):
            comma = raw[-1] == ","
            break
        index -= taken
        start = at + len(raw) - len(raw.lstrip(_TRIM)) if taken == 1 else at
    lead = tuple(filter(None, [raw.strip(_TRIM) for raw in words[max(0, index - 4) : index]]))
    return Cue(start, marked, session, weekday, lead, comma, _bound(lead, comma=comma))


def _is_unit_next(words: list[str], index: int) -> bool:
    """Whether the number at `index` - 1 counts hours or minutes: "23 giờ 40 phút ngày …"."""
    return index < len(words) and words[index].strip(_TRIM) in ("giờ", "phút")


def _is_clock(word: str) -> bool:
    """Whether a word is a clock time: "19h15", "8g30", "9h"."""
    return word[0].isdecimal() and word[-1] in "0123456789h'’" and ("h" in word or ":" in word or "g" in word)


def _bound(lead: tuple[str, ...], *, comma: bool) -> Bound:  # noqa: PLR0911 - one case a line
    if not lead or comma:
        return Bound.NONE
    last = lead[-1]
    prior = lead[-2] if len(lead) > 1 else ""
    if last == "là" and prior in _DEADLINES:
        return Bound.BEFORE
    if last in _DEADLINES or (last == "cuối" and prior == "hạn"):
        return Bound.BEFORE
    if last in ("đến", "tới", "hết"):
        return Bound.AS_OF if prior == "tính" else Bound.UNTIL
    if last == "từ":
        return Bound.SINCE
    if last == "sau":
        return Bound.AFTER
    return Bound.NONE
