"""The benchmark works: every case runs, ours for real, Hugo's place taken by a command that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import cleaning
from bench.cases import CASES, Bench
from bench.copies import REPRINTED, make_content
from bench.report import BEGIN, END, write_report
from bench.results import Results, describe_machine
from bench.run import hash_program, run_rounds
from bench.tools import Tools
from luutru.content.copies import mark_copies
from luutru.content.known_articles import Articles
from luutru.memo import Memo

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

AMOUNT = 200


def test_every_case_is_measured_once_and_told(tmp_path: Path) -> None:
    results = Results(tmp_path / "results.json")
    results.begin(AMOUNT, "program", "machine")
    bench = Bench(tmp_path / "work", AMOUNT, Tools(("true",), ("true",)))
    bench.make()
    said: list[str] = []
    run_rounds(bench, results, 1, said.append)
    assert len(said) == len(CASES)
    pages = list((bench.archive / "site/bai").glob("*.html"))
    assert len(pages) == AMOUNT + 1, "the article that was added has its page"
    assert len(list((bench.hugo_site / "content/bai").iterdir())) == AMOUNT + 1
    assert all(f"<!-- {len(CASES)} -->" in page.read_text(encoding="utf-8") for page in pages)

    again = Results(tmp_path / "results.json")
    again.begin(AMOUNT, "program", "machine")
    run_rounds(bench, again, 1, said.append)
    assert len(said) == len(CASES), "what was measured is not measured again"

    report = tmp_path / "RESULTS.md"
    report.write_text(f"before\n{BEGIN}\nstale\n{END}\nafter\n", encoding="utf-8")
    write_report(again, report)
    text = report.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "stale" not in text
    assert all(f"| {case} | 1 |" in text for case in CASES)
    again.begin(AMOUNT, "another program", "machine")
    assert not again.rounds(AMOUNT, "cold"), "figures of another program are forgotten"


def test_a_program_has_a_hash_and_a_machine_a_description() -> None:
    assert hash_program() == hash_program()
    assert "Python" in describe_machine()


def test_reprints_among_invented_articles_are_found(tmp_path: Path) -> None:
    reprints = make_content(tmp_path, 2 * REPRINTED)
    with Memo(tmp_path) as memo:
        marked = mark_copies(Articles(tmp_path / "content", memo))
    assert reprints == 2
    assert len(marked.originals) == reprints


def test_cleaning_is_measured_cold_without_a_change_and_with_a_new_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"cold": 1, "nothing new": 1, "one new page": 2}
    assert few.keys() == cleaning.CASES.keys()
    monkeypatch.setattr(cleaning, "CASES", few)
    cleaning.make_archive(tmp_path, 3)
    rounds = {case: len(measured) for case, measured in cleaning.run_cases(tmp_path, 3)}
    assert rounds == few
    pages = 3 + few["one new page"]
    assert len(list((tmp_path / "content").glob("*.md"))) == pages
    sizes = [path.stat().st_size for path in (tmp_path / "seeds").iterdir()]
    assert 3000 < sum(sizes) / len(sizes) < 5000
