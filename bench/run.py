"""Measure the build beside Hugo, and Pagefind for search, on the same articles: ``make bench N=10000``.

Each case is run in rounds, ours and theirs in turn, so that a busy machine slows both; what counts are the
ratios, round by round, and their medians. ``cp -r`` of the finished site is the floor that no generator gets
below. Hugo keeps nothing between runs: it writes every file again whatever changed.

Every round is kept in bench/results.json, so that a run that was stopped goes on where it was; another
program begins anew. At the end the tables of bench/RESULTS.md are written from it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.cases import CASES, PROGRAM, Bench
from bench.report import describe_round, write_report
from bench.results import Results, describe_machine
from bench.tools import find_tools

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent


def run_rounds(bench: Bench, results: Results, rounds: int, say: Callable[[str], None] = print) -> None:
    """Measure every case until it has so many rounds, and keep each round."""
    for case in CASES:
        while len(done := results.rounds(bench.amount, case)) < rounds:
            if case != "cold" and not (bench.archive / "site").is_dir():
                bench.run("cold")  # begun in another place: there is no site yet to be changed
            measured = bench.run(case)
            results.add(bench.amount, case, measured, os.getloadavg()[0])
            say(f"{bench.amount} {case} {len(done) + 1}: {describe_round(measured)}")
        if case == "cold":
            results.set_sizes(bench.amount, bench.sizes())


def hash_program() -> str:
    """Hash what is measured: the program and its templates, by their bytes."""
    digest = hashlib.sha256()
    for folder in (PROGRAM / "luutru", PROGRAM / "templates", HERE / "hugo"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(PROGRAM)} {path.stat().st_size}".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="bench.run", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("amount", type=int, help="how many articles to invent")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tools", type=Path, required=True, help="the environment Hugo and Pagefind are in")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where the archives are built")
    parser.add_argument("--archive", type=Path, help="an archive to measure instead of invented articles")
    parser.add_argument("--related", action="store_true", help="let Hugo look for related articles too")
    parser.add_argument(
        "--no-pagefind",
        action="store_true",
        help="leave Pagefind out, which takes 0.3 MB of memory an article",
    )
    parser.add_argument("--anew", action="store_true", help="forget the rounds there are of this amount")
    options = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # set in some containers; every start would compile anew
    results = Results(HERE / "results.json")
    results.begin(options.amount, hash_program(), describe_machine(), anew=options.anew)
    folder = options.work.resolve() / (options.archive.name if options.archive else str(options.amount))
    tools = find_tools(options.tools, related=options.related)
    bench = Bench(folder, options.amount, replace(tools, pagefind=()) if options.no_pagefind else tools)
    bench.make(options.archive)
    run_rounds(bench, results, options.rounds)
    bench.tidy()
    write_report(results, HERE / "RESULTS.md")


if __name__ == "__main__":
    main()
