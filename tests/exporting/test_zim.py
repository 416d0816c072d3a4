"""The ZIM edition: zimcheck passes it, and Kiwix's library finds pages typed without accents."""

from __future__ import annotations

import subprocess
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from factories import make_article, make_articles, make_site, write_tree
from search_index import write_index

from luutru.exporting.zim_edition import searchable, toneless_titles, write_zim
from luutru.publishing.tree import SiteFile
from luutru.site.context import CSP
from luutru.site.making import make_file
from luutru.site.offline import draw_icon
from luutru.site.planning import plan_site

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.site.context import Site


def test_titles_with_a_d_have_one_without(tmp_path: Path) -> None:
    site = make_site(
        [make_article(1, title="Quận Đống Đa"), make_article(2, title="Tây Hồ", districts=("Hà Đông",))]
    )
    titles = dict(toneless_titles(site))
    assert titles == {"bai/bai-so-1.html": "quan dong da", "quan-huyen/ha-dong.html": "ha dong"}


def test_a_text_is_found_with_its_strokes_and_without() -> None:
    assert searchable("Đường Láng") == "Đuong Lang\nduong lang"


def test_the_icon_is_a_square_picture() -> None:
    icon = draw_icon(48)
    assert icon.startswith(b"\x89PNG\r\n\x1a\n")
    assert icon[16:24] == (48).to_bytes(4, "big") * 2


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zim")
    site: Site = make_site(
        [*make_articles(30), make_article(900, withdrawn="Sai")],
        title="Kho lưu trữ báo chí về các quận, huyện của Hà Nội",
        description="Mô tả " * 30,
        publisher="Người giữ",
    )
    files = [SiteFile(page.url, make_file(site, page)) for page in plan_site(site).pages]
    files += [SiteFile(path, data) for path, data in write_index([], {})]
    write_tree(iter(files), folder / "site")
    write_zim(site, folder / "site", folder / "x.zim", "kho")
    return folder / "x.zim"


@pytest.mark.zim
def test_zimcheck_finds_nothing(edition: Path, tmp_path: Path) -> None:
    judge = subprocess.run(["zimcheck", "-A", str(edition)], capture_output=True, text=True, check=False)
    assert judge.returncode == 0, judge.stdout
    assert "[ERROR]" not in judge.stdout + judge.stderr
    assert "[WARN" not in judge.stdout + judge.stderr
    broken = tmp_path / "broken.zim"
    data = bytearray(edition.read_bytes())
    data[len(data) // 2] ^= 255
    broken.write_bytes(data)
    assert subprocess.run(["zimcheck", "-A", str(broken)], capture_output=True, check=False).returncode


def open_edition(edition: Path) -> Any:
    return import_module("libzim.reader").Archive(edition)


@pytest.mark.zim
@pytest.mark.parametrize("typed", ["dong da", "Đống Đa", "đống đa"])
def test_titles_are_suggested_and_texts_found_however_they_are_typed(edition: Path, typed: str) -> None:
    archive = open_edition(edition)
    suggestions = import_module("libzim.suggestion").SuggestionSearcher(archive).suggest(typed)
    found = [archive.get_entry_by_path(path) for path in suggestions.getResults(0, 50)]
    assert "quan-huyen/dong-da.html" in {entry.get_item().path for entry in found}
    search = import_module("libzim.search")
    hits = search.Searcher(archive).search(search.Query().set_query(typed))
    assert any(path.startswith("bai/") for path in hits.getResults(0, 20))


@pytest.mark.zim
def test_what_kiwix_shows_of_it_is_within_its_limits(edition: Path) -> None:
    archive = open_edition(edition)
    said = {key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "@" not in key}
    assert archive.main_entry.get_item().path == "index.html"
    assert said["Language"] == "vie"
    assert len(said["Title"]) <= 30
    assert len(said["Description"]) <= 80
    assert bytes(archive.get_illustration_item(48).content) == draw_icon(48)
    page = bytes(archive.get_entry_by_path("index.html").get_item().content).decode()
    assert page.count("file: zim:") == CSP.count("file:") > 0
    assert not archive.has_entry_by_path("SHA256SUMS")
