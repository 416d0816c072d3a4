"""When a page was published, changed, and when what it tells of happened.

`describe_dates` believes, in this order: what the user or the input's structure says; the date line; the
day that an extractor of text wrote before the page, if the text agrees; the date in the page's own URL; a
date line without its year and the day of the event when their years can be told. Related blocks, furniture
and today's clock are never asked, and nothing after `retrieved` or `as_of` is believed. A value without proof
is absent; what was suspected stays in `suspected` for review.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from luutru.cleaning.dating.events import find_event
from luutru.cleaning.dating.limits import Limits
from luutru.cleaning.dating.open_days import find_open_day
from luutru.cleaning.dating.periods import find_period
from luutru.cleaning.dating.published import find_published, suspect_foot_day
from luutru.frozen import frozen
from luutru.model import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.model import Evidence, Known, TaggedLine

__all__ = ["DatedPage", "describe_dates"]


@frozen
class DatedPage:
    """The dates of a page as EDTF (`published_time` as "HH:MM", +07:00), each with its evidence."""

    published: Found[str] | None = None
    published_time: Found[str] | None = None
    updated: Found[str] | None = None
    event: Found[str] | None = None
    suspected: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


def describe_dates(
    lines: Sequence[TaggedLine],
    known: Known,
    as_of: str = "",
    bounds: tuple[str | None, str | None] = (None, None),
) -> DatedPage:
    """Read the dates of a page from its tagged lines.

    `as_of` is the EDTF day or month the archive was collected, or empty. `bounds` are the first and last ISO
    day on which the units that the article names existed together, as far as known.
    """
    limits = Limits.of(known, as_of, bounds)
    stamps = find_published(lines, known, limits)
    published = stamps.published
    suspected = {field: doubts for field, doubts in stamps.suspected.items() if doubts}
    event = find_event(lines, stamps, limits)
    found_event = event.found
    if event.suspected:
        suspected["event"] = event.suspected
    if found_event is None:
        period = find_period(lines, published.value if published else None, limits)
        if period is not None:
            found_event = period.event
            published = published or period.published
    if published is None:
        published, doubts = find_open_day(lines, found_event, limits)
        if doubts:
            suspected["published"] = (*suspected.get("published", ()), *doubts)
    if published is None and event.published is not None:
        published = event.published
    if published is None and stamps.month is not None:
        published = Found(stamps.month.value or "", (replace(stamps.month, value=None),))
    if published is None and (doubts := suspect_foot_day(lines, limits)):
        suspected["published"] = (*suspected.get("published", ()), *doubts)
    return DatedPage(published, stamps.time, stamps.updated, found_event, suspected)
