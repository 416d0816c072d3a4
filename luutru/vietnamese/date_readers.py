"""Readers: one function per alternative of the number pattern, from match to expression.

Each takes the line in lower case and the match, and returns the expression or None when the figure is no date
after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from luutru.vietnamese import date_patterns as patterns
from luutru.vietnamese.date_calendar import is_day
from luutru.vietnamese.date_context import SESSIONS, read_cue
from luutru.vietnamese.date_expression import Bound, DateExpression, DateKind
from luutru.vietnamese.date_meaning import day_at, day_of, simple, yearless

_WORDS = patterns.WORDS
Reader = Callable[[str, re.Match[str]], DateExpression | None]

_TERM_LEADS, _YEAR_LEADS = _WORDS.word_set("term-leads"), _WORDS.word_set("year-leads")
_NUMBER_WORDS = _WORDS.numbers("numbers")
_LUNAR_MONTHS = _WORDS.word_set("lunar-months")
_DAY, _MONTH, _YEAR = (_WORDS.words(row)[0] for row in ("day", "month-word", "year-word"))
_WEEKDAY = _WORDS.words("weekday")[0]
_SCHOOL_YEAR = _WORDS.words("school-year")
_BIRTH_YEAR = _WORDS.pairs("birth-year")
_FIRST_HALF, _SECOND_HALF = _WORDS.words("halves")
_LUNAR_DAYS = tuple(f"{word} " for word in _WORDS.words("lunar-days"))
_AGO_DAYS = _WORDS.numbers("ago-units")
_AFTERNOON, _MORNING = _WORDS.word_set("afternoon"), _WORDS.word_set("morning")
#: "ngày 13, 14, 15/10": a longer list between first and last is some other figure before a date.
_LISTED_DAYS = 6
_MONTHS = 12


def _read_full(low: str, match: re.Match[str]) -> DateExpression:
    """A day with its year: "2018-01-19", "19/1/2018", "19/1/18", "19 January 2018"."""
    groups = {"iso": "0", "dmy": "1", "english": "4", "short": "6"}[match.lastgroup or ""]
    day, said, year = (match[f"{part}{groups}"] for part in "dmy")
    month, short = _month_of(said if said.isdecimal() else said[:3]), len(year) == 2
    return day_of(low, match, (int(day), month, int(year) + 2000 * short), short=short)


def _read_worded(low: str, match: re.Match[str]) -> DateExpression | None:
    word = match["m3"]
    year = int(match["y3"]) if match["y3"] else None
    if word in _LUNAR_MONTHS:
        return simple(match, DateKind.LUNAR)
    month = _month_of(word)
    item = day_of(low, match, (int(match["d3"]), month, year))
    # "trong 3 tháng hai bên", "6 tháng 2 lần": months counted, unless a year or "ngày" says otherwise.
    return item if year or item.marked else None


def _month_of(word: str) -> int:
    return int(word) if word.isdecimal() else patterns.MONTHS[word]


def _read_dm(low: str, match: re.Match[str]) -> DateExpression | None:
    day, month = int(match["d2"]), int(match["m2"])
    if not is_day(None, month, day):
        return None
    slash = "/" in match["s2"]
    found = yearless(low, match.span(), (day, month), slash=slash)
    # "sáng ngày 27 – 7" is one, "mỗi ngày 5 - 7 lần" counts.
    spaced = " " in match["s2"] and not slash
    return None if spaced and not found.session and day <= _MONTHS else found


def _read_run(low: str, match: re.Match[str]) -> DateExpression | None:
    worded = match["rw"]
    if worded in _LUNAR_MONTHS:
        return simple(match, DateKind.LUNAR)
    first, last, month = int(match["ra"]), int(match["rb"]), _month_of(worded or match["rm"])
    said = match["rwy"] or match["ry"]
    year = int(said) if said else None
    dashes = match["rs"] == "-" and match["rc"].strip() in ("-", "–")
    cue = read_cue(low, match.start())
    parenthesised = low[match.start() - 1 : match.start()] == "("
    comma = match["rc"].strip() == ","
    # "từ 3 đến 5 tháng tuổi": months counted.
    since = cue.bound is Bound.SINCE and not worded
    marked = cue.marked or parenthesised or since or _DAY in match.group()
    marked = marked or (year is not None and not comma)
    # "Thứ 4, 14/10/2021": a weekday's number; "lớp 3, ngày 14/10": some other figure before a date.
    named = low.endswith(f"{_WEEKDAY} ", 0, match.start()) or low[match.start() - 1 : match.start()].isalpha()
    apart = named or (comma and last - first > _LISTED_DAYS) or (dashes and last <= 12)
    if first < last and marked and is_day(year, month, last) and not apart:
        bound = Bound.NONE if cue.bound is Bound.SINCE else cue.bound
        return DateExpression(
            cue.start, *match.span(), DateKind.DAY, year, month, first, year, month, last,
            session=cue.session, weekday=cue.weekday, bound=bound, marked=True, lead=cue.lead,
        )  # fmt: skip
    at = match.start("rb")
    if not is_day(year, month, last):
        return None
    if year is None:
        found = yearless(low, (at, match.end()), (last, month), slash=match["rs"] == "/")
        return found if found is None or not worded or found.marked else None
    return day_at(low, (at, match.end()), (last, month, year))


def _read_month(low: str, match: re.Match[str]) -> DateExpression | None:
    month, year = int(match["m5"]), int(match["y5"])
    worded = low[: match.start()].endswith(f"{_MONTH} ")
    if not 1 <= month <= 12 or not (worded or match["s5"] == "/"):
        return None
    start = match.start() - len(_MONTH) - 1 if worded else match.start()
    lead = read_cue(low, start).lead
    return DateExpression(start, *match.span(), DateKind.MONTH, year, month, marked=worded, lead=lead)


def _read_years(low: str, match: re.Match[str]) -> DateExpression | None:
    first, last = int(match["ya"]), int(match["yb"])
    if last <= first:
        return None
    cue = read_cue(low, match.start())
    kind = DateKind.SCHOOL_YEAR if cue.lead[-1:] == _SCHOOL_YEAR[1:] else DateKind.TERM
    marked = bool(cue.lead) and cue.lead[-1] in _TERM_LEADS
    return DateExpression(
        match.start(), *match.span(), kind, first, end_year=last, marked=marked, lead=cue.lead
    )


def _read_year(low: str, match: re.Match[str]) -> DateExpression | None:
    at = match.start()
    lead = read_cue(low, at).lead
    last = lead[-1] if lead else ""
    year = int(match.group())
    if lead[-1:] in _BIRTH_YEAR or lead[-2:] in _BIRTH_YEAR:
        return simple(match, DateKind.BIRTH, year=year, lead=lead)
    if last != _YEAR:
        if last in _YEAR_LEADS or lead[-2:-1] == (_MONTH,):
            return simple(match, DateKind.YEAR, year=year, lead=lead)
        return None
    before = lead[:-1]
    if before[-2:-1] == (_MONTH,) and before[-1].isdecimal() and 1 <= int(before[-1]) <= 12:
        start = low.rfind(_MONTH, 0, at)
        return DateExpression(
            start, at, match.end(), DateKind.MONTH, year, int(before[-1]), marked=True, lead=before[:-2]
        )
    part = _part_of_year(before)
    start = low.rfind(_YEAR, 0, at)
    if part:
        start = max(0, low.rfind(_MONTH, 0, start) - 1)
        start = low.rfind(" ", 0, start) + 1
        return DateExpression(
            start, at, match.end(), DateKind.PART_OF_YEAR, year, part[0], end_month=part[1],
            marked=True, lead=before[:-3],
        )  # fmt: skip
    return DateExpression(start, at, match.end(), DateKind.YEAR, year, marked=True, lead=before)


def _part_of_year(words: tuple[str, ...]) -> tuple[int, int] | None:
    """First and last month of "sáu tháng đầu (năm …)", from the words before "năm"."""
    if words[-1:] == (_MONTH,):  # "9 tháng năm 2021"
        words = (*words, _FIRST_HALF)
    if len(words) < 3 or words[-2] != _MONTH or words[-1] not in (_FIRST_HALF, _SECOND_HALF):
        return None
    word = words[-3]
    count = int(word) if word.isdecimal() else _NUMBER_WORDS.get(word, 0)
    if not 2 <= count <= 11:
        return None
    return (1, count) if words[-1] == _FIRST_HALF else (13 - count, 12)


def _read_number(low: str, match: re.Match[str]) -> DateExpression | None:
    """A bare number: "tháng 9", "mùng 5 Tết", "3 ngày trước"."""
    at, number = match.start(), match.group()
    if len(number) > 2:
        return _read_broken(match)
    word = at - len(_MONTH) - 1
    before = low[max(0, word) : at]
    if before == f"{_MONTH} ":
        month = int(number)
        if not 1 <= month <= 12 or not is_day(None, month, 1):
            return None
        lead = read_cue(low, word).lead
        return DateExpression(word, *match.span(), DateKind.MONTH, None, month, marked=True, lead=lead)
    if before.endswith(_LUNAR_DAYS):
        return simple(match, DateKind.LUNAR, day=int(number))
    ago = patterns.AGO.match(low, at)
    if ago:
        days = _AGO_DAYS.get(ago["unit"])
        offset = None if days is None else -days * int(number)
        return DateExpression(at, at, ago.end(), DateKind.RELATIVE, offset=offset)
    return None


_BROKEN = re.compile(r"\d{1,2}([/-])\d{1,2}\1(?:19|20)\d\d")


def _read_broken(match: re.Match[str]) -> DateExpression | None:
    """A figure shaped like a date that the date alternatives refused."""
    return simple(match, DateKind.INVALID) if _BROKEN.fullmatch(match.group()) else None


def _read_time(low: str, match: re.Match[str]) -> DateExpression:
    ago = patterns.AGO.match(low, match.start())
    if ago:
        return simple(ago, DateKind.RELATIVE)
    hour = int(match["h"])
    minute = match["mi"] or match["mi2"] or match["mi3"] or match["mi4"]
    part = match["ap"]
    if part is None:
        following = low[match.end() : match.end() + 6].split()
        part = following[0] if following and following[0] in SESSIONS else None
    if hour < 12 and part in _AFTERNOON:
        hour += 12
    elif hour == 12 and part in _MORNING:
        hour = 0
    zone = (match["tz"] or "").strip()
    return DateExpression(
        match.start(), *match.span(), DateKind.TIME, hour=hour, minute=int(minute or 0),
        offset=_zone_minutes(zone),
    )  # fmt: skip


def _zone_minutes(zone: str) -> int | None:
    """Minutes east of Greenwich: "z", "+07:00"; None when unsaid."""
    if not zone:
        return None
    if zone == "z":
        return 0
    digits = zone[1:].replace(":", "")
    return int(digits[:2]) * 60 + int(digits[2:])


#: Name of the alternative in `date_patterns.NUMBERS` → its reader.
READERS: dict[str, Reader] = {
    "iso": _read_full, "dmy": _read_full, "short": _read_full, "time": _read_time, "run": _read_run,
    "worded": _read_worded, "english": _read_full, "dm": _read_dm, "my": _read_month,
    "years": _read_years, "year": _read_year, "number": _read_number,
}  # fmt: skip
