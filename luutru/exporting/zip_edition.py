"""The site as one ZIP file, to unpack onto a stick or a phone and open without a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.errors import LuutruError, ProblemsError, called_as
from luutru.exporting.built_site import list_site
from luutru.exporting.packing import write_zip
from luutru.exporting.portable_names import find_unportable
from luutru.exporting.rendering import render
from luutru.messages import tr

if TYPE_CHECKING:
    from pathlib import Path

#: What to open first, in the archive's language.
START_PAGES = {"vi": "MO-TRANG-NAY.html", "en": "OPEN-THIS-PAGE.html"}
#: Inside the ZIP the site has a folder of its own, so that unpacking "here" scatters nothing.
SITE_FOLDER = "trang"


def write_zip_edition(site: Path, target: Path, title: str, language: str) -> None:
    """Pack the built `site`, with its ``SHA256SUMS`` and a start page, into `target`.

    Raises ProblemsError when a name in it could not be unpacked on some system.
    """
    start_page = START_PAGES[language]
    files = [(f"{SITE_FOLDER}/{name}", path) for name, path in list_site(site)]
    if problems := list(find_unportable([start_page, *(name for name, _ in files)])):
        raise ProblemsError(problems)
    if not (site / "index.html").is_file():
        raise LuutruError(
            tr(
                "{site}: there is no home page to start from (run {program} first)",
                site=site,
                program=called_as(),
            )
        )
    start = render("start.html", folder=SITE_FOLDER, title=title, language=language)
    write_zip(target, [(start_page, start.encode()), *files])
