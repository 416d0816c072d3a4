"""The search index from build to build: what the memo and the site have of it.

A block's share of the files that all blocks share is remembered apart from the rest, and read only when it is
needed: after an edit, the shared files are patched where the block has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.errors import LuutruError
from luutru.memo import hash_of
from luutru.site.search import IndexBlock, patch_shared, write_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from luutru.memo import Memo
    from luutru.publishing.known import KnownFiles
    from luutru.site.article_blocks import BlockTask, SearchPlan
    from luutru.site.search import Labels

BLOCKS, SHARES, SHARED = "search blocks", "search shares", "search files"
_ALL = b"all"
#: Shared files are patched while no more than one block in so many has changed; then nearly each of them has,
#: and to join all shares takes no longer.
PATCHED_ONE_IN = 8


class KnownBlock(msgspec.Struct, frozen=True, array_like=True):
    """An indexed block: the key it was made for, and the paths of its own files."""

    key: str
    files: tuple[str, ...]


class KnownShare(msgspec.Struct, frozen=True, array_like=True):
    """A block's share of the index, with the block's key."""

    key: str
    index: IndexBlock


class KnownShared(msgspec.Struct, frozen=True, array_like=True):
    """The shared files, path → key, with the key of them all and those of the blocks they were made of."""

    key: str
    blocks: tuple[str, ...]
    files: dict[str, str]


class SearchMemo:
    """The index as it was against the index as it is planned.

    `kept` are the blocks that need not be made: number → paths of their own files. All others must be `put`
    before the shared files are made.
    """

    def __init__(self, plan: SearchPlan, known: KnownFiles, memo: Memo) -> None:
        self._plan, self._known, self._memo = plan, known, memo
        found = ((task.number, self._recall_files(task)) for task in plan.tasks)
        self.kept = {number: files for number, files in found if files is not None}
        self._shared = self._recall_shared()
        self._shares: dict[int, IndexBlock] = {}
        self._former = self._recall_former()
        if self._former is None:
            self._shares = {
                task.number: share
                for task in plan.tasks
                if task.number in self.kept and (share := self._recall_share(task.number, task.key))
            }
            self.kept = {number: self.kept[number] for number in self._shares}

    def put(self, task: BlockTask, share: IndexBlock, files: tuple[str, ...], *, whole: bool = True) -> None:
        """Take a block that was made, and remember it; one that is not `whole` is made again next time."""
        if not whole:
            self._plan = self._plan.without(task)
            task = next(known for known in self._plan.tasks if known.number == task.number)
        self._shares[task.number] = share
        self._remember(BLOCKS, _row(task.number), KnownBlock(task.key, files))
        self._remember(SHARES, _row(task.number), KnownShare(task.key, share))

    def make_shared(
        self, labels: Labels, read: Callable[[str], bytes]
    ) -> Iterator[tuple[str, str, bytes | None]]:
        """Yield each file that all blocks share: path, key, and bytes unless the site has them.

        `read` gives the bytes of a file of the site. A file's key is a hash of its bytes: most are made as
        they were, and need not be read to see it. Raises LuutruError when a file has other bytes than it had.
        """
        plan, before = self._plan, self._shared.files if self._shared else {}
        files: dict[str, str] = {}
        for path, data in self._make(labels, read):
            key = files[path] = before[path] if data is None else hash_of(data).hex()
            yield path, key, None if data is None or self._known.holds(path, key) else data
        keys = tuple(task.key for task in plan.tasks)
        self._remember(SHARED, _ALL, KnownShared(plan.shared_key, keys, files))
        self._memo.keep(SHARED, {_ALL})
        for space in (BLOCKS, SHARES):
            self._memo.keep(space, {_row(task.number) for task in plan.tasks})

    def _make(self, labels: Labels, read: Callable[[str], bytes]) -> Iterable[tuple[str, bytes | None]]:
        layout = self._plan.layout
        if self._shared is None or self._former is None:
            return write_shared(layout, [share for _, share in sorted(self._shares.items())], labels)
        if self._shared.key == self._plan.shared_key:
            return dict.fromkeys(self._shared.files).items()
        changes = [(share, self._shares[number]) for number, share in self._former.items()]
        files = self._shared.files

        def read_known(path: str) -> bytes:
            data = read(path)
            if hash_of(data).hex() != files[path]:
                raise LuutruError(f"{path}: is not what was written to the site; delete it and build again")
            return data

        return patch_shared(layout, changes, labels, read_known)

    def _recall_files(self, task: BlockTask) -> tuple[str, ...] | None:
        """Recall the files of a block that was indexed for the same key, if the site has them all."""
        block = self._memo.read(BLOCKS, _row(task.number), KnownBlock)
        if block is None or block.key != task.key:
            return None
        return block.files if all(self._known.holds(path, task.key) for path in block.files) else None

    def _recall_shared(self) -> KnownShared | None:
        """Recall the shared files if the site has them all."""
        shared = self._memo.read(SHARED, _ALL, KnownShared)
        return shared if shared and all(self._known.holds(*file) for file in shared.files.items()) else None

    def _recall_former(self) -> dict[int, IndexBlock] | None:
        """Recall what the shared files hold of the blocks that have changed.

        None when too many have, or when the shared files are not those of the other blocks as they are.
        """
        tasks = self._plan.tasks
        if not self._shared or len(self._shared.blocks) != len(tasks):
            return None
        former: dict[int, IndexBlock] = {}
        for task, key in zip(tasks, self._shared.blocks, strict=True):
            if task.number in self.kept and key == task.key:
                continue
            share = self._recall_share(task.number, key) if task.number not in self.kept else None
            if share is None or (len(former) + 1) * PATCHED_ONE_IN > len(tasks):
                return None
            former[task.number] = share
        return former

    def _recall_share(self, number: int, key: str) -> IndexBlock | None:
        share = self._memo.read(SHARES, _row(number), KnownShare)
        return share.index if share and share.key == key else None

    def _remember(self, space: str, row: bytes, value: msgspec.Struct) -> None:
        self._memo.put(space, {row: msgspec.msgpack.encode(value)})


def _row(number: int) -> bytes:
    return str(number).encode()
