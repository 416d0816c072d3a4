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

#: Rules whose value is the line's own letter first.
_ONE_LETTER: Final = frozenset(
    {"is", "named", "pipes", "gallery", "before-dateline", "leads-on", "goes-on", "indented", "figured"}
)
#: Rules that count how much a line reads like a caption: their sign says all that a person can use.
_LIKENESS: Final = frozenset({"cap", "cap-open", "cap-words", "cap-title"})
#: Rules of more values than help a person, and how many are said.
_SAID: Final = {"wc": 1, "among": 2}
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
    'a single sentence between a paragraph and a paragraph'
    """
    letters, values, _, rules, said = _words(language()).values()
    if rule == "blank":
        return ""
    around = _PARAGRAPHS.fullmatch(rule)
    if around is not None:
        before, after, letter = around.groups()
        return said["around"].format(line=letters[letter], before=before, after=after)
    head = _HEAD.split(rule, maxsplit=1)[0]
    phrase = rules.get(re.split(r"[/+]", rule, maxsplit=1)[0]) or rules.get(head)
    if phrase is None:
        return ""
    value = rule[len(head) + 1 :]
    if head in _LIKENESS:
        value = "less" if value.startswith("-") else "even" if value.startswith("0") else "more"
    parts = _letters(head, value) if head in _NEIGHBOURS else value.split("/")[: _SAID.get(head)]
    words = [_say(part.rpartition("=")[2], letters, values) for part in parts]
    if phrase.count("{") == 1:
        words = [words[0] if head in _ONE_LETTER else ", ".join(words)]
    elif len(words) < phrase.count("{"):  # "mark=related+0": any line right below a label
        words = [_say(value.partition("+")[0], letters, values), said["line"]]
    return phrase.format(*words)


def _say(part: str, letters: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Say a part of a rule's value: a value that has words, else letters of lines ("PQ"), else as it is."""
    if part in values or not all(letter in letters for letter in part):
        return values.get(part, part)
    return " + ".join(letters[letter] for letter in part)


def _letters(head: str, value: str) -> list[str]:
    """Return the letters of "P/Q/P", "HP/Q" (two before) or "Q/HP" (two after)."""
    if "/" not in value:
        return [*value]
    return [letter for part in value.split("/") for letter in part] if head != "LR" else value.split("/")


def repair_words(repair: str) -> str:
    """Return what was mended in a line, of what `luutru.vietnamese.repair` names."""
    return _words(language())["repairs"].get(repair, repair)
