"""Which words can be Vietnamese syllables: the test that decides whether a doubtful text was mended rightly.

A syllable is an onset, a rhyme and a tone on its proper vowel; syllables ending in p, t, c or ch take
only sắc and nặng. There are some 20,000 possible ones, of which about a third are used; all are accepted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_ONSETS: Final = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RHYMES: Final = (
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn",
    "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng",
    "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "im", "in",
    "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt",
    "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "ô", "ôc",
    "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng",
    "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "um", "un", "ung", "uôc", "uôi", "uôm", "uôn",
    "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt",
    "uyu", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt",
    "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu",
)  # fmt: skip
#: "giêng", "giếc": the i of gi is also that of iê; "quốc": the u of qu is also that of uô.
_SHARED: Final = ("giêc", "giêm", "giên", "giêng", "giêt", "giêu", "quôc", "quynh", "quych", "quyt", "quyn")
_STOPS: Final = ("c", "ch", "p", "t")
_TONES: Final = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOP_TONES: Final = ("\u0301", "\u0323")
_RHYME: Final = re.compile("([aăâeêioôơuưy]++)([a-z]*+)")
#: What stands before the vowel that may bear the tone: all onsets, with the vowels of gi and qu.
_ONSET: Final = re.compile("gi(?=[aăâeêioôơuưy])|qu(?=[aăâeêioơyu])|[^aăâeêioôơuưy]*")


def _tone_places(vowels: str, coda: str) -> tuple[int, ...]:
    """Return the offsets in `vowels` at which the tone may be written (two where there are two styles)."""
    shaped = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơ"]
    if shaped:
        return (shaped[-1],)
    if len(vowels) == 1 or vowels[0] == "ư":
        return (0,)
    if coda:
        return (len(vowels) - 1,)
    if len(vowels) == 3:
        return (1,)
    return (0, 1) if vowels in ("oa", "oe", "uy") else (0,)


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
def _syllables() -> frozenset[str]:
    """Return all possible syllables in lower case, composed (built on first use, in some 50 ms)."""
    bare = {onset + rhyme for onset in _ONSETS for rhyme in _RHYMES} | set(_SHARED)
    bare |= {"g" + rhyme for rhyme in _RHYMES if rhyme.startswith("i")}
    return frozenset(word for syllable in bare for word in _with_tones(syllable))


def is_syllable(word: str) -> bool:
    """Say whether `word` (composed; lower case, Capitalised or ALL CAPITALS) can be a Vietnamese syllable."""
    lower = word.lower()
    return lower in _syllables() and word in (lower, lower.upper(), lower.capitalize())


#: A single letter proves nothing: almost each marked one is a syllable, by itself.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def share_of_syllables(text: str) -> tuple[float, int]:
    """Return which share of the words with letters beyond ASCII are syllables, and how many are."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return (good / len(words) if words else 0.0, good)
