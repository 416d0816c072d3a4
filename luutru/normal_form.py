"""Unicode's composed form, in time linear in the length of a text whatever is in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: More marks on one letter than any language writes: the bound of Unicode's stream-safe text (UAX #15, D3).
#: Putting marks in order takes time that grows with the square of their number.
MOST_MARKS: Final = 30
#: Where so many may stand together: neither letter, digit, space nor ASCII.
_HEAP: Final = re.compile(rf"[^\w\s!-/:-@\[-`{{-~]{{{MOST_MARKS + 1},}}")


def nfc(text: str) -> str:
    """Return `text` in composed form (NFC); of more than MOST_MARKS marks in a row the rest is left out.

    >>> nfc("a\u0302\u0301")
    'ấ'
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _HEAP.sub(_thin, text))


def _thin(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for letter in match[0]:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
