"""Articles of each day of the year, for the home page to show one of today in an earlier year.

No clock is asked while a site is made: the days are written as twelve scripts, and the browser knows which
day it is. Scripts, because a page opened from disk may read nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from luutru.site import urls
from luutru.site.cards import make_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.site.context import Site

#: Articles kept of one day, of different years: the browser leaves out those of its own year.
KEPT = 2
_DAY = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})")

#: "01" → "19" → places of articles, the newest first.
Days = dict[str, dict[str, tuple[int, ...]]]


def find_days(site: Site) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """Return for each month the days with articles that were surely published on them; no reprints."""
    days: Days = {f"{month:02}": {} for month in range(1, 13)}
    catalogue = site.catalogue
    for place in range(catalogue.dated):
        brief = catalogue.briefs[place]
        found = _DAY.fullmatch(brief.article.published or "")
        if not found or place in catalogue.originals or "published" in brief.doubts:
            continue
        month, day = found.groups()
        kept = days[month].get(day, ())
        years = [catalogue.filings[other].year for other in kept]
        if len(kept) < KEPT and catalogue.filings[place].year not in years:
            days[month][day] = (*kept, place)
    return days


def make_days(site: Site, month: str, *places: int) -> bytes:
    """Return a month's script: a call with day → articles as [href, title, date, what is told, gist]."""
    days: dict[str, list[list[str]]] = {}
    for place in places:
        card = make_card(site, place, urls.root_of(urls.HOME))
        told = " · ".join(filter(None, (card.date_text, card.outlet, card.places)))
        row = [card.href, card.title, card.datetime, told, card.summary]
        days.setdefault(card.datetime[8:10], []).append(row)
    # Line separators end a line of a script in browsers before 2019.
    text = msgspec.json.encode(days).decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'luutruDays("{month}",{text});\n'.encode()
