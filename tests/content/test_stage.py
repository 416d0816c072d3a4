"""The stage seeds → content: what is written, under which name, and what is reported."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cleaned_pages import LONG, SLUG, edit, found, messages, page, snapshot

from luutru.content.ledger import rebuild_bytes
from luutru.content.set_aside import parse_set_aside
from luutru.content.stage import update_content
from luutru.content.store import load_content, load_ledger, move_article
from luutru.model import (
    CleanedPage,
    Evidence,
    SetAside,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_a_new_page_becomes_an_article_with_its_ledger(content: Path) -> None:
    new = page(
        districts=(found("Đống Đa", 2),), suspected={"outlet": (Evidence(4, "x", "layout", 0.5, "Báo X"),)}
    )
    report = update_content([new], content)
    assert (report.read, report.new, report.problems) == (1, [SLUG], [])
    [file] = load_content(content)
    assert file.path == f"content/{SLUG}.md"
    assert file.article.id == new.raw.sha256[:12]
    assert (file.article.date, file.article.districts, file.article.outlet) == (
        "2018-01-19",
        ("Đống Đa",),
        None,
    )
    assert file.evidence["districts"][0].value == "Đống Đa"
    assert file.evidence["outlet"] == (Evidence(4, "x", "layout", 0.5, "Báo X"),)
    assert file.body_md == "Mở đầu.\n\nGiữa bài.\n\nKết bài."
    assert file.article.summary == "Mở đầu."
    ledger = load_ledger(content, SLUG)
    assert ledger is not None
    assert hashlib.sha256(rebuild_bytes(ledger)).hexdigest() == new.raw.sha256
    assert (content / "set-aside.tsv").read_text() == "file\treason\tdetail\n"


def test_again_with_nothing_changed_nothing_is_written(content: Path) -> None:
    pages: list[CleanedPage | SetAside] = [page(), page("001.txt", "Bài khác")]
    pages.append(SetAside("x.bin", "binary", "no text"))
    update_content(pages, content)
    before = snapshot(content)
    report = update_content(pages, content)
    assert snapshot(content) == before
    assert (report.unchanged, report.written, report.newly_set_aside) == (2, 0, [])
    assert report.set_aside == [SetAside("x.bin", "binary", "no text")]


def test_new_bytes_update_the_article_whose_id_and_slug_are_frozen(content: Path) -> None:
    first = page()
    update_content([first], content)
    report = update_content([page(title="Tựa mới hẳn", salt="mới")], content)
    assert (report.new, report.refreshed) == ([], [SLUG])
    [file] = load_content(content)
    assert (file.article.id, file.article.slug) == (first.raw.sha256[:12], SLUG)
    assert file.article.title == "Tựa mới hẳn"
    assert file.article.source.sha256 == page(title="Tựa mới hẳn", salt="mới").raw.sha256


def test_the_same_bytes_twice_are_set_aside(content: Path) -> None:
    report = update_content([page("a.txt"), page("b.txt")], content)
    assert report.new == [SLUG]
    assert report.newly_set_aside == [SetAside("b.txt", "same-bytes", "the same bytes as a.txt")]


def test_a_renamed_seed_keeps_its_article(content: Path) -> None:
    update_content([page("b.txt")], content)
    edit(content, "title: Quận họp tổng kết", "title: Của người")
    report = update_content([page("a.txt")], content)
    assert (report.new, report.gone) == ([], [])
    [file] = load_content(content)
    assert (file.article.source.file, file.article.title) == ("a.txt", "Của người")


def test_a_removed_seed_leaves_its_article_and_is_reported(content: Path) -> None:
    update_content([page("a.txt"), SetAside("leer.txt", "empty", "")], content)
    report = update_content([], content)
    assert report.gone == [SLUG]
    assert (content / f"{SLUG}.md").exists()
    assert parse_set_aside((content / "set-aside.tsv").read_text()) == ((), [])
    assert update_content([], content, settled={"a.txt": SLUG}).gone == []


def test_a_page_that_is_now_set_aside_keeps_its_article(content: Path) -> None:
    update_content([page("a.txt")], content)
    report = update_content([SetAside("a.txt", "listing", "")], content)
    assert report.set_aside == [SetAside("a.txt", "listing", "")]
    assert "withdraw" in messages(report)[0]
    assert (content / f"{SLUG}.md").exists()


def test_namesakes_get_the_ids_first_digits(content: Path) -> None:
    pages = [page(f"{number:03}.txt", salt=str(number)) for number in range(200)]
    update_content(pages, content)
    names = {file.article.slug for file in load_content(content)}
    assert names == {SLUG} | {f"{SLUG}-{other.raw.sha256[:6]}" for other in pages[1:]}


def test_no_new_article_takes_the_address_of_one_written_by_hand(content: Path) -> None:
    content.mkdir()
    (content / "Bài Tay.md").write_text("---\ntitle: T\n---\n")
    (content / "QUAN-HOP.md").write_text("---\ntitle: T\n---\n")
    pages = [page("a.txt", "Bài tay"), page("b.txt", "Quận họp"), page("c.txt", "Đã chuyển")]
    report = update_content(pages, content, reserved={"da-chuyen": ""})
    assert report.new == [
        f"{slug}-{one.raw.sha256[:6]}"
        for slug, one in zip(["bai-tay", "quan-hop", "da-chuyen"], pages, strict=True)
    ]
    assert len({file.article.slug for file in load_content(content)}) == 5


def test_a_page_without_a_headline_is_titled_by_its_first_words(content: Path) -> None:
    lost = page(paragraphs=(LONG,))
    lost = replace(lost, description=replace(lost.description, title=None))
    update_content([lost], content)
    [file] = load_content(content)
    assert file.article.title == "Ngày 19/1, Quận ủy đã tổ chức hội nghị tổng kết công…"
    assert file.evidence["title"][0].rule == "first-words"
    assert file.article.title.removesuffix("…") in LONG


def test_a_moved_article_keeps_its_ledger(content: Path) -> None:
    update_content([page()], content)
    move_article(content, SLUG, "ten-moi")
    assert update_content([page()], content).unchanged == 1
    assert load_ledger(content, "ten-moi") is not None
    (content / "khac.md").write_text("---\ntitle: T\n---\n")
    with pytest.raises(FileExistsError):
        move_article(content, "ten-moi", "khac")
