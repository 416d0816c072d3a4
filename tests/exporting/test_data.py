"""The data edition: the formats say the same, the database finds words without accents, judges agree."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from factories import BODY, make_article, make_articles, make_site
from hypothesis import given
from hypothesis import strategies as st

from luutru.content.fields import FURTHER_FILES
from luutru.errors import ProblemsError
from luutru.exporting.data.describing import DICTIONARY, PACKAGE
from luutru.exporting.data.edition import BASE, PARQUET, RECORDS, write_data_files
from luutru.exporting.data.records import make_records
from luutru.exporting.data.schema import load_tables
from luutru.exporting.data.sqlite_base import open_base
from luutru.exporting.packing import sha256_of
from luutru.exporting.payload import list_seeds
from luutru.model import Evidence, Source
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from pathlib import Path

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
#: As dates, names and slugs are; the middle ones are what spreadsheets and CSV readers trip over.
AWKWARD = ['=HYPERLINK("x")', "-1", 'ngoặc " kép', "hai\ndòng", "a,b;c", "\u2028", "'", " đầu"]


def write(folder: Path, *, parquet: bool = False, **settings: Any) -> Path:
    articles = make_articles(40)
    articles += [
        make_article(
            100 + number,
            title=f"Bài {text}",
            authors=(text,),
            rights=text,
            provinces=("Hà Nội",),
            source=Source(file="a.txt", sha256="0" * 64),
        )
        for number, text in enumerate(AWKWARD)
    ]
    articles.append(make_article(900, withdrawn="Sai", title="Bài rút"))
    articles.append(make_article(901, title="Bài hai trang", extra={FURTHER_FILES: ["a-2.txt", "a-3.txt"]}))
    site = make_site(articles, BODY, **settings)
    site.content.evidence["published"] = (Evidence(6, "19-01-2018" + " x" * 200, "date-line", 0.99),)  # type: ignore[attr-defined]
    folder.mkdir()
    write_data_files(site, folder, parquet=parquet)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("data") / "edition", title="Kho báo", rights="Nghiên cứu")


def sheet(data: Path, name: str) -> list[dict[str, str]]:
    with (data / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def records(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / RECORDS).read_text("utf-8").split("\n")[:-1]]


def query(data: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    base = sqlite3.connect(data / BASE)
    try:
        return base.execute(sql, values).fetchall()
    finally:
        base.close()


def test_csv_and_sqlite_hold_the_same_rows_in_every_table(data: Path) -> None:
    for table in load_tables():
        columns = [column.name for column in table.columns]
        rows = query(data, f"SELECT {', '.join(columns)} FROM {table.name}")
        kept = {tuple(row[columns.index(name)] for name in table.key) for row in rows}
        assert len(kept) == len(rows) > 0, table.name
        shown = sheet(data, table.name)
        assert list(shown[0]) == columns
        assert len(shown) == len(rows)
        by_key = {tuple(str(row[columns.index(name)]) for name in table.key): row for row in rows}
        for row in shown:
            for name, cell in row.items():
                value = by_key[tuple(row[key] for key in table.key)][columns.index(name)]
                if name == "reviewed":
                    value = "true" if value else "false"
                text = "" if value is None else str(value)
                assert cell in (text, f"'{text}"), (table.name, name)


def test_records_have_the_columns_of_the_schema_and_all_that_belongs_to_an_article(data: Path) -> None:
    columns = [column.name for column in next(iter(load_tables())).columns]
    found = records(data)
    assert len(found) == 41 + len(AWKWARD)
    for record in found:
        assert list(record)[: len(columns)] == columns
        assert record["text"] == "\n\n".join(part["text"] for part in record["paragraphs"])
        assert [part["kind"] for part in record["paragraphs"]][:2] == ["sapo", "caption"]
    assert [record["id"] for record in found] == sorted(record["id"] for record in found)
    names = {row[0] for row in query(data, "SELECT author FROM article_authors")}
    assert {name for record in found for name in record["authors"]} == names


def test_a_spreadsheet_runs_no_cell(data: Path) -> None:
    cells = [cell for table in load_tables() for row in sheet(data, table.name) for cell in row.values()]
    assert '\'=HYPERLINK("x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_all_raw_files_of_an_article_are_named(data: Path) -> None:
    named = [record["further_files"] for record in records(data) if record["title"] == "Bài hai trang"]
    named += [row["further_files"] for row in sheet(data, "articles") if row["title"] == "Bài hai trang"]
    assert named == ["a-2.txt; a-3.txt"] * 2


def test_the_further_pages_of_a_withdrawn_article_do_not_leave_either(tmp_path: Path) -> None:
    for name in ("a.txt", "a-2.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    gone = make_article(1, withdrawn="Sai", source=Source(file="a.txt"), extra={FURTHER_FILES: ["a-2.txt"]})
    site = make_site([gone, make_article(2)], BODY)
    assert [name for name, _ in list_seeds(site, tmp_path, tmp_path / "content")] == ["b.txt"]


def test_withdrawn_articles_are_in_no_file(data: Path) -> None:
    for path in data.iterdir():
        assert "Bài rút".encode() not in path.read_bytes(), path.name


def test_excerpts_have_no_text_and_short_quotations(tmp_path: Path) -> None:
    data = write(tmp_path / "edition", excerpt_only=True)
    assert query(data, "SELECT count(*) FROM articles WHERE text IS NOT NULL") == [(0,)]
    assert query(data, "SELECT count(*) FROM paragraphs") == [(0,)]
    assert query(data, "SELECT max(length(text)) <= 161 FROM evidence") == [(1,)]
    words = "vượt chỉ tiêu"
    assert words in BODY
    for path in data.iterdir():
        assert words.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize(
    "words", ["dong da", "Đống Đa", "đống đa", "DONG DA", '"dong da"', "Dống da", "đong da"]
)
def test_the_full_text_index_finds_words_with_and_without_accents(data: Path, words: str) -> None:
    titles = [row[0] for row in query(data, _SEARCH, words)]
    expected = query(data, "SELECT count(*) FROM articles WHERE title LIKE '%Đống Đa%'")[0][0]
    assert expected
    assert sum("Đống Đa" in title for title in titles) == expected


_SEARCH = """SELECT articles.title FROM search JOIN articles ON articles.number = search.rowid
WHERE search MATCH ? ORDER BY search.rank"""


def test_the_dictionarys_own_query_runs(data: Path) -> None:
    text = (data / DICTIONARY).read_text("utf-8")
    found = re.search("```sql\n(.*?)```", text, re.DOTALL)
    assert found
    rows = query(data, found[1])
    assert rows
    assert all("[" in snippet for _, _, snippet in rows)


def test_the_database_is_sound_and_its_index_can_be_checked_and_made_again(
    data: Path, tmp_path: Path
) -> None:
    shutil.copy(data / BASE, tmp_path)
    base = sqlite3.connect(tmp_path / BASE)
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    before = base.execute(_SEARCH, ("dong da",)).fetchall()
    base.execute("INSERT INTO search (search) VALUES ('rebuild')")
    assert base.execute(_SEARCH, ("dong da",)).fetchall() == before
    base.close()


@given(word=st.text(VIETNAMESE + VIETNAMESE.upper() + "bcghklmnpqrstvx", min_size=1, max_size=8))
def test_every_vietnamese_word_is_found_as_it_is_and_folded(
    tmp_path_factory: pytest.TempPathFactory, word: str
) -> None:
    path = tmp_path_factory.mktemp("base") / BASE
    row: dict[str, str | bool] = {"id": "0" * 12, "slug": "a", "url": "a", "title": word, "reviewed": False}
    with open_base(path, load_tables()) as insert:
        insert("articles", tuple(row.get(column.name) for column in load_tables()[0].columns))
    for typed in (word, fold(word), word.upper(), word.lower()):
        assert query(path.parent, _SEARCH, f'"{typed}"') == [(word,)], typed


def test_the_same_content_gives_the_same_files(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a"), write(tmp_path / "b")
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_the_descriptor_names_every_file_with_size_checksum_and_columns(data: Path) -> None:
    package = json.loads((data / PACKAGE).read_text("utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert set(resources) == {path.name for path in data.iterdir()} - {PACKAGE}
    for name, resource in resources.items():
        assert resource["bytes"] == (data / name).stat().st_size
        assert resource["hash"] == f"sha256:{sha256_of(data / name)}"
        for column in resource.get("schema", {}).get("fields", ()):
            assert f"`{column['name']}`" in (data / DICTIONARY).read_text("utf-8")
            for row in sheet(data, resource["name"]):
                cell, rules = row[column["name"]], column.get("constraints", {})
                assert cell or not rules.get("required"), (name, column["name"])
                assert not cell or re.fullmatch(rules.get("pattern", ".*"), cell, re.DOTALL), cell


def test_two_articles_of_one_id_are_told_with_their_files() -> None:
    site = make_site([make_article(1), make_article(1, slug="ban-sao")])
    with pytest.raises(ProblemsError, match="same id"):
        list(make_records(site))


def test_frictionless_finds_the_package_valid_and_would_notice_damage(data: Path, tmp_path: Path) -> None:
    judge = [sys.executable, "-m", "frictionless", "validate", PACKAGE]
    assert subprocess.run(judge, cwd=data, check=False, capture_output=True).returncode == 0
    broken = shutil.copytree(data, tmp_path / "broken")
    with (broken / "article_districts.csv").open("a", encoding="utf-8") as file:
        file.write("ffffffffffff,1,Nơi không có\r\n")
    assert subprocess.run(judge, cwd=broken, check=False, capture_output=True).returncode


def test_parquet_says_what_json_lines_say(tmp_path: Path) -> None:
    data = write(tmp_path / "edition", parquet=True)
    table = import_module("pyarrow.parquet").read_table(data / PARQUET)
    assert table.to_pylist() == records(data)
