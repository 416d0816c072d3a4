"""Clues to the year of an article in its own sentences, and what each is worth.

A clue gives, for every year the article may be from, log-odds for or against it. The figures are
judgements, checked on the tagged pages: about 3 for words that hardly allow another year ("từ đầu năm Y
đến nay"), about 1 for a bare "năm Y", -4 and less for what only a later article could say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.dating.clue import SUMMING, Clue, Sentence, is_future, near
from luutru.cleaning.dating.founding_days import COUNTED, founding_of
from luutru.model import HEADS, Role
from luutru.vietnamese.date_calendar import is_day, iso_day, ordinal, weekday
from luutru.vietnamese.dates import Bound, DateExpression, DateKind, find_dates, lower
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from luutru.cleaning.dating.clue import Odds
    from luutru.model import TaggedLine

_WORDS = load_vocabulary("dating")
_COMPARING = _WORDS.word_set("comparing")
_CONGRESS = _WORDS.pattern("congress")
_NOT_YET = _WORDS.pattern("not-yet")
_OCCASION = _WORDS.pattern("occasion")
_OPENED = _WORDS.pattern("opened")
_COVID = _WORDS.pattern("covid")
_AGE = _WORDS.pattern("age")
_YEAR_OR_AGE = _WORDS.words("year-or-age")
_START, _END = _WORDS.word_set("start"), _WORDS.word_set("end")
_SINCE, _UNTIL, _THROUGH = _WORDS.word_set("since"), _WORDS.word_set("until"), _WORDS.word_set("through")
_BEFORE, _NEXT = _WORDS.word_set("before"), _WORDS.word_set("next")
_TO_NOW = _WORDS.pattern("to-now")
_AFTER = _WORDS.word_set("after")
#: The year of a law is its name, and may be long past; what is tried was done in the months named, or before.
_LAW, _TRIED = _WORDS.pattern("law"), _WORDS.pattern("tried")
_NAME = 40
_QUARTERS_BACK = 5
_DECEMBER_TASKS = 11
_AUTUMN = 8
#: From here to autumn pupils leave one school year and are enrolled for the next.
_EXAMS = 5
#: An act so few days old is what the event follows (15 of 15 newspaper texts); a full day before it is mostly
#: of the same story (23 of 25: not enough by itself, for courts and histories tell of other years' days).
_FRESH_ACT, _SAME_STORY = 45, 10
#: Most deadlines in the news lie within a season.
_DEADLINE_DAYS = 120


def clues_in(line: TaggedLine, month: int, day: int) -> Iterator[Clue]:
    """All clues in one line, for an event on `day` and `month`."""
    low = lower(line.text)
    if "cov" in low and _COVID.search(low):
        yield Clue("covid", 2020, _since_covid, line.number, "Covid-19")
    if any(map(low.__contains__, _YEAR_OR_AGE)):
        yield from _celebrations(line, low, month, day)
        for match in _AGE.finditer(low):
            about = int(match[1]) + int(match[2])
            yield Clue("age", about, near(about, 1.5, 0.0, before=-1.0), line.number, match.group())
    for item in find_dates(line.text):
        read = _READERS.get(item.kind)
        if item.year is None or read is None:
            continue
        clue = read(Sentence(line, low, item, item.year, month, day))
        if clue is not None:
            yield clue


def weekday_clue(expression: DateExpression) -> Clue:
    """The weekday printed with the event's day: right in one year of about six."""

    def odds(year: int) -> float:
        if (
            expression.month is None
            or expression.day is None
            or not is_day(year, expression.month, expression.day)
        ):
            return -4.0
        return 2.5 if weekday(year, expression.month, expression.day) == expression.weekday else -3.0

    return Clue("weekday", 0, odds, 0, expression.text)


def _since_covid(year: int) -> float:
    """The disease got its name in February 2020 and was in every article for three years."""
    return -6.0 if year < 2020 else 0.3 if year <= 2022 else 0.0


def _celebrations(line: TaggedLine, low: str, month: int, day: int) -> Iterator[Clue]:
    """ "kỷ niệm 91 năm Ngày thành lập Đoàn"."""
    for match in COUNTED.finditer(low):
        founding = founding_of(match[2])
        if founding is None:
            continue
        about = _year_beside(founding[2] + int(match[1]), (founding[1], founding[0]), (month, day))
        words = line.text[match.start() : match.end() + 30]
        yield Clue("anniversary", about, near(about, 3.5, -1.0, before=-2.0, later=-1.0), line.number, words)


def _year_beside(year: int, celebrated: tuple[int, int], event: tuple[int, int]) -> int:
    """The year of the event's month and day that lies nearest to a celebration, which the news precedes."""
    target = ordinal(iso_day(year, celebrated[0], min(celebrated[1], 28)))
    return min(
        (year - 1, year, year + 1),
        key=lambda y: abs(ordinal(iso_day(y, event[0], min(event[1], 28))) + 15 - target),
    )


# --- one reader per kind of date -------------------------------------------------------------------------


def _from_lunar_year(said: Sentence) -> Clue:
    """A lunar year begins around the turn of January and February and is in the news from October on."""
    about = said.year - 1 if said.month >= 10 else said.year
    return said.clue("lunar-year", near(about, 3.0, 0.0, before=-3.0), about)


def _from_school_year(said: Sentence) -> Clue:
    """A school year in the headline or the lead is this one; below, it may be any that is told of."""
    about = said.year if said.month >= _AUTUMN else said.item.end_year or said.year
    if not _SINCE.isdisjoint(said.item.lead[-1:]):
        return said.clue("since-school-year", near(about, 0.3, 0.3, before=-4.0, later=0.0), about)
    same = 2.5 if said.line.role in HEADS else 1.3
    if _EXAMS < said.month < _AUTUMN:
        return said.clue("school-year", near(about, same, 0.0, before=same))
    return said.clue("school-year", near(about, same, 0.3, before=-1.5), about)


def _from_part_of_year(said: Sentence) -> Clue:
    last = said.item.end_month or 12
    if is_future(said):
        return said.clue("planned-part-of-year", near(said.year, 1.5, -1.0, before=0.0))
    if said.item.month == 1 and said.month < last:
        return said.clue("part-of-year", near(said.year, -1.0, 1.0))
    return said.clue("part-of-year", near(said.year, 3.0, 0.0 if said.month <= 3 else -1.0))


def _from_quarter(said: Sentence) -> Clue:
    """A quarter long past by the event's month is of the year to come: in October, "quý I năm 2014"."""
    last = said.item.end_month or (said.item.month or 1) + 2
    if is_future(said) or said.month - last > _QUARTERS_BACK:
        return said.clue("planned-quarter", near(said.year, 0.6, 0.0, before=0.8 if said.month >= 9 else 0.0))
    after = 0.4 if said.month <= 3 else -0.5
    return said.clue("quarter", near(said.year, 2.2, after, before=-0.5 if said.month >= 10 else -3.0))


def _from_month(said: Sentence) -> Clue:
    named = said.item.month or 1
    past = said.month >= named
    if not _SINCE.isdisjoint(said.item.lead[-1:]):
        return said.clue("since-month", near(said.year, 0.8 if past else -1.0, 0.3, before=-4.0, later=0.0))
    if _TRIED.search(said.low):
        return said.clue("month-of-a-crime", near(said.year, 0.6, 0.6, before=-4.0, later=0.0))
    if is_future(said) or said.item.bound in (Bound.BEFORE, Bound.UNTIL):
        return said.clue("planned-month", near(said.year, 1.0, -0.5, before=0.5 if past else 0.0))
    if 0 <= said.month - named <= 2:
        until = not _THROUGH.isdisjoint(said.item.lead[-1:])
        return said.clue("recent-month", near(said.year, 2.4 if until else 1.8, 0.0))
    return said.clue("month", near(said.year, 1.3 if past else -0.8, 0.3 if past else 0.7))


def _from_anniversary(said: Sentence) -> Clue | None:
    if said.item.month is None or said.item.day is None:
        return None
    about = _year_beside(said.year, (said.item.month, said.item.day), (said.month, said.day))
    return said.clue("anniversary", near(about, 3.0, -1.0, before=-2.0, later=-1.0), about)


def _from_day(said: Sentence) -> Clue | None:
    """Another day printed in full: an article comes after what it tells of, and before its deadlines."""
    first = said.item.first_day
    if first is None:
        return None
    printed = ordinal(first)
    ahead = said.item.bound in (Bound.BEFORE, Bound.UNTIL)
    document = said.item.kind is DateKind.DOCUMENT

    def odds(year: int) -> float:
        if not is_day(year, said.month, said.day):
            return 0.0
        gap = ordinal(iso_day(year, said.month, said.day)) - printed
        if ahead:
            return 2.2 if -_DEADLINE_DAYS < gap <= 0 else 0.7 if -366 < gap <= 0 else -1.0
        if document and 0 <= gap <= _FRESH_ACT:
            return 2.2
        if 0 <= gap <= _SAME_STORY:
            return 1.5
        if gap < (-1 if document else -31):
            return -5.0 if document else -1.5
        return 0.6 if gap <= 366 else 0.0

    return said.clue("document" if document else "day", odds)


def _from_term(said: Sentence) -> Clue:
    """A term or programme; the congress or election that opens a term is held in its first year."""
    first, last = said.year, said.item.end_year or said.year
    before = said.low[max(0, said.item.start - 110) : said.item.start]
    opening = _CONGRESS.search(before)
    if opening and said.line.role in HEADS and not _NOT_YET.search(before):
        return said.clue("opening-of-term", near(first, 2.0, 0.0, before=-0.5))
    return said.clue("term", lambda year: 0.3 if first - 1 <= year <= last else -0.7)


def _from_year(said: Sentence) -> Clue:  # noqa: PLR0911 - one case a line
    """A year by itself: "năm Y", told as past, compared with, or planned for."""
    lead, year = said.item.lead, said.year
    last = lead[-1] if lead else ""
    if _LAW.search(said.low[max(0, said.item.start - _NAME) : said.item.start]):
        return said.clue("year-of-a-law", near(year, 0.0, 0.0, before=-4.0, later=0.0))
    if not said.item.marked:  # "Tết Nguyên đán 2024"
        about = year - 1 if said.month >= 10 else year
        return said.clue("new-year", near(about, 2.5, 0.0, before=-2.0), about)
    future = is_future(said)
    if said.low.endswith(f"{last} ", 0, said.item.start):
        if last in _START:
            return _from_start_of_year(said, future=future)
        if last in _END:
            return _from_end_of_year(said, future=future)
    if last in _COMPARING:
        return said.clue("compared-year", near(year, -0.3, 2.0, before=-5.0, later=-0.7))
    if last in _SINCE:
        return said.clue("since-year", near(year, 0.0, 0.2, before=-5.0, later=0.0))
    if last in _AFTER:
        return said.clue("after-year", near(year, -0.5, 0.3, before=0.3, later=0.0))
    if last in _UNTIL or last in _BEFORE:
        if future or last in _BEFORE:
            return said.clue("until-year", near(year, 0.2, 0.0, before=0.2))
        return said.clue("until-year", near(year, 1.0, 0.8, before=-1.0))
    if future or last in _NEXT:
        return said.clue("planned-year", _of_plans(year, said.month))
    return _from_told_year(said)


def _from_start_of_year(said: Sentence, *, future: bool) -> Clue:
    if future:
        return said.clue("start-of-year", near(said.year, 0.7, -0.5, before=0.5 if said.month >= 9 else -1.0))
    behind = said.low[said.item.end : said.item.end + 15]
    if not _SINCE.isdisjoint(said.item.lead[-2:-1]) or _TO_NOW.match(behind):
        return said.clue("since-start-of-year", near(said.year, 3.0, -0.8, before=-4.0))
    return said.clue("start-of-year", near(said.year, 1.3, 0.3, before=-4.0))


def _from_end_of_year(said: Sentence, *, future: bool) -> Clue:
    if future or not _UNTIL.isdisjoint(said.item.lead[-2:-1]):
        before = 0.0 if said.month >= 10 else -1.0
        # "Đến hết năm" tells of this one; works are promised for the end of any year to come.
        same = 2.0 if not _THROUGH.isdisjoint(said.item.lead[-1:]) else 1.7
        return said.clue("planned-end-of-year", near(said.year, same, -1.5, before=before))
    return said.clue("end-of-year", near(said.year, 1.5, 0.8 if said.month <= 3 else 0.0, before=-2.0))


def _of_plans(year: int, month: int) -> Odds:
    """Tasks of a year are set at its start or at the end of the one before."""
    if month >= _DECEMBER_TASKS:
        same, ahead = 0.3, 1.2
    elif month >= _AUTUMN:
        same, ahead = 0.5, 0.8
    elif month > 3:
        same, ahead = 1.0, -0.2
    else:
        same, ahead = 1.2, -0.7
    return near(year, same, -1.5, before=ahead, later=-2.0)


def _from_told_year(said: Sentence) -> Clue:
    """A year told as past: results are summed up at its end, or early in the next."""
    early = said.month <= 3
    if SUMMING.search(said.low[max(0, said.item.start - 100) : said.item.start]):
        if said.month >= 10:
            return said.clue("summed-year", near(said.year, 2.0, 0.3))
        return said.clue("summed-year", near(said.year, -0.3 if early else 1.0, 2.0 if early else 0.7))
    before = said.low[max(0, said.item.start - 70) : said.item.start]
    opened = early and _OPENED.search(said.low, 0, said.item.start) and _OCCASION.search(before)
    if said.line.role in HEADS and (opened or not early):
        named = said.line.role is not Role.SAPO or _OCCASION.search(before)
        return said.clue("year-in-head", near(said.year, 2.2 if named else 1.3, 0.3, before=-3.0))
    return said.clue("year", near(said.year, 0.5 if early else 1.1, 1.1 if early else 0.4, before=-3.0))


_READERS: dict[DateKind, Callable[[Sentence], Clue | None]] = {
    DateKind.YEAR: _from_year,
    DateKind.LUNAR_YEAR: _from_lunar_year,
    DateKind.SCHOOL_YEAR: _from_school_year,
    DateKind.PART_OF_YEAR: _from_part_of_year,
    DateKind.QUARTER: _from_quarter,
    DateKind.MONTH: _from_month,
    DateKind.ANNIVERSARY: _from_anniversary,
    DateKind.DAY: _from_day,
    DateKind.DOCUMENT: _from_day,
    DateKind.TERM: _from_term,
}
