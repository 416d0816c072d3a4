"""The data files from build to build: most parts are cut out of the files that the site has.

After an edit a data file is what it was, but for the part with the article in it. So what is remembered of a
file is only how long its parts are, and what each of them was made for.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.site import urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from luutru.building.known_files import KnownFiles
    from luutru.memo import Memo
    from luutru.site.data_files import Format
    from luutru.site.planned import PlannedPart

_ALL = b"all"


class KnownPart(msgspec.Struct, frozen=True, array_like=True):
    """A part of a file: the key it was made for, and how many bytes it has."""

    key: str
    length: int


class KnownData(msgspec.Struct, frozen=True, array_like=True):
    """A data file: its key and its CRC-32, and its parts in order, by the letters their ids begin with."""

    key: str
    checksum: int
    parts: dict[str, KnownPart]


class DataMemo:
    """Data files as they were against what is planned: format → parts, in order.

    `formats` and `keys` are those of all planned files; `read` gives the bytes of a file of the site.
    """

    def __init__(
        self,
        planned: Mapping[str, Sequence[PlannedPart]],
        keys: Mapping[str, str],
        known: KnownFiles,
        memo: Memo,
        read: Callable[[str], bytes],
        *,
        formats: Mapping[str, Format],
    ) -> None:
        self._planned, self._keys, self._memo, self._read = planned, keys, memo, read
        self._formats = formats
        found = {name: memo.read(_space(name), _ALL, KnownData) for name in planned}
        #: Files the site has, each as its row in the memo says.
        self._found = {
            name: data for name, data in found.items() if data and known.holds(urls.data_url(name), data.key)
        }

    def unknown(self) -> list[PlannedPart]:
        """Return the parts that must be made, in the order in which `join` wants them."""
        return [part for name in self._planned for part in self._planned[name] if not self._knows(part)]

    def join(self, name: str, made: Iterator[bytes]) -> bytearray:
        """Join a file of known and new parts, and remember it; `made` are the unknown ones.

        Raises LuutruError when the site's file has other bytes than it had.
        """
        planned, former = self._planned[name], self._cut_former(name)
        parts = [former[part.letters] if self._knows(part) else next(made) for part in planned]
        file = self._formats[name].join(parts)
        known = {
            part.letters: KnownPart(part.key, len(data)) for part, data in zip(planned, parts, strict=True)
        }
        data = KnownData(self._keys[urls.data_url(name)], zlib.crc32(file), known)
        self._memo.put(_space(name), {_ALL: msgspec.msgpack.encode(data)})
        return file

    def _knows(self, part: PlannedPart) -> bool:
        data = self._found.get(part.name)
        known = data.parts.get(part.letters) if data else None
        return known is not None and known.key == part.key

    def _cut_former(self, name: str) -> dict[str, memoryview]:
        """Cut the site's file into its parts."""
        data = self._found.get(name)
        if data is None:
            return {}
        path, form = urls.data_url(name), self._formats[name]
        file = self._read(path)
        if zlib.crc32(file) != data.checksum:
            raise LuutruError(
                tr("{path}: is not what was written to the site; delete it and build again", path=path)
            )
        # From its end: a table that had another column has another head.
        whole, parts, end = memoryview(file), {}, len(file) - len(form.tail)
        for letters, part in reversed(data.parts.items()):
            parts[letters] = whole[end - part.length : end]
            end -= part.length + len(form.joint)
        return parts


def _space(name: str) -> str:
    """Return where the memo has what it knows of a data file."""
    return f"parts of {name}"
