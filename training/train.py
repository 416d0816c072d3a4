"""Learn the tagger's weights: ``python -m training.train DIR[:TIMES]... [--out FILE]``.

A folder holds tagged pages (see CONTRIBUTING.md); ``DIR:4`` gives each of its pages four times the weight.
"""

from __future__ import annotations

import argparse
import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.cleaning.tagging.features import page_features
from luutru.cleaning.tagging.grammar import read_states
from luutru.cleaning.tagging.weights import FILE
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role
from luutru.vietnamese.repair import repair_line
from training.evaluate import parse_tagged
from training.learner import Example, Learner, seen_often

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def read_example(source: str) -> Example | None:
    """Return features and states of a tagged page's lines, blank ones left out; None for no article."""
    page = parse_tagged(source, "")
    if page.header.get("kind") != "article":
        return None
    marks = [role.partition("@") for role in page.roles]
    lines = [
        Line(number, text, *repair_line(text), element=mark[2])
        for number, (text, mark) in enumerate(zip(page.lines, marks, strict=True), 1)
    ]
    kept = [(line, mark[0]) for line, mark in zip(lines, marks, strict=True) if line.text]
    _, names = page_features([line for line, _ in kept], load_phrases())
    return names, read_states([Role(role) if role != "blank" else Role.FURNITURE for _, role in kept])


def train(
    examples: Sequence[Example], rounds: int = 7, seed: int = 7, base: Mapping[str, Any] | None = None
) -> dict[str, object]:
    """Return weights in their JSON form, learned on from `base` if given; rare new features do not count."""
    learner = Learner.of(sorted(seen_often(examples)), base)
    order = list(examples)
    chance = random.Random(seed)
    for number in range(rounds):
        chance.shuffle(order)
        wrong = sum(learner.learn(names, states) for names, states in order)
        print(f"round {number + 1}: {wrong} wrong lines", flush=True)
    return learner.averaged()


def load_examples(folders: Sequence[str]) -> list[Example]:
    """Read the pages of folders, each as often as its ":TIMES" says."""
    examples: list[Example] = []
    with ProcessPoolExecutor() as workers:
        for folder in folders:
            path, _, times = folder.partition(":")
            files = sorted(Path(path).rglob("*.src"))
            found = [one for one in workers.map(_load_example, files, chunksize=50) if one is not None]
            examples += found * int(times or 1)
    return examples


def _load_example(path: Path) -> Example | None:
    return read_example(path.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train from the folders named on the command line."""
    parser = argparse.ArgumentParser(description="Learn the line tagger's weights from tagged pages.")
    parser.add_argument("folders", nargs="+", metavar="DIR[:TIMES]")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    table = train(load_examples(options.folders), options.rounds, options.seed)
    write_weights(options.out, table)


def write_weights(path: Path, table: Mapping[str, object]) -> None:
    """Write weights in their JSON form, each part on a line of its own."""
    parts = (
        f"{json.dumps(name)}:{json.dumps(part, ensure_ascii=False, separators=(',', ':'))}"
        for name, part in table.items()
    )
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
