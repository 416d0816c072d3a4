"""The search index from build to build: what of it can stay, and what must be made again.

The files with texts stay where their articles are as they were. The files that all articles share are
patched: what an article gave them is read from the site's own file of its text, and what it gives them now
takes its place.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from luutru.errors import LuutruError
from luutru.memo import hash_of
from luutru.messages import tr
from luutru.site.article_blocks import text_keys
from luutru.site.search.gathering import SharedFiles
from luutru.site.search.patching import patch_files
from luutru.site.search.texts import read_texts, text_file, text_path
from luutru.site.search.writing import index_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from luutru.building.known_files import KnownFiles
    from luutru.memo import Memo
    from luutru.site.article_blocks import BlockTask, SearchPlan
    from luutru.site.search.postings import Indexed

SPACE = "search index"
_ALL = b"all"
#: Shared files are patched while no more than one article in so many has changed; then nearly each of them
#: has, and to make them from all articles takes no longer.
PATCHED_ONE_IN = 16


class KnownIndex(msgspec.Struct, frozen=True, array_like=True):
    """The index as it was made: see `SearchPlan`; `shared` is path → hash of its bytes."""

    shape: str
    keys: dict[int, str]
    shared: dict[str, str]


class SearchMemo:
    """The index as it was against the index as it is planned.

    `disk` is an empty file, for what is gathered. `kept` are the paths of the files of texts that stay. All
    `tasks` must be made and `put`, in their order, before the shared files are made.
    """

    def __init__(self, plan: SearchPlan, known: KnownFiles, memo: Memo, disk: BinaryIO) -> None:
        self._plan, self._known, self._memo = plan, known, memo
        self.text_keys = text_keys(plan.shape, plan.keys)
        before = memo.read(SPACE, _ALL, KnownIndex)
        changed = {number for number, _ in plan.keys.items() ^ before.keys.items()} if before else set()
        self._before = before if before and self._can_patch(before, changed) else None
        self._changed = changed
        self.kept = [path for path, key in self.text_keys.items() if self._before and known.holds(path, key)]
        self.tasks: list[BlockTask] = plan.tasks(self.text_keys.keys() - self.kept)
        self._all = None if self._before else SharedFiles(plan.layout, disk)
        self._after: list[Indexed] = []
        self._keys = dict(plan.keys)

    def put(self, indexed: Iterable[Indexed], torn: Iterable[int] = ()) -> None:
        """Take the articles of a task that was made; those that were `torn` are made again next time."""
        self._keys |= {number: f"{self._keys[number]} in part" for number in torn}
        if self._all:
            for article in indexed:
                self._all.add(article)
        else:
            self._after += [article for article in indexed if article.number in self._changed]

    def make_shared(self, read: Callable[[str], bytes]) -> Iterator[tuple[str, str, bytes | None]]:
        """Yield each file that all articles share: path, key, and bytes unless the site has them.

        `read` gives the bytes of a file of the site. A file's key is a hash of its bytes: most are made as
        they were, and need not be read to see it. Raises LuutruError when a file has other bytes than it had.
        """
        plan, shared = self._plan, self._before.shared if self._before else {}
        files: dict[str, str] = {}
        for path, data in (*self._make(read), *plan.described.items()):
            key = files[path] = shared[path] if data is None else hash_of(data).hex()
            yield path, key, None if data is None or self._known.holds(path, key) else data
        self._memo.put(SPACE, {_ALL: msgspec.msgpack.encode(KnownIndex(plan.shape, self._keys, files))})

    def _make(self, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes | None]]:
        if self._all:
            yield from self._all.write()
            return
        before = self._before
        assert before
        if not self._changed:
            yield from ((path, None) for path in before.shared if path not in self._plan.described)
            return

        def read_known(path: str) -> bytes:
            data = read(path)
            if hash_of(data).hex() != before.shared[path]:
                raise LuutruError(
                    tr("{path}: is not what was written to the site; delete it and build again", path=path)
                )
            return data

        yield from patch_files(self._plan.layout, self._read_before(before, read), self._after, read_known)

    def _read_before(self, before: KnownIndex, read: Callable[[str], bytes]) -> Iterator[Indexed]:
        """Yield the changed articles as they were."""
        for file, numbers in groupby(sorted(self._changed & before.keys.keys()), text_file):
            texts = read_texts(read(text_path(file)))
            yield from (index_document(self._plan.layout, number, texts[number]) for number in numbers)

    def _can_patch(self, before: KnownIndex, changed: set[int]) -> bool:
        """Whether few articles have changed of an index of the same shape, and the site has it as it was."""
        if before.shape != self._plan.shape or len(changed) * PATCHED_ONE_IN > len(self._plan.keys):
            return False
        concerned = {text_file(number) for number in changed}
        texts = {number: key for number, key in before.keys.items() if text_file(number) in concerned}
        files = before.shared | text_keys(before.shape, texts)
        return all(self._known.holds(*file) for file in files.items())
