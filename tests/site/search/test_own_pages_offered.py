"""The archive's own pages are offered by the search when they have every word of a query."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    for folder in ("content", "trang"):
        (root / folder).mkdir()
    (root / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    article = "---\ntitle: Quận mở thư viện\nslug: thu-vien\n---\n\nBạn đọc mượn sách.\n"
    (root / "content/thu-vien.md").write_text(article, encoding="utf-8")
    own = "# Cách dùng kho\n\nMuốn **trích dẫn** một bài, bấm nút bên phải.\n"
    (root / "trang/cach-dung.md").write_text(own, encoding="utf-8")
    assert CliRunner().invoke(main, ["build", "--archive", str(root)]).exit_code == 0
    return root / "site"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("trích dẫn", ["trang/cach-dung.html"]),
        ("trich dan", ["trang/cach-dung.html"]),
        ("cách dùng kho", ["trang/cach-dung.html"]),
        ("trích dẫn sách", []),
        ("mượn sách", []),
    ],
)
def test_an_own_page_with_every_word_is_offered(
    site: Path, browser: Browser, query: str, found: list[str]
) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'tim-kiem.html').as_uri()}?q={query}")
    page.wait_for_selector('#results[data-state="done"]')
    links = [link.get_attribute("href") for link in page.query_selector_all("#search-cards a")]
    assert links == found
    assert "undefined" not in page.inner_text("main")
    page.close()


def test_an_edited_own_page_is_found_by_its_new_words(site: Path, browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "kho"
    shutil.copytree(site.parent, root, symlinks=True)
    (root / "trang/cach-dung.md").write_text("# Cách dùng kho\n\nGọi điện thoại.\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["build", "--archive", str(root)]).exit_code == 0
    page = browser.new_page()
    page.goto(f"{(root / 'site/tim-kiem.html').as_uri()}?q=điện thoại")
    page.wait_for_selector('#results[data-state="done"]')
    assert page.inner_text("#search-cards") == "Cách dùng kho"
    page.close()
