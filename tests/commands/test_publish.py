"""A small archive through its life: published, renamed, edited, withdrawn; no address is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from msgspec import structs

from luutru.cli import main
from luutru.content.changes import Change, add_changes, load_changes
from luutru.knowledge import load_knowledge
from luutru.knowledge.topics import Topics
from luutru.publishing.register import load_register

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARTICLE = """---
title: Quận Ba Đình họp, bài {number}
slug: bai-{number}
id: "{number:012x}"
date: {year}-03-03
published: "{year}-03-03"
districts: [Ba Đình]
topics: [xay-dung-dang]
---

Sáng 3/3, quận Ba Đình họp bàn việc số {number}.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    for number, year in ((1, 2018), (2, 2018), (3, 2021)):
        (content / f"bai-{number}.md").write_text(ARTICLE.format(number=number, year=year), encoding="utf-8")
    return tmp_path


def run(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--archive", str(archive)])


def publish(archive: Path) -> dict[str, str]:
    result = run(archive, "publish")
    assert result.exit_code == 0, result.output
    register, problems = load_register(archive / "content")
    assert not problems
    return register


def read(archive: Path, url: str) -> str:
    return (archive / "site" / url).read_text(encoding="utf-8")


def test_publish_records_every_page_and_check_wants_it(archive: Path) -> None:
    assert run(archive, "build").exit_code == 0
    behind = run(archive, "publish", "--check")
    assert behind.exit_code == 1
    assert "is behind by" in behind.output
    assert 'run "luutru publish"' in behind.output
    register = publish(archive)
    pages = {path.relative_to(archive / "site").as_posix() for path in (archive / "site").rglob("*.html")}
    assert {url for url in register if url.endswith(".html")} == pages - {"404.html"}
    assert {"feed.xml", "du-lieu/bai.csv"} <= register.keys()
    assert register["bai/bai-2.html"] == f"{2:012x}"
    assert register["nam/2018.html"] == "year/2018/1"
    assert run(archive, "publish", "--check").exit_code == 0


def test_publishing_again_changes_no_byte(archive: Path) -> None:
    publish(archive)
    before = {
        path: path.read_bytes() for path in archive.rglob("*") if path.suffix in (".tsv", ".html", ".md")
    }
    publish(archive)
    assert before == {path: path.read_bytes() for path in before}


def test_a_warning_keeps_the_register_as_it_is(archive: Path) -> None:
    before = publish(archive)
    path = archive / "content" / "bai-1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("date: 2018-03-03", "date: 2019-03-03"), "utf-8")
    (archive / "content" / "moi.md").write_text("---\ntitle: Bài mới\n---\n\nx\n", encoding="utf-8")
    result = run(archive, "publish")
    assert result.exit_code == 1
    assert load_register(archive / "content")[0] == before


def test_addresses_outlive_renaming_emptied_lists_and_withdrawal(archive: Path) -> None:
    before = publish(archive)
    content = archive / "content"
    assert run(archive, "rename", "bai-1", "hop-quan").exit_code == 0
    text = (content / "bai-2.md").read_text(encoding="utf-8")
    (content / "bai-2.md").write_text(text.replace("slug: bai-2", "slug: hop-nua"), encoding="utf-8")
    assert run(archive, "withdraw", "bai-3", "--reason", "Tác giả yêu cầu").exit_code == 0
    after = publish(archive)
    assert before.keys() < after.keys()
    for url in before:
        assert (archive / "site" / url).is_file(), url
    assert 'url=../bai/hop-quan.html"' in read(archive, "bai/bai-1.html")
    assert 'url=../bai/hop-nua.html"' in read(archive, "bai/bai-2.html")
    assert "aliases: [bai-2]" in (content / "bai-2.md").read_text(encoding="utf-8")
    assert "Tác giả yêu cầu" in read(archive, "bai/bai-3.html")
    assert "việc số 3" not in "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in (archive / "site").rglob("*.*")
    )
    assert 'url=../nam/index.html"' in read(archive, "nam/2021.html")
    corrections = read(archive, "thay-doi.html")
    assert "Địa chỉ cũ: bai-1" in corrections
    assert "Địa chỉ cũ: bai-2" in corrections
    assert "Tác giả yêu cầu" in corrections


def test_an_article_deleted_by_hand_stops_the_build_until_it_is_withdrawn(archive: Path) -> None:
    publish(archive)
    (archive / "content" / "bai-2.md").unlink()
    refused = run(archive, "build")
    assert refused.exit_code == 2
    assert "withdraw bai-2" in refused.output
    assert (archive / "site" / "bai" / "bai-2.html").is_file(), "the old site stays"
    assert run(archive, "withdraw", "bai-2", "--reason", "Trùng").exit_code == 0
    publish(archive)
    assert "Trùng" in read(archive, "bai/bai-2.html")


@pytest.mark.parametrize(
    "damage", [b"", b"\x00\xff junk\n", b"<<<<<<< HEAD\nurl\tid\n=======\nbai/bai-1.html\t\n"]
)
def test_a_damaged_register_is_made_again_from_the_content_files(archive: Path, damage: bytes) -> None:
    publish(archive)
    run(archive, "rename", "bai-1", "hop-quan")
    before = publish(archive)
    (archive / "content" / "urls.tsv").write_bytes(damage)
    assert publish(archive) == before


def test_the_base_url_of_the_command_line_comes_first(archive: Path) -> None:
    (archive / "archive.toml").write_text('base_url = "https://example.org/"\n', encoding="utf-8")
    assert run(archive, "build", "--base-url", "https://kho.example/luu-tru/").exit_code == 0
    assert '"https://kho.example/luu-tru/bai/bai-1.html"' in read(archive, "bai/bai-1.html")
    assert "https://example.org" not in read(archive, "sitemap.xml")
    refused = run(archive, "build", "--base-url", "kho.example")
    assert refused.exit_code == 2
    assert "https://" in refused.output


def test_a_topic_that_was_renamed_leads_from_its_old_list_to_its_new_one(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(archive)
    knowledge = load_knowledge()
    topics = tuple(
        structs.replace(topic, slug="xay-dung-dang-bo", former=("xay-dung-dang",))
        if topic.slug == "xay-dung-dang"
        else topic
        for topic in knowledge.topics.all
    )
    renamed = replace(knowledge, topics=Topics(topics))
    monkeypatch.setattr("luutru.building.opening.load_knowledge", lambda *_: renamed)
    monkeypatch.setattr("luutru.building.opening.hash_of_program", lambda: b"another")
    warned = run(archive, "render")
    assert warned.exit_code == 0, warned.output
    assert 'write "xay-dung-dang-bo", as it is called now' in warned.output
    assert 'href="../chu-de/xay-dung-dang-bo.html"' in read(archive, "bai/bai-1.html")
    for path in (archive / "content").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("[xay-dung-dang]", "[xay-dung-dang-bo]"), encoding="utf-8")
    publish(archive)
    assert 'url=../chu-de/xay-dung-dang-bo.html"' in read(archive, "chu-de/xay-dung-dang.html")


def test_one_article_in_the_place_of_two_leads_from_the_other_address(archive: Path) -> None:
    before = publish(archive)
    (archive / "content" / "bai-2.md").unlink()
    path = archive / "content" / "bai-1.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", "---\naliases: [bai-2]\n", 1), encoding="utf-8")
    after = publish(archive)
    assert before.keys() <= after.keys()
    assert 'url=../bai/bai-1.html"' in read(archive, "bai/bai-2.html")
    (archive / "content" / "urls.tsv").unlink()
    assert publish(archive).keys() >= {url for url in after if url.startswith("bai/")}


def test_what_was_corrected_before_anybody_could_read_it_is_no_correction_for_readers(archive: Path) -> None:
    def correct(day: str, old: str) -> None:
        add_changes(archive / "content", [Change(day, f"{2:012x}", "title", old, "Bài 2", "Thủy")])

    correct("2026-03-01", "Bài hai chưa xem")
    publish(archive)
    assert "Bài hai chưa xem" not in read(archive, "thay-doi.html")
    correct("2026-03-02", "Bài hai đã đăng")
    publish(archive)
    assert "Bài hai đã đăng" in read(archive, "thay-doi.html")
    assert "Bài hai chưa xem" not in read(archive, "thay-doi.html")
    before, after, _ = load_changes(archive / "content")
    assert (before.field, before.who, after.field) == ("draft:title", "Thủy", "title")


def test_before_the_first_publication_no_correction_is_told(archive: Path) -> None:
    change = Change("2026-03-01", f"{2:012x}", "title", "Bài hai chưa xem", "Bài 2", "Thủy")
    add_changes(archive / "content", [change])
    assert run(archive, "build").exit_code == 0
    assert "Bài hai chưa xem" not in read(archive, "thay-doi.html")
    assert load_changes(archive / "content") == (change,), "a build only reads it"


def test_a_damaged_row_of_changes_is_not_lost_by_publishing(archive: Path) -> None:
    add_changes(archive / "content", [Change("2026-03-01", f"{2:012x}", "title", "Bài hai", "Bài 2")])
    path = archive / "content" / "changes.tsv"
    damaged = path.read_text(encoding="utf-8") + "hỏng\n"
    path.write_text(damaged, encoding="utf-8")
    assert run(archive, "publish").exit_code == 1
    assert path.read_text(encoding="utf-8") == damaged
