"""The data files after an edit, cut from what the site has: a full build's bytes, whatever became of it."""

from __future__ import annotations

import os
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest
from curators_edits import add_article, assert_quick_is_full, build, delete_article, edit_title

from bench.archives import make_archive
from luutru.building import site_files
from luutru.building.workers import make_shared_part
from luutru.errors import LuutruError
from luutru.site.data_files import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.building.workers import SharedSite
    from luutru.site.planned import PlannedPart

pytestmark = pytest.mark.long


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that builds make anew."""
    names: list[str] = []

    def note(shared: SharedSite, part: PlannedPart) -> bytes:
        names.append(part.name)
        return make_shared_part(shared, part)

    monkeypatch.setattr(site_files, "make_shared_part", note)
    return names


@pytest.fixture
def archive(tmp_path: Path, made: list[str]) -> Path:
    root = tmp_path / "archive"
    make_archive(root, 40)
    build(root)
    made.clear()
    return root


def test_an_edit_makes_one_part_of_each_format(archive: Path, made: list[str]) -> None:
    edit_title(archive, random.Random(1))
    build(archive)
    assert sorted(made) == sorted(FORMATS)


@pytest.mark.parametrize("seed", range(3))
def test_data_files_are_those_of_a_full_build(archive: Path, seed: int) -> None:
    chance = random.Random(seed)
    for edit in (edit_title, add_article, delete_article, add_article, edit_title):
        edit(archive, chance)
        assert_quick_is_full(archive, archive.parent / "beside")


def test_a_touched_file_is_made_whole(archive: Path, made: list[str]) -> None:
    (archive / "site/du-lieu/bai.csv").write_bytes(b"id\r\n")
    edit_title(archive, random.Random(1))
    build(archive)
    assert made.count("bai.csv") > made.count("bai.ris") == 1
    assert_quick_is_full(archive, archive.parent / "beside")


def test_a_file_that_changed_unseen_is_told(archive: Path) -> None:
    """Other bytes of the same size and time: nothing shows it before they are read."""
    path = archive / "site/du-lieu/bai.ris"
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"TY  - ", b"TY  = ", 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    edit_title(archive, random.Random(1))
    with pytest.raises(LuutruError, match=r"bai\.ris: .* delete it"):
        build(archive)
    path.unlink()
    assert_quick_is_full(archive, archive.parent / "beside")


@pytest.mark.parametrize("value", [None, b"", b"\x00" * 40])
def test_what_the_memo_lost_is_made_again(archive: Path, value: bytes | None) -> None:
    base = sqlite3.connect(archive / ".luutru/memo.sqlite")
    if value is None:
        base.execute('DELETE FROM "parts of bai.csv"')
    else:
        assert base.execute('UPDATE "parts of bai.csv" SET value = ?', (value,)).rowcount == 1
    base.commit()
    base.close()
    edit_title(archive, random.Random(1))
    assert_quick_is_full(archive, archive.parent / "beside")
