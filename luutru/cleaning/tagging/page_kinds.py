"""What kind of page a page is: article, act, shared file, form, page of an office, list, talk, offer.

Features of the whole page are weighed for each kind; the weights are learned by the package `training` and
kept as data. A page is set aside only where next to nothing speaks for an article: none is lost for it.
"""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.cleaning.tagging.page_features import around_text, count_phrases, find_phrases, kind_features
from luutru.messages import tr
from luutru.model import PROSE, Role
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.model import TaggedLine

#: A page is set aside where an article is less likely: no tagged article is (least likely: 0.69), and none of
#: 1,500 real texts, whole or cut to three lines. With 0.64 no more of 125 pages are found.
LEAST: Final = 0.5
#: Of so few words little is known: where notes were judged like all, 17 of 500 with one paragraph were lost.
LEAST_OF_NOTE: Final = 0.4
_NOTE: Final = 80
FILE: Final = Path(__file__).with_name("page_kinds.json")
ARTICLE: Final = "article"
#: So many different small words of those who tell, in the beginning of the text, are a story, and so many
#: phrases of those who report make it news: most news has them, and it saves time to say so.
_TELLING: Final = ("when", "joining", "degree", "persons")
_STORY, _REPORTED, _TALK, _BEGINNING = 16, 1, 2, 1600
#: The frame of a forum stands in short lines at the head.
_FRAME, _FRAME_LETTERS = 8, 40
_MEMBER: Final = load_vocabulary("judging").pattern("member")
#: A person is told so many signs of a page's kind.
_SIGNS: Final = 3


class _File(msgspec.Struct):
    """The file of weights; what else it says is about their making."""

    weights: dict[str, dict[str, float]]


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
    met = count_phrases("\n".join([line.text for line in lines if line.role in PROSE])[:_BEGINNING])
    if (
        sum(map(met.__getitem__, _TELLING)) >= _STORY
        and met["news"] >= _REPORTED
        and not _is_talk(lines, met)
    ):
        return None
    features = kind_features(lines)
    likely = weigh(features, load_kinds())
    words = sum([line.text.count(" ") + 1 for line in lines])
    if likely[ARTICLE] >= (LEAST if words >= _NOTE else LEAST_OF_NOTE):
        return None
    kind = max(likely.keys() - {ARTICLE}, key=likely.__getitem__)
    names = {
        "act": tr("the text of a decision or a rule"),
        "entry": tr("an entry of an encyclopedia or the words of songs"),
        "form": tr("a form"),
        "forum": tr("talk of a forum"),
        "listing": tr("headlines or leads that lead on to articles"),
        "office": tr("a page of an office, not news"),
        "procedure": tr("the sheet of an administrative procedure"),
        "shared": tr("a lesson, a thesis or a shared file"),
        "trade": tr("an offer of goods, of work or of a contract"),
    }
    signs = ", ".join(_list_signs(features, kind, "\n".join(line.text for line in around_text(lines))))
    reason = "listing" if kind == "listing" else "not-article"
    return reason, f"{names[kind]}: {signs}" if signs else names[kind]


def _is_talk(lines: Sequence[TaggedLine], met: Mapping[str, int]) -> bool:
    """Whether the words of those who talk to one another, or the frame of a forum, speak against news."""
    if met["forum"] >= _TALK:
        return True
    keys = [match_key(line.text) for line in lines[:_FRAME] if len(line.text) < _FRAME_LETTERS]
    return any(_MEMBER.match(key) is not None for key in keys)


def _list_signs(features: Mapping[str, float], kind: str, text: str) -> list[str]:
    """Return what spoke loudest for a kind and against an article: words of the page, or its looks."""
    weights, article = load_kinds()[kind], load_kinds()[ARTICLE]
    spoke = {
        name: value * (weights.get(name, 0.0) - article.get(name, 0.0)) for name, value in features.items()
    }
    looks = {
        "again": tr("lines that come again"),
        "amounts": tr("amounts of money"),
        "bullet": tr("rows with a mark before them"),
        "cells": tr("cells of a table"),
        "cut": tr("sentences that end in dots"),
        "figures": tr("rows of figures"),
        "label": tr("labels with a colon"),
        "leaders": tr("places to fill in"),
        "numbered": tr("numbered lines"),
        "option": tr("answers to choose from"),
        "sections": tr("numbers of chapters"),
        "short": tr("short lines"),
        "telephones": tr("telephone numbers"),
    }
    phrases = find_phrases(text)
    signs: dict[str, None] = {}
    for name in sorted(spoke, key=lambda name: (-spoke[name], name)):
        if len(signs) >= _SIGNS or spoke[name] <= 0:
            break
        row = name.partition(" ")[2]
        quoted = [f"“{phrase}”" for phrase, found in sorted(phrases.items()) if found == row]
        signs |= dict.fromkeys(quoted[:2] or filter(None, [looks.get(name, "")]))
    return list(signs)[:_SIGNS]
