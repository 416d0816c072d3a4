"""Every sample of the data files: what must match does, what must not does not."""

from __future__ import annotations

import pytest

from luutru.cleaning.describing.finding import find_mentions
from luutru.cleaning.describing.passages import Passage
from luutru.cleaning.describing.topics import collect_hits
from luutru.errors import ProblemsError
from luutru.knowledge import load_knowledge
from luutru.knowledge.outlets import parse_outlets
from luutru.knowledge.topics import parse_topics
from luutru.model import Line, Role, TaggedLine

KNOWN = load_knowledge()
OUTLETS = KNOWN.outlets
TOPICS = KNOWN.topics
PLACES = KNOWN.places


def passage(text: str, role: Role = Role.BODY) -> Passage:
    return Passage(role, [TaggedLine(Line(1, text, text), role, "test", 1.0)])


def heard(text: str) -> set[str]:
    """The topics that a sentence speaks for, exclusions respected."""
    return {slug for slug, cues in collect_hits([passage(text)], TOPICS).items() if any(cues.values())}


@pytest.mark.parametrize(
    ("outlet_id", "sample"), [(outlet.id, sample) for outlet in OUTLETS.all for sample in outlet.yes]
)
def test_an_outlets_mark_proves_it(outlet_id: str, sample: str) -> None:
    mark = OUTLETS.find_dateline(sample) or OUTLETS.find_signature(sample)
    assert mark is not None
    assert mark.outlet is not None
    assert mark.outlet.id == outlet_id


@pytest.mark.parametrize("sample", [sample for outlet in OUTLETS.all for sample in outlet.no])
def test_a_lead_that_only_names_an_outlet_proves_nothing(sample: str) -> None:
    assert OUTLETS.find_dateline(sample) is None


def test_outlets_share_neither_domains_nor_marks() -> None:
    domains = [domain for outlet in OUTLETS.all for domain in outlet.domains]
    marks = [mark.strip("()") for outlet in OUTLETS.all for mark in set(outlet.datelines)]
    assert len(domains) == len(set(domains))
    owners = {
        mark: {o.id for o in OUTLETS.all if mark in {m.strip("()") for m in o.datelines}} for mark in marks
    }
    assert {mark: ids for mark, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("slug", "sample"), [(topic.slug, sample) for topic in TOPICS.all for sample in topic.yes]
)
def test_a_topic_is_heard(slug: str, sample: str) -> None:
    assert slug in heard(sample)


@pytest.mark.parametrize(
    ("slug", "sample"), [(topic.slug, sample) for topic in TOPICS.all for sample in topic.no]
)
def test_a_topic_is_not_heard(slug: str, sample: str) -> None:
    assert slug not in heard(sample)


def test_every_topic_has_samples_both_ways() -> None:
    assert [topic.slug for topic in TOPICS.all if len(topic.yes) < 2 or not topic.no] == []


@pytest.mark.parametrize(
    ("name", "sample", "meant"),
    [(trap.name, sample, False) for trap in PLACES.traps.values() for sample in trap.yes]
    + [(trap.name, sample, True) for trap in PLACES.traps.values() for sample in trap.no],
)
def test_a_name_that_is_something_else_is_no_district(name: str, sample: str, meant: bool) -> None:
    mentions = find_mentions(passage(sample), PLACES.names, PLACES.traps).mentions
    named = [m for m in mentions if m.name.name == name and not m.is_ward and not m.outside]
    assert bool(named) is meant


def test_a_mistyped_key_is_reported_with_the_right_one() -> None:
    with pytest.raises(ProblemsError, match='did you mean "domains"'):
        parse_outlets('[[outlet]]\nid = "x"\nname = "X"\ndomain = ["x.vn"]\n')
    with pytest.raises(ProblemsError, match='did you mean "cues"'):
        parse_topics('[[topic]]\nslug = "x"\ncue = {}\n')


def test_a_cue_with_open_brackets_is_reported() -> None:
    head = '[[topic]]\nslug="x"\nlabel_vi="x"\nlabel_en="x"\ngroup="x"\ndefinition="x"\n'
    row = head + '[topic.cues]\n3 = ["(a|b"]\n'
    with pytest.raises(ProblemsError, match="not closed"):
        parse_topics(row)
