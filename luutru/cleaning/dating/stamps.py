"""Date lines, and date stamps glued to a title, a byline or a lead.

A stamp is a full date that the site printed, not the author: unmarked by "ngày" or a session, or on a line of
its own. Each is weighed by its label, its clock time and its distance from the title; a page's own clock
("Hà Nội, ngày 13-07-2020") is told by its place name and never believed, but where it ends a page that shows
nothing else of its site.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from luutru.cleaning.acts import RULE as ACT
from luutru.cleaning.dating.title_stamps import in_stamp, read_headed
from luutru.cleaning.imprints import find_imprints
from luutru.cleaning.tagging.dressing import EXTRACTED
from luutru.cleaning.tagging.lone_dates import FOOT_RULE, FRAME
from luutru.cleaning.tagging.printed_days import is_printed_day
from luutru.frozen import frozen
from luutru.model import Role
from luutru.vietnamese.date_calendar import is_day, iso_day, shift, weekday
from luutru.vietnamese.dates import DateExpression, DateKind, find_dates, is_date_line, lower
from luutru.vietnamese.edtf import span_of
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.model import Known, TaggedLine

_WORDS = load_vocabulary("dating")
_UPDATED = _WORDS.pattern("updated")
_PUBLISHED = _WORDS.pattern("published")
_OTHER = _WORDS.pattern("something-else")
_WHEN = _WORDS.pattern("when-held")
_PLACE = _WORDS.pattern("page-clock")
_NAMED_DAY = load_vocabulary("dates").words("day")[0]
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"[0-9]")
_SHORT_CLOCK_LINE = 30
_WEIGHTS = {
    Role.META: 2.0, Role.TITLE: 2.2, Role.SAPO: 1.6, Role.BODY: 1.5, Role.BYLINE: 1.4, Role.SOURCE: 1.2,
    Role.KICKER: 1.2,
}  # fmt: skip
_CONFIDENCE = {Role.META: 0.99, Role.TITLE: 0.95, Role.SAPO: 0.85, Role.BODY: 0.85}
#: The last line of a page's foot may be the clock of the day on which it was saved.
_AT_FOOT = 0.75
FOOT_DAY = "day-at-foot"
_RULES = {
    Role.META: "date-line",
    Role.TITLE: "stamp-in-title",
    Role.SAPO: "stamp-before-lead",
    Role.BODY: "stamp-before-lead",
}


@frozen
class Stamp:
    """A date printed by the site. `label` is "published", "updated", "page-clock" or empty."""

    line: int
    start: int
    text: str
    day: str
    clock: tuple[int, int] | None
    label: str
    rule: str
    confidence: float
    weight: float


def find_stamps(lines: Sequence[TaggedLine], known: Known) -> list[Stamp]:
    """All stamps of a page, in the order of its lines."""
    anchor = next((index for index, line in enumerate(lines) if line.role is Role.TITLE), None)
    if anchor is None:
        anchor = next((index for index, line in enumerate(lines) if line.role is Role.SAPO), 0)
    printed = [line for line in lines if line.text]
    bare = Role.TITLE in {line.role for line in printed} and FRAME.isdisjoint([line.role for line in printed])
    imprints = {line.number: imprint.day for line, imprint in find_imprints(lines)}
    stamps: list[Stamp] = []
    lead_seen = False
    for index, line in enumerate(lines):
        role = line.role
        if item := imprints.get(line.number):
            stamps.append(_with_weight(_issue_day(line, item), abs(index - anchor), line, lines, index))
            continue
        if role not in _WEIGHTS or (role is Role.BODY and lead_seen):
            continue
        if role in (Role.SAPO, Role.BODY):
            lead_seen = True
        if not _DIGIT.search(line.text):
            continue
        if EXTRACTED.match(line.text):
            continue
        for found in _stamps_in(line, known):
            away = abs(index - anchor)
            # No site's clock ends a page that shows nothing else of its site, or heads an act.
            own = line.rule == ACT or (bare and line is printed[-1] and is_printed_day(line.text))
            stamp = replace(found, label="") if own and found.label == "page-clock" else found
            stamps.append(_with_weight(stamp, away, line, lines, index))
    return stamps


def _issue_day(line: TaggedLine, item: DateExpression) -> Stamp:
    """The day of the issue in which a text was printed."""
    day, sure = _settle(item)
    return Stamp(
        line.number, item.start, item.text, day, _clock_of(item), "", "imprint", round(0.95 * sure, 3), 0.0
    )


def _clock_of(item: DateExpression) -> tuple[int, int] | None:
    return None if item.hour is None or item.minute is None else (item.hour, item.minute)


def _with_weight(stamp: Stamp, away: int, line: TaggedLine, lines: Sequence[TaggedLine], index: int) -> Stamp:
    clock = stamp.clock or (_clock_beside(lines, index) if line.role is Role.META else None)
    weight = _WEIGHTS.get(line.role, _WEIGHTS[Role.SOURCE]) - min(1.5, 0.05 * away)
    weight += {"published": 1.0, "page-clock": -2.5}.get(stamp.label, 0.0) + (0.5 if clock else 0.0)
    return Stamp(
        stamp.line,
        stamp.start,
        stamp.text,
        stamp.day,
        clock,
        stamp.label,
        stamp.rule,
        stamp.confidence,
        weight,
    )


def _stamps_in(line: TaggedLine, known: Known) -> Iterator[Stamp]:
    text = line.text
    low = lower(text)
    previous = 0
    for item in find_dates(text):
        if item.kind is DateKind.RELATIVE and line.role is Role.META:
            yield from _relative_stamp(line, item, known)
        if item.kind is not DateKind.DAY or not item.is_full_day:
            continue
        before = low[previous : item.start]
        previous = item.end
        label = _label(low, item, before)
        if label is None or item.end_day or not _is_stamp(line, low, item, label):
            continue
        day, sure = _settle(item)
        at_foot = line.rule == FOOT_RULE
        confidence = (_AT_FOOT if at_foot else _CONFIDENCE.get(line.role, 0.8)) * sure
        rule = FOOT_DAY if at_foot else _RULES.get(line.role, "stamp-beside-credit")
        yield Stamp(
            line.number, item.start, item.text, day, _clock_of(item), label, rule, round(confidence, 3), 0.0
        )


def _label(low: str, item: DateExpression, before: str) -> str | None:
    """What the words before say the date is of; None when it is of something else."""
    if _UPDATED.search(before):
        return "updated"
    told = _NAMED_DAY in low[item.start : item.core]
    if _OTHER.search(before) or (told and _WHEN.search(before)):
        return None
    if _PUBLISHED.search(before):
        return "published"
    if (told or item.weekday is not None) and _PLACE.match(low[: item.start]):
        return "page-clock"
    return ""


def _is_stamp(line: TaggedLine, low: str, item: DateExpression, label: str) -> bool:  # noqa: PLR0911 - one case a role
    """Whether the site printed the date, by the line's role and what surrounds it."""
    if item.short_year and not (
        line.role is Role.META and (item.hour is not None or label or item.weekday is not None)
    ):
        return False
    if line.role is Role.META:
        return True
    told = item.session is not None or _NAMED_DAY in low[item.start : item.core]
    after = low[item.end :]
    if line.role is Role.TITLE:
        if told:
            return False
        if item.hour is not None or in_stamp(line.text, item.start):
            return True
        return not _LETTERS.search(after) and low[: item.core].rstrip().endswith(("(", "[", "-", "–", "|"))
    if line.role in (Role.SAPO, Role.BODY):
        at_start = item.core < _first_letters(low) or (item.weekday is not None and item.start <= 1)
        headed = None if at_start or told else read_headed(line.text)
        if headed is not None and headed.start("stamp") <= item.core < headed.end("stamp"):
            return True
        return (at_start and item.hour is not None and not told) or is_date_line(line.text)
    printed = item.hour is not None or bool(label) or not told or is_printed_day(line.text)
    return printed and len(line.text) < 120


@lru_cache(maxsize=8)
def _first_letters(low: str) -> int:
    """Where the first two letters of a line end; a line of dates alone is searched once, not for each."""
    found = _LETTERS.search(low)
    return found.start() + 2 if found else len(low) + 1


def _settle(item: DateExpression) -> tuple[str, float]:
    """The ISO day and a factor of confidence; the weekday tells a month-first date from a day-first one."""
    if item.year is None or item.month is None or item.day is None:
        return "", 0.0
    year, month, day = item.year, item.month, item.day
    sure = 0.85 if item.short_year else 1.0
    if item.weekday is None or weekday(year, month, day) == item.weekday:
        return iso_day(year, month, day), sure
    if day <= 12 and is_day(year, day, month) and weekday(year, day, month) == item.weekday:
        return iso_day(year, day, month), sure * 0.75
    return iso_day(year, month, day), sure * 0.85


def _relative_stamp(line: TaggedLine, item: DateExpression, known: Known) -> Iterator[Stamp]:
    """ "Hôm nay, 14:30" is a day only where the user noted when the page was retrieved."""
    span = span_of(known.retrieved)
    if item.offset is None or not span or span[0] != span[1]:
        return
    clock = next(
        (
            (d.hour, d.minute or 0)
            for d in find_dates(line.text)
            if d.kind is DateKind.TIME and d.hour is not None
        ),
        None,
    )
    yield Stamp(
        line.number,
        item.start,
        line.text,
        shift(span[0], item.offset),
        clock,
        "",
        "relative-to-retrieval",
        0.8,
        0.0,
    )


def _clock_beside(lines: Sequence[TaggedLine], index: int) -> tuple[int, int] | None:
    """A clock time alone on the date line next to this one."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].role is Role.BLANK:
            at += step
        if 0 <= at < len(lines) and lines[at].role is Role.META and len(lines[at].text) < _SHORT_CLOCK_LINE:
            items = find_dates(lines[at].text)
            if len(items) == 1 and items[0].kind is DateKind.TIME and items[0].hour is not None:
                return items[0].hour, items[0].minute or 0
    return None
