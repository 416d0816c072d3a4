"""The metadata of an article as facts with their evidence: what is known, how surely, and why."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from luutru.catalogue.catalogue import Facet
from luutru.catalogue.entries import SURE, is_inferred, shorten
from luutru.errors import EdtfError
from luutru.site import urls
from luutru.site.date_words import date_words, machine_date
from luutru.site.rule_words import rule_words
from luutru.site.views import Fact, FactValue, Original, Reason
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from luutru.model import Article, ContentFile, Evidence, Source
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
    facts = [
        _date_fact(site, place, "published", file, root),
        _date_fact(site, place, "updated", file, root),
        _date_fact(site, place, "event", file, root),
    ]
    slugs = site.catalogue.slugs
    for name, facet, values in (
        ("outlet", Facet.OUTLET, (article.outlet,) if article.outlet else ()),
        ("authors", None, article.authors),
        ("districts", Facet.DISTRICT, article.districts),
        ("wards", Facet.WARD, article.wards),
        ("topics", Facet.TOPIC, article.topics[:TOPICS_SHOWN]),
    ):
        addresses = slugs[facet][place] if facet else ("",) * len(values)
        found = tuple(
            _value(
                site.catalogue.terms[facet][slug].name if facet is Facet.TOPIC else value,
                root + urls.term_url(facet, slug) if facet else "",
                _evidence_for(evidence.get(name, ()), value, alone=len(values) == 1),
                words,
                sure=article.reviewed or facet is Facet.TOPIC,
            )
            for value, slug in zip(values, addresses, strict=False)
        )
        facts.append(Fact(name, words.fields[name], found) if found else None)
    return tuple(fact for fact in facts if fact)


def _date_fact(site: Site, place: int, name: str, file: ContentFile, root: str) -> Fact | None:
    edtf: str | None = getattr(file.article, name)
    if not edtf:
        return None
    words, article = site.words, file.article
    text, machine = date_words(edtf, words), machine_date(edtf)
    time = article.published_time if name == "published" else None
    if time:
        text = words.date_time.format(date=text, time=time)
        machine = f"{machine}T{time}{TIME_ZONE}" if len(machine) == len("2018-01-19") else machine
    filing = site.catalogue.filings[place]
    href = ""
    if name == "published":
        year = urls.YEAR_UNKNOWN if filing.year is None else urls.term_url(Facet.YEAR, f"{filing.year:04}")
        href = root + year
    evidence = file.evidence.get(name, ())
    weak = _is_weak(evidence) and not article.reviewed
    value = FactValue(
        text=text,
        href=href,
        datetime=machine,
        uncertain=is_inferred(edtf) or weak,
        note=date_note(edtf, words) or (words.note_weak if weak else ""),
        reasons=make_reasons(evidence, words),
    )
    return Fact(name, words.fields[name], (value,))


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


def _value(text: str, href: str, evidence: tuple[Evidence, ...], words: Words, *, sure: bool) -> FactValue:
    weak = _is_weak(evidence) and not sure
    return FactValue(
        text=text,
        href=href,
        datetime="",
        uncertain=weak,
        note=words.note_weak if weak else "",
        reasons=make_reasons(evidence, words),
    )


def _evidence_for(evidence: tuple[Evidence, ...], value: str, *, alone: bool) -> tuple[Evidence, ...]:
    return tuple(piece for piece in evidence if piece.value == value or (alone and piece.value is None))


def _is_weak(evidence: tuple[Evidence, ...]) -> bool:
    return bool(evidence) and max(piece.confidence for piece in evidence) < SURE


def make_reasons(evidence: tuple[Evidence, ...], words: Words) -> tuple[Reason, ...]:
    """Return evidence in words, strongest first."""
    strongest = sorted(evidence, key=lambda piece: -piece.confidence)[:REASONS_SHOWN]
    return tuple(
        Reason(
            why=rule_words(piece.rule, words),
            quote=shorten(piece.text, QUOTE_LENGTH),
            place=words.evidence_line.format(line=piece.line) if piece.line else "",
            confidence=words.percent.format(number=int(piece.confidence * 100)),
        )
        for piece in strongest
    )


def make_original(source: Source, words: Words) -> Original | None:
    """Return where an article came from; None when nothing is known."""
    url = source.url if source.url and source.url.startswith(("http://", "https://")) else ""
    if not (url or source.retrieved or source.file):
        return None
    return Original(
        href=url,
        host=(urlsplit(url).hostname or "").removeprefix("www.") if url else "",
        retrieved_text=date_words(source.retrieved, words) if source.retrieved else "",
        wayback_href=f"https://web.archive.org/web/*/{quote(url, safe=':/?&=#%+,;@~')}" if url else "",
        file=source.file or "",
        sha256=source.sha256 or "",
    )


def author_is_person(article: Article, author: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether a byline names somebody: not bare initials ("HN", "T.L"), a group, or a guess.

    >>> from luutru.model import Article
    >>> article = Article(id="1", slug="x", title="X", authors=("HN", "Trần Long"))
    >>> [author_is_person(article, author, ()) for author in article.authors]
    [False, True]
    """
    found = _evidence_for(evidence, author, alone=len(article.authors) == 1)
    if _is_weak(found) and not article.reviewed:
        return False
    lowered = author.casefold()
    if any(group in lowered for group in _GROUPS):
        return False
    return any(before.isalpha() and letter.islower() for before, letter in pairwise(author))


#: Words in bylines that stand for several people or none: "Nhóm PV", "Ban biên tập", "PV tổng hợp".
_GROUPS = ("nhóm", "phóng viên", "cộng tác viên", "biên tập", "tổng hợp", "ban ", "ttxvn")
