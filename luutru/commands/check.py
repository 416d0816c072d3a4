"""``check``: whether every link, anchor and asset of the built site leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.commands.dead_links import Sources
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.publishing.checking import check_site
from luutru.publishing.limits import measure_site

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.console import Console


def run_check(archive: Archive, console: Console) -> int:
    """Check the built site; 1 when something leads nowhere."""
    refuse_unbuilt(archive)
    result = check_site(archive.site)
    sources = Sources(archive)
    console.report(
        sources.place(problem, result.addresses[problem]) if problem in result.addresses else problem
        for problem in result.problems
    )
    console.say(
        tr(
            "checked: {pages} pages, {links} links, {count} problems",
            pages=result.pages,
            links=result.links,
            count=len(result.problems),
        )
    )
    console.say(str(measure_site(archive.site)))
    return 1 if result.problems else 0


def refuse_unbuilt(archive: Archive) -> None:
    """Raise LuutruError where an archive has no built site."""
    if not archive.site.is_dir():
        raise LuutruError(
            tr("{place}: there is no built site (run {program} first)", place=archive.show(archive.site))
        )
