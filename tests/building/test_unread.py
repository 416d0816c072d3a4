"""One bad file stops nothing: it is named, its last good page stays, and everything else is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bench.archives import make_seeds
from luutru.cli import main
from luutru.site import article_page, making

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = """---
title: Quận Ba Đình họp, bài {number}
slug: bai-{number}
id: "{number:012x}"
published: "2018-03-{number:02}"
districts: [{district}]
topics: [xay-dung-dang]
---

Sáng ấy, quận họp bàn việc số {number}, có chữ hiếm hoi{number} trong bài.
"""


def write(archive: Path, number: int, text: str = ARTICLE, **values: Any) -> Path:
    path = archive / f"content/bai-{number}.md"
    path.write_text(text.format(number=number, **{"district": "Ba Đình"} | values), encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "kho"
    (root / "content/ledger").mkdir(parents=True)
    (root / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    for number in range(1, 6):
        write(root, number)
    write(root, 6, district="Sơn Tây")
    run(root, "build")
    return root


def run(archive: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def replace_by(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


#: What happens to a content file → what is said of it.
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "bytes": (lambda path: path.write_bytes(path.read_bytes() + b"\xff"), "bai-6.md:11: is not UTF-8"),
    "front": (lambda path: path.write_text("không có gì", encoding="utf-8"), "bai-6.md:1: has no front"),
    "value": (
        lambda path: path.write_text(ARTICLE.format(number=6, district="Sơn Tay"), encoding="utf-8"),
        'bai-6.md:6: unknown district "Sơn Tay" (did you mean "Sơn Tây"?)',
    ),
    "folder": (lambda path: replace_by(path, Path.mkdir), "bai-6.md: is no regular file"),
    "filled folder": (
        lambda path: replace_by(path, lambda path: shutil.copytree(path.parent / "ledger", path / "x.md")),
        "bai-6.md: is no regular file",
    ),
    "pipe": (lambda path: replace_by(path, os.mkfifo), "bai-6.md: is no regular file"),
    "link": (lambda path: replace_by(path, lambda path: path.symlink_to("x")), "bai-6.md: cannot be read"),
    "size": (lambda path: os.truncate(path, 33 << 20), "bai-6.md: has 33 MB"),
}


@pytest.mark.parametrize(("spoil", "said"), BROKEN.values(), ids=BROKEN)
def test_a_content_file_that_cannot_be_read_stays_as_it_was(
    archive: Path, spoil: Callable[[Path], object], said: str
) -> None:
    before = files_of(archive / "site")
    spoil(archive / "content/bai-6.md")
    assert said in run(archive, "build", code=1)
    assert files_of(archive / "site") == before
    write(archive, 1, ARTICLE.replace("họp bàn", "thảo luận"))
    assert said in run(archive, "build", code=1)
    now = files_of(archive / "site")
    assert "thảo luận" in now["bai/bai-1.html"].decode()
    changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
    assert all(path.startswith(("bai/bai-1.", "assets/", "SHA256SUMS")) for path in changed), changed
    assert said in run(archive, "publish", code=1)
    assert not (archive / "content/urls.tsv").exists()
    assert said in run(archive, "export", "data", code=2)
    assert not (archive / "dist").exists()


def test_what_looks_at_all_articles_goes_on_without_the_broken_one(archive: Path) -> None:
    (archive / "content/bai-6.md").write_bytes(b"\xff")
    assert "bai-6.md:1: is not UTF-8" in run(archive, "review", "--list", code=1)
    run(archive, "review", "--all", "--csv", str(archive / "bang.csv"), code=1)
    run(archive, "review", "--apply", str(archive / "bang.csv"))
    run(archive, "rename", "bai-1", "bai-mot")
    run(archive, "withdraw", "bai-2", "--reason", "Theo yêu cầu")


def test_the_mended_file_is_built_as_if_nothing_had_been(archive: Path, tmp_path: Path) -> None:
    path = archive / "content/bai-6.md"
    whole = path.read_bytes()
    path.write_text("hỏng", encoding="utf-8")
    write(archive, 1, ARTICLE.replace("họp bàn", "thảo luận"))
    run(archive, "build", code=1)
    path.write_bytes(whole)
    run(archive, "build", "--strict")
    (tmp_path / "kho-khac").mkdir()
    shutil.copytree(archive / "content", tmp_path / "kho-khac/content")
    shutil.copy(archive / "archive.toml", tmp_path / "kho-khac")
    run(tmp_path / "kho-khac", "build")
    assert files_of(archive / "site") == files_of(tmp_path / "kho-khac/site")
    assert "nothing changed" in run(archive, "build")


def test_without_a_memory_the_page_and_its_addresses_stay(archive: Path) -> None:
    write(archive, 6, ARTICLE.replace("id:", "aliases: [bai-cu]\nid:"), district="Sơn Tây")
    run(archive, "publish")
    before = files_of(archive / "site")
    shutil.rmtree(archive / ".luutru")
    (archive / "content/bai-6.md").write_text(
        "---\nslug: bai-6\naliases: [bai-cu]\ntitle: [x\n---\n", "utf-8"
    )
    said = run(archive, "build", code=1)
    assert "content/bai-6.md" in said
    now = files_of(archive / "site")
    for url in ("bai/bai-6.html", "bai/bai-cu.html"):
        assert now[url] == before[url]
    assert "bai-6" not in now["nam/2018.html"].decode()
    run(archive, "check")


def test_without_memory_and_site_everything_else_is_built(archive: Path) -> None:
    run(archive, "publish")
    shutil.rmtree(archive / ".luutru")
    shutil.rmtree(archive / "site")
    (archive / "content/bai-6.md").write_bytes(b"\xff")
    run(archive, "build", code=1)
    run(archive, "check")
    assert not (archive / "site/bai/bai-6.html").exists()
    assert (archive / "site/bai/bai-5.html").exists()


def test_an_article_whose_page_is_gone_is_in_no_list_until_its_file_is_mended(archive: Path) -> None:
    shutil.rmtree(archive / "site")
    (archive / "content/bai-6.md").write_bytes(b"\xff")
    run(archive, "build", code=1)
    run(archive, "check")


# Pages ------------------------------------------------------------------------------------------------------


def fail_for(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from luutru.site.facts import make_facts as make

    def make_or_fail(site: Any, place: int, *more: Any) -> Any:
        if site.catalogue.article(place).slug == f"bai-{number}":
            raise ValueError("đếm sai")
        return make(site, place, *more)

    monkeypatch.setattr(article_page, "make_facts", make_or_fail)


def test_a_page_that_cannot_be_made_stays_as_it_was(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(archive / "site")
    for number in (1, 2):
        write(archive, number, ARTICLE.replace("họp bàn", "thảo luận"))
    with monkeypatch.context() as patched:
        fail_for(1, patched)
        said = run(archive, "build", "--jobs", "1", code=1)
        assert "content/bai-1.md: no page can be made of it: ValueError: đếm sai" in said
        assert "bai/bai-1.html was not made again" in said
        assert run(archive, "publish", "--jobs", "1", code=1)
    now = files_of(archive / "site")
    assert now["bai/bai-1.html"] == before["bai/bai-1.html"]
    assert "thảo luận" in now["bai/bai-2.html"].decode()
    run(archive, "build", "--strict")
    assert "thảo luận" in files_of(archive / "site")["bai/bai-1.html"].decode()


def test_another_page_that_cannot_be_made_stays_too(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(archive / "site")
    (archive / "archive.toml").write_text('title = "Kho khác"\n', encoding="utf-8")

    def fail(*_: object) -> None:
        raise ZeroDivisionError("chia cho 0")

    with monkeypatch.context() as patched:
        patched.setitem(making.VIEWS, "home", fail)
        assert "index.html: no page can be made" in run(archive, "build", "--jobs", "1", code=1)
    now = files_of(archive / "site")
    assert now["index.html"] == before["index.html"]
    assert "Kho khác" in now["gioi-thieu.html"].decode()
    run(archive, "build", "--strict")
    assert "Kho khác" in files_of(archive / "site")["index.html"].decode()


def test_a_template_that_cannot_be_used_is_named_once(archive: Path) -> None:
    before = files_of(archive / "site")
    (archive / "templates/pages").mkdir(parents=True)
    (archive / "templates/pages/article.html").write_text("{{ title }\n{% if %}", encoding="utf-8")
    said = run(archive, "build", code=1)
    assert said.count("templates/pages/article.html:") == 1
    assert "6 pages were not made again: bai/bai-" in said
    assert {path: data for path, data in files_of(archive / "site").items() if path.startswith("bai/")} == {
        path: data for path, data in before.items() if path.startswith("bai/")
    }
    shutil.rmtree(archive / "templates")
    run(archive, "build", "--strict")
    assert files_of(archive / "site") == before


def test_a_broken_ledger_is_that_of_one_page(archive: Path) -> None:
    before = files_of(archive / "site")
    ledger = archive / "content/ledger/bai-3.tsv"
    ledger.write_text("line\trole\n1\tnobody\n", encoding="utf-8")
    said = run(archive, "build", code=1)
    assert "content/ledger/bai-3.tsv:" in said
    assert files_of(archive / "site") == before
    ledger.unlink()
    run(archive, "build", "--strict")


@pytest.mark.parametrize("name", ["set-aside.tsv", "changes.tsv", "urls.tsv", "paragraphs.tsv"])
def test_a_damaged_table_costs_its_damaged_rows(archive: Path, name: str) -> None:
    (archive / "content" / name).write_text("<<<<<<< HEAD\nx\n", encoding="utf-8")
    write(archive, 1, ARTICLE.replace("họp bàn", "thảo luận"))
    said = run(archive, "build", code=1 if name == "changes.tsv" else 0)
    assert f"content/{name}:1:" in said
    assert "thảo luận" in (archive / "site/bai/bai-1.html").read_text(encoding="utf-8")


def test_an_edit_while_the_site_is_made_is_built_next_time(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from luutru.building import stages
    from luutru.site.article_blocks import plan_search as plan

    def plan_and_edit(*words: Any) -> Any:
        write(archive, 2, ARTICLE.replace("họp bàn", "tranh cãi"))
        return plan(*words)

    write(archive, 1, ARTICLE.replace("họp bàn", "thảo luận"))
    with monkeypatch.context() as patched:
        patched.setattr(stages, "plan_search", plan_and_edit)
        assert "content/bai-2.md: was changed while the site was made" in run(archive, "build", code=1)
    assert "thảo luận" in (archive / "site/bai/bai-1.html").read_text(encoding="utf-8")
    run(archive, "build", "--strict")
    assert "tranh cãi" in (archive / "site/bai/bai-2.html").read_text(encoding="utf-8")


def test_a_file_that_no_look_can_tell_from_what_it_was_is_read_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a system tells no inode, a file swapped for one of its size and time fails once, not for ever."""
    monkeypatch.setattr("luutru.states._HAS_INODES", False)
    run(archive, "build")
    path = archive / "content/bai-2.md"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("họp bàn", "hộp bàn"), encoding="utf-8")
    os.utime(path, ns=(0, before.st_mtime_ns))
    (archive / "archive.toml").write_text('title = "Kho khác"\n', encoding="utf-8")
    run(archive, "build", code=1)
    run(archive, "build", "--strict")
    assert "hộp bàn" in (archive / "site/bai/bai-2.html").read_text(encoding="utf-8")


def test_a_raw_page_that_the_program_fails_on_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from luutru.building import cleaning
    from luutru.cleaning.cleaning import clean_page

    make_seeds(tmp_path, 3)
    run(tmp_path, "build")
    first, second, *_ = sorted((tmp_path / "seeds").glob("*.txt"))
    before = files_of(tmp_path / "content")

    def clean_or_fail(page: Any, *more: Any) -> Any:
        if page.name == first.name:
            raise ZeroDivisionError
        return clean_page(page, *more)

    for path in (first, second):
        path.write_text(path.read_text(encoding="utf-8") + "Bản in\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(cleaning, "clean_page", clean_or_fail)
        for _ in range(2):
            said = run(tmp_path, "build", "--jobs", "1", code=1)
            assert f"seeds/{first.name}: the program failed on this page (ZeroDivisionError)" in said
    after = files_of(tmp_path / "content")
    changed = {name for name in before if name.endswith(".md") and before[name] != after[name]}
    assert [f"file: {second.name}".encode() in after[name] for name in changed] == [True]
    assert "fault" in after["set-aside.tsv"].decode()
    run(tmp_path, "build", "--strict")
    assert "fault" not in (tmp_path / "content/set-aside.tsv").read_text(encoding="utf-8")
