"""All entries of an archive, packed: each is unpacked when a page asks for it, and forgotten again.

An entry is 1 KB packed and 4 KB in objects. Packed entries are also what workers share for nothing: Python
counts references inside its objects, so that a worker which looks at an object copies the memory around it,
and fifty thousand entries would soon stand in memory once for each process.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.catalogue.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Entries kept unpacked, some 4 MB: those of a page, its neighbours and the lists it stands in.
_KEPT = 1000


class BriefArticle(msgspec.Struct, gc=False):
    """What is asked of all articles at once: an `Article` without its words, of own values the keys alone."""

    id: str
    slug: str
    date: str | None
    published: str | None
    published_time: str | None
    event: str | None
    outlet: str | None
    districts: tuple[str, ...]
    wards: tuple[str, ...]
    provinces: tuple[str, ...]
    topics: tuple[str, ...]
    aliases: tuple[str, ...]
    duplicate_of: str | None
    reviewed: bool
    withdrawn: str | None
    extra: dict[str, object] | tuple[str, ...]


class Brief(msgspec.Struct, gc=False):
    """What is asked of all entries at once; see `Entry` for the meaning of each."""

    article: BriefArticle
    card_key: str
    content_key: str
    ledger_key: str
    doubts: tuple[str, ...]
    gaps: tuple[str, ...]
    file_name: str
    second_story: bool
    pictures: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the content file and the ledger, without their endings."""
        return self.file_name or self.article.slug


_ENCODER: Final = msgspec.msgpack.Encoder()
_ENTRIES: Final = msgspec.msgpack.Decoder(Entry)
_BRIEFS: Final = msgspec.msgpack.Decoder(Brief)


class PackedEntries:
    """Entries by their places, held packed."""

    __slots__ = ("_kept", "_packed", "_starts")

    def __init__(self, packed: Iterable[bytes]) -> None:
        pieces = list(packed)
        self._starts = array("Q", accumulate(map(len, pieces), initial=0))
        self._packed = b"".join(pieces)
        self._kept: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[Entry]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> Entry:
        entry = self._kept.get(place)
        if entry is None:
            if not -len(self) <= place < len(self):
                raise IndexError(f"there is no entry {place} of {len(self)}")
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            entry = self._kept[place] = unpack_entry(self._piece(place % len(self)))
        return entry

    def __getstate__(self) -> tuple[Any, ...]:
        return self._starts, self._packed

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._starts, self._packed = state
        self._kept = {}

    def _piece(self, place: int) -> memoryview:
        return memoryview(self._packed)[self._starts[place] : self._starts[place + 1]]


def pack_entry(entry: Entry) -> bytes:
    """Pack an entry, in any process; equal entries give equal bytes."""
    return _ENCODER.encode(entry)


def unpack_entry(packed: bytes | memoryview) -> Entry:
    """Unpack an entry; raises msgspec.MsgspecError when it is none."""
    return _ENTRIES.decode(packed)


def read_briefs(packed: Iterable[bytes]) -> list[Brief]:
    """Read of each entry what is asked of all; values that are equal are one object.

    Most articles share their districts, topics, outlet and day with others.
    """
    decode = _BRIEFS.decode
    known: dict[Any, Any] = {}
    share = known.setdefault  # the value that was first of its equals
    briefs = []
    for piece in packed:
        brief = decode(piece)
        article = brief.article
        article.date = share(article.date, article.date)
        article.published = share(article.published, article.published)
        article.published_time = share(article.published_time, article.published_time)
        article.outlet = share(article.outlet, article.outlet)
        article.districts = share(article.districts, article.districts)
        article.wards = share(article.wards, article.wards)
        article.provinces = share(article.provinces, article.provinces)
        article.topics = share(article.topics, article.topics)
        keys = tuple(article.extra)
        article.extra = share(keys, keys)
        brief.doubts = share(brief.doubts, brief.doubts)
        brief.gaps = share(brief.gaps, brief.gaps)
        briefs.append(brief)
    return briefs
