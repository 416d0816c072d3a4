"""``publish``: a strict build that was checked, and its addresses recorded for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.building.recording import list_addresses, record_paragraphs
from luutru.commands.addresses import today
from luutru.commands.build import build_strictly
from luutru.commands.check import refuse_unbuilt, run_check
from luutru.content.addresses import keep_former_addresses
from luutru.content.paragraphs import load_published, write_published
from luutru.content.published_changes import note_publication, settle_changes
from luutru.messages import tr, trn
from luutru.publishing.limits import find_excess, measure_site
from luutru.publishing.register import (
    FILE_NAME,
    find_unrecorded,
    load_register,
    merge_register,
    published_slugs,
    write_register,
)
from luutru.site.urls import article_url

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.console import Console

#: So many new addresses are named; the rest is counted.
_SHOWN = 5


def run_publish(archive: Archive, console: Console, *, jobs: int | None) -> int:
    """Build, check, measure and record; 1 when the site is not fit to be published."""
    # Damaged rows are what this command mends, so they are reported as mended, not as warnings.
    published, damaged = load_register(archive.content)
    if damaged:
        write_register(archive.content, published)
    paragraphs, more = load_published(archive.content)
    if more:
        write_published(archive.content, paragraphs)
    damaged += more
    if archive.content.is_dir():
        settle_changes(archive.content, set(published.values()))
        for old, slug in keep_former_addresses(archive.content, published_slugs(published), today()):
            console.tell(
                '  {old} leads to {new} from now on ("aliases" of the article)',
                old=article_url(old),
                new=article_url(slug),
            )
    built = build_strictly(archive, console, jobs)
    if built is None or run_check(archive, console) or _is_too_large(archive, console):
        in_the_way = console.errors + console.warnings
        console.say(
            trn(
                "not published, nothing was recorded: {count} error or warning above is in the way; "
                "put it right and run it again",
                "not published, nothing was recorded: {count} errors and warnings above are in the way; "
                "put them right and run it again",
                in_the_way,
            )
            if in_the_way
            else tr("not published: nothing was recorded; put right what is named above and run it again")
        )
        return 1
    place = archive.show(archive.content / FILE_NAME)
    addresses = list_addresses(built.site, built.plan)
    new = sorted(addresses.keys() - published.keys())
    write_register(archive.content, merge_register(published, addresses))
    record_paragraphs(archive)
    note_publication(archive.content, today())
    for problem in damaged:
        console.tell(
            "  mended: {path}:{line} {message}", path=problem.path, line=problem.line, message=problem.message
        )
    console.tell(
        "{place}: {count} new addresses, {total} in all",
        place=place,
        count=len(new),
        total=len(published.keys() | addresses),
    )
    _name(console, new)
    console.tell(
        "now commit everything (git add ., git commit) and push (git push): "
        "the workflow puts the site on the web"
    )
    return 0


def run_publish_check(archive: Archive, console: Console) -> int:
    """Hold the built site against the register; 1 when an address in it was not recorded."""
    refuse_unbuilt(archive)
    published, damaged = load_register(archive.content)
    console.report(damaged)
    missing = find_unrecorded(archive.site, published)
    too_large = _is_too_large(archive, console)
    place = archive.show(archive.content / FILE_NAME)
    if missing or damaged:
        _name(console, missing)
        console.tell(
            '{place} is behind by {count} addresses: run "{program} publish", then commit {place}',
            place=place,
            count=len(missing),
        )
        return 1
    console.tell(
        "{place}: all addresses of the site are recorded, {count} in all", place=place, count=len(published)
    )
    return 1 if too_large else 0


def _name(console: Console, addresses: list[str]) -> None:
    for url in addresses[:_SHOWN]:
        console.say(f"  {url}")
    if len(addresses) > _SHOWN:
        console.tell("  … and {count} more", count=len(addresses) - _SHOWN)


def _is_too_large(archive: Archive, console: Console) -> bool:
    problems = find_excess(measure_site(archive.site), archive.show(archive.site))
    console.report(problems)
    return bool(problems)
