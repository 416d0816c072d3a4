"""What is not to be published is in no file of the site: full texts of an excerpt archive, withdrawn ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """---
title: Quận họp bàn việc chung
slug: quan-hop
id: "0123456789ab"
date: 2018-03-03
districts: [Ba Đình]
summary: Sáng 3/3, quận họp bàn việc chung.
rights: {rights}
source: {{file: null, sha256: null, url: "https://bao.example/quan-hop", retrieved: null}}
---

Sáng 3/3, quận họp bàn việc chung.

Đoạn thứ hai kể chuyện xylophone trong hội trường.
"""
LEDGER_WORD = "xylophone"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    text = ARTICLE.format(rights="Đăng lại với sự đồng ý của tòa soạn")
    (tmp_path / "content" / "quan-hop.md").write_text(text, encoding="utf-8")
    return tmp_path


def build(archive: Path, settings: str) -> dict[str, str]:
    (archive / "archive.toml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(main, ["--archive", str(archive)])
    assert result.exit_code == 0, result.output
    site = archive / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_full_texts_are_published_unless_told_otherwise(archive: Path) -> None:
    files = build(archive, "")
    assert any(LEDGER_WORD in text for text in files.values()), "the search below must be able to find"
    assert LEDGER_WORD in files["bai/quan-hop.html"]


def test_an_archive_of_excerpts_holds_no_full_text_in_any_file(archive: Path) -> None:
    files = build(archive, "excerpt_only = true\n")
    assert [name for name, text in files.items() if LEDGER_WORD in text] == []
    page = files["bai/quan-hop.html"]
    assert "Sáng 3/3, quận họp bàn việc chung." in page
    assert 'href="https://bao.example/quan-hop"' in page


def test_going_back_to_excerpts_takes_the_texts_out_again(archive: Path) -> None:
    build(archive, "")
    files = build(archive, "excerpt_only = true\n")
    assert [name for name, text in files.items() if LEDGER_WORD in text] == []


def test_a_withdrawn_article_is_in_no_file_but_its_tombstone(archive: Path) -> None:
    build(archive, "")
    withdrawn = CliRunner().invoke(
        main, ["withdraw", "quan-hop", "--reason", "Theo yêu cầu", "--archive", str(archive)]
    )
    assert withdrawn.exit_code == 0
    files = build(archive, "")
    assert [name for name, text in files.items() if LEDGER_WORD in text] == []
    assert sorted(name for name, text in files.items() if "bao.example" in text) == []
    assert "Theo yêu cầu" in files["bai/quan-hop.html"]


def test_noindex_stands_on_every_page_and_in_robots(archive: Path) -> None:
    files = build(archive, 'noindex = true\nbase_url = "https://kho.example/"\n')
    for name, text in files.items():
        assert not name.endswith(".html") or '<meta name="robots" content="noindex">' in text, name
    assert "Disallow: /\n" in files["robots.txt"]
    assert "sitemap.xml" not in files


def test_an_articles_own_rights_come_before_the_archives(archive: Path) -> None:
    files = build(archive, 'rights = "Bản quyền thuộc các báo"\n')
    assert "Đăng lại với sự đồng ý của tòa soạn" in files["bai/quan-hop.html"]
    assert "Bản quyền thuộc các báo" in files["index.html"]
