"""The tables of RESULTS.md, from what was measured."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.cases import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.measure import Measured
    from bench.results import Results, Round

#: Between these lines of RESULTS.md stands what is written here.
BEGIN, END = "<!-- tables: written by bench/report.py -->", "<!-- end of tables -->"
#: What a run is to take of Hugo's wall time, at most, for 10,000 articles.
TARGETS = {
    "cold": 0.9,
    "search": 0.35,
    "nothing changed": 0.03,
    "one edit": 0.08,
    "one rewritten": 0.08,
    "one new": 0.12,
}
TARGET_AMOUNT = 10_000


def write_report(results: Results, path: Path) -> None:
    """Write the tables into RESULTS.md, between its two marks."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{render_tables(results)}\n{END}{after}", encoding="utf-8")


def render_tables(results: Results) -> str:
    """Return a table for each amount, and how the largest compares with the one before."""
    parts = [_render_amount(results, amount) for amount in results.amounts()]
    parts += _compare_amounts(results)
    return "\n".join(parts)


def describe_round(measured: Round) -> str:
    """Say what one round took, in a line."""
    ours, hugo = measured["ours"], measured["hugo"]
    shown = "; ".join(f"{who} {_show(one)}" for who, one in measured.items())
    return f"{shown}; {ours.wall / hugo.wall:.3f} of Hugo's time"


def _render_amount(results: Results, amount: int) -> str:
    about = results.about(amount)
    rows = [
        f"### {amount:,} articles",
        "",
        f"{about['machine']}; load average up to {about['load']}.",
        "",
        "| | rounds | ours: wall, CPU, peak | Hugo: wall, CPU, peak | wall, ours of Hugo's | CPU | target |",
        "|---|---|---|---|---|---|---|",
    ]
    for case in CASES:
        rounds = results.rounds(amount, case)
        if not rounds:
            continue
        rows.append(_row(case, rounds, [one["hugo"] for one in rounds], _target(case, amount)))
        if all("pagefind" in one for one in rounds):
            both = [_add(one["hugo"], one["pagefind"]) for one in rounds]
            rows.append(_row("cold, Hugo with Pagefind", rounds, both, _target("search", amount)))
        if all("copy" in one for one in rounds):
            copies = _middle([one["copy"] for one in rounds])
            rows.append(f"| `cp -r` of our site | {len(rounds)} | {copies} | | | | |")
    sizes = about.get("sizes", {})
    said = [f"{who} {files:,} files, {size / 1e6:.0f} MB" for who, (files, size) in sizes.items()]
    return "\n".join([*rows, "", f"Sites: {'; '.join(said)}.", ""])


def _row(name: str, rounds: Sequence[Round], others: Sequence[Measured], target: str) -> str:
    ours = [one["ours"] for one in rounds]
    pairs = list(zip(ours, others, strict=True))
    wall = median(mine.wall / other.wall for mine, other in pairs)
    cpu = median(mine.cpu / max(other.cpu, 0.001) for mine, other in pairs)
    told = f"{_middle(ours)} | {_middle(others)} | **{wall:.3f}** | {cpu:.3f} | {target}"
    return f"| {name} | {len(rounds)} | {told} |"


def _compare_amounts(results: Results) -> list[str]:
    """Compare 50,000 articles with 10,000, when both were built cold."""
    small, large = results.rounds(10_000, "cold"), results.rounds(50_000, "cold")
    if not small or not large:
        return []
    wall = median(one["ours"].wall for one in large) / median(one["ours"].wall for one in small)
    peak = median(one["ours"].peak for one in large)
    share = median(one["ours"].peak / max(one["hugo"].peak, 1) for one in large)
    return [
        f"Cold, 50,000 against 10,000: {wall:.2f} times (target 5.2). Peak memory over all processes at"
        f" 50,000: {peak:.0f} MiB (target 500 MB), {share:.2f} of Hugo's (target 0.2).\n"
    ]


def _target(case: str, amount: int) -> str:
    return f"{TARGETS[case]}" if amount == TARGET_AMOUNT and case in TARGETS else ""


def _middle(measured: Sequence[Measured]) -> str:
    wall, cpu, peak = (median(getattr(one, name) for one in measured) for name in ("wall", "cpu", "peak"))
    return f"{wall:.2f} s, {cpu:.2f} s, {peak:.0f} MiB"


def _show(one: Measured) -> str:
    return f"{one.wall:.2f} s wall, {one.cpu:.2f} s CPU, {one.peak:.0f} MiB"


def _add(one: Measured, other: Measured) -> Measured:
    return type(one)(one.wall + other.wall, one.cpu + other.cpu, max(one.peak, other.peak))
