"""What a person should look at: values that are not sure, or only suspected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.catalogue.entries import is_inferred
from luutru.config import SURE
from luutru.content.changes import show_value
from luutru.content.deciding import DECIDABLE, list_decidable
from luutru.content.fields import DATES
from luutru.content.finding import find_meant
from luutru.content.store import load_content
from luutru.errors import LuutruError
from luutru.messages import tr, trn
from luutru.model import BY_HAND, Role
from luutru.site.rule_words import rule_words
from luutru.site.value_words import value_words
from luutru.vietnamese.edtf import is_edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.errors import Problem
    from luutru.knowledge.loading import Knowledge
    from luutru.knowledge.topics import Topics
    from luutru.model import ContentFile, Evidence, Ledger
    from luutru.site.words import Words


#: What a reader looks for first: asked for where a page said nothing of it.
MISSED: Final = ("published", "outlet", "provinces", "topics")
#: … and no other field tells it: the day of an event, a district of the province.
_INSTEAD: Final = {"published": ("event",), "provinces": ("districts", "wards")}
#: Lines shown before and after the one that proves a value.
_AROUND: Final = 1
_SHOWN_WIDTH: Final = 100
#: More than any confidence.
_ALL: Final = 2.0


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """One value to look at. Sorts by confidence: what is likeliest wrong, or unknown, comes first.

    `proved` false: the field, or this value of a list, is only suspected and published nowhere. `line` is
    that of the raw page, 0 for the address or notes. `others`: the list has other values.
    """

    confidence: float
    path: str
    field: str
    value: str
    rule: str
    words: str
    proved: bool
    line: int = 0
    others: bool = False

    def shown(self, words: Words, topics: Topics) -> str:
        """Return how the value stands, in words."""
        value = value_words(self.field, self.value, words, topics)
        if self.proved:
            return value
        if self.others:
            return tr("perhaps {value}, too", value=value)
        if self.field in DATES and value and not is_edtf(self.value):
            return tr("unknown; the page says {value}", value=value)
        return tr("unknown; perhaps {value}", value=value) if value else tr("unknown")

    def tell(self, words: Words, topics: Topics) -> str:
        """Return the doubt as a line, its field and its reason in words."""
        label = words.fields.get(self.field, self.field)
        why, shown = rule_words(self.rule, words), self.shown(words, topics)
        return f"{self.confidence:>4.0%}  {self.path}: {label}: {shown}  [{why}] {self.words}"


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """What ``review`` was asked to do: list, ask on a terminal, write a table, or apply one.

    `named` articles are looked at whole; with `all_articles`, those too that only lack a value.
    """

    below: float
    named: tuple[str, ...] = ()
    only_list: bool = False
    table: Path | None = None
    all_articles: bool = False
    apply: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ToReview:
    """An article to look at: its doubts, the likeliest wrong first, and fields of which nothing is known."""

    file: ContentFile
    doubts: tuple[Doubt, ...]
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """The content file's name, without ".md"."""
        return self.file.name

    @property
    def turn(self) -> tuple[bool, Doubt | str]:
        """When it is looked at: where a value is doubtful first, in that value's turn."""
        return (False, self.doubts[0]) if self.doubts else (True, self.file.path)


def look_through(
    archive: Archive, task: ReviewTask, knowledge: Knowledge, problems: list[Problem]
) -> Iterator[tuple[ContentFile, ToReview | None]]:
    """Yield each article, and what is to be reviewed of it; None where it is no matter of the task.

    Files that cannot be read are added to `problems`; raises LuutruError where a name names no article.
    """
    named = {file.path for file in _find_named(archive, task.named)}
    asked = [field for field in MISSED if field in list_decidable(knowledge.places)]
    for file in load_content(archive.content, problems=problems):
        meant = file.path in named
        done = not meant and bool(named or file.article.reviewed or file.article.withdrawn)
        doubts = sorted(find_doubts(file, _ALL if meant else task.below, anyway=meant))
        missing = [field for field in asked if is_missing(file, field)]
        matters = not done and (meant or bool(doubts) or (task.all_articles and bool(missing)))
        yield file, ToReview(file, tuple(doubts), tuple(missing)) if matters else None


def say_how_many(found: list[ToReview], files: int, task: ReviewTask) -> str:
    """Say how many values are to be looked at, of how many articles."""
    doubtful = [article for article in found if article.doubts]
    told = tr(
        "to review: {count} values in {looked_at} of {files} articles, less sure than {below:.0%}",
        count=sum(len(article.doubts) for article in doubtful),
        looked_at=len(doubtful),
        files=files,
        below=task.below,
    )
    if not task.all_articles:
        return told
    lacking = sum(1 for article in found if article.missing)
    return told + trn("; {count} article lacks values", "; {count} articles lack values", lacking)


def _find_named(archive: Archive, names: tuple[str, ...]) -> Iterator[ContentFile]:
    """Yield the articles that names mean, each one, or all together words of one title."""
    try:
        for name in names:
            yield find_meant(archive.content, name)[1]
    except LuutruError:
        if len(names) < 2:
            raise
        yield find_meant(archive.content, " ".join(names))[1]


def is_missing(file: ContentFile, field: str) -> bool:
    """Whether nothing is known of a field, nor suspected, and no other tells it."""
    told = any(getattr(file.article, other) for other in (field, *_INSTEAD.get(field, ())))
    return not told and field not in file.evidence


def find_doubts(file: ContentFile, below: float, *, anyway: bool = False) -> Iterator[Doubt]:
    """Find the values of one content file that are less sure than `below`, dates that are marked so, and what
    is only suspected; of one that a person has reviewed, or that was withdrawn, only `anyway`.
    """
    if not anyway and (file.article.reviewed or file.article.withdrawn):
        return
    for field, records in file.evidence.items():
        held = getattr(file.article, field, None)
        least = _ALL if below >= SURE and is_inferred(field, held) else below
        for value, evidence in _best_by_value(records).items():
            if evidence.confidence < least and (value or held):  # else a clue to a year, and no value
                shown = value or show_value(held)
                place = tr("line {line}", line=evidence.line) + ": " if evidence.line else ""
                words = f"{place}{quote(evidence.text, shown)}"
                proved = value in held if value and isinstance(held, tuple) else bool(held)
                yield Doubt(
                    evidence.confidence,
                    file.path,
                    field,
                    shown,
                    evidence.rule,
                    words,
                    proved,
                    evidence.line or 0,
                    bool(held) and not proved,
                )


def find_suspected(file: ContentFile, field: str) -> tuple[str, ...]:
    """Return the values of a field that are only suspected and published nowhere, each once."""
    held = getattr(file.article, field)
    known = held if isinstance(held, tuple) else ()
    found = (record.value for record in file.evidence.get(field, ()) if known or not held)
    return tuple(dict.fromkeys(value for value in found if value and value not in known))


def is_begun(file: ContentFile, edited: Collection[str]) -> bool:
    """Whether a person decided values of an article, or edited it, and never called it reviewed."""
    article = file.article
    by_hand = any(piece.rule == BY_HAND for pieces in file.evidence.values() for piece in pieces)
    return (by_hand or article.id in edited) and not (article.reviewed or article.withdrawn)


def list_suspected(file: ContentFile) -> list[str]:
    """Return the fields of an article with a value that is only suspected."""
    return [field for field in DECIDABLE if find_suspected(file, field)]


def quote(text: str, value: str, most: int = 160) -> str:
    """Return at most so many characters of a text, those around a value where it has it."""
    place = max(text.casefold().find(value.casefold()), 0) if value else 0
    start = max(min(place + len(value) // 2 - most // 2, len(text) - most), 0)
    if start:
        start = text.find(" ", start, place) + 1 or start
    end = start + most
    if end < len(text):
        end = max(text.rfind(" ", place + len(value), end), 0) or end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def find_line(ledger: Ledger | None, words: str) -> int:
    """Return the first raw line with these words, one of the article if it has them; 0 for none."""
    found = [row for row in (ledger.rows if ledger and words.strip() else ()) if words in row.text]
    found.sort(key=lambda row: row.role in (Role.FURNITURE, Role.RELATED))
    return found[0].line if found else 0


def lines_around(ledger: Ledger | None, line: int | None, value: str = "") -> Iterator[str]:
    """Yield the raw line that proves a value between its neighbours; of a long one the words around it."""
    if ledger is None or not line:
        return
    rows = [row for row in ledger.rows if row.role is not Role.BLANK]
    place = next((place for place, row in enumerate(rows) if row.line == line), None)
    if place is None:
        return
    for row in rows[max(place - _AROUND, 0) : place + _AROUND + 1]:
        text = " ".join(row.text.split())
        yield f"{'>' if row.line == line else ' '} {row.line}: {quote(text, value, _SHOWN_WIDTH)}"


def find_paragraph(body_md: str, words: str) -> str:
    """Return the first paragraph of a text that says more than these words around them; "" for none."""
    paragraphs = (" ".join(piece.split()) for piece in body_md.split("\n\n")) if words.strip() else ()
    return next((text for text in paragraphs if words in text and words != text), "")


def _best_by_value(records: Iterable[Evidence]) -> Mapping[str, Evidence]:
    """The strongest evidence for each value of a field; "" stands for a field of one value."""
    best: dict[str, Evidence] = {}
    for record in records:
        value = record.value or ""
        if value not in best or record.confidence > best[value].confidence:
            best[value] = record
    return best
