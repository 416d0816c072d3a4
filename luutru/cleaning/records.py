"""Records in JSON Lines: one page a line, its text or HTML in one field and what is known of it in others."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Final

from luutru.cleaning.known import merge_known
from luutru.cleaning.notes import Notes, known_of
from luutru.cleaning.reading import LARGEST, read_page, too_large
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Field names that scrapers and data sets use, first present wins (in lower case).
_TEXT: Final = ("text", "content", "body", "raw_text", "maintext", "article")
_HTML: Final = ("html", "raw_html", "content_html", "page")
_FIELDS: Final = {
    "url": ("url", "link", "source_url", "canonical_url"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site_name", "sitename", "source", "site"),
    "summary": ("summary", "description", "sapo", "excerpt", "lead"),
}  # fmt: skip
_PUBLISHED: Final = (
    "published", "date", "published_at", "publish_date", "date_publish", "pubdate", "published_time",
    "published_date", "date_published", "datepublished", "time",
)  # fmt: skip
_UPDATED: Final = ("updated", "modified", "updated_at", "date_modified", "datemodified")
_RETRIEVED: Final = (
    "retrieved",
    "retrieved_at",
    "crawled",
    "crawled_at",
    "crawl_date",
    "date_download",
    "fetched_at",
)
_AUTHORS: Final = ("authors", "author", "byline")


def read_records(stream: IO[bytes], name: str, notes: Notes) -> Iterator[RawPage | SetAside]:
    """Yield each record's page; a record's number is that of its line. Memory holds one line at a time."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        record = f"{name}#{number}"
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)  # pass over the rest
            yield too_large(record)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield read_record(line, record, known_of(notes, record))


def read_record(line: bytes, name: str, known: Known = Known()) -> RawPage | SetAside:  # noqa: B008 - frozen
    """Return the page in one JSON object; its page's bytes are those of its text in UTF-8."""
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return SetAside(name, "broken", f"no JSON: {error}")
    if not isinstance(data, dict):
        return SetAside(name, "broken", "no JSON object")
    fields = {str(key).lower(): value for key, value in reversed(data.items())}
    text = _string(fields, _TEXT)
    markup = _string(fields, _HTML)
    known = merge_known(known, _known(fields))
    if markup.strip():
        return read_page(markup.encode("utf-8", "surrogatepass"), name, known, "html")
    if not text:
        wanted = f'no field "text" or "html" (it has: {", ".join(sorted(fields)) or "nothing"})'
        return SetAside(name, "broken", wanted)
    return read_page(text.encode("utf-8", "surrogatepass"), name, known)


def _string(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return "\n".join(map(str, value))
    return ""


def _when(fields: Mapping[str, object], names: tuple[str, ...]) -> tuple[str, str]:
    return next((when for name in names if (when := parse_when(str(fields.get(name, ""))))[0]), ("", ""))


def _known(fields: Mapping[str, object]) -> Known:
    said = {field: " ".join(_string(fields, names).split()) for field, names in _FIELDS.items()}
    published, time = _when(fields, _PUBLISHED)
    authors = next((fields[name] for name in _AUTHORS if fields.get(name)), ())
    names = authors if isinstance(authors, list) else [authors]
    return Known(
        url=said["url"],
        title=said["title"],
        site_name="" if said["outlet"].startswith(("http://", "https://")) else said["outlet"],
        summary=said["summary"],
        published=published,
        published_time=time,
        updated=_when(fields, _UPDATED)[0],
        retrieved=_when(fields, _RETRIEVED)[0],
        authors=tuple(name.strip() for name in names if isinstance(name, str) and name.strip()),
    )
