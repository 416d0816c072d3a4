"""The cue language: what a phrase stands for, and that one pass finds all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.knowledge.cues import LONGEST_GAP, CueTrie, expand_cue

WORDS = st.lists(st.sampled_from(["kết", "nạp", "đảng", "viên", "mới", "12", ""]), max_size=14)
CUES = ["kết nạp", "đảng viên", "đảng viên mới", "kết nạp # đảng viên", "kết … mới"]


@pytest.mark.parametrize(
    ("cue", "phrases"),
    [
        ("một cửa", {"một cửa"}),
        ("trật tự (xây dựng|đô thị)", {"trật tự xây dựng", "trật tự đô thị"}),
        ("đảng viên [mới]", {"đảng viên", "đảng viên mới"}),
        ("(a|b [c]) d", {"a d", "b d", "b c d"}),
        ("Ví, giặm (Nghệ Tĩnh|Bến Thuỷ)", {"ví giặm nghệ tĩnh", "ví giặm bến thủy"}),
        ("thu [chi] ngân sách", {"thu ngân sách", "thu chi ngân sách"}),
    ],
)
def test_a_cue_stands_for_its_phrases(cue: str, phrases: set[str]) -> None:
    assert {" ".join(phrase) for phrase in expand_cue(cue)} == phrases


@pytest.mark.parametrize("cue", ["(a|b", "a]", "a (b", "# đảng viên", "… mới", "(a|b|c)(a|b|c)" * 5])
def test_a_cue_that_cannot_be_read_is_refused(cue: str) -> None:
    with pytest.raises(ValueError, match=r"cue|bracket|unmatched"):
        expand_cue(cue)


def test_a_gap_is_at_most_so_many_words_and_stays_in_its_phrase() -> None:
    trie = CueTrie(["kỳ họp … hđnd"])
    filler = ["x"] * LONGEST_GAP
    assert trie.find(["kỳ", "họp", *filler, "hđnd"])
    assert not trie.find(["kỳ", "họp", *filler, "x", "hđnd"])
    assert not trie.find(["kỳ", "họp", "", "hđnd"])


def test_a_number_is_any_number() -> None:
    trie = CueTrie(["huy hiệu # năm"])
    assert trie.find(["huy", "hiệu", "75", "năm"])
    assert not trie.find(["huy", "hiệu", "mấy", "năm"])


@given(WORDS)
def test_one_pass_finds_what_searching_for_each_plain_cue_finds(words: list[str]) -> None:
    plain = [cue for cue in CUES if "#" not in cue and "…" not in cue]
    expected = {
        (number, start, start + len(cue.split()))
        for number, cue in enumerate(plain)
        for start in range(len(words))
        if words[start : start + len(cue.split())] == cue.split()
    }
    assert {tuple(hit) for hit in CueTrie(plain).find(words)} == expected


@given(WORDS)
def test_hits_lie_inside_the_words_and_never_cross_a_break(words: list[str]) -> None:
    for hit in CueTrie(CUES).find(words):
        assert 0 <= hit.start < hit.end <= len(words)
        assert all(words[hit.start : hit.end])
