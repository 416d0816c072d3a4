"""A dead link of an own page or an article is told where a person wrote it, with what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "---\ntitle: Bài một\nslug: bai-mot\n---\n\nMột đoạn văn.\n\nXem [ở đây]({link}).\n"


def check(root: Path, own: str, article: str = "../index.html") -> list[str]:
    (root / "content").mkdir()
    (root / "trang").mkdir()
    (root / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    (root / "content/bai-mot.md").write_text(ARTICLE.format(link=article), encoding="utf-8")
    (root / "trang/cach-dung.md").write_text(f"# Cách dùng\n\nXem [ở đây]({own}).\n", encoding="utf-8")
    words = ["--archive", str(root), "--lang", "en"]
    assert CliRunner().invoke(main, ["build", *words]).exit_code == 0
    output = CliRunner().invoke(main, ["check", *words]).output
    return re.findall(r"^error: (.*)$", output, re.MULTILINE)


@pytest.mark.parametrize(
    ("link", "cure"),
    [
        ("bai/bai-mot.html", "write ../bai/bai-mot.html"),
        ("bai-mot.md", "write ../bai/bai-mot.html"),
        ("../bai/bai-mott.html", 'did you mean "../bai/bai-mot.html"?'),
        ("../khong-dau-giong-0123456789.html", "seen from this one: ../bai/ten-bai.html"),
        ("../bai/bai-mot.html#khong-co", "take out what follows the “#”"),
        ("#khong-co", "take out what follows the “#”"),
    ],
)
def test_a_dead_link_of_an_own_page_is_told_in_its_file(tmp_path: Path, link: str, cure: str) -> None:
    [told] = check(tmp_path, link)
    assert told.startswith("trang/cach-dung.md:3: ")
    assert cure in told


def test_a_dead_link_of_an_article_is_told_in_its_content_file(tmp_path: Path) -> None:
    [told] = check(tmp_path, "../index.html", "bai-hai.html")
    assert told.startswith("content/bai-mot.md:8: bai-hai.html leads to no file")
