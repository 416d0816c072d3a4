"""A content file is written where it is, as what it is: its mode, its links and its other names stay."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from luutru.content.store import write_if_changed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_content_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    assert write_if_changed(path, "after")
    assert path.read_text("utf-8") == "after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_content_file_that_is_a_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    target, link, name = tmp_path / "elsewhere" / "a.md", tmp_path / "a.md", tmp_path / "b.md"
    target.parent.mkdir()
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    name.hardlink_to(target)
    assert write_if_changed(link, "after, and longer")
    assert link.is_symlink()
    assert [path.read_text("utf-8") for path in (target, link, name)] == ["after, and longer"] * 3
    assert write_if_changed(name, "short")
    assert target.samefile(name)
    assert target.read_text("utf-8") == "short"
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()]
