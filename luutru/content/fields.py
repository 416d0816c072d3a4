"""The keys of a content file: their order, their kinds, and how each is written.

The one place that knows how front matter looks. `luutru.content.canonical` reads exactly this quickly,
`luutru.content.nodes_to_values` reads any YAML.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from luutru.content.scalars import quote, write_in_flow, write_text
from luutru.model import Article, Description, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from luutru.model import Evidence

SCHEMA = 1
#: The start of a curator's own keys.
OWN_PREFIX = "x_"


class Kind(StrEnum):
    """What the value of a key is, which says how it is written and checked."""

    NUMBER = "number"  #: schema
    TEXT = "text"
    QUOTED = (
        "quoted"  #: text that is always in quotes, for bare it would be a number or a date to some reader
    )
    DAY = "day"  #: written bare, for other generators want a YAML date
    NAMES = "names"  #: a list that is written even when empty
    MORE_NAMES = "more-names"  #: a list that is absent when empty
    FLAG = "flag"
    SOURCE = "source"
    EVIDENCE = "evidence"


#: Key → kind, in the order of writing. A curator's `x_` keys stand before `source`.
KEYS: dict[str, Kind] = {
    "schema": Kind.NUMBER,
    "id": Kind.QUOTED,
    "title": Kind.TEXT,
    "kicker": Kind.TEXT,
    "slug": Kind.TEXT,
    "date": Kind.DAY,
    "published": Kind.QUOTED,
    "published_time": Kind.QUOTED,
    "updated": Kind.QUOTED,
    "event": Kind.QUOTED,
    "outlet": Kind.TEXT,
    "authors": Kind.NAMES,
    "districts": Kind.NAMES,
    "wards": Kind.NAMES,
    "provinces": Kind.MORE_NAMES,
    "topics": Kind.NAMES,
    "summary": Kind.TEXT,
    "aliases": Kind.MORE_NAMES,
    "duplicate_of": Kind.QUOTED,
    "reviewed": Kind.FLAG,
    "withdrawn": Kind.TEXT,
    "rights": Kind.TEXT,
    "source": Kind.SOURCE,
    "evidence": Kind.EVIDENCE,
}
#: Fields that cleaning finds, and that evidence may speak of: those of a description.
FOUND = tuple(key for key in KEYS if key in Description.__dataclass_fields__)
#: Keys whose value is a list of names.
LISTS = frozenset(key for key, kind in KEYS.items() if kind in (Kind.NAMES, Kind.MORE_NAMES))
#: Keys whose value is an EDTF date.
DATES = ("published", "updated", "event")
#: Own keys that cleaning writes: what the outlet itself filed the article under.
SECTION_AND_TAGS = ("x_category", "x_tags")

#: Own key of the raw files of further pages that were joined to an article.
FURTHER_FILES = "x_further_files"


def further_files(article: Article) -> list[str]:
    """Return the names of the raw files of the further pages that were joined to an article."""
    said = article.extra.get(FURTHER_FILES, ())
    return [str(name) for name in said] if isinstance(said, (list, tuple)) else [str(said)]


def flat_values(article: Article) -> dict[str, Any]:
    """Return the values of an article for tables, by key; those of its source as "source_url" and so on."""
    values = {key: getattr(article, key) for key in KEYS if key in Article.__dataclass_fields__}
    source = values.pop("source")
    values |= {f"source_{part}": getattr(source, part) for part in Source.__dataclass_fields__}
    return values | {"further_files": tuple(further_files(article))}


def render_fields(article: Article, evidence: Mapping[str, Sequence[Evidence]]) -> dict[str, str]:
    """Return each key's lines, in order, each ending in a line feed; absent keys are not in it."""
    fields = {"schema": f"schema: {SCHEMA}\n"}
    for key, kind in KEYS.items():
        if kind is Kind.SOURCE:
            for own, value in sorted(article.extra.items()):
                fields[own] = f"{own}: {_write_own(value)}\n"
        if kind is Kind.EVIDENCE:
            text = write_evidence(evidence)
            fields |= {"evidence": text} if text else {}
        elif kind is not Kind.NUMBER and (value := write_value(kind, getattr(article, key))) is not None:
            fields[key] = f"{key}: {value}\n"
    return fields


#: Keys that say a day; people may write it as they are used to.
DAYS = ("date", "published", "updated", "event")


def write_value(kind: Kind, value: object) -> str | None:
    """Return what stands after ``key: `` on one line; None when the key is left out."""
    written: str | None = None
    match kind, value:
        case _, None:
            pass
        case Kind.TEXT, str():
            written = write_text(value)
        case Kind.QUOTED, str():
            written = quote(value)
        case Kind.DAY, str():
            written = value if len(value) == len("2018-01-19") else quote(value)
        case Kind.NAMES, tuple():
            written = f"[{', '.join(map(write_in_flow, value))}]"
        case Kind.MORE_NAMES, tuple():
            written = f"[{', '.join(map(write_in_flow, value))}]" if value else None
        case Kind.FLAG, bool():
            written = "true" if value else None
        case Kind.SOURCE, Source() if value != Source():
            written = (
                f"{{file: {write_in_flow(value.file)}, sha256: {_quote_or_null(value.sha256)}, "
                f"url: {write_in_flow(value.url)}, retrieved: {_quote_or_null(value.retrieved)}}}"
            )
    return written


def _quote_or_null(text: str | None) -> str:
    return "null" if text is None else quote(text)


def _evidence_lines(evidence: Mapping[str, Sequence[Evidence]]) -> Iterator[str]:
    order = {key: place for place, key in enumerate(KEYS)}
    for key, pieces in sorted(evidence.items(), key=lambda item: (order.get(item[0], len(order)), item[0])):
        if len(pieces) == 1:
            yield f"  {key}: {write_piece(pieces[0])}\n"
        elif pieces:
            yield f"  {key}:\n"
            yield from (f"    - {write_piece(piece)}\n" for piece in pieces)


def write_evidence(evidence: Mapping[str, Sequence[Evidence]]) -> str | None:
    """Return the lines of all evidence, with their key; None when there is none."""
    text = "".join(_evidence_lines(evidence))
    return f"evidence:\n{text}" if text else None


#: Rules, topics and places stand in one article after another.
_write_often = lru_cache(maxsize=1 << 12)(write_in_flow)


def write_piece(piece: Evidence) -> str:
    """Return one piece of evidence as a mapping on one line."""
    line = "null" if piece.line is None else piece.line
    value = "" if piece.value is None else f", value: {_write_often(piece.value)}"
    return (
        f"{{line: {line}, text: {quote(piece.text)}, rule: {_write_often(piece.rule)}, "
        f"confidence: {round(float(piece.confidence), 2)}{value}}}"
    )


def _write_own(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case int() | float():
            return repr(value) if isfinite(value) else quote(str(value))
        case dict():
            return (
                "{" + ", ".join(f"{write_in_flow(str(k))}: {_write_own(v)}" for k, v in value.items()) + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(map(_write_own, value)) + "]"
        case _:
            return write_in_flow(str(value))
