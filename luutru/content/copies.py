"""`duplicate_of`: the articles of a content folder that repeat another are told so, in their content files.

A person's word stands: who sets `duplicate_of` makes an article a copy, who removes the one that cleaning set
makes it an original, and what a person wrote or reviewed is never changed, though others may repeat it. An
article is a person's in this as long as its file says otherwise than its ledger's record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from luutru.content.frontmatter import read_content, split_content
from luutru.content.known_articles import compared_syllables
from luutru.content.merging import rewrite_content
from luutru.content.near_copies import Findings, Standing, are_copies, find_originals
from luutru.content.record import fingerprint, parse_record, replace_in_record
from luutru.content.store import LEDGERS, read_text, write_if_changed
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.states import read_state
from luutru.vietnamese.shingles import find_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set
    from pathlib import Path

    from luutru.content.known_articles import Articles
    from luutru.vietnamese.shingles import Run

#: Texts kept as runs while they are compared, in some 10 MB: an original is compared with each of its copies.
_TEXTS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Marked:
    """The articles whose `duplicate_of` was set, changed or removed, and why others could not be.

    `originals` are the names of what they repeat now, "" for nothing.
    """

    originals: Mapping[str, str]
    problems: tuple[Problem, ...]


def mark_copies(articles: Articles) -> Marked:
    """Find the near copies among all articles as last looked at, and write what changed in them.

    Article by article only sketches are held.
    """
    folder, before, now = articles.folder, articles.before, dict(articles.now)
    found = find_originals(
        {name: seen.text for name, seen in now.items()},
        _comparison(folder),
        Findings(
            {name: seen.text for name, seen in before.items()},
            {name: seen.original for name, seen in before.items()},
        ),
    ).originals
    marked, problems = {}, []
    for name, seen in now.items():
        original = found.get(name)
        said = now[original].text.id if original else ""
        if seen.text.standing is Standing.FREE and seen.said != said:
            if problem := _mark(folder, name, said):
                problems.append(problem)
                said = seen.said
            else:
                marked[name] = original or ""
            files = (folder / f"{name}.md", folder / LEDGERS / f"{name}.tsv")
            state = " ".join([articles.program, *map(read_state, files)])
            now[name] = msgspec.structs.replace(seen, state=state, said=said)
    # Remembered of all, also where a person has the last word in the file: the next look begins with it.
    for name, seen in now.items():
        if seen.original != found.get(name):
            now[name] = msgspec.structs.replace(seen, original=found.get(name))
    # A name that is no text cannot be remembered: its file is read every time.
    articles.drawers.keep({name: seen for name, seen in now.items() if name.isprintable()})
    return Marked(dict(sorted(marked.items())), tuple(sorted(problems)))


def _comparison(folder: Path) -> Callable[[str, str], bool]:
    @lru_cache(maxsize=_TEXTS_KEPT)
    def load_runs(name: str) -> Set[Run]:
        _, body_md, _ = split_content(read_text(folder / f"{name}.md") or "", name)
        return find_runs(compared_syllables(body_md))

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
        message = tr("repeats another article, which could not be written into it")
        cure = tr("write the front matter as lines of key: value")
        return Problem(shown, 2, message, cure, Severity.WARNING)
    written = fingerprint(text) if base.written == fingerprint(mine) else base.written
    write_if_changed(path, text)
    write_if_changed(ledger, replace_in_record(base_text, duplicate_of=original_id, written=written))
    return None
