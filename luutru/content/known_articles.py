"""What is known of all articles of a content folder: read once, and again only where a file has changed."""

from __future__ import annotations

import re
import sys
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from luutru.content.body_pictures import without_pictures
from luutru.content.erased import load_erased
from luutru.content.from_description import identity_of_draft
from luutru.content.identity import Identity, TextPrint, find_copied_files, make_print, parse_print
from luutru.content.markdown_writing import CAPTION_MARK
from luutru.content.near_copies import Standing, Text
from luutru.content.store import (
    LEDGERS,
    ledger_names,
    list_articles,
    load_content_file,
    load_record,
    state_of,
)
from luutru.memo import Drawers, hash_of, hash_of_program
from luutru.model import Article, ContentFile
from luutru.parallel import map_in_order, open_workers
from luutru.states import read_states
from luutru.vietnamese.shingles import find_runs, make_sketch, split_syllables
from luutru.web_addresses import normalise_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luutru.content.from_description import Draft
    from luutru.content.record import CleaningRecord
    from luutru.memo import Memo
    from luutru.states import States

SPACE = "articles"
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of an article: the state of the program and its files, its text, what it repeats.

    `said` is the `duplicate_of` of its content file; `original` names what it was found to repeat.
    """

    state: str
    text: Text
    said: str
    known: Identity
    original: str | None = None


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What is known of an article that is made of a draft, but for its name."""

    text: Text
    known: Identity

    def named(self, name: str) -> Made:
        """Return the same of an article that has a name."""
        replace = msgspec.structs.replace
        return Made(replace(self.text, slug=name), replace(self.known, name=name))


NOTHING_NEW: Mapping[str, Made] = MappingProxyType({})


class Articles:
    """What is known of all articles of a content folder; files are read where they have changed."""

    def __init__(self, folder: Path, memo: Memo, jobs: int = 1, states: States | None = None) -> None:
        """Look at them; `states` are those of the folder's files, where they are at hand."""
        self.folder = folder
        self.program = hash_of(hash_of_program(), sys.byteorder).hex()
        self.drawers = Drawers(memo, SPACE, Seen)
        loaded = self.drawers.load()
        self.before = {name: seen for name, seen in loaded.items() if seen.state.startswith(self.program)}
        self.now: Mapping[str, Seen] = self.before
        self.look(jobs, read_states(folder) if states is None else states)

    def look(self, jobs: int, states: States, new: Mapping[str, Made] = NOTHING_NEW) -> None:
        """Look again; of `new` articles what their drafts say is what their files say."""
        names = list_articles(states)
        look = {name: f"{self.program} {state_of(states, name)}" for name in names}
        now = {name: seen for name in names if (seen := self.now.get(name)) and seen.state == look[name]}
        for name in names:
            if name in new and name not in now:
                now[name] = Seen(look[name], new[name].text, "", new[name].known)
        unread = [name for name in names if name not in now]
        with open_workers(jobs, len(unread), WORTH_WORKERS) as executor:
            read = map_in_order(partial(_read, self.folder), unread, executor, chunk=64, workers=jobs)
            now |= {name: Seen(look[name], *seen) for name, seen in zip(unread, read, strict=True)}
        ids = {name: seen.known.id for name, seen in now.items()}
        for name in find_copied_files(ids, lambda name: f"{LEDGERS}/{name}.tsv" in states):
            del now[name]
        self.now = now

    def identities(self) -> dict[str, Identity]:
        """Return what each article is known by, with those of which only a ledger is left."""
        erased = load_erased(self.folder)
        found = {name: seen.known for name, seen in self.now.items()}
        for name, known in found.items():
            if known.withdrawn and (text := erased.get(known.id)):
                found[name] = msgspec.structs.replace(known, text=text)
        for name in ledger_names(self.folder):
            if name not in found and (record := load_record(self.folder, name)):
                text = parse_print(record.text) or TextPrint()
                found[name] = Identity(name, record.id, record.file, record.sha256, "", "", text)
        return found

    def aliases(self) -> set[str]:
        """Return the former addresses of all articles."""
        return {alias for seen in self.now.values() for alias in seen.known.aliases}


def made_of(draft: Draft) -> Made:
    """Return what is known of the article that a draft becomes when it is new."""
    article = draft.article
    text = _make_text(article, "", Standing.FREE, draft.body_md)
    return Made(text, identity_of_draft(draft))


def _read(folder: Path, name: str) -> tuple[Text, str, Identity]:
    """Read what is compared of one article, its `duplicate_of`, and what it is known by; in any process."""
    content, _ = load_content_file(folder, name)
    record = load_record(folder, name)
    if content is None:
        content = ContentFile(
            name, "", Article(id=record.id if record else name, slug=name, title=""), {}, ""
        )
        text = Text(name, name, "", Standing.OUT, 0, b"")
        return text, "", _identity(name, content, record)
    article = content.article
    said, found = article.duplicate_of or "", record.duplicate_of if record else ""
    if article.withdrawn:
        standing = Standing.OUT
    elif record and said == found and not article.reviewed:
        standing = Standing.FREE
    else:
        standing = Standing.OUT if said else Standing.KEPT
    text = _make_text(article, article.slug, standing, content.body_md)
    text = msgspec.structs.replace(text, not_of=found) if standing is Standing.KEPT else text
    return text, said, _identity(name, content, record)


def _identity(name: str, content: ContentFile, record: CleaningRecord | None) -> Identity:
    """Return what an article is known by: its text as cleaning found it, whatever a person made of it."""
    article, source = content.article, content.article.source
    return Identity(
        name,
        article.id,
        record.file if record else source.file or "",
        record.sha256 if record else source.sha256 or "",
        normalise_address(source.url or ""),
        source.retrieved or "",
        (record and parse_print(record.text)) or make_print(article.title, content.body_md),
        withdrawn=bool(article.withdrawn),
        aliases=article.aliases,
    )


def _make_text(article: Article, slug: str, standing: Standing, body_md: str) -> Text:
    syllables = compared_syllables(body_md)
    day = article.published if article.published and _DAY.fullmatch(article.published) else ""
    runs, sketch = len(find_runs(syllables)), make_sketch(syllables)
    origins = bool(article.outlet) + bool(article.source.url)
    return Text(article.id, slug, day, standing, runs, sketch, origins=origins)


def compared_syllables(body_md: str) -> list[str]:
    """Return the syllables of a body that are compared with those of others."""
    return split_syllables(without_pictures(body_md).replace(CAPTION_MARK, ""))
