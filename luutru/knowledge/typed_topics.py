"""Topics as people type them: by words of their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from luutru.knowledge.topics import Topics

_WORD = re.compile(r"[^\W_]+")


def find_topics(typed: str, topics: Topics) -> tuple[str, ...]:
    """Return the slugs of the topics meant: the one of this name, else those with these words in it."""
    if topics.by_slug(typed):
        return (typed,)
    wanted = words_of(typed)
    names = {topic.slug: (topic.slug, topic.label_vi, topic.label_en) for topic in topics.all}
    known = {slug: [words_of(said) for said in said_as] for slug, said_as in names.items()}
    whole = tuple(slug for slug, said_as in known.items() if wanted in said_as)
    return whole[:1] or tuple(
        slug for slug, said_as in known.items() if any(wanted in said for said in said_as)
    )


def settle_topic(typed: str, topics: Topics) -> str:
    """Return the slug of the only topic meant; what is none, or may be several, stays."""
    found = find_topics(typed, topics)
    return found[0] if len(found) == 1 else typed


def words_of(text: str) -> str:
    """Return the words of a text alone, each between spaces."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
