"""Cues: phrases written for people, compiled to one trie that finds all of them in one pass over a line.

A cue is a phrase of plain words, in whatever case and however its tones are placed::

    kết nạp [được|thêm được] [#] (đảng viên|quần chúng)

``(a|b)`` is one of several, ``[a]`` may be absent, ``#`` is any number, ``…`` up to four words in between.
Words are compared by `match_key`; commas, dashes, quotes and brackets of the text are passed over, while full
stops, colons and semicolons end a phrase.
"""

from __future__ import annotations

import re
from itertools import compress, count, pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from luutru.messages import tr
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP: Final = "…"
NUMBER: Final = "#"
LONGEST_GAP: Final = 4
_TOKEN: Final = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
#: A cue that expands to more phrases than this is a mistake in its brackets.
_MOST_PHRASES: Final = 400


class Hit(NamedTuple):
    """A cue found: its number in the trie, and the words from `start` up to `end`, exclusive."""

    cue: int
    start: int
    end: int


def expand_cue(cue: str) -> list[tuple[str, ...]]:
    """Return every phrase a cue stands for, as words; raises ValueError for unmatched brackets."""
    tokens = _TOKEN.findall(match_key(cue.replace(",", " ")))
    phrases, rest = _alternatives(tokens, 0)
    if rest != len(tokens):
        raise ValueError(tr("unmatched {bracket} in the cue {cue!r}", bracket=tokens[rest], cue=cue))
    if any(phrase and phrase[0] in (NUMBER, GAP) for phrase in phrases):
        raise ValueError(tr("the cue {cue!r} must begin with a word", cue=cue))
    if len(phrases) > _MOST_PHRASES:
        raise ValueError(tr("the cue {cue!r} stands for {count} phrases", cue=cue, count=len(phrases)))
    return [phrase for phrase in dict.fromkeys(phrases) if phrase]


def _alternatives(tokens: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    found: list[tuple[str, ...]] = []
    while True:
        sequence, at = _sequence(tokens, at)
        found += sequence
        if at >= len(tokens) or tokens[at] != "|":
            return found, at
        at += 1


def _sequence(tokens: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    parts: list[list[tuple[str, ...]]] = []
    while at < len(tokens) and tokens[at] not in ")]|":
        if tokens[at] in "([":
            close, optional = (")", False) if tokens[at] == "(" else ("]", True)
            inner, at = _alternatives(tokens, at + 1)
            if at >= len(tokens) or tokens[at] != close:
                raise ValueError(tr("a bracket is not closed in {cue!r}", cue=" ".join(tokens)))
            parts.append([*inner, ()] if optional else inner)
        else:
            parts.append([(tokens[at],)])
        at += 1
    return [tuple(word for part in choice for word in part) for choice in product(*parts)], at


class _Node:
    """What may follow some words of a phrase: `cues` end here; `words` go on, so may a number or a gap."""

    __slots__ = ("cues", "gap", "number", "words")

    def __init__(self) -> None:
        self.cues: tuple[int, ...] = ()
        self.words: dict[str, _Node] = {}
        self.number: _Node | None = None
        self.gap: _Node | None = None

    def follow(self, word: str) -> _Node:
        """Return the node after a word of a phrase, made if need be."""
        if word == NUMBER:
            self.number = self.number or _Node()
            return self.number
        if word == GAP:
            self.gap = self.gap or _Node()
            return self.gap
        return self.words.setdefault(word, _Node())


class CueTrie:
    """All cues of a vocabulary; `find` gives every hit in a list of words, in linear time for plain cues."""

    __slots__ = ("_first", "_open_ended", "_pairs")

    def __init__(self, cues: Iterable[str]) -> None:
        root = _Node()
        for number, cue in enumerate(cues):
            for phrase in expand_cue(cue):
                node = root
                for word in phrase:
                    node = node.follow(word)
                node.cues += (number,)
        self._first = root.words
        #: First words that are a cue by themselves, or are followed by a number or a gap.
        self._open_ended = frozenset(
            word for word, node in self._first.items() if node.cues or node.number or node.gap
        )
        #: The first two words of all others.
        self._pairs = frozenset((word, second) for word, node in self._first.items() for second in node.words)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the hits in `words` (each by its `match_key`; an empty word ends a phrase)."""
        hits: list[Hit] = []
        for start in self._starts(words):
            self._walk(self._first[words[start]], words, start, start + 1, hits)
        return hits

    def _starts(self, words: Sequence[str]) -> Iterable[int]:
        """Return where a cue may begin, in order: most words begin some cue, few its first two."""
        pairs = compress(count(), map(self._pairs.__contains__, pairwise(words)))
        if self._open_ended.isdisjoint(words):
            return pairs
        return sorted({*pairs, *compress(count(), map(self._open_ended.__contains__, words))})

    def _walk(self, node: _Node, words: Sequence[str], start: int, at: int, hits: list[Hit]) -> None:
        size = len(words)
        while True:
            for cue in node.cues:
                hits.append(Hit(cue, start, at))
            if node.gap is not None:
                self._walk_gap(node.gap, words, start, at, hits)
            if at == size or not words[at]:
                return
            word = words[at]
            if node.number is not None and word[0].isdigit():
                self._walk(node.number, words, start, at + 1, hits)
            following = node.words.get(word)
            if following is None:
                return
            node = following
            at += 1

    def _walk_gap(self, node: _Node, words: Sequence[str], start: int, at: int, hits: list[Hit]) -> None:
        for skipped in range(LONGEST_GAP + 1):
            where = at + skipped
            if where >= len(words) or not words[where]:
                return
            following = node.words.get(words[where])
            if following is not None:
                self._walk(following, words, start, where + 1, hits)
                return
