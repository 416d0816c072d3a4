"""Cleaning as a stage of a build: the raw pages, the example, the own knowledge, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.building.cleaning import clean_seeds
from luutru.building.example_page import remove_example
from luutru.building.own_knowledge import check_own_knowledge, keep_own_files
from luutru.building.own_wheel import keeps_other_program
from luutru.building.renewal import former_program, remember_program
from luutru.building.telling import cleaned_line, gone_lines, name_some
from luutru.cleaning.input_names import say_input
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.messages import language, tr, trn
from luutru.site.words import load_words, set_aside_cure, set_aside_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.building.archive import Archive
    from luutru.building.renewal import Program
    from luutru.console import Console
    from luutru.content.stage import CleanReport
    from luutru.memo import Memo

#: A data set may have thousands of records without a text: the file has them all.
MOST_SET_ASIDE = 20


def clean_archive(archive: Archive, console: Console, memo: Memo, jobs: int) -> CleanReport:
    """Clean the raw pages; say what came of it, and what is wrong with them and with the own knowledge."""
    former = former_program(memo)
    if remove_example(archive):
        console.tell("  the example page was removed: there are pages of your own")
    report = clean_seeds(archive, console, memo, jobs)
    remember_program(memo, report.own)
    keep_own_files(archive.root)
    console.report([*check_own_knowledge(archive), *report.problems])
    console.say(cleaned_line(report, report.written, len(report.new), report.unchanged))
    if not report.read:
        place = archive.show(archive.seeds)
        console.tell(
            "  there are no pages in {place} yet: copy them there and run {program} again", place=place
        )
    if former is not None:
        for line in _renewal_lines(archive, report, former):
            console.say(line)
    for line in report.told:
        console.say(line)
    words = load_words(language())
    alike: dict[tuple[str, str], list[str]] = {}
    for item in report.newly_set_aside:
        alike.setdefault((item.reason, item.detail), []).append(item.name)
    for (reason, detail), inputs in list(alike.items())[:MOST_SET_ASIDE]:
        more = len(inputs) - 1
        first = say_input(inputs[0])
        name = tr("{name} and {count} more", name=first, count=more) if more else first
        console.say(f"  {tr('set aside')}: {name}: {set_aside_reason(reason, words)}: {detail}")
    cures: dict[str, list[str]] = {}
    for reason in dict.fromkeys(item.reason for item in report.newly_set_aside):
        cures.setdefault(set_aside_cure(reason, words), []).append(set_aside_reason(reason, words))
    for cure, named in cures.items():
        console.say(f"    {', '.join(named)} → {cure}")
    if (more := sum(map(len, list(alike.values())[MOST_SET_ASIDE:]))) > 0:
        console.say(
            f"  {trn('… and {count} more: {file}', '… and {count} more: {file}', more, file=SET_ASIDE)}"
        )
    if report.marked:
        console.tell(
            "  linked as reprints now, or no longer: {count} articles: {names}",
            count=len(report.marked),
            names=name_some(
                [
                    tr("{name} (of {original})", name=name, original=original)
                    if original
                    else tr("{name} (no longer)", name=name)
                    for name, original in report.marked.items()
                ]
            ),
        )
    for line in gone_lines(report, memo):
        console.say(line)
    return report


def _renewal_lines(archive: Archive, report: CleanReport, former: Program) -> Iterator[str]:
    yield tr(
        "  the program is new (before: {former}); what is reviewed stays as it is", former=former.version
    )
    if report.reread and former.own not in (b"", report.own):
        yield trn(
            "  {count} article changed by it, or by what you changed in archive.toml, kien-thuc/ or the"
            " notes on pages since the last build: {names}",
            "  {count} articles changed by it, or by what you changed in archive.toml, kien-thuc/ or the"
            " notes on pages since the last build: {names}",
            len(report.reread),
            names=name_some(report.reread),
        )
    elif report.reread:
        yield trn(
            "  {count} article changed by it: {names}",
            "  {count} articles changed by it: {names}",
            len(report.reread),
            names=name_some(report.reread),
        )
    else:
        yield tr("  no article changed by it")
    if keeps_other_program(archive.root):
        yield tr("  the archive keeps another program in phan-mem/: run luutru new . --renew")
