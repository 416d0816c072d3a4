"""Rules of cleaning in words a reader understands.

The words file has them by the rule's id, or by its beginning: the tagger's rules are features with a value
("ph=share", "copied/long/next"), whose beginning says what was looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.site.words import Words

_VALUE = re.compile(r"[=/+]")
_YEAR = "year-from-"


@lru_cache(maxsize=4096)
def rule_words(rule: str, words: Words, unnamed: str = "") -> str:
    """Return why a rule decided as it did; one without words of its own is named, or told as `unnamed` is.

    "event-day: year-from-term" is made of two: the date is the event's, whose year follows from a term.
    """
    first, colon, second = rule.partition(": ")
    if colon:
        return f"{rule_words(first, words)}; {rule_words(second, words)}"
    known = words.rules.get(rule) or words.rules.get(_VALUE.split(rule, maxsplit=1)[0])
    if known:
        return known
    if rule.startswith(_YEAR):
        return words.rules["year-from"]
    if _VALUE.search(rule):  # one of the tagger's hundred features of shape and place
        return words.rules["shape"]
    if unnamed:
        return words.rules[unnamed]
    return words.rule_unnamed.format(rule=rule)
