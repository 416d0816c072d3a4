"""Reads the word for a unit, and tells the unit that somebody lives in from one the article is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import (
    ABBREVIATIONS,
    ADDRESS,
    AGE_WORDS,
    BIRTH,
    COMMITTEE_WORDS,
    COMMITTEES,
    HOME_AFTER_BIRTH,
    HOME_APART,
    HOME_PAPERS,
    HOME_WORDS,
    MERGED,
    NOT_COMMUNE,
    PAIRS,
    PERSONS,
    PICKS,
    SPOUSES,
    TEAMS,
    UNIT_OPENERS,
    WORDS,
)
from luutru.model import HEADS
from luutru.vietnamese.person_names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from luutru.cleaning.describing.passages import Passage

#: From an age to the last unit of an address: "SN 1990, trú tại số 5 ngõ 12 phố Y, phường X, quận Z".
_HOME_REACH: Final = 24
#: From "sáp nhập", or "điển hình như", to the last of its units: "… cùng các xã A (huyện B) và C".
_SENTENCE: Final = 90
#: Initials and abbreviations have so many letters before their full stop: "Th.", "TP.".
_SHORT: Final = 2


def read_unit_word(keys: Sequence[str], tokens: Sequence[str], at: int) -> tuple[str, int, bool] | None:
    """Return the unit word at a token, the token after it, and whether it is a committee ("Quận ủy")."""
    key = keys[at] if at < len(keys) else ""
    following = keys[at + 1] if at + 1 < len(keys) else ""
    if following in COMMITTEE_WORDS and key in COMMITTEES:
        return COMMITTEES[key], at + 2, True
    if (key, following) in PAIRS:
        return PAIRS[key, following], at + 2, False
    kind = WORDS.get(key)
    if kind is None or ((key, following) == NOT_COMMUNE and not _is_title(tokens[at + 1])):
        return None
    if key == NOT_COMMUNE[0] and at and keys[at - 1] in SPOUSES:
        return None
    dotted = key in ABBREVIATIONS and following == "."
    if key in ABBREVIATIONS and not (tokens[at].isupper() and (dotted or len(key) > 1)):
        return None
    return kind, at + 2 if dotted else at + 1, False


def _is_title(token: str) -> bool:
    """Whether a word is written as in a name: "Hội Sơn", neither "xã hội" nor "XÃ HỘI"."""
    return token[0].isupper() and not token.isupper()


def is_somebodys_home(passage: Passage, at: int) -> bool:
    """Whether somebody is said to live there: "SN 1990, trú tại", "bà Na (ngụ", "ông Lê Vi, ở tổ 5"."""
    before = _clause(passage.keys, at, _HOME_REACH, ".)")
    if _has(before, HOME_PAPERS):
        return True
    words = HOME_WORDS | HOME_AFTER_BIRTH if _has(before, BIRTH) else HOME_WORDS
    lives = next((place for place, key in enumerate(before) if key in words), None)
    if lives is not None and not AGE_WORDS.isdisjoint(before[:lives]):
        return True
    apart = bool(lives and before[lives - 1] in HOME_APART)
    return apart or (passage.role not in HEADS and _is_persons(passage, at))


def is_example(passage: Passage, at: int) -> bool:
    """Whether a unit is one of some that the text picks, or its club plays: "điển hình như mô hình ở xã"."""
    if passage.role in HEADS:
        return False
    picked = _has(_clause(passage.keys, at, _SENTENCE, "."), PICKS)
    return picked or _has(passage.keys[max(0, at - 2) : at], TEAMS)


def is_merged(keys: Sequence[str], at: int) -> bool:
    """Whether a unit went up in another: "sáp nhập toàn bộ diện tích, dân số của các xã A, B"."""
    return _has(_clause(keys, at, _SENTENCE, "."), MERGED)


def _clause(keys: Sequence[str], at: int, reach: int, marks: str) -> Sequence[str]:
    """Return so many words before a unit, from the last of some marks on; "P." is no end of a sentence."""
    first = max(0, at - reach)
    for place in range(at - 1, first, -1):
        if keys[place] in marks and not (keys[place] == "." and len(keys[place - 1]) <= _SHORT):
            return keys[place + 1 : at]
    return keys[first:at]


def _is_persons(passage: Passage, at: int) -> bool:
    """Whether nothing but an address stands between somebody's name, or age, and a unit."""
    keys, tokens = passage.keys, passage.tokens
    for place in range(at - 1, max(-1, at - _HOME_REACH), -1):
        key = keys[place]
        if key in PERSONS and (tokens[place].islower() or not (place and tokens[place - 1].isalnum())):
            return tokens[place + 1].istitle()
        if key in AGE_WORDS or _has(keys[max(0, place - 1) : place + 1], BIRTH):
            return keys[place + 1] == "," or keys[place + 1].isdigit()
        initial = key == "." and len(tokens[place - 1]) <= _SHORT
        if not (tokens[place].istitle() or key.isdigit() or key in ADDRESS or initial):
            return False
        if key == "(" and _opens_name(tokens, place):
            return True
    return False


def _opens_name(tokens: Sequence[str], end: int) -> bool:
    """Whether a person's full name, and none of several streets, stands before a parenthesis."""
    start = end
    while start and tokens[start - 1][0].isupper():
        start -= 1
    full = end - start > 2 and tokens[start].lower() in SURNAMES
    before = tokens[start - 1] if start else ""
    return full and not before.isalnum() and (before != "," or tokens[end + 1] in ADDRESS - UNIT_OPENERS)


def _has(keys: Sequence[str], phrases: Collection[tuple[str, ...]]) -> bool:
    return any(tuple(keys[at : at + len(words)]) == words for words in phrases for at in range(len(keys)))
