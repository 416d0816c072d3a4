"""The year of a day that is printed without one, on a page that has no date line.

Every year that the article's own text names is a clue (`year_clues`); their odds are summed for every
year the article may be from. The best year is believed only when it leads the next by `LEAD`: below that,
of the drop-out runs over the tagged pages, one year in five was wrong.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.cleaning.dating.clue import Clue, near
from luutru.cleaning.dating.extracted import extracted_day
from luutru.cleaning.dating.year_clues import clues_in, weekday_clue
from luutru.frozen import frozen
from luutru.model import Evidence, Role
from luutru.vietnamese.date_calendar import FIRST_YEAR, is_day, iso_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.model import TaggedLine
    from luutru.vietnamese.dates import DateExpression

#: By how much (natural-log odds) the best year must lead the next one, and what it must reach by itself.
LEAD = 1.8
#: The lead taken where only one year is possible at all.
_UNRIVALLED = 3.0
_EVIDENCE_SHOWN = 6
#: An extractor's month that is the event's, or the next: surer than the years of the past that trials name.
_FRESH = 0.9
#: What a span or a beginning long ago says of every year in it or after it: it names none of them.
_NAMES_NONE = frozenset({"term", "since-year", "since-school-year", "after-year", "year-of-a-law"})
_TEXT_ROLES = frozenset({Role.TITLE, Role.KICKER, Role.SAPO, Role.BODY, Role.SUBHEAD, Role.CAPTION})


@frozen
class YearChoice:
    """The year and its evidence, strongest first; `year` is None when the clues decide nothing."""

    year: int | None
    evidence: tuple[Evidence, ...]


def infer_year(lines: Sequence[TaggedLine], expression: DateExpression, limits: Limits) -> YearChoice:
    """The year in which the yearless day `expression` lies."""
    month, day = expression.end_month or expression.month, expression.end_day or expression.day
    if month is None or day is None:
        return YearChoice(None, ())
    clues = _clues_of(lines, month, day)
    hint = extracted_day(lines)
    if hint and 0 <= int(hint[5:7]) - month <= 1 and _is_possible(int(hint[:4]), month, day, limits, hint):
        return YearChoice(int(hint[:4]), (Evidence(None, hint, "year-from-extracted-day", _FRESH),))
    named = sorted({clue.about + step for clue in clues for step in (-1, 0, 1)})
    candidates = [year for year in named if _is_possible(year, month, day, limits, hint)]
    if not candidates:
        return YearChoice(None, ())
    if expression.weekday is not None:
        clues.append(weekday_clue(expression))
    if hint:
        year = int(hint[:4])
        clues.append(Clue("extracted-day", year, near(year, 1.0, 0.3), 0, hint))
    counted = _without_repeats(clues)
    totals = {year: sum(clue.odds(year) for clue in counted) for year in candidates}
    ranked = sorted(candidates, key=lambda year: (-totals[year], year))
    best = ranked[0]
    lead = totals[best] - totals[ranked[1]] if len(ranked) > 1 else _UNRIVALLED
    evidence = _evidence_for(best, counted, lead)
    return YearChoice(best if min(lead, totals[best]) >= LEAD else None, evidence)


def rank_years(lines: Sequence[TaggedLine], expression: DateExpression, last: int) -> list[int]:
    """Return the years up to `last` for which the text speaks more than against them, the likeliest first."""
    month, day = expression.end_month or expression.month, expression.end_day or expression.day
    if month is None or day is None:
        return []
    clues = _without_repeats(_clues_of(lines, month, day))
    totals = {year: sum(clue.odds(year) for clue in clues) for year in range(FIRST_YEAR, last + 1)}
    naming = [clue for clue in clues if clue.kind not in _NAMES_NONE]
    spoken = [year for year in totals if any(clue.odds(year) > 0 for clue in naming)]
    best = [year for year in spoken if totals[year] > 0]
    return sorted(best or spoken, key=lambda year: (-totals[year], year))


def _clues_of(lines: Sequence[TaggedLine], month: int, day: int) -> list[Clue]:
    told = [line for line in lines if line.role in _TEXT_ROLES]
    if not any(line.role is Role.SAPO for line in told):
        # A page without a lead opens with a paragraph that does its work.
        first = next((line for line in told if line.role is Role.BODY), None)
        told = [replace(line, role=Role.SAPO) if line is first else line for line in told]
    return [clue for line in told for clue in clues_in(line, month, day)]


def _is_possible(year: int, month: int, day: int, limits: Limits, hint: str) -> bool:
    if year < FIRST_YEAR or not is_day(year, month, day):
        return False
    iso = iso_day(year, month, day)
    if hint and iso[: len(hint)] > hint:
        return False
    return limits.allows(iso) and limits.fits_units(iso)


def _without_repeats(clues: list[Clue]) -> list[Clue]:
    """A clue of one kind about one year counts once: "Hiến pháp năm 1992" said ten times proves no more."""
    seen: dict[tuple[str, int], Clue] = {}
    for clue in clues:
        seen.setdefault((clue.kind, clue.about), clue)
    return [*seen.values()]


def _evidence_for(year: int, clues: list[Clue], lead: float) -> tuple[Evidence, ...]:
    """The clues that speak for a year, strongest first."""
    sure = min(0.9, 0.5 + 0.1 * max(0.0, lead))
    speaking = sorted(
        ((clue.odds(year), clue) for clue in clues if clue.odds(year) > 0),
        key=lambda pair: (-pair[0], pair[1].line),
    )
    return tuple(
        Evidence(clue.line or None, clue.text, f"year-from-{clue.kind}", round(sure * min(1.0, odds / 3), 2))
        for odds, clue in speaking[:_EVIDENCE_SHOWN]
    )
