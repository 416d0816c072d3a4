from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from containers import LEAD, RECORD, TEXT, TITLE, drafts, numbered, outcomes, paragraphs, read_folder
from hypothesis import given
from hypothesis import strategies as st

from luutru.cleaning.formats.files import FileReader
from luutru.cleaning.formats.records import ReadingLog
from luutru.cleaning.inputs import read_inputs
from luutru.cleaning.note_files import Notes
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def table(rows: Sequence[dict[str, str]], separator: str = ",", ends: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, [*rows[0]], delimiter=separator, lineterminator=ends)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r\r\n", "\n\n"])
@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.txt", "x"])
def test_every_table_under_any_name(separator: str, ends: str, name: str, tmp_path: Path) -> None:
    found = drafts(read_folder(tmp_path, {name: table(numbered(2), separator, ends)}))
    assert [draft.article.title for draft in found.values()] == [f"{TITLE} khóa 1", f"{TITLE} khóa 2"]
    for draft in found.values():
        assert (draft.article.published, draft.article.published_time) == ("2021-04-05", "09:15")
        assert draft.article.authors == ("Lò Văn Mẫu",)
        assert paragraphs(draft)[:2] == [LEAD, TEXT.partition("\n")[0]]
        assert len(paragraphs(draft)) == 4


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: f"sep=;\r\n{text}".encode(),
    ],
    ids=["BOM", "Excel's Unicode text", "UTF-16 BE", "UTF-16 without its mark", "sep="],
)
def test_what_excel_saves(encoded: object, tmp_path: Path) -> None:
    assert callable(encoded)
    found = drafts(read_folder(tmp_path, {"x.csv": encoded(table([RECORD], ";"))}))
    assert [draft.article.title for draft in found.values()] == [TITLE]


def test_the_number_of_a_row_is_the_one_that_spreadsheets_show(tmp_path: Path) -> None:
    head, one, two = table(numbered(2), ends="\n").replace("\n", "\f").split("\f", 1)[0], *numbered(2)
    text = f"{head}\n\n" + "".join(table([row], ends="\n").partition("\n")[2] + ",,\n" for row in (one, two))
    assert outcomes(read_folder(tmp_path, {"x.csv": text})) == {"x.csv#3": "page", "x.csv#5": "page"}


def test_columns_in_vietnamese_and_lists_in_cells(tmp_path: Path) -> None:
    row = {
        "STT": "1", "Tiêu đề": f"['{TITLE}']", "Sapo": LEAD, "Nội dung": str(TEXT.split("\n")),
        "Ngày đăng": "5/4/2021", "Tác giả": "['Lò Văn Mẫu', 'Vàng Thị Ví Dụ']", "Chuyên mục": "Đời sống",
        "Từ khóa": "dạy nghề, đan lát",
    }  # fmt: skip
    (draft,) = drafts(read_folder(tmp_path, {"x.csv": table([row])})).values()
    assert draft.article.title == TITLE
    assert draft.article.authors == ("Lò Văn Mẫu", "Vàng Thị Ví Dụ")
    assert draft.article.published == "2021-04-05"
    assert paragraphs(draft) == [LEAD, *TEXT.split("\n")]
    assert draft.article.extra == {"x_category": "Đời sống", "x_tags": ["dạy nghề", "đan lát"]}


def test_a_table_without_a_head_is_told_what_to_write(tmp_path: Path) -> None:
    text = table([RECORD], ends="\n").partition("\n")[2]
    (aside,) = read_folder(tmp_path, {"x.csv": text}).values()
    assert isinstance(aside, SetAside)
    assert aside.reason == "no-head"
    assert f"1: {TITLE[:40].rstrip()}" in aside.detail
    head = aside.detail.rpartition(": ")[2]
    assert outcomes(read_folder(tmp_path / "mended", {"x.csv": f"{head}\n{text}"})) == {"x.csv#2": "page"}


def test_what_to_write_names_the_articles_own_address(tmp_path: Path) -> None:
    rows = [{"a": "https://b.example/tin-moi", **one} for one in numbered(3)]
    (aside,) = read_folder(tmp_path, {"x.csv": table(rows).partition("\n")[2]}).values()
    assert isinstance(aside, SetAside)
    assert aside.detail.rpartition(": ")[2] == "x1,title,x3,content,date,x6,url"


def test_rows_that_are_no_article_are_named_each_with_its_cure(tmp_path: Path) -> None:
    text = table([RECORD, {**RECORD, "content": " "}], ends="\n") + "a,b,c,d,e,f,g\n"
    found = read_folder(tmp_path, {"x.csv": text})
    assert outcomes(found) == {"x.csv#2": "page", "x.csv#3": "empty", "x.csv#4": "broken"}
    assert '"content"' in str(found["x.csv#3"])
    assert "7" in str(found["x.csv#4"])


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("place", [0, 3, 9])
def test_a_quote_that_is_never_closed_costs_its_own_row(place: int, ends: str, tmp_path: Path) -> None:
    rows = numbered(9)
    above = table(rows[:place] or rows, ends=ends)
    above = above if place else above.partition(ends)[0] + ends
    below = table(rows[place:] or rows, ends=ends).partition(ends)[2] if place < 9 else ""
    found = read_folder(tmp_path, {"x.csv": f'{above}"Mở ra mà không đóng,x{ends}{below}'})
    broken = [item for item in found.values() if isinstance(item, SetAside) and item.reason == "broken"]
    assert len(broken) == 1
    assert f"line {above.count(chr(10)) + 1}:" in broken[0].detail
    assert sum(isinstance(item, RawPage) for item in found.values()) == 9


def test_a_row_of_more_lines_than_any_article_has_is_broken_and_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luutru.cleaning.formats.tables.MOST_ROW_LINES", 20)
    rows = [{"title": one["title"], "content": one["content"].replace("\n", " ")} for one in numbered(60)]
    head, _, below = table(rows).partition("\n")
    found = read_folder(tmp_path, {"x.csv": f'{head}\n"Mở ra mà không đóng,x\n{below}'})
    assert [*outcomes(found).values()] == ["broken", *["page"] * 60]


def test_columns_that_stand_for_nothing_known_are_named_once(tmp_path: Path) -> None:
    rows = [{**row, "Số điện thoại tòa soạn": "x", "image_url": "y", "": ""} for row in numbered(3)]
    (tmp_path / "x.csv").write_text(table(rows), encoding="utf-8")
    log = ReadingLog()
    assert len(list(read_inputs(tmp_path, log=log))) == 3
    assert {name: [*keys] for name, keys in log.unread.items()} == {"x.csv": ["Số điện thoại tòa soạn"]}


@given(
    st.lists(
        st.fixed_dictionaries({
            "title": st.text(min_size=1, max_size=20), "content": st.text(max_size=60),
            "x": st.text(max_size=9),
        }),
        min_size=1, max_size=4,
    ),
    st.sampled_from(",;\t|^~"),
)  # fmt: skip
def test_every_row_is_a_page_or_named(rows: list[dict[str, str]], separator: str) -> None:
    data = table(rows, separator).encode("utf-8", "surrogatepass")
    found = list(FileReader(Notes()).read(io.BytesIO(data), "x.csv"))
    names = [item.name for item in found]
    assert len(names) == len(set(names))
    blank = [row for row in rows if not "".join(row.values()).strip()]
    assert len(rows) - len(blank) <= len(found) <= len(rows) or any("\r" in "".join(r.values()) for r in rows)
    assert all(isinstance(item, RawPage) or item.detail for item in found)
