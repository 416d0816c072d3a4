"""Every date expression in a line of Vietnamese text.

`find_dates` is one scan over the line's numbers with a single alternation, plus a look for the few date words
that no digit begins, so its time grows with the line's length and no faster. What an expression means is told
from its neighbours in the line only; what it means for an article is decided in `luutru.cleaning.dating`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from luutru.vietnamese import date_patterns as patterns
from luutru.vietnamese.date_expression import Bound, DateExpression, DateKind
from luutru.vietnamese.date_joining import attach_clocks, drop_absorbed, join_runs
from luutru.vietnamese.date_readers import READERS
from luutru.vietnamese.date_words import word_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bound", "DateExpression", "DateKind", "find_dates", "is_date_line", "lower"]

_LABELS = patterns.WORDS.word_set("labels")
_WORDS = re.compile(r"[^\W\d_]+")
_LUNAR_CALENDAR = patterns.WORDS.pattern("lunar-calendar")


@lru_cache(maxsize=64)  # a line is asked for its dates, its stamps and its clues in turn
def lower(text: str) -> str:
    """`text` in lower case with every character at its place (one Turkish letter would grow by one)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@lru_cache(maxsize=512)
def find_dates(text: str) -> tuple[DateExpression, ...]:
    """All date expressions of one line (NFC, single spaces), in order and without overlap."""
    low = lower(text)
    found = list(word_dates(low))
    taken = [(item.core, item.end) for item in found]
    clocks: list[DateExpression] = []
    behind = -1
    for match in _numbers(low):
        at = match.start()
        if taken and any(start <= at < end for start, end in taken):
            continue
        read = READERS[match.lastgroup or "number"]
        # A figure that goes on from another is no date, unless that other was one ("28/2-1/3", "201710:41").
        if (
            at
            and at - 1 > behind
            and (low[at - 1].isdecimal() or (low[at - 1] in "./-," and low[at - 2 : at - 1].isdecimal()))
        ):
            continue
        item = read(low, match)
        if item is None:
            continue
        behind = match.end()
        (clocks if item.kind is DateKind.TIME else found).append(item)
    if not found and not clocks:
        return ()
    found.sort(key=lambda item: (item.core, -item.end))
    found = join_runs(low, found)
    found = [item for item in found if item.marked or item.year is not None or item.kind is not DateKind.DAY]
    found, clocks = attach_clocks(low, found, clocks)
    found = [_of_its_calendar(low, item) for item in drop_absorbed(found)]
    return tuple(
        replace(item, text=_words_of(text, item))
        for item in sorted(found + clocks, key=lambda item: item.core)
    )


def _words_of(text: str, item: DateExpression) -> str:
    """Return an expression as it stands there, with the bracket that closes behind it what opens in it."""
    words, behind = text[item.start : item.end], text[item.end : item.end + 1]
    opening = {")": "(", "]": "["}.get(behind, "")
    return words + behind if opening and words.count(opening) > words.count(behind) else words


def _of_its_calendar(low: str, item: DateExpression) -> DateExpression:
    """The day itself, or one of the lunar calendar: "từ 12 đến 16 tháng Hai âm lịch" is in March."""
    if item.kind not in (DateKind.DAY, DateKind.ANNIVERSARY) or not _LUNAR_CALENDAR.match(low, item.end):
        return item
    return DateExpression(item.start, item.core, item.end, DateKind.LUNAR, lead=item.lead)


def _numbers(low: str) -> Iterator[re.Match[str]]:
    """The number pattern at every run of digits; to look for digits first is four times as fast."""
    found = patterns.DIGIT.search(low)
    while found:
        match = patterns.NUMBERS.match(low, found.start())
        assert match is not None  # its last alternative is any number
        yield match
        found = patterns.DIGIT.search(low, match.end())


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a full date with labels, weekday, clock time and counters."""
    if len(text) > 160:
        return False
    days = [item for item in find_dates(text) if item.kind is DateKind.DAY and item.is_full_day]
    if not days:
        return False
    rest = lower(text)
    for item in reversed(days):
        rest = rest[: item.start] + " " + rest[item.end :]
    return all(word in _LABELS for word in _WORDS.findall(rest))
