"""Publication and update: from the user's notes, date lines, stamps glued to other lines, and the URL."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.cleaning.dating.extracted import find_extracted
from luutru.cleaning.dating.stamps import FOOT_DAY, Stamp, find_stamps
from luutru.cleaning.tagging.lone_dates import find_foot_day
from luutru.frozen import frozen
from luutru.model import Evidence, Found, Unfit
from luutru.vietnamese.date_calendar import is_day, iso_day
from luutru.vietnamese.dates import find_dates
from luutru.vietnamese.edtf import parse_edtf
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.cleaning.dating.limits import Limits
    from luutru.model import Known, TaggedLine

#: ".../20150323/...", ".../2021/10/14/...", "...-20260113122652375.htm": the day a CMS filed
#: the article under.
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>199\d|20[0-4]\d)(?P<s>[-/]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]?\d*)?(?!\d)"
)
_URL_MONTH = re.compile(r"/(?P<y>199\d|20[0-4]\d)/(?P<m>0[1-9]|1[0-2])/")
_MONTH = len("2018-08")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@frozen
class Published:
    """What is known of publication; `stamp` is the date printed on the page, if one was believed, `month` the
    month that an extractor of text wrote before it.
    """

    published: Found[str] | None
    time: Found[str] | None
    updated: Found[str] | None
    suspected: Mapping[str, tuple[Evidence, ...]]
    stamp: Stamp | None
    month: Evidence | None = None

    @property
    def last_day(self) -> str | None:
        """The latest ISO day of publication, from which the years of other days follow."""
        return parse_edtf(self.published.value).latest if self.published else None


def find_published(lines: Sequence[TaggedLine], known: Known, limits: Limits) -> Published:
    """Publication day, time and update of a page."""
    stamps = find_stamps(lines, known)
    refused = tuple(_evidence(stamp, suspected=True) for stamp in stamps if not _believable(stamp, limits))
    believed = [stamp for stamp in stamps if _believable(stamp, limits)]
    updates = [stamp for stamp in believed if stamp.label == "updated"]
    first = max(
        (stamp for stamp in believed if stamp.label != "updated"), key=lambda s: s.weight, default=None
    )
    only_updated = first is None and bool(updates)
    if only_updated:
        first = max(updates, key=lambda s: s.weight)
    extracted, agrees = find_extracted(lines, limits)
    if extracted is not None and not agrees:
        refused, extracted = (*refused, replace(extracted, confidence=0.2)), None
    # A month waits for the event's day: see `describe_dates`.
    month = extracted is not None and len(extracted.value or "") == _MONTH
    days = [day for day in (None if month else extracted, _from_url(known.url, limits)) if day is not None]
    known = _until(limits, known)
    published, suspected = _weigh(known, first, days, only_updated=only_updated)
    time = _time(known, first if published and first and published.value == first.day else None)
    updated = _updated(known, updates, published, limits)
    doubts = {
        "published": (*refused, *_doubted(known, "published"), *suspected),
        "updated": _doubted(known, "updated"),
    }
    return Published(published, time, updated, doubts, first, extracted if month else None)


def suspect_foot_day(lines: Sequence[TaggedLine], limits: Limits) -> tuple[Evidence, ...]:
    """Return the day that ends a page below its menus and that the text does not tell: perhaps a clock's."""
    place = find_foot_day(lines)
    line = lines[place] if place is not None else None
    days = [item.first_day for item in find_dates(line.text) if item.is_full_day] if line else []
    return tuple(
        Evidence(line.number, line.text, FOOT_DAY, 0.2, day)
        for day in days
        if line and day and limits.allows(day)
    )


def _believable(stamp: Stamp, limits: Limits) -> bool:
    return stamp.label != "page-clock" and limits.allows(stamp.day)


def _evidence(stamp: Stamp, *, suspected: bool = False, rule: str = "") -> Evidence:
    return Evidence(
        stamp.line, stamp.text, rule or stamp.rule, 0.2 if suspected else stamp.confidence,
        stamp.day if suspected else None,
    )  # fmt: skip


def _weigh(
    known: Known, stamp: Stamp | None, days: Sequence[Evidence], *, only_updated: bool
) -> tuple[Found[str] | None, tuple[Evidence, ...]]:
    """The user's word first, then the printed date, then `days`, of the extractor and the URL; what agrees is
    evidence together.
    """
    printed = None
    if stamp is not None:
        printed = _evidence(stamp, rule="only-update-line" if only_updated else "")
    if known.published:
        word = Evidence(None, known.published, "known", 1.0)
        value = known.published
        agree = [word]
        suspected: tuple[Evidence, ...] = ()
        if stamp is not None and printed is not None:
            if parse_edtf(value).allows(stamp.day):
                value = stamp.day
                agree.append(printed)
            else:
                suspected = (_evidence(stamp, suspected=True),)
        return Found(value, tuple(agree)), suspected
    if stamp is not None and printed is not None:
        return Found(stamp.day, (printed, *_agreeing(stamp.day, days))), ()
    value = max((day.value or "" for day in days), key=len, default="")
    if agreeing := _agreeing(value, days):
        return Found(value, agreeing), ()
    return None, ()


def _until(limits: Limits, known: Known) -> Known:
    """What is known, without dates after the collection."""
    for field in ("published", "updated"):
        said = getattr(known, field)
        first = parse_edtf(said).earliest if said else None
        if first and limits.latest and first > limits.latest:
            unfit = (*known.unfit, Unfit(field, said, "after-collection"))
            known = (
                replace(known, published="", published_time="", unfit=unfit)
                if field == "published"
                else replace(known, updated="", unfit=unfit)
            )
    return known


def _doubted(known: Known, field: str) -> tuple[Evidence, ...]:
    """Dates that were said and are not believed: placeholders, and days after the collection."""
    return tuple(
        Evidence(None, unfit.value, unfit.reason, 0.1, day)
        for unfit in known.unfit
        if unfit.field == field and (day := parse_when(unfit.value)[0])
    )


def _agreeing(value: str, days: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return those of the days, or months, that a day lies on."""
    return tuple(replace(day, value=None) for day in days if day.value and value.startswith(day.value))


def _from_url(url: str, limits: Limits) -> Evidence | None:
    """The day (or month) in the page's own URL, as evidence whose `value` is the EDTF."""
    if not url:
        return None
    for match in _URL_DAY.finditer(url):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if is_day(year, month, day) and limits.allows(iso_day(year, month, day)):
            return Evidence(None, match.group(), "url-day", 0.85, iso_day(year, month, day))
    month_match = _URL_MONTH.search(url)
    if month_match and limits.allows(f"{month_match['y']}-{month_match['m']}-01"):
        return Evidence(None, month_match.group(), "url-month", 0.8, f"{month_match['y']}-{month_match['m']}")
    return None


def _time(known: Known, stamp: Stamp | None) -> Found[str] | None:
    """The clock time; midnight is what a CMS writes when it has none."""
    match = _TIME.search(known.published_time)
    if match and (int(match[1]) or int(match[2])):
        return Found(f"{int(match[1]):02d}:{match[2]}", (Evidence(None, known.published_time, "known", 1.0),))
    if stamp is None or stamp.clock is None or stamp.clock == (0, 0):
        return None
    hour, minute = stamp.clock
    return Found(f"{hour:02d}:{minute:02d}", (_evidence(stamp),))


def _updated(
    known: Known, updates: list[Stamp], published: Found[str] | None, limits: Limits
) -> Found[str] | None:
    """The last change; none before publication, as systems write that file a text before its day."""
    first = parse_edtf(published.value).earliest if published else None
    if known.updated:
        last_day = parse_edtf(known.updated).latest
        if not (first and last_day and last_day < first):
            return Found(known.updated, (Evidence(None, known.updated, "known", 1.0),))
    last = max(updates, key=lambda stamp: stamp.weight, default=None)
    return None if last is None or (first and last.day < first) else Found(last.day, (_evidence(last),))
