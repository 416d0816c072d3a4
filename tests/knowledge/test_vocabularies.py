"""Every sample of the data files: what must match does, what must not does not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from spelling import misspelt

from luutru.cleaning.describing.passages import Passage
from luutru.cleaning.describing.survey import survey_places
from luutru.cleaning.samples import check_outlet, check_phrase, check_topic
from luutru.content.validation import SLUG
from luutru.errors import ProblemsError
from luutru.knowledge import load_knowledge
from luutru.knowledge.cues import expand_cue
from luutru.knowledge.outlets import Outlet, Outlets, outlet_key, parse_outlets
from luutru.knowledge.phrases import DATA, WORDS_NAME, arrange_phrases, load_phrases, parse_phrases
from luutru.knowledge.topics import OTHER_GROUP, Topic, Topics, parse_topics
from luutru.model import Line, Role, TaggedLine
from luutru.site.words import load_words
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that pages print in one, two syllables or more.
GLUED = {"nhấtMới", "nhậpđăng", "bảnColor", "thườngtốc", "vắcxin", "Hànộimới"}
#: Names of the highlands, whose syllables are their own.
HIGHLANDS = {"Đắk", "Lắk"}
#: Phrases that speak for two topics, and are meant to.
OF_TWO_TOPICS = {"kênh mương", "quả bom", "ca mắc", "hội khỏe phù đổng"}
KNOWN = load_knowledge()
OUTLETS = KNOWN.outlets
TOPICS = KNOWN.topics
PLACES = KNOWN.places


def passage(text: str, role: Role = Role.BODY) -> Passage:
    return Passage(role, [TaggedLine(Line(1, text, text), role, "test", 1.0)])


@pytest.mark.parametrize("outlet", OUTLETS.all, ids=lambda outlet: outlet.id)
def test_an_outlets_samples_hold(outlet: Outlet) -> None:
    assert list(check_outlet(outlet, OUTLETS)) == []


def test_every_outlet_says_why_it_is_there_and_what_it_is_known_by() -> None:
    assert [outlet.id for outlet in OUTLETS.all if not outlet.why] == [], (
        "add why, and where that is known from"
    )
    assert [one.id for one in OUTLETS.all if not SLUG.fullmatch(one.id)] == [], "an id is as in an address"
    names = Counter(outlet_key(one.name) for one in OUTLETS.all)
    assert [name for name, count in names.items() if count > 1] == [], "two outlets of one name"
    marked = [one for one in OUTLETS.all if one.datelines or one.signatures]
    assert [one.id for one in marked if not one.yes] == [], "add leads or ends with its mark to yes"
    assert [one.id for one in marked if not one.no] == [], "add leads that only name it to no"
    proofs = [(one.id, one.domains + one.datelines + one.signatures + one.credits) for one in OUTLETS.all]
    assert [name for name, proof in proofs if not proof] == [], "no article can prove it: add its domains"


def test_outlets_share_neither_domains_nor_marks() -> None:
    domains = [domain for outlet in OUTLETS.all for domain in outlet.domains]
    marks = [mark.strip("()") for outlet in OUTLETS.all for mark in set(outlet.datelines)]
    assert [one for one, count in Counter(domains).items() if count > 1] == [], "a domain of two outlets"
    owners = {
        mark: {o.id for o in OUTLETS.all if mark in {m.strip("()") for m in o.datelines}} for mark in marks
    }
    assert {mark: ids for mark, ids in owners.items() if len(ids) > 1} == {}, "a dateline of two outlets"


@pytest.mark.parametrize("topic", TOPICS.all, ids=lambda topic: topic.slug)
def test_a_topics_samples_hold(topic: Topic) -> None:
    assert list(check_topic(topic, TOPICS)) == []


def test_every_topic_has_its_words_and_samples_both_ways() -> None:
    for topic in TOPICS.all:
        assert len(topic.yes) > 1, f"{topic.slug}: add two sentences to yes"
        assert topic.no, f"{topic.slug}: add a sentence to no that sounds like it and is of another"
        assert topic.label_en != topic.label_vi, f"{topic.slug}: label_en is missing"
        assert topic.definition not in ("", topic.definition_vi), f"{topic.slug}: definition is missing"
        assert topic.group != OTHER_GROUP, f"{topic.slug}: group is missing"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_group_of_topics_has_words(language: str) -> None:
    missing = {topic.group for topic in TOPICS.all} - load_words(language).topic_groups.keys()
    assert missing == set(), f"add it under [topic_groups] in luutru/site/words/{language}.toml"


def test_every_topic_says_what_is_filed_under_it_and_what_elsewhere() -> None:
    missing = [topic.slug for topic in TOPICS.all if not (topic.in_scope and topic.out_of_scope)]
    assert missing == [], "add in_scope, out_of_scope and two examples"


@pytest.mark.parametrize("note", ['in_scope="a"', 'in_scope="a"\nout_of_scope="b"\nexamples=["c"]'])
def test_a_scope_note_that_is_not_whole_is_reported(note: str) -> None:
    with pytest.raises(ProblemsError, match="scope note"):
        parse_topics(f'[[topic]]\nslug="x"\nlabel_vi="x"\n{note}\n[topic.cues]\n3 = ["chó"]\n')


def test_what_is_known_is_spelled_as_vietnamese_is() -> None:
    cues = {topic.slug: [*dict(topic.cues), *topic.exclusions] for topic in TOPICS.all}
    phrases = {row.id: [*row.lines, *row.starts, *row.contains] for row in load_phrases().rows.values()}
    names = {outlet.id: [outlet.name, *outlet.credits] for outlet in OUTLETS.all}
    for owner, texts in (cues | phrases | names).items():
        assert [word for text in texts for word in misspelt(text) if word not in GLUED | HIGHLANDS] == [], (
            owner
        )


def test_cues_are_written_as_texts_are_compared() -> None:
    cues = [cue for topic in TOPICS.all for cue in (*dict(topic.cues), *topic.exclusions)]
    assert [cue for cue in cues if match_key(cue) != " ".join(cue.split())] == []


def test_a_phrase_speaks_for_one_topic() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for topic in TOPICS.all:
        for cue, weight in topic.cues:
            for phrase in expand_cue(cue) if weight > 0 else ():
                owners[phrase].add(topic.slug)
    shared = {" ".join(phrase): topics for phrase, topics in owners.items() if len(topics) > 1}
    assert {cue: topics for cue, topics in shared.items() if cue not in OF_TWO_TOPICS} == {}, (
        "one topic's cue"
    )
    assert shared.keys() >= OF_TWO_TOPICS, "no longer two topics': take it out of OF_TWO_TOPICS"


def test_a_sample_that_does_not_hold_is_named() -> None:
    row = '[[topic]]\nslug="x"\nlabel_vi="x"\nyes=["mèo"]\nno=["chó"]\n[topic.cues]\n3 = ["chó"]\n'
    topics = Topics(parse_topics(row))
    assert [failed.message.count("mèo") for failed in check_topic(topics.all[0], topics)] == [1, 0]
    outlets = Outlets(
        parse_outlets('[[outlet]]\nid="x"\nname="X"\ndatelines=["XY"]\nyes=["XZ - A."]\nno=["XY - B."]\n')
    )
    assert [failed.message.count("XZ") for failed in check_outlet(outlets.all[0], outlets)] == [1, 0]
    rows = parse_phrases('[[phrase]]\nid="x"\nkind="ad"\nwhy="w"\nlines=["a b"]\nyes=["c d"]\nno=["A b"]\n')
    words = json.loads((DATA / WORDS_NAME).read_text(encoding="utf-8"))
    assert [
        failed.message.count("c d") for failed in check_phrase(rows[0], arrange_phrases(rows, words))
    ] == [1, 0]


@pytest.mark.parametrize(
    ("name", "sample", "meant"),
    [(trap.name, sample, False) for trap in PLACES.traps.values() for sample in trap.yes]
    + [(trap.name, sample, True) for trap in PLACES.traps.values() for sample in trap.no],
)
def test_a_name_that_is_something_else_is_no_district(name: str, sample: str, meant: bool) -> None:
    mentions = survey_places([passage(sample)], PLACES).mentions
    named = [m for m in mentions if m.name.name == name and not m.is_ward and not m.outside]
    assert bool(named) is meant


def test_a_mistyped_key_is_reported_with_the_right_one() -> None:
    with pytest.raises(ProblemsError, match='did you mean "domains"'):
        parse_outlets('[[outlet]]\nid = "x"\nname = "X"\ndomain = ["x.vn"]\n')
    with pytest.raises(ProblemsError, match='did you mean "cues"'):
        parse_topics('[[topic]]\nslug = "x"\ncue = {}\n')


def parse(name: str, text: str) -> Sequence[object]:
    return {"outlet": parse_outlets, "topic": parse_topics, "phrase": parse_phrases}[name](text)


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ('[[outlet]]\nname = "Báo Sông Thu"', 1, 'id = "bao-song-thu"'),
        ('[[outlet]]\nid = "Sông Thu"\nname = "x"', 2, 'id = "song-thu"'),
        ('[[outlet]]\nid = "a"', 1, 'name = "…"'),
        ('[[outlet]]\nid = "a"\nname = "A"\n[[outlet]]\nid = "a"\nname = "B"', 5, "a second time"),
        ('[[outlet]]\nid = "a"\nname = "A"\nngon = 1', 4, "known: credits, datelines, domains"),
        ('[[outlet]]\nid = "a"\nname = "A"\nlocal = "có"', 4, "true or false"),
        ('[[outlet]]\nid = "a"\nname = "A"\ndomains = [1]', 4, "a list"),
        ('[outlet]\nid = "a"', 1, "[[outlet]]"),
        ('[[topic]]\nlabel_vi = "Trồng hoa"\n[topic.cues]\n3 = "hoa"', 1, 'slug = "trong-hoa"'),
        ('[[topic]]\nslug = "a"\nlabel_vi = "A"\n[topic.cues]\nmanh = ["hoa"]', 5, "stands a number"),
        ('[[topic]]\nslug = "a"\nlabel_vi = "A"\n[topic.cues]\n3 = ["(hoa"]', 5, "not closed"),
        ('[[topic]]\nslug = "a"\nlabel_vi = "A"', 1, "cues"),
        ('[[phrase]]\nid = "Chia sẻ"\nkind = "share"\nwhy = "x"', 2, 'id = "chia-se"'),
        ('[[phrase]]\nid = "a"\nkind = "sharing"\nwhy = "x"', 3, "section, share"),
        ('[[phrase]]\nid = "a"\nkind = "ad"\nwhy = "x"\npattern = "(a"', 5, "no regular expression"),
    ],
)
def test_a_row_is_told_with_its_line_and_what_to_write(row: str, line: int, said: str) -> None:
    with pytest.raises(ProblemsError) as error:
        parse(row.strip("[").partition("]")[0], row)
    (problem,) = error.value.problems
    assert (problem.line, said in str(problem)) == (line, True), str(problem)


def test_one_text_where_a_list_may_stand_is_a_list_of_it() -> None:
    (outlet,) = parse_outlets('[[outlet]]\nid = "a"\nname = "A"\ndomains = "a.vn"')
    assert outlet.domains == ("a.vn",)
    (topic,) = parse_topics('[[topic]]\nslug = "a"\nlabel_vi = "A"\n[topic.cues]\n3 = "hoa cúc"')
    assert topic.cues == (("hoa cúc", 3.0),)


def test_a_cue_with_open_brackets_is_reported() -> None:
    head = '[[topic]]\nslug="x"\nlabel_vi="x"\nlabel_en="x"\ngroup="x"\ndefinition="x"\n'
    row = head + '[topic.cues]\n3 = ["(a|b"]\n'
    with pytest.raises(ProblemsError, match="not closed"):
        parse_topics(row)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bao Ha Noi Moi", "Hànộimới"),
        ("lao dong", "Lao Động"),
        ("Kinh te & Do thi", "Kinh tế & Đô thị"),
        ("Bao Song Thu", ""),
        ("Hà Nội Moi", ""),
    ],
)
def test_an_outlet_is_known_by_its_name_without_marks(typed: str, meant: str) -> None:
    found = OUTLETS.by_typed_name(typed)
    assert (found.name if found else "") == meant


def test_a_name_without_marks_that_may_be_two_outlets_is_neither() -> None:
    rows = '[[outlet]]\nid = "a"\nname = "Sông Thu"\n[[outlet]]\nid = "b"\nname = "Sóng Thu"\n'
    assert Outlets(parse_outlets(rows)).by_typed_name("Song Thu") is None
