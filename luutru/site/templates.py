"""The files that pages are made with, as a value: templates, style sheets, scripts, fonts and pictures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDINGS = (".html", ".xml")
#: Assets that are parts of other files.
INSIDE = frozenset({"assets/not_found.css", "assets/not_found.js", "assets/sw.js"})


@dataclass(frozen=True, slots=True)
class Templates:
    """Files by their names ("pages/home.html", "assets/icon.svg"), sorted.

    `key` is a hash of all that pages are rendered with: templates, and the assets that pages have inside. Two
    with the same key are equal.
    """

    files: Mapping[str, bytes] = field(compare=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.blake2b(digest_size=16)
        for name, data in self.files.items():
            if name.endswith(ENDINGS) or name in INSIDE:
                digest.update(f"{name}\0{len(data)}\0".encode())
                digest.update(data)
        object.__setattr__(self, "key", digest.hexdigest())

    def read(self, name: str) -> bytes:
        """Return one file; raises LuutruError when there is none of this name."""
        try:
            return self.files[name]
        except KeyError:
            raise LuutruError(tr("templates/{name}: is missing", name=name)) from None
