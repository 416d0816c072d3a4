"""Content files → entries of the catalogue, read again only where a file changed.

What a file says is remembered by its name, with its size and time; the files themselves are read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from luutru.catalogue.entries import make_entry
from luutru.catalogue.packed import pack_entry, unpack_entry
from luutru.content.identity import find_copied_files
from luutru.content.second_stories import has_second_story
from luutru.content.store import LEDGERS, list_articles, load_content_file, read_if_whole, state_of
from luutru.errors import Problem, Severity, did_you_mean
from luutru.memo import Drawers, hash_of
from luutru.messages import tr
from luutru.parallel import map_in_order, open_workers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from luutru.catalogue.catalogue import Catalogue
    from luutru.knowledge.loading import Knowledge
    from luutru.memo import Memo
    from luutru.states import States

SPACE = "entries"
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    """A packed entry and its article's id, with the state that its program and its files were in."""

    state: str
    entry: bytes
    id: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The entries of a content folder, packed, by the names of their files; and what is odd in the files.

    `unread` are the names of the files that bear the id of another, or cannot be read: of those that could be
    by the last build, the entry is the one of then. `read` counts the files that had to be read; `changed`
    are the slugs of articles that were loaded before and say something else now.
    """

    entries: dict[str, bytes]
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    read: int
    changed: frozenset[str]


def load_entries(
    folder: Path, states: States, knowledge: Knowledge, memo: Memo, program: bytes, *, jobs: int = 1
) -> Loaded:
    """Load every content file of a folder.

    `states` are those of the folder's files. `program` is the key of the program and its data: what an older
    one remembered is not believed.
    """
    drawers = Drawers(memo, SPACE, _Remembered)
    names = list_articles(states)
    mark = program.hex()
    marks = {name: f"{mark} {state_of(states, name)}" for name in names}
    known = drawers.load()
    kept = {name: known[name] for name in names if name in known and known[name].state == marks[name]}
    entries: dict[str, bytes | None] = {name: kept[name].entry if name in kept else None for name in names}
    to_read = [name for name in names if name not in kept]
    problems: list[Problem] = []
    changed, unread = [], []
    ids = {name: remembered.id for name, remembered in kept.items()}
    with open_workers(jobs, len(to_read), WORTH_WORKERS) as executor:
        read = partial(_read_entry, folder, knowledge)
        files = ((name, _ledger(name) in states) for name in to_read)
        for name, (entry, article_id, found) in zip(
            to_read, map_in_order(read, files, executor, chunk=100, workers=jobs), strict=True
        ):
            problems += found
            entries[name] = entry
            if entry is None:
                unread.append(name)
                if name in known and known[name].state.startswith(mark):
                    entries[name] = known[name].entry
                    kept[name] = known[name]
                continue
            if name in known and known[name].entry != entry:
                changed.append(unpack_entry(entry).article.slug)
            if not found:  # a file with warnings is read every time, so that they are repeated
                kept[name] = _Remembered(marks[name], entry, article_id)
            ids[name] = article_id
    for name, other in find_copied_files(ids, lambda name: _ledger(name) in states).items():
        problems.append(_copied_file(folder, name, other))
        unread.append(name)
        entries[name] = None
    drawers.keep(kept)
    loaded = {name: entry for name, entry in entries.items() if entry}
    return Loaded(loaded, tuple(problems), frozenset(unread), len(to_read), frozenset(changed))


def forget_entries(memo: Memo, names: Collection[str]) -> None:
    """Forget what is remembered of these content files: the next build reads them again."""
    drawers = Drawers(memo, SPACE, _Remembered)
    known = drawers.load()
    drawers.keep({name: known[name] for name in known.keys() - set(names)})


def tell_lost_originals(folder: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each listed article that says to repeat one which is not there."""
    slugs = {brief.article.slug for brief in catalogue.briefs}
    for place, brief in enumerate(catalogue.briefs):
        other = brief.article.duplicate_of
        if not other or place in catalogue.originals:
            continue
        lines = read_if_whole(f"{folder}/{brief.name}.md").split(b"\n")
        number = next((n for n, line in enumerate(lines, 1) if line.startswith(b"duplicate_of:")), 0)
        if other in (brief.article.id, brief.article.slug):
            message, cure = tr('"duplicate_of" names the article itself'), tr("take the line out")
        elif gone := next((one for one in catalogue.withdrawn if other in (one.id, one.slug)), None):
            message = tr('"duplicate_of" names "{other}", which was withdrawn', other=gone.title)
            cure = tr("take the line out, or withdraw this article too")
        else:
            message = tr('"duplicate_of" names "{other}", and there is no such article', other=other)
            cure = did_you_mean(other, slugs) or tr("write an article's id or slug, or take the line out")
        yield Problem(f"{folder.name}/{brief.name}.md", number, message, cure, Severity.WARNING)


def _ledger(name: str) -> str:
    return f"{LEDGERS}/{name}.tsv"


def _copied_file(folder: Path, name: str, other: str) -> Problem:
    message = tr("bears the id of {other}, whose copy it is", other=f"{folder.name}/{other}.md")
    cure = tr('delete it; or, for an article of its own, take the lines "id" and "slug" out of it')
    return Problem(f"{folder.name}/{name}.md", 0, message, cure)


def _read_entry(
    folder: Path, knowledge: Knowledge, file: tuple[str, bool]
) -> tuple[bytes | None, str, list[Problem]]:
    """Read one content file, in any process; its entry, packed, its id, and what is odd in the file."""
    name, has_ledger = file
    content, found = load_content_file(folder, name, knowledge)
    if content is None:
        return None, "", found
    # A ledger that cannot be read is told of when its page is made.
    ledger = read_if_whole(f"{folder}/{LEDGERS}/{name}.tsv") if has_ledger else b""
    ledger_key = hash_of(ledger).hex() if ledger else ""
    return (
        pack_entry(make_entry(content, ledger_key, second_story=has_second_story(ledger))),
        content.article.id,
        found,
    )
