"""The recipe of the shipped weights: ``python -m training.recipe`` writes them again, byte for byte.

They are learned on from `base.json.gz`, the weights of the release before, with what the repository holds:
the tagged pages of tests/corpus that are for learning, excerpts cut from them, and pages laid out from their
words. Then the two are blended.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.weights import FILE
from luutru.evaluate import load_pages
from training.chance import Chance
from training.excerpts import excerpt, headless
from training.generate import generate_pages
from training.learner import blend
from training.printing import render_page
from training.texts import read_texts
from training.train import read_example, train, write_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.evaluate import TaggedPage
    from training.learner import Example
    from training.site import Row

CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpus"
BASE: Final = Path(__file__).with_name("base.json.gz")
#: `heldout` and `fresh` are never learned from: they tell how the weights hold.
FOLDERS: Final = ("pages", "own", "layouts", "twins", "twins-b")
#: How often a page is learned from as it is, and how many excerpts are cut from it; of a page that lost its
#: headline fewer, for most pages have theirs.
TIMES: Final = 4
EXCERPTS: Final = 10
HEADLESS_EXCERPTS: Final = 2
PAGES: Final = 3000
ROUNDS: Final = 3
SEED: Final = 1
#: How much of the weights is the release before: with less, captions that read as sentences were lost on
#: pages that nothing was learned from.
SHARE: Final = 0.6


def cut_excerpts(page: TaggedPage) -> Iterator[str]:
    """Yield tagged pages that begin as this one does, in other spacing, cut off or without their head."""
    rows: list[Row] = list(zip(page.roles, page.lines, strict=True))
    for number in range(EXCERPTS if "title" in page.roles else HEADLESS_EXCERPTS):
        chance = Chance(f"{page.name}/{number}")
        found = headless(chance, rows) if chance.often(0.25) else rows
        found = excerpt(chance, found) if chance.often(0.75) else found
        printed: list[Row] = [row for row in found if row[0] != "blank"]
        if chance.often(0.2):
            found = printed
        elif chance.often(0.3):
            found = [one for row in printed for one in (row, ("blank", ""))]
        yield render_page(found)


def gather_examples() -> list[Example]:
    """Return all that the weights are learned from."""
    pages = [page for folder in FOLDERS for page in load_pages(CORPUS / folder)]
    articles = [page for page in pages if page.header.get("kind") == "article"]
    sources: list[str] = []
    for page in articles:
        sources += [render_page(list(zip(page.roles, page.lines, strict=True)))] * TIMES
        sources += cut_excerpts(page)
    sources += generate_pages(read_texts(articles), PAGES, SEED)
    return [example for example in map(read_example, sources) if example is not None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn the shipped weights and write them."""
    parser = argparse.ArgumentParser(description="Learn the shipped weights from the repository's own pages.")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--share", type=float, default=SHARE, help="of the weights learned on from")
    options = parser.parse_args(arguments)
    with gzip.open(BASE, "rt", encoding="utf-8") as packed:
        base = json.load(packed)
    write_weights(options.out, blend(base, train(gather_examples(), ROUNDS, base=base), options.share))


if __name__ == "__main__":
    main()
