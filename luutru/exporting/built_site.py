"""The built site as the editions take it: what the build wrote and lists, and nothing else in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.errors import LuutruError, called_as
from luutru.messages import tr
from luutru.publishing.tree import SUMS_NAME, load_sums

if TYPE_CHECKING:
    from pathlib import Path


def list_site(site: Path) -> list[tuple[str, Path]]:
    """Return the files of a built site, with its list of checksums, by their paths.

    Files that somebody laid beside them (a CNAME, a note) are for the web server and in no edition.
    """
    sums = load_sums(site)
    if not sums:
        raise LuutruError(
            tr("{site}: there is no built site (run {program} first)", site=site, program=called_as())
        )
    names = sorted([*sums, SUMS_NAME])
    for name in names:
        if not (site / name).is_file():
            raise LuutruError(
                tr(
                    "{path}: is missing from the built site (run {program})",
                    path=site / name,
                    program=called_as(),
                )
            )
    return [(name, site / name) for name in names]
