"""What was decided on the desk, so that it can be undone: the files before, and what was told to readers.

The journal lies in ``.luutru/``: without it nothing can be undone any more, and nothing else is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import astuple
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from luutru.content.changes import Change, add_changes, load_changes, take_back
from luutru.content.frontmatter import read_content
from luutru.content.ledger import COLUMNS as LINES
from luutru.content.store import LEDGERS, load_content_file
from luutru.desk.sources_table import read_column, set_source
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.publishing.register import load_register, published_slugs
from luutru.states import read_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

FILE_NAME = "desk-journal.jsonl"
_EVIDENCE = re.compile(r"^evidence:.*\n(?:[ \t].*\n)*+", re.MULTILINE)
#: Decisions kept: a long day's work.
_MOST = 500


class Decision(msgspec.Struct, frozen=True):
    """One decision: `before` has the text of each file that it changed, None for one that was not there.

    `after` has the hashes of the same files as it left them, None for one that it removed.
    """

    what: str
    article: str
    when: str
    before: dict[str, str | None]
    after: dict[str, str | None]
    told: list[tuple[str, str, str, str, str, str]] = []
    #: Why it cannot be undone, as the curator was told; "" for one that nobody tried in vain to undo.
    stuck: str = ""
    #: A cell of a table of sources that it set: table, page, column, and what stood there before and after.
    source: tuple[str, str, str, str, str] | None = None

    @property
    def mark(self) -> str:
        """What tells it from every other decision."""
        return _print(f"{self.when} {self.what} {sorted(self.after.items())}") or ""

    @property
    def articles(self) -> list[str]:
        """The names of the articles that it changed, made or removed."""
        files = [PurePosixPath(file) for file in self.before]
        return [
            *dict.fromkeys(file.stem for file in files if file.suffix == ".md" or file.parent.name == LEDGERS)
        ]

    @property
    def made(self) -> list[str]:
        """The names of the articles that it made."""
        return [
            PurePosixPath(file).stem
            for file, text in self.before.items()
            if text is None and file.endswith(".md")
        ]


class Journal:
    """The decisions about one archive, the last one last."""

    def __init__(self, root: Path, content: Path, folder: Path) -> None:
        self.root, self.content = root, content
        self._file = folder / FILE_NAME
        self.noted: Decision | None = None  #: what was decided last; None where it changed nothing
        self._known: list[Decision] = []
        self._known_at = ""

    def decisions(self) -> list[Decision]:
        """Return the decisions that are noted; a journal that cannot be read counts for none."""
        state = read_state(self._file)
        if state != self._known_at or not state:
            try:
                lines = self._file.read_bytes().splitlines()
                self._known = [msgspec.json.decode(line, type=Decision) for line in lines]
            except (OSError, msgspec.DecodeError):
                self._known = []
            self._known_at = state
        return [*self._known]

    def about(self, name: str) -> list[Decision]:
        """Return the decisions about an article, the last one first."""
        return [decision for decision in self.decisions()[::-1] if name in decision.articles]

    def hindrance(self, decision: Decision) -> str:
        """Return why a decision cannot be undone now, "" where it can: its files are as it left them, and no
        published address would go.
        """
        decisions = self.decisions()
        later = takewhile(lambda one: one != decision, reversed(decisions))
        if first := next((one for one in [*later][::-1] if one.before.keys() & decision.after.keys()), None):
            return tr("“{what}” was decided later; undo that first", what=first.what)
        marks = decision.after.items()
        if changed := [name for name, mark in marks if not _is_as_left(_read(self.root / name), mark)]:
            return tr("{file} was changed since", file=", ".join(changed))
        if decision.source:
            table, page, column, _, after = decision.source
            if read_column(_read(self.root / table) or "", column).get(page, "") != after:
                return tr("what {table} says of {page} was changed since", table=table, page=page)
        if lost := self._lost_addresses(decision):
            return tr(
                "{slug} is published and would be gone; to take an article back, withdraw it",
                slug=", ".join(lost),
            )
        return ""

    @contextmanager
    def deciding(
        self,
        what: str,
        article: str,
        when: str,
        paths: Iterable[Path],
        source: tuple[Path, str, str] | None = None,
    ) -> Iterator[set[Path]]:
        """Note a decision that changes no other files than these, those it adds to the set it is given, which
        were not there before, and content/changes.tsv, where it is told what was done if no value is told of.
        One that fails leaves every file as it was. `source` is a cell of a table of sources that it sets:
        table, page and column. What else stands in the table may change before the decision is undone.
        """
        before = {path: _read(path) for path in paths}
        table = {source[0]: _read(source[0])} if source else {}
        told_before = Counter(load_changes(self.content, []))
        made: set[Path] = set()
        self.noted = None
        try:
            yield made
        except BaseException:
            for path, text in (before | table).items():
                _restore(path, text)
            raise
        before |= dict.fromkeys(made, None)
        after = {path: _read(path) for path in before}
        changed = [path for path in before if before[path] != after[path]]
        cell = self._cell(*source, table[source[0]]) if source else None
        if not changed and not cell:
            return
        if Counter(load_changes(self.content, [])) == told_before:
            self._tell(what, when.partition("T")[0], {path.stem for path in changed})
        told = (Counter(load_changes(self.content, [])) - told_before).elements()
        decision = Decision(
            what,
            article,
            when,
            {self._name(path): before[path] for path in changed},
            {self._name(path): _print(after[path]) for path in changed},
            [astuple(change) for change in told],
            source=cell,
        )
        self._write([*self.decisions(), decision][-_MOST:])
        self.noted = decision

    def _tell(self, what: str, day: str, names: Collection[str]) -> None:
        """Note what was done in those of some names that are articles."""
        there = (name for name in sorted(names) if (self.content / f"{name}.md").is_file())
        files = (load_content_file(self.content, name)[0] for name in there)
        add_changes(self.content, (Change(day, file.article.id, "work", "", what) for file in files if file))

    def undo(self, day: str, mark: str = "") -> Decision:
        """Take the last decision back that can be, or the one with this mark, on an ISO day.

        One that cannot stays in the journal: LuutruError says so once, and the next call goes on to the one
        before it. What is given back is the whole of each file, and only where none was changed since: so
        that it is no matter which decisions stand between. Of a table of sources it is one cell.
        """
        decisions = self.decisions()
        for at, last in reversed([*enumerate(decisions)]):
            if mark and last.mark != mark:
                continue
            why = self.hindrance(last)
            if not why:
                break
            if not last.stuck:
                decisions[at] = msgspec.structs.replace(last, stuck=why)
                self._write(decisions)
                named = tr('"{what}" ({article}) cannot be undone', what=last.what, article=last.article)
                again = tr("It stays in the list. Undo once more for what was decided before it.")
                raise LuutruError(f"{named}: {why}\n{again}")
        else:
            raise LuutruError(tr("there is nothing to undo"))
        for name, text in last.before.items():
            _restore(self.root / name, text)
        if last.source:
            table, page, column, before, _ = last.source
            text = set_source(_read(self.root / table) or "", page, column, before)
            _restore(self.root / table, None if text == f"file,{column}\n" else text)
        take_back(self.content, (Change(*row) for row in last.told), day)
        self._write([*decisions[:at], *decisions[at + 1 :]])
        return last

    def _lost_addresses(self, decision: Decision) -> list[str]:
        """Return the published addresses whose articles undoing removes; one that moves back leaves none."""
        articles = {name: text for name, text in decision.before.items() if name.endswith(".md")}
        files = (read_content(text, name)[0] for name, text in articles.items() if text is not None)
        back = {file.article.id for file in files if file}
        gone = {PurePosixPath(name).stem for name, text in articles.items() if text is None}
        published = published_slugs(load_register(self.content)[0])
        return sorted(slug for slug in gone & published.keys() if published[slug] not in back)

    def _cell(
        self, table: Path, page: str, column: str, before: str | None
    ) -> tuple[str, str, str, str, str] | None:
        """Return what a decision did to a cell of a table of sources; None where it did nothing."""
        was, became = (read_column(text or "", column).get(page, "") for text in (before, _read(table)))
        return (self._name(table), page, column, was, became) if was != became else None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def _write(self, decisions: list[Decision]) -> None:
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_bytes(b"".join(msgspec.json.encode(decision) + b"\n" for decision in decisions))


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None


def _restore(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _is_as_left(text: str | None, mark: str | None) -> bool:
    """Whether a file has the text that a decision left; journals of before 0.3 have a hash of all of it."""
    return mark == _print(text) or (text is not None and mark == _hash(text))


def _print(text: str | None) -> str | None:
    """Return a hash of what a person may change in a file: builds note above the lines of a ledger what they
    wrote, and where a value that was typed is the one that they find, what proves it.
    """
    if text is None:
        return None
    said = text.partition(f"\n{LINES}\n")[2] or _EVIDENCE.sub("", text, count=1)
    return _hash(said)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
