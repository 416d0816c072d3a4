"""Learn what kind of page a page is: the weights of luutru/cleaning/tagging/page_kinds.json.

A logistic regression over kinds, by plain descent in a fixed order: the same pages give the same weights.
"""

from __future__ import annotations

import random
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.tagging.page_kinds import ARTICLE, FILE, kind_features, weigh
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import FILE as LINE_WEIGHTS
from luutru.cleaning.tagging.weights import parse_weights
from luutru.evaluate import TaggedPage, parse_tagged, raw_page
from luutru.knowledge.phrases import load_phrases
from luutru.vietnamese.repair import repair_page
from luutru.vocabulary import FOLDER
from training.generate import generate_pages
from training.other_pages import FILE as WORDS
from training.other_pages import generate_others
from training.texts import read_texts
from training.train import write_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Sample = tuple[str, "Mapping[str, float]"]
#: Pages of other kinds, articles that look like them among them; articles laid out with furniture around.
OTHERS, ARTICLES, SEED = 6000, 600, 3
ROUNDS: Final = 40
#: Smaller steps as rounds go by; each weight shrinks by so much at each step, lest a lone phrase tells all.
_STEP, _SHRINK = 0.3, 2e-4


def learn(samples: Sequence[Sample], rounds: int = ROUNDS, seed: int = 7) -> dict[str, dict[str, float]]:
    """Return weights by kind and feature, rounded; the feature "" is there on every page."""
    kinds = sorted({kind for kind, _ in samples})
    weights: dict[str, dict[str, float]] = {kind: {} for kind in kinds}
    order = [(kind, {"": 1.0, **features}) for kind, features in samples]
    chance = random.Random(seed)
    for number in range(rounds):
        chance.shuffle(order)
        step = _STEP / (1 + number / 8)
        for kind, features in order:
            likely = weigh(features, weights)
            for other in kinds:
                error = (other == kind) - likely[other]
                row = weights[other]
                for name, value in features.items():
                    before = row.get(name, 0.0)
                    row[name] = before + step * (error * value - _SHRINK * before)
    return {
        kind: {name: round(value, 2) for name, value in sorted(row.items()) if round(value, 2)}
        for kind, row in weights.items()
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
    files = (WORDS, FOLDER / "page_kinds.toml", LINE_WEIGHTS)
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in files}
