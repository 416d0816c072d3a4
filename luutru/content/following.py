"""What follows from a person's change elsewhere in a content file.

The summary from the lead, the day from the date, and the day of an event from that of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.content.body_pictures import PICTURE, SIGN
from luutru.content.fields import render_fields
from luutru.content.frontmatter import join_content, read_content, split_content
from luutru.content.markdown import BodyKind, parse_body
from luutru.content.record import fingerprint
from luutru.errors import EdtfError, Problem, Severity
from luutru.messages import tr
from luutru.vietnamese.date_calendar import days_away
from luutru.vietnamese.edtf import is_edtf, parse_edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.content.record import CleaningRecord
    from luutru.model import ContentFile, Evidence

#: The rule of an event's year that was taken from the day of publication (`luutru.cleaning.dating.events`).
YEAR_RULE = "year-from-publication"
DATE = re.compile(r"^date:[ \t]*[\"']?([0-9-]+)", re.MULTILINE)


def lead_of(body_md: str) -> str:
    """Return the first paragraph of a body as text; "" where it begins with anything else."""
    text = PICTURE.sub("", body_md).lstrip("\n") if SIGN in body_md else body_md
    first = next(iter(parse_body(text.partition("\n\n")[0])), None)
    return first.text if first and first.kind is BodyKind.SAPO else ""


def tell_old_lead(mine: ContentFile, found_md: str) -> tuple[Problem, ...]:
    """Tell of a reviewed article, which is the person's, that its summary is the lead as it was found."""
    lead, summary = lead_of(mine.body_md), mine.article.summary
    if mine.article.withdrawn or not lead or lead == summary or summary != lead_of(found_md):
        return ()
    message = tr('"summary" is the lead as it was before it was corrected')
    cure = tr('write summary: "{lead}"', lead=lead)
    return (Problem(mine.path, 0, message, cure, Severity.NOTE),)


def settle_date(mine: str, path: str, base: CleaningRecord | None) -> tuple[str, tuple[Problem, ...]]:
    """Return a content file whose `date` goes with its `published` and `event` again, and what to say of it.

    Where a person changed one of these, the day follows; where a person changed the day alone, the article
    was published on it. A file that cleaning does not write stays as it is: its reader refuses it.
    """
    front, body_md, _ = split_content(mine, path)
    stated = DATE.search(front)
    if not stated or not base:
        return mine, ()
    before, after = front[: stated.start()], front[stated.end() :].partition("\n")[2]
    content, _ = read_content(join_content(before + after, body_md), path)
    if content is None or content.article.reviewed or content.article.withdrawn:
        return mine, ()
    article, day = content.article, stated[1]
    if not article.date or article.date == day:
        return mine, ()
    lines = render_fields(article, {})
    found = {key: fingerprint(lines[key]) for key in ("published", "event") if key in lines}
    if any(found.get(key) != base.fields.get(key) for key in ("published", "event")):
        return join_content(f"{before}{lines['date']}{after}", body_md), ()
    from luutru.content.editing import edit_front

    lines = render_fields(replace(article, date=day, published=day), {})
    edited = edit_front(front, {key: lines[key] for key in ("date", "published")})
    if edited is None or read_content(join_content(edited, body_md), path)[0] is None:
        return mine, ()
    message = tr('date: {day}, which was changed by hand, is taken as "published"', day=day)
    return join_content(edited, body_md), (Problem(path, 0, message, "", Severity.NOTE),)


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
