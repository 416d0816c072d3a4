"""The metadata of an article as facts with their evidence: what is known, how surely, and why."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from luutru.catalogue.entries import is_inferred, is_weak, shorten
from luutru.catalogue.terms import Facet
from luutru.content.fields import further_files
from luutru.errors import EdtfError
from luutru.site import urls
from luutru.site.changes_page import find_splits
from luutru.site.date_words import date_words, machine_date
from luutru.site.left_out import lines_in_words
from luutru.site.provinces import lone_provinces, province_slug
from luutru.site.rule_words import rule_words
from luutru.site.views.article import Fact, FactValue, Original, Reason
from luutru.vietnamese.edtf import parse_edtf
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from luutru.model import Article, ContentFile, Evidence
    from luutru.site.context import Site
    from luutru.site.words import Words

#: An article's page shows this many topics; further ones are mentions in passing.
TOPICS_SHOWN = 5
#: Pieces of evidence shown for one value, and how much of the raw page's words each quotes.
REASONS_SHOWN = 3
QUOTE_LENGTH = 160
#: The offset of all times on Vietnamese pages.
TIME_ZONE = "+07:00"


def make_facts(site: Site, place: int, file: ContentFile, root: str) -> tuple[Fact, ...]:
    """Return the facts that are known of an article, in the order of the page."""
    article, evidence, words = file.article, file.evidence, site.words
    facts = []
    year = site.catalogue.filings[place].year
    year_href = root + (urls.YEAR_UNKNOWN if year is None else urls.term_url(Facet.YEAR, f"{year:04}"))
    for name, edtf, href in (
        ("published", article.published, year_href),
        ("updated", article.updated, ""),
        ("event", article.event, ""),
    ):
        if edtf:
            facts.append(Fact(name, words.fields[name], (_date_value(name, edtf, href, file, words),)))
    slugs = site.catalogue.slugs
    for name, facet, values in (
        ("outlet", Facet.OUTLET, (article.outlet,) if article.outlet else ()),
        ("authors", None, article.authors),
        ("districts", Facet.DISTRICT, article.districts),
        ("wards", Facet.WARD, article.wards),
        ("provinces", Facet.PROVINCE, lone_provinces(site, article)),
        ("topics", Facet.TOPIC, article.topics[:TOPICS_SHOWN]),
    ):
        if not values:
            continue
        addresses = slugs[facet][place] if facet else ("",) * len(values)
        if facet is Facet.PROVINCE:  # an article has those of its districts too
            addresses = tuple(province_slug(site, value) for value in values)
        pieces, alone = evidence.get(name, ()), len(values) == 1
        found = [
            _value(
                site.catalogue.terms[facet][slug].name if facet is Facet.TOPIC else value,
                root + urls.term_url(facet, slug) if facet and slug else "",
                _evidence_for(pieces, value, alone=alone),
                words,
                sure=article.reviewed,
            )
            for value, slug in zip(values, addresses, strict=False)
        ]
        if found:
            facts.append(Fact(name, words.fields[name], tuple(found)))
    return tuple(facts)


def _date_value(name: str, edtf: str, href: str, file: ContentFile, words: Words) -> FactValue:
    article, text, machine = file.article, date_words(edtf, words), machine_date(edtf)
    if name == "published" and (time := article.published_time):
        text = words.date_time.format(date=text, time=time)
        machine = add_time(machine, time)
    note = date_note(edtf, words) if is_inferred(name, edtf) else ""
    pieces = file.evidence.get(name, ())
    return _value(text, href, pieces, words, sure=article.reviewed, machine=machine, note=note)


def add_time(day: str, time: str | None) -> str:
    """Return a day with its time of the day, where both are known."""
    return f"{day}T{time}{TIME_ZONE}" if time and len(day) == len("2018-01-19") else day


@lru_cache(maxsize=16384)
def date_note(edtf: str, words: Words) -> str:
    """Return why a date carries a mark; empty for a plain one."""
    try:
        date = parse_edtf(edtf)
    except EdtfError:
        return words.note_unread
    if date.uncertain:
        return words.note_year_inferred if edtf[4:5] in ("?", "%") else words.note_uncertain
    if date.interval:
        return words.note_interval
    return words.note_approximate if date.approximate else ""


def _value(
    text: str,
    href: str,
    evidence: tuple[Evidence, ...],
    words: Words,
    *,
    sure: bool,
    machine: str = "",
    note: str = "",
) -> FactValue:
    """Return a value of a fact; `note` says why it is uncertain, whatever speaks for it."""
    note = note or (words.note_weak if not sure and is_weak(evidence) else "")
    return FactValue(text, href, machine, bool(note), note, make_reasons(evidence, text, words))


def _evidence_for(evidence: tuple[Evidence, ...], value: str, *, alone: bool) -> tuple[Evidence, ...]:
    return tuple([piece for piece in evidence if piece.value == value or (alone and piece.value is None)])


def make_reasons(evidence: tuple[Evidence, ...], value: str, words: Words) -> tuple[Reason, ...]:
    """Return the evidence of a value in words, strongest first, each once; no quote repeats the value."""
    reasons: dict[Reason, None] = {}
    for piece in sorted(evidence, key=lambda piece: -piece.confidence):
        if len(reasons) == REASONS_SHOWN:
            break
        quote = piece.text if len(piece.text) <= QUOTE_LENGTH else shorten(piece.text, QUOTE_LENGTH)
        reason = Reason(
            why=rule_words(piece.rule, words),
            quote="" if quote == value else quote,
            place=_line_in_words(piece.line, words),
            confidence=_percent(piece.confidence, words),
        )
        reasons[reason] = None
    return tuple(reasons)


@lru_cache(maxsize=4096)
def _line_in_words(line: int | None, words: Words) -> str:
    return words.evidence_line.format(line=line) if line else ""


@lru_cache(maxsize=256)
def _percent(confidence: float, words: Words) -> str:
    return words.percent.format(number=int(confidence * 100))


def make_original(site: Site, article: Article) -> Original | None:
    """Return where an article came from; None when nothing is known."""
    source, words = article.source, site.words
    origin = find_splits(site)[0].get(article.id)
    file = origin.file if origin else source.file or ""
    url = source.url if source.url and source.url.startswith(("http://", "https://")) else ""
    if not (url or source.retrieved or file):
        return None
    return Original(
        href=url,
        host=(urlsplit(url).hostname or "").removeprefix("www.") if url else "",
        retrieved_text=date_words(source.retrieved, words) if source.retrieved else "",
        wayback_href=f"https://web.archive.org/web/*/{quote(url, safe=':/?&=#%+,;@~')}" if url else "",
        file=file,
        lines_text=lines_in_words(origin.first, origin.last, words) if origin else "",
        sha256=source.sha256 or "",
        further=tuple(further_files(article)),
    )


def find_people(file: ContentFile) -> list[str]:
    """Return the authors who are surely persons: not bare initials ("HN", "T.L"), a group, or a guess."""
    authors, pieces = file.article.authors, file.evidence.get("authors", ())
    return [
        author
        for author in authors
        if names_person(author)
        and (file.article.reviewed or not is_weak(_evidence_for(pieces, author, alone=len(authors) == 1)))
    ]


@lru_cache(maxsize=4096)
def names_person(author: str) -> bool:
    """Whether a byline is somebody's name.

    >>> [names_person(author) for author in ("HN", "Nhóm PV", "Trần Long")]
    [False, False, True]
    """
    lowered = author.casefold()
    if any(group in lowered for group in _GROUPS):
        return False
    return any(before.isalpha() and letter.islower() for before, letter in pairwise(author))


#: Words in bylines that stand for several people or none: "Nhóm PV", "Ban biên tập", "PV tổng hợp".
_GROUPS = load_vocabulary("papers").words("groups")
