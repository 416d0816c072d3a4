"""How to cite an article: in words as Vietnamese papers do, as BibTeX, RIS and CSL-JSON.

Vietnamese names are never split into family and given name: they are cited whole. What a format cannot
express, an inferred year above all, is left out of its date and said in its note.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from luutru.errors import EdtfError
from luutru.frozen import frozen
from luutru.site import urls
from luutru.site.cards import article_date
from luutru.site.date_words import date_words, machine_date
from luutru.site.escaping import escape_text
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.model import Article
    from luutru.site.context import Site
    from luutru.site.words import Words

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


@frozen
class Reference:
    """An article as all formats cite it. `machine` is `date` (EDTF), empty where it would be false."""

    article: Article
    date: str
    machine: str
    original: str
    copy: str
    archive: str
    note: str


def tell_date(date: str, words: Words) -> str:
    """What a note says of a date that most formats cannot express; empty for a plain one, or none."""
    if not date or machine_date(date):
        return ""
    return words.cite_date_note.format(date=date_words(date, words), edtf=date)


def make_reference(site: Site, article: Article) -> Reference:
    """Collect what the formats need."""
    words, date, original = site.words, article_date(article), article.source.url or ""
    copy = urls.absolute_url(site.config.base_url, urls.article_url(article.slug))
    kept = words.cite_copy.format(archive=site.config.title, address=copy) if original and copy else ""
    return Reference(
        article=article,
        date=date,
        machine=machine_date(date),
        original=original,
        copy=copy,
        archive=site.config.title,
        note="; ".join(filter(None, (tell_date(date, words), kept))),
    )


def render_citation(site: Site, reference: Reference) -> Markup:
    """Author (year). “Title”. *Outlet*, day. Address. Kept at: archive, address (or the article's id).

    Without an author the title stands first, as in ISO 690 and APA: “Title” (year). *Outlet*, day.
    """
    words, article = site.words, reference.article
    year = reference.date.removeprefix("/")[:4]
    if year and not reference.machine:
        year = words.cite_year_inferred.format(year=year)
    authors = ", ".join(article.authors)
    title, dated = words.cite_title.format(title=article.title), f"({year or words.cite_no_date})."
    pieces = [escape_text(f"{authors} {dated} {title}." if authors else f"{title} {dated}")]
    outlet = f"<cite>{escape_text(article.outlet)}</cite>" if article.outlet else ""
    day = date_words(reference.date, words) if reference.date else ""
    if where := ", ".join(filter(None, (outlet, day))):
        pieces.append(f"{where[0].upper()}{where[1:]}.")  # "Từ tháng 12/2021 …" where no outlet goes before
    if reference.original.startswith(("http://", "https://")):
        address = escape_text(reference.original)
        pieces.append(f'<a href="{address}">{address}</a>.')
    if reference.copy:
        kept = words.cite_kept.format(archive=reference.archive, address=reference.copy)
    else:  # a path says nothing outside the archive
        kept = words.cite_kept_here.format(archive=reference.archive, id=article.id)
    pieces.append(escape_text(kept))
    return Markup(" ".join(pieces))


def make_csl(reference: Reference) -> dict[str, Any]:
    """A CSL-JSON item; authors are literal names. The other formats are made of it."""
    article = reference.article
    item: dict[str, Any] = {
        "id": f"luutru-{article.id}",
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author} for author in article.authors],
        "container-title": article.outlet,
        "issued": csl_date(reference.date),
        "accessed": csl_date(machine_date(article.source.retrieved or "")),
        "URL": reference.original or reference.copy,
        "archive": reference.archive,
        "archive_location": reference.copy or urls.article_url(article.slug),
        "language": "vi",
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def render_bibtex(item: Mapping[str, Any]) -> str:
    """A CSL item as a biblatex entry; names and title in double braces: nothing is split or re-cased."""
    names = [f"{{{_tex(author['literal'])}}}" for author in item.get("author", ())]
    fields = [
        ("author", " and ".join(names)),
        ("title", f"{{{_tex(item['title'])}}}"),
        ("journaltitle", f"{{{_tex(item['container-title'])}}}" if "container-title" in item else ""),
        ("date", _plain_day(item, "issued")),
        ("url", item.get("URL", "")),
        ("urldate", _plain_day(item, "accessed")),
        ("note", _tex(item.get("note", ""))),
        ("langid", "vietnamese"),
    ]
    lines = "".join([f"  {name} = {{{value}}},\n" for name, value in fields if value])
    return f"@article{{{item['id']},\n{lines}}}"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX) if _SPECIAL.search(text) else text


def render_ris(item: Mapping[str, Any]) -> str:
    """A CSL item as a RIS record: a name without a comma is taken whole."""
    day = _plain_day(item, "issued").replace("-", "/")
    rows = [
        ("TY", "NEWS"),
        ("ID", item["id"]),
        ("TI", item["title"]),
        *[("AU", author["literal"].replace(",", " ")) for author in item.get("author", ())],
        ("T2", item.get("container-title")),
        ("PY", day[:4]),
        ("DA", day + "/" * (3 - len(day.split("/"))) if day else ""),
        ("UR", item.get("URL")),
        ("Y2", _plain_day(item, "accessed").replace("-", "/")),
        ("DB", item["archive"]),
        ("LA", item["language"]),
        ("N1", item.get("note")),
    ]
    text = "\n".join([f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value])
    return f"{text}\nER  - "


def _plain_day(item: Mapping[str, Any], name: str) -> str:
    """The date of an item as formats write it that know only plain days, months and years; else empty."""
    date = item.get(name)
    if not date or "circa" in date or len(date["date-parts"]) > 1:
        return ""
    return "-".join(
        [f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(date["date-parts"][0])]
    )


@lru_cache(maxsize=4096)
def csl_date(edtf: str) -> Mapping[str, Any] | None:
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
