"""Topics: the vocabulary articles are filed under, with the cues that speak for each and the samples that
prove them.

`load_topics` reads data/topics.toml; everything else is pure.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.errors import Problem, ProblemsError, did_you_mean
from luutru.knowledge.cues import CueTrie, expand_cue

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).parent / "data" / "topics.toml"
_KEYS: Final = frozenset({
    "slug", "former", "label_vi", "label_en", "group", "definition", "cues", "exclusions", "yes", "no",
})  # fmt: skip


class Topic(msgspec.Struct, frozen=True):
    """One topic: what it is called, what belongs to it, the phrases that speak for it and those that do not.

    `cues` are pairs of a cue (see `luutru.knowledge.cues`) and its weight; an exclusion silences the cues
    of this topic that share a word with it. `yes` are samples in which the topic must be heard, `no` in
    which not. `former` are slugs it had before: their addresses lead to it."""

    slug: str
    label_vi: str
    label_en: str
    group: str
    definition: str
    cues: tuple[tuple[str, float], ...]
    exclusions: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Meaning(msgspec.Struct, frozen=True):
    """What a cue number of `Topics.trie` stands for: an exclusion has weight 0."""

    slug: str
    cue: str
    weight: float


@dataclass(frozen=True)
class Topics:
    """All topics in the order of the file, which is the order of the archive's topic list."""

    all: tuple[Topic, ...]

    def by_slug(self, slug: str) -> Topic | None:
        """Return the topic of that slug, or None."""
        return self._by_slug.get(slug)

    @cached_property
    def former(self) -> dict[str, str]:
        """Slugs that topics had before → their slugs now."""
        return {old: topic.slug for topic in self.all for old in topic.former}

    @cached_property
    def _by_slug(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.all}

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """The meaning of each cue number in `trie`."""
        return tuple(
            meaning
            for topic in self.all
            for meaning in (
                *(Meaning(topic.slug, cue, weight) for cue, weight in topic.cues),
                *(Meaning(topic.slug, cue, 0.0) for cue in topic.exclusions),
            )
        )

    @cached_property
    def trie(self) -> CueTrie:
        """One trie of all cues and exclusions."""
        return CueTrie(meaning.cue for meaning in self.meanings)


def load_topics(file: Path = FILE) -> Topics:
    """Read the topics; raises ProblemsError with every bad row."""
    return parse_topics(file.read_text(encoding="utf-8"), file.name)


def parse_topics(text: str, path: str = FILE.name) -> Topics:
    """Return the topics that a TOML text of ``[[topic]]`` tables describes."""
    problems: list[Problem] = []
    topics: dict[str, Topic] = {}
    for row in tomllib.loads(text).get("topic", ()):
        slug = row.get("slug", "")
        problems += [
            Problem(path, 0, f"topic {slug!r}: unknown key {key!r}", did_you_mean(key, _KEYS))
            for key in row.keys() - _KEYS
        ]
        problems += [Problem(path, 0, f"topic {slug!r}: {error}") for error in _cue_errors(row)]
        if slug in topics or not slug:
            problems.append(Problem(path, 0, f"topic {slug!r}: the slug must be given, and only once"))
        if not problems:
            topics[slug] = _build_topic(row)
    found = Topics(tuple(topics.values()))
    problems += [
        Problem(path, 0, f"topic {found.former[old]!r}: {old!r} is no former slug but another topic's")
        for old in sorted(found.former.keys() & topics.keys())
    ]
    if problems:
        raise ProblemsError(problems)
    return found


def _build_topic(row: Mapping[str, Any]) -> Topic:
    return Topic(
        row["slug"],
        row["label_vi"],
        row["label_en"],
        row["group"],
        row["definition"],
        tuple((cue, float(weight)) for weight, cues in row["cues"].items() for cue in cues),
        tuple(row.get("exclusions", ())),
        tuple(row.get("yes", ())),
        tuple(row.get("no", ())),
        tuple(row.get("former", ())),
    )


def _cue_errors(row: Mapping[str, Any]) -> list[str]:
    errors = [
        f"{key!r} is missing"
        for key in ("label_vi", "label_en", "group", "definition", "cues")
        if key not in row
    ]
    for weight, cues in row.get("cues", {}).items():
        try:
            float(weight)
            for cue in cues:
                expand_cue(cue)
        except ValueError as error:
            errors.append(str(error))
    return errors
