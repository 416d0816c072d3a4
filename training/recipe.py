"""The recipe of the shipped weights: ``python -m training.recipe`` learns them, to the same bytes each time.

They are learned on from `base.json.gz`, the weights of the release before, with what the repository holds:
the tagged pages of tests/corpus that are for learning, excerpts cut from them, and pages laid out from their
words. Then the two are blended.
"""

from __future__ import annotations

import argparse
import gzip
import json
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import FILE, parse_weights
from luutru.knowledge.phrases import load_phrases
from luutru.vietnamese.repair import repair_page
from training.chance import Chance
from training.evaluate import TEXT_ROLES, load_pages, raw_page
from training.excerpts import brief, excerpt, headless
from training.generate import generate_pages
from training.learner import blend
from training.page_kinds import gather_pages, write_kinds
from training.printing import render_page
from training.texts import read_texts
from training.train import read_example, train, write_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from training.evaluate import TaggedPage
    from training.learner import Example
    from training.site import Row

CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpus"
BASE: Final = Path(__file__).with_name("base.json.gz")
WORDING: Final = Path(__file__).with_name("wording.toml")
#: The number of the recipe: another one, other weights from the same pages.
VERSION: Final = 3
FOLDERS: Final = ("pages", "own", "layouts", "twins", "twins-b", "twins-c")
#: Never learned from: they tell how the weights hold.
KEPT_BACK: Final = ("heldout", "fresh")
#: How often a page is learned from as it is, and how many excerpts are cut from it; of a page that lost its
#: headline fewer, for most pages have theirs.
TIMES: Final = 4
EXCERPTS: Final = 10
HEADLESS_EXCERPTS: Final = 2
#: How many of its excerpts tell what kind of page an article is, and how many notes of a few sentences:
#: without these, 11 of 600 real texts of three lines were none.
KIND_EXCERPTS: Final = 3
KIND_BRIEFS: Final = 6
#: Of those so many have lost their headline: without them a lead alone is taken for talk.
BARE_BRIEFS: Final = 0.5
PAGES: Final = 3000
ROUNDS: Final = 3
SEED: Final = 2
#: How much of the weights is the release before: with less, captions that read as sentences were lost on
#: pages that nothing was learned from.
SHARE: Final = 0.55


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


def cut_briefs(page: TaggedPage) -> Iterator[str]:
    """Yield tagged pages of an article's headline and first sentences, or of these alone."""
    rows: list[Row] = list(zip(page.roles, page.lines, strict=True))
    for number in range(KIND_BRIEFS):
        chance = Chance(f"{page.name}/brief {number}")
        found = brief(chance, rows)
        told = [row for row in found if row[0] in TEXT_ROLES]
        yield render_page(told if told and chance.often(BARE_BRIEFS) else found)


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


def gather_kinds() -> Iterator[tuple[str, TaggedPage]]:
    """Yield all pages that the weights of kinds of pages are learned from, each with its kind."""
    pages = [page for folder in FOLDERS for page in load_pages(CORPUS / folder)]
    articles = [page for page in pages if page.header.get("kind") == "article"]
    cut = [excerpt for page in articles for excerpt in islice(cut_excerpts(page), KIND_EXCERPTS)]
    cut += [source for page in articles for source in cut_briefs(page)]
    return gather_pages(articles, cut)


def list_inputs() -> dict[str, str]:
    """Return what the weights are learned from, each with its count of pages, if any, and its hash.

    Of pages only lines, roles and kind are learned from; what else their headers say may be mended.
    """
    found = {}
    for folder in FOLDERS:
        pages = load_pages(CORPUS / folder)
        learned = [
            repr((page.name, page.header.get("kind"), page.roles, page.lines)).encode() for page in pages
        ]
        found[folder] = f"{len(pages)} pages, {_hash_of(learned)}"
    return found | {path.name: _hash_of([path.read_bytes()]) for path in (BASE, WORDING)}


def _hash_of(inputs: Iterable[bytes]) -> str:
    digest = sha256()
    for data in inputs:
        digest.update(sha256(data).digest())
    return digest.hexdigest()[:16]


def measure(table: Mapping[str, Any]) -> dict[str, float]:
    """Return for each folder the share of its articles of which these weights find all lines of the text."""
    weights, phrases = parse_weights(table), load_phrases()
    reached = {}
    for folder in (*FOLDERS, *KEPT_BACK):
        pages = [page for page in load_pages(CORPUS / folder) if page.header.get("kind") == "article"]
        exact = 0
        for page in pages:
            tagged = tag_lines(repair_page(raw_page(page)), phrases, weights)
            exact += all(
                (line.role in TEXT_ROLES) == (role in TEXT_ROLES)
                for line, role in zip(tagged, page.roles, strict=True)
            )
        reached[folder] = round(exact / len(pages), 4)
    return reached


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn the shipped weights and write them."""
    parser = argparse.ArgumentParser(description="Learn the shipped weights from the repository's own pages.")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--kinds", action="store_true", help="only the weights of kinds of pages")
    parser.add_argument("--share", type=float, default=SHARE, help="of the weights learned on from")
    options = parser.parse_args(arguments)
    if options.kinds:
        write_kinds(list(gather_kinds()), json.loads(FILE.read_text(encoding="utf-8")), list_inputs())
        return
    with gzip.open(BASE, "rt", encoding="utf-8") as packed:
        base = json.load(packed)
    table = blend(base, train(gather_examples(), ROUNDS, base=base), options.share)
    about = {
        "version": VERSION,
        "made": "python -m training.recipe",
        "seed": SEED,
        "share": options.share,
        "inputs": list_inputs(),
        "exact texts": measure(table),
    }
    write_weights(options.out, {"about": about, **table})
    if options.out == FILE:
        write_kinds(list(gather_kinds()), table, list_inputs())


if __name__ == "__main__":
    main()
