"""Pictures go into every edition with their articles, and leave with them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pictures import draw, pack

from luutru.cli import main
from luutru.content.store import load_content

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body><h1>{title}</h1><p>Sáng 5/4/2021, {text}</p>
<figure><img src="{picture}"><figcaption>{caption}</figcaption></figure>
<p>Lớp học kéo dài ba tháng, do các nghệ nhân trong làng đứng lớp và không thu học phí.</p></body></html>"""
LEFT, STAYS = pack(draw(640, 400, seed=1)), pack(draw(500, 400, seed=2), "PNG")
UNSEEN = pack(draw(400, 200, seed=3))


def run(archive: Path, *words: str) -> None:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def write_archive(folder: Path) -> None:
    (folder / "seeds/lop_files").mkdir(parents=True)
    (folder / "archive.toml").write_text('title = "Kho"\npictures = true\n', encoding="utf-8")
    for name, data in (("lop_files/a.jpg", LEFT), ("lop_files/logo.jpg", UNSEEN), ("cau.png", STAYS)):
        (folder / "seeds" / name).write_bytes(data)
    for name, title, text, picture in (
        (
            "lop.html",
            "Xã Hòa Lâm mở lớp dạy nghề đan lát",
            "xã Hòa Lâm khai giảng lớp dạy nghề.",
            "lop_files/a.jpg",
        ),
        ("cau.html", "Xã Hòa Lâm khánh thành cầu mới", "xã Hòa Lâm khánh thành cầu qua suối.", "cau.png"),
    ):
        page = PAGE.format(title=title, text=text, picture=picture, caption=f"Quang cảnh buổi lễ ở {name}.")
        (folder / "seeds" / name).write_text(page, encoding="utf-8")
    run(folder, "clean")


def files_in(edition: Path) -> dict[str, bytes]:
    if edition.suffix != ".zim":
        with zipfile.ZipFile(edition) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    archive = import_module("libzim.reader").Archive(str(edition))
    entries = (archive._get_entry_by_id(number) for number in range(archive.all_entry_count))
    return {entry.path: bytes(entry.get_item().content) for entry in entries if not entry.is_redirect}


@pytest.mark.parametrize("form", ["zip", "epub", "bag", pytest.param("zim", marks=pytest.mark.zim)])
def test_pictures_are_in_an_edition_until_their_article_is_withdrawn(form: str, tmp_path: Path) -> None:
    write_archive(tmp_path)
    for withdrawn in (False, True):
        if withdrawn:
            (slug,) = (
                file.article.slug for file in load_content(tmp_path / "content") if "lop" in file.article.slug
            )
            run(tmp_path, "withdraw", slug, "--reason", "theo yêu cầu")
        run(tmp_path, "export", form)
        (edition,) = (tmp_path / "dist").glob("*-bag.zip" if form == "bag" else f"*.{form}")
        files = files_in(edition)
        shown = set()
        for name, data in files.items():
            if name.endswith(("html", "xhtml")):
                places = re.findall(rb'<img[^>]*src="([^"]*/?anh/[^"]+)"', data)
                shown |= {
                    posixpath.normpath(posixpath.join(posixpath.dirname(name), place.decode()))
                    for place in places
                }
        assert len(shown) == 2 - withdrawn
        assert shown <= files.keys()
        pictures = {name: data for name, data in files.items() if data.startswith((b"\xff\xd8", b"\x89PNG"))}
        assert (LEFT in pictures.values()) == (not withdrawn)
        assert any("lop_files" in name for name in pictures) == (form == "bag" and not withdrawn)
        assert STAYS in pictures.values() or form != "bag"
