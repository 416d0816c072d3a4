"""Which names can be unpacked anywhere: FAT and exFAT sticks, Windows, macOS, phones.

Source: Microsoft's "Naming Files, Paths, and Namespaces", and the exFAT specification, 7.7.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.errors import Problem
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Windows opens paths below 260 characters; the folder an edition is unpacked in may take 80 of them.
LONGEST_PATH = 180
#: exFAT and NTFS hold names of 255 UTF-16 units; ext4 of 255 bytes, which is the shorter for Vietnamese.
LONGEST_NAME = 255
_FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?\\|\x7f]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


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
