"""What is known of a page before it is read: by the user's notes, a record's fields, or its own markup."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.model import Known, Unfit
from luutru.vietnamese.written_dates import is_believed, parse_when
from luutru.web_addresses import mend_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Fields of `Known` that are dates.
DATES: Final = ("published", "updated", "retrieved")
#: Characters of a value that a message shows.
SHOWN_LETTERS: Final = 80
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")


def merge_known(first: Known, second: Known) -> Known:
    """Return what either says; where both speak, what `first` says."""
    missing = {
        item.name: getattr(second, item.name)
        for item in fields(Known)
        if getattr(first, item.name) in (None, "", ())
    }
    # A clock belongs to its day.
    if first.published and first.published != second.published:
        missing.pop("published_time", None)
    missing["unfit"] = tuple(dict.fromkeys(first.unfit + second.unfit))
    return replace(first, **missing)


def vet_known(known: Known) -> Known:
    """Return `known` without what no content file may say: it is mended, or left out as unfit."""
    changes: dict[str, Any] = {}
    unfit = list(known.unfit)
    for field in DATES:
        if said := getattr(known, field):
            day, _ = parse_when(said)
            changes[field] = day if day and is_believed(day) else ""
            if not changes[field]:
                unfit.append(Unfit(field, said, "placeholder-date" if day else "no-date"))
    if known.published and not changes["published"]:
        changes["published_time"] = ""
    elif known.published_time and not _TIME.fullmatch(known.published_time):
        changes["published_time"] = ""
        unfit.append(Unfit("published_time", known.published_time, "no-time"))
    if known.url:
        changes["url"] = mend_web_address(known.url)
        if not changes["url"] or any(sign in known.url for sign in ' "<>'):
            unfit.append(Unfit("url", known.url, "no-address", changes["url"]))
    return replace(known, **changes, unfit=tuple(dict.fromkeys(unfit)))


def tell_unfit(
    known: Known, place: str, line: int = 0, severity: Severity = Severity.NOTE, called: str = ""
) -> Iterator[Problem]:
    """Yield what to tell of the values that were not taken as they stood; `place` is the input's path.

    `called` is what the value is called there, where that is known.
    """
    for unfit in known.unfit:
        said = f"{unfit.value[:SHOWN_LETTERS]}…" if len(unfit.value) > SHOWN_LETTERS else unfit.value
        message, cure = _words(unfit, said)
        yield Problem(place, line, f"{called or _name(unfit.field)}: {message}", cure, severity)


def _name(field: str) -> str:
    """Return what a field of `Known` is to people."""
    names = {
        "published": tr("day of publication"),
        "published_time": tr("time of publication"),
        "updated": tr("day of the last change"),
        "retrieved": tr("day of collection"),
        "url": tr("web address"),
    }
    return names.get(field, field)


def _words(unfit: Unfit, said: str) -> tuple[str, str]:
    match unfit.reason:
        case "placeholder-date":
            return (
                tr(
                    '"{said}" is no year of newspapers, or what programs write for no date; it is left out',
                    said=said,
                ),
                tr("write the day where it was known, or leave the field empty"),
            )
        case "no-time":
            return tr('"{said}" is no time of day; it is left out', said=said), tr('write it as "15:45"')
        case "without-address":
            return tr("the record does not say its web address"), tr("write it in sources.csv")
        case "no-address" if unfit.instead:
            return (
                tr(
                    '"{said}" is no web address as it stands; {instead} is taken',
                    said=said,
                    instead=unfit.instead,
                ),
                tr("correct it if that is wrong"),
            )
        case "no-address":
            return (
                tr('"{said}" is no web address; it is left out', said=said),
                tr("it starts with https:// or http://"),
            )
    return tr('"{said}" is no date; it is left out', said=said), tr("write 5/3/2021, 3/2021 or 2021")
