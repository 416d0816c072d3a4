"""What `clean` says at the end: reprints that were linked, and notes that name no file."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bench.archives import make_seeds
from luutru.building.cleaning_run import tell_values
from luutru.building.settled import Seen
from luutru.cli import main
from luutru.content.set_aside import parse_set_aside
from luutru.content.store import load_content
from luutru.model import Unfit

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [*options, "--archive", str(folder)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", ["clean", "build"])
def test_notes_that_name_no_file_are_warned_of_every_time(tmp_path: Path, command: str) -> None:
    make_seeds(tmp_path, 2)
    notes = "file,url\n000000.txt,https://example.org/0\n00001.txt,https://example.org/1\nxyz,https://a.org\n"
    (tmp_path / "seeds/sources.csv").write_text(notes, encoding="utf-8")
    for _ in range(2):
        code, _, warnings = run(tmp_path, command)
        assert code == 0
        assert 'seeds/sources.csv:3: there is no file "00001.txt" (did you mean "000001.txt"?)' in warnings
        assert 'seeds/sources.csv:4: there is no file "xyz" (correct the name, or delete the row)' in warnings
    assert run(tmp_path, command, "--strict")[0] == 1
    (tmp_path / "seeds/sources.csv").write_text("file\n000000.txt\n", encoding="utf-8")
    code, _, warnings = run(tmp_path, command, "--strict")
    assert (code, warnings) == (0, "")


def test_a_reprint_in_the_seeds_is_linked_and_told_once(tmp_path: Path) -> None:
    make_seeds(tmp_path, 3)
    seed = tmp_path / "seeds/000001.txt"
    lines = seed.read_text(encoding="utf-8").split("\n")
    reprint = "\n".join(["Mới nhất", "Đọc nhiều", *lines[:8], *lines[9:]])
    (tmp_path / "seeds/z.txt").write_text(reprint, encoding="utf-8")
    said = run(tmp_path, "build")[1]
    articles = {file.article.source.file: file.article for file in load_content(tmp_path / "content")}
    assert articles["z.txt"].duplicate_of == articles["000001.txt"].id
    original, copy = articles["000001.txt"].slug, articles["z.txt"].slug
    assert f"linked as reprints now, or no longer: 1 articles: {copy} (of {original})" in said
    page = (tmp_path / f"site/bai/{copy}.html").read_text(encoding="utf-8")
    assert f'Bài này đăng lại bài <a href="{original}.html"' in page
    page = (tmp_path / f"site/bai/{original}.html").read_text(encoding="utf-8")
    assert f'href="{copy}.html"' in page
    _, said, _ = run(tmp_path, "clean")
    assert "linked" not in said
    assert "unchanged 4" in said


def test_reasons_are_the_same_on_every_run(tmp_path: Path) -> None:
    make_seeds(tmp_path, 1)
    seeds = tmp_path / "seeds"
    for name in ("b.txt", "c.txt", "d.txt"):
        (seeds / name).write_text("Mới nhất\n\nĐọc nhiều\n", encoding="utf-8")
    (seeds / "z.txt").write_bytes((seeds / "000000.txt").read_bytes())
    wanted = {"b.txt": "no-text", "c.txt": "same-bytes", "d.txt": "same-bytes", "z.txt": "same-bytes"}
    for _ in range(3):
        run(tmp_path, "clean")
        assert reasons(tmp_path) == wanted
    (seeds / "a.txt").write_bytes((seeds / "b.txt").read_bytes())
    wanted |= {"a.txt": "no-text", "b.txt": "same-bytes"}
    for _ in range(2):
        run(tmp_path, "clean")
        assert reasons(tmp_path) == wanted


def reasons(folder: Path) -> dict[str, str]:
    rows, _ = parse_set_aside((folder / "content/set-aside.tsv").read_text(encoding="utf-8"))
    return {row.name: row.reason for row in rows}


PAGE = "<html><head>{}</head><body><h1>Xã mở lớp dạy nghề đan lát</h1><p>{}</p></body></html>"
LINE = "Sáng 5/4/2021, xã khai giảng lớp dạy nghề đan lát tại nhà văn hóa của thôn {}, có bốn chục học viên."


@pytest.mark.parametrize("address", ["/tin/{}.html", "{}.html", "javascript:void({})"])
def test_addresses_without_a_site_are_told_once_and_those_with_a_base_read(
    tmp_path: Path, address: str
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(5):
        link = f'<link rel=canonical href="{address.format(number)}">'
        (seeds / f"{number}.html").write_text(PAGE.format(link, LINE.format(number)), encoding="utf-8")
    _, _, told = run(tmp_path, "clean", "--lang", "en")
    said = address.format(0)
    assert told.count("names no site") == 1
    assert f'seeds/0.html: declares "{said}" as its address' in told
    assert "in 5 pages in all (write the addresses in sources.csv)" in told
    for number in range(5):
        base = '<base href="https://bao.example/a/">'
        link = f'{base}<link rel=canonical href="{address.format(number)}">'
        (seeds / f"{number}.html").write_text(PAGE.format(link, LINE.format(number)), encoding="utf-8")
    _, _, told = run(tmp_path, "clean", "--lang", "en")
    urls = {file.article.source.url for file in load_content(tmp_path / "content")}
    if address.startswith("javascript"):
        assert (urls, told.count("names no site")) == ({None}, 1)
    else:
        folder = "tin" if address.startswith("/") else "a"
        assert (urls, told) == ({f"https://bao.example/{folder}/{number}.html" for number in range(5)}, "")


@pytest.mark.parametrize("word", ["no", "không", "0", "FALSE", "Sai"])
def test_a_page_that_a_person_says_is_no_article_is_set_aside(tmp_path: Path, word: str) -> None:
    make_seeds(tmp_path, 3)
    notes = tmp_path / "seeds/sources.csv"
    notes.write_text(f"file,is_article\n000001.txt,{word}\n", encoding="utf-8")
    assert "set aside: 000001.txt: No article, as a person says" in run(tmp_path, "build", "--strict")[1]
    assert len([*load_content(tmp_path / "content")]) == 2
    notes.write_text("file,is_article\n000001.txt,\n", encoding="utf-8")
    run(tmp_path, "build", "--strict")
    assert len([*load_content(tmp_path / "content")]) == 3


def test_what_is_neither_yes_nor_no_is_told_with_its_line(tmp_path: Path) -> None:
    make_seeds(tmp_path, 1)
    (tmp_path / "seeds/sources.csv").write_text("file,is_article\n000000.txt,ko\n", encoding="utf-8")
    said = run(tmp_path, "build")[2]
    assert (
        'seeds/sources.csv:2: 000000.txt, is_article: "ko" says neither yes nor no (write yes or no' in said
    )


def test_the_article_of_a_page_that_is_said_to_be_none_goes(tmp_path: Path) -> None:
    make_seeds(tmp_path, 3)
    run(tmp_path, "build")
    articles = {file.article.source.file: file for file in load_content(tmp_path / "content")}
    gone, edited = (articles[name].article.slug for name in ("000000.txt", "000001.txt"))
    path = tmp_path / f"content/{edited}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Mới, ", 1), encoding="utf-8")
    (tmp_path / "seeds/sources.csv").write_text("file,is_article\n*,no\n000002.txt,yes\n", encoding="utf-8")
    _, said, warnings = run(tmp_path, "build")
    assert f"taken out, as its raw page is said to be no article: {gone}" in said
    assert not (tmp_path / f"content/{gone}.md").exists()
    assert not (tmp_path / f"site/bai/{gone}.html").exists()
    for _ in range(2):
        assert f"content/{edited}.md: was corrected by hand, and its raw page 000001.txt is said" in warnings
        assert path.exists()
        _, said, warnings = run(tmp_path, "build")
    assert "taken out" not in said
    (tmp_path / "seeds/sources.csv").unlink()
    run(tmp_path, "build")
    assert (tmp_path / f"content/{gone}.md").exists()


def test_an_article_that_readers_know_is_not_taken_out_by_a_word(tmp_path: Path) -> None:
    make_seeds(tmp_path, 1)
    run(tmp_path, "publish")
    (tmp_path / "seeds/sources.csv").write_text("file,is_article\n000000.txt,no\n", encoding="utf-8")
    (file,) = load_content(tmp_path / "content")
    said = run(tmp_path, "build")[2]
    assert (
        f"{file.path}: is published, and its raw page 000000.txt is said to be no article (withdraw" in said
    )
    assert [*load_content(tmp_path / "content")] == [file]


def counts_of(said: str) -> list[int]:
    line = next(line for line in said.splitlines() if line.startswith("read "))
    return [int(number) for number in re.findall(r"(?<!\()\b\d+", line)]


def test_all_pages_are_counted_also_those_of_merged_articles(tmp_path: Path) -> None:
    make_seeds(tmp_path, 4)
    run(tmp_path, "build")
    stays, gone, *_ = sorted((tmp_path / "content").glob("*.md"))
    gone.unlink()
    text = stays.read_text(encoding="utf-8").replace("evidence:", f"aliases: [{gone.stem}]\nevidence:", 1)
    stays.write_text(text, encoding="utf-8")
    said = [run(tmp_path, "build")[1] for _ in range(3)]
    assert "unchanged 3, set aside 0, merged or deleted 1" in said[0]
    for one in (*said, run(tmp_path, "clean")[1]):
        read, *parts = counts_of(one)
        assert read == sum(parts)


def test_what_a_page_states_wrongly_is_told_by_every_run(tmp_path: Path) -> None:
    make_seeds(tmp_path, 2)
    record = {"title": "Đê mới", "text": "Sáng nay xã đắp đê. " * 30, "date": "30/02/2024"}
    (tmp_path / "seeds/a.json").write_text(json.dumps(record), encoding="utf-8")
    wrong = 'note: seeds/a.json#1: day of publication: "30/02/2024" is no date'
    first, second, third = ("\n".join(run(tmp_path, "build")[1:]) for _ in range(3))
    assert "nothing changed" in third
    (tmp_path / "seeds/000000.txt").write_text("Một tin khác hẳn.\n" * 9, encoding="utf-8")
    fourth = "\n".join(run(tmp_path, "build")[1:])
    shutil.rmtree(tmp_path / ".luutru")
    assert all(wrong in said for said in (first, second, third, fourth, run(tmp_path, "build")[2]))


def test_of_thousands_of_wrong_values_the_first_are_told(tmp_path: Path) -> None:
    pages = [Seen(f"{number}.txt", "", None, (Unfit("published", "0", "no-date"),)) for number in range(99)]
    told = tell_values(pages, "seeds")
    assert (len(told), told[-1].message) == (21, "79 more such values")
