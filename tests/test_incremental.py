"""A quick build is a full build: after any edit the site has the same bytes, and nothing else was written.

Random sequences of what curators do are played on small archives. After each step the archive is built with
what the program remembers, and a copy of it without a memory is built beside it: the two sites are one.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from curators_edits import (
    EDITS,
    TEMPLATES,
    assert_quick_is_full,
    build,
    build_apart,
    edit_template,
    files_of,
    set_field,
    times_of,
)
from judges.country_archive import write_country_archive

from bench.archives import make_seeds

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.long

#: LUUTRU_SEQUENCES=200 plays hundreds.
SEQUENCES = int(os.environ.get("LUUTRU_SEQUENCES", "2"))
STEPS = 6
KNOWN_PLACES = Path(__file__).parents[1] / "luutru/knowledge/data/places/hanoi"


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_quick_builds_equal_full_ones(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = tmp_path / "archive"
    make_seeds(root, 8)
    build(root)
    if seed % 2:  # an archive of content files alone
        shutil.rmtree(root / "seeds")
    done = []
    for _ in range(STEPS):
        edit = chance.choice(EDITS)
        done.append(edit.__name__)
        edit(root, chance)
        try:
            assert_quick_is_full(root, tmp_path / "beside")
        except AssertionError as error:
            raise AssertionError(f"after {', '.join(done)}") from error


def set_time_back(path: Path, change: Callable[[str], str]) -> None:
    """Change a file to another text of the same length, and set its time back: `touch -r` does."""
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def swap_two(folder: Path, pattern: str) -> None:
    """Let two files of one size and time change their names."""
    one, other = sorted(folder.glob(pattern))[:2]
    size = max(one.stat().st_size, other.stat().st_size)
    for path in (one, other):
        text = path.read_bytes()
        path.write_bytes(text + b"\n" * (size - len(text)))
        os.utime(path, ns=(0, 10**18))
    build(folder.parent)
    beside = folder.parent / "beside.tmp"
    one.rename(beside)
    other.rename(one)
    beside.rename(other)


#: Changes that leave every size and time as it was.
UNSEEN: dict[str, Callable[[Path], None]] = {
    "content swapped": lambda root: swap_two(root / "content", "*.md"),
    "seeds swapped": lambda root: swap_two(root / "seeds", "*.txt"),
    "content": lambda root: set_time_back(
        min((root / "content").glob("*.md")), lambda text: text.replace("đảng", "đẳng")
    ),
    "seeds": lambda root: set_time_back(
        min((root / "seeds").glob("*.txt")), lambda text: text.replace("đảng", "đẳng")
    ),
    "template": lambda root: set_time_back(
        root / "templates/base.html", lambda text: text.replace("<head>", "<HEAD>", 1)
    ),
    "places": lambda root: set_time_back(
        root / "dia-danh/districts.tsv", lambda text: text.replace("Ba Vì", "Bo Vì")
    ),
    "sources": lambda root: set_time_back(
        root / "seeds/sources.csv", lambda text: text.replace("bao-a.vn", "bao-b.vn")
    ),
}


@pytest.mark.parametrize("change", UNSEEN.values(), ids=UNSEEN)
def test_a_change_that_leaves_size_and_time_is_seen_at_once(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    root = tmp_path / "archive"
    make_seeds(root, 4)
    shutil.copytree(KNOWN_PLACES, root / "dia-danh")
    (root / "archive.toml").write_text('title = "Kho"\nregion = "dia-danh"\n', encoding="utf-8")
    first = min((root / "seeds").glob("*.txt")).name
    (root / "seeds/sources.csv").write_text(f"file,url\n{first},https://bao-a.vn/1.html\n", encoding="utf-8")
    edit_template(root, random.Random(1))
    build(root)
    before = files_of(root / "site")
    change(root)
    assert_quick_is_full(root, tmp_path / "beside", build_apart)
    assert files_of(root / "site") != before


def test_quick_builds_equal_full_ones_when_provinces_come_and_go(tmp_path: Path) -> None:
    archive, beside = tmp_path / "archive", tmp_path / "beside"
    write_country_archive(archive)
    articles = sorted((archive / "content").glob("*.md"))
    for path in articles[6:]:
        path.unlink()
    build(archive)
    chosen = ["[Đống Đa]", '["Quận 2 (Hồ Chí Minh)", "Thủ Đức (Hồ Chí Minh)"]', '["Cẩm Lệ (Đà Nẵng)"]']
    for step, districts in enumerate(chosen):
        set_field(articles[step], "districts", districts)
        assert_quick_is_full(archive, beside)
    for path in articles[:6]:  # one province is left
        set_field(path, "districts", "[Đống Đa]")
        set_field(path, "wards", "[]")
        set_field(path, "provinces", "[]")
    assert_quick_is_full(archive, beside)
    assert not (archive / "site/tinh-thanh").exists()
    for path, named in zip(articles, ("[Gia Lai]", "[Kon Tum, Gia Lai]", "[Đà Nẵng]", "[]"), strict=False):
        set_field(path, "provinces", named)
        assert_quick_is_full(archive, beside)
        set_field(path, "districts", "[]")
        assert_quick_is_full(archive, beside)
        set_field(path, "provinces", "[]")
        assert_quick_is_full(archive, beside)
        set_field(path, "districts", "[Đống Đa]")
    set_field(articles[0], "wards", '["phường Hải Châu (Đà Nẵng)"]')
    assert_quick_is_full(archive, beside)
    assert (archive / "site/tinh-thanh/da-nang.html").exists()


def test_nothing_changed_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_seeds(tmp_path, 5)
    build(tmp_path)
    before = {**times_of(tmp_path / "site"), **times_of(tmp_path / "content")}
    build(tmp_path)
    assert "nothing changed" in capsys.readouterr().out
    assert {**times_of(tmp_path / "site"), **times_of(tmp_path / "content")} == before


def test_a_touched_site_is_mended(tmp_path: Path) -> None:
    make_seeds(tmp_path, 5)
    build(tmp_path)
    whole = files_of(tmp_path / "site")
    (tmp_path / "site/index.html").write_text("gone", encoding="utf-8")
    (tmp_path / "site/.nojekyll").unlink()
    build(tmp_path)
    assert files_of(tmp_path / "site") == whole


def test_bytes_depend_on_neither_jobs_nor_surroundings(tmp_path: Path) -> None:
    """Enough articles that a second process is worth its start."""
    make_seeds(tmp_path / "a", 120)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    for name, jobs, surroundings in (
        ("a", "1", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
        ("b", "2", {"PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"}),
    ):
        command = [sys.executable, "-m", "luutru", "--archive", str(tmp_path / name), "--jobs", jobs]
        environment = {**os.environ, **surroundings, "PYTHONPATH": str(TEMPLATES.parent)}
        subprocess.run(command, env=environment, check=True, capture_output=True)
    assert files_of(tmp_path / "a/content") == files_of(tmp_path / "b/content")
    assert files_of(tmp_path / "a/site") == files_of(tmp_path / "b/site")
