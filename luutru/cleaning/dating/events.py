"""The day of the event that an article reports.

Days in the title, the lead, the first paragraphs and the captions compete: by where they stand, the words
that introduce them and how close before publication they lie. Deadlines, documents, anniversaries and
days told as background never win. What the threshold is worth is measured on the tagged pages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.cleaning.dating.deeds import find_deed
from luutru.cleaning.dating.years import infer_year
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.frozen import frozen
from luutru.model import Evidence, Found, Role
from luutru.vietnamese.date_calendar import FIRST_YEAR, days_away, is_day, iso_day, ordinal, shift, weekday
from luutru.vietnamese.date_context import SESSIONS
from luutru.vietnamese.dates import Bound, DateExpression, DateKind, find_dates, lower
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.cleaning.dating.published import Published
    from luutru.model import TaggedLine

#: A candidate below this is no event: a day in the second paragraph with nothing but "ngày" before it.
THRESHOLD = 3.5
#: The same where no date line vouches for the day: it then stands for the day of publication too.
THRESHOLD_ALONE = 5.1
#: Below the lead, news prints a year only with days long past; with a session it may be today's.
_YEAR_IN_BODY = -3.0
#: Body text read for candidates, in paragraphs (of at least 120 characters; wrapped lines count together).
_PARAGRAPHS = 3
#: "Sáng nay" tells the event in the title, the lead and the first paragraph only.
_LEAD_ZONE = 3.0
_BODY_WEIGHTS = (3.0, 1.5, 1.0)
_SHORT_LINES = {Role.TITLE: 3.0, Role.KICKER: 1.0, Role.CAPTION: 1.5}
#: The first paragraph of a page without a lead does the lead's work.
_TOP = 4.0
#: A portrait tells in its last lines when the book was shown ("… diễn ra chiều 12/4"): only a day with a
#: session, days before publication, comes to the threshold from there.
_LATE = 0.5
_BOUND_SCORES = dict.fromkeys(Bound, -4.0) | {Bound.NONE: 0.0, Bound.BEFORE: -6.0}
#: Score by days between the event and publication.
_CLOSENESS = ((3, 1.5), (10, 1.0), (31, 0.0), (120, -1.5))
_LONG_AGO = -4.0
#: No day's score is higher than its zone and this: every word for it, and two days before publication.
_HIGHEST = 2.0 + 1.5 + 0.5 + 0.5 + 1.5
#: Days ahead that an event is announced.
_ANNOUNCED = 60
#: Every day is told with a figure, or as "sáng nay", "hôm qua".
_DIGIT = re.compile("[0-9]")
_WORDS = load_vocabulary("dating")
_TODAY = tuple(f" {word}" for word in _WORDS.words("today"))
_DAY_OFF = _WORDS.words("day-off")[0]
_DAY = load_vocabulary("dates").words("day")[0]
_FUTURE_BEFORE = _WORDS.pattern("coming-before")
_FUTURE_AFTER = _WORDS.pattern("coming-after")
_BACKGROUND = _WORDS.pattern("background")
#: "Trước đó, ngày 8-7, …" tells of another day than the report's, wherever it stands.
_EARLIER = _WORDS.pattern("earlier")
_YEARS_SINCE = _WORDS.pattern("years-since")
_FORECAST = _WORDS.pattern("forecast")
#: How far behind a day the words are read that look back on it, and those of a forecast, in characters.
_LOOKED_BACK, _FORECAST_NEAR = 260, 90
_DATELINE = re.compile(
    r"^\W{0,20}(?:\([^)]{2,40}\)\s?[-–—:,]{0,3}\s?|[^-–—:|]{2,40}\s?[-–—|:]\s?|[^,.\d]{2,14},\s?)?\W{0,20}$"
)
_GLUED = _WORDS.pattern("glued-mark")
_SENTENCE_END = re.compile(r"[.!?…:;]\W{0,2}$")
_CLAUSE_END = re.compile(r",\s?$")
#: No end is longer; a line of ten thousand dates need not be searched from its start for each.
_END = 4


@frozen
class Event:
    """The event's day; `published` is what follows from it for a page without a date line."""

    found: Found[str] | None = None
    published: Found[str] | None = None
    suspected: tuple[Evidence, ...] = ()


@frozen
class _Candidate:
    line: int
    expression: DateExpression
    score: float


def find_event(lines: Sequence[TaggedLine], published: Published, limits: Limits) -> Event:
    """Choose the event's day and find its year."""
    reference = published.last_day
    stamp = (published.stamp.line, published.stamp.start) if published.stamp else None
    least = THRESHOLD if reference else THRESHOLD_ALONE
    best = _best_candidate(lines, reference, stamp, least)
    if best is None:
        return Event()
    expression = best.expression
    sure = round(min(0.98, 0.6 + 0.06 * (best.score - THRESHOLD)), 2)
    rule = "told-in-text" if expression.year is not None else "told-in-text-without-year"
    words = Evidence(best.line, expression.text, rule, sure)
    doubt = ""
    if expression.year is not None:
        dated = expression
        evidence: tuple[Evidence, ...] = (words,)
    elif reference is not None:
        year = _year_before(expression, reference)
        if year is None:
            return Event(suspected=(replace(words, value=expression.text),))
        dated = replace(expression, year=year)
        stated = published.published.evidence[0] if published.published else words
        evidence = (words, replace(stated, rule="year-from-publication", value=None))
    else:
        choice = infer_year(lines, expression, limits)
        if choice.year is None:
            return Event(suspected=(replace(words, value=expression.text), *choice.evidence))
        dated = replace(expression, year=choice.year)
        evidence = (words, *choice.evidence)
        doubt = "?"
    first, last = dated.first_day, dated.last_day
    if first is None or last is None or not _believable(first, reference, limits):
        return Event(suspected=(replace(words, value=expression.text),))
    value = _edtf(first, doubt) if first == last else f"{_edtf(first, doubt)}/{_edtf(last, doubt)}"
    follows = None
    if reference is None and published.published is None and limits.allows(last) and limits.fits_units(last):
        follows = Found(
            _edtf(last, doubt),
            tuple(
                replace(e, confidence=round(e.confidence * 0.85, 2), rule=f"event-day: {e.rule}")
                for e in evidence
            ),
        )
    if (deed := find_deed(lines, dated, words)) is not None:
        value, evidence = _edtf(deed.value, doubt), (*deed.evidence, *evidence[1:])
    return Event(Found(value, evidence), follows)


def _believable(first: str, reference: str | None, limits: Limits) -> bool:
    """An announced event may lie after publication, but without a date line nothing lies after the end."""
    if int(first[:4]) < FIRST_YEAR:
        return False
    return reference is not None or limits.allows(first)


def _edtf(day: str, doubt: str) -> str:
    return f"{day[:4]}{doubt}{day[4:]}"


def _year_before(item: DateExpression, reference: str) -> int | None:
    """The year that puts a day closest to publication."""
    if item.month is None or item.day is None:
        return None
    base = int(reference[:4])
    best: tuple[int, int] | None = None
    for year in (base - 1, base, base + 1):
        if not is_day(year, item.month, item.day):
            continue
        cost = days_away(iso_day(year, item.month, item.day), reference)
        if item.weekday is not None and weekday(year, item.month, item.day) != item.weekday:
            cost += 200
        if best is None or cost < best[0]:
            best = cost, year
    return best[1] if best else None


# --- candidates ------------------------------------------------------------------------------------------


def _best_candidate(
    lines: Sequence[TaggedLine], reference: str | None, stamp: tuple[int, int] | None, least: float
) -> _Candidate | None:
    """Return the day with the highest score, the first of several, if it comes to `least`."""
    best: _Candidate | None = None
    for line, zone, opens in _zones(lines):
        # Most days are told in the lead; what stands below it then need not be searched for days.
        if zone + _HIGHEST < least or (best is not None and zone + _HIGHEST <= best.score):
            continue
        for candidate in _candidates(line, zone, reference, stamp, opens=opens):
            if candidate.score >= least and (best is None or candidate.score > best.score):
                best = candidate
    return best


def _candidates(
    line: TaggedLine, zone: float, reference: str | None, stamp: tuple[int, int] | None, *, opens: bool
) -> Iterator[_Candidate]:
    extracted = extracted_length(line.text)
    text = _GLUED.sub(" ", " " * extracted + line.text[extracted:], count=1)
    low = lower(text)
    if not (_DIGIT.search(low) or any(map(low.__contains__, _TODAY))):
        return
    if zone <= _LATE and not any(map(low.__contains__, SESSIONS)):
        return
    for item in find_dates(text):
        if stamp == (line.number, item.start):
            continue
        told: DateExpression | None = item
        if item.kind is DateKind.RELATIVE:
            told = _from_relative(item, reference) if zone >= _LEAD_ZONE else None
        elif not (item.kind is DateKind.DAY or _is_day_off(item)) or item.month is None or item.short_year:
            continue
        if told is None or (zone <= _LATE and told.session is None):
            continue
        score = zone + _score(low, told, reference, opens=opens)
        if reference is None and told.year is not None and line.role is Role.BODY and zone < _TOP:
            score += _YEAR_IN_BODY / (2 if told.session or _opens_text(zone, low, told) else 1)
        yield _Candidate(line.number, told, score)


def _opens_text(zone: float, low: str, item: DateExpression) -> bool:
    """Whether a day opens the first paragraph below a lead: "Ngày 14/8/2025, Đảng bộ xã tổ chức"."""
    return zone == _BODY_WEIGHTS[0] and item.start <= 1 and low.startswith(",", item.end)


def _zones(lines: Sequence[TaggedLine]) -> Iterator[tuple[TaggedLine, float, bool]]:
    """Lines that may tell the event, with the weight of their place and whether a paragraph opens there."""
    has_lead = any(line.role is Role.SAPO for line in lines)
    paragraph = 0
    length = 0
    previous: Role | None = None
    for line in lines:
        role = line.role
        if role is Role.SAPO:
            yield line, 4.0 if previous is not Role.SAPO else 3.5, True
        elif role in _SHORT_LINES:
            yield line, _SHORT_LINES[role], True
        elif role is Role.BODY and paragraph >= _PARAGRAPHS:
            yield line, _LATE, False
        elif role is Role.BODY:
            weight = _BODY_WEIGHTS[paragraph] + (0.0 if has_lead or paragraph else 1.0)
            yield line, weight, length == 0
            length += len(line.text)
            if length >= 120:
                paragraph, length = paragraph + 1, 0
        previous = role


def _is_day_off(item: DateExpression) -> bool:
    """ "Ngày nghỉ lễ 2/9, hàng trăm người đi bộ …": a holiday that tells when, not why."""
    return item.kind is DateKind.ANNIVERSARY and _DAY_OFF in item.lead


def _from_relative(item: DateExpression, reference: str | None) -> DateExpression | None:
    """ "Sáng nay" in the lead is the day of publication."""
    if reference is None or item.offset is None:
        return None
    year, month, day = map(int, shift(reference, item.offset).split("-"))
    return replace(item, year=year, month=month, day=day)


def _score(low: str, item: DateExpression, reference: str | None, *, opens: bool) -> float:
    before = low[: item.start]
    score = 0.0
    if opens and len(before) <= 45 and _DATELINE.match(before):
        score += 2.0
    elif _SENTENCE_END.search(before[-_END:]):
        score += 1.0
    elif _CLAUSE_END.search(before[-_END:]):
        score += 0.7
    score += 1.5 if item.session else 1.0 if _DAY in low[item.start : item.core] else 0.3
    if low[item.end : item.end + 2].startswith((",", "),", ") ")):
        score += 0.5
    if item.weekday is not None or item.end_day is not None:
        score += 0.5
    score += _BOUND_SCORES[item.bound]
    if _EARLIER.search(before[-30:]):
        score -= 6.0
    elif _BACKGROUND.search(before[-60:]):
        score -= 2.5
    if item.year is not None and _YEARS_SINCE.search(low[item.end : item.end + _LOOKED_BACK]):
        score -= 6.0
    if item.end_day is not None and _FORECAST.search(low[item.end : item.end + _FORECAST_NEAR]):
        score -= 6.0
    ahead = bool(_FUTURE_BEFORE.search(before[-40:])) or bool(
        _FUTURE_AFTER.search(low[item.end : item.end + 70])
    )
    if ahead:
        score -= 1.5
    return score + _closeness(item, reference, ahead=ahead)


def _closeness(item: DateExpression, reference: str | None, *, ahead: bool) -> float:
    """How well the day lies before publication; without a date line nothing can be said."""
    if reference is None:
        return 0.0
    year = item.year if item.year is not None else _year_before(item, reference)
    last = replace(item, year=year, end_year=None if item.year is None else item.end_year).last_day
    if last is None:
        return _LONG_AGO
    gap = ordinal(reference) - ordinal(last)
    if gap < -1:
        return 0.0 if ahead and gap > -_ANNOUNCED else -1.5
    return next((score for days, score in _CLOSENESS if gap <= days), _LONG_AGO)
