"""Dates as programs and people write them outside of sentences → EDTF: `parse_when`, and what is believed.

The one reader for the fields of records, for metadata, headers and notes. Dates inside a page's text are
found by `luutru.vietnamese.dates`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from luutru.vietnamese.dates import DateKind, find_dates, is_date_line
from luutru.vietnamese.edtf import EDTF_BEGINS, Edtf, is_edtf, parse_edtf
from luutru.vocabulary import load_vocabulary

#: The first newspaper in quốc ngữ, Gia Định Báo, came out on 15 April 1865; the end leaves room for slips
#: of the clock and none for "9999-12-31".
FIRST_YEAR_BELIEVED: Final = 1865
LAST_YEAR_BELIEVED: Final = 2100
#: What programs write that know no date: day 0 and 1 of spreadsheets and of OLE automation, and second 0 of
#: Unix. 0001-01-01 (.NET) and 9999-12-31 (databases) are outside of the years anyway.
_PLACEHOLDERS: Final = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01"})
#: Vietnam has had one time zone since 1975, without summer time.
_HANOI: Final = dt.timezone(dt.timedelta(hours=7))
_ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r" ?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
#: Day first, as Vietnam writes; month first (1/15/2021 3:45:00 PM) only where it can be nothing else, and
#: with AM or PM, as American programs write, either may be meant, unless a dash or a line stands before the
#: clock, as CafeF and others print it: "01-11-2023 - 10:58 AM".
_SLASHED: Final = re.compile(
    r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})"
    r"(?:(?P<gap>[T ,|-]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?P<half> ?[AP]M)?)?"
    r"(?: ?\(?(?:GMT|UTC)?\+0?7(?::?00)?\)?)?",
    re.IGNORECASE | re.ASCII,
)

#: Seconds or milliseconds since 1970, as programs count, from 1990 on; spreadsheets add ".0".
_COUNTED: Final = re.compile(r"(?P<seconds>[6-9]\d{8}|[1-4]\d{9})(?P<thousandths>\d{3})?(?:\.\d+)?", re.ASCII)
#: .NET's way of writing them in JSON.
_DOT_NET: Final = re.compile(r"/Date\((\d+)(?:[+-]\d{4})?\)/", re.ASCII)
#: Year, whether it is not sure, month and day of an EDTF date.
_TYPED: Final = re.compile(r"(\d{4})(\??)(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
#: Without signs: 20210312, 20210312155900, 20210312T085900Z.
_COMPACT: Final = re.compile(
    r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)(Z?))?", re.ASCII
)
_MONTH: Final = load_vocabulary("dates").pattern("month-of-year")
_YEAR: Final = load_vocabulary("dates").pattern("lone-year")
_MAY: Final = load_vocabulary("dates").pattern("may-of-field")
#: As C writes it: "Fri Mar 12 15:59:00 2021", with a zone before the year in Java.
_CTIME: Final = re.compile(
    r"([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ( ?\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)(?: ([A-Z+\d:-]{2,9}))? (\d{4})"
)
#: As browsers write it: "Fri Mar 12 2021 15:59:00 GMT+0700 (Indochina Time)".
_SCRIPT: Final = re.compile(
    r"([A-Z][a-z]{2}) ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{1,2}:\d{2}:\d{2}) GMT([+-]\d{4})"
    r"(?: \([^()]{1,60}\))?"
)
#: As spreadsheets count days, from 1970 to 2064, with the time as a part of the day.
_SPREADSHEET: Final = re.compile(r"(2[6-9]\d{3}|[3-5]\d{4})(\.\d{1,12})?", re.ASCII)
_DAY_0: Final = dt.datetime(1899, 12, 30)
#: The zone behind a clock: "+0700", "GMT", "(GMT+7)".
_ZONE: Final = re.compile(
    r"\s*\(?(?:(?:GMT|UTC)\s*(?P<hours>[+-]\d{1,2})(?::?00)?|(?P<offset>[+-]\d{2}:?\d{2})|GMT|UTC|Z)\)?\s*$",
    re.IGNORECASE | re.ASCII,
)


def parse_when(text: str) -> tuple[str, str]:
    """Return the date as EDTF and the time "HH:MM" ("" if not said); both are empty when `text` is no date.

    Times with another zone are those of Vietnam (+07:00). A midnight to the second is how programs write "no
    time known".
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _iso_when(match)
    if match := _SLASHED.fullmatch(text):
        return _slashed_when(match)
    if match := _MONTH.fullmatch(text):
        return _checked(f"{match['year']}-{int(match['figure'] or match['number']):02}", None, None)
    if match := _YEAR.fullmatch(text):
        text = match["year"]
    if match := _COMPACT.fullmatch(text):
        day, time = _checked(f"{match[1]}-{match[2]}-{match[3]}", int(match[4] or 0), int(match[5] or 0))
        return _in_hanoi(day, time, "+0000" if match[7] else "")
    if match := _DOT_NET.fullmatch(text):
        text = match[1]
    if match := _CTIME.fullmatch(text):
        zone = (match[5] or "").replace("ICT", "+0700")
        text = f"{match[1]}, {match[3].strip()} {match[2]} {match[6]} {match[4]} {zone}"
    if match := _SCRIPT.fullmatch(text):
        text = f"{match[1]}, {match[3]} {match[2]} {match[4]} {match[5]} {match[6]}"
    if moment := _counted_when(text):
        return _checked(moment.date().isoformat(), moment.hour, moment.minute)
    return (text, "") if is_edtf(text) else _line_when(text)


def read_day(text: str) -> str:
    """Return a day that a person wrote ("19/1/2018") as EDTF; anything else, and a time, as it is."""
    day, time = ("", "") if EDTF_BEGINS.match(text) else parse_when(text)
    return text if time else day or text


def typed_date(edtf: str) -> str:
    """Return an EDTF date as people type it: "19/1/2018", "1/2018", "28/2/2024?" where the year is not sure,
    "12/2017 - 1/2018"; any other as it is. `read_typed` reads it back.
    """
    sides = [_TYPED.fullmatch(side) for side in edtf.split("/")]
    numbers = [((_short(side[4]), _short(side[3]), side[1]), side[2]) for side in sides if side]
    said = ["/".join(filter(None, side)) + unsure for side, unsure in numbers]
    return " - ".join(said) if len(said) == len(sides) else edtf


def _short(number: str | None) -> str:
    return (number or "").lstrip("0")


def read_typed(text: str) -> str:
    """Return a date as a person typed it (`typed_date`) as EDTF, "" where it is none."""
    sides = [(side.strip("? "), "?" in side) for side in re.split(r"\s[-–—]\s", text.strip())]
    days = [(read_day(side), unsure) for side, unsure in sides]
    said = "/".join(f"{day[:4]}?{day[4:]}" if unsure else day for day, unsure in days)
    return said if is_edtf(said) else ""


def _counted_when(text: str) -> dt.datetime | None:
    """Return the moment that a count of seconds or of days says; None for anything else."""
    if match := _COUNTED.fullmatch(text):
        return dt.datetime.fromtimestamp(int(match["seconds"]), _HANOI)
    if match := _SPREADSHEET.fullmatch(text):
        return _DAY_0 + dt.timedelta(int(match[1]), round(float(match[2] or 0) * 86_400))
    return None


def is_believed(edtf: str) -> bool:
    """Say whether a newspaper's page can have been published then: no placeholder, no year out of the world.

    `edtf` is legal; of an interval each end that is given must do.
    """
    return edtf not in _PLACEHOLDERS and is_in_range(parse_edtf(edtf))


def is_in_range(date: Edtf) -> bool:
    """Say whether both ends of a date, as far as given, lie in the years of newspapers."""
    ends = [int(day[:4]) for day in (date.earliest, date.latest) if day]
    return FIRST_YEAR_BELIEVED <= min(ends) <= max(ends) <= LAST_YEAR_BELIEVED


def _iso_when(match: re.Match[str]) -> tuple[str, str]:
    if match["hour"] is None:
        return _checked(match["day"], None, None)
    day, time = _checked(match["day"], int(match["hour"]), int(match["minute"]))
    zone = (match["zone"] or "").upper()
    return _in_hanoi(
        day, time, "+0000" if zone in ("Z", "UTC", "GMT") else zone.replace(":", "").ljust(5, "0")
    )


def _line_when(text: str) -> tuple[str, str]:
    """Read the date line of a page or a server: weekday, day, clock and zone, in any of their orders."""
    text = _MAY.sub("5", " ".join(text.split()))
    days = [item for item in find_dates(text) if item.kind is DateKind.DAY]
    if len(days) != 1 or not is_date_line(text) or not (day := days[0].first_day) or days[0].end_day:
        return "", ""
    day, time = _checked(day, days[0].hour, days[0].minute)
    zone = _ZONE.match(text, days[0].end)
    if not zone:
        return day, time
    if zone["hours"]:
        return _in_hanoi(day, time, f"{zone['hours'][0]}{int(zone['hours'][1:]):02}00")
    return _in_hanoi(day, time, (zone["offset"] or "+0000").replace(":", ""))


def _in_hanoi(day: str, time: str, digits: str) -> tuple[str, str]:
    """Turn a clock of a zone ("+0900") to that of Vietnam; without a clock or such a zone nothing changes."""
    if not time or len(digits) != len("+0700") or digits[0] not in "+-":
        return day, time
    offset = dt.timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    if offset >= dt.timedelta(days=1):
        return day, time
    moment = dt.datetime.fromisoformat(f"{day}T{time}").replace(
        tzinfo=dt.timezone(-offset if digits[0] == "-" else offset)
    )
    try:
        local = moment.astimezone(_HANOI)
    except OverflowError:
        return day, time
    return local.date().isoformat(), f"{local:%H:%M}"


def _slashed_when(match: re.Match[str]) -> tuple[str, str]:
    day, month, year = int(match["first"]), int(match["second"]), int(match["year"])
    if month > 12 >= day:
        day, month = month, day
    hour = None if match["hour"] is None else int(match["hour"])
    half = (match["half"] or "").strip().upper()
    is_printed = not {"-", "|"}.isdisjoint(match["gap"] or "")
    if half and day <= 12 and day != month and int(match["first"]) == day and not is_printed:
        return "", ""
    if hour is not None and half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return _checked(f"{year:04}-{month:02}-{day:02}", hour, int(match["minute"] or 0))


def _checked(day: str, hour: int | None, minute: int | None) -> tuple[str, str]:
    if not is_edtf(day):
        return "", ""
    if hour is None or minute is None or hour > 23 or minute > 59 or not (hour or minute):
        return day, ""
    return day, f"{hour:02}:{minute:02}"
