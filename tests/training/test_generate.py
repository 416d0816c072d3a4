"""The generator is a function of texts and seed; training on a few pages learns them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import parse_weights
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role
from luutru.vietnamese.repair import repair_line
from training.evaluate import load_pages, parse_tagged
from training.generate import generate_pages
from training.learner import Learner, blend
from training.recipe import cut_excerpts
from training.texts import Texts, parse_texts
from training.train import read_example

PAGES = Path(__file__).parents[1] / "corpus" / "pages"


def texts() -> Texts:
    """Stories made of the project's own tagged pages, the text of three in a row for each title."""
    pages = [
        parse_tagged(path.read_text(encoding="utf-8"), path.stem) for path in sorted(PAGES.glob("*.src"))
    ]
    rows = []
    for page, *others in zip(pages, pages[1:], pages[2:], strict=False):
        prose = [
            line
            for one in (page, *others)
            for role, line in zip(one.roles, one.lines, strict=True)
            if role in ("sapo", "body")
        ]
        title = page.header.get("title", "")
        text = "\n".join([title, *prose, "Người dân xem bảng tin ở phố. Ảnh: T.L"])
        rows.append(json.dumps({"title": title, "text": text}))
    return parse_texts(rows)


def test_texts_are_cut_into_sentences_and_captions() -> None:
    found = texts()
    assert len(found.stories) > 10
    assert all(story.title and len(story.sentences) >= 6 for story in found.stories)
    assert "Người dân xem bảng tin ở phố" in found.captions


def test_the_same_seed_gives_the_same_pages_and_another_one_others() -> None:
    found = texts()
    pages = list(generate_pages(found, 6, 1))
    assert list(generate_pages(found, 3, 1)) == pages[:3]
    assert list(generate_pages(found, 6, 2)) != pages


def test_every_page_has_a_text_and_known_roles() -> None:
    for source in generate_pages(texts(), 60, 3):
        page = parse_tagged(source, "")
        roles = [role.partition("@")[0] for role in page.roles]
        assert set(roles) <= {str(role) for role in Role}
        assert roles.count("body") + roles.count("sapo") >= 1
        assert all(
            (role == "blank") == (not line.strip()) for role, line in zip(page.roles, page.lines, strict=True)
        )


def test_training_on_a_few_pages_learns_them() -> None:
    sources = list(generate_pages(texts(), 12, 5))
    examples = [example for source in sources if (example := read_example(source)) is not None]
    learner = Learner.of({name for names, _ in examples for line in names for name in line})
    wrong = [sum(learner.learn(names, states) for names, states in examples) for _ in range(12)]
    assert wrong[0] > 50
    assert wrong[-1] < 5
    assert _share_right(sources, learner.averaged()) > 0.97


def _share_right(sources: list[str], table: Mapping[str, Any]) -> float:
    weights, right, lines = parse_weights(table), 0, 0
    for source in sources:
        page = parse_tagged(source, "")
        marks = [role.partition("@") for role in page.roles]
        found = tag_lines(
            [
                Line(n, text, *repair_line(text), element=mark[2])
                for n, (text, mark) in enumerate(zip(page.lines, marks, strict=True), 1)
            ],
            load_phrases(),
            weights,
        )
        right += sum(str(line.role) == mark[0] for line, mark in zip(found, marks, strict=True))
        lines += len(page.roles)
    return right / lines


def test_excerpts_begin_as_their_page_does_and_are_always_the_same() -> None:
    page = load_pages(PAGES)[5]
    found = list(cut_excerpts(page))
    assert found == list(cut_excerpts(page))
    assert len(set(found)) > 4
    words = " ".join(page.lines)
    for source in found:
        lines = [line for line in parse_tagged(source, "").lines if line.strip()]
        assert lines
        assert all(" ".join(line.split()[:3]) in words for line in lines)


def test_weights_are_blended_between_two() -> None:
    base = Learner.of(["a"]).averaged()
    first = {**base, "features": {"a": {"t-title": 1.0}}}
    second = {**base, "features": {"a": {"t-title": 2.0}, "b": {"s-sapo": 1.0}}}
    assert blend(first, second, 0.75)["features"] == {"a": {"t-title": 1.2}, "b": {"s-sapo": 0.2}}
