"""A curator's decisions about an article's values, written into its content file.

Only the lines of the decided fields change; their evidence becomes "by hand". `reviewed: true` says that a
person answers for the article: cleaning leaves it alone from then on, and nothing in it is marked uncertain.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from luutru.content.changes import Change, show_value
from luutru.content.editing import edit_content
from luutru.content.fields import DAYS, FOUND, LISTS
from luutru.content.following import follow_publication
from luutru.content.validation import sort_day
from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.messages import tr
from luutru.model import BY_HAND, Evidence
from luutru.vietnamese.edtf import span_of
from luutru.vietnamese.written_dates import typed_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from luutru.knowledge.loading import Knowledge
    from luutru.knowledge.places import Places
    from luutru.model import Article, ContentFile

#: The fields that a curator may decide, as content files order them.
DECIDABLE = FOUND
_PARTED = re.compile(r"[;\n]")


def list_decidable(places: Places) -> tuple[str, ...]:
    """Return the fields that a curator of a region decides: provinces only where it has several."""
    return tuple(field for field in DECIDABLE if field != "provinces" or len(places.provinces) > 1)


def read_value(field: str, text: str) -> str | tuple[str, ...] | None:
    """Read a field's value from a cell or an answer: ";" or lines part lists, nothing is None or ()."""
    if field in LISTS:
        return tuple(part for part in (" ".join(item.split()) for item in _PARTED.split(text)) if part)
    return " ".join(text.split()) or None


def settle_value(field: str, held: object, value: str, *, right: bool) -> object:
    """Return a field's value once a person said whether it is right: its year is certain then."""
    if isinstance(held, tuple):
        if right:
            return held if not value or value in held else (*held, value)
        return tuple(name for name in held if name != value)
    if right and field in DAYS:
        return str(held or value).replace("?", "")
    return (held or value) if right else None


def last_day(article: Article, today: str, as_of: str) -> str:
    """Return the last ISO day on which an article can have been published: that of its collection, or of all
    pages (`as_of`), at most `today`.
    """
    collected = (span_of(said or "") for said in (article.source.retrieved, as_of))
    return min([today, *(span[1] for span in collected if span)])


def _refuse_later(file: ContentFile, published: object, today: str, as_of: str) -> None:
    """Raise ProblemsError for a publication that the day of collection, or today, precedes."""
    span = span_of(str(published or ""))
    last = last_day(file.article, today, as_of)
    if span is None or span[0] <= last:
        return
    said = typed_date(str(published))
    if last == today:
        message, cure = tr("{day} is still to come: today is {last}", day=said, last=typed_date(last)), ""
    elif last < last_day(file.article, today, ""):
        message = tr("{day} is after the collection of the pages on {last}", day=said, last=typed_date(last))
        cure = tr("correct the day; if pages were collected later, correct as_of in archive.toml")
    else:
        message = tr("{day} is after the collection of the page on {last}", day=said, last=typed_date(last))
        cure = tr(
            "correct the day; where that of the collection is wrong, correct retrieved in {path}",
            path=file.path,
        )
    raise ProblemsError([Problem(file.path, 0, message, cure)])


def _refuse_names(file: ContentFile, decided: Mapping[str, object]) -> None:
    """Raise ProblemsError for an empty headline, and for a day that was typed as an outlet's name."""
    if "title" in decided and not decided["title"]:
        cure = tr("write the headline, or the first words of the text")
        raise ProblemsError([Problem(file.path, 0, tr("the title is missing"), cure)])
    outlet = show_value(decided.get("outlet"))
    if outlet and not any(map(str.isalpha, outlet)):
        cure = tr("write its name; where it is unknown, leave it empty")
        raise ProblemsError([Problem(file.path, 0, tr("“{name}” is no outlet's name", name=outlet), cure)])


def find_differences(article: Article, decided: Mapping[str, object]) -> dict[str, object]:
    """Return those of the decided values that the article does not have already, spaces aside."""
    return {
        field: value
        for field, value in decided.items()
        if read_value(field, show_value(getattr(article, field))) != read_value(field, show_value(value))
    }


def decide(
    text: str,
    file: ContentFile,
    decided: Mapping[str, object],
    *,
    day: str,
    as_of: str = "",
    reviewed: bool,
    rejected: Collection[tuple[str, str]] = (),
    confirmed: Collection[tuple[str, str]] = (),
    knowledge: Knowledge | None = None,
) -> tuple[str, tuple[Change, ...]]:
    """Return the content file `text` with the decided values, and the changes to note.

    `file` is what `text` says; `rejected` are fields with the suspected values that are not so, `confirmed`
    those with values that a person says are right. No day of publication may be after `day`, or after the
    archive's `as_of`. Raises ProblemsError when a value is not valid; writes nothing.
    """
    article = file.article
    differences = find_differences(article, decided)
    changes: dict[str, object] = dict(differences)
    _refuse_names(file, differences)
    _refuse_later(file, differences.get("published"), day, as_of)
    moved = None
    if "published" in differences and "event" not in differences:
        after = show_value(differences["published"])
        moved = follow_publication(article.event, file.evidence.get("event", ()), article.published, after)
    if moved:
        changes["event"] = moved[0]
    if reviewed and not article.reviewed:
        changes["reviewed"] = True
    dates = {key: changes.get(key, getattr(article, key)) for key in ("published", "event")}
    if differences.keys() & dates.keys():
        changes["date"] = sort_day(dates)
    if "published" in changes and not changes["published"] and article.published_time:
        changes["published_time"] = None
    if not changes and not rejected and not confirmed:
        return text, ()
    evidence = None
    if differences or rejected or confirmed:
        evidence = {
            field: tuple(
                replace(piece, rule=BY_HAND, confidence=1.0) if _is_named(confirmed, field, piece) else piece
                for piece in pieces
                if not _is_named(rejected, field, piece)
            )
            for field, pieces in file.evidence.items()
        }
        for field, value in differences.items():
            evidence[field] = _evidence_of(value, evidence.get(field, ()))
        if moved:
            evidence["event"] = moved[1]
        evidence = {field: pieces for field, pieces in evidence.items() if pieces}
    edited = edit_content(text, file.path, changes, evidence, knowledge)
    told = [
        Change(day, article.id, field, show_value(getattr(article, field)), show_value(value))
        for field, value in differences.items()
    ]
    if moved:
        told.append(Change(day, article.id, "event", show_value(article.event), moved[0]))
    if "reviewed" in changes:
        told.append(Change(day, article.id, "reviewed", "", "true"))
    return edited, tuple(told)


def decide_what_is_right(
    text: str, file: ContentFile, decided: Mapping[str, object], *, reviewed: bool, **how: Any
) -> tuple[str, tuple[Change, ...], dict[str, LuutruError]]:
    """Return what `decide` does of the valid values, and by field what is wrong with the others."""
    try:
        return *decide(text, file, decided, reviewed=reviewed, **how), {}
    except ProblemsError:
        wrong: dict[str, LuutruError] = {}
        for field, value in decided.items():
            try:
                decide(text, file, {field: value}, reviewed=False, **how)
            except ProblemsError as error:
                wrong[field] = error
        if not wrong:  # each is right, and not beside the others
            raise
        right = {field: value for field, value in decided.items() if field not in wrong}
        return *decide(text, file, right, reviewed=False, **how), wrong


def _is_named(values: Collection[tuple[str, str]], field: str, piece: Evidence) -> bool:
    """Say whether a piece is of one of some values; that of a field of one value need not say which."""
    one = field not in LISTS
    return any(name == field and (one or value == piece.value) for name, value in values)


def _evidence_of(value: object, before: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Keep the evidence of list values that stay; what a person set is proved by the person."""
    if isinstance(value, tuple):
        kept = tuple(piece for piece in before if piece.value in value)
        known = {piece.value for piece in kept}
        return kept + tuple(Evidence(None, "", BY_HAND, 1.0, name) for name in value if name not in known)
    return (Evidence(None, "", BY_HAND, 1.0),) if value else ()
