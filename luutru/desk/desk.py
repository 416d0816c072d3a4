"""What the desk shows and knows, without a word of HTTP: an archive, an article beside its raw page.

Every decision is written at once into ``content/``, inside of `Desk.deciding`, as commands do.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING

from luutru.building.archive import Archive, only_writer, open_archive
from luutru.building.cleaning import clean_seeds
from luutru.cleaning.note_files import SOURCES
from luutru.commands.addresses import today
from luutru.commands.doubts import find_doubts, find_line, find_suspected
from luutru.config import FILE_NAME, SURE
from luutru.console import Console
from luutru.content.changes import show_value
from luutru.content.deciding import DECIDABLE, list_decidable
from luutru.content.fields import DATES, LISTS
from luutru.content.finding import find_article
from luutru.content.set_aside import load_set_aside
from luutru.content.store import LEDGERS, load_ledger, read_text
from luutru.desk.index import Index
from luutru.desk.journal import Journal
from luutru.desk.sources_table import IS_ARTICLE, read_column
from luutru.errors import LuutruError
from luutru.knowledge.loading import read_tables
from luutru.memo import FOLDER, Memo, hash_of
from luutru.messages import tr
from luutru.model import SAID_NONE
from luutru.publishing.register import load_register, published_slugs
from luutru.site.value_words import leave_common_out, value_words
from luutru.site.words import load_words
from luutru.states import read_state
from luutru.vietnamese.answers import read_answer
from luutru.vietnamese.folding import fold
from luutru.vietnamese.written_dates import typed_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luutru.content.stage import CleanReport
    from luutru.desk.journal import Decision
    from luutru.knowledge import Knowledge
    from luutru.model import ContentFile, Evidence, Ledger, SetAside
    from luutru.site.words import Words

#: Reasons for setting an input aside that ask nothing of anybody.
_SETTLED = frozenset({"same-bytes", "same-address", "link", "revisit", "withdrawn", SAID_NONE})
#: Suggestions for one field.
_MOST_SUGGESTIONS = 400


@dataclass(frozen=True, slots=True)
class Value:
    """A field of an article, with the evidence for it: `text` as one types it, `held` as in the file.

    `suspected` are values that no reader sees: a person says whether they are so, of a reviewed article too.
    """

    field: str
    label: str
    text: str
    held: str
    evidence: tuple[Evidence, ...]
    suggestions: tuple[str, ...]
    doubtful: bool
    suspected: tuple[str, ...]

    @property
    def many(self) -> bool:
        """Whether the field is a list."""
        return self.field in LISTS


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on the desk: what its content file says, its raw lines, and how each field stands."""

    name: str
    file: ContentFile
    ledger: Ledger | None
    values: tuple[Value, ...]

    @property
    def suspected(self) -> list[tuple[Value, str]]:
        """Return the values that are only suspected, each with its field."""
        return [(value, one) for value in self.values for one in value.suspected]

    def proofs(self, line: int) -> list[tuple[Value, Evidence]]:
        """Return the values that a raw line proves, each once, with its record."""
        found = {
            (value.field, record.value): (value, record)
            for value in self.values
            for record in value.evidence
            if record.line == line
        }
        return [*found.values()]


class Desk:
    """One archive on the desk. One request at a time holds `lock`."""

    words: Words
    knowledge: Knowledge
    #: The fields that a curator of this region decides.
    decidable: tuple[str, ...]

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.content = archive.content
        self.journal = Journal(archive.root, archive.content, archive.root / FOLDER)
        self.index = Index(archive.content, archive.root)
        self.lock = RLock()
        #: What the last decision has to say, for the next page to show, and that decision.
        self.notices: list[str] = []
        self._done: Decision | None = None
        #: The field whose list of articles without it one works through; "" for the queue.
        self.walked = ""
        #: A hash of the settings and of all that is known of the world.
        self.known = b""
        self._suggested: Mapping[str, tuple[str, ...]] = {}
        self._suggested_at = 0
        self.look()

    # What is shown ------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look at the archive, so that what others changed is seen."""
        settings = read_state(self.archive.root / FILE_NAME).encode()
        known = hash_of(settings, *read_tables(self.archive.config.region, self.archive.root))
        if known != self.known:
            own = self.archive
            self.archive = open_archive(own.root, seeds=own.seeds, content=own.content, site=own.site)
            config = self.archive.config
            self.words = load_words(config.language, config.labels)
            self.knowledge = self.archive.load_knowledge()
            self.decidable = list_decidable(self.knowledge.places)
            self.known = known
        self.index.look(self.knowledge, known)
        if self._suggested_at != self.index.edition:
            self._suggested, self._suggested_at = self._suggest(), self.index.edition

    def set_aside(self) -> tuple[SetAside, ...]:
        """Return the inputs that are no article and wait: nobody said so, and they may need something."""
        done = self.refused()
        found = self.all_set_aside()
        return tuple(item for item in found if item.name not in done and item.reason not in _SETTLED)

    def all_set_aside(self) -> tuple[SetAside, ...]:
        """Return the inputs that are no article, less the files of saved pages, which none could be."""
        return tuple(item for item in load_set_aside(self.content)[0] if item.reason != "page-files")

    def refused(self) -> frozenset[str]:
        """Return the inputs of which a person said that they are no article."""
        said = read_column(read_text(self.archive.seeds / SOURCES) or "", IS_ARTICLE)
        return frozenset(name for name, cell in said.items() if cell.strip() and read_answer(cell) is False)

    def lacking(self) -> dict[str, list[str]]:
        """Return the names of the articles that lack a value, by field; of provinces in a country only."""
        fields = {*self.decidable, "source"}
        return {field: names for field, names in self.index.lacking().items() if field in fields}

    def open(self, name: str) -> Opened:
        """Return an article with its raw lines; raises LuutruError when there is no such, or it is broken."""
        name, file = find_article(self.content, name)
        try:
            ledger = load_ledger(self.content, name)
        except LuutruError:
            ledger = None
        doubtful = {doubt.field for doubt in find_doubts(file, SURE)}
        values = tuple(
            Value(
                field=field,
                label=self.label(field),
                text=self.typed(field, held := getattr(file.article, field)),
                held=show_value(held),
                evidence=tuple(_placed(record, ledger) for record in file.evidence.get(field, ())),
                suggestions=self._suggested.get(field, ()),
                doubtful=field in doubtful,
                suspected=find_suspected(file, field),
            )
            for field in DECIDABLE
            if field in self.decidable or getattr(file.article, field)
        )
        return Opened(name, file, ledger, values)

    def typed(self, field: str, value: object) -> str:
        """Return a value as one types it, topics by their names, days as people write them."""
        if isinstance(value, tuple):
            return "; ".join(map(self.topic_name, value) if field == "topics" else value)
        return typed_date(str(value)) if field in DATES and value else str(value or "")

    def take_notices(self) -> list[str]:
        """Return what the last decision has to say, once."""
        told, self.notices = self.notices, []
        return told

    def take_done(self) -> Decision | None:
        """Return the last decision, once."""
        done, self._done = self._done, None
        return done

    def values_told(self, decision: Decision) -> list[tuple[str, str, str]]:
        """Return the values that a decision changed: the field's label, old and new as one types them."""
        told = []
        for field, *values in (row[2:5] for row in decision.told if row[2] in DECIDABLE):
            old, new = leave_common_out(field, *values)
            told.append((self.label(field), self.say(field, old), self.say(field, new)))
        return told

    def say(self, field: str, text: str) -> str:
        """Return a value in words, as `value_words` does."""
        return value_words(field, text, self.words, self.knowledge.topics)

    def label(self, field: str) -> str:
        """Return what a field is called in the archive's language."""
        return self.words.fields.get(field, field)

    def topic_name(self, slug: str) -> str:
        """Return what a topic is called; one that is not known keeps its slug."""
        topic = self.knowledge.topics.by_slug(slug)
        return topic.label(self.archive.config.language) if topic else slug

    def published(self) -> dict[str, str]:
        """Return every slug that was ever published, with the id of its article."""
        return published_slugs(load_register(self.content)[0])

    def _suggest(self) -> Mapping[str, tuple[str, ...]]:
        """Return what may be typed into a field: what is known, and what other articles say."""
        known = self.knowledge
        spoken = self.archive.config.language
        found = {**self.index.values()}
        found["topics"] = {topic.label(spoken) for topic in known.topics.all}
        found["districts"] = {district.name for district in known.places.districts}
        found["provinces"] = {province.name for province in known.places.provinces}
        found["outlet"] |= {outlet.name for outlet in known.outlets.all}
        return {field: tuple(sorted(values, key=fold)[:_MOST_SUGGESTIONS]) for field, values in found.items()}

    # Decisions ----------------------------------------------------------------------------------------------

    @contextmanager
    def deciding(
        self, what: str, *names: str, source: tuple[Path, str, str] | None = None
    ) -> Iterator[set[Path]]:
        """Be alone in the archive, and note the files of `names` for undoing, and a cell of `source`.

        Yields a set for the files that the decision makes. One that fails leaves every file as it was.
        """
        paths = [path for name in names for path in self.files_of(name)]
        now = dt.datetime.now().astimezone().isoformat(timespec="minutes")
        with (
            only_writer(self.archive.root),
            self.journal.deciding(what, names[0], now, paths, source) as made,
        ):
            yield made
        nothing = tr("nothing was changed")
        first = [] if self.journal.noted else [nothing]
        self.notices = [*first, *(notice for notice in self.notices if notice != nothing)]
        self._done = self.journal.noted or self._done
        added = {path.stem for path in made if path.parent == self.content}
        self.index.touch({*names, *added}, self.knowledge)

    def undo(self, mark: str = "") -> Decision:
        """Take the last decision back, or the one with this mark."""
        with only_writer(self.archive.root):
            undone = self.journal.undo(today(), mark)
            if undone.source:  # which says whether a page is an article
                self.clean()
        self.notices.append(tr("taken back: {what}", what=undone.what))
        self.index.touch(undone.articles, self.knowledge)
        return undone

    def clean(self) -> CleanReport:
        """Clean what is new or another among the raw pages."""
        with Memo(self.archive.root) as memo:
            return clean_seeds(self.archive, Console(quiet=True), memo, 1)

    def files_of(self, name: str) -> tuple[Path, Path]:
        """Return an article's content file and its ledger."""
        return self.content / f"{name}.md", self.content / LEDGERS / f"{name}.tsv"


def _placed(record: Evidence, ledger: Ledger | None) -> Evidence:
    """Return a record with the raw line that has its words, where it names none."""
    line = record.line or find_line(ledger, record.text)
    return replace(record, line=line) if line else record
