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
from luutru.content.store import LEDGERS, list_articles, load_content_file, read_whole, state_of
from luutru.errors import Problem, ProblemsError, Severity
from luutru.memo import Drawers, hash_of
from luutru.parallel import map_in_order, open_workers

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.content.validation import Vocabulary
    from luutru.memo import Memo
    from luutru.states import States

SPACE = "entries"
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    """A packed entry with the state that its program and its files were in."""

    state: str
    entry: bytes


@dataclass(frozen=True, slots=True)
class Loaded:
    """The entries of a content folder, packed, in the order of their names; and what is odd in the files.

    `read` counts the files that had to be read; `changed` are the slugs of articles that were loaded before
    and say something else now.
    """

    entries: tuple[bytes, ...]
    warnings: tuple[Problem, ...]
    read: int
    changed: frozenset[str]


def load_entries(
    folder: Path, states: States, vocabulary: Vocabulary, memo: Memo, program: bytes, *, jobs: int = 1
) -> Loaded:
    """Load every content file of a folder; raises ProblemsError with every error in every file.

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
    unread = [name for name in names if name not in kept]
    problems: list[Problem] = []
    changed = []
    with open_workers(jobs, len(unread), WORTH_WORKERS) as executor:
        read = partial(_read_entry, folder, vocabulary)
        files = ((name, _ledger(name) in states) for name in unread)
        for name, (entry, found) in zip(
            unread, map_in_order(read, files, executor, chunk=100, workers=jobs), strict=True
        ):
            problems += found
            entries[name] = entry
            if entry is None:
                continue
            if name in known and known[name].entry != entry:
                changed.append(unpack_entry(entry).article.slug)
            if not found:  # a file with warnings is read every time, so that they are repeated
                kept[name] = _Remembered(marks[name], entry)
    drawers.keep(kept)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsError(problems)
    loaded = tuple(entry for entry in entries.values() if entry)
    return Loaded(loaded, tuple(problems), len(unread), frozenset(changed))


def _ledger(name: str) -> str:
    return f"{LEDGERS}/{name}.tsv"


def _read_entry(
    folder: Path, vocabulary: Vocabulary, file: tuple[str, bool]
) -> tuple[bytes | None, list[Problem]]:
    """Read one content file, in any process; its entry, packed, and what is odd in the file."""
    name, has_ledger = file
    content, found = load_content_file(folder, name, vocabulary)
    if content is None:
        return None, found
    # A ledger that cannot be read is told of when its page is made.
    ledger_key = hash_of(read_whole(f"{folder}/{LEDGERS}/{name}.tsv")).hex() if has_ledger else ""
    return pack_entry(make_entry(content, ledger_key)), found
