"""Three-way merge: what cleaning last wrote, what the file says now, what cleaning finds today.

Field by field: what a person changed stays, the rest is refreshed, and where both changed the person's stays
and the clash is reported. The body is merged paragraph by paragraph where the changes do not touch, else the
person's stays whole. Nothing a person typed is ever lost: comments, own keys and order are kept too.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from luutru.content.fields import FOUND, KEYS, SECTION_AND_TAGS, render_fields, write_piece
from luutru.content.following import DATE, follow_publication, lead_of, settle_date, tell_old_lead
from luutru.content.frontmatter import join_content, read_content, render_content, split_content
from luutru.content.paragraph_merging import merge_paragraphs, paragraph_prints
from luutru.content.record import fingerprint
from luutru.content.validation import sort_day
from luutru.errors import Problem, Severity
from luutru.frozen import frozen
from luutru.messages import tr
from luutru.model import Article, ContentFile, Evidence, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from luutru.content.from_description import Draft
    from luutru.content.record import CleaningRecord

#: Keys of fields whose lines stand in a content file and are compared.
_COMPARED = (*FOUND, *SECTION_AND_TAGS)
#: Parts of `source` that a person may fill in; the others are facts about the input.
_SOURCE_NOTES = ("url", "retrieved")
#: What `luutru.content.store.read_text` makes of bytes that are not UTF-8.
_SURROGATES = re.compile("[\ud800-\udfff]")
#: The evidence of a value that a person set.
BY_HAND = (Evidence(None, "", "by-hand", 1.0),)


@frozen
class Merged:
    """The new text of a content file, the names of fields that stay as a person set them, and the clashes.

    `source` is what the text says now; None where the file was left as it is.
    """

    text: str
    by_hand: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: Fingerprints of fields that were made of the merged text, not found on the page.
    written: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


def field_prints(
    article: Article, evidence: Mapping[str, Sequence[Evidence]], lines: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the fingerprint of each field that is present, by name; of evidence as "evidence.<field>".

    `lines` are what `render_fields` makes of the same, where that is at hand.
    """
    lines = lines or render_fields(article, evidence)
    prints = {key: fingerprint(lines[key]) for key in _COMPARED if key in lines}
    for key in _SOURCE_NOTES:
        if note := getattr(article.source, key):
            prints[f"source.{key}"] = fingerprint(note)
    for key, records in evidence.items():
        prints[f"evidence.{key}"] = fingerprint("\n".join(map(write_piece, records)))
    return prints


def merge_content(mine: str, path: str, base: CleaningRecord | None, theirs: Draft) -> Merged:
    """Merge what cleaning finds today into the text `mine` of the content file at `path`.

    `base` is the record of what cleaning last wrote; without one, all of the file counts as a person's.
    """
    if _SURROGATES.search(mine):
        problem = Problem(path, 0, tr("is not UTF-8"), tr('save it as "UTF-8" in your editor'))
        return Merged(mine, ("everything",), (problem,))
    mine, told = settle_date(mine, path, base)
    content, problems = read_content(mine, path)
    if content is None:
        return Merged(mine, ("everything",), tuple(problems))
    if content.article.reviewed or content.article.withdrawn:
        return Merged(mine, ("everything",), tell_old_lead(content, theirs.body_md))
    merge = _Merge(content, base, path)
    article, found = merge.fields(theirs.article, theirs.evidence)
    body = merge.body(theirs.body_md)
    article = merge.follow_lead(article, body, theirs)
    text = rewrite_content(mine, content, ContentFile(path, "", article, found, body))
    if text is None:
        cure = tr("write the front matter as lines of key: value")
        message = tr("was not refreshed: its front matter cannot be changed line by line")
        return Merged(mine, ("everything",), (Problem(path, 2, message, cure, Severity.WARNING),))
    told = (*told, *_tell_other_id(mine, path, content.article.id, article.id))
    return Merged(text, tuple(merge.by_hand), (*told, *merge.problems), merge.written, article.source)


def _tell_other_id(mine: str, path: str, typed: str, own: str) -> Iterator[Problem]:
    """Yield a note where somebody typed another id than the article has, which was put back."""
    for line, text in enumerate(mine.splitlines(), 1):
        if typed != own and text.startswith("id:"):
            message = tr('"{typed}" is not this article\'s id; "{own}" was put back', typed=typed, own=own)
            cure = tr("leave the id as it is; for an article of its own, write a file without one")
            yield Problem(path, line, message, cure, Severity.NOTE)
            return


class _Merge:
    def __init__(self, mine: ContentFile, base: CleaningRecord | None, path: str) -> None:
        self.mine = mine
        self.base = base
        self.path = path
        self.prints = field_prints(mine.article, mine.evidence)
        self.by_hand: list[str] = []
        self.problems: list[Problem] = []
        #: The prints of what follows from a person's values: cleaning wrote it, from them.
        self.written: dict[str, str] = {}

    def fields(
        self, theirs: Article, evidence: Mapping[str, tuple[Evidence, ...]]
    ) -> tuple[Article, dict[str, tuple[Evidence, ...]]]:
        their_prints = field_prints(theirs, evidence)
        values: dict[str, Any] = {}
        merged_evidence: dict[str, tuple[Evidence, ...]] = {}
        # `date` follows from the dates; `id` and `slug` are frozen; `duplicate_of` depends on all articles
        # (`luutru.content.copies`); the others are only a person's.
        for key in FOUND:
            if not self._is_mine(key, their_prints.get(key), getattr(theirs, key)):
                values[key] = getattr(theirs, key)
            records = self._evidence(key, evidence.get(key, ()), their_prints)
            if records:
                merged_evidence[key] = records
        own = self.mine.article.source
        notes = {}
        for key in _SOURCE_NOTES:
            stays = self._is_mine(f"source.{key}", their_prints.get(f"source.{key}"))
            notes[key] = getattr(own if stays else theirs.source, key)
        values["extra"] = self._own_keys(theirs, their_prints)
        source = Source(theirs.source.file, theirs.source.sha256, **notes)
        merged = replace(self.mine.article, **values, source=source)
        merged = self._follow_publication(merged, theirs, merged_evidence)
        day = sort_day({"published": merged.published, "event": merged.event})
        # A day set by hand stands alone; one that cleaning derived goes with what it was derived from.
        had_dates = self.mine.article.published or self.mine.article.event
        article_id = self.base.id if self.base else merged.id
        date = day or (None if had_dates else merged.date)
        return replace(merged, id=article_id, date=date), merged_evidence

    def _follow_publication(
        self, merged: Article, theirs: Article, evidence: dict[str, tuple[Evidence, ...]]
    ) -> Article:
        """Where a person corrected the day of publication, the event that was told by it is another day's."""
        if "published" not in self.by_hand or "event" in self.by_hand:
            return merged
        moved = follow_publication(
            merged.event, evidence.get("event", ()), theirs.published, merged.published
        )
        if moved is None:
            return merged
        merged = replace(merged, event=moved[0])
        evidence["event"] = moved[1]
        prints = field_prints(merged, {"event": moved[1]})
        self.written |= {key: prints[key] for key in ("event", "evidence.event")}
        return merged

    def _own_keys(self, theirs: Article, prints: Mapping[str, str]) -> dict[str, object]:
        """Return the keys that begin with "x_": a person's, and those that cleaning finds."""
        extra = dict(self.mine.article.extra)
        for key in SECTION_AND_TAGS:
            if not self._is_mine(key, prints.get(key), theirs.extra.get(key)):
                extra.pop(key, None)
                extra |= {key: theirs.extra[key]} if key in theirs.extra else {}
        return extra

    def body(self, theirs: str) -> str:
        mine = self.mine.body_md
        if mine == theirs:
            return mine
        before = self.base.paragraphs if self.base else None
        if before is not None and paragraph_prints(mine) == before:
            return theirs
        self.by_hand.append("body")
        if before is None or paragraph_prints(theirs) == before:
            return mine
        merged = merge_paragraphs(before, mine, theirs)
        if merged is None:
            self._clash("body")
            return mine
        return "\n\n".join(merged)

    def follow_lead(self, article: Article, body: str, theirs: Draft) -> Article:
        """Where the lead was the summary, and no person set one, the lead as it is now is the summary."""
        lead, found = lead_of(body), theirs.article.summary
        if not lead or lead == found or found != lead_of(theirs.body_md) or "summary" in self.by_hand:
            return article
        article = replace(article, summary=lead)
        self.written["summary"] = field_prints(article, {})["summary"]
        return article

    def _is_mine(self, key: str, theirs: str | None, found: object = None) -> bool:
        """Say whether the file's value of a field stays, and note why; `found` is cleaning's value."""
        mine = self.prints.get(key)
        if mine == theirs:
            return False
        before = self.base.fields.get(key) if self.base else None
        if self.base and mine == before:
            return False
        self.by_hand.append(key)
        if self.base and theirs != before:
            self._clash(key, found)
        return True

    def _evidence(
        self, key: str, theirs: tuple[Evidence, ...], prints: Mapping[str, str]
    ) -> tuple[Evidence, ...]:
        mine = tuple(self.mine.evidence.get(key, ()))
        before = self.base.fields.get(f"evidence.{key}") if self.base else None
        untouched = mine == BY_HAND or (self.base and self.prints.get(f"evidence.{key}") == before)
        if key in self.by_hand:
            if not untouched:
                return mine
            return BY_HAND if getattr(self.mine.article, key) else ()
        if untouched or self.prints.get(f"evidence.{key}") == prints.get(f"evidence.{key}"):
            return theirs
        return mine

    def _clash(self, key: str, found: object = None) -> None:
        value = ", ".join(found) if isinstance(found, tuple) else found
        finds = f'"{value}"' if value else tr("something else")
        message = tr(
            '"{key}" was changed by hand and is kept; cleaning now finds {finds}', key=key, finds=finds
        )
        cure = tr("if yours is right there is nothing to do, else correct it")
        self.problems.append(Problem(self.path, 0, message, cure, Severity.NOTE))


def rewrite_content(mine: str, before: ContentFile, after: ContentFile) -> str | None:
    """Return `mine` changed from one content to the other, all else kept; None when it cannot be by lines."""
    old = render_fields(before.article, before.evidence)
    new = render_fields(after.article, after.evidence)
    if mine == render_content(before.article, before.evidence, before.body_md):
        return join_content("".join(new.values()), after.body_md)
    changes: dict[str, str | None] = {
        key: new.get(key) for key in (*KEYS, *SECTION_AND_TAGS) if old.get(key) != new.get(key)
    }
    front, body_md, _ = split_content(mine, before.path)
    if (stated := DATE.search(front)) and stated[1] != after.article.date:
        # Loading derives the date; the line a person left behind still has to follow.
        changes["date"] = new.get("date")
    if not changes and body_md == after.body_md:
        return mine
    from luutru.content.editing import edit_front

    edited = edit_front(front, changes) if changes else front
    if edited is None:
        return None
    text = join_content(edited, after.body_md)
    check, _ = read_content(text, before.path)
    if check is None or (check.article, check.evidence) != (after.article, after.evidence):
        return None
    return text
