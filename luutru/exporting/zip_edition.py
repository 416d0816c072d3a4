"""The site as one ZIP file, to unpack onto a stick or a phone and open without a connection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.exporting.packing import list_site, write_zip
from luutru.exporting.rendering import render
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: What to open first, in the archive's language.
START_PAGES = {"vi": "MO-TRANG-NAY.html", "en": "OPEN-THIS-PAGE.html"}
#: Inside the ZIP the site has a folder of its own, so that unpacking "here" scatters nothing.
SITE_FOLDER = "trang"
#: What is unpacked anywhere, by Microsoft's "Naming Files, Paths, and Namespaces" and exFAT's specification
#: (7.7.3). Windows opens paths below 260 characters; the folder that an edition lies in may take 80 of them.
LONGEST_PATH = 180
#: exFAT and NTFS hold names of 255 UTF-16 units; ext4 of 255 bytes, which is the shorter for Vietnamese.
LONGEST_NAME = 255
_FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?\\|\x7f]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def write_zip_edition(site: Path, target: Path, title: str, language: str) -> None:
    """Pack the built `site`, with its ``SHA256SUMS`` and a start page, into `target`.

    Raises ProblemsError when a name in it could not be unpacked on some system.
    """
    start_page = START_PAGES[language]
    files = [(f"{SITE_FOLDER}/{name}", path) for name, path in list_site(site)]
    if problems := list(find_unportable([start_page, *(name for name, _ in files)])):
        raise ProblemsError(problems)
    if not (site / "index.html").is_file():
        raise LuutruError(tr("{site}: there is no home page to start from (run {program} first)", site=site))
    start = render("start.html", folder=SITE_FOLDER, title=title, language=language)
    write_zip(target, [(start_page, start.encode()), *files])


def find_unportable(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield what some system could not unpack: each bad name once, and paths that only case tells apart."""
    seen: dict[str, str] = {}
    for path in paths:
        if len(path) > LONGEST_PATH:
            yield Problem(path, 0, tr("the path is too long for Windows"), tr("shorten the slug"))
        for name in path.split("/"):
            if reason := _why_unportable(name):
                yield Problem(path, 0, reason, tr("rename it"))
        twin = seen.setdefault(path.casefold(), path)
        if twin != path:
            yield Problem(
                path,
                0,
                tr("differs from {twin} in case only, which Windows does not see", twin=twin),
                tr("rename it"),
            )


def _why_unportable(name: str) -> str:
    if found := _FORBIDDEN.search(name):
        return tr('"{name}" holds {letter!r}, which Windows and exFAT cannot', name=name, letter=found[0])
    if _RESERVED.fullmatch(name):
        return tr('"{name}" is a device to Windows', name=name)
    if name.endswith((" ", ".")):
        return tr('"{name}" ends in a space or full stop, which Windows drops', name=name)
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        return tr('"{name}" is too long a name', name=name)
    return ""
