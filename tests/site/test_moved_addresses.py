"""A line of the maker of addresses changes, and every address that was published still leads to
its own page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from bench.archives import make_archive

ROOT = Path(__file__).parents[2]
#: A line of luutru/site/urls.py, and what somebody makes of it.
MOVES = {
    "articles": ('ARTICLES = "bai/"', 'ARTICLES = "tin/"'),
    "districts": ('Facet.DISTRICT: "quan-huyen"', 'Facet.DISTRICT: "quan"'),
    "outlets": ('Facet.OUTLET: "bao"', 'Facet.OUTLET: "to-bao"'),
    "terms": ("/{slug}.html", "/{slug}-cac-bai.html"),
    "crossings": ("/{district}/{year:04}.html", "/{district}-{year:04}.html"),
    "pages": ("/trang-{page}.html", "-{page}.html"),
    "no year": ('"nam/khong-ro.html"', '"nam/chua-ro.html"'),
    "about": ('ABOUT = "gioi-thieu.html"', 'ABOUT = "ve-kho.html"'),
    "quality": ('f"chat-luong/{what}.html"', 'f"chat-luong/{what}-cac-bai.html"'),
    "data": ('DATA_FOLDER = "du-lieu/"', 'DATA_FOLDER = "so-lieu/"'),
    "feed": ('FEED = "feed.xml"', 'FEED = "tin-moi.xml"'),
    "feeds": ("/{slug}.xml", "/{slug}-moi.xml"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("published") / "archive"
    make_archive(archive, 24)
    (archive / "archive.toml").write_text('title = "Kho"\npage_size = 5\nlanguage = "en"\n', encoding="utf-8")
    undated = next((archive / "content").glob("*.md"))
    lines = undated.read_text(encoding="utf-8").splitlines(keepends=True)
    dates = ("date:", "published:", "published_time:", "event:")
    undated.write_text("".join(line for line in lines if not line.startswith(dates)), encoding="utf-8")
    publish(ROOT, archive)
    return archive


def publish(program: Path, archive: Path) -> None:
    command = "import sys; from luutru.cli import main; main(sys.argv[1:])"
    environment = {**os.environ, "PYTHONPATH": str(program)}
    subprocess.run(
        [sys.executable, "-c", command, "publish", "--archive", str(archive), "--jobs", "1"],
        cwd=program,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def title_of(site: Path, url: str, follow: int = 3) -> str:
    """The title of a page, or of the one it leads to."""
    text = (site / url).read_text(encoding="utf-8")
    if follow and (target := re.search(r'http-equiv="refresh" content="0; ?url=([^"#]+)', text)):
        return title_of(site, normpath(join(dirname(url), target[1])), follow - 1)
    return text[text.index("<title>") : text.index("</title>")]


@pytest.mark.parametrize("move", MOVES)
def test_every_published_address_still_leads_to_its_page(published: Path, tmp_path: Path, move: str) -> None:
    archive, program = tmp_path / "archive", tmp_path / "program"
    shutil.copytree(published, archive)
    shutil.copytree(ROOT / "luutru", program / "luutru", ignore=shutil.ignore_patterns("__pycache__"))
    (program / "templates").symlink_to(ROOT / "templates")
    urls = program / "luutru/site/urls.py"
    before, after = MOVES[move]
    text = urls.read_text(encoding="utf-8")
    assert before in text, f"luutru/site/urls.py has another line now: mend that of {move!r} in MOVES"
    urls.write_text(text.replace(before, after), encoding="utf-8")
    publish(program, archive)
    kept = ("*.html", "*.xml", "du-lieu/*")
    files = [
        path.relative_to(published / "site")
        for pattern in kept
        for path in (published / "site").rglob(pattern)
    ]
    moved = [
        path
        for path in (archive / "site").rglob("*")
        if not (published / "site" / path.relative_to(archive / "site")).exists()
    ]
    assert moved, "nothing moved"
    for url in sorted(str(path) for path in files if path.name not in ("404.html", "sitemap.xml")):
        assert (archive / "site" / url).is_file(), f"{url} is gone"
        if url.endswith(".html"):
            assert title_of(archive / "site", url) == title_of(published / "site", url), url
