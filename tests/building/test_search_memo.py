"""The search index after an edit, patched: the bytes of a full build, whatever became of memo and site."""

from __future__ import annotations

import os
import random
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from curators_edits import (
    add_article,
    assert_quick_is_full,
    build,
    delete_article,
    edit_date,
    edit_district,
    edit_style,
    edit_text,
    edit_title,
    edit_topics,
)

from bench.archives import make_archive
from luutru.building import search_memo
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long


class Patches:
    """Counts the builds that patched, and can make one fail midway."""

    def __init__(self) -> None:
        self.count = 0
        self.fail = False

    def __call__(self, *arguments: Any) -> Iterator[tuple[str, bytes | None]]:
        from luutru.site.search.patching import patch_files

        self.count += 1
        for number, file in enumerate(patch_files(*arguments)):
            if self.fail and number > 1:
                raise InterruptedError
            yield file


@pytest.fixture
def patches(monkeypatch: pytest.MonkeyPatch) -> Patches:
    """Half of the articles may change."""
    patches = Patches()
    monkeypatch.setattr(search_memo, "PATCHED_ONE_IN", 2)
    monkeypatch.setattr(search_memo, "patch_files", patches)
    return patches


@pytest.fixture
def archive(tmp_path: Path, patches: Patches) -> Path:
    root = tmp_path / "archive"
    make_archive(root, 20)
    build(root)
    assert patches.count == 0
    return root


@pytest.mark.parametrize("seed", range(2))
def test_a_patched_index_is_that_of_a_full_build(archive: Path, patches: Patches, seed: int) -> None:
    chance = random.Random(seed)
    edits = [
        edit_text,
        edit_title,
        edit_topics,
        edit_date,
        edit_district,
        add_article,
        delete_article,
        edit_text,
    ]
    for edit in edits:
        edit(archive, chance)
        assert_quick_is_full(archive, archive.parent / "beside")
    assert patches.count >= len(edits) // 2


def test_other_changes_leave_the_index_alone(archive: Path, patches: Patches) -> None:
    edit_style(archive, random.Random(1))
    assert_quick_is_full(archive, archive.parent / "beside")
    assert patches.count == 0


def test_an_article_more_is_patched_in(archive: Path, patches: Patches) -> None:
    """It was not while the number of articles was part of the index's shape."""
    add_article(archive, random.Random(1))
    build(archive)
    assert patches.count == 1


def test_a_touched_file_is_not_patched(archive: Path, patches: Patches) -> None:
    for path in (archive / "site/assets/search").glob("w*.js"):
        path.write_bytes(path.read_bytes().replace(b"shard", b"shared"))
    edit_text(archive, random.Random(1))
    assert_quick_is_full(archive, archive.parent / "beside")
    assert patches.count == 0


def test_a_file_that_changed_unseen_is_told(archive: Path, patches: Patches) -> None:
    """Other bytes of the same size and time: nothing shows it before they are read."""
    for path in (archive / "site/assets/search").glob("w*.js"):
        times = path.stat()
        path.write_bytes(path.read_bytes().replace(b"luutru.shard", b"luutrv.shard"))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    edit_text(archive, random.Random(1))
    with pytest.raises(LuutruError, match=r"search/.*\.js: .* delete it"):
        build(archive)
    for path in (archive / "site/assets/search").glob("w*.js"):
        path.unlink()
    assert_quick_is_full(archive, archive.parent / "beside")


def test_what_the_memo_lost_is_made_again(archive: Path) -> None:
    base = sqlite3.connect(archive / ".luutru/memo.sqlite")
    base.execute(f'DELETE FROM "{search_memo.SPACE}"')
    base.commit()
    base.close()
    edit_text(archive, random.Random(1))
    assert_quick_is_full(archive, archive.parent / "beside")


@pytest.mark.parametrize("next_seed", [3, 4], ids=["the same article", "another one"])
def test_a_build_that_failed_midway_leaves_nothing_wrong(
    archive: Path, patches: Patches, next_seed: int
) -> None:
    edit_text(archive, random.Random(3))
    patches.fail = True
    with pytest.raises(LuutruError):
        build(archive)
    assert patches.count == 1
    patches.fail = False
    edit_text(archive, random.Random(next_seed))
    assert_quick_is_full(archive, archive.parent / "beside")
