"""Yes, no and nothing, as people and programs write them into a cell."""

from __future__ import annotations

from typing import Final

from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("answers")
_YES: Final = _WORDS.word_set("yes")
_NO: Final = _WORDS.word_set("no") | {""}
#: What programs write into a field that is empty: pandas, Python, JavaScript, SQL, people.
_NOTHING: Final = frozenset(
    {"", "~", "nan", "none", "null", "n/a", "na", "undefined", "nat", "unknown", "-", "[]", "{}", "#n/a"}
)
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))


def says_nothing(text: str) -> bool:
    """Say whether a cell is empty, or holds what is written for that."""
    text = text.strip()
    return len(text) <= _LONGEST_NOTHING and text.lower() in _NOTHING


def read_answer(text: str) -> bool | None:
    """Return whether a cell says yes or, with nothing in it, no; None when it says neither."""
    answer = text.strip().casefold()
    return True if answer in _YES else False if answer in _NO else None
