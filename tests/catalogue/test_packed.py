"""Packed entries: nothing lost, whatever an article is like; what is asked of all is what each says."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from factories import make_articles, make_entries
from hypothesis import given
from hypothesis import strategies as st
from strategies import ARTICLES

from luutru.catalogue.entries import DOUBTED_FIELDS, Entry, find_gaps
from luutru.catalogue.packed import Brief, BriefArticle, PackedEntries, pack_entry, read_briefs, unpack_entry

if TYPE_CHECKING:
    from luutru.model import Article

ENTRIES = ARTICLES.flatmap(
    lambda article: st.builds(
        Entry,
        article=st.just(article),
        card_key=st.text("0123456789abcdef", min_size=2, max_size=2),
        content_key=st.text("0123456789abcdef", min_size=2, max_size=2),
        doubts=st.lists(st.sampled_from(DOUBTED_FIELDS), unique=True).map(tuple),
        gaps=st.just(find_gaps(article)),
        file_name=st.sampled_from(["", "another-name"]),
    )
)


@given(st.lists(ENTRIES, max_size=5))
def test_entries_come_out_as_they_went_in(entries: list[Entry]) -> None:
    packed = PackedEntries(map(pack_entry, entries))
    assert list(packed) == entries
    assert list(pickle.loads(pickle.dumps(packed))) == entries
    assert [unpack_entry(pack_entry(entry)) for entry in entries] == entries


@given(st.lists(ENTRIES, max_size=5))
def test_a_brief_says_what_its_entry_says(entries: list[Entry]) -> None:
    for brief, entry in zip(read_briefs(map(pack_entry, entries)), entries, strict=True):
        for name in set(Brief.__struct_fields__) - {"article"}:
            assert getattr(brief, name) == getattr(entry, name)
        for name in set(BriefArticle.__struct_fields__) - {"extra"}:
            assert getattr(brief.article, name) == getattr(entry.article, name)
        assert brief.article.extra == tuple(entry.article.extra)
        assert brief.name == entry.name


def test_what_many_articles_share_is_one_object() -> None:
    briefs = read_briefs(make_entries(make_articles(200)))
    shown = {brief.article.districts for brief in briefs}
    assert len({id(brief.article.districts) for brief in briefs}) == len(shown) < 60


def test_more_entries_than_are_kept_unpacked() -> None:
    packed = PackedEntries(make_entries(make_articles(2500)))
    ids = [packed[place].article.id for place in (*range(2500), 0, 2499)]
    assert ids == [f"{number:012x}" for number in (*range(1, 2501), 1, 2500)]
    with pytest.raises(IndexError):
        packed[2500]


@given(ARTICLES)
def test_gaps_are_the_covered_fields_without_a_value(article: Article) -> None:
    gaps = find_gaps(article)
    assert ("authors" in gaps) == (article.authors == ())
    assert ("published" in gaps) == (article.published is None)
    assert ("source" in gaps) == (not article.source.url)
