"""Reads the word for a unit, and tells the unit that somebody lives in from one the article is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import (
    ABBREVIATIONS,
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
    SPOUSES,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: From an age to the last unit of an address: "SN 1990, trú tại số 5 ngõ 12 phố Y, phường X, quận Z".
_HOME_REACH: Final = 24
#: From "sáp nhập" to the last of its units: "… cùng các xã Nam Phong (huyện A) và Văn Tự (huyện B)".
_MERGED_REACH: Final = 60


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


def is_somebodys_home(keys: Sequence[str], at: int) -> bool:
    """Whether somebody is said to live there: "SN 1990, trú tại", "bà Na (ngụ", "hộ khẩu ở"."""
    before = keys[max(0, at - _HOME_REACH) : at]
    for mark in (".", ")"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    if _has(before, HOME_PAPERS):
        return True
    words = HOME_WORDS | HOME_AFTER_BIRTH if _has(before, BIRTH) else HOME_WORDS
    lives = next((place for place, key in enumerate(before) if key in words), None)
    if lives is None:
        return False
    return not AGE_WORDS.isdisjoint(before[:lives]) or (lives > 0 and before[lives - 1] in HOME_APART)


def _has(keys: Sequence[str], phrases: Collection[tuple[str, ...]]) -> bool:
    return any(tuple(keys[at : at + len(words)]) == words for words in phrases for at in range(len(keys)))


def is_merged(keys: Sequence[str], at: int) -> bool:
    """Whether a unit went up in another: "sáp nhập toàn bộ diện tích, dân số của các xã A, B"."""
    before = keys[max(0, at - _MERGED_REACH) : at]
    if "." in before:
        before = before[len(before) - before[::-1].index(".") :]
    return _has(before, MERGED)
