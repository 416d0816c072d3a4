"""Everything about all articles for other programs: CSV, JSON Lines, BibTeX, RIS, CSL-JSON.

The texts themselves stay on the articles' pages. A file is made of parts, each with the articles whose ids
begin alike, so that an edit makes one part anew and not ten thousand rows. Rows stand in the order of ids.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from luutru.site import urls
from luutru.site.citation import make_csl, make_reference, render_bibtex, render_ris

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from luutru.model import Article
    from luutru.site.context import Site

#: Parts of each file: ids begin with two hex digits. 10,000 articles make parts of forty.
PART_LETTERS = 2
COLUMNS = (
    "id",
    "url",
    "title",
    "date",
    "published",
    "published_time",
    "updated",
    "event",
    "outlet",
    "authors",
    "districts",
    "wards",
    "topics",
    "summary",
    "duplicate_of",
    "reviewed",
    "source_url",
    "source_retrieved",
    "source_file",
    "source_sha256",
    "rights",
)
#: Between several values in one cell of the CSV.
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Format:
    """A data file: what stands before, between and after its parts, and how a part is made."""

    head: bytes
    joint: bytes
    tail: bytes
    render: Callable[[Site, Sequence[Article]], str]


def make_record(site: Site, article: Article) -> dict[str, Any]:
    """Return an article's row; what is unknown is None or empty."""
    source = article.source
    address = urls.article_url(article.slug)
    return {
        "id": article.id,
        "url": urls.absolute_url(site.config.base_url, address) or address,
        "title": article.title,
        "date": article.date,
        "published": article.published,
        "published_time": article.published_time,
        "updated": article.updated,
        "event": article.event,
        "outlet": article.outlet,
        "authors": article.authors,
        "districts": article.districts,
        "wards": article.wards,
        "topics": article.topics,
        "summary": article.summary,
        "duplicate_of": article.duplicate_of,
        "reviewed": article.reviewed,
        "source_url": source.url,
        "source_retrieved": source.retrieved,
        "source_file": source.file,
        "source_sha256": source.sha256,
        "rights": article.rights or site.config.rights or None,
    }


def _render_csv(site: Site, articles: Sequence[Article]) -> str:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\r\n")
    for article in articles:
        writer.writerow(csv_cell(value) for value in make_record(site, article).values())
    return rows.getvalue()


def csv_cell(value: object) -> str:
    """Return a value as a cell: lists joined, unknown empty, nothing that a spreadsheet would run."""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    # A spreadsheet takes a cell that begins so for a formula; a scraped title may hold one.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _render_jsonl(site: Site, articles: Sequence[Article]) -> str:
    rows = (msgspec.json.encode(make_record(site, article)).decode() for article in articles)
    return "".join(f"{row}\n" for row in rows)


def _render_bib(site: Site, articles: Sequence[Article]) -> str:
    return "".join(f"{render_bibtex(make_reference(site, article))}\n\n" for article in articles)


def _render_ris(site: Site, articles: Sequence[Article]) -> str:
    # RIS wants CR LF.
    return "".join(
        render_ris(make_reference(site, article)).replace("\n", "\r\n") + "\r\n\r\n" for article in articles
    )


def _render_csl(site: Site, articles: Sequence[Article]) -> str:
    return ",\n".join(
        msgspec.json.encode(make_csl(make_reference(site, article))).decode() for article in articles
    )


#: The byte order mark tells Excel that the CSV is UTF-8.
FORMATS = {
    "bai.csv": Format(("\ufeff" + ",".join(COLUMNS) + "\r\n").encode(), b"", b"", _render_csv),
    "bai.jsonl": Format(b"", b"", b"", _render_jsonl),
    "bai.bib": Format(b"", b"", b"", _render_bib),
    "bai.ris": Format(b"", b"", b"", _render_ris),
    "bai.csl.json": Format(b"[\n", b",\n", b"\n]\n", _render_csl),
}


def part_of(article: Article) -> str:
    """The part of the data files that an article stands in."""
    return article.id[:PART_LETTERS]


def list_parts(site: Site) -> dict[str, tuple[int, ...]]:
    """Return the parts in order: letters → places, by id."""
    parts: dict[str, list[int]] = {}
    entries = site.catalogue.entries
    for place in sorted(
        range(len(entries)), key=lambda place: (entries[place].article.id, entries[place].article.slug)
    ):
        parts.setdefault(part_of(entries[place].article), []).append(place)
    return {letters: tuple(places) for letters, places in parts.items()}


def make_part(site: Site, name: str, letters: str) -> bytes:
    """Return one part of a data file."""
    key = "parts"
    if key not in site.memo:
        site.memo[key] = list_parts(site)
    articles = [site.catalogue.article(place) for place in site.memo[key][letters]]
    return FORMATS[name].render(site, articles).encode("utf-8", "replace")
