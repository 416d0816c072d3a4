"""A site on a mount of its own, or of a curator whose files are private: it builds, and a server reads it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import write_tree

from luutru.publishing.journal import complete_journal
from luutru.publishing.tree import SUMS_NAME, SiteFile, load_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FIRST = [SiteFile("a.html", b"1"), SiteFile("bai/b.html", b"2"), SiteFile("bai/c.html", b"3")]
SECOND = [SiteFile("a.html", b"1"), SiteFile("bai/b.html", b"other"), SiteFile("nam/d.html", b"4")]


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that is a mount point, as the system tells it: no rename and no link crosses its border."""
    site = tmp_path / "site"
    site.mkdir()

    def crosses(*paths: str | Path) -> bool:
        places = [os.path.realpath(path) for path in paths]
        inside = [place.startswith(f"{site}{os.sep}") for place in places]
        return len(set(inside)) > 1 or str(site) in places

    def refuse(name: str) -> None:
        real = getattr(os, name)

        def call(source: str, target: str, **options: object) -> None:
            if crosses(source, target):
                raise OSError(errno.EXDEV, "Invalid cross-device link", source)
            real(source, target, **options)

        monkeypatch.setattr(os, name, call)

    for name in ("rename", "replace", "link"):
        refuse(name)
    monkeypatch.setattr("luutru.publishing.tree.exchange_folders", lambda first, second: False)
    return site


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != SUMS_NAME
    }


def test_a_site_that_is_a_mount_point_is_written_file_by_file(mounted: Path, tmp_path: Path) -> None:
    twin = tmp_path / ".luutru" / "twin"
    for files in (FIRST, SECOND, FIRST):
        write_tree(files, mounted, twin)
        assert contents(mounted) == {file.path: file.data for file in files}
        assert load_sums(mounted).keys() == {file.path for file in files}
        left = {path.name for path in tmp_path.iterdir()} - {"site", ".luutru", ".site.lock"}
        assert not left


def test_a_move_over_the_border_that_was_cut_short_is_completed(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(FIRST, mounted)
    real, copies = shutil.copy2, 0

    def fail(source: Path, target: Path) -> None:
        nonlocal copies
        copies += 1
        if copies == 2:
            target.write_bytes(b"half")
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copy2", fail)
        with pytest.raises(KeyboardInterrupt):
            write_tree(SECOND, mounted)
    assert complete_journal(mounted)
    assert contents(mounted) == {file.path: file.data for file in SECOND}


def _can_mount() -> bool:
    if not (sys.platform.startswith("linux") and shutil.which("unshare") and os.geteuid() == 0):
        return False
    return not subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode


@pytest.mark.skipif(not _can_mount(), reason="needs the right to mount; the test above simulates it")
def test_a_real_bind_mount_builds_again_and_again(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    for folder in ("seeds", "site", "elsewhere"):
        (archive / folder).mkdir(parents=True)
    (archive / "archive.toml").write_text('title = "Thử"\n', encoding="utf-8")
    seeds = sorted((ROOT / "seeds").iterdir())
    for seed in seeds[:2]:
        shutil.copy(seed, archive / "seeds")
    program = f"{sys.executable} {ROOT / 'build.py'}"
    build = f"{program} --archive {archive}"
    script = (
        f"set -e; mount --bind {archive}/elsewhere {archive}/site; {build};"
        f" rm {archive}/seeds/{seeds[0].name}; cp {seeds[2]} {archive}/seeds/;"
        f" {build}; {program} check --archive {archive}"
    )
    done = subprocess.run(["unshare", "-m", "sh", "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not any((archive / "site").iterdir())
    assert (archive / "elsewhere" / "index.html").is_file()


@pytest.fixture
def private() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.usefixtures("private")
def test_a_site_of_a_curator_with_private_files_is_one_that_a_server_can_read(tmp_path: Path) -> None:
    site = tmp_path / "public" / "site"
    for files in (FIRST, SECOND):
        write_tree(files, site, tmp_path / "twin")
        for path in [site, *site.rglob("*")]:
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
    (tmp_path / "own").write_bytes(b"")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600
