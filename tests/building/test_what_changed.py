"""Each build says what changed since the last: articles by name, files by number."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def write(archive: Path, slug: str, title: str, more: str = "") -> Path:
    path = archive / f"content/{slug}.md"
    path.write_text(
        f"---\ntitle: {title}\nslug: {slug}\n{more}---\nMột đoạn văn về {title}.\n", encoding="utf-8"
    )
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for number in range(6):
        write(tmp_path, f"bai-{number}", f"Bài số {number}")
    build(tmp_path)
    return tmp_path


def build(archive: Path, *words: str) -> list[str]:
    result = CliRunner().invoke(main, ["build", *words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def told(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.startswith("  ")]


def test_the_first_build_tells_of_no_change(archive: Path) -> None:
    shutil.rmtree(archive / "site")
    assert told(build(archive)) == []


def list_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_new_changed_withdrawn_and_gone_articles_are_named(archive: Path) -> None:
    write(archive, "bai-moi", "Bài mới")
    write(archive, "bai-1", "Bài số một")
    write(archive, "bai-2", "Bài số 2", "withdrawn: Theo yêu cầu\n")
    (archive / "content/bai-3.md").unlink()
    before = list_files(archive / "site")
    lines = build(archive)
    assert told(lines) == ["1 new: bai-moi", "1 changed: bai-1", "1 withdrawn: bai-2", "1 gone: bai-3"]
    assert "wrote" in lines[0]
    gone = before - list_files(archive / "site")
    assert "bai/bai-3.html" in gone
    assert lines[0].endswith(f"removed {len(gone)}")


def test_after_a_few_names_the_rest_is_counted(archive: Path) -> None:
    for number in range(10, 21):
        write(archive, f"bai-{number}", f"Bài số {number}")
    assert told(build(archive)) == ["11 new: bai-10, bai-11, bai-12 and 8 more"]


def test_a_page_that_only_its_neighbours_changed_is_no_changed_article(archive: Path) -> None:
    write(archive, "bai-1", "Bài số một")
    lines = build(archive)
    assert told(lines) == ["1 changed: bai-1"]
    (line,) = (line for line in lines if "wrote" in line)
    assert int(line.partition("wrote ")[2].partition(",")[0]) > 1


def test_a_moved_article_is_not_a_new_one(archive: Path) -> None:
    path = write(archive, "bai-1", "Bài số 1")
    path.write_text(
        path.read_text("utf-8").replace("slug: bai-1\n", "slug: noi-khac\naliases: [bai-1]\n"), "utf-8"
    )
    assert told(build(archive)) == ["1 moved: noi-khac"]


def test_a_touched_file_and_a_lost_memory_are_no_change(archive: Path) -> None:
    (archive / "content/bai-1.md").touch()
    assert told(build(archive)) == []
    shutil.rmtree(archive / ".luutru")
    assert told(build(archive)) == []


def test_an_empty_line_that_no_page_shows_is_no_change(archive: Path) -> None:
    path = archive / "content/bai-1.md"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    lines = build(archive)
    assert told(lines) == []
    assert lines[-1].startswith("nothing changed")


def test_a_quiet_build_says_only_what_is_wrong(archive: Path) -> None:
    write(archive, "bai-moi", "Bài mới")
    assert build(archive, "--quiet") == []
    write(archive, "bai-moi", "Bài mới", "date: 2018-02-30\n")
    result = CliRunner().invoke(main, ["build", "--quiet", "--archive", str(archive)])
    assert result.exit_code == 1
    assert "content/bai-moi.md" in result.output
