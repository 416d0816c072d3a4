"""Pages as collections of the web keep them: their first letters, a headline with its teaser, no headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from training.surroundings import furniture

if TYPE_CHECKING:
    from training.chance import Chance
    from training.site import Row, Site
    from training.texts import Story

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…]) ")


def collected(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return a page as some collections keep it: at times without its head, or cut off."""
    rows = headless(chance, rows) if chance.often(0.06) else rows
    return excerpt(chance, rows) if chance.often(0.3) else rows


def excerpt(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return the beginning of a page, cut somewhere below its second paragraph, mostly inside a line."""
    prose = [place for place, (role, _) in enumerate(rows) if role in ("sapo", "body")]
    if len(prose) < 3:
        return rows
    end = chance.choice(prose[2:]) if chance.often(0.8) else chance.randint(prose[1] + 1, len(rows) - 1)
    role, text = rows[end]
    words = text.split() or [""]
    left = " ".join(words[: chance.randint(1, len(words))])
    if len(words[-1]) > 2 and chance.often(0.5):
        left = left[:-2].rstrip() or left
    return [*rows[:end], (role, left)]


def brief(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return a headline with the first sentences of its text, and nothing of its site: as people copy it."""
    title = [("title", text) for role, text in rows if role == "title"]
    prose = " ".join(text for role, text in rows if role in ("sapo", "body"))
    sentences = _SENTENCE_END.split(prose)[: chance.randint(2, 5)]
    if chance.often(0.4):
        sentences = [" ".join(sentences)]
    title = [(role, text.upper()) for role, text in title] if chance.often(0.2) else title
    return [*title, *(("body", text) for text in sentences if text)]


def headless(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return a page from its lead on, or from a paragraph further down: what stood above it was lost."""
    prose = [place for place, (role, _) in enumerate(rows) if role in ("sapo", "body")]
    if len(prose) < 4:
        return rows
    start = prose[0] if chance.often(0.7) else chance.choice(prose[1:3])
    role, text = rows[start]
    return [("body" if role == "body" else role, text), *rows[start + 1 :]]


def teaser(site: Site, story: Story, title: str) -> list[Row]:
    """Return a page of which nothing was kept but headline and lead, or the lead and who signed it."""
    chance = site.chance
    dateline = site.dateline + " " if site.dateline else ""
    lead = story.lead
    if chance.often(0.2):
        lead = f"{lead} {chance.choice(story.sentences)}"
    if chance.often(0.15):
        lead = lead.rstrip(".") + chance.pick("...", "…", "")
    rows: list[Row] = furniture([site.label()]) if chance.often(0.1) else []
    rows += [("title", title)] if chance.often(0.85) else []
    rows += [("meta", site.date_line())] if rows and chance.often(0.2) else []
    rows.append(("sapo", dateline + lead))
    rows += [("byline", site.signature())] if chance.often(0.2) else []
    rows += [("meta", site.date_line())] if chance.often(0.1) else []
    return rows
