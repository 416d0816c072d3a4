"""One content file as a list of all articles needs it, and what of all of them waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from luutru.catalogue.entries import find_gaps
from luutru.commands.doubts import Doubt, find_doubts
from luutru.config import SURE
from luutru.content.page_marks import Mark, read_mark
from luutru.content.second_stories import has_second_story, may_have_second_story
from luutru.content.store import load_content_file, read_ledger
from luutru.errors import Problem  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.knowledge.loading import Knowledge


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """One content file as it was last read: what a list says of its article, and what waits in it.

    `id` is empty for a file that cannot be read; `doubts` stand in order; `gaps` are fields without a value.
    """

    state: str
    id: str
    slug: str
    title: str
    outlet: str
    duplicate_of: str
    reviewed: bool
    authors: tuple[str, ...]
    wards: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    second_story: bool
    perhaps_second: bool
    problems: tuple[Problem, ...]
    gaps: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True)
class Task:
    """An article with something to look at: its doubts, the worst first."""

    name: str
    title: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The articles that wait for a person. `copies` are name, title and the title of what it repeats;
    `second_stories` name, title and whether the second story is certain, these first; `pages` name, title and
    the name of the first page of the same article.
    """

    doubtful: tuple[Task, ...]
    copies: tuple[tuple[str, str, str], ...]
    second_stories: tuple[tuple[str, str, bool], ...]
    pages: tuple[tuple[str, str, str], ...]
    broken: tuple[Problem, ...]


def read_seen(folder: Path, name: str, state: str, knowledge: Knowledge) -> Seen:
    """Read a content file, which is in this state, and its ledger."""
    file, problems = load_content_file(folder, name, knowledge)
    if file is None:
        return Seen(state, "", "", name, "", "", False, (), (), (), False, False, tuple(problems))
    article = file.article
    waits = not (article.reviewed or article.withdrawn)
    ledger = read_ledger(folder, name) if waits else b""
    return Seen(
        state,
        article.id,
        article.slug,
        article.title,
        article.outlet or "",
        "" if article.withdrawn else article.duplicate_of or "",
        article.reviewed,
        article.authors,
        article.wards,
        tuple(sorted(find_doubts(file, SURE))),
        has_second_story(ledger),
        may_have_second_story(ledger),
        tuple(problems),
        () if article.withdrawn else find_gaps(article),
        article.aliases,
        Mark() if article.withdrawn else read_mark(file, ledger),
    )
