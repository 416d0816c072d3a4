"""What the desk knows of all articles at once: read again only where a file changed, remembered in the memo.

At 10,000 articles a look at the states of all files takes a fifth of a second, and reading them five: pages
of one article look at nothing but its own files and what was known before.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from luutru.catalogue.entries import COVERED_FIELDS
from luutru.content.continued import find_pages, find_parts
from luutru.content.finding import several, slug_of, with_words
from luutru.content.store import LEDGERS, list_articles, state_of
from luutru.desk.seen import Seen, Task, Waiting, read_seen
from luutru.errors import LuutruError
from luutru.memo import Drawers, Memo, hash_of_program
from luutru.messages import language, tr
from luutru.states import read_state, read_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.commands.doubts import Doubt
    from luutru.content.page_marks import Mark
    from luutru.knowledge.loading import Knowledge
    from luutru.states import States

SPACE: Final = "desk"
#: Fewer files than this are read again sooner than all drawers of the memo are compared.
_WORTH_REMEMBERING: Final = 100


class Index:
    """All articles of a content folder."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root
        self._seen: dict[str, Seen] = {}
        self._mark = ""
        self._waiting: Waiting | None = None
        #: When each doubtful article has its turn, with its name; sorted.
        self._queue: list[tuple[Doubt, str]] = []
        self._stood: tuple[Doubt, str] | None = None  #: of the doubtful article seen last
        self.edition = 0  #: rises whenever something is read anew

    def look(self, knowledge: Knowledge, key: bytes) -> None:
        """Look at all files and read those that changed.

        `key` is that of all that is known of the world: with another, every file is read again.
        """
        states = read_states(self._folder)
        mark = f"{hash_of_program().hex()} {key.hex()} {language()}"
        if mark != self._mark:
            self._seen.clear()
            self._mark = mark
        names = list_articles(states)
        seen = self._seen or self._recall()
        kept = {
            name: known
            for name in names
            if (known := seen.get(name)) and known.state == self._state(states, name)
        }
        unread = [name for name in names if name not in kept]
        if unread or len(kept) != len(self._seen):
            kept |= {name: self._read(states, name, knowledge) for name in unread}
            self._seen = {name: kept[name] for name in names}
            self._forget_order()
            if len(unread) > _WORTH_REMEMBERING:
                self._remember()

    def touch(self, names: Iterable[str], knowledge: Knowledge) -> None:
        """Read these articles again, which were written, made or removed."""
        for name in names:
            files = (f"{name}.md", f"{LEDGERS}/{name}.tsv")
            states = {path: read_state(self._folder / path) for path in files}
            if states[files[0]]:
                self._seen[name] = self._read(states, name, knowledge)
            else:
                self._seen.pop(name, None)
        self._forget_order()

    def has(self, name: str) -> bool:
        """Whether there is a content file of this name."""
        return name in self._seen

    def current(self, name: str) -> str:
        """Return the name that an article has now which was called so; the same where there is none."""
        if self.has(name):
            return name
        return next((now for now, seen in self if name in (seen.slug, *seen.aliases)), name)

    def names(self) -> list[str]:
        """Return the names of all content files."""
        return list(self._seen)

    def lacking(self) -> dict[str, list[str]]:
        """Return the names of the articles that lack a value, by field, as the quality page counts them."""
        found = {field: [name for name, seen in self if field in seen.gaps] for field in COVERED_FIELDS}
        return {field: names for field, names in found.items() if names}

    def __iter__(self) -> Iterator[tuple[str, Seen]]:
        return iter(self._seen.items())

    def waiting(self) -> Waiting:
        """Return all that waits, the least sure first."""
        if self._waiting is None:
            self._waiting = self._sort()
        return self._waiting

    def neighbours(self, name: str, lacks: str = "") -> tuple[str | None, str | None]:
        """Return the names of the articles before and after one among the doubtful ones, or among those that
        lack a field.

        Of one that waits no more: those between which the doubtful one stood that was seen last.
        """
        if lacks:
            names = sorted(other for other, seen in self if lacks in seen.gaps)
            place = bisect_left(names, name)
            after = place + (names[place : place + 1] == [name])
            return (names[place - 1] if place else None), (names[after] if after < len(names) else None)
        tasks = self.waiting().doubtful
        seen = self._seen.get(name)
        waits = seen is not None and bool(seen.doubts)
        if seen and seen.doubts:
            self._stood = (seen.doubts[0], name)
        place = bisect_left(self._queue, self._stood) if self._stood else 0
        after = place + waits
        return (tasks[place - 1].name if place else None), (tasks[after].name if after < len(tasks) else None)

    def find(self, text: str, but: str = "") -> str:
        """Return the name of the article with this slug, address, title, or words in its title.

        `but` is one that is not meant. Raises LuutruError where there is none, or several, which it names.
        """
        wanted = slug_of(text)
        if wanted in self._seen:
            return wanted
        found = [name for name, seen in self if seen.slug == wanted] or self.suggest(text)
        found = [name for name in found if name != but]
        if len(found) == 1:
            return found[0]
        if not found:
            raise LuutruError(tr('no article has "{text}" in its title or address', text=text.strip()))
        raise several({name: self._seen[name].title for name in found}, text)

    def suggest(self, text: str) -> list[str]:
        """Return the names of the articles with these words in their title, or else in an address."""
        addresses = {name: " ".join((seen.slug, *seen.aliases)).replace("-", " ") for name, seen in self}
        return with_words({name: seen.title for name, seen in self}, text) or with_words(
            addresses, slug_of(text).replace("-", " ")
        )

    def title(self, known_as: str) -> str:
        """Return the title of the article with this id or slug; as it is given, where there is none."""
        seen = (seen for seen in self._seen.values() if known_as and known_as in (seen.id, seen.slug))
        return next((one.title for one in seen), known_as)

    def name_of(self, known_as: str) -> str:
        """Return the name of the article with this id or slug; "" where there is none."""
        return next((name for name, seen in self if known_as and known_as in (seen.id, seen.slug)), "")

    def first_page(self, name: str) -> str:
        """Return the name of the article of which this one is a further page; "" where it is none."""
        return next((first for page, _, first in self.waiting().pages if page == name), "")

    def parts(self, name: str) -> list[tuple[str, str]]:
        """Return the other parts of the series that an article belongs to, each with its title."""
        parts = self.titled(find_parts(self._marks(), name))
        return sorted(parts, key=lambda part: (self._seen[part[0]].mark.day, part[1]))

    def titled(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Return those of some names that are articles, each with its title."""
        return [(name, self._seen[name].title) for name in names if name in self._seen]

    def titles(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Return these articles' slugs with their titles."""
        return [(self._seen[name].slug, self._seen[name].title) for name in names]

    def values(self) -> Mapping[str, set[str]]:
        """Return the outlets, authors and wards that articles have."""
        found: dict[str, set[str]] = {"outlet": set(), "authors": set(), "wards": set()}
        for seen in self._seen.values():
            found["outlet"].add(seen.outlet)
            found["authors"].update(seen.authors)
            found["wards"].update(seen.wards)
        found["outlet"].discard("")
        return found

    def _forget_order(self) -> None:
        self._waiting = None
        self.edition += 1

    def _marks(self) -> Mapping[str, Mark]:
        return {name: seen.mark for name, seen in self}

    def _sort(self) -> Waiting:
        by_id = {seen.id: seen.title for seen in self._seen.values()}
        by_id |= {seen.slug: seen.title for seen in self._seen.values()}
        self._queue = sorted((seen.doubts[0], name) for name, seen in self if seen.doubts)
        return Waiting(
            tuple(Task(name, self._seen[name].title, self._seen[name].doubts) for _, name in self._queue),
            tuple(
                (name, seen.title, by_id.get(seen.duplicate_of, seen.duplicate_of))
                for name, seen in self
                if seen.duplicate_of and not seen.reviewed
            ),
            tuple(
                (name, seen.title, certain)
                for certain in (True, False)
                for name, seen in self
                if (seen.second_story if certain else seen.perhaps_second)
            ),
            tuple((name, self._seen[name].title, first) for name, first in find_pages(self._marks())),
            tuple(problem for seen in self._seen.values() for problem in seen.problems),
        )

    def _read(self, states: States, name: str, knowledge: Knowledge) -> Seen:
        return read_seen(self._folder, name, self._state(states, name), knowledge)

    def _state(self, states: States, name: str) -> str:
        return f"{self._mark} {state_of(states, name)}"

    def _recall(self) -> Mapping[str, Seen]:
        with Memo(self._root) as memo:
            return Drawers(memo, SPACE, Seen).load()

    def _remember(self) -> None:
        with Memo(self._root) as memo:
            drawers = Drawers(memo, SPACE, Seen)
            drawers.load()
            drawers.keep(self._seen)
