"""One article as the catalogue holds it: metadata, hashes and doubts, never the text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import msgpack

from luutru.config import SURE
from luutru.content.body_pictures import picture_names
from luutru.content.fields import DATES
from luutru.errors import EdtfError
from luutru.frozen import frozen
from luutru.memo import hash_of
from luutru.model import Article  # noqa: TC001 - read at run time by the memo
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.model import ContentFile, Evidence

#: Lists show this much of a lead; the whole of it stays in the content file.
SUMMARY_LENGTH = 200
#: Fields whose doubts are counted and marked.
DOUBTED_FIELDS = (
    "published", "event", "outlet", "authors", "districts", "wards", "provinces", "topics", "title",
)  # fmt: skip
#: Fields whose gaps are counted, in the order of telling.
COVERED_FIELDS = (
    "published", "event", "outlet", "authors", "districts", "wards", "provinces", "topics", "source",
)  # fmt: skip


@frozen
class Entry:
    """An article with what tells whether its pages are out of date.

    `article.summary` is cut to `SUMMARY_LENGTH`. `card_key` is a hash (hex) of `article` and `doubts`: of all
    that other pages than its own show of it. `content_key` and `ledger_key` are hashes (hex) of the
    content file and of the ledger, the latter empty when there is none. `doubts` are the fields whose values
    are inferred or of low confidence, in the order of `DOUBTED_FIELDS`; `gaps` those of `COVERED_FIELDS` that
    have no value. `second_story`: the raw page holds another text, and no person has reviewed the article.
    `pictures` are the files of content/anh/ that the body shows.
    """

    article: Article
    card_key: str = ""
    content_key: str = ""
    ledger_key: str = ""
    doubts: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    file_name: str = ""
    second_story: bool = False
    pictures: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the content file and the ledger, without their endings; the slug unless it differs."""
        return self.file_name or self.article.slug


@frozen
class Filing:
    """Where in time an article is listed.

    `year` None means unknown or open (`nam/khong-ro.html`); `month` None means no one month of that year;
    `inferred` that the year is not certain, or the date an interval.
    """

    year: int | None
    month: int | None
    inferred: bool


UNKNOWN = Filing(None, None, inferred=False)
#: What most dates are: a day that every month has.
_PLAIN_DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")


def make_entry(file: ContentFile, ledger_key: str = "", *, second_story: bool = False) -> Entry:
    """Take from a content file what the catalogue needs."""
    article = file.article
    if article.summary and len(article.summary) > SUMMARY_LENGTH:
        article = replace(article, summary=shorten(article.summary, SUMMARY_LENGTH))
    doubts = find_doubts(article, file.evidence)
    return Entry(
        article,
        _hash_card(article, doubts),
        file.sha256,
        ledger_key,
        doubts,
        find_gaps(article),
        "" if file.name == article.slug else file.name,
        second_story and not article.reviewed,
        picture_names(file.body_md),
    )


def rename_outlet(entry: Entry, name: str) -> Entry:
    """Return the entry with another spelling of its outlet."""
    article = replace(entry.article, outlet=name)
    return replace(entry, article=article, card_key=_hash_card(article, entry.doubts))


def _hash_card(article: Article, doubts: tuple[str, ...]) -> str:
    return hash_of(msgpack.encode((article, doubts))).hex()


def find_doubts(article: Article, evidence: Mapping[str, tuple[Evidence, ...]]) -> tuple[str, ...]:
    """Return the fields that have a value which is not sure. What a person reviewed is sure."""
    return tuple(
        name
        for name in DOUBTED_FIELDS
        if getattr(article, name)
        and (
            is_inferred(name, getattr(article, name))
            or (not article.reviewed and is_weak(evidence.get(name, ()), getattr(article, name)))
        )
    )


def find_gaps(article: Article) -> tuple[str, ...]:
    """Return the covered fields without a value. Of a source its address counts; any place has a province."""
    placed = article.districts or article.wards or article.provinces
    values = {"source": article.source.url, "provinces": placed}
    return tuple(name for name in COVERED_FIELDS if not values.get(name, getattr(article, name)))


def is_inferred(field: str, value: object) -> bool:
    """Whether a value is a date that is not sure, whatever speaks for it: uncertain, approximate, no EDTF, or
    an unknown day of an interval. An interval of an event is the days that it took.
    """
    if field not in DATES or not isinstance(value, str):
        return False
    try:
        date = parse_edtf(value)
    except EdtfError:
        return True
    return date.uncertain or date.approximate or (date.interval and field != "event")


@lru_cache(maxsize=16384)
def file_date(edtf: str | None, date: str | None) -> Filing:
    """Return where in time an article belongs, from `published` (or `event`) and the sorting date."""
    if not edtf:
        edtf = date
    if not edtf:
        return UNKNOWN
    if edtf == date and _PLAIN_DAY.fullmatch(edtf):
        return Filing(int(edtf[:4]), int(edtf[5:7]), inferred=False)
    try:
        known = parse_edtf(edtf)
    except EdtfError:
        return UNKNOWN
    if known.open_start or known.open_end or not known.earliest or not known.latest:
        return UNKNOWN
    first = date or known.earliest
    one_month = known.precision != "year" and known.earliest[:7] == known.latest[:7] == first[:7]
    return Filing(
        int(first[:4]),
        int(first[5:7]) if one_month else None,
        inferred=known.uncertain or known.approximate or known.interval,
    )


def shorten(text: str, length: int) -> str:
    """Cut a text to at most `length` characters at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    return text[: length + 1].rsplit(None, 1)[0][:length].rstrip(" ,.;:-–") + "…"


def is_weak(evidence: tuple[Evidence, ...], values: object = None) -> bool:
    """Whether some value has evidence, and none of it sure. Lists name the value each piece speaks for."""
    if not evidence:
        return False
    if not isinstance(values, tuple):
        return max(piece.confidence for piece in evidence) < SURE
    best: dict[str | None, float] = {}
    for piece in evidence:
        best[piece.value] = max(best.get(piece.value, 0.0), piece.confidence)
    shared = best.pop(None, 0.0)
    return any(max(best.get(value, shared), shared) < SURE for value in values if value in best or shared)
