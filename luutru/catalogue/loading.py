"""Content files → entries of the catalogue, read again only where a file changed.

What a file says is remembered by its name, with its size and time; the files themselves are read one by one.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from luutru.catalogue.entries import Entry, make_entry
from luutru.content.store import LEDGERS, load_content_file
from luutru.errors import Problem, ProblemsError, Severity
from luutru.memo import hash_of
from luutru.parallel import map_in_order, open_workers

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.content.validation import Vocabulary
    from luutru.memo import Memo

SPACE = "entries"
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The entries of a content folder in the order of their names, and what is odd in the files.

    `read` counts the files that had to be read.
    """

    entries: tuple[Entry, ...]
    warnings: tuple[Problem, ...]
    read: int


def load_entries(folder: Path, vocabulary: Vocabulary, memo: Memo, program: bytes, jobs: int = 1) -> Loaded:
    """Load every content file of a folder; raises ProblemsError with every error in every file.

    `program` is the key of the program and its data: what an older one remembered is not believed.
    """
    files = _stat_files(folder, ".md")
    ledgers = _stat_files(folder / LEDGERS, ".tsv")
    remembered = memo.load(SPACE)
    states = {name: hash_of(program, files[name], ledgers.get(name, b"")) for name in sorted(files)}
    entries = {name: _recall(remembered.get(_key(name)), state) for name, state in states.items()}
    unread = [name for name, entry in entries.items() if entry is None]
    problems: list[Problem] = []
    fresh: dict[bytes, bytes] = {}
    with open_workers(jobs, len(unread), WORTH_WORKERS) as executor:
        read = partial(_read_entry, folder, vocabulary)
        names = ((name, name in ledgers) for name in unread)
        for name, (encoded, found) in zip(
            unread, map_in_order(read, names, executor, chunk=100, workers=jobs), strict=True
        ):
            problems += found
            if encoded is not None:
                entries[name] = _entry_decoder().decode(encoded)
                if not found:  # a file with warnings is read every time, so that they are repeated
                    fresh[_key(name)] = states[name] + encoded
    memo.put(SPACE, fresh)
    memo.drop(SPACE, remembered.keys() - set(map(_key, files)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsError(problems)
    return Loaded(tuple(entry for entry in entries.values() if entry), tuple(problems), len(unread))


def _read_entry(
    folder: Path, vocabulary: Vocabulary, file: tuple[str, bool]
) -> tuple[bytes | None, list[Problem]]:
    """Read one content file, in any process; the entry as the memo has it, and what is odd in the file."""
    name, has_ledger = file
    content, found = load_content_file(folder, name, vocabulary)
    if content is None:
        return None, found
    ledger_key = _hash_file(f"{folder}/{LEDGERS}/{name}.tsv") if has_ledger else ""
    return _encoder().encode(make_entry(content, ledger_key)), found


def _key(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _recall(value: bytes | None, state: bytes) -> Entry | None:
    """Decode an entry that was remembered with the state of its files, if the files are still in it."""
    if value is None or not value.startswith(state):
        return None
    try:
        return _entry_decoder().decode(memoryview(value)[len(state) :])
    except msgspec.MsgspecError:
        return None


def _stat_files(folder: Path, ending: str) -> dict[str, bytes]:
    """Name, without its ending → size and time of each file, in one pass."""
    try:
        with os.scandir(folder) as items:
            found = [item for item in items if item.name.endswith(ending) and not item.name.startswith(".")]
    except FileNotFoundError:
        return {}
    states = {}
    for item in found:
        state = item.stat()
        states[item.name.removesuffix(ending)] = f"{state.st_size} {state.st_mtime_ns}".encode()
    return states


def _hash_file(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - read for every article there is
        return hashlib.blake2b(file.read(), digest_size=16).hexdigest()


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder()


@cache
def _entry_decoder() -> msgspec.msgpack.Decoder[Entry]:
    return msgspec.msgpack.Decoder(Entry)
