"""A line with which several files of a folder begin, and which is an outlet's name: the pages are its own."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cleaning.mastheads import note_masthead, note_mastheads, read_head
from luutru.cleaning.note_files import Notes
from luutru.cleaning.notes import known_of
from luutru.cli import main
from luutru.content.store import load_content

if TYPE_CHECKING:
    from pathlib import Path

HEADLINES = (
    "Xã Hòa Lâm khánh thành cây cầu treo",
    "Học sinh Bến Đò đón thư viện xanh",
    "Chợ phiên vùng cao mở lại sau lũ",
    "Làng nón bên sông vào vụ mới",
)
TEXT = """Sáng nay, bà con {number} xóm dọc bờ suối có mặt từ sớm để dự buổi lễ, ai cũng vui.

Chủ tịch xã cho biết {headline} là việc đã chờ {number} năm, nhờ người dân góp công mới xong.

Từ tuần sau, mỗi nhà cử {number} người thay nhau trông coi, theo lịch treo ở nhà văn hóa.
"""


def write(archive: Path, number: int, head: str, folder: str = "qn") -> None:
    place = archive / "seeds" / folder
    place.mkdir(parents=True, exist_ok=True)
    headline = HEADLINES[number]
    text = f"{head}\n\n{headline}\n\n{TEXT.format(number=number + 3, headline=headline.lower())}"
    (place / f"{number}.txt").write_text(text.lstrip(), encoding="utf-8")


def clean(archive: Path) -> dict[str | None, str | None]:
    """Clean, and hold what came of it against a cleaning from nothing; return the outlets by file."""
    fresh = archive.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    shutil.copytree(archive / "seeds", fresh / "seeds")
    for folder in (archive, fresh):
        result = CliRunner().invoke(main, ["clean", "--archive", str(folder)], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    kept, made = (
        {file.article.source.file: file.article.outlet for file in load_content(one / "content")}
        for one in (archive, fresh)
    )
    assert kept == made
    return kept


def test_files_that_come_one_by_one_are_an_outlet_s_once_there_are_several(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    heads = ("Dân trí", "DÂN TRÍ", "Dân trí")
    write(archive, 3, "")
    write(archive, 3, "Dân trí", "le")
    for number, head in enumerate(heads):
        write(archive, number, head)
        outlets = clean(archive)
        known = "Dân trí" if number == 2 else None
        assert {outlets[f"qn/{other}.txt"] for other in range(number + 1)} == {known}
        assert outlets["qn/3.txt"] is None
        assert outlets["le/3.txt"] is None
    write(archive, 2, "VnExpress")
    assert set(clean(archive).values()) == {None}


def test_a_file_that_begins_with_a_paper_s_whole_name_is_that_paper_s(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write(archive, 0, "Báo Quảng Nam")
    assert clean(archive) == {"qn/0.txt": "Báo Quảng Nam"}


@pytest.mark.parametrize("head", ["Thời sự", "Quảng Nam hôm nay"])
def test_a_line_that_is_no_outlet_heads_no_outlet_s_pages(tmp_path: Path, head: str) -> None:
    archive = tmp_path / "archive"
    for number in range(3):
        write(archive, number, head)
    assert set(clean(archive).values()) == {None}


def test_explain_says_why(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, number, "Báo Quảng Nam")
    page = str(tmp_path / "seeds/qn/1.txt")
    said = (
        CliRunner().invoke(main, ["explain", page, "--archive", str(tmp_path)], catch_exceptions=False).output
    )
    assert "files of the same folder begin with this newspaper's name; line 1: “Báo Quảng Nam”" in said


def test_what_a_file_begins_with(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("Báo Mẫu", HEADLINES[0]))
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        packed.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{paragraphs}</w:body></w:document>"
        )
    given = {
        "a.txt": "\ufeff\r\n  Báo  Mẫu\r\nChợ".encode(),
        "b.txt": "Báo Mẫu\nChợ".encode("utf-16"),
        "c.docx": held.getvalue(),
        "d.txt": b"",
        "e.html": "<p>Báo Mẫu</p>".encode(),
        "f.txt": f"{'Báo Mẫu ' * 20}\nChợ".encode(),
        "g.txt": "Chợ\nBáo Mẫu".encode(),
    }
    for name, data in given.items():
        (tmp_path / name).write_bytes(data)
    heads = {name: read_head(str(tmp_path / name)) for name in given}
    assert [name for name, head in heads.items() if head == heads["a.txt"]] == ["a.txt", "b.txt", "c.docx"]
    assert heads["d.txt"] == heads["e.html"] == heads["f.txt"] == read_head(str(tmp_path / "none.txt")) == ""
    notes = note_mastheads(Notes(), heads)
    listed = [(name, str(tmp_path / name)) for name in given]
    for name in given:
        masthead = heads["a.txt"] if name[0] in "abc" else ""
        assert known_of(notes, name).masthead == masthead
        assert known_of(note_masthead(Notes(), name, listed), name).masthead == masthead
