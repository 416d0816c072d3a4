"""``build``, ``clean`` and ``render``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from luutru.building.build import build
from luutru.memo import Memo
from luutru.messages import tr
from luutru.parallel import count_cores

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.building.build import Built
    from luutru.console import Console

#: Articles of which a dry run shows what would change.
MOST_FORECAST = 200


def run_build(
    archive: Archive,
    console: Console,
    *,
    jobs: int | None,
    strict: bool,
    timings: bool,
    verify: bool = False,
    dry_run: bool = False,
) -> int:
    """Clean what is new, then render; an archive of hand-written articles has no seeds to clean.

    With `verify`, a build that went well is held against one from nothing; with `dry_run`, what cleaning
    would change is said, and nothing is written.
    """
    if dry_run:
        return _say_forecast(archive, console, jobs or count_cores())
    seeds = _has_seeds(archive)
    code = _build(archive, console, jobs, seeds=seeds, strict=strict, timings=timings)
    if code or not verify:
        return code
    from luutru.building.verify import verify_build

    return verify_build(archive, console, jobs or count_cores(), seeds=seeds)


def run_render(archive: Archive, console: Console, *, jobs: int | None, strict: bool, timings: bool) -> int:
    """Render only."""
    return _build(archive, console, jobs, seeds=False, strict=strict, timings=timings)


def run_clean(archive: Archive, console: Console, *, jobs: int | None, strict: bool, timings: bool) -> int:
    """Clean only."""
    from luutru.building.cleaning_stage import clean_archive
    from luutru.knowledge.own_files import tell_damaged

    start = time.perf_counter()
    with Memo(archive.root) as memo:
        cleaned = clean_archive(archive, console, memo, jobs or count_cores())
    console.report(tell_damaged(archive.root))
    _say_time(console, start, bool(cleaned.written))
    return _finish(console, strict=strict, timings=timings)


def build_strictly(archive: Archive, console: Console, jobs: int | None) -> Built | None:
    """Clean and render; None where a strict build fails, after everything was reported."""
    seeds = _has_seeds(archive)
    with Memo(archive.root) as memo:
        built = build(archive, console, memo, jobs or count_cores(), clean=seeds, anyway=True)
    return None if _finish(console, strict=True, timings=False) else built


def _build(
    archive: Archive, console: Console, jobs: int | None, *, seeds: bool, strict: bool, timings: bool
) -> int:
    start = time.perf_counter()
    with Memo(archive.root) as memo:
        built = build(archive, console, memo, jobs or count_cores(), clean=seeds)
    if built is None:
        _say_time(console, start, changed=False)
        return 0
    _say_time(console, start, bool(built.cleaned and built.cleaned.written) or built.tree.changed)
    return _finish(console, strict=strict, timings=timings)


def _say_forecast(archive: Archive, console: Console, jobs: int) -> int:
    """Say what cleaning would change in each article, field by field."""
    from luutru.building.renewal import forecast_cleaning, former_program
    from luutru.site.value_words import change_words
    from luutru.site.words import load_words

    with Memo(archive.root) as memo:
        former = former_program(memo)
    if former is not None:
        console.tell(
            "  the program is new (before: {former}); what is reviewed stays as it is", former=former.version
        )
    forecast = forecast_cleaning(archive, jobs)
    words, topics = load_words(archive.config.language), archive.load_knowledge().topics
    for article in forecast.changed[:MOST_FORECAST]:
        console.say(f"{archive.show(archive.content)}/{article.name}.md")
        for field, before, after in article.values:
            console.say(f"    {change_words(field, before, after, words, topics)}")
        if article.text:
            console.say(f"    {tr('the text')}")
    if (more := len(forecast.changed) - MOST_FORECAST) > 0:
        console.say(f"… {tr('and {count} more', count=more)}")
    console.report(forecast.report.problems)
    console.tell(
        "would change {changed} articles, make {new}, set aside {set_aside}; nothing was written",
        changed=len(forecast.changed),
        new=len(forecast.report.new),
        set_aside=len(forecast.report.newly_set_aside),
    )
    return 0


def _has_seeds(archive: Archive) -> bool:
    return archive.seeds.is_dir() or not archive.content.is_dir()


def _say_time(console: Console, start: float, changed: bool) -> None:
    seconds = time.perf_counter() - start
    console.say(
        tr("done in {seconds:.1f} s", seconds=seconds)
        if changed
        else tr("nothing changed, nothing written ({seconds:.1f} s)", seconds=seconds)
    )


def _finish(console: Console, *, strict: bool, timings: bool) -> int:
    if timings:
        console.say_timings()
    return 1 if console.errors or (strict and console.warnings) else 0
