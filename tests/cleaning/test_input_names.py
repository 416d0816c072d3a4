"""The number in an input's name is told: of a row as spreadsheets count, of a record its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.cleaning.input_names import say_input
from luutru.cleaning.inputs import read_input

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a/bai.csv#6", "a/bai.csv#6 (row 6, the head counted)"),
        ("bai.TSV.gz#6", "bai.TSV.gz#6 (row 6, the head counted)"),
        ("bai.xlsx#12", "bai.xlsx#12 (row 12, the head counted)"),
        ("bai.xlsx#Quý 2!12", "bai.xlsx#Quý 2!12 (row 12 of the sheet Quý 2)"),
        ("bai.jsonl#6", "bai.jsonl#6 (record 6)"),
        ("kho.warc.gz#44", "kho.warc.gz#44 (record 44)"),
        ("kho.zip#bai.txt", "kho.zip#bai.txt"),
        ("bai.txt", "bai.txt"),
    ],
)
def test_the_number_of_an_input_is_told(name: str, said: str) -> None:
    assert say_input(name) == said


def test_a_row_is_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    rows = 'title,content\nMột,"dòng\nhai dòng"\nHai,ngắn\n'
    (tmp_path / "bai.csv").write_text(rows, encoding="utf-8")
    assert [page.name for page in read_input(tmp_path / "bai.csv", tmp_path)] == ["bai.csv#2", "bai.csv#3"]
