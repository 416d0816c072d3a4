"""Another archive than Hanoi's: an invented city with its own folder of places."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from luutru.cli import main

ROOT = Path(__file__).parents[1]
CITY = Path(__file__).parent / "other_city"
#: Words of Hanoi that no page of another city may show.
HANOI = re.compile(r"h[àa] n[ộo]i|hanoi|30/6/2025|thủ đô", re.IGNORECASE)


@pytest.fixture(scope="module", params=["vi", "en"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "kho"
    shutil.copytree(CITY, folder)
    with (folder / "archive.toml").open("a", encoding="utf-8") as file:
        file.write(f'language = "{request.param}"\n')
    result = CliRunner().invoke(main, ["publish", "--archive", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def read(archive: Path, url: str) -> str:
    return (archive / "site" / url).read_text(encoding="utf-8")


def test_its_districts_and_wards_are_found_and_have_pages(archive: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((archive / "content").glob("*.md"))]
    found = {
        line for text in texts for line in text.splitlines() if line.startswith(("districts:", "wards:"))
    }
    assert found == {
        "districts: [Bến Thuyền]",
        "districts: [Cát Vàng]",
        "districts: [Đồi Chè]",
        "wards: [phường Hoa Gạo, phường Cầu Tre]",
        "wards: [xã Muối Trắng]",
        "wards: [phường Gió Ngàn]",
    }
    for url in (
        "quan-huyen/ben-thuyen/2022.html",
        "quan-huyen/cat-vang.html",
        "phuong-xa/phuong-hoa-gao.html",
    ):
        assert "Lam Giang" in read(archive, url), url
    assert "Cát Vàng" in read(archive, "quan-huyen/index.html")


def test_its_map_shows_its_districts(archive: Path) -> None:
    page = read(archive, "quan-huyen/index.html")
    drawing = page[page.index('<svg class="map') :].partition("</svg>")[0]
    for name in ("Bến Thuyền", "Đồi Chè", "Cát Vàng"):
        assert name in drawing


def test_no_page_speaks_of_hanoi(archive: Path) -> None:
    for path in sorted((archive / "site").rglob("*")):
        if path.suffix in (".html", ".xml", ".csv", ".jsonl"):
            shown = HANOI.search(path.read_text(encoding="utf-8"))
            assert shown is None, f"{path.name}: {shown}"


def test_a_change_of_its_places_is_known_at_the_next_build(archive: Path) -> None:
    table = archive / "dia-danh" / "districts.tsv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("\tĐồi Chè\t", "\tĐồi Thông\t"), encoding="utf-8"
    )
    # A process of its own: the tables are read once in each.
    command = [sys.executable, "-m", "luutru", "render", "--archive", str(archive)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 1, "a name that is no more is reported, whatever was remembered"
    assert 'unknown district "Đồi Chè"' in result.stderr


@pytest.mark.parametrize("folder", ["luutru/site", "luutru/catalogue", "luutru/publishing", "templates"])
def test_nothing_that_makes_pages_names_hanoi(folder: str) -> None:
    named = re.compile(r"h[àa] n[ộo]i|hanoi|ha-noi", re.IGNORECASE)
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in (".html", ".toml", ".js") or (path.suffix == ".py" and "charts" not in path.parts):
            assert not named.search(path.read_text(encoding="utf-8")), path
