"""The benchmark works: every case runs, ours for real, Hugo's place taken by a command that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.archives import make_archive, make_hugo_site
from bench.run import Bench, run

if TYPE_CHECKING:
    from pathlib import Path

AMOUNT = 60


def test_every_case_is_measured(tmp_path: Path) -> None:
    make_archive(tmp_path / "archive", AMOUNT)
    make_hugo_site(tmp_path / "hugo", tmp_path / "archive")
    bench = Bench(tmp_path / "archive", tmp_path / "hugo", ["true"], ["true"], AMOUNT)
    said: list[str] = []
    run(bench, 1, said.append)
    summaries = [line.split(":")[0] for line in said if line.startswith("== ")]
    cases = ["cold", "cold, against Hugo and Pagefind", "nothing changed", "one edit", "one new", "template"]
    assert summaries == [f"== {case}" for case in cases]
    pages = list((tmp_path / "archive/site/bai").glob("*.html"))
    assert len(pages) == AMOUNT + 1, "the article that was added has its page"
    assert len(list((tmp_path / "hugo/content/bai").iterdir())) == AMOUNT + 1
    assert all("<!-- 3 -->" in page.read_text(encoding="utf-8") for page in pages)
