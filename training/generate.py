"""Lay out pages at random: ``python -m training.generate TEXTS.jsonl.gz OUT_DIR --pages N --seed S``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from training.chance import Chance
from training.layouts import lay_out
from training.printing import render_page
from training.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.texts import Texts


def generate_pages(texts: Texts, pages: int, seed: int) -> Iterator[str]:
    """Yield tagged pages; the same texts and seed give the same ones, however many."""
    for number in range(pages):
        yield render_page(lay_out(Chance(f"{seed}/{number}"), texts))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write pages into a folder."""
    parser = argparse.ArgumentParser(description="Lay out tagged pages at random from given texts.")
    parser.add_argument("texts", type=Path, help="a .jsonl or .jsonl.gz file: title and text in each line")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(generate_pages(load_texts(options.texts), options.pages, options.seed)):
        (options.folder / f"page-{number:05}.src").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
