"""`build --verify` builds again from nothing, and names every file that differs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bench.archives import make_seeds
from bench.articles import invent_article, raw_page
from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    make_seeds(tmp_path, 5)
    assert "verified: " in verify(tmp_path)
    return tmp_path


def verify(archive: Path, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["build", "--verify", "--jobs", "1", "--archive", str(archive)])
    assert result.exit_code == code, result.output
    return result.output


def write_unseen(path: Path, data: bytes) -> None:
    """Write into a file of the site so that no look can tell: its inode, size and time stay."""
    before = path.stat()
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_is_written_and_nothing_left(archive: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*") if path.suffix in (".html", ".md")}
    output = verify(archive)
    assert "nothing changed" in output
    assert "verified: " in output
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_after_edits_of_every_kind_a_quick_build_is_the_full_one(archive: Path) -> None:
    first, second, third, *_ = sorted((archive / "content").glob("*.md"))
    first.write_text(first.read_text(encoding="utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
    second.write_text(
        second.read_text(encoding="utf-8").replace('title: "', 'title: "Tin ', 1), encoding="utf-8"
    )
    third.rename(third.with_name("ten-khac.md"))
    (archive / "archive.toml").write_text('title = "Kho khác"\n', encoding="utf-8")
    (archive / "seeds/moi.txt").write_text(raw_page(invent_article(99)), encoding="utf-8")
    assert "verified: " in verify(archive)


def test_a_file_that_differs_is_named(archive: Path) -> None:
    write_unseen(archive / "site/gioi-thieu.html", b"<!doctype html>")
    output = verify(archive, code=1)
    assert "  site/gioi-thieu.html\n" in output
    assert "not verified: 1 files differ" in output
    assert "delete .luutru/" in output


def test_a_build_that_failed_is_not_verified(archive: Path) -> None:
    (archive / "content/hong.md").write_bytes(b"\xff")
    assert "verified" not in verify(archive, code=1)
