"""What values may be: every fault of an article at once, each with its key and the cure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.content.slugs import RESERVED, make_slug
from luutru.errors import EdtfError, Severity, called_as, find_nearest
from luutru.knowledge.loading import load_knowledge
from luutru.knowledge.typed_places import (
    compared,
    find_bare,
    find_districts,
    find_named,
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
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Source


@dataclass(frozen=True, slots=True)
class AllowedNames:
    """The names of places and topics that a content file may use; None: any.

    `districts`, `wards` and `provinces` are names as content files write them ("Đống Đa", "phường Bưởi",
    "Gia Lai"), `topics` slugs; `former` are pairs of a topic's former slug and its slug now.
    """

    districts: frozenset[str] | None = None
    wards: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    former: frozenset[tuple[str, str]] = frozenset()
    provinces: frozenset[str] | None = None
    #: Loads what tells which of them is meant: too large to be sent to each worker with these names.
    load: Callable[[], Knowledge] | None = None


ANY_NAMES = AllowedNames()


def allowed_names(knowledge: Knowledge) -> AllowedNames:
    """Return the names that what an archive knows allows."""
    return AllowedNames(
        districts=frozenset(district.name for district in knowledge.places.districts),
        wards=frozenset(knowledge.places.wards),
        provinces=frozenset(province.name for province in knowledge.places.provinces),
        topics=frozenset(topic.slug for topic in knowledge.topics.all),
        former=frozenset(knowledge.topics.former.items()),
        load=partial(_load, knowledge.region, knowledge.root, knowledge.version),
    )


def _load(region: str | tuple[str, ...], root: str, version: bytes) -> Knowledge:
    return load_knowledge(region, Path(root) if root else None, version)


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


def find_faults(values: Mapping[str, Any], allowed: AllowedNames = ANY_NAMES) -> list[Fault]:
    """Return all that is wrong with the values of a content file, in the order of its keys."""
    return list(_faults(values, allowed))


def sort_day(values: Mapping[str, Any]) -> str | None:
    """Return the earliest day that `published`, else `event`, allows; None when neither says."""
    for key in ("published", "event"):
        if (date := _parsed(values.get(key))) and date.earliest:
            return date.earliest
    return None


def _faults(values: Mapping[str, Any], allowed: AllowedNames) -> Iterator[Fault]:  # noqa: PLR0912
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
    for key, names in (
        ("districts", allowed.districts),
        ("wards", allowed.wards),
        ("provinces", allowed.provinces),
        ("topics", allowed.topics),
    ):
        if names is not None:
            yield from _name_faults(key, values.get(key, ()), names, allowed)
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


def _name_faults(
    key: str, names: Collection[str], known: frozenset[str], allowed: AllowedNames
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            now = dict(allowed.former).get(name) if key == "topics" else None
            meant = _find_meant(key, name, known, allowed)
            inside = _find_inside(name, known, allowed) if key == "districts" and not meant else []
            one = meant[0] if meant else None if inside else find_nearest(name, known, compared)
            if now:
                cure = tr('write "{now}", as it is called now', now=now)
            elif len(meant) > 1:
                cure = tr("write which one: {names}", names=_list_meant(key, meant, allowed))
            elif one and (province := _unsaid_province(key, one, allowed)):
                cure = tr('did you mean "{word}", of {province}?', word=one, province=province)
            elif one:
                cure = tr('did you mean "{word}"?', word=one)
            elif inside:
                cure = tr('write a place in it, as "{name}"', name=inside[0])
            else:
                cure = _where_known(key)
            severity = Severity.WARNING if now else Severity.ERROR
            yield Fault(key, _unknown(key, name, len(meant)), cure, severity)


def _find_meant(key: str, name: str, known: frozenset[str], allowed: AllowedNames) -> tuple[str, ...]:
    """Return the names that a person may have meant, as the desk would take them."""
    if allowed.load is None:
        return () if key == "topics" else find_named(name, known) or find_bare(name, known)
    world = allowed.load()
    if key == "topics":
        return find_topics(name, world.topics)
    find = {"districts": find_districts, "wards": find_wards, "provinces": find_provinces}[key]
    return find(name, world.places) or find_bare(name, known)


def _list_meant(key: str, names: Sequence[str], allowed: AllowedNames) -> str:
    """Return names side by side, in quotes and with their provinces where one does not say its own."""
    provinces = [_unsaid_province(key, name, allowed) for name in names]
    if not any(provinces):
        return ", ".join(names)
    told = zip(names, provinces, strict=True)
    return ", ".join(f'"{name}" ({province})' if province else f'"{name}"' for name, province in told)


def _unsaid_province(key: str, name: str, allowed: AllowedNames) -> str:
    return unsaid_province(key, name, allowed.load().places) if allowed.load else ""


def _find_inside(name: str, known: frozenset[str], allowed: AllowedNames) -> list[str]:
    """Return the districts of a province that somebody wrote in their place: "Nghệ An", "Sài Gòn"."""
    places = allowed.load().places if allowed.load else None
    province = places.province(find_province(name, places)) if places else None
    return sorted(place for place in known if place.endswith(f" ({province.name if province else name})"))


def _where_known(key: str) -> str:
    """Return where the names that a field may have are listed, and where to add to them."""
    if key == "topics":
        return tr(
            "{program} topics lists what is known; one of your own goes into kien-thuc/topics.toml",
            program=called_as(),
        )
    return tr("{program} places lists what is known", program=called_as())


def _unknown(key: str, name: str, meant: int) -> str:
    if meant > 1 and key in ("districts", "wards"):
        return tr('{count} places are called "{name}"', name=name, count=meant)
    match key:
        case "districts":
            return tr('unknown district "{name}"', name=name)
        case "wards":
            return tr('unknown ward "{name}"', name=name)
        case "provinces":
            return tr('unknown province "{name}"', name=name)
    return tr('unknown topic "{name}"', name=name)


def _source_faults(source: Source) -> Iterator[Fault]:
    if source.sha256 and not _SHA256.fullmatch(source.sha256):
        yield Fault("source", tr('"{value}" is no SHA-256', value=source.sha256), tr("64 hex digits"))
    if source.url and not is_web_address(source.url):
        mended = mend_web_address(source.url)
        cure = tr('write "{value}"', value=mended) if mended else tr("it starts with https:// or http://")
        yield Fault("source", tr('"{url}" is no web address', url=source.url), cure)
    if source.retrieved:
        yield from _date_faults("source", source.retrieved)
