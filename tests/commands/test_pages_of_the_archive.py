"""An archive's own pages, menu, logo and colours in its built site."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from java_judges import complaints
from PIL import Image

from luutru.cli import main
from luutru.site.contrast import READABLE, contrast, make_readable
from luutru.site.own_page import render_colours

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = "# Cách dùng\n\nXem [lịch sử](lich-su.md#dau).\n\n![Ô tìm <b>](anh/tim.png)\n\n## Tiếp\n\nHết.\n"

channels = st.integers(0, 255)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("---\ntitle: Bài\n---\n\nMột đoạn.\n", encoding="utf-8")
    (tmp_path / "trang/anh").mkdir(parents=True)
    (tmp_path / "trang/anh/tim.png").write_bytes(b"\x89PNG")
    (tmp_path / "trang/cach-dung.md").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "trang/lich-su.md").write_text(
        "---\ntitle: Lịch sử\nmenu: false\n---\nNăm 2020.\n", encoding="utf-8"
    )
    (tmp_path / "dau.png").write_bytes(b"\x89PNG dau")
    settings(tmp_path, "")
    return tmp_path


def settings(root: Path, text: str) -> None:
    (root / "archive.toml").write_text(f'title = "Kho"\n{text}', encoding="utf-8")


def run(root: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*words, "--archive", str(root)])
    return result.exit_code, result.output


def read(root: Path, name: str) -> str:
    return (root / "site" / name).read_text(encoding="utf-8")


def test_own_pages_are_built_linked_and_checked(root: Path) -> None:
    assert run(root, "build", "--strict")[0] == 0
    page = read(root, "trang/cach-dung.html")
    assert "<h1>Cách dùng</h1>" in page
    assert 'href="lich-su.html#dau"' in page
    assert (
        '<img src="anh/tim.png" alt="" loading="lazy"><figcaption>Ô tìm &lt;b&gt;</figcaption></figure>'
        in page
    )
    assert (root / "site/trang/anh/tim.png").read_bytes() == b"\x89PNG"
    home = read(root, "index.html")
    assert 'href="trang/cach-dung.html">Cách dùng</a>' in home
    assert "trang/lich-su.html" not in home
    code, output = run(root, "check")
    assert (code, "#dau" in output) == (1, True)


def test_what_is_to_be_typed_stands_as_code(root: Path) -> None:
    (root / "trang/lich-su.md").write_text("# Lịch sử\n\nGõ `luutru <x>`, `luutru`.\n", encoding="utf-8")
    run(root, "build")
    assert "Gõ <code>luutru &lt;x&gt;</code>, <code>luutru</code>." in read(root, "trang/lich-su.html")


@pytest.mark.epub
def test_own_pages_stand_in_the_book_of_the_whole_archive(root: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    (root / "trang/anh/tim.png").write_bytes(picture.getvalue())
    guide = f"{GUIDE}\n| a | b |\n|---|---|\n| `1` | [bài](../bai/a.html) |\n\n[ra ngoài](../khac.html)\n"
    (root / "trang/cach-dung.md").write_text(guide, encoding="utf-8")
    assert run(root, "export", "epub", "--dist", str(root / "dist"))[0] == 0
    (book,) = (root / "dist").glob("*.epub")
    with zipfile.ZipFile(book) as packed:
        page = packed.read("EPUB/trang/cach-dung.xhtml").decode()
        assert "EPUB/trang/anh/tim.png" in packed.namelist()
        assert 'href="trang/cach-dung.xhtml">Cách dùng</a>' in packed.read("EPUB/nav.xhtml").decode()
    assert '<a href="lich-su.xhtml">lịch sử</a>' in page
    assert '<a href="../bai/a.xhtml">bài</a>' in page
    assert "<span>ra ngoài</span>" in page
    assert "¶" not in page
    assert complaints(book) == []


def test_an_edit_of_a_page_or_a_picture_is_built(root: Path) -> None:
    run(root, "build")
    (root / "trang/lich-su.md").write_text("# Lịch sử mới\n\nNăm 2021.\n", encoding="utf-8")
    (root / "trang/anh/tim.png").write_bytes(b"\x89PNG khac")
    assert run(root, "build", "--verify")[0] == 0
    assert "Năm 2021" in read(root, "trang/lich-su.html")
    assert "trang/lich-su.html" in read(root, "index.html")
    assert (root / "site/trang/anh/tim.png").read_bytes() == b"\x89PNG khac"


def test_a_broken_page_is_named_and_stays_as_it_was(root: Path) -> None:
    (root / "trang/cach-dung.md").write_text("# Cách dùng\n\nMột câu.\n", encoding="utf-8")
    assert run(root, "publish")[0] == 0
    (root / "trang/cach-dung.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    code, output = run(root, "build")
    assert code == 1
    assert "trang/cach-dung.md:" in output
    assert "Một câu" in read(root, "trang/cach-dung.html")
    (root / "trang/cach-dung.md").unlink()
    assert run(root, "build")[0] == 0
    assert "url=../index.html" in read(root, "trang/cach-dung.html")


def test_menu_logo_and_colours_are_the_archive_s_own(root: Path) -> None:
    settings(
        root,
        'menu = ["lich-su", "nam"]\nlogo = "dau.png"\n[colours]\nlink = "#123456"\nseal_dark = "#abcdef"\n',
    )
    assert run(root, "build", "--strict")[0] == 0
    home = read(root, "index.html")
    menu = home.split('class="sections"')[1].split("</nav>")[0]
    assert [part.split('"')[0] for part in menu.split('href="')[1:]] == [
        "trang/lich-su.html",
        "nam/index.html",
    ]
    assert '<img class="logo" src="assets/logo.png" alt="">' in home
    assert (root / "site/assets/logo.png").read_bytes() == b"\x89PNG dau"
    style = read(root, "assets/style.css")
    _, light, dark, _ = style.rsplit("\n", 3)
    assert light == ":root{--link:#123456;}"
    assert dark.startswith("@media (prefers-color-scheme:dark){:root{--link:#")
    assert dark.endswith("--seal:#abcdef;--tint:#abcdef;}}")
    (root / "dau.png").write_bytes(b"\x89PNG moi")
    assert run(root, "build", "--verify")[0] == 0
    assert (root / "site/assets/logo.png").read_bytes() == b"\x89PNG moi"


@given(red=channels, green=channels, blue=channels, ground=st.sampled_from(["#f4f1ea", "#1e2125"]))
def test_letters_of_any_colour_can_be_read(red: int, green: int, blue: int, ground: str) -> None:
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    ink = make_readable(colour, ground)
    assert contrast(ink, ground) >= READABLE
    assert (ink == colour) == (contrast(colour, ground) >= READABLE)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_headings_in_a_light_colour_are_darker_than_its_marks() -> None:
    light, dark, _ = render_colours({"seal": "#f2a900"}).split("\n")
    assert "--seal:#f2a900;--tint:#" in light
    assert "--tint:#f2a900;" not in light
    assert "--tint:#f2a900;" in dark


@pytest.mark.parametrize("link", ["../bai/khong-co.html", "lich-xu.md", "/bai/a.html", "anh/khong.pdf"])
def test_a_link_that_leads_nowhere_is_told_with_its_line(root: Path, link: str) -> None:
    (root / "trang/lich-su.md").write_text(
        f"# Lịch sử\n\nXem [bài](../bai/a.html), [kia]({link}).\n", "utf-8"
    )
    for _ in range(2):
        code, said = run(root, "build")
        assert code == 0
        shown = link.replace(".md", ".html")
        assert f"warning: trang/lich-su.md:3: {shown} leads to no file of the site" in said
    assert run(root, "publish")[0] == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('menu = ["lich-su", "chu-d"]', 'did you mean "chu-de"'),
        ('menu = "nam"', "must be a list"),
        ('logo = "khong-co.png"', "no such file"),
        ('logo = "dau.exe"', "must be a picture"),
        ('[colours]\nlink = "red"', "must be a colour"),
        ('[colours]\nlnk = "#123456"', 'did you mean "link"'),
    ],
)
def test_a_wrong_setting_is_told_with_its_cure(root: Path, text: str, message: str) -> None:
    settings(root, text + "\n")
    code, output = run(root, "build")
    assert code == 2
    assert message in output
