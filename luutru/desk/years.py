"""Days whose year nobody wrote: in which years they may lie, for a person to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.dating.years import rank_years
from luutru.model import Line, Role, TaggedLine
from luutru.vietnamese.date_calendar import FIRST_YEAR, days_away, is_day, shift, weekday
from luutru.vietnamese.dates import find_dates
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.vietnamese.dates import DateExpression

_MOST_OFFERED: Final = 3
#: So many days before an event it is announced, at most.
_ANNOUNCED: Final = 31


def days_in_years(words: str, published: str | None, title: str, text: str, last: str) -> list[str]:
    """Return what words such as "Ngày 28/2" may mean, as EDTF, the likeliest first; none lies behind the ISO
    day `last`.

    Years are counted from the publication; without one they are those for which the title and the text speak,
    the last ones before `last` where they speak for none.
    """
    stated = parse_edtf(published).latest if published else None
    latest = min(last, shift(stated, _ANNOUNCED)) if stated else last
    year = int(latest[:4])
    found: list[str] = []
    for said in find_dates(words):
        if said.year is None:
            recent = _recent(said, year)
            spoken = [] if stated else rank_years(list(_lines_of(title, text)), said, year)
            found += _days(said, spoken, latest) or _days(said, recent, latest)
    if stated:
        found.sort(key=lambda day: days_away(parse_edtf(day).earliest or stated, stated))
    return list(dict.fromkeys(found))[:_MOST_OFFERED]


def _recent(said: DateExpression, last: int) -> list[int]:
    """Return the years up to `last`, those alone in which the day is the weekday that is told with it."""
    years = range(last, FIRST_YEAR - 1, -1)
    if said.weekday is None or not (said.month and said.day):
        return list(years[: _MOST_OFFERED + 1])
    fitting = [year for year in years if is_day(year, said.month, said.day)]
    return [year for year in fitting if weekday(year, said.month, said.day) == said.weekday]


def _lines_of(title: str, text: str) -> Iterator[TaggedLine]:
    """Yield a title and the paragraphs of a text, the first of them the lead, for the clues in them."""
    paragraphs = [title, *(" ".join(piece.split()) for piece in text.split("\n\n"))]
    for number, paragraph in enumerate(paragraphs, 1):
        role = {1: Role.TITLE, 2: Role.SAPO}.get(number, Role.BODY)
        yield TaggedLine(Line(number, paragraph, paragraph), role, "", 0.0)


def _days(said: DateExpression, years: Iterable[int], latest: str) -> list[str]:
    dated = [replace(said, year=year) for year in years]
    spans = [(one.first_day, one.last_day) for one in dated]
    return [
        first if first == last else f"{first}/{last}"
        for first, last in spans
        if first and last and last <= latest
    ]
