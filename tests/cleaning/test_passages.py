"""Passages: what is quoted from them is what stands there, on the line it is said to stand on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from luutru.cleaning.describing.passages import Passage
from luutru.model import Line, Role, TaggedLine

_LINES = st.lists(
    st.lists(st.text("aàĐB1_,.()“”-–", min_size=1, max_size=5), min_size=1, max_size=6).map(" ".join),
    min_size=1,
    max_size=4,
)


@given(_LINES)
def test_every_token_is_quoted_from_its_place(texts: list[str]) -> None:
    passage = Passage(
        Role.BODY,
        [TaggedLine(Line(number, text, text), Role.BODY, "test", 1.0) for number, text in enumerate(texts)],
    )
    size = len(passage.tokens)
    rest = " ".join(texts)
    for place, token in enumerate(passage.tokens):
        assert passage.quote(place, place + 1) == token
        assert passage.quote(place, size) == rest.lstrip()
        assert passage.line_of(place) == len(texts) - 1 - _lines_below(rest, texts)
        rest = rest.lstrip()[len(token) :]


def _lines_below(rest: str, texts: list[str]) -> int:
    """How many whole lines stand below the one that the next token of `rest` stands on."""
    left = len(rest.lstrip())
    below = 0
    while below < len(texts) - 1 and left > len(texts[-1 - below]):
        left -= len(texts[-1 - below]) + 1
        below += 1
    return below


@given(_LINES)
def test_words_are_tokens_without_the_marks_passed_over(texts: list[str]) -> None:
    passage = Passage(Role.BODY, [TaggedLine(Line(1, texts[0], texts[0]), Role.BODY, "test", 1.0)])
    words, places = passage.words(), passage.word_tokens()
    keys = [passage.keys[place] for place in places]
    assert words == [
        key if key.isalnum() or "." in key[1:] else word for word, key in zip(words, keys, strict=True)
    ]
    assert all(key in ".:;!?…()|" for word, key in zip(words, keys, strict=True) if not word)
