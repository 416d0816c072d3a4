"""What a cleaning says of files of many records, and what the dry run shows of how they are read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from luutru.building.containers import container_of
from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Sáng 5/4, xã Hòa Lâm khai giảng lớp dạy nghề đan lát khóa {0} tại nhà văn hóa thôn Đông.\n"
    "Lớp học kéo dài ba tháng, do các nghệ nhân trong làng đứng lớp, có {0} học viên ghi tên."
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive.toml").write_text('title = "Kho"\nlanguage = "en"\n', encoding="utf-8")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    rows = [["title", "content", "date", "lượt thích"]]
    rows += [[f"Lớp đan lát khóa {n} khai giảng", TEXT.format(n), f"{n}/4/2021", "5"] for n in range(1, 9)]
    rows += [[*rows[1][:2], "", ""], ["Không có chữ", "", "", ""]]
    rows += [["thừa", "a", "b", "c", "d"]]
    with (seeds / "bao.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (seeds / "bai.txt").write_text(f"Một bài rời trong thư mục\n\n{TEXT.format(99)}\n", encoding="utf-8")
    return tmp_path


def run(archive: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["clean", "--archive", str(archive), *arguments])
    return int(ended.value.code or 0)


def test_a_container_is_told_with_its_records_and_what_became_of_them(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(archive, "--lang", "en") == 0
    said = capsys.readouterr().out
    wanted = (
        "bao.csv: 11 records, 8 articles, 1 broken (row 12), 1 without a text (row 11), 1 the same as another"
    )
    assert wanted in said
    assert "bao.csv: fields that were not read: lượt thích" in said
    aside = (archive / "content" / "set-aside.tsv").read_text(encoding="utf-8")
    assert [line.split("\t")[0].rpartition("#")[2] for line in aside.splitlines()[1:]] == ["10", "11", "12"]


def test_the_same_in_vietnamese(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "--lang", "vi") == 0
    said = capsys.readouterr().out
    assert "bao.csv: 11 bản ghi, 8 bài, 1 hỏng (hàng 12), 1 không có nội dung (hàng 11), 1 trùng" in said


def test_the_dry_run_shows_the_first_records_field_by_field_and_writes_nothing(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(archive, "--dry-run", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line and not line.startswith((" ", "…"))] == [
        "bai.txt",
        *(f"bao.csv#{row} (row {row}, the head counted)" for row in (2, 3, 4)),
        "nothing was written",
    ]
    assert "title:         Lớp đan lát khóa 1 khai giảng" in said
    assert "published:     1 April 2021" in said
    assert not (archive / "content").exists()


def test_a_page_inside_a_file_inside_a_file_is_of_the_outermost() -> None:
    files = {"x.zip": "", "a#b.txt": ""}
    assert container_of("x.zip#a.csv#3", files) == "x.zip"
    assert container_of("a#b.txt", files) == ""
    assert container_of("c.txt", files) == ""
