"""The tagger's rules in words: what "LR=P/Q/P" or "pb=0" says of a line.

A rule is the name of the feature that spoke loudest for a line's role: a short key that stays the same in
weights and ledgers. Its beginning says what was looked at, its value what was seen there.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from luutru.messages import language

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Rules that count how much a line reads like a caption: their sign says all that a person can use.
_LIKENESS: Final = frozenset({"cap", "cap-open", "cap-words", "cap-title"})
_PARAGRAPHS: Final = re.compile(r"pb(\d)pa(\d)=(.)")
_NEIGHBOURS: Final = frozenset({"LR", "L", "R", "LL", "RR"})
_HEAD: Final = re.compile(r"[=/+]")


@cache
def _words(spoken: str) -> dict[str, dict[str, str]]:
    """Return the tables of ``reasons.toml`` in one language."""
    text = files("luutru.cleaning.tagging").joinpath("reasons.toml").read_text(encoding="utf-8")
    return {
        table: {key: row[spoken] for key, row in rows.items()} for table, rows in tomllib.loads(text).items()
    }


def explain_rule(rule: str) -> str:
    """Return what a tagger's rule says of a line; an empty string for a rule of others.

    >>> explain_rule("LR=P/Q/P")
    'a single sentence between a paragraph and another'
    """
    letters, values, _, rules, said = _words(language()).values()
    if rule == "blank":
        return ""
    around = _PARAGRAPHS.fullmatch(rule)
    if around is not None:
        before, after, letter = around.groups()
        return said[f"around{min(int(before), 1)}{min(int(after), 1)}"].format(letters[letter])
    head = _HEAD.split(rule, maxsplit=1)[0]
    value = rule[len(head) + 1 :]
    if head in _NEIGHBOURS:
        seen = _letters(head, value)
        others = seen[1:] if head == "RR" else seen[:-1] if head == "LL" else seen[::2]
        if others in (["^", "^"], ["$", "$"]):  # one end of the page, not two
            head, seen = head[0], seen[1:] if head == "LL" else seen[:2]
        elif len(others) == 2 and others[0] == others[1]:
            head += "2"
        return rules[head].format(*(letters[letter] for letter in seen))
    phrase = rules.get(re.split(r"[/+]", rule, maxsplit=1)[0]) or rules.get(head, "")
    if head in _LIKENESS:
        value = "less" if value.startswith("-") else "even" if value.startswith("0") else "more"
    words = [_say(part, letters, values, said["and"]) for part in re.split(r"[/+]", value)]
    return phrase.format(*words)


def _say(part: str, letters: Mapping[str, str], values: Mapping[str, str], between: str) -> str:
    """Say a part of a rule's value: a value that has words, else letters of lines ("PQ"), else as it is."""
    if part in values or not all(letter in letters for letter in part):
        return values.get(part, part)
    return between.join(letters[letter] for letter in dict.fromkeys(part))


def _letters(head: str, value: str) -> list[str]:
    """Return the letters of "P/Q/P", "HP/Q" (two before) or "Q/HP" (two after)."""
    return value.split("/") if head == "LR" else [letter for part in value.split("/") for letter in part]


def repair_words(repair: str) -> str:
    """Return what was mended in a line, of what `luutru.vietnamese.repair` names."""
    return _words(language())["repairs"].get(repair, repair)
