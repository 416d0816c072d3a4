"""A build, from top to bottom: the stages of ARCHITECTURE.md in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from luutru import __version__
from luutru.building.last_build import forget_build, look_again, look_at, recall_build, remember_build
from luutru.parallel import without_collector

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.content.stage import CleanReport
    from luutru.memo import Memo
    from luutru.publishing.tree import TreeReport
    from luutru.site.context import Site
    from luutru.site.planned import Plan


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `cleaned` None where no raw pages were cleaned."""

    cleaned: CleanReport | None
    site: Site
    plan: Plan
    tree: TreeReport


def build(
    archive: Archive, console: Console, memo: Memo, jobs: int, *, clean: bool, anyway: bool = False
) -> Built | None:
    """Make the site of an archive where it is not what it should be; with `clean`, first its content.

    None when nothing has changed since the last build, unless it is wanted `anyway`. What is wrong is
    reported stage by stage: what stops a later one may follow from it.
    """
    look = look_at(archive, seeds=clean)
    if not anyway and (last := recall_build(archive, memo, look)):
        for line in last.said:
            console.say(line)
        return None
    # To load the program takes as long as to find that nothing has changed.
    from luutru.building import stages

    cleaned = None
    if clean:
        # A third of a second to load, which who only renders need not wait for.
        from luutru.building.cleaning_stage import clean_archive

        # 1 to 7: read, repair, tag, describe, assemble, write content, find copies
        cleaned = clean_archive(archive, console, memo, jobs)
        look = look_again(archive, look)
    with without_collector():
        # 8: load
        content = stages.load_content(archive, console, memo, jobs, look.content)
        look = replace(look, content={})  # half a kilobyte an article, and nobody asks again
        console.report(content.problems)
        # 9: catalogue
        site, problems = stages.put_together(archive, console, memo, content)
        console.report(problems)
        # 10: plan
        version, changed = f"{__version__} {content.program.hex()}", content.articles.changed
        published, kept = content.publishable.published, content.publishable.kept
        del content  # its entries, which the site has too: a kilobyte and a half an article
        with console.stage("plan"):
            plan = stages.plan_site(site, published=published, kept=kept, version=version)
            search = stages.plan_search(site, version)
        # 11 and 12: render what the site does not have as its key says, and publish
        known = stages.KnownFiles(archive.site, look.site, memo)
        with console.stage("site"), stages.open_tree(archive.site, archive.twin) as tree:
            makers = stages.Makers(known, memo, console, jobs, tree.stage)
            made = stages.make_files(archive, site, plan, search, makers)
            written = tree.put_in_place(made.files)
            stages.drop_withdrawn(archive, site, written)
        states = known.remember(made.keys, written)
        stages.forget_failed(memo, site, made.failures)
    console.report([*stages.tell_failures(made.failures), *stages.find_lost_links(site, written.sums)])
    for line in stages.lines_when_written(archive, site, written, changed):
        console.say(line)
    if console.warnings or console.errors:  # which the next build must say again
        forget_build(archive, memo)
    else:
        said = stages.lines_when_unchanged(archive, site, written, cleaned)
        remember_build(archive, memo, look, states, said)
    return Built(cleaned, site, plan, written)
