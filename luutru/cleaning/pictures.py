"""Pictures of a page that are in the input: found by the addresses the page gives, whatever the page lies in.

Each is set beside the line it stands before. Which of them are the article's is told by the lines' roles
(`luutru.cleaning.picture_places`). Nothing is fetched: what is not in the input is not there.
"""

from __future__ import annotations

import base64
import binascii
import os
import posixpath
import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_to_bytes

from luutru.cleaning.html_input import parse_attributes
from luutru.model import PagePicture, RawPage, SetAside

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

#: A smaller file is an icon or counts visits; a larger one is no picture of a page.
LEAST_BYTES: Final = 1000
MOST_BYTES: Final = 32 << 20
#: Pictures of a page that are looked for; a gallery has fewer.
_MOST_PICTURES: Final = 200
#: Where pages have a picture's address, that which is shown first: others are for scripts, to show it late.
_ADDRESSES: Final = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_IMAGE: Final = re.compile(r"<img\b([^<>]*)>|!\[[^\[\]\n]{0,500}\]\(([^()\s]{1,2000})", re.IGNORECASE)
_INLINE: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp)\b[^,]{0,100},", re.IGNORECASE)

#: Gives the file that has the picture at an address, as a page writes it; "" where the input has none.
Finder: TypeAlias = "Callable[[str], str]"


NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PictureStore:
    """A folder where pictures that are packed in other files lie, until it is known which an article shows.

    `by_address` are those of the web archives in `collected`.
    """

    folder: Path
    by_address: dict[str, str] = field(default_factory=dict)
    collected: set[str] = field(default_factory=set)

    def put(self, data: bytes) -> str:
        """Return the path of a file with these bytes; empty where they are no picture by their size."""
        if not LEAST_BYTES <= len(data) <= MOST_BYTES:
            return ""
        path = self.folder / sha256(data).hexdigest()[:32]
        if not path.exists():
            path.write_bytes(data)
        return str(path)


def attach_pictures(page: RawPage | SetAside, store: PictureStore | None, find: Finder) -> RawPage | SetAside:
    """Return a page with those of its pictures that are in the input; without a store, as it is."""
    if store is None or isinstance(page, SetAside) or page.pictures or not page.shown:
        return page
    found: list[PagePicture] = []
    for number, addresses in _find_images(page.lines):
        if len(found) == _MOST_PICTURES:
            break
        for address in addresses:
            inline = _INLINE.match(address)
            path = ""
            with suppress(ValueError):  # brackets of an address that do not close
                path = store.put(_unpack(address, inline)) if inline else find(address)
            if path:
                found.append(PagePicture(number, path))
                break
    beside = tuple(sorted(find.looked)) if isinstance(find, FolderFinder) else ()
    return replace(page, pictures=tuple(found), beside=beside)


def attach_zipped(
    page: RawPage | SetAside,
    store: PictureStore | None,
    archive: zipfile.ZipFile,
    member: str,
    names: Mapping[str, str] = NO_NAMES,
) -> RawPage | SetAside:
    """Return the page that a file of a ZIP file is with its pictures."""
    if store is None:
        return page
    return attach_pictures(page, store, ZipFinder(archive, member, store, names))


def _find_images(pieces: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield each picture's piece of the source, and the addresses it may have, the likeliest first."""
    for number, piece in enumerate(pieces, 1):
        if "<img" not in piece and "![" not in piece and "<IMG" not in piece:
            continue
        for match in _IMAGE.finditer(piece):
            if match[2]:
                yield number, [match[2]]
                continue
            attributes = parse_attributes(match[1])
            said = [attributes.get(name, "").strip() for name in _ADDRESSES]
            said = [text for text in said if text.strip(" ,")]
            # Of a set the last is the largest.
            yield number, [text.split(",")[-1].split()[0] if ", " in text else text for text in said]


def _unpack(address: str, head: re.Match[str]) -> bytes:
    """Return the bytes that a "data:" address holds."""
    rest = address[head.end() :]
    if ";base64" not in head[0].lower():
        return unquote_to_bytes(rest)
    try:
        return base64.b64decode(unquote(rest) + "==", validate=False)
    except (binascii.Error, ValueError):
        return b""


def find_nothing(_: str) -> str:
    """Find no picture: for pages that hold theirs themselves."""
    return ""


@dataclass(slots=True)
class FolderFinder:
    """Finds pictures in the files beside a page, within a folder; `looked` are all places looked at."""

    page: Path
    within: Path
    looked: set[str] = field(default_factory=set)

    def __call__(self, address: str) -> str:
        """Return the path of the picture's file."""
        if "://" in address or address.startswith(("//", "/", "#")):
            return ""
        # Programs that copy sites write "a.jpg?w=680" as a file's name.
        for name in dict.fromkeys((unquote(address), unquote(re.split("[?#]", address, maxsplit=1)[0]))):
            path = Path(os.path.normpath(self.page.parent / name))
            if "\0" in name or not path.is_relative_to(self.within):
                continue
            self.looked.add(str(path))
            try:
                if path.is_file() and path.resolve().is_relative_to(self.within.resolve()):
                    return str(path) if LEAST_BYTES <= path.stat().st_size <= MOST_BYTES else ""
            except OSError:
                continue
        return ""


@dataclass(frozen=True, slots=True)
class ZipFinder:
    """Finds pictures among the files of a ZIP file, by their places from that of the page.

    `names` are other names of files: those that Word calls pictures by.
    """

    archive: zipfile.ZipFile
    member: str
    store: PictureStore
    names: Mapping[str, str]

    def __call__(self, address: str) -> str:
        """Return the path of the picture's file, unpacked."""
        address = self.names.get(address, address)
        for name in (unquote(address), unquote(re.split("[?#]", address, maxsplit=1)[0])):
            place = posixpath.normpath(posixpath.join(posixpath.dirname(self.member), name))
            try:
                info = self.archive.getinfo(place)
                if LEAST_BYTES <= info.file_size <= MOST_BYTES:
                    return self.store.put(self.archive.read(info))
            except Exception:  # no such file, or what zipfile raises at damaged ones
                continue
        return ""
