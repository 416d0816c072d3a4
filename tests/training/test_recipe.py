"""The shipped weights say what they were learned from, and know the features that lines have."""

from __future__ import annotations

import json
import re
from collections import Counter

from luutru.cleaning.tagging.features import page_features
from luutru.cleaning.tagging.grammar import NAMES
from luutru.cleaning.tagging.page_features import kind_features
from luutru.cleaning.tagging.page_kinds import FILE as KINDS
from luutru.cleaning.tagging.page_kinds import load_kinds
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import FILE, load_weights
from luutru.knowledge.phrases import load_phrases
from luutru.vietnamese.repair import repair_page
from training.evaluate import load_pages, raw_page
from training.generate import generate_pages
from training.other_pages import generate_others
from training.page_kinds import learn
from training.page_kinds import list_inputs as list_kind_inputs
from training.recipe import CORPUS, FOLDERS, KEPT_BACK, VERSION, list_inputs
from training.texts import read_texts
from training.train import read_example

TABLE = json.loads(FILE.read_text(encoding="utf-8"))
#: Of the features of lines on pages that were not learned from, so many have no weight: 3.4 % when this was
#: written, all of them rare.
MOST_WITHOUT_WEIGHT = 0.04
#: So many pages laid out from the tagged ones have every kind of feature, those of elements among them.
GENERATED = 300


def features_of(folder: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for page in load_pages(CORPUS / folder):
        lines = [line for line in repair_page(raw_page(page)) if line.text]
        for names in page_features(lines, load_phrases())[1]:
            found.update(names)
    return found


def family(feature: str) -> str:
    """What comes before a feature's values: "mark" of "mark=related/H"."""
    return re.split(r"[=/+]", feature)[0]


def test_the_weights_say_what_they_were_made_of() -> None:
    about = TABLE["about"]
    assert about["version"] == VERSION
    assert about["inputs"] == list_inputs(), "the pages to learn from have changed: make train"
    assert about["exact texts"].keys() == {*FOLDERS, *KEPT_BACK}


def test_features_and_weights_are_of_the_same_families() -> None:
    made = {family(name) for folder in (*FOLDERS, *KEPT_BACK) for name in features_of(folder)}
    articles = [page for page in load_pages(CORPUS / "own") if page.header.get("kind") == "article"]
    for example in map(read_example, generate_pages(read_texts(articles), GENERATED, seed=1)):
        made |= {family(name) for names in example[0] for name in names} if example else set()
    known = {family(name) for name in TABLE["features"]}
    assert made - known == set(), "features that no weight knows: make train"
    assert known - made == set(), "weights of features that no line of any tagged page has"


def test_features_of_pages_not_learned_from_have_weights() -> None:
    found = sum(map(features_of, KEPT_BACK), Counter[str]())
    unknown = sum(times for name, times in found.items() if name not in TABLE["features"])
    assert unknown <= MOST_WITHOUT_WEIGHT * found.total()


def test_every_weight_is_of_a_state_and_tells_something() -> None:
    for row in TABLE["features"].values():
        assert row.keys() <= set(NAMES)
        assert any(row.values())


def test_the_weights_of_kinds_say_what_they_were_made_of() -> None:
    about = json.loads(KINDS.read_text(encoding="utf-8"))["about"]
    assert about["inputs"] == {**list_inputs(), **list_kind_inputs()}, "make train"


def test_features_of_pages_have_weights() -> None:
    known = {name for row in load_kinds().values() for name in row}
    pages = [page for folder in KEPT_BACK for page in load_pages(CORPUS / folder)]
    made = {
        name
        for page in pages
        for name in kind_features(tag_lines(repair_page(raw_page(page)), load_phrases(), load_weights()))
    }
    assert made <= known


def test_kinds_are_learned_alike_from_the_same_pages() -> None:
    samples = [("act", {"in act-frame": 1.0}), ("article", {"in news": 1.0, "text": 0.9})] * 5
    learned = learn(samples, rounds=4)
    assert learned == learn(samples, rounds=4)
    assert learned["act"]["in act-frame"] > 0 > learned["article"]["in act-frame"]
    turned = [(kind, dict(reversed(features.items()))) for kind, features in samples]
    assert learned == learn(turned, rounds=4)  # a set's order is another one at each start


def test_other_pages_are_the_same_for_a_seed() -> None:
    articles = [page for page in load_pages(CORPUS / "own") if page.header.get("kind") == "article"]
    pages = list(generate_others(read_texts(articles), 200, seed=1))
    assert pages == list(generate_others(read_texts(articles), 200, seed=1))
    assert {kind for kind, _ in pages} == set(load_kinds())
    assert not [line for _, lines in pages for line in lines if "{" in line]
