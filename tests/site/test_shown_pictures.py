"""A picture that a curator lays into content/anh/ is shown, goes into every edition, and with its article."""

from __future__ import annotations

import hashlib
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from pictures import PLACE, draw, read, with_place

from luutru.building.archive import open_archive
from luutru.building.verify import verify_build
from luutru.commands.addresses import run_withdraw
from luutru.commands.build import run_render
from luutru.commands.export import run_export
from luutru.console import Console

if TYPE_CHECKING:
    from pathlib import Path

LINE = "![Quang cảnh *hội nghị* [1\\] ngày 3/3](anh/ảnh hội nghị (1).JPG)"


def write(root: Path, slug: str, body: str) -> None:
    text = f'---\ntitle: Hội nghị {slug}\npublished: "2021-03-05"\ndate: 2021-03-05\n---\n\n{body}\n'
    (root / "content" / f"{slug}.md").write_text(text, encoding="utf-8")


def build(root: Path) -> list[str]:
    """Build, and return what is wrong."""
    console = Console(quiet=True)
    run_render(open_archive(root), console, jobs=1, strict=False, timings=False)
    return sorted(map(str, console.told))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive.toml").write_text('title = "Kho"\npictures = true\n', encoding="utf-8")
    (tmp_path / "content/anh").mkdir(parents=True)
    (tmp_path / "content/anh/ảnh hội nghị (1).JPG").write_bytes(with_place(draw()))
    write(tmp_path, "mot", f"Đoạn mở đầu của bài viết thứ nhất.\n\n{LINE}\n\nĐoạn sau ảnh của bài.")
    write(tmp_path, "hai", "Đoạn mở đầu của bài viết thứ hai, không có ảnh nào.")
    return tmp_path


def pictures_of(root: Path) -> list[Path]:
    return sorted((root / "site/anh").glob("*"))


def test_it_stands_in_the_page_with_its_size_and_caption(archive: Path) -> None:
    assert build(archive) == []
    [picture] = pictures_of(archive)
    page = (archive / "site/bai/mot.html").read_text(encoding="utf-8")
    figure = re.search(r'<figure class="picture" id="d-[0-9a-f]{8}">.*?</figure>', page)
    assert figure
    assert f'<img src="../anh/{picture.name}" width="320" height="200" loading="lazy" alt="' in figure[0]
    assert "<figcaption>Quang cảnh <em>hội nghị</em> [1] ngày 3/3<a" in figure[0]
    assert PLACE not in picture.read_bytes()
    assert read(picture.read_bytes()).size == (320, 200)
    assert "chú thích ảnh được để nguyên" not in page
    sums = (archive / "site/SHA256SUMS").read_text(encoding="utf-8")
    assert f"{hashlib.sha256(picture.read_bytes()).hexdigest()}  anh/{picture.name}" in sums


def test_a_quick_build_is_a_full_one(archive: Path) -> None:
    build(archive)
    for step in (
        lambda: (archive / "content/anh/ảnh hội nghị (1).JPG").write_bytes(with_place(draw(seed=2))),
        lambda: write(archive, "hai", f"Đoạn mở đầu.\n\n{LINE}"),
        lambda: write(archive, "mot", "Đoạn mở đầu của bài viết thứ nhất."),
        (archive / "content/anh/ảnh hội nghị (1).JPG").unlink,
        lambda: (archive / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8"),
    ):
        before = {path.name for path in pictures_of(archive)}
        step()
        build(archive)
        assert verify_build(open_archive(archive), Console(quiet=True), 1, seeds=False) == 0
        assert len(pictures_of(archive)) <= 1
        assert before or pictures_of(archive) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("![Ảnh](anh/anh-hoi-nghi.jpg)", "content/mot.md:9: there is no content/anh/anh-hoi-nghi.jpg"),
        ("![Ảnh](anh/thu.jpg)", "content/mot.md:9: content/anh/thu.jpg cannot be shown: no JPEG, PNG"),
        ("Xem ![Ảnh](anh/thu.jpg) này.", "content/mot.md:9: a picture within a text is shown as a link"),
        ("![Ảnh](anh/../mot.md)", "content/mot.md:9: there is no content/anh/../mot.md"),
    ],
)
def test_what_cannot_be_shown_is_named_with_its_line(archive: Path, line: str, said: str) -> None:
    (archive / "content/anh/thu.jpg").write_bytes(b"<html>404</html>")
    write(archive, "mot", f"Đoạn mở đầu.\n\n{line}\n\nĐoạn sau.")
    problems = [problem for problem in build(archive) if ".md:" in problem]
    assert len(problems) == 1
    assert problems[0].startswith(said)
    assert "(" in problems[0]
    page = (archive / "site/bai/mot.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert line.startswith("Xem") or re.search(r'<p id="[^"]+" class="caption">Ảnh<', page)


def test_an_archive_without_pictures_shows_captions_and_says_so(archive: Path) -> None:
    (archive / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    assert [problem for problem in build(archive) if "pictures = true" in problem] != []
    page = (archive / "site/bai/mot.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "Kho không giữ ảnh" in page
    assert pictures_of(archive) == []


def test_pictures_go_into_every_edition(archive: Path) -> None:
    build(archive)
    [picture] = pictures_of(archive)
    console = Console(quiet=True)
    formats = ("zip", "epub", "bag")
    assert run_export(open_archive(archive), console, formats, wanted={}, dist=None, jobs=1) == 0
    wanted = {
        "kho.zip": f"trang/anh/{picture.name}",
        "kho.epub": f"EPUB/anh/{picture.name}",
        "kho-bag.zip": f"kho-bag/data/site/anh/{picture.name}",
    }
    for edition, name in wanted.items():
        with zipfile.ZipFile(archive / "dist" / edition) as packed:
            assert packed.read(name) == picture.read_bytes(), edition
            assert not [name for name in packed.namelist() if PLACE in packed.read(name)], edition
    with zipfile.ZipFile(archive / "dist/kho.epub") as book:
        assert f'href="anh/{picture.name}" media-type="image/jpeg"' in book.read("EPUB/package.opf").decode()
        assert f'<img src="../anh/{picture.name}"' in book.read("EPUB/bai/mot.xhtml").decode()


def test_a_picture_goes_with_its_article_unless_another_shows_it(archive: Path) -> None:
    write(archive, "hai", f"Đoạn mở đầu của bài viết thứ hai.\n\n{LINE}")
    build(archive)
    console = Console(quiet=True)
    run_withdraw(open_archive(archive), console, "mot", "Theo yêu cầu", erase=True)
    build(archive)
    assert len(pictures_of(archive)) == 1
    run_withdraw(open_archive(archive), console, "hai", "Theo yêu cầu", erase=True)
    build(archive)
    assert pictures_of(archive) == []
    assert list((archive / "content/anh").glob("*")) == []
