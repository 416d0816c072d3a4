"""What kind of page a page is: article, act, shared file, form, page of an office, list, talk, offer.

Features of the whole page are weighed for each kind; the weights are learned by the package `training` and
kept as data. A page is set aside only where next to nothing speaks for an article: none is lost for it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.cleaning.tagging.patterns import DATELINE
from luutru.messages import tr
from luutru.model import Role
from luutru.vietnamese.folding import small_words
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.model import TaggedLine

#: A page is set aside where an article is less likely. Of 10,000 newspaper articles one was, the text of an
#: act; of 103 articles among excerpts as collections keep them one was, a notice of an auction.
LEAST: Final = 0.05
FILE: Final = Path(__file__).with_name("page_kinds.json")
ARTICLE: Final = "article"
#: The head of a page tells what it is; what stands below costs time and says no more.
_ABOVE, _LINES, _LETTERS, _WORDS = 8, 60, 1600, 400
_TEXT: Final = frozenset({Role.SAPO, Role.BODY})
_OPENS: Final = _TEXT | {Role.TITLE}
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,4}|[a-hđ])[.)/]")
_BULLET: Final = re.compile(r"[^\w\s\"“‘'(\[]")
_LEADERS: Final = ("……", ".....", "_____")
_LABELLED: Final = re.compile(r"[^.:]{2,40}:(?!\d)")
#: So many paragraphs of so many letters, and not as much besides, are a story; it saves time to say so.
_STORY, _LONG_TEXT = 6, 150
_FEW, _SHORT, _LONG, _LABEL = 4, 6, 30, 14
#: Paragraphs that are held against the next one, and how many pairs of words two of one story share.
_PARAGRAPHS, _PARAGRAPH, _OPENING, _SHARED = 6, 12, 400, 2


@cache
def _load_phrases() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return phrases of one word or two with their rows, and longer ones by their first two words."""
    phrases: dict[str, str] = {}
    longer: dict[str, list[str]] = {}
    for row in load_vocabulary("page_kinds").rows.values():
        for words in map(small_words, row.words):
            phrases[" ".join(words)] = row.id
            if len(words) > 2:
                longer.setdefault(" ".join(words[:2]), []).append(" ".join(words))
    return phrases, longer


def count_phrases(text: str) -> Counter[str]:
    """Return by row how many of its phrases stand in a text, each counted once."""
    phrases, longer = _load_phrases()
    words = small_words(text)
    pairs = set(map(" ".join, pairwise(words)))
    met = [*filter(phrases.__contains__, pairs), *filter(phrases.__contains__, set(words))]
    if beginnings := pairs & longer.keys():
        whole = f" {' '.join(words)} "
        met += [phrase for pair in beginnings for phrase in longer[pair] if f" {phrase} " in whole]
    return Counter(map(phrases.__getitem__, met))


def kind_features(tagged: Iterable[TaggedLine]) -> dict[str, float]:
    """Return the features of a page by name, each from 0 to 1; those that are 0 are left out."""
    lines = _around_text([line for line in tagged if line.role is not Role.BLANK])
    count = max(len(lines), 1)
    texts = [line.text for line in lines]
    roles = [line.role for line in lines]
    sizes = [text.count(" ") + 1 for text in texts]
    labels = [
        line.text for line, size in zip(lines, sizes, strict=True)
        if size <= _LABEL and line.role is not Role.TITLE
    ]  # fmt: skip
    prose = [text for text, size in zip(texts, sizes, strict=True) if size > _LABEL]
    told = [text for text, role in zip(texts, roles, strict=True) if role in _TEXT]
    paragraphs = [text for text in told if text.count(" ") >= _PARAGRAPH][:_PARAGRAPHS]
    ends = Counter([text[-1] for text in texts])
    marked = [DATELINE.match(text) is not None for text in told]
    words = sum(sizes)
    page = "\n".join(texts)
    found = {
        "lines": min(count / 40, 1.0),
        "few lines": float(count <= _FEW),
        "short": sum([size <= _SHORT for size in sizes]) / count,
        "long": sum([size >= _LONG for size in sizes]) / count,
        "stop": sum(map(ends.__getitem__, '.!?…”"')) / count,
        "colon": ends[":"] / count,
        "semicolon": (ends[";"] + ends[","]) / count,
        "label": sum([_LABELLED.match(text) is not None for text in labels]) / count,
        "bullet": sum([_BULLET.match(text) is not None for text in texts]) / count,
        "numbered": sum([_NUMBERED.match(text) is not None for text in texts]) / count,
        "capitals": sum([text.isupper() for text in labels]) / count,
        "cells": sum(["|" in text for text in texts]) / count,
        "leaders": min(sum(map(page.count, _LEADERS)) / 8, 1.0),
        "digits": min(sum(map(page.count, "0123456789")) / max(len(page), 1) * 8, 1.0),
        "again": 1 - len(set(texts)) / count,
        "text": sum([text.count(" ") + 1 for text in told]) / max(words, 1),
        "furniture": roles.count(Role.FURNITURE) / count,
        "related": roles.count(Role.RELATED) / count,
        "titled": float(Role.TITLE in roles),
        "dated": float(Role.META in roles),
        "signed": float(Role.BYLINE in roles or Role.SOURCE in roles),
        "captioned": float(Role.CAPTION in roles),
        "dateline": float(sum(marked) == 1),
        "datelines": float(sum(marked) > 1),
        "small": float(page[:1].islower()),
        "unlike": _unlike(paragraphs),
        "single": float(len(paragraphs) == 1),
        "none": float(not paragraphs),
    }
    for name, part in (("in ", prose), ("label ", labels)):
        text = "\n".join(part)[:_LETTERS]
        for row, times in count_phrases(text).items():
            found[name + row] = min(times / (2 + min(words, _WORDS) / 80), 1.0)
    return {name: value for name, value in found.items() if value}


class _File(msgspec.Struct):
    """The file of weights; what else it says is about their making."""

    weights: dict[str, dict[str, float]]


def _around_text(lines: Sequence[TaggedLine]) -> Sequence[TaggedLine]:
    """Return the lines from a few above the headline or text on: menus of sixty lines tell nothing."""
    first = next((place for place, line in enumerate(lines) if line.role in _OPENS), 0)
    start = max(first - _ABOVE, 0)
    return lines[start : start + _LINES]


def _unlike(paragraphs: Sequence[str]) -> float:
    """Return the share of paragraphs that have hardly two words in a row in common with the next one."""
    if len(paragraphs) < 2:
        return 0.0
    pairs = [set(pairwise(small_words(text[:_OPENING]))) for text in paragraphs]
    return sum([len(one & other) < _SHARED for one, other in pairwise(pairs)]) / (len(pairs) - 1)


@cache
def load_kinds() -> dict[str, dict[str, float]]:
    """Read the weights: by kind, then by feature; the feature "" is there on every page."""
    return msgspec.json.decode(FILE.read_bytes(), type=_File).weights


def weigh(features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return for each kind how likely the page is of it."""
    scores = {
        kind: row.get("", 0.0) + sum([value * row.get(name, 0.0) for name, value in features.items()])
        for kind, row in weights.items()
    }
    most = max(scores.values())
    odds = {kind: exp(score - most) for kind, score in scores.items()}
    total = sum(odds.values())
    return {kind: value / total for kind, value in odds.items()}


def name_kind(tagged: Sequence[TaggedLine]) -> tuple[str, str] | None:
    """Return what a page is that is hardly an article, as a reason and in words; None for any other."""
    lines = [line for line in tagged if line.role is not Role.BLANK]
    long = sum([len(line.text) > _LONG_TEXT for line in lines if line.role in _TEXT])
    if long >= _STORY and long * 2 > len(lines):
        return None
    likely = weigh(kind_features(tagged), load_kinds())
    if likely[ARTICLE] >= LEAST:
        return None
    kind = max(likely, key=likely.__getitem__)
    told = {
        "act": tr("the text of a decision or a rule"),
        "form": tr("a form"),
        "forum": tr("talk of a forum"),
        "listing": tr("headlines or leads that lead on to articles"),
        "office": tr("a page of an office, not news"),
        "procedure": tr("the sheet of an administrative procedure"),
        "shared": tr("a lesson, a thesis or a shared file"),
        "trade": tr("an offer of goods, of work or of a contract"),
    }
    return "listing" if kind == "listing" else "not-article", told[kind]
