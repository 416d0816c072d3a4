"""What values may be: every fault of an article at once, each with its key and the cure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from luutru.content.slugs import RESERVED, make_slug
from luutru.errors import EdtfError, Severity, find_nearest
from luutru.knowledge.typed_places import (
    compared,
    find_bare,
    find_districts,
    find_province,
    find_provinces,
    find_wards,
    unsaid_province,
)
from luutru.knowledge.typed_topics import find_topics
from luutru.messages import tr
from luutru.vietnamese.edtf import Edtf, parse_edtf
from luutru.vietnamese.written_dates import is_in_range
from luutru.web_addresses import is_web_address, mend_web_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.knowledge.places import Places
    from luutru.model import Source


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the value of a key."""

    key: str
    message: str
    cure: str = ""
    severity: Severity = Severity.ERROR


_ID = re.compile(r"[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_BYTES = 80
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+([0-9]{1,2}:[0-9]{2}).*")


def find_faults(values: Mapping[str, Any], knowledge: Knowledge | None = None) -> list[Fault]:
    """Return all that is wrong with the values of a content file; without knowledge any name will do."""
    found = list(_faults(values))
    if knowledge:
        for key in knowledge.names:
            found += _name_faults(key, values.get(key, ()), knowledge)
    return found


def sort_day(values: Mapping[str, Any]) -> str | None:
    """Return the earliest day that `published`, else `event`, allows; None when neither says."""
    for key in ("published", "event"):
        if (date := _parsed(values.get(key))) and date.earliest:
            return date.earliest
    return None


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if not values.get("title"):
        yield Fault("title", tr("the title is missing"), tr("add a line title: …"))
    if (found := values.get("id")) and not _ID.fullmatch(found):
        yield Fault(
            "id",
            tr('"{found}" is no id', found=found),
            tr("12 hex digits in quotes; leave the line out to get one"),
        )
    if slug := values.get("slug"):
        yield from slug_faults("slug", slug)
    for alias in values.get("aliases", ()):
        yield from slug_faults("aliases", alias)
    for key in ("published", "updated", "event"):
        if text := values.get(key):
            yield from _date_faults(key, text)
    yield from _time_faults(values)
    if time := values.get("published_time"):
        if not _TIME.fullmatch(time):
            yield Fault(
                "published_time", tr('"{time}" is no time of day', time=time), tr('write it as "15:45"')
            )
        elif "published" not in values:
            yield Fault("published_time", tr("a time without a day"), tr('add published: "…"'))
    yield from _day_faults(values)
    if (other := values.get("duplicate_of")) and not (_ID.fullmatch(other) or SLUG.fullmatch(other)):
        yield Fault("duplicate_of", tr('"{other}" is neither an id nor a slug', other=other))
    if source := values.get("source"):
        yield from _source_faults(source)


def slug_faults(key: str, slug: str) -> Iterator[Fault]:
    """Yield why a slug cannot be the address of an article."""
    if not SLUG.fullmatch(slug) or len(slug) > SLUG_BYTES:
        message = tr(
            '"{slug}" is no slug: small letters a to z, digits and single hyphens, {slug_bytes} at most',
            slug=slug,
            slug_bytes=SLUG_BYTES,
        )
        yield Fault(key, message, tr('write "{value}"', value=make_slug(slug)))
    elif RESERVED.fullmatch(slug):
        message = tr('"{slug}" is kept for a device by Windows, or for a list by this site', slug=slug)
        yield Fault(key, message, tr('write "{slug}-1", or another', slug=slug))


def _date_faults(key: str, text: str) -> Iterator[Fault]:
    try:
        parse_edtf(text)
    except EdtfError as error:
        moment = _MOMENT.fullmatch(text)
        cure = tr("write what is known, as 2018, 2018-01, 2018-01-19, 2018?-01-19, 2018~ or 2017-12/2018-01")
        if moment and key == "published":
            cure = tr(
                'write published: "{day}" and published_time: "{time:0>5}"', day=moment[1], time=moment[2]
            )
        yield Fault(key, str(error), cure)


def _time_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Dates that are legal and hardly right: out of the world of newspapers, or changed before published."""
    published = _parsed(values.get("published"))
    if published is None:
        return
    if not is_in_range(published) and not values.get("reviewed"):
        message = tr("no newspaper of {published} is known", published=values["published"])
        yield Fault("published", message, tr('correct it, or write "reviewed: true"'), Severity.WARNING)
    updated = _parsed(values.get("updated"))
    if updated and updated.latest and published.earliest and updated.latest < published.earliest:
        message = tr(
            "{updated} is before the publication on {published}",
            updated=values["updated"],
            published=values["published"],
        )
        yield Fault("updated", message, tr("correct one of the two"), Severity.WARNING)


def _parsed(text: str | None) -> Edtf | None:
    try:
        return parse_edtf(text) if text else None
    except EdtfError:
        return None


def _day_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """`date` follows `published` and `event`; where it stands alone it must at least be a date."""
    day = values.get("date")
    if not day or day == values.get("published"):
        return
    if any(values.get(key) and _parsed(values[key]) is None for key in ("published", "event")):
        return  # that is told, and what `date` should be is not known before it is put right
    derived = sort_day(values)
    if derived is None:
        try:
            if parse_edtf(day).earliest is None or not day.replace("-", "").isdecimal():
                raise EdtfError(tr('"{day}" is no day', day=day))
        except EdtfError as error:
            yield Fault(
                "date", str(error), tr("write it as 2018-01-19; uncertain dates belong in published or event")
            )
    elif derived != day:
        key = "published" if values.get("published") else "event"
        message = tr(
            "date: {day} is another day than that of {key}: {value}", day=day, key=key, value=values[key]
        )
        cure = tr(
            'write date: {derived}; or, if the article is of that other day, also published: "{day}"',
            derived=derived,
            day=day,
        )
        yield Fault("date", message, cure)


def _name_faults(key: str, names: Collection[str], knowledge: Knowledge) -> Iterator[Fault]:
    known = knowledge.names[key]
    for name in names:
        if name not in known:
            now = knowledge.topics.former.get(name) if key == "topics" else None
            meant = _find_meant(key, name, known, knowledge)
            inside = _find_inside(name, known, knowledge.places) if key == "districts" and not meant else []
            one = meant[0] if meant else None if inside else find_nearest(name, known, compared)
            if now:
                cure = tr('write "{now}", as it is called now', now=now)
            elif len(meant) > 1:
                cure = tr("write which one: {names}", names=_list_meant(key, meant, knowledge.places))
            elif one and (province := unsaid_province(key, one, knowledge.places)):
                cure = tr('did you mean "{word}", of {province}?', word=one, province=province)
            elif one:
                cure = tr('did you mean "{word}"?', word=one)
            elif inside:
                cure = tr('write a place in it, as "{name}"', name=inside[0])
            else:
                cure = _where_known(key)
            severity = Severity.WARNING if now else Severity.ERROR
            yield Fault(key, _unknown(key, name, len(meant)), cure, severity)


def _find_meant(key: str, name: str, known: frozenset[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the names that a person may have meant, as the desk would take them."""
    if key == "topics":
        return find_topics(name, knowledge.topics)
    find = {"districts": find_districts, "wards": find_wards, "provinces": find_provinces}[key]
    return find(name, knowledge.places) or find_bare(name, known)


def _list_meant(key: str, names: Sequence[str], places: Places) -> str:
    """Return names side by side, in quotes and with their provinces where one does not say its own."""
    provinces = [unsaid_province(key, name, places) for name in names]
    if not any(provinces):
        return ", ".join(names)
    told = zip(names, provinces, strict=True)
    return ", ".join(f'"{name}" ({province})' if province else f'"{name}"' for name, province in told)


def _find_inside(name: str, known: frozenset[str], places: Places) -> list[str]:
    """Return the districts of a province that somebody wrote in their place: "Nghệ An", "Sài Gòn"."""
    province = places.province(find_province(name, places))
    return sorted(place for place in known if place.endswith(f" ({province.name if province else name})"))


def _where_known(key: str) -> str:
    """Return where the names that a field may have are listed, and where to add to them."""
    if key == "topics":
        return tr("{program} topics lists what is known; one of your own goes into kien-thuc/topics.toml")
    return tr("{program} places lists what is known")


def _unknown(key: str, name: str, meant: int) -> str:
    if meant > 1 and key in ("districts", "wards"):
        return tr('{count} places are called "{name}"', name=name, count=meant)
    unknown = {
        "districts": tr('unknown district "{name}"', name=name),
        "wards": tr('unknown ward "{name}"', name=name),
        "provinces": tr('unknown province "{name}"', name=name),
        "topics": tr('unknown topic "{name}"', name=name),
    }
    return unknown[key]


def _source_faults(source: Source) -> Iterator[Fault]:
    if source.sha256 and not _SHA256.fullmatch(source.sha256):
        yield Fault("source", tr('"{value}" is no SHA-256', value=source.sha256), tr("64 hex digits"))
    if source.url and not is_web_address(source.url):
        mended = mend_web_address(source.url)
        cure = tr('write "{value}"', value=mended) if mended else tr("it starts with https:// or http://")
        yield Fault("source", tr('"{url}" is no web address', url=source.url), cure)
    if source.retrieved:
        yield from _date_faults("source", source.retrieved)
