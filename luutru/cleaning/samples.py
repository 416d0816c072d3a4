"""The samples of rows of knowledge: what must match does, what must not does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luutru.cleaning.describing.passages import Passage
from luutru.cleaning.describing.topics import describe_topics
from luutru.messages import tr
from luutru.model import Line, Role, TaggedLine
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.knowledge.outlets import Outlet, Outlets
    from luutru.knowledge.phrases import Phrase, Phrases
    from luutru.knowledge.topics import Topic, Topics


class FailedSample(NamedTuple):
    """A sample whose row does not do what it says, with what to do about it."""

    sample: str
    message: str
    cure: str


def check_topic(topic: Topic, topics: Topics) -> Iterator[FailedSample]:
    """Say which samples of a topic make an article of it, or not, against their word.

    A sample is both headline and lead of its article; one of `examples` is a headline alone.
    """
    made = {sample: _is_found(topic.slug, sample, topics) for sample in (*topic.yes, *topic.no)}
    cure = tr("samples only test: add words of it to [topic.cues], or correct the sample")
    yield from (_missed(topic.slug, sample, cure) for sample in topic.yes if not made[sample])
    yield from (_false(topic.slug, sample) for sample in topic.no if made[sample])
    for headline in topic.examples:
        if not _is_found(topic.slug, headline, topics, Role.TITLE):
            yield _missed(topic.slug, headline, cure)


def check_outlet(outlet: Outlet, outlets: Outlets) -> Iterator[FailedSample]:
    """Say which leads of an outlet are not told for its own, and which are that should not be."""
    for sample in outlet.yes:
        mark = outlets.find_dateline(sample) or outlets.find_signature(sample)
        if mark is None or mark.outlet is None or mark.outlet.id != outlet.id:
            yield _missed(outlet.id, sample, tr("correct the row or its sample"))
    yield from (_false(outlet.id, sample) for sample in outlet.no if outlets.find_dateline(sample))


def check_phrase(phrase: Phrase, phrases: Phrases) -> Iterator[FailedSample]:
    """Say which lines of a row of furniture are not told for furniture, and which are that should not be.

    Another row of the same kind may answer for a line.
    """
    found = {sample: _kind_of(sample, phrases) for sample in (*phrase.yes, *phrase.no)}
    cure = tr("correct the row or its sample")
    yield from (_missed(phrase.id, sample, cure) for sample in phrase.yes if found[sample] != phrase.kind)
    yield from (_false(phrase.id, sample) for sample in phrase.no if found[sample] == phrase.kind)


def _is_found(slug: str, sample: str, topics: Topics, *roles: Role) -> bool:
    passages = [_passage(sample, role) for role in roles or (Role.TITLE, Role.SAPO)]
    return slug in {found.value for found in describe_topics(passages, topics)}


def _passage(text: str, role: Role) -> Passage:
    return Passage(role, [TaggedLine(Line(1, text, text), role, "sample", 1.0)])


def _kind_of(sample: str, phrases: Phrases) -> str:
    row = phrases.find(match_key(sample))
    return row.kind if row else ""


def _missed(name: str, sample: str, cure: str) -> FailedSample:
    message = tr('{name}: its sample "{sample}" (yes) is not recognised as one', name=name, sample=sample)
    return FailedSample(sample, message, cure)


def _false(name: str, sample: str) -> FailedSample:
    message = tr('{name}: its sample "{sample}" (no) is recognised as one', name=name, sample=sample)
    return FailedSample(sample, message, tr("correct the row or its sample"))
