"""What follows from a person's change elsewhere in a file: the day from a date, the summary from a lead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.content.body_pictures import PICTURE, SIGN
from luutru.content.fields import render_fields
from luutru.content.frontmatter import join_content, read_content, split_content
from luutru.content.markdown import BodyKind, parse_body
from luutru.content.record import fingerprint
from luutru.errors import Problem, Severity
from luutru.messages import tr

if TYPE_CHECKING:
    from luutru.content.record import CleaningRecord
    from luutru.model import ContentFile

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
    was published on it. A file that cleaning does not write stays as it is: its reader refuses it, with the
    cure.
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
