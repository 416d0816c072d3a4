"""Editions give the same bytes for the same content, and open where they are taken to."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from factories import write_tree
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import LuutruError, ProblemsError
from luutru.exporting.packing import MANIFEST_NAME, sha256_of, walk_files, write_manifest, write_zip
from luutru.exporting.zip_edition import START_PAGES, find_unportable, write_zip_edition
from luutru.publishing.tree import SUMS_NAME, SiteFile

if TYPE_CHECKING:
    from pathlib import Path


def make_site(folder: Path, **files: str) -> Path:
    """A built site; in names, "__" stands for "/" and "_" for "."."""
    named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    texts = {"index.html": "<p>đầu</p>", "bai/mot.html": "<p>một</p>"} | named
    write_tree((SiteFile(name, text.encode()) for name, text in texts.items()), folder)
    return folder


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_zip_holds_the_site_its_checksums_and_a_start_page_that_leads_to_it(
    tmp_path: Path, language: str
) -> None:
    target = tmp_path / "dist/site.zip"
    write_zip_edition(make_site(tmp_path / "site"), target, "Tên & <b>", language)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            START_PAGES[language],
            f"trang/{SUMS_NAME}",
            "trang/bai/mot.html",
            "trang/index.html",
        ]
        assert archive.read("trang/bai/mot.html").decode() == "<p>một</p>"
        start = archive.read(START_PAGES[language]).decode()
        archive.extractall(tmp_path / "unpacked")
    sums = (tmp_path / f"unpacked/trang/{SUMS_NAME}").read_text("utf-8").splitlines()
    for row in sums:
        digest, _, name = row.partition("  ")
        assert sha256_of(tmp_path / "unpacked/trang" / name) == digest
    assert 'href="trang/index.html"' in start
    assert "Tên &amp; &lt;b&gt;" in start
    assert f'<html lang="{language}">' in start


def test_what_the_build_did_not_write_is_in_no_edition(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / "CNAME").write_text("example.org")
    (site / "note.txt").write_text("private")
    write_zip_edition(site, tmp_path / "x.zip", "x", "vi")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert not {"trang/CNAME", "trang/note.txt"} & set(archive.namelist())


def test_time_and_place_do_not_change_a_zip(tmp_path: Path) -> None:
    first, second = make_site(tmp_path / "a/site"), make_site(tmp_path / "b/other")
    os.utime(second / "index.html", (1, 1))
    (second / "bai/mot.html").chmod(0o600)
    write_zip_edition(first, tmp_path / "1.zip", "x", "vi")
    write_zip_edition(second, tmp_path / "2.zip", "x", "vi")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bai/" + "a" * 180 + ".html", "too long for Windows"),
        ("bai/con.html", "device"),
        ("COM1", "device"),
        ("bai/lpt9.tar.gz", "device"),
        ("bai/x:y.html", "cannot"),
        ("bai/what?.html", "cannot"),
        ("bai/line\nfeed", "cannot"),
        ("bai /x.html", "drops"),
        ("bai/x.", "drops"),
        ("đ" * 128, "too long a name"),
    ],
)
def test_a_name_some_system_cannot_hold_is_found(name: str, said: str) -> None:
    assert [said in problem.message for problem in find_unportable([name])] == [True]


@pytest.mark.parametrize("name", ["bai/đảng-bộ.html", "console.html", "a" * 180, ".nojekyll", "com.html"])
def test_names_that_every_system_holds_pass(name: str) -> None:
    assert list(find_unportable([name])) == []


def test_names_that_differ_in_case_only_are_found() -> None:
    (problem,) = find_unportable(["bai/Ba.html", "bai/ba.html", "nam/ba.html"])
    assert "bai/Ba.html" in problem.message


def test_a_site_that_cannot_be_unpacked_everywhere_is_refused_and_leaves_no_draft(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", bai__aux_html="x")
    with pytest.raises(ProblemsError, match="aux"):
        write_zip_edition(site, tmp_path / "dist/x.zip", "x", "vi")
    assert not (tmp_path / "dist").exists()


def test_without_a_site_or_with_a_hole_in_it_there_is_nothing_to_pack(tmp_path: Path) -> None:
    with pytest.raises(LuutruError, match=r"run luutru first"):
        write_zip_edition(tmp_path, tmp_path / "x.zip", "x", "vi")
    site = make_site(tmp_path / "site")
    (site / "bai/mot.html").unlink()
    with pytest.raises(LuutruError, match=r"mot\.html: is missing"):
        write_zip_edition(site, tmp_path / "x.zip", "x", "vi")


def test_an_edition_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(b"old")
    with pytest.raises(LuutruError, match="no edition was written"):
        write_zip(target, [("a", b"1"), ("b", tmp_path / "missing")])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_hidden_files_and_links_are_not_walked(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    (folder / ".git").mkdir(parents=True)
    for name in (".git/config", ".DS_Store", "b.txt", "a.txt"):
        (folder / name).write_text("x")
    (folder / "link.txt").symlink_to("/etc/passwd")
    assert [name for name, _ in walk_files(folder)] == ["a.txt", "b.txt"]


def test_the_manifest_lists_every_edition(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"abc")
    write_manifest(tmp_path)
    write_manifest(tmp_path)
    rows = (tmp_path / MANIFEST_NAME).read_text(encoding="utf-8").splitlines()
    assert rows == ["file\tbytes\tsha256", f"a.zip\t3\t{sha256_of(tmp_path / 'a.zip')}"]


@given(st.lists(st.text("abAB./:-", min_size=1, max_size=8), max_size=6, unique=True))
def test_paths_without_problems_are_different_folders_and_files_on_windows(paths: list[str]) -> None:
    if not list(find_unportable(paths)):
        assert len({path.casefold() for path in paths}) == len(paths)
        assert not any(name.endswith(".") or ":" in name for path in paths for name in path.split("/"))
