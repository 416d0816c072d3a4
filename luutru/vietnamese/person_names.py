"""Vietnamese personal names: family names, and how a printed name is told from other capitalised words."""

from __future__ import annotations

import re
from typing import Final

from luutru.vietnamese.folding import fold
from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("names")
#: Family names in lower case, tones placed the older way.
SURNAMES: Final = _WORDS.word_set("surnames")
INITIALS: Final = _WORDS.pattern("initials")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
#: A word without a vowel is what an office is called for short: "HND Vân Hồ", "LHPN".
_OFFICE: Final = re.compile(r"\b[bcdghklmnpqrstvx]{3,}\b")
#: Longest printed names: "Nguyễn Thị Hồng Minh Châu"; foreign ones are shorter.
_MOST_WORDS: Final = 6


def is_initials(text: str) -> bool:
    """Whether a printed name is initials only, which name nobody: "HN", "T.H.", "PV"."""
    letters = [part for part in re.split(r"[.\s]+", text) if part]
    if (
        not letters
        or INITIALS.fullmatch(text) is None
        or not text.replace(".", "").replace(" ", "").isupper()
    ):
        return False
    return len(letters) == 1 or len(letters[-1]) <= 2  # "X.SINH" has a given name


def looks_like_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: a few words, each with a capital, or initials.

    >>> looks_like_name("Vi Lan"), looks_like_name("HND Vi Lan")
    (True, False)
    """
    if INITIALS.fullmatch(text):
        return True
    words = text.split()
    shaped = 0 < len(words) <= _MOST_WORDS and all(
        _WORD.fullmatch(word) and word[0].isupper() for word in words
    )
    return shaped and (len(words) == 1 or _OFFICE.search(fold(text)) is None)


def has_surname(text: str) -> bool:
    """Whether a text begins with a Vietnamese family name and goes on."""
    words = text.split()
    return len(words) > 1 and words[0].lower() in SURNAMES


def title_case_name(text: str) -> str:
    """Return a name printed in capitals as names are written ("VÂN THÙY" → "Vân Thùy"); initials stay."""
    if not text.isupper() or is_initials(text):
        return text
    return re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), text)
