"""A twin is kept from build to build and never believed: whatever it holds, the site is what was written."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from factories import write_tree

from luutru.publishing.tree import SUMS_NAME, SiteFile

if TYPE_CHECKING:
    from pathlib import Path

PATHS = ["index.html", "bai/a.html", "bai/b.html", "bai/sau/c.html", "nam/2018.html", "nam"]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS_NAME
    }


def choose_files(chance: random.Random, before: dict[str, bytes]) -> dict[str, bytes]:
    """Another site: of each path nothing, what it was, or something new; no path is a file and a folder."""
    files = {}
    for path in PATHS:
        kind = chance.choice(["gone", "same", "same", "new"])
        if kind == "new" or (kind == "same" and path not in before):
            files[path] = str(chance.random()).encode()
        elif kind == "same":
            files[path] = before[path]
    if "nam" in files:
        files.pop("nam/2018.html", None)
    # Enough that stays for the twin to be kept.
    return files | {f"khac/{number}.html": b"same" for number in range(60)}


def damage(twin: Path, chance: random.Random) -> None:
    """Leave in a twin what no build would; files are replaced, never written into: they may be the site's."""
    if not twin.is_dir() or chance.random() < 0.3:
        shutil.rmtree(twin, ignore_errors=True)
        return
    for path in [*twin.rglob("*.html"), twin / "more/x.html", twin / "index.html/y"]:
        if chance.random() < 0.3:
            if path.parent.is_file():
                path.parent.unlink()
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"damage")


@pytest.mark.parametrize("seed", range(20))
def test_a_site_is_what_was_written_whatever_its_twin_holds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    site, twin = tmp_path / "site", tmp_path / "memory/twin"
    twin.parent.mkdir()
    files: dict[str, bytes] = {}
    for _ in range(8):
        before, old = {path: (site / path).stat() for path in contents(site)}, contents(site)
        files = choose_files(chance, files)
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
        assert contents(site) == files
        for path in old.keys() & files.keys():
            if old[path] == files[path]:
                assert (site / path).stat().st_ino == before[path].st_ino, "what stays is the same file"
        assert {path.name for path in tmp_path.iterdir()} == {"site", "memory"}
        if chance.random() < 0.5:
            damage(twin, chance)


def test_the_next_build_links_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, twin = tmp_path / "site", tmp_path / "twin"
    files = {f"bai/{number}.html": b"same" for number in range(100)}
    linked: list[str] = []
    link = os.link

    def note(source: str, place: str, *, follow_symlinks: bool) -> None:
        linked.append(place)
        link(source, place, follow_symlinks=follow_symlinks)

    monkeypatch.setattr("os.link", note)
    for edition in range(4):
        linked.clear()
        files["index.html"] = str(edition).encode()
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
    assert not linked, "the two files that change are staged, all others are links already"


def test_a_twin_goes_when_most_has_changed(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", tmp_path / "twin"
    for edition in range(3):
        write_tree([SiteFile(f"{number}.html", str(edition).encode()) for number in range(20)], site, twin)
        assert not twin.exists(), "it would take the room of a second site"


def test_what_changes_again_is_written_over_what_the_twin_has(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", tmp_path / "twin"
    inodes = []
    for edition in ("a", "a long edition", "b", "another edition", "c"):
        files = {f"bai/{number}.html": b"same" for number in range(100)} | {"index.html": edition.encode()}
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
        assert contents(site) == files
        inodes.append((site / "index.html").stat().st_ino)
    assert inodes[1] != inodes[2]
    assert inodes[1:3] == inodes[3:5], "site and twin have one each and pass it back and forth"


def test_a_copy_of_links_that_somebody_made_stays_as_it_is(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", tmp_path / "twin"
    copies: list[tuple[Path, dict[str, bytes]]] = []
    for edition in range(4):
        files = {f"bai/{number}.html": b"same" for number in range(100)}
        files["index.html"] = f"edition {edition}".encode()
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
        copies.append((tmp_path / f"copy{edition}", files))
        shutil.copytree(site, copies[-1][0], copy_function=os.link)
    for folder, files in copies:
        assert contents(folder) == files


@pytest.mark.parametrize("linked", ["bai", "bai/0.html", ""])
def test_a_link_in_a_twin_leads_no_writer_out_of_it(tmp_path: Path, linked: str) -> None:
    site, twin, outside = tmp_path / "site", tmp_path / "memory/twin", tmp_path / "outside"
    twin.parent.mkdir()
    for edition in range(3):
        files = {f"bai/{number}.html": b"same" for number in range(1, 100)}
        files["bai/0.html"] = f"edition {edition}".encode()
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
        assert contents(site) == files
        (outside / "bai").mkdir(parents=True, exist_ok=True)
        for name in ("0.html", "bai/0.html"):
            (outside / name).write_bytes(b"mine")
        place = twin / linked
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(outside / "0.html" if linked.endswith(".html") else outside)
    assert contents(outside) == {"0.html": b"mine", "bai/0.html": b"mine"}


def test_a_file_system_without_links_gets_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", refuse)
    site, twin = tmp_path / "site", tmp_path / "twin"
    for edition in range(3):
        files = {f"bai/{number}.html": b"same" for number in range(100)} | {"index.html": b"%d" % edition}
        write_tree([SiteFile(path, data) for path, data in files.items()], site, twin)
        assert contents(site) == files
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
