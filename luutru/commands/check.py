"""``check``: whether every link, anchor and asset of the built site leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.errors import LuutruError, called_as
from luutru.publishing.checking import check_site
from luutru.publishing.limits import measure_site

if TYPE_CHECKING:
    from luutru.commands.archive import Archive
    from luutru.commands.console import Console


def run_check(archive: Archive, console: Console) -> int:
    """Check the built site; 1 when something leads nowhere."""
    if not archive.site.is_dir():
        raise LuutruError(f"{archive.show(archive.site)}: there is no built site (run {called_as()} first)")
    result = check_site(archive.site)
    console.report(result.problems)
    console.say(f"checked: {result.pages} pages, {result.links} links, {len(result.problems)} problems")
    console.say(str(measure_site(archive.site)))
    return 1 if result.problems else 0
