"""Yes and no, as people write them into a cell."""

from __future__ import annotations

from typing import Final

from luutru.vocabulary import load_words

_WORDS: Final = load_words("answers")
_YES: Final = _WORDS.word_set("yes")
_NO: Final = _WORDS.word_set("no") | {""}


def read_answer(text: str) -> bool | None:
    """Return whether a cell says yes or, with nothing in it, no; None when it says neither."""
    answer = text.strip().casefold()
    return True if answer in _YES else False if answer in _NO else None
