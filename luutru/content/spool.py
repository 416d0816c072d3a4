"""Drafts that wait on disk until all of a run are known, so that memory does not grow with them."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Self

from msgspec import msgpack

from luutru.content.from_description import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Spool:
    """A file without a name below a folder; use as a context manager."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = TemporaryFile(dir=folder, suffix=".luutru-tmp")  # noqa: SIM115 - closed on leaving
        #: Sizes of the drafts in the file; a draft that holds what is no text stays in memory.
        self._drafts: list[int | Draft] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, draft: Draft) -> None:
        """Add a draft."""
        try:
            packed = msgpack.encode(draft)
        except UnicodeEncodeError:
            self._drafts.append(draft)
            return
        self._drafts.append(self._file.write(packed))

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts in the order in which they came."""
        decoder = msgpack.Decoder(Draft)
        self._file.seek(0)
        for item in self._drafts:
            yield item if isinstance(item, Draft) else decoder.decode(self._file.read(item))
