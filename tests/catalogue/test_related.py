from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from luutru.catalogue.related import RELATED, relate_articles

DISTRICTS = st.lists(st.sampled_from("abc"), max_size=2, unique=True).map(tuple)
TOPICS = st.lists(st.sampled_from("xyz"), max_size=3, unique=True).map(tuple)


def test_district_and_topic_together_come_before_either_alone() -> None:
    districts = [("a",), ("a",), ("a",), ("b",)]
    topics = [("x",), ("y",), ("x",), ("x",)]
    related = relate_articles(districts, topics, range(4))
    assert [other for other, _ in related[0]] == [2, 3, 1] or [other for other, _ in related[0]] == [2, 1, 3]
    assert related[0][0] == (2, ("a", "x"))


def test_the_rarest_meeting_comes_first() -> None:
    # 0 meets five articles on (a, x) and one on (a, y).
    districts = [("a",)] * 7
    topics = [("x", "y"), ("x",), ("x",), ("x",), ("x",), ("x",), ("y",)]
    related = relate_articles(districts, topics, range(7))
    assert related[0][0] == (6, ("a", "y"))


def test_the_nearest_in_time_come_first() -> None:
    related = relate_articles([("a",)] * 9, [("x",)] * 9, range(9), amount=4)
    assert {other for other, _ in related[4]} == {2, 3, 5, 6}
    assert related[4][0][0] == 3, "of two equally near the newer"


def test_copies_of_one_text_are_not_related_and_stand_for_one() -> None:
    related = relate_articles([("a",)] * 4, [("x",)] * 4, [0, 0, 2, 2])
    assert [other for other, _ in related[0]] == [2]


@given(st.lists(st.tuples(DISTRICTS, TOPICS), max_size=20))
def test_related_articles_share_what_they_are_said_to_share(
    articles: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> None:
    districts = [item[0] for item in articles]
    topics = [item[1] for item in articles]
    related = relate_articles(districts, topics, range(len(articles)))
    for number, others in enumerate(related):
        assert len(others) <= RELATED
        assert len({other for other, _ in others}) == len(others)
        for other, (district, topic) in others:
            assert other != number
            assert district or topic
            assert not district or (district in districts[number] and district in districts[other])
            assert not topic or (topic in topics[number] and topic in topics[other])
        meets = sum(
            other != number
            and bool({*districts[number]} & {*districts[other]} or {*topics[number]} & {*topics[other]})
            for other in range(len(articles))
        )
        assert len(others) == min(RELATED, meets)


def test_work_grows_with_the_articles_not_with_their_square() -> None:
    class CountingList(list[int]):
        looks = 0

        def __getitem__(self, place):  # type: ignore[no-untyped-def]
            CountingList.looks += 1
            return super().__getitem__(place)

    choose = random.Random(1)
    amount = 2000
    districts = [(choose.choice("abcdef"),) for _ in range(amount)]
    topics = [tuple(choose.sample("uvwxyz", 3)) for _ in range(amount)]
    relate_articles(districts, topics, CountingList(range(amount)))
    assert CountingList.looks < amount * (RELATED + 2) * 4
