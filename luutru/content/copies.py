"""`duplicate_of`: the articles of a content folder that repeat another are told so, in their content files.

A person's word stands: who sets `duplicate_of` makes an article a copy, who removes the one that cleaning set
makes it an original, and what a person wrote or reviewed is never changed, though others may repeat it. An
article is a person's in this as long as its file says otherwise than its ledger's record.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from luutru.content.frontmatter import read_content, split_content
from luutru.content.markdown_writing import CAPTION_MARK
from luutru.content.merging import rewrite_content
from luutru.content.near_copies import Findings, Standing, Text, are_copies, find_originals
from luutru.content.record import fingerprint, parse_record, replace_in_record
from luutru.content.store import (
    LEDGERS,
    list_articles,
    load_content_file,
    load_record,
    read_text,
    state_of,
    write_if_changed,
)
from luutru.errors import Problem, Severity
from luutru.memo import Drawers, hash_of, hash_of_program
from luutru.parallel import map_in_order, open_workers
from luutru.states import read_state, read_states
from luutru.vietnamese.shingles import find_runs, make_sketch, split_syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set
    from pathlib import Path

    from luutru.content.from_description import Draft
    from luutru.memo import Memo
    from luutru.states import States
    from luutru.vietnamese.shingles import Run

SPACE = "copies"
NOTHING_NEW: Mapping[str, Text] = MappingProxyType({})
#: Fewer files than this are read sooner than workers have started.
WORTH_WORKERS = 1000
#: Texts kept as runs while they are compared, in some 10 MB: an original is compared with each of its copies.
_TEXTS_KEPT = 64
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of an article: the state of the program and its files, its text, what it repeats.

    `said` is the `duplicate_of` of its content file; `original` the name of what it was found to repeat.
    """

    state: str
    text: Text
    said: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The articles whose `duplicate_of` was set, changed or removed, and why others could not be."""

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def mark_copies(
    folder: Path,
    memo: Memo,
    jobs: int = 1,
    states: States | None = None,
    new: Mapping[str, Text] = NOTHING_NEW,
) -> Marked:
    """Find the near copies among all articles of a content folder, and write what changed in them.

    Article by article only sketches are held; files are read where they changed since the last time. `states`
    are those of the folder's files, where they are at hand, and `new` what is to be compared of articles that
    were just made of their drafts (see `text_of_draft`), whose files need not be read.
    """
    if states is None:
        states = read_states(folder)
    program = hash_of(hash_of_program(), sys.byteorder).hex()
    names = list_articles(states)
    look = {name: f"{program} {state_of(states, name)}" for name in names}
    drawers = Drawers(memo, SPACE, _Seen)
    before = {name: seen for name, seen in drawers.load().items() if seen.state.startswith(program)}
    now = {name: seen for name in names if (seen := before.get(name)) and seen.state == look[name]}
    now |= {name: _Seen(look[name], new[name], "") for name in names if name in new and name not in now}
    unread = [name for name in names if name not in now]
    with open_workers(jobs, len(unread), WORTH_WORKERS) as executor:
        read = map_in_order(partial(_read, folder), unread, executor, chunk=64, workers=jobs)
        now |= {name: _Seen(look[name], *texts) for name, texts in zip(unread, read, strict=True)}
    found = find_originals(
        {name: seen.text for name, seen in now.items()},
        _comparison(folder),
        Findings(
            {name: seen.text for name, seen in before.items()},
            {name: seen.original for name, seen in before.items()},
        ),
    ).originals
    marked, problems = [], []
    for name, seen in now.items():
        original = found.get(name)
        said = now[original].text.id if original else ""
        if seen.text.standing is Standing.FREE and seen.said != said:
            if problem := _mark(folder, name, said):
                problems.append(problem)
                said = seen.said
            else:
                marked.append(name)
            files = (folder / f"{name}.md", folder / LEDGERS / f"{name}.tsv")
            state = " ".join([program, *map(read_state, files)])
            now[name] = msgspec.structs.replace(seen, state=state, said=said)
    for name, seen in now.items():
        if seen.original != found.get(name):
            now[name] = msgspec.structs.replace(seen, original=found.get(name))
    # A name that is no text cannot be remembered: its file is read every time.
    drawers.keep({name: seen for name, seen in now.items() if name.isprintable()})
    return Marked(tuple(sorted(marked)), tuple(sorted(problems)))


def text_of_draft(draft: Draft) -> Text:
    """Return what is compared of the article that a draft becomes when it is new, but for its slug."""
    article = draft.article
    return _make_text(article.id, "", article.published, Standing.FREE, draft.body_md)


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
    text = _make_text(article.id, article.slug, article.published, standing, content.body_md)
    return (msgspec.structs.replace(text, not_of=found) if standing is Standing.KEPT else text), said


def _make_text(article_id: str, slug: str, published: str | None, standing: Standing, body_md: str) -> Text:
    syllables = _syllables(body_md)
    day = published if published and _DAY.fullmatch(published) else ""
    return Text(article_id, slug, day, standing, len(find_runs(syllables)), make_sketch(syllables))


def _syllables(body_md: str) -> list[str]:
    return split_syllables(body_md.replace(CAPTION_MARK, ""))


def _comparison(folder: Path) -> Callable[[str, str], bool]:
    @lru_cache(maxsize=_TEXTS_KEPT)
    def load_runs(name: str) -> Set[Run]:
        _, body_md, _ = split_content(read_text(folder / f"{name}.md") or "", name)
        return find_runs(_syllables(body_md))

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
