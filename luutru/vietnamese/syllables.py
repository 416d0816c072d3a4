"""Which words can be Vietnamese syllables: the test that decides whether a doubtful text was mended rightly.

A syllable is an onset, a rhyme and a tone on its proper vowel; syllables ending in p, t, c or ch take
only sắc and nặng. There are some 20,000 possible ones, of which about a third are used; all are accepted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("syllables")
_ONSETS: Final = ("", *_WORDS.words("onsets"))
_RHYMES: Final = _WORDS.words("rhymes")
_SHARED: Final = _WORDS.words("shared")
_STOPS: Final = _WORDS.word_set("stops")
_SHAPED: Final = _WORDS.word_set("shaped-vowels")
_TWO_STYLES: Final = _WORDS.word_set("two-styles")
_FIRST: Final = _WORDS.word_set("first-of-two")
_TONES: Final = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOP_TONES: Final = ("\u0301", "\u0323")
_VOWELS: Final = _WORDS.source("vowels")
_RHYME: Final = re.compile(f"([{_VOWELS}]++)([a-z]*+)")
#: What stands before the vowel that may bear the tone: all onsets, with the vowels of gi and qu.
_ONSET: Final = re.compile(f"gi(?=[{_VOWELS}])|qu(?=[{_WORDS.source('vowels-after-qu')}])|[^{_VOWELS}]*")


def _tone_places(vowels: str, coda: str) -> tuple[int, ...]:
    """Return the offsets in `vowels` at which the tone may be written (two where there are two styles)."""
    shaped = [place for place, vowel in enumerate(vowels) if vowel in _SHAPED]
    if shaped:
        return (shaped[-1],)
    if len(vowels) == 1 or vowels[0] in _FIRST:
        return (0,)
    if coda:
        return (len(vowels) - 1,)
    if len(vowels) == 3:
        return (1,)
    return (0, 1) if vowels in _TWO_STYLES else (0,)


def _with_tones(bare: str) -> list[str]:
    match = _ONSET.match(bare)
    onset = match[0] if match else ""
    rhyme = _RHYME.fullmatch(bare[len(onset) :])
    if not rhyme:
        return []
    vowels, coda = rhyme.groups()
    words: list[str] = []
    for tone in _STOP_TONES if coda in _STOPS else _TONES:
        for place in _tone_places(vowels, coda):
            toned = vowels[: place + 1] + tone + vowels[place + 1 :]
            words.append(unicodedata.normalize("NFC", onset + toned + coda))
    return words


@cache
def all_syllables() -> frozenset[str]:
    """Return all possible syllables in lower case, composed (built on first use, in some 50 ms)."""
    bare = {onset + rhyme for onset in _ONSETS for rhyme in _RHYMES} | set(_SHARED)
    bare |= {"g" + rhyme for rhyme in _RHYMES if rhyme.startswith("i")}
    return frozenset(word for syllable in bare for word in _with_tones(syllable))


def is_syllable(word: str) -> bool:
    """Say whether `word` (composed; lower case, Capitalised or ALL CAPITALS) can be a Vietnamese syllable."""
    lower = word.lower()
    return lower in all_syllables() and word in (lower, lower.upper(), lower.capitalize())


#: A single letter proves nothing: almost each marked one is a syllable, by itself.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def share_of_syllables(text: str) -> tuple[float, int]:
    """Return which share of the words with letters beyond ASCII are syllables, and how many are."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return (good / len(words) if words else 0.0, good)
