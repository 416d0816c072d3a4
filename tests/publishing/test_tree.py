"""A site is put in place whole, touches only what differs, and keeps what it did not write."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from factories import write_tree

from luutru.errors import LuutruError
from luutru.publishing import tree
from luutru.publishing.journal import complete_journal
from luutru.publishing.tree import SUMS_NAME, SiteFile, load_sums

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def site_files(**pages: bytes) -> list[SiteFile]:
    return [SiteFile(name.replace("__", "/") + ".html", data) for name, data in pages.items()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS_NAME
    }


@pytest.fixture(params=["exchange", "journal"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site folder, once on a system that exchanges folders and once on one that cannot."""
    if request.param == "journal":
        monkeypatch.setattr(tree, "exchange_folders", lambda first, second: False)
    return tmp_path / "site"


def test_a_new_site_holds_its_files_and_their_sums(site: Path) -> None:
    report = write_tree(site_files(index=b"home", bai__a=b"one"), site)
    assert contents(site) == {"index.html": b"home", "bai/a.html": b"one"}
    assert load_sums(site)["bai/a.html"] == hashlib.sha256(b"one").hexdigest()
    assert report.written == ("bai/a.html", "index.html")


def test_only_what_differs_is_written(site: Path) -> None:
    write_tree(site_files(index=b"home", bai__a=b"one"), site)
    before = (site / "bai/a.html").stat().st_mtime_ns
    report = write_tree(site_files(index=b"new home", bai__a=b"one"), site)
    assert report.written == ("index.html",)
    assert report.unchanged == 1
    assert (site / "bai/a.html").stat().st_mtime_ns == before
    assert contents(site) == {"index.html": b"new home", "bai/a.html": b"one"}


def test_nothing_changed_touches_nothing(site: Path) -> None:
    write_tree(site_files(index=b"home"), site)
    before = site.stat().st_ino, (site / SUMS_NAME).stat().st_mtime_ns
    assert not write_tree(site_files(index=b"home"), site).changed
    assert (site.stat().st_ino, (site / SUMS_NAME).stat().st_mtime_ns) == before


def test_a_page_given_without_bytes_stays(site: Path) -> None:
    write_tree(site_files(index=b"home", bai__a=b"one"), site)
    report = write_tree([SiteFile("index.html", b"other"), SiteFile("bai/a.html", None)], site)
    assert report.written == ("index.html",)
    assert contents(site) == {"index.html": b"other", "bai/a.html": b"one"}


def test_removed_pages_go_and_foreign_files_stay(site: Path) -> None:
    write_tree(site_files(index=b"home", bai__a=b"one", bai__b=b"two"), site)
    (site / "CNAME").write_bytes(b"example.org")
    (site / "bai/note.txt").write_bytes(b"mine")
    report = write_tree(site_files(index=b"home"), site)
    assert report.removed == ("bai/a.html", "bai/b.html")
    assert contents(site) == {"index.html": b"home", "CNAME": b"example.org", "bai/note.txt": b"mine"}


def test_a_folder_that_emptied_is_gone(site: Path) -> None:
    write_tree(site_files(index=b"home", bai__a=b"one"), site)
    write_tree(site_files(index=b"home"), site)
    assert not (site / "bai").exists()


def test_two_files_with_one_path_stop_the_build(site: Path) -> None:
    write_tree(site_files(index=b"home"), site)
    with pytest.raises(LuutruError, match=r"index\.html"):
        write_tree(site_files(index=b"x") + site_files(index=b"y"), site)
    assert contents(site) == {"index.html": b"home"}


def test_a_failure_midway_leaves_the_old_site(site: Path) -> None:
    write_tree(site_files(index=b"home", bai__a=b"one"), site)

    def failing() -> Iterator[SiteFile]:
        yield SiteFile("index.html", b"half")
        raise RuntimeError("template")

    with pytest.raises(RuntimeError):
        write_tree(failing(), site)
    assert contents(site) == {"index.html": b"home", "bai/a.html": b"one"}
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_an_interrupted_journal_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    write_tree(site_files(index=b"home", bai__a=b"one", bai__b=b"two"), site)
    monkeypatch.setattr(tree, "exchange_folders", lambda first, second: False)
    monkeypatch.setattr("luutru.publishing.journal.complete_journal", lambda site: False)
    write_tree(site_files(index=b"new", bai__a=b"changed"), site)
    assert contents(site)["index.html"] == b"home", "the crash came before the first move"
    monkeypatch.undo()
    assert complete_journal(site)
    assert contents(site) == {"index.html": b"new", "bai/a.html": b"changed"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_second_build_at_the_same_time_is_told(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def building() -> Iterator[SiteFile]:
        with pytest.raises(LuutruError, match="another build"):
            write_tree(site_files(index=b"second"), site)
        yield SiteFile("index.html", b"first")

    write_tree(building(), site)
    assert contents(site) == {"index.html": b"first"}
