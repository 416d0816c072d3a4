"""Sketches of texts: the runs of twelve syllables by the definition, one after the other."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from luutru.vietnamese import shingles
from luutru.vietnamese.shingles import make_sketch

_SYLLABLES = st.sampled_from(["quan", "dong", "da", "ket", "nap", "362", "dang", "vien", "moi"])


def sketch(syllables: list[str]) -> list[int]:
    """The definition: hashes are put together two by two, with lists."""
    hashes = [shingles._HASHES[syllable] for syllable in syllables]
    for step, factor in shingles._STEPS:
        pairs = zip(hashes, hashes[step:], strict=False)
        hashes = [(one * factor + other) % (1 << shingles._HASH_BITS) for one, other in pairs]
    low = sorted({value for value in hashes if value < shingles._LIMIT})
    return low if len(low) >= shingles._FEWEST else sorted(set(hashes))[: shingles._FEWEST]


@given(st.lists(_SYLLABLES, max_size=120) | st.lists(st.text(min_size=1, max_size=3), max_size=40))
def test_a_sketch_is_of_the_whole_runs_of_a_text(syllables: list[str]) -> None:
    assert array("I", make_sketch(syllables)).tolist() == sketch(syllables)
