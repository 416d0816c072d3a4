"""Pages that a curator writes: read, or named with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.content.own_pages import load_own_pages

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """---
title: Cách dùng kho
description: Tìm bài thế nào.
menu: false
---

Đoạn đầu.

![Ô tìm kiếm](anh/tim.png)
"""


def write(root: Path, **files: str) -> Path:
    folder = root / "trang/anh"
    folder.mkdir(parents=True)
    (folder / "tim.png").write_bytes(b"\x89PNG")
    for name, text in files.items():
        (root / f"trang/{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return root


def test_a_page_has_a_title_in_its_front_matter_or_its_first_line(tmp_path: Path) -> None:
    own, problems = load_own_pages(
        write(tmp_path, cach_dung=WHOLE, lich_su="# Lịch sử *kho*\r\n\r\nNăm 2020.\r\n")
    )
    assert problems == []
    first, second = own.pages
    assert (first.slug, first.title, first.in_menu) == ("cach-dung", "Cách dùng kho", False)
    assert first.body_md.startswith("Đoạn đầu.")
    assert (second.slug, second.title, second.in_menu) == ("lich-su", "Lịch sử *kho*", True)
    assert second.body_md == "Năm 2020."
    assert [name for name, _ in own.pictures] == ["tim.png"]


def test_an_archive_without_pages_has_none(tmp_path: Path) -> None:
    own, problems = load_own_pages(tmp_path)
    assert (own.pages, own.pictures, own.broken, problems) == ((), (), (), [])


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("a", "Không có tiêu đề.\n", 1, "has no title"),
        ("a", "---\ntitle: [A\n---\nB\n", 3, "YAML"),
        ("a", "---\ntitle: A\ntieu_de: B\n---\nB\n", 3, "unknown key"),
        ("a", "---\ntitle: A\nB\n", 1, "has no end"),
        ("a", "---\ntitle: A\nmenu: 3\n---\nB\n", 2, "true or false"),
        ("a", "# A\n\nB\n\n![b](anh/tin.png)\n", 5, "there is no picture"),
        ("index", "# A\n", 0, "no address"),
        ("Trang_Mới", "# A\n", 0, "no address"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    _, problems = load_own_pages(write(tmp_path, **{name: text}))
    assert [(one.line, message in str(one)) for one in problems if one.line == line] == [(line, True)]


def test_files_that_nobody_reads_are_told_of(tmp_path: Path) -> None:
    root = write(tmp_path, a="# A\n")
    for name in ("b.txt", "anh/x.svg", "con/c.md"):
        (root / "trang" / name).parent.mkdir(exist_ok=True)
        (root / "trang" / name).write_text("x", encoding="utf-8")
    _, problems = load_own_pages(root)
    assert [problem.path for problem in problems] == ["trang/anh/x.svg", "trang/b.txt", "trang/con/c.md"]
