"""The index's files: scripts that hand a value to `luutru.shard`."""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from luutru.site.search.coding import escape_separators

T = TypeVar("T")

#: Where the files are, from the site's root.
FOLDER: Final = "assets/search/"


def path_of(name: str) -> str:
    """Return the path of a file of the index from the site's root."""
    return f"{FOLDER}{name}.js"


def render_file(name: str, value: object) -> bytes:
    """Write a file of the index."""
    return b'luutru.shard("%s",%s);\n' % (name.encode(), escape_separators(msgspec.json.encode(value)))


def read_file(data: bytes, kind: type[T]) -> T:
    """Return the value that `render_file` was given."""
    return msgspec.json.decode(data[data.index(b",") + 1 : data.rindex(b")")], type=kind)
