"""The data files from build to build: the pieces of most articles are cut out of the files that the site has.

After an edit a data file is what it was, but for the part with the article in it. So what is remembered of a
file is only where in it each piece is, and what each part was made for.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.site import urls
from luutru.site.data_files import JoinedPart, join_part, join_parts, unpack_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from luutru.building.known_files import KnownFiles
    from luutru.memo import Memo
    from luutru.site.data_files import Format
    from luutru.site.planned import PlannedPart

_ALL = b"all"


class KnownPart(msgspec.Struct, frozen=True, array_like=True):
    """A part of a file: the key it was made for, and how many bytes each article's piece has."""

    key: str
    lengths: list[int]


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
        """Join a file of known and new parts, and remember it; `made` are the unknown ones, packed.

        Raises LuutruError when the site's file has other bytes than it had.
        """
        former = self._cut_former(name)
        parts: dict[str, JoinedPart] = {}
        for part in self._planned[name]:
            known = self._knows(part)
            parts[part.letters] = (
                former[part.letters] if known else join_part(self._formats[name], unpack_part(next(made)))
            )
        joined = join_parts(self._formats[name], parts.values())
        self._remember(name, parts, zlib.crc32(joined))
        return joined

    def _knows(self, part: PlannedPart) -> bool:
        data = self._found.get(part.name)
        known = data.parts.get(part.letters) if data else None
        return known is not None and known.key == part.key

    def _cut_former(self, name: str) -> dict[str, JoinedPart]:
        """Cut the site's file into its parts."""
        data = self._found.get(name)
        if data is None:
            return {}
        path = urls.data_url(name)
        file = self._read(path)
        if zlib.crc32(file) != data.checksum:
            raise LuutruError(
                tr("{path}: is not what was written to the site; delete it and build again", path=path)
            )
        whole, joint = memoryview(file), len(self._formats[name].joint)
        # From its end: a table that had another column has another head.
        pieces = [length for part in data.parts.values() for length in part.lengths]
        start = len(file) - len(self._formats[name].tail) - sum(pieces) - joint * (len(pieces) - 1)
        parts = {}
        for letters, part in data.parts.items():
            end = start + sum(part.lengths) + joint * (len(part.lengths) - 1)
            parts[letters] = JoinedPart(whole[start:end], part.lengths)
            start = end + joint
        return parts

    def _remember(self, name: str, parts: Mapping[str, JoinedPart], checksum: int) -> None:
        keys = {part.letters: part.key for part in self._planned[name]}
        known = {letters: KnownPart(keys[letters], part.lengths) for letters, part in parts.items()}
        data = KnownData(self._keys[urls.data_url(name)], checksum, known)
        self._memo.put(_space(name), {_ALL: msgspec.msgpack.encode(data)})
        self._memo.keep(_space(name), {_ALL})


def _space(name: str) -> str:
    """Return where the memo has what it knows of a data file."""
    return f"parts of {name}"
