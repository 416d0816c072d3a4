"""Which raw pages need no cleaning: nothing that goes into their articles changed since they were cleaned.

A raw file is settled when it, the notes on it, the program and its articles are as the last cleaning left
them, and that had nothing to say of them. Pages with the bytes of others are never settled, since what
becomes of them depends on those.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from luutru.cleaning.inputs import list_inputs
from luutru.cleaning.mastheads import note_mastheads, read_head
from luutru.cleaning.notes import known_of
from luutru.content.store import LEDGERS
from luutru.memo import Drawers, hash_of, hash_of_program
from luutru.messages import language
from luutru.model import SetAside, Unfit
from luutru.states import read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.building.archive import Archive
    from luutru.cleaning.note_files import Notes
    from luutru.config import Config
    from luutru.content.stage import CleanReport
    from luutru.memo import Memo
    from luutru.states import States

SPACE = "settled seeds"
#: Why a page is set aside that the program failed on.
FAULT = "fault"


class SettledPage(msgspec.Struct, frozen=True, array_like=True):
    """One page of a raw file: its name, what others are the same by, its article or why it was set aside, and
    what it states that is no such value.
    """

    name: str
    same: str
    article: str | SetAside
    by_hand: bool
    unfit: tuple[Unfit, ...] = ()


class _Settled(msgspec.Struct, frozen=True, array_like=True):
    """The pages of a raw file, with the state that it, the program and the articles were in.

    `beside` are the paths of the files that pictures were looked for in.
    `head` is its first line, if it may be a masthead.
    """

    state: str
    pages: tuple[SettledPage, ...]
    beside: tuple[str, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """An input of a cleaning: its name, what others are the same by, and why it was set aside, if it was.

    `unfit` is what it states that is no such value, `same` is "" where no page was read of it. What the other
    inputs have to do with it is not among the reasons.
    """

    name: str
    same: str
    aside: SetAside | None
    unfit: tuple[Unfit, ...] = ()


class SettledSeeds:
    """What is settled in an archive before a cleaning, and what is after it."""

    def __init__(
        self, archive: Archive, memo: Memo, notes: Notes, data: Iterable[bytes], content: States
    ) -> None:
        """Look at all raw files; `data` is what the archive's own tables of places say.

        `content` are the states of the content folder's files.
        """
        self._content = archive.content
        config = archive.config
        own: tuple[bytes | str, ...] = (repr(config.region), config.as_of, _pictures_of(config), *data)
        #: Hash of all that a person may change beside the pages and content files.
        self.own = hash_of(*own, repr(sorted(notes.by_name.items())))
        common = hash_of(hash_of_program(), language(), *own).hex()
        records = defaultdict[str, list[str]](list)
        for name, known in sorted(notes.by_name.items()):
            records[name.partition("#")[0]].append(f"{name} {known!r}")
        self._drawers = Drawers(memo, SPACE, _Settled)
        self._remembered = self._drawers.load()
        #: Names and paths of all raw files.
        self.listed = list_inputs(archive.seeds)
        self._states = {name: f"{common} {read_state(path)} " for name, path in self.listed}
        self._heads = {name: self._head(name, path) for name, path in self.listed}
        #: What is known of them, their mastheads too.
        self.notes = note_mastheads(notes, self._heads)
        if records or self.notes.mastheads:
            for name in self._states:
                self._states[name] += f"{known_of(self.notes, name)!r}{records.get(name)}"
        #: Raw file → its pages.
        self.pages: dict[str, tuple[SettledPage, ...]] = {}
        for name, state in self._states.items():
            settled = self._remembered.get(name)
            if settled and settled.state == state + _states_of(settled, content):
                self.pages[name] = settled.pages

    def _head(self, name: str, path: str) -> str:
        """Return the first line of a raw file, which is remembered as long as the file is as it was."""
        settled = self._remembered.get(name)
        known = settled and settled.state.startswith(self._states[name])
        return settled.head if settled and known else read_head(path)

    def __len__(self) -> int:
        """How many raw files there are, settled or not."""
        return len(self._states)

    def unsettle(self) -> None:
        """Take nothing for settled in this cleaning."""
        self.pages.clear()

    def all_pages(self) -> Iterator[SettledPage]:
        """Yield every page of the settled files."""
        for pages in self.pages.values():
            yield from pages

    def remember(
        self,
        seen: Iterable[Seen],
        report: CleanReport,
        content: States,
        beside: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Remember which files are settled now; `seen` are the inputs that were cleaned.

        `content` are the states of the content folder's files as they are now, `beside` the paths of files
        that pages need beside them, by their names.
        """
        complained = {problem.path for problem in report.problems}
        by_hand = frozenset(report.by_hand)
        files = defaultdict[str, list[SettledPage | None]](list)
        for item in seen:
            article = report.articles.get(item.name, "")
            fine = bool(article) and f"{self._content.name}/{article}.md" not in complained
            outcome = article if fine else item.aside
            if isinstance(outcome, SetAside) and outcome.reason in ("same-bytes", FAULT):
                outcome = None
            file = item.name
            while file not in self._states and "#" in file:  # "x.zip#a.csv#3" is of x.zip
                file = file.rpartition("#")[0]
            page = (item.name, item.same, outcome, article in by_hand, item.unfit) if outcome else None
            files[file].append(SettledPage(*page) if page else None)
        settled = {name: self._remembered[name] for name in self.pages}
        for file, found in files.items():
            pages = tuple(page for page in found if page)
            if len(pages) == len(found) and file in self._states:
                found_at = _Settled("", pages, beside.get(file, ()), self._heads[file])
                state = self._states[file] + _states_of(found_at, content)
                settled[file] = msgspec.structs.replace(found_at, state=state)
        self._drawers.keep(settled)


def _pictures_of(config: Config) -> str:
    """Return what cleaning asks of the settings of pictures."""
    return f"{config.picture_side} {config.picture_kb}" if config.pictures else ""


def _states_of(settled: _Settled, content: States) -> str:
    """Return the states of the files of the pages' articles, of all below content/, and beside the pages."""
    names = [page.article for page in settled.pages if isinstance(page.article, str)]
    states = [f"|{content.get(f'{name}.md')} {content.get(f'{LEDGERS}/{name}.tsv')}" for name in names]
    return "".join([*states, *(f"|{read_state(path)}" for path in settled.beside)])
