"""What the desk shows and does, without a word of HTTP: the queue, an article beside its raw page, decisions.

Every decision is written at once into ``content/``, by the functions that the commands call.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from luutru.building.archive import only_writer
from luutru.building.cleaning import clean_seeds
from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.inputs import find_page
from luutru.cleaning.notes import SOURCES
from luutru.cleaning.reading import read_page
from luutru.commands.addresses import today
from luutru.commands.review import find_doubts
from luutru.console import Console
from luutru.content.addresses import find_article, rename_article, withdraw_article
from luutru.content.changes import Change, add_changes, load_changes, write_changes
from luutru.content.deciding import DECIDABLE, decide, read_value, settle_value
from luutru.content.editing import edit_content
from luutru.content.fields import KEYS, Kind
from luutru.content.from_description import draft_of
from luutru.content.frontmatter import join_content, render_content, split_content
from luutru.content.hand_roles import find_hand_roles, number_rows, place_roles
from luutru.content.ledger import rebuild_bytes
from luutru.content.markdown_writing import render_body
from luutru.content.record import fingerprint
from luutru.content.refreshing import refresh_article
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.content.set_aside import load_set_aside
from luutru.content.slugs import choose_slug
from luutru.content.store import (
    LEDGERS,
    content_names,
    load_content_file,
    load_ledger,
    read_text,
    write_if_changed,
)
from luutru.content.validation import vocabulary_of
from luutru.desk.journal import Journal
from luutru.desk.sources_table import set_source
from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.memo import FOLDER, Memo
from luutru.messages import tr, trn
from luutru.model import Article, Block, BlockKind, Known, RawPage, Role, SetAside
from luutru.publishing.register import load_register, published_slugs
from luutru.site.words import load_words
from luutru.states import read_state
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.commands.review import Doubt
    from luutru.desk.journal import Decision
    from luutru.model import ContentFile, Evidence, Ledger
    from luutru.site.words import Words

#: A value less sure than this is looked at, as in `review`.
DOUBTFUL = 0.9
#: A title and a paragraph.
_LEAST_LINES = 2
#: Suggestions for one field.
_MOST_SUGGESTIONS = 400


@dataclass(frozen=True, slots=True)
class Task:
    """An article with something to look at: its doubts, the worst first."""

    name: str
    title: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """All that waits for a person."""

    doubtful: tuple[Task, ...]
    set_aside: tuple[SetAside, ...]
    copies: tuple[tuple[str, str, str], ...]  #: name and title of an article, and what it repeats
    broken: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A field of an article as the desk shows it: `text` as it is typed, with the evidence for it."""

    field: str
    label: str
    text: str
    evidence: tuple[Evidence, ...]
    is_list: bool
    suggestions: tuple[tuple[str, str], ...]  #: what may be typed, and what it stands for
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on the desk: what its content file says, its raw lines, and how each field stands."""

    name: str
    file: ContentFile
    ledger: Ledger | None
    values: tuple[Value, ...]


class Desk:
    """One archive on the desk."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.content = archive.content
        self.knowledge = archive.load_knowledge()
        self.vocabulary = vocabulary_of(self.knowledge)
        self.words: Words = load_words(archive.config.language, archive.config.labels)
        self.journal = Journal(archive.root, archive.content, archive.root / FOLDER)
        self.who = find_curator(archive.root)
        #: Content file → the state it was in, and what it said.
        self._read: dict[str, tuple[str, ContentFile | None, tuple[Problem, ...]]] = {}

    # What is shown ------------------------------------------------------------------------------------------

    def queue(self) -> Queue:
        """Return all that waits, the least sure first."""
        tasks, copies = [], []
        broken: list[Problem] = []
        by_id = {}
        for name, file, problems in self._files():
            broken += problems
            if file is None:
                continue
            by_id[file.article.id] = file.article.title
            if doubts := sorted(find_doubts(file, DOUBTFUL)):
                tasks.append(Task(name, file.article.title, tuple(doubts)))
            if file.article.duplicate_of and not file.article.reviewed:
                copies.append((name, file.article.title, file.article.duplicate_of))
        tasks.sort(key=lambda task: task.doubts[0])
        repeated = tuple((name, title, by_id.get(other, other)) for name, title, other in copies)
        return Queue(tuple(tasks), self.set_aside(), repeated, tuple(broken))

    def set_aside(self) -> tuple[SetAside, ...]:
        """Return the inputs that are no article."""
        return load_set_aside(self.content)[0]

    def open(self, name: str) -> Opened:
        """Return an article with its raw lines; raises LuutruError when there is no such, or it is broken."""
        name, file = find_article(self.content, name)
        try:
            ledger = load_ledger(self.content, name)
        except LuutruError:
            ledger = None
        suggestions = self._suggestions()
        doubtful = {doubt.field for doubt in find_doubts(file, DOUBTFUL)}
        values = tuple(
            Value(
                field=field,
                label=self.words.fields.get(field, field),
                text=_typed(getattr(file.article, field)),
                evidence=tuple(file.evidence.get(field, ())),
                is_list=KEYS[field] is Kind.NAMES,
                suggestions=suggestions.get(field, ()),
                doubtful=field in doubtful,
            )
            for field in DECIDABLE
        )
        return Opened(name, file, ledger, values)

    def neighbours(self, name: str) -> tuple[str | None, str | None]:
        """Return the names of the articles before and after one in the queue."""
        names = [task.name for task in self.queue().doubtful]
        if name not in names:
            return None, names[0] if names else None
        place = names.index(name)
        return (names[place - 1] if place else None), (names[place + 1] if place + 1 < len(names) else None)

    def _files(self) -> Iterator[tuple[str, ContentFile | None, tuple[Problem, ...]]]:
        for name in content_names(self.content):
            state = read_state(self.content / f"{name}.md")
            known = self._read.get(name)
            if known is None or known[0] != state:
                file, problems = load_content_file(self.content, name, self.vocabulary)
                known = self._read[name] = (state, file, tuple(problems))
            yield name, known[1], known[2]

    def _suggestions(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Return what may be typed into a field: what is known, and what other articles say."""
        known = self.knowledge
        spoken = self.archive.config.language
        found: dict[str, dict[str, str]] = {
            "topics": {topic.slug: topic.label(spoken) for topic in known.topics.all},
            "districts": {district.name: "" for district in known.places.districts},
            "wards": {},
            "outlet": {},
            "authors": {},
        }
        for _, file, _ in self._files():
            if file is not None:
                found["wards"] |= dict.fromkeys(file.article.wards, "")
                found["authors"] |= dict.fromkeys(file.article.authors, "")
                found["outlet"] |= dict.fromkeys([file.article.outlet] if file.article.outlet else [], "")
        found["outlet"] |= {outlet.name: "" for outlet in known.outlets.all}
        return {
            field: tuple((value, values[value]) for value in sorted(values, key=fold)[:_MOST_SUGGESTIONS])
            for field, values in found.items()
        }

    # Decisions ----------------------------------------------------------------------------------------------

    def set_values(self, name: str, typed: Mapping[str, str], *, reviewed: bool = False) -> None:
        """Set the fields of an article as they were typed; raises ProblemsError, with nothing written."""
        name, file = find_article(self.content, name)
        path = self.content / f"{name}.md"
        text = read_text(path) or ""
        decided = {field: read_value(field, value) for field, value in typed.items() if field in DECIDABLE}
        edited, told = decide(text, file, decided, day=today(), reviewed=reviewed, vocabulary=self.vocabulary)
        with self._deciding(tr("values"), name):
            write_if_changed(path, edited)
            add_changes(self.content, told)

    def confirm(self, name: str, field: str, value: str, *, right: bool) -> None:
        """Say that a doubtful value is right, or that it is not."""
        name, file = find_article(self.content, name)
        decided = {field: settle_value(getattr(file.article, field), value, right=right)}
        one = {(field, value)}
        path = self.content / f"{name}.md"
        edited, told = decide(
            read_text(path) or "",
            file,
            decided,
            day=today(),
            reviewed=False,
            rejected=() if right else one,
            confirmed=one if right else (),
            vocabulary=self.vocabulary,
        )
        label = self.words.fields.get(field, field)
        what = tr("{field}: right", field=label) if right else tr("{field}: wrong", field=label)
        with self._deciding(what, name):
            write_if_changed(path, edited)
            add_changes(self.content, told)

    def set_body(self, name: str, body_md: str) -> None:
        """Set the text of an article, in Markdown."""
        name, file = find_article(self.content, name)
        path = self.content / f"{name}.md"
        front, _, problem = split_content(read_text(path) or "", file.path)
        if problem:
            raise ProblemsError([problem])
        with self._deciding(tr("text"), name):
            write_if_changed(path, join_content(front, body_md.replace("\r\n", "\n").strip("\n")))

    def rename(self, name: str, new_slug: str) -> str:
        """Give an article another address, which it returns; the old one redirects."""
        name, _ = find_article(self.content, name)
        with self._deciding(tr("address"), name, new_slug):
            rename_article(self.content, name, new_slug, self._published(), today())
        return new_slug

    def withdraw(self, name: str, reason: str) -> None:
        """Take an article back; readers see the reason at its address."""
        name, _ = find_article(self.content, name)
        with self._deciding(tr("withdrawn"), name):
            withdraw_article(self.content, name, reason, today(), self._published())

    def link_copy(self, name: str, other: str) -> None:
        """Say that an article repeats another, or ("") that it repeats none."""
        name, file = find_article(self.content, name)
        original = find_article(self.content, other)[1].article.id if other else None
        if original == file.article.id:
            raise LuutruError(tr("an article repeats no article but another"))
        self._edit(name, tr("reprint"), {"duplicate_of": original})

    def merge(self, name: str, into: str) -> str:
        """Put another article in an article's place: its file goes, and its addresses lead to the other.

        Returns the name of the article that stays.
        """
        name, gone = find_article(self.content, name)
        stays, file = find_article(self.content, into)
        if stays == name:
            raise LuutruError(tr("an article repeats no article but another"))
        aliases = dict.fromkeys((*file.article.aliases, gone.article.slug, *gone.article.aliases))
        with self._deciding(tr("merged"), stays, name):
            self._write_edit(stays, {"aliases": tuple(aliases)})
            (self.content / f"{name}.md").unlink()
            add_changes(
                self.content, [Change(today(), file.article.id, "slug", gone.article.slug, file.article.slug)]
            )
        return stays

    def set_roles(self, name: str, lines: Iterable[int], role: Role) -> None:
        """Give lines of the raw page a role, and compose the article anew; what was edited stays."""
        name, file = find_article(self.content, name)
        shown = self.words.roles.get(role, role)
        numbers = set(lines)
        with self._deciding(
            trn("{count} line: {role}", "{count} lines: {role}", len(numbers), role=shown), name
        ):
            self._compose(name, file, numbers, role)

    def split(self, name: str, lines: Iterable[int]) -> str:
        """Make an article of its own of lines of a raw page: the first is its title. Returns its name."""
        name, file = find_article(self.content, name)
        numbers = set(lines)
        rows = [row for row in self._ledger(name).rows if row.line in numbers and row.text.strip()]
        if len(rows) < _LEAST_LINES:
            raise LuutruError(tr("mark a title and at least one paragraph"))
        title, *paragraphs = (" ".join(row.text.split()) for row in rows)
        article_id = fingerprint(f"{file.article.id}\n{title}")
        taken = {*content_names(self.content), *self._published()}
        slug = choose_slug(title, article_id, taken.__contains__)
        blocks = [Block(BlockKind.PARAGRAPH, text, ()) for text in paragraphs]
        article = replace(
            Article(id=article_id, slug=slug, title=title),
            date=file.article.date if file.article.published else None,
            published=file.article.published,
            outlet=file.article.outlet,
        )
        with self._deciding(tr("split off"), name, slug):
            self._compose(name, file, numbers, Role.RELATED)
            write_if_changed(self.content / f"{slug}.md", render_content(article, {}, render_body(blocks)))
        return slug

    def accept_input(self, file: str) -> str:
        """Say that an input is an article, whatever it looks like; returns the name of its article."""
        sources = self.archive.seeds / SOURCES
        known = set(content_names(self.content))
        with self._deciding(tr("is an article"), file, also=(sources, self.content / SET_ASIDE)) as made:
            write_if_changed(sources, set_source(read_text(sources) or "", file, "is_article", "yes"))
            with Memo(self.archive.root) as memo:
                report = clean_seeds(self.archive, Console(quiet=True), memo, 1)
            for name in {*content_names(self.content)} - known:
                made |= {self.content / f"{name}.md", self.content / LEDGERS / f"{name}.tsv"}
            if file not in report.articles:
                message = tr("{file} still is no article; see what the next build says of it", file=file)
                raise LuutruError(message)
        return report.articles[file]

    def _compose(self, name: str, file: ContentFile, lines: Container[int], role: Role) -> None:
        """Give lines a role, and merge what cleaning makes of the page then into the article."""
        ledger = self._ledger(name)
        given = find_hand_roles(ledger.rows)
        given |= {key: role for key, row in number_rows(ledger.rows) if row.line in lines}
        raw = raw_page_of(self.archive, file.article.source.file or name, ledger)
        page = clean_page(raw, self.knowledge, self.archive.config.as_of, place_roles(given, ledger.rows))
        if isinstance(page, SetAside):
            raise LuutruError(tr("with these roles nothing of the article is left"))
        refresh_article(self.content, name, draft_of(page))

    def _ledger(self, name: str) -> Ledger:
        ledger = load_ledger(self.content, name)
        if ledger is None:
            raise LuutruError(tr("This article was written by hand; there is no raw page."))
        return ledger

    def undo(self) -> Decision:
        """Take the last decision back."""
        with only_writer(self.archive.root):
            return self.journal.undo()

    def _edit(self, name: str, what: str, changes: Mapping[str, object]) -> None:
        with self._deciding(what, name):
            self._write_edit(name, changes)

    def _write_edit(self, name: str, changes: Mapping[str, object]) -> None:
        path = self.content / f"{name}.md"
        text = edit_content(
            read_text(path) or "", f"{self.content.name}/{name}.md", changes, vocabulary=self.vocabulary
        )
        write_if_changed(path, text)

    def _published(self) -> dict[str, str]:
        return published_slugs(load_register(self.content)[0])

    @contextmanager
    def _deciding(self, what: str, *names: str, also: Iterable[Path] = ()) -> Iterator[set[Path]]:
        """Be alone in the archive, sign what readers are told, and note the files of `names` for undoing."""
        paths = [self.content / f"{name}.md" for name in names]
        paths += [*(self.content / LEDGERS / f"{name}.tsv" for name in names), *also]
        now = dt.datetime.now().astimezone().isoformat(timespec="minutes")
        with only_writer(self.archive.root), self.journal.deciding(what, names[0], now, paths) as made:
            before = set(load_changes(self.content))
            yield made
            after = load_changes(self.content)
            signed = (change if change in before else replace(change, who=self.who) for change in after)
            if set(after) != before:
                write_changes(self.content, signed)


def find_curator(root: Path) -> str:
    """Return who decides: the name that git knows, else the user's."""
    with suppress(OSError, subprocess.CalledProcessError):
        command = ["git", "-C", str(root), "config", "user.name"]
        if name := subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL).strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def _typed(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def raw_page_of(archive: Archive, file: str, ledger: Ledger) -> RawPage:
    """Return the raw page of an article as it lies in seeds/, with all that is known of it; the one that its
    ledger rebuilds, where it is there no more or has other bytes.
    """
    data = rebuild_bytes(ledger)
    page = find_page(archive.seeds, file) if archive.seeds.is_dir() else None
    if page and page.sha256 == hashlib.sha256(data).hexdigest():
        return page
    rebuilt = read_page(data, file, Known(), "text" if ledger.newline else "html")
    if isinstance(rebuilt, SetAside):
        raise LuutruError(f"{file}: {rebuilt.detail}")
    return rebuilt
