"""`duplicate_of`: the articles of a content folder that repeat another are told so, in their content files.

A person's word stands: who sets `duplicate_of` makes an article a copy, who removes the one that cleaning set
makes it an original, and what a person wrote or reviewed is never changed, though others may repeat it. An
article is a person's in this as long as its file says otherwise than its ledger's record.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from luutru.content.frontmatter import read_content
from luutru.content.markdown_writing import CAPTION_MARK
from luutru.content.merging import rewrite_content
from luutru.content.near_copies import Findings, Standing, Text, are_copies, find_originals
from luutru.content.record import fingerprint, parse_record, replace_in_record
from luutru.content.store import (
    LEDGERS,
    content_names,
    load_content_file,
    load_record,
    read_text,
    write_if_changed,
)
from luutru.errors import Problem, Severity
from luutru.memo import hash_of, hash_of_program
from luutru.parallel import map_in_order, open_workers
from luutru.vietnamese.shingles import find_runs, make_sketch, split_syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from pathlib import Path

    from luutru.memo import Memo
    from luutru.vietnamese.shingles import Run

SPACE = "copies"
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000
#: Texts kept as runs while they are compared, in some 10 MB: an original is compared with each of its copies.
_TEXTS_KEPT = 64
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of an article: the state of its files, its text, what it repeats.

    `said` is the `duplicate_of` of its content file; `original` the name of what it was found to repeat.
    """

    state: bytes
    text: Text
    said: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The articles whose `duplicate_of` was set, changed or removed, and why others could not be."""

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def mark_copies(folder: Path, memo: Memo, jobs: int = 1) -> Marked:
    """Find the near copies among all articles of a content folder, and write what changed in them.

    Article by article only sketches are held; files are read where they changed since the last time.
    """
    program = hash_of(hash_of_program(), sys.byteorder)
    keys = {name: program + name.encode("utf-8", "surrogateescape") for name in content_names(folder)}
    remembered = memo.load(SPACE)
    before = {
        key[len(program) :].decode("utf-8", "surrogateescape"): seen
        for key, value in remembered.items()
        if key.startswith(program) and (seen := _decode(value))
    }
    states = {name: _state(folder, name) for name in keys}
    now = {name: seen for name in keys if (seen := before.get(name)) and seen.state == states[name]}
    unread = [name for name in keys if name not in now]
    with open_workers(jobs, len(unread), WORTH_WORKERS) as executor:
        fresh = map_in_order(partial(_read, folder), unread, executor, chunk=64, workers=jobs)
        now |= {name: _Seen(states[name], *read) for name, read in zip(unread, fresh, strict=True)}
    found = find_originals(
        {name: seen.text for name, seen in now.items()},
        _comparison(folder),
        Findings(
            {name: seen.text for name, seen in before.items()},
            {name: seen.original for name, seen in before.items()},
        ),
    ).originals
    names, problems = [], []
    for name, seen in now.items():
        original = found.get(name)
        said = now[original].text.id if original else ""
        if seen.text.standing is Standing.FREE and seen.said != said:
            if problem := _mark(folder, name, said):
                problems.append(problem)
                said = seen.said
            else:
                names.append(name)
            now[name] = msgspec.structs.replace(seen, state=_state(folder, name), said=said)
    rows = {}
    for name, seen in now.items():
        row = msgspec.structs.replace(seen, original=found.get(name))
        if row != before.get(name):
            rows[keys[name]] = _encoder().encode(row)
    memo.put(SPACE, rows)
    memo.drop(SPACE, remembered.keys() - set(keys.values()))
    return Marked(tuple(sorted(names)), tuple(sorted(problems)))


def _read(folder: Path, name: str) -> tuple[Text, str]:
    """Read what is compared of one article, and its `duplicate_of`; in any process."""
    content, _ = load_content_file(folder, name)
    if content is None:
        return Text(name, name, "", Standing.OUT, 0, b""), ""
    article, record = content.article, load_record(folder, name)
    said, found = article.duplicate_of or "", record.duplicate_of if record else ""
    if article.withdrawn:
        standing = Standing.OUT
    elif record and said == found and not article.reviewed:
        standing = Standing.FREE
    else:
        standing = Standing.OUT if said else Standing.KEPT
    syllables = _syllables(content.body_md)
    published = article.published or ""
    text = Text(
        article.id,
        article.slug,
        day=published if _DAY.fullmatch(published) else "",
        standing=standing,
        runs=len(find_runs(syllables)),
        sketch=make_sketch(syllables),
        not_of=found if standing is Standing.KEPT else "",
    )
    return text, said


def _syllables(body_md: str) -> list[str]:
    return split_syllables(body_md.replace(CAPTION_MARK, ""))


def _comparison(folder: Path) -> Callable[[str, str], bool]:
    @lru_cache(maxsize=_TEXTS_KEPT)
    def load_runs(name: str) -> Set[Run]:
        content, _ = load_content_file(folder, name)
        return find_runs(_syllables(content.body_md)) if content else set()

    return lambda one, other: are_copies(load_runs(one), load_runs(other))


def _mark(folder: Path, name: str, original_id: str) -> Problem | None:
    """Write `duplicate_of` ("": none) into a content file and its record; return why it could not be."""
    path, ledger = folder / f"{name}.md", folder / LEDGERS / f"{name}.tsv"
    mine, base_text = read_text(path) or "", read_text(ledger) or ""
    shown = f"{folder.name}/{name}.md"
    content, _ = read_content(mine, shown)
    base = parse_record(base_text)
    text = None
    if content and base:
        article = replace(content.article, duplicate_of=original_id or None)
        text = rewrite_content(mine, content, replace(content, article=article))
    if base is None or text is None:
        message = "repeats another article, which could not be written into it"
        cure = "write the front matter as lines of key: value"
        return Problem(shown, 2, message, cure, Severity.WARNING)
    written = fingerprint(text) if base.written == fingerprint(mine) else base.written
    write_if_changed(path, text)
    write_if_changed(ledger, replace_in_record(base_text, duplicate_of=original_id, written=written))
    return None


def _state(folder: Path, name: str) -> bytes:
    """Return the sizes and times of an article's two files, hashed."""
    states = []
    for path in (f"{folder}/{name}.md", f"{folder}/{LEDGERS}/{name}.tsv"):
        try:
            state = os.stat(path)  # noqa: PTH116 - of every file there is
        except OSError:
            states.append("")
        else:
            states.append(f"{state.st_size} {state.st_mtime_ns}")
    return hash_of(*states)


def _decode(value: bytes) -> _Seen | None:
    try:
        return _decoder().decode(value)
    except msgspec.MsgspecError:
        return None


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder()


@cache
def _decoder() -> msgspec.msgpack.Decoder[_Seen]:
    return msgspec.msgpack.Decoder(_Seen)
