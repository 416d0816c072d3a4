"""How to cite an article: in words as Vietnamese papers do, as BibTeX, RIS and CSL-JSON.

Vietnamese names are never split into family and given name: they are cited whole. What a format cannot
express, an inferred year above all, is left out of its date and said in its note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup

from luutru.errors import EdtfError
from luutru.site import urls
from luutru.site.date_words import date_words, machine_date
from luutru.site.escaping import escape_text
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.model import Article
    from luutru.site.context import Site

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\n": " ",
        "\r": " ",
    }
)
_SPECIAL = re.compile(r"[\\{}&%$#_~^\n\r]")
_MARKS = str.maketrans("", "", "?~%")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as all formats cite it. `machine` is `date` (EDTF), empty where it would be false."""

    key: str
    article: Article
    date: str
    machine: str
    original: str
    copy: str
    archive: str
    note: str


def make_reference(site: Site, article: Article) -> Reference:
    """Collect what the formats need."""
    date = article.published or article.event or article.date or ""
    machine = machine_date(date) if date else ""
    words, source = site.words, article.source
    copy = urls.absolute_url(site.config.base_url, urls.article_url(article.slug))
    notes = []
    if date and not machine:
        notes.append(words.cite_date_note.format(date=date_words(date, words), edtf=date))
    if source.url and copy:
        notes.append(words.cite_copy.format(archive=site.config.title, address=copy))
    return Reference(
        key=f"luutru-{article.id}",
        article=article,
        date=date,
        machine=machine,
        original=source.url or "",
        copy=copy,
        archive=site.config.title,
        note="; ".join(notes),
    )


def render_citation(site: Site, reference: Reference) -> Markup:
    """Author (year). “Title”. *Outlet*, day. Address. Kept at: archive, address (or the article's id)."""
    words, article = site.words, reference.article
    year = reference.date.removeprefix("/")[:4]
    if year and not reference.machine:
        year = words.cite_year_inferred.format(year=year)
    authors = ", ".join(article.authors)
    pieces = [
        escape_text(f"{authors} ({year or words.cite_no_date}).".lstrip()),
        escape_text(words.cite_title.format(title=article.title)),
    ]
    outlet = f"<cite>{escape_text(article.outlet)}</cite>" if article.outlet else ""
    day = date_words(reference.date, words) if reference.date else ""
    if where := ", ".join(filter(None, (outlet, day))):
        pieces.append(f"{where}.")
    if reference.original.startswith(("http://", "https://")):
        address = escape_text(reference.original)
        pieces.append(f'<a href="{address}">{address}</a>.')
    if reference.copy:
        kept = words.cite_kept.format(archive=reference.archive, address=reference.copy)
    else:  # a path says nothing outside the archive
        kept = words.cite_kept_here.format(archive=reference.archive, id=article.id)
    pieces.append(escape_text(kept))
    return Markup(" ".join(pieces))


def render_bibtex(reference: Reference) -> str:
    """A biblatex entry; every name and the title in double braces, so that nothing is split or re-cased."""
    article = reference.article
    fields = [
        ("author", " and ".join([f"{{{_tex(author)}}}" for author in article.authors])),
        ("title", f"{{{_tex(article.title)}}}"),
        ("journaltitle", f"{{{_tex(article.outlet)}}}" if article.outlet else ""),
        ("date", reference.machine),
        ("url", reference.original or reference.copy),
        ("urldate", _plain_day(article.source.retrieved)),
        ("note", _tex(reference.note)),
        ("langid", "vietnamese"),
    ]
    lines = "".join([f"  {name} = {{{value}}},\n" for name, value in fields if value])
    return f"@article{{{reference.key},\n{lines}}}"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX) if _SPECIAL.search(text) else text


def render_ris(reference: Reference) -> str:
    """A RIS record: a name without a comma is taken whole."""
    article = reference.article
    day = reference.machine.replace("-", "/")
    rows = [
        ("TY", "NEWS"),
        ("ID", reference.key),
        ("TI", article.title),
        *[("AU", author.replace(",", " ")) for author in article.authors],
        ("T2", article.outlet),
        ("PY", reference.machine[:4]),
        ("DA", day + "/" * (3 - len(day.split("/"))) if day else ""),
        ("UR", reference.original or reference.copy),
        ("Y2", _plain_day(article.source.retrieved).replace("-", "/")),
        ("DB", reference.archive),
        ("LA", "vi"),
        ("N1", reference.note),
    ]
    text = "\n".join([f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value])
    return f"{text}\nER  - "


def make_csl(reference: Reference) -> dict[str, Any]:
    """A CSL-JSON item; authors are literal names."""
    article = reference.article
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author} for author in article.authors],
        "container-title": article.outlet,
        "issued": _csl_date(reference.date),
        "accessed": _csl_date(_plain_day(article.source.retrieved)),
        "URL": reference.original or reference.copy,
        "archive": reference.archive,
        "archive_location": reference.copy or urls.article_url(article.slug),
        "language": "vi",
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def render_csl(reference: Reference) -> str:
    """The item as a list of one, as programs import it."""
    return msgspec.json.format(msgspec.json.encode([make_csl(reference)]), indent=1).decode()


@lru_cache(maxsize=4096)
def _csl_date(edtf: str) -> Mapping[str, Any] | None:
    """CSL knows parts of dates, intervals of them, and "circa"; an open interval it does not."""
    if not edtf:
        return None
    try:
        date = parse_edtf(edtf)
    except EdtfError:
        return None
    if date.open_start or date.open_end:
        return None
    sides = edtf.translate(_MARKS).split("/")
    value: dict[str, Any] = {"date-parts": [[int(part) for part in side.split("-")] for side in sides]}
    if date.uncertain or date.approximate:
        value["circa"] = True
    return value


def _plain_day(edtf: str | None) -> str:
    return machine_date(edtf) if edtf else ""
