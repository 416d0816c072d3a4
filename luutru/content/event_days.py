"""The day of an event follows the day of publication that it was told by, when a person corrects that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.errors import EdtfError
from luutru.vietnamese.date_calendar import days_away
from luutru.vietnamese.edtf import is_edtf, parse_edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import Evidence

#: The rule of an event's year that was taken from the day of publication (`luutru.cleaning.dating.events`).
YEAR_RULE = "year-from-publication"


def follow_publication(
    event: str | None, evidence: Sequence[Evidence], before: str | None, after: str | None
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Return an event's day and its evidence after the day of publication went from `before` to `after`.

    A day without a year ("Ngày 19/1") stands in the year that puts it nearest; "sáng nay" moves along. Where
    no day is known any more, the year is not sure. None where the event was not told by that day, or stays.
    """
    old, new = _last_day(before), _last_day(after)
    if not event or not evidence or not old or old == new or not is_edtf(event):
        return None
    told_by_year = any(piece.rule == YEAR_RULE for piece in evidence)
    if told_by_year and new is None:
        pieces = tuple(piece for piece in evidence if piece.rule != YEAR_RULE)
        return "/".join(f"{day[:4]}?{day[4:]}" for day in event.split("/")), pieces
    days = [_day_of(day) for day in event.split("/")]
    if new is None or None in days:
        return None
    sound = [day for day in days if day]
    if told_by_year:
        moved = _nearest(sound, new)
    elif any(letter.isdigit() for letter in evidence[0].text):
        return None
    else:
        moved = [day + (new - old) for day in sound]
    if not moved or moved == sound:
        return None
    told = [
        replace(piece, line=None, text=str(after)) if piece.rule == YEAR_RULE else piece for piece in evidence
    ]
    return "/".join(day.isoformat() for day in moved), tuple(told)


def _last_day(edtf: str | None) -> dt.date | None:
    try:
        return _day_of(parse_edtf(edtf).latest or "") if edtf else None
    except EdtfError:
        return None


def _day_of(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _nearest(days: Sequence[dt.date], published: dt.date) -> list[dt.date]:
    """Return the days in the years that put the last nearest before publication, or else behind it."""
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            moved = [day.replace(year=day.year - days[-1].year + year) for day in days]
        except ValueError:  # 29 February
            continue
        found.append((days_away(moved[-1].isoformat(), published.isoformat()), moved))
    return min(found)[1] if found else []
