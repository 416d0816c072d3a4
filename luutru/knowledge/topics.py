"""Topics: the vocabulary articles are filed under, with the cues that speak for each and the samples that
prove them.

`load_topics` reads data/topics.toml; everything else is pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.errors import Problem
from luutru.knowledge.cues import CueTrie, expand_cue
from luutru.knowledge.rows import BadRowsError, check_id, keys_of, load_layers, read_rows
from luutru.messages import tr
from luutru.toml_files import line_of, name_kind, say_wrong_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE: Final = Path(__file__).parent / "data" / "topics.toml"
#: A scope note, as thesauri have it, and its examples.
_SCOPE: Final = ("in_scope", "out_of_scope", "examples")
_EXAMPLES: Final = 2
#: Where an archive's own topic stands in the list of topics when it names no group.
OTHER_GROUP: Final = "Khác"


class Topic(msgspec.Struct, frozen=True):
    """One topic: what it is called, what belongs to it, the phrases that speak for it and those that do not.

    `cues` are pairs of a cue (see `luutru.knowledge.cues`) and its weight; an exclusion silences the cues
    of this topic that share a word with it. `yes` are samples in which the topic must be heard, `no` in
    which not. `former` are slugs it had before: their addresses lead to it. `in_scope` and `out_of_scope` are
    its scope note, for the person who files, and `examples` two headlines of it; all three or none. A cue of
    negative weight speaks against the topic. `form` marks one that tells how an article reports, not on what.
    """

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
    definition_vi: str = ""
    in_scope: str = ""
    out_of_scope: str = ""
    examples: tuple[str, ...] = ()
    form: bool = False

    def label(self, language: str) -> str:
        """Return its name in a language, "vi" or "en"."""
        return self.label_en if language == "en" else self.label_vi


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


def load_topics(*own: Path) -> Topics:
    """Read the topics, and those of further files over them, as `load_layers` does."""
    return Topics(load_layers((FILE,), parse_topics, lambda topic: topic.slug, own))


def parse_topics(text: str, path: str = FILE.name) -> tuple[Topic, ...]:
    """Return the topics that a TOML text of ``[[topic]]`` tables describes."""
    given, problems = read_rows(text, path, "topic", keys_of(Topic) | {"cues": dict})
    topics: dict[str, Topic] = {}
    for line, row in given:
        found = [
            Problem(path, line_of(text, key, line), message, cure) for key, message, cure in _errors(row)
        ]
        if wrong := check_id(row, "slug", row.get("label_vi", ""), topics):
            found.append(Problem(path, line_of(text, "slug", line), *wrong))
        problems += found
        if not found:
            topics[row["slug"]] = _build_topic(row)
    former = Topics(tuple(topics.values())).former
    problems += [
        Problem(
            path,
            0,
            tr("topic {slug!r}: {old!r} is no former slug but another topic's", slug=former[old], old=old),
        )
        for old in sorted(former.keys() & topics.keys())
    ]
    if problems:
        raise BadRowsError(problems, topics.values())
    return tuple(topics.values())


def _build_topic(row: Mapping[str, Any]) -> Topic:
    values = {
        "label_en": row["label_vi"],
        "group": OTHER_GROUP,
        "definition": row.get("definition_vi", ""),
        **row,
        "cues": [(cue, float(weight)) for weight, cues in row["cues"].items() for cue in cues],
    }
    return msgspec.convert(values, Topic)


def _errors(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong in a row: the key that says it, the message, and the cure where there is one."""
    if "label_vi" not in row:
        cure = tr("write it as {line}", line='label_vi = "…"')
        yield "label_vi", tr('"{key}" is missing', key="label_vi"), cure
    if not row.get("cues"):
        cure = tr("add {lines}", lines='[topic.cues], 3 = ["…", "…"]')
        yield "cues", tr('"{key}" is missing', key="cues"), cure
    note = [key for key in _SCOPE if row.get(key)]
    if note and (len(note) < len(_SCOPE) or len(row["examples"]) != _EXAMPLES):
        yield note[0], tr("a scope note is in_scope, out_of_scope and two examples"), ""
    for weight, cues in row.get("cues", {}).items():
        given = row["cues"][weight] = [cues] if isinstance(cues, str) else cues
        if not _is_number(weight):
            cure = tr("write it as {line}", line='3 = ["…", "…"]')
            message = tr('left of "=" stands a number, how much the words weigh: {weight}', weight=weight)
            yield weight, message, cure
        elif not isinstance(given, list) or not all(isinstance(cue, str) for cue in given):
            cure = tr("write it as {line}", line=f'"{weight}" = ["…", "…"]')
            yield weight, say_wrong_kind(weight, name_kind(list), given), cure
        else:
            try:
                for cue in given:
                    expand_cue(cue)
            except ValueError as error:
                yield weight, str(error), ""


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
