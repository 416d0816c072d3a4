"""What a day is by its neighbours: a plain date, a document's date, a named day, a birthday, or no date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.vietnamese import date_patterns as patterns
from luutru.vietnamese.date_calendar import is_day, weekday
from luutru.vietnamese.date_context import Cue, read_cue
from luutru.vietnamese.date_expression import Bound, DateExpression, DateKind

if TYPE_CHECKING:
    import re

#: Days with a name or a yearly round of their own: printed without a year they name the day, not when.
#: Public and professional days, and the rounds of Party badges (3/2, 19/5, 2/9, 7/11).
NAMED_DAYS = frozenset({
    (1, 1), (9, 1), (3, 2), (27, 2), (3, 3), (8, 3), (26, 3), (28, 3), (30, 4), (1, 5), (7, 5),
    (15, 5), (19, 5), (1, 6), (5, 6), (11, 6), (21, 6), (28, 6), (11, 7), (15, 7), (27, 7), (28, 7),
    (19, 8), (2, 9), (1, 10), (10, 10), (13, 10), (14, 10), (20, 10), (7, 11), (9, 11), (18, 11), (20, 11),
    (23, 11), (1, 12), (6, 12), (19, 12), (22, 12),
})  # fmt: skip
_NAMING = patterns.WORDS.word_set("naming")
_DOCUMENT_NOUNS = patterns.WORDS.word_set("document-nouns")
_OF_DOCUMENT = patterns.WORDS.words("of-document")
_BIRTH = patterns.WORDS.word_set("birth")


#: Day, month and year of a date as printed.
Numbers = tuple[int, int, int | None]
Span = tuple[int, int]
#: "24/7" means always.
_ROUND_THE_CLOCK = (24, 7)
_DOCUMENT_REACH = 120


def simple(
    match: re.Match[str],
    kind: DateKind,
    *,
    year: int | None = None,
    day: int | None = None,
    lead: tuple[str, ...] = (),
) -> DateExpression:
    """An expression of a kind that needs no cue, as long as the match."""
    return DateExpression(match.start(), *match.span(), kind, year, day=day, lead=lead)


def day_of(low: str, match: re.Match[str], day: Numbers, *, short: bool = False) -> DateExpression:
    """The day that a match spells, or INVALID; a named weekday may prove it to be month-first."""
    number, month, year = day
    if not is_day(year, month, number):
        named = read_cue(low, match.start()).weekday
        if year is None or named is None or not is_day(year, number, month):
            return simple(match, DateKind.INVALID)
        if weekday(year, number, month) != named:
            return simple(match, DateKind.INVALID)
        day = month, number, year  # "Thu, 10/14/2021"
    return day_at(low, match.span(), day, short=short)


def day_at(low: str, span: Span, day: Numbers, *, short: bool = False) -> DateExpression:
    """A day that exists, at a span of the line, with its cue and kind."""
    cue = read_cue(low, span[0])
    kind = _kind_of_day(low, span, cue, day)
    return DateExpression(
        cue.start, *span, kind, day[2], day[1], day[0], session=cue.session, weekday=cue.weekday,
        bound=cue.bound, marked=cue.marked, short_year=short, lead=cue.lead,
    )  # fmt: skip


def yearless(low: str, span: Span, day: tuple[int, int], *, slash: bool) -> DateExpression:
    """A day and month; unmarked when neither words nor its shape show it to be a date and no fraction."""
    item = day_at(low, span, (*day, None))
    if item.marked or item.kind is not DateKind.DAY:
        return item
    # No fraction has a numerator above its denominator. What stays unmarked can only end a run.
    improper = slash and day[0] > day[1] and day != _ROUND_THE_CLOCK
    enclosed = low[: span[0]].endswith("(") and low.startswith(")", span[1])
    return replace(item, marked=improper and (enclosed or item.bound is not Bound.NONE))


def _kind_of_day(low: str, span: Span, cue: Cue, day: Numbers) -> DateKind:
    last = cue.lead[-1] if cue.lead else ""
    if last in _BIRTH:
        return DateKind.BIRTH
    named = day[2] is None and day[:2] in NAMED_DAYS and cue.session is None
    if named and (not cue.marked or last in _NAMING):
        return DateKind.ANNIVERSARY
    if last and cue.session is None and cue.weekday is None and _is_document(low, span[1], cue, day[2]):
        return DateKind.DOCUMENT
    return DateKind.DAY


def _is_document(low: str, end: int, cue: Cue, year: int | None) -> bool:
    """Whether the words before make the day that of a numbered act."""
    if not patterns.DOCUMENT_NUMBER.search(low[max(0, cue.start - _DOCUMENT_REACH) : cue.start]):
        return False
    if cue.comma:
        # "Thực hiện Kế hoạch số 25, ngày 12/3 quận tổ chức …" tells the event;
        # "Quyết định số 123/QĐ-UBND, ngày 12/3/2021 của …" the act.
        return year is not None and low[end : end + 5].lstrip().startswith(_OF_DOCUMENT)
    last = cue.lead[-1]
    return any(char.isdecimal() for char in last) or last in _DOCUMENT_NOUNS or year is not None or cue.marked
