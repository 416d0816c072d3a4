"""Drafts that wait until all of a run are known: on disk when they are many, so that memory does not grow."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Final, Self

from msgspec import msgpack

from luutru.content.from_description import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A thousand pages of news.
IN_MEMORY: Final = 1 << 22


class Spool:
    """Beyond `IN_MEMORY` bytes a file without a name below a folder; use as a context manager."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._file = SpooledTemporaryFile(  # noqa: SIM115 - closed on leaving
            IN_MEMORY, dir=os.fspath(folder), suffix=".luutru-tmp"
        )
        #: Sizes of the drafts in the file; a draft that holds what is no text stays in memory.
        self._drafts: list[int | Draft] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # of what a full disk did not take
            self._file.close()

    def put(self, draft: Draft) -> None:
        """Add a draft."""
        try:
            packed = msgpack.encode(draft)
        except UnicodeEncodeError:
            self._drafts.append(draft)
            return
        with self._told():
            self._drafts.append(self._file.write(packed))

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts in the order in which they came."""
        decoder = msgpack.Decoder(Draft)
        with self._told():
            self._file.seek(0)
        for item in self._drafts:
            yield item if isinstance(item, Draft) else decoder.decode(self._file.read(item))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say of a full disk where it is."""
        try:
            yield
        except OSError as error:
            error.filename = str(self._folder)
            raise
