"""Near copies: reprints are found whatever stands around them, and nothing depends on order or on history."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.articles import invent_article
from luutru.content import similar
from luutru.content.near_copies import (
    FEWEST_CONTAINED,
    FEWEST_EQUAL,
    MANY,
    Findings,
    Standing,
    Text,
    are_copies,
    find_originals,
)
from luutru.vietnamese.shingles import find_runs, make_sketch, split_syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = Findings()


@dataclass(frozen=True)
class Paper:
    """An article to compare: its paragraphs and what ranks it."""

    name: str
    paragraphs: tuple[str, ...]
    day: str = ""
    standing: Standing = Standing.FREE
    not_of: str = ""
    origins: int = 0

    @property
    def syllables(self) -> list[str]:
        return split_syllables("\n".join(self.paragraphs))

    @property
    def text(self) -> Text:
        syllables = self.syllables
        runs, sketch = len(find_runs(syllables)), make_sketch(syllables)
        return Text(
            f"id-{self.name}", self.name, self.day, self.standing, runs, sketch, self.not_of, self.origins
        )


def paper(number: int) -> Paper:
    article = invent_article(number)
    return Paper(f"p{number}", article.paragraphs, day=article.day.isoformat())


def find(papers: Iterable[Paper], before: Findings = NOTHING) -> Findings:
    by_name = {item.name: item for item in papers}

    def compare(one: str, other: str) -> bool:
        return are_copies(find_runs(by_name[one].syllables), find_runs(by_name[other].syllables))

    return find_originals({name: item.text for name, item in by_name.items()}, compare, before)


def find_by_force(papers: Iterable[Paper]) -> dict[str, str | None]:
    """The definition: each is compared with all originals before it, without sketches."""
    texts = {item.name: item.text for item in papers}
    runs = {item.name: find_runs(item.syllables) for item in papers}
    found: dict[str, str | None] = {}
    part = [item for item in papers if item.standing is not Standing.OUT]
    for item in sorted(
        (item for item in part if texts[item.name].runs >= FEWEST_EQUAL),
        key=lambda item: (
            item.standing is not Standing.KEPT,
            item.day or "9999",
            -item.origins,
            -texts[item.name].runs,
            item.name,
        ),
    ):
        found[item.name] = None
        if item.standing is Standing.FREE:
            for other, original in list(found.items())[:-1]:
                refused = texts[other].not_of == texts[item.name].id
                if original is None and not refused and are_copies(runs[item.name], runs[other]):
                    found[item.name] = other
                    break
    return found


def syllables_of(amount: int, start: int = 0) -> list[str]:
    return [f"w{number}" for number in range(start, start + amount)]


def test_four_fifths_are_a_copy_and_less_is_none() -> None:
    """Of 102 syllables in 100 runs, a common start of 82 is 80 runs."""
    text = syllables_of(102)
    for shared, copies in ((82, True), (81, False)):
        other = text[:shared] + syllables_of(200, 1000)
        assert are_copies(find_runs(text), find_runs(other)) is copies
        assert are_copies(find_runs(other), find_runs(text)) is copies


def test_a_notice_in_a_long_article_is_no_copy_of_it() -> None:
    article = syllables_of(500)
    for runs in (FEWEST_CONTAINED - 1, FEWEST_CONTAINED):
        notice = article[: runs + 2]
        assert are_copies(find_runs(notice), find_runs(article)) is (runs == FEWEST_CONTAINED)
    short = syllables_of(FEWEST_EQUAL + 2)
    assert are_copies(find_runs(short), find_runs(short))
    assert not are_copies(find_runs(short), find_runs([*short, "x"]))
    assert not are_copies(find_runs(short[:-1]), find_runs(short[:-1]))


@pytest.mark.parametrize("number", range(0, 40, 4))
def test_a_reprint_is_found_with_a_paragraph_more_fewer_or_other(number: int) -> None:
    first = replace(paper(number), day="2019-01-01")
    own = paper(number + 1).paragraphs[5]
    whole = first.paragraphs
    for name, paragraphs in {
        "more": (*whole[:3], own, *whole[3:]),
        "fewer": whole[:4] + whole[5:],
        "captioned": (*whole[:2], "Quang cảnh hội nghị. Ảnh: Trần Long", *whole[2:]),
        "upper": tuple(text.upper() for text in whole),
        "half": whole[: len(whole) // 2],
    }.items():
        reprint = Paper(name, paragraphs, "2019-01-02")
        assert find([reprint, first]).originals == {first.name: None, name: first.name}


def test_two_articles_of_one_ceremony_are_two() -> None:
    lead = "Sáng 19/5, Quận ủy Đống Đa tổ chức lễ trao Huy hiệu Đảng đợt 19/5 cho 362 đảng viên. "
    one, other = paper(1), paper(2)
    papers = [
        replace(item, name=name, paragraphs=(lead, *item.paragraphs))
        for name, item in (("a", one), ("b", other))
    ]
    assert find(papers).originals == {"a": None, "b": None}


def test_the_earliest_is_the_original_then_that_of_known_origin_the_fullest_and_the_first_by_name() -> None:
    whole = paper(3).paragraphs
    late, early = Paper("a", whole, "2019-02-01"), Paper("b", whole, "2019-01-31")
    unknown = Paper("0", (*whole, *paper(4).paragraphs), "")
    assert find([late, early, unknown]).originals == {"b": None, "a": "b", "0": "b"}
    full, part = Paper("z", whole, "2019-01-01"), Paper("a", whole[:-1], "2019-01-01")
    assert find([full, part]).originals == {"z": None, "a": "z"}
    assert find([replace(full, name="y"), full]).originals == {"y": None, "z": "y"}
    assert find([full, replace(part, origins=1)]).originals == {"a": None, "z": "a"}
    assert find([unknown, replace(late, day="", origins=2), replace(early, origins=1)]).originals == {
        "b": None,
        "a": "b",
        "0": "b",
    }


def test_two_short_ones_in_a_long_one_are_not_copies_of_each_other() -> None:
    one, other = (replace(paper(n), day=f"2019-01-0{n}") for n in (1, 2))
    both = Paper("both", one.paragraphs + other.paragraphs, "2019-01-03")
    assert find([both, one, other]).originals == {"p1": None, "p2": None, "both": "p1"}


def test_a_person_has_the_last_word() -> None:
    whole = paper(5).paragraphs
    first, second = Paper("a", whole, "2019-01-01"), Paper("b", whole, "2019-01-02")
    kept = replace(second, standing=Standing.KEPT)
    assert find([first, kept]).originals == {"a": "b", "b": None}
    assert find([first, replace(kept, not_of="id-a")]).originals == {"a": None, "b": None}
    assert find([replace(first, standing=Standing.OUT), second]).originals == {"b": None}


def variations(chance: random.Random, amount: int) -> list[Paper]:
    """Articles with reprints among them: paragraphs left out, added, taken from two, syllables changed."""
    papers = [
        replace(paper(number), paragraphs=paper(number).paragraphs[:4]) for number in range(amount // 2)
    ]
    while len(papers) < amount:
        one, other = chance.choice(papers), chance.choice(papers)
        paragraphs = [text for text in one.paragraphs if chance.random() > chance.choice((0.02, 0.3))]
        if chance.random() < 0.5:
            paragraphs += chance.sample(other.paragraphs, min(3, len(other.paragraphs)))
        rate = chance.choice((0, 0, 0.02, 0.05))
        words = [
            [word if chance.random() >= rate else f"x{chance.random()}" for word in text.split()]
            for text in paragraphs
        ]
        papers.append(vary(chance, Paper(f"v{len(papers)}", tuple(" ".join(text) for text in words))))
    return papers


def vary(chance: random.Random, item: Paper) -> Paper:
    standing = chance.choices(list(Standing), (20, 1, 1))[0]
    day = chance.choice(("", f"201{chance.randrange(9)}-01-0{chance.randrange(1, 9)}"))
    not_of = f"id-p{chance.randrange(100)}" if standing is Standing.KEPT else ""
    return replace(item, day=day, standing=standing, not_of=not_of, origins=chance.randrange(3))


def test_the_order_of_files_does_not_matter_and_sketches_lose_nothing() -> None:
    chance = random.Random(8)
    papers = variations(chance, 300)
    expected = find_by_force(papers)
    assert sum(original is not None for original in expected.values()) > 60
    for _ in range(2):
        assert find(papers).originals == expected
        chance.shuffle(papers)


def test_formulas_relate_nothing_but_equal_texts_are_found_in_any_number() -> None:
    whole = paper(6).paragraphs
    papers = [Paper(f"{number:03}", whole, "2019-01-01") for number in range(200)]
    found = find([*papers, paper(7)]).originals
    assert set(found.values()) == {None, "000"}
    assert list(found.values()).count(None) == 2


@pytest.mark.parametrize("common", [4, similar.COMMON])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), changes=st.sampled_from((1, 2, MANY)))
def test_after_any_change_the_quick_finding_is_the_full_one(
    monkeypatch: pytest.MonkeyPatch, common: int, seed: int, changes: int
) -> None:
    """Also where runs become formulas, and cease to be."""
    monkeypatch.setattr(similar, "COMMON", common)
    chance = random.Random(seed)
    papers = {item.name: item for item in variations(chance, 2 * MANY)}
    found = find(papers.values())
    for _ in range(3):
        for _ in range(changes):
            change(chance, papers)
        found = find(papers.values(), found)
        assert found.originals == find(papers.values()).originals


def test_what_becomes_a_formula_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "COMMON", 2)
    whole, others = paper(1).paragraphs, paper(2).paragraphs
    half = len(whole) // 2
    first, copy = Paper("a", whole, "2019-01-01"), Paper("b", (*whole, paper(4).paragraphs[1]), "2019-01-02")
    one = Paper("c", (*whole[: half + 1], *others), "2019-01-03")
    other = Paper("d", (*whole[half:], *paper(3).paragraphs), "2019-01-04")
    without = find([first, copy, one])
    assert without.originals["b"] == "a"
    both = find([first, copy, one, other], without)
    assert both.originals["b"] is None
    assert find([first, copy, one], both).originals["b"] == "a"


def change(chance: random.Random, papers: dict[str, Paper]) -> None:
    name = chance.choice(sorted(papers))
    match chance.randrange(5):
        case 0:
            del papers[name]
        case 1:
            papers[name] = vary(chance, papers[name])
        case 2:
            papers[name] = replace(papers[name], paragraphs=papers[chance.choice(sorted(papers))].paragraphs)
        case 3:
            papers[name] = replace(papers[name], paragraphs=papers[name].paragraphs[:-1] or ("Một.",))
        case 4:
            new = f"n{chance.randrange(10**6)}"
            papers[new] = vary(chance, replace(papers[name], name=new))
