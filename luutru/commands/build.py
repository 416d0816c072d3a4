"""``build``, ``clean`` and ``render``: the stages in order, and what they say at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from luutru.building.last_build import forget_build, look_at, recall_build, remember_build
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.errors import LuutruError
from luutru.memo import Memo
from luutru.messages import language, tr, trn
from luutru.parallel import count_cores
from luutru.site.words import load_words
from luutru.states import hash_states, read_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.building.archive import Archive
    from luutru.building.last_build import Look
    from luutru.building.rendering import Rendered
    from luutru.console import Console
    from luutru.content.stage import CleanReport

#: So many articles of a kind are named; the rest is counted.
SHOWN = 5
#: A data set may have thousands of records without a text: the file has them all.
MOST_SET_ASIDE = 20
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
    jobs = jobs or count_cores()
    if dry_run:
        return _say_forecast(archive, console, jobs)
    seeds = archive.seeds.is_dir() or not archive.content.is_dir()
    code = _build(archive, console, jobs, seeds=seeds, strict=strict, timings=timings)
    if code or not verify:
        return code
    from luutru.building.verify import verify_build

    return verify_build(archive, console, jobs, seeds=seeds)


def _build(archive: Archive, console: Console, jobs: int, *, seeds: bool, strict: bool, timings: bool) -> int:
    start = time.perf_counter()
    cleaned = None
    with Memo(archive.root) as memo:
        seeds_state = hash_states(read_states(archive.seeds)) if seeds else b""
        look = look_at(archive, seeds_state)
        if _is_unchanged(archive, console, memo, look):
            _say_time(console, start, changed=False)
            return 0
        if seeds:
            cleaned = _clean(archive, console, memo, jobs)
            look = look_at(archive, seeds_state)
        rendered = _render(archive, console, memo, jobs, look)
        _remember(archive, console, memo, look, _lines_when_unchanged(archive, rendered, cleaned))
    changed = bool(cleaned and cleaned.written) or rendered.tree.changed
    _say_time(console, start, changed)
    return _finish(console, cleaned, strict=strict, timings=timings)


def _say_forecast(archive: Archive, console: Console, jobs: int) -> int:
    """Say what cleaning would change in each article, field by field."""
    from luutru.building.renewal import forecast_cleaning, former_version

    if not archive.seeds.is_dir():
        raise LuutruError(_no_seeds(archive))
    with Memo(archive.root) as memo:
        former = former_version(memo)
    if former is not None:
        console.say(
            tr("  the program is new (before: {former}); what is reviewed stays as it is", former=former)
        )
    forecast = forecast_cleaning(archive, jobs)
    fields = load_words(archive.config.language).fields
    for article in forecast.changed[:MOST_FORECAST]:
        console.say(f"{archive.show(archive.content)}/{article.name}.md")
        for field, before, after in article.values:
            label = fields.get(field, field)
            console.say(f"    {label}: {before or tr('unknown')} → {after or tr('unknown')}")
        if article.text:
            console.say(f"    {tr('the text')}")
    if (more := len(forecast.changed) - MOST_FORECAST) > 0:
        console.say(f"… {tr('and {count} more', count=more)}")
    console.report(forecast.report.problems)
    console.say(
        tr(
            "would change {changed} articles, make {new}, set aside {set_aside}; nothing was written",
            changed=len(forecast.changed),
            new=len(forecast.report.new),
            set_aside=len(forecast.report.newly_set_aside),
        )
    )
    return 0


def build_strictly(archive: Archive, console: Console, jobs: int | None) -> Rendered | None:
    """Clean and render; None where a strict build fails, after everything was reported."""
    jobs = jobs or count_cores()
    cleaned = None
    with Memo(archive.root) as memo:
        if archive.seeds.is_dir() or not archive.content.is_dir():
            cleaned = _clean(archive, console, memo, jobs)
        rendered = _render(archive, console, memo, jobs, look_at(archive))
    return None if _finish(console, cleaned, strict=True, timings=False) else rendered


def run_clean(archive: Archive, console: Console, *, jobs: int | None, strict: bool, timings: bool) -> int:
    """Clean only."""
    start = time.perf_counter()
    with Memo(archive.root) as memo:
        cleaned = _clean(archive, console, memo, jobs or count_cores())
    _say_time(console, start, bool(cleaned.written))
    return _finish(console, cleaned, strict=strict, timings=timings)


def run_render(archive: Archive, console: Console, *, jobs: int | None, strict: bool, timings: bool) -> int:
    """Render only."""
    start = time.perf_counter()
    with Memo(archive.root) as memo:
        look = look_at(archive)
        if _is_unchanged(archive, console, memo, look):
            _say_time(console, start, changed=False)
            return 0
        rendered = _render(archive, console, memo, jobs or count_cores(), look)
        _remember(archive, console, memo, look, _lines_when_unchanged(archive, rendered))
    _say_time(console, start, rendered.tree.changed)
    return _finish(console, None, strict=strict, timings=timings)


def _clean(archive: Archive, console: Console, memo: Memo, jobs: int) -> CleanReport:
    from luutru.building.cleaning import clean_seeds
    from luutru.building.renewal import former_version, remember_program
    from luutru.commands.example_page import remove_example
    from luutru.commands.own_knowledge import check_own_knowledge

    if not archive.seeds.is_dir():
        raise LuutruError(_no_seeds(archive))
    former = former_version(memo)
    if remove_example(archive):
        console.say(tr("  the example page was removed: there are pages of your own"))
    report = clean_seeds(archive, console, memo, jobs)
    remember_program(memo)
    console.report([*check_own_knowledge(archive), *report.problems])
    console.say(_cleaned_line(report, report.written, len(report.new), report.unchanged))
    if former is not None:
        for line in _renewal_lines(archive, report, former):
            console.say(line)
    for line in report.told:
        console.say(line)
    reasons = load_words(language()).set_aside_reasons
    for item in report.newly_set_aside[:MOST_SET_ASIDE]:
        reason = reasons.get(item.reason, item.reason)
        console.say(f"  {tr('set aside')}: {item.name}: {reason}: {item.detail}")
    if (more := len(report.newly_set_aside) - MOST_SET_ASIDE) > 0:
        console.say(
            f"  {trn('… and {count} more: {file}', '… and {count} more: {file}', more, file=SET_ASIDE)}"
        )
    if report.marked:
        console.say(
            tr("  {count} articles are now linked as reprints, or no longer are", count=len(report.marked))
        )
    for line in _gone_lines(report):
        console.say(line)
    return report


def _no_seeds(archive: Archive) -> str:
    place = archive.show(archive.seeds)
    return tr("{place}: there is no such folder (put the raw pages there)", place=place)


def _render(archive: Archive, console: Console, memo: Memo, jobs: int, look: Look) -> Rendered:
    from luutru.building.rendering import render_site

    rendered = render_site(archive, console, memo, jobs, look)
    console.report(rendered.problems)
    tree = rendered.tree
    removed = tr(", removed {count}", count=len(tree.removed)) if tree.removed else ""
    console.say(
        _rendered_line(archive, rendered.articles, rendered.pages, len(tree.written), tree.unchanged)
        + removed
    )
    for line in rendered.told:
        console.say(line)
    return rendered


def _is_unchanged(archive: Archive, console: Console, memo: Memo, look: Look) -> bool:
    """Say what there is when nothing has changed since the last build, which had nothing to complain of."""
    if not archive.content.is_dir():
        return False
    last = recall_build(archive, memo, look)
    for line in last.said if last else ():
        console.say(line)
    return last is not None


def _remember(archive: Archive, console: Console, memo: Memo, look: Look, said: Iterable[str]) -> None:
    """Remember a build, with what the next would say that finds nothing changed."""
    if console.warnings or console.errors:
        forget_build(archive, memo)
    else:
        remember_build(archive, memo, look.inputs, look.site, said)


def _lines_when_unchanged(
    archive: Archive, rendered: Rendered, cleaned: CleanReport | None = None
) -> Iterator[str]:
    if cleaned:
        yield _cleaned_line(cleaned, 0, 0, cleaned.unchanged + cleaned.written)
        yield from _gone_lines(cleaned)
    yield _rendered_line(archive, rendered.articles, rendered.pages, 0, rendered.pages)


def _rendered_line(archive: Archive, articles: int, pages: int, written: int, unchanged: int) -> str:
    place = archive.show(archive.site)
    return tr(
        "{articles} articles, {pages} files in {place}/: wrote {written}, unchanged {unchanged}",
        articles=articles,
        pages=pages,
        place=place,
        written=written,
        unchanged=unchanged,
    )


def _cleaned_line(report: CleanReport, written: int, new: int, unchanged: int) -> str:
    return tr(
        "read {read}, cleaned {written} ({new} new), unchanged {unchanged}, kept by hand {by_hand}, "
        "set aside {set_aside}",
        read=report.read,
        written=written,
        new=new,
        unchanged=unchanged,
        by_hand=len(report.by_hand),
        set_aside=len(report.set_aside),
    )


def _renewal_lines(archive: Archive, report: CleanReport, former: str) -> Iterator[str]:
    from luutru.commands.new import keeps_other_program

    yield tr("  the program is new (before: {former}); what is reviewed stays as it is", former=former)
    if report.reread:
        names = ", ".join(report.reread[:SHOWN]) + (" …" if len(report.reread) > SHOWN else "")
        yield trn(
            "  {count} article changed by it: {names}",
            "  {count} articles changed by it: {names}",
            len(report.reread),
            names=names,
        )
    else:
        yield tr("  no article changed by it")
    if keeps_other_program(archive.root):
        yield tr("  the archive keeps another program in phan-mem/: run luutru new . --renew")


def _gone_lines(report: CleanReport) -> list[str]:
    names = ", ".join(report.gone[:SHOWN]) + (" …" if len(report.gone) > SHOWN else "")
    line = tr(
        "  no raw page in seeds/, or one with another text now: {count} articles, which stay: {names}",
        count=len(report.gone),
        names=names,
    )
    return [line] if report.gone else []


def _say_time(console: Console, start: float, changed: bool) -> None:
    seconds = time.perf_counter() - start
    console.say(
        tr("done in {seconds:.1f} s", seconds=seconds)
        if changed
        else tr("nothing changed, nothing written ({seconds:.1f} s)", seconds=seconds)
    )


def _finish(console: Console, cleaned: CleanReport | None, *, strict: bool, timings: bool) -> int:
    if timings:
        console.say_timings()
    return 1 if console.errors or (strict and console.warnings) else 0
