"""Cleaning and what is said of it; what a build says when it has ended, and the next that finds no change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.building.changed_articles import tell_changes
from luutru.building.cleaning import clean_seeds
from luutru.building.example_page import remove_example
from luutru.building.own_knowledge import check_own_knowledge
from luutru.building.own_wheel import keeps_other_program
from luutru.building.renewal import former_version, remember_program
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.messages import language, tr, trn
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.content.stage import CleanReport
    from luutru.memo import Memo
    from luutru.publishing.tree import TreeReport
    from luutru.site.context import Site

#: So many articles of a kind are named; the rest is counted.
SHOWN = 5
#: A data set may have thousands of records without a text: the file has them all.
MOST_SET_ASIDE = 20


def clean_archive(archive: Archive, console: Console, memo: Memo, jobs: int) -> CleanReport:
    """Clean the raw pages; say what came of it, and what is wrong with them and with the own knowledge."""
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
    alike: dict[tuple[str, str], list[str]] = {}
    for item in report.newly_set_aside:
        alike.setdefault((item.reason, item.detail), []).append(item.name)
    for (reason, detail), inputs in list(alike.items())[:MOST_SET_ASIDE]:
        more = len(inputs) - 1
        name = tr("{name} and {count} more", name=inputs[0], count=more) if more else inputs[0]
        console.say(f"  {tr('set aside')}: {name}: {reasons.get(reason, reason)}: {detail}")
    if (more := sum(map(len, list(alike.values())[MOST_SET_ASIDE:]))) > 0:
        console.say(
            f"  {trn('… and {count} more: {file}', '… and {count} more: {file}', more, file=SET_ASIDE)}"
        )
    if report.marked:
        names = ", ".join(report.marked[:SHOWN]) + (" …" if len(report.marked) > SHOWN else "")
        console.say(
            tr(
                "  linked as reprints now, or no longer: {count} articles: {names}",
                count=len(report.marked),
                names=names,
            )
        )
    for line in _gone_lines(report):
        console.say(line)
    return report


def lines_when_written(
    archive: Archive, site: Site, tree: TreeReport, changed: Collection[str]
) -> Iterator[str]:
    """Yield how many files of the site were written, and which articles are others than before.

    `changed` are the slugs of those whose file says something else.
    """
    removed = tr(", removed {count}", count=len(tree.removed)) if tree.removed else ""
    yield _rendered_line(archive, site, tree, len(tree.written)) + removed
    yield from tell_changes(site.catalogue.all_articles(), changed, tree)


def lines_when_unchanged(
    archive: Archive, site: Site, tree: TreeReport, cleaned: CleanReport | None
) -> Iterator[str]:
    """Yield what the next build has to say that finds nothing changed."""
    if cleaned:
        yield _cleaned_line(cleaned, 0, 0, cleaned.unchanged + cleaned.written)
        yield from _gone_lines(cleaned)
    yield _rendered_line(archive, site, tree, 0)


def _rendered_line(archive: Archive, site: Site, tree: TreeReport, written: int) -> str:
    return tr(
        "{articles} articles, {pages} files in {place}/: wrote {written}, unchanged {unchanged}",
        articles=len(site.catalogue.briefs),
        pages=len(tree.sums),
        place=archive.show(archive.site),
        written=written,
        unchanged=len(tree.sums) - written,
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
