"""Everything about all articles for other programs: CSV, JSON Lines, BibTeX, RIS, CSL-JSON.

The texts themselves stay on the articles' pages. A file is made of pieces, one an article, in the order of
ids. Pieces are made by parts, each with the articles whose ids begin alike, so that an edit makes one part
anew and not ten thousand pieces: the others are cut out of the file that the site has.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from luutru.catalogue.terms import Facet
from luutru.content.fields import flat_values
from luutru.model import Article
from luutru.site import urls
from luutru.site.citation import make_csl, make_reference, render_bibtex, render_ris
from luutru.site.once import once_a_site
from luutru.site.provinces import tell_provinces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from luutru.site.context import Site

#: Parts of each file: ids begin with two hex digits. 10,000 articles make parts of forty.
PART_LETTERS = 2
#: What the tables leave out: the address holds the slug, other addresses are in urls.tsv, and a withdrawn
#: article is in no table.
#: Provinces are the last column, with those of districts and wards.
NOT_TOLD = frozenset({"slug", "kicker", "aliases", "withdrawn", "provinces"})
#: The columns of the tables: every other field.
COLUMNS = (
    "id",
    "url",
    *(key for key in flat_values(Article(id="", slug="", title="")) if key not in NOT_TOLD | {"id"}),
)
#: Between several values in one cell of the CSV.
SEPARATOR = "; "
#: A spreadsheet takes a cell that begins so for a formula, and what a page says may begin so. The wide signs
#: are taken for the narrow ones by spreadsheets in Chinese and Japanese.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Format:
    """A data file: what stands before, between and after its pieces, and how an article's is made. What it is
    for say the words of the interface, under its label in `data_notes`.
    """

    label: str
    head: bytes
    joint: bytes
    tail: bytes
    render: Callable[[Site, Article], str]

    def join(self, parts: Iterable[bytes | memoryview]) -> bytearray:
        """Return a whole file of these parts; it is long, and joined without a copy."""
        file, joint = bytearray(self.head), b""
        for part in parts:
            file += joint
            file += part
            joint = self.joint
        file += self.tail
        return file


def list_columns(site: Site) -> tuple[str, ...]:
    """Return the columns of the table; that of provinces is the last, where there are some to tell apart."""
    return (*COLUMNS, "provinces") if site.catalogue.terms[Facet.PROVINCE] else COLUMNS


def make_record(site: Site, article: Article) -> dict[str, Any]:
    """Return an article's row; what is unknown is None or empty."""
    address = urls.article_url(article.slug)
    values = flat_values(article) | {
        "url": urls.absolute_url(site.config.base_url, address) or address,
        "rights": article.rights or site.config.rights or None,
        "provinces": tell_provinces(site, article),
    }
    return {name: values[name] for name in list_columns(site)}


def _render_csv(site: Site, article: Article) -> str:
    row = io.StringIO()
    writer = csv.writer(row, lineterminator="\r\n")
    writer.writerow(map(csv_cell, make_record(site, article).values()))
    return row.getvalue()


def csv_cell(value: object) -> str:
    """Return a value as a cell: lists joined, unknown empty, nothing that a spreadsheet would run."""
    if isinstance(value, tuple):
        return SEPARATOR.join(map(csv_cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _render_jsonl(site: Site, article: Article) -> str:
    return f"{msgspec.json.encode(make_record(site, article)).decode()}\n"


def _render_bib(site: Site, article: Article) -> str:
    return f"{render_bibtex(make_csl(make_reference(site, article)))}\n\n"


def _render_ris(site: Site, article: Article) -> str:
    # RIS wants CR LF.
    return render_ris(make_csl(make_reference(site, article))).replace("\n", "\r\n") + "\r\n\r\n"


def _render_csl(site: Site, article: Article) -> str:
    return msgspec.json.encode(make_csl(make_reference(site, article))).decode()


FORMATS = {
    "bai.csv": Format("CSV", b"", b"", b"", _render_csv),
    "bai.jsonl": Format("JSON Lines", b"", b"", b"", _render_jsonl),
    "bai.bib": Format("BibTeX", b"", b"", b"", _render_bib),
    "bai.ris": Format("RIS", b"", b"", b"", _render_ris),
    "bai.csl.json": Format("CSL-JSON", b"[\n", b",\n", b"\n]\n", _render_csl),
}


def list_formats(site: Site) -> dict[str, Format]:
    """Return the formats of a site, the table with its columns."""
    # The byte order mark tells Excel that the CSV is UTF-8.
    head = ("\ufeff" + ",".join(list_columns(site)) + "\r\n").encode()
    return FORMATS | {"bai.csv": replace(FORMATS["bai.csv"], head=head)}


@once_a_site
def list_parts(site: Site) -> dict[str, tuple[int, ...]]:
    """Return the parts in order, letters → places by id."""
    ids = [(brief.article.id, brief.article.slug) for brief in site.catalogue.briefs]
    parts: dict[str, list[int]] = {}
    for place in sorted(range(len(ids)), key=ids.__getitem__):
        parts.setdefault(ids[place][0][:PART_LETTERS], []).append(place)
    return {letters: tuple(places) for letters, places in parts.items()}


def make_part(site: Site, name: str, letters: str) -> bytes:
    """Return one part of a format: the pieces of its articles, joined."""
    form, articles = FORMATS[name], map(site.catalogue.article, list_parts(site)[letters])
    return form.joint.join(form.render(site, article).encode("utf-8", "replace") for article in articles)


def make_data_file(site: Site, name: str) -> bytes:
    """Return a whole data file, with every part made anew."""
    return bytes(
        list_formats(site)[name].join(make_part(site, name, letters) for letters in list_parts(site))
    )
