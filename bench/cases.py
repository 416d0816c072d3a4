"""What is measured: an archive and its twin for Hugo, and what is done to both before each build."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.archives import (
    HUGO,
    edit_article,
    make_archive,
    make_hugo_site,
    rewrite_article,
    write_article,
)
from bench.articles import invent_article
from bench.measure import measure

if TYPE_CHECKING:
    from bench.measure import Measured
    from bench.tools import Tools

PROGRAM = Path(__file__).parents[1]
TEMPLATE = "base.html"
#: In the order they are measured.
CASES = ("cold", "nothing changed", "one edit", "one rewritten", "one new", "template")


@dataclass(slots=True)
class Bench:
    """An archive of `amount` articles with its twin for Hugo. `edition` counts what was changed in them."""

    folder: Path
    amount: int
    tools: Tools
    edition: int = 0

    @property
    def archive(self) -> Path:
        """Our archive."""
        return self.folder / "archive"

    @property
    def hugo_site(self) -> Path:
        """Hugo's."""
        return self.folder / "hugo"

    @property
    def _away(self) -> Path:
        return self.folder / "away"

    def tidy(self) -> None:
        """Remove what the rounds have put away."""
        shutil.rmtree(self._away, ignore_errors=True)

    def make(self, given: Path | None = None) -> None:
        """Invent the articles, or copy the archive that is given; what an earlier run left is used again."""
        mark = self.folder / "made"
        if mark.exists():
            self.edition = int(mark.read_text())
            shutil.copytree(HUGO, self.hugo_site, dirs_exist_ok=True)  # its templates as they are now
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if given:
            shutil.copytree(given, self.archive, ignore=shutil.ignore_patterns("site", ".*"))
        else:
            make_archive(self.archive, self.amount)
        make_hugo_site(self.hugo_site, self.archive)
        mark.write_text("0")

    def run(self, case: str) -> dict[str, Measured]:
        """Measure one round of a case: ours, then Hugo's; in a cold one also Pagefind and a mere copy."""
        self.edition += 1
        (self.folder / "made").write_text(str(self.edition))
        self._prepare(case)
        os.sync()
        ours = [sys.executable, str(PROGRAM / "build.py"), "render", "--archive", str(self.archive)]
        round_ = {
            "ours": measure(ours, PROGRAM),
            "hugo": measure(self.tools.hugo, self.hugo_site),
        }
        if case == "cold":
            if self.tools.pagefind:
                command = [*self.tools.pagefind, "--site", "public"]
                round_["pagefind"] = measure(command, self.hugo_site)
            round_["copy"] = self._copy()
        return round_

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Count the files and bytes of both sites; Hugo's with Pagefind's index, if there is one."""
        return {"ours": _weigh(self.archive / "site"), "hugo": _weigh(self.hugo_site / "public")}

    def _prepare(self, case: str) -> None:
        if case == "cold":
            for folder in (self.archive / "site", self.archive / ".luutru", self.hugo_site / "public"):
                self._put_away(folder)
        elif case == "one edit":
            self._give_hugo(edit_article(self.archive, self.amount // 3, self.edition))
        elif case == "one rewritten":
            self._give_hugo(rewrite_article(self.archive, self.amount // 2, self.edition))
        elif case == "one new":
            self._give_hugo(write_article(self.archive, invent_article(self.amount + self.edition)))
        elif case == "template":
            self._change_templates()

    def _put_away(self, folder: Path) -> None:
        """Move a folder out of the way until the last round has ended.

        Removing it would slow the build that follows: for minutes ext4 avoids the inodes that were freed, and
        looks at each of them again for every new file. A copy of our site then took 8 s in place of 1 s.
        """
        if folder.exists():
            self._away.mkdir(exist_ok=True)
            folder.rename(self._away / f"{self.edition}-{folder.name}")

    def _change_templates(self) -> None:
        own = self.archive / "templates" / TEMPLATE
        own.parent.mkdir(parents=True, exist_ok=True)
        text = (PROGRAM / "templates" / TEMPLATE).read_text(encoding="utf-8")
        own.write_text(f"{text}<!-- {self.edition} -->", encoding="utf-8")
        base = (HUGO / "layouts/baseof.html").read_text(encoding="utf-8")
        changed = base.replace("</body>", f"<!-- {self.edition} --></body>")
        (self.hugo_site / "layouts/baseof.html").write_text(changed, encoding="utf-8")

    def _give_hugo(self, path: Path) -> None:
        shutil.copy(path, self.hugo_site / "content/bai" / path.name)

    def _copy(self) -> Measured:
        """Copy our finished site: the same files and bytes, and nothing else."""
        target = self.folder / "copy"
        measured = measure(["cp", "-r", str(self.archive / "site"), str(target)], self.folder)
        self._put_away(target)
        return measured


def _weigh(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
