"""Learn what kind of page a page is: the weights of luutru/cleaning/tagging/page_kinds.json.

A logistic regression over kinds, by plain descent in a fixed order: the same pages give the same weights.
"""

from __future__ import annotations

import random
from hashlib import sha256
from math import exp
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.tagging.page_features import kind_features
from luutru.cleaning.tagging.page_kinds import ARTICLE, FILE
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import FILE as LINE_WEIGHTS
from luutru.cleaning.tagging.weights import parse_weights
from luutru.knowledge.phrases import load_phrases
from luutru.vietnamese.repair import repair_page
from luutru.vocabulary import FOLDER
from training.evaluate import TaggedPage, parse_tagged, raw_page
from training.generate import generate_pages
from training.other_pages import FAMILIES, generate_others
from training.other_pages import FILE as WORDS
from training.texts import read_texts
from training.train import write_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Sample = tuple[str, "Mapping[str, float]"]
#: Pages of other kinds, articles that look like them among them; articles laid out with furniture around.
OTHERS, ARTICLES, SEED = 8000, 600, 3
ROUNDS: Final = 40
#: Steps grow smaller as rounds go by.
_STEP: Final = 0.3
#: At each step so many features are left out, lest one of them tells all: what is seen on real pages is never
#: all that is seen on invented ones. All weights shrink, those of rare features too, after so many steps.
_LEFT_OUT, _SHRINK, _AFTER = 0.3, 1e-4, 500
#: The weights are the mean of those after each of so many last rounds: those of one are a matter of chance.
_AVERAGED: Final = 20


def learn(samples: Sequence[Sample], rounds: int = ROUNDS, seed: int = 7) -> dict[str, dict[str, float]]:
    """Return weights by kind and feature, rounded; the feature "" is there on every page."""
    kinds = sorted({kind for kind, _ in samples})
    bias = [0.0] * len(kinds)
    weights = {name: [0.0] * len(kinds) for _, features in samples for name in features}
    averaged = min(rounds, _AVERAGED)
    total_bias, totals = bias[:], {name: row[:] for name, row in weights.items()}
    order = [(kinds.index(kind), sorted(features.items())) for kind, features in samples]
    chance = random.Random(seed)
    for number in range(rounds):
        chance.shuffle(order)
        step = _STEP / (1 + number / 8)
        for place, (kind, features) in enumerate(order, 1):
            seen = [(weights[name], value) for name, value in features if chance.random() >= _LEFT_OUT]
            scores = bias[:]
            for row, value in seen:
                scores = [score + weight * value for score, weight in zip(scores, row, strict=True)]
            odds = [exp(score - max(scores)) for score in scores]
            total = sum(odds)
            errors = [-step * one / total for one in odds]
            errors[kind] += step
            bias = [one + error for one, error in zip(bias, errors, strict=True)]
            for row, value in seen:
                row[:] = [weight + error * value for weight, error in zip(row, errors, strict=True)]
            if place % _AFTER == 0:
                kept = 1 - step * _SHRINK * _AFTER
                for row in weights.values():
                    row[:] = [weight * kept for weight in row]
        if number >= rounds - averaged:
            total_bias = [one + value for one, value in zip(total_bias, bias, strict=True)]
            for name, row in weights.items():
                totals[name] = [one + value for one, value in zip(totals[name], row, strict=True)]
    totals[""] = total_bias
    mean = {name: [round(one / averaged, 2) for one in row] for name, row in totals.items()}
    return {
        kind: {name: row[k] for name, row in sorted(mean.items()) if row[k]} for k, kind in enumerate(kinds)
    }


def gather_pages(articles: Sequence[TaggedPage], excerpts: Sequence[str]) -> Iterator[tuple[str, TaggedPage]]:
    """Yield all pages that are learned from, each with its kind; `excerpts` are cut from `articles`."""
    texts = read_texts(articles)
    yield from ((ARTICLE, page) for page in articles)
    for source in (*excerpts, *generate_pages(texts, ARTICLES, SEED)):
        page = parse_tagged(source, "")
        if not any("@" in role for role in page.roles):
            yield ARTICLE, page
    for kind, lines in generate_others(texts, OTHERS, SEED):
        yield kind, TaggedPage("", {}, (), lines)


def write_kinds(
    pages: Sequence[tuple[str, TaggedPage]], line_weights: Mapping[str, Any], inputs: Mapping[str, str]
) -> None:
    """Learn the weights from pages whose lines these weights give their roles, and write them."""
    weights, phrases = parse_weights(line_weights), load_phrases()
    samples = [
        (kind, kind_features(tag_lines(repair_page(raw_page(page)), phrases, weights)))
        for kind, page in pages
    ]
    about = {"made": "python -m training.recipe", "seed": SEED, "inputs": {**inputs, **list_inputs()}}
    write_weights(FILE, {"about": about, "weights": learn(samples)})


def list_inputs() -> dict[str, str]:
    """Return what these weights are made of besides tagged pages, each with its hash."""
    files = (WORDS, FAMILIES, FOLDER / "page_kinds.toml", FOLDER / "judging.toml", LINE_WEIGHTS)
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in files}
