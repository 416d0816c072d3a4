"""Measure the cleaning of raw pages: ``python -m bench.cleaning [AMOUNT]``.

Invented pages of about 4 KB, as text: all of them cleaned by two processes, then again when nothing is new,
and when a page was added; medians of five rounds but for the first cleaning.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.articles import invent_article, raw_page
from bench.measure import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.measure import Measured

PROGRAM = Path(__file__).parents[1]
JOBS = 2
#: Case → rounds.
CASES = {"cold": 1, "nothing new": 5, "one new page": 5}
#: So many of an invented article's paragraphs, and one more in every second, make a page of 4,150 bytes.
_PARAGRAPHS = 7


def make_archive(folder: Path, amount: int) -> None:
    """Write an archive of `amount` raw pages, nothing cleaned yet."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "archive.toml").write_text('title = "Lưu trữ báo chí"\n', encoding="utf-8")
    for number in range(amount):
        add_page(folder, number)


def add_page(folder: Path, number: int) -> None:
    """Add one raw page; no two numbers give the same."""
    article = invent_article(number)
    short = replace(article, paragraphs=article.paragraphs[: _PARAGRAPHS + number % 2])
    (folder / f"seeds/{number:06}.txt").write_text(raw_page(short), encoding="utf-8")


def run_cases(folder: Path, amount: int) -> Iterator[tuple[str, list[Measured]]]:
    """Yield each case with its rounds, in an archive that `make_archive` made."""
    command = [
        sys.executable,
        str(PROGRAM / "build.py"),
        "clean",
        "--archive",
        str(folder),
        "--jobs",
        f"{JOBS}",
    ]
    pages = amount
    for case, rounds in CASES.items():
        measured = []
        for _ in range(rounds):
            if case == "one new page":
                add_page(folder, pages)
                pages += 1
            measured.append(measure(command, PROGRAM))
        yield case, measured


def main(amount: int) -> None:
    """Print a table of seconds and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(folder, amount)
        print(f"{amount:,} raw pages, {JOBS} processes\n")
        print("| | rounds | wall | CPU | peak |\n|---|---|---|---|---|")
        for case, rounds in run_cases(folder, amount):
            wall, cpu, peak = (
                median(getattr(one, name) for one in rounds) for name in ("wall", "cpu", "peak")
            )
            print(f"| {case} | {len(rounds)} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MiB |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
