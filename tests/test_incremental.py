"""A quick build is a full build: after any edit the site has the same bytes, and nothing else was written.

Random sequences of what curators do are played on small archives. After each step the archive is built with
what the program remembers, and a copy of it without a memory is built beside it: the two sites are one.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from judges.country_archive import write_country_archive

from bench.archives import make_seeds, write_article
from bench.articles import invent_article, raw_page
from luutru.building.archive import open_archive
from luutru.commands.build import run_build, run_render
from luutru.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.long

#: `make long-test` plays hundreds.
SEQUENCES = int(os.environ.get("LUUTRU_SEQUENCES", "2"))
STEPS = 6
TEMPLATES = Path(__file__).parents[1] / "templates"
KNOWN_PLACES = Path(__file__).parents[1] / "luutru/knowledge/data/places/hanoi"


def build(root: Path, jobs: int = 1) -> None:
    archive = open_archive(root)
    command = run_build if archive.seeds.is_dir() else run_render
    assert command(archive, Console(), jobs=jobs, strict=False, timings=False) == 0


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def times_of(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def build_apart(root: Path) -> None:
    """Build in a process of its own, which knows no template and no table from before."""
    command = [sys.executable, "-m", "luutru", "--archive", str(root), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(TEMPLATES.parent)}
    subprocess.run(command, env=environment, check=True, capture_output=True)


def assert_quick_is_full(root: Path, beside: Path, build: Callable[[Path], None] = build) -> None:
    """Build quickly, and beside it from nothing; compare contents, sites, and what was written."""
    before, old = times_of(root / "site"), files_of(root / "site")
    build(root)
    after, new = times_of(root / "site"), files_of(root / "site")
    for name in old.keys() & new.keys():
        assert (old[name] == new[name]) == (before[name] == after[name]), name
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=shutil.ignore_patterns("site", ".luutru", ".site*"))
    build(beside)
    assert files_of(beside / "site") == new
    assert files_of(beside / "content") == files_of(root / "content")


# What a curator does ----------------------------------------------------------------------------------------


def choose_content(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "content").glob("*.md")))


def set_field(path: Path, key: str, value: str) -> None:
    text = path.read_text(encoding="utf-8")
    line = f"{key}: {value}"
    changed, found = re.subn(rf"^{key}: .*$", line, text, count=1, flags=re.MULTILINE)
    path.write_text(changed if found else text.replace("\n---\n", f"\n{line}\n---\n", 1), encoding="utf-8")


def edit_text(root: Path, chance: random.Random) -> None:
    path = choose_content(root, chance)
    path.write_text(path.read_text(encoding="utf-8") + "\nMột đoạn nữa.\n", encoding="utf-8")


def edit_title(root: Path, chance: random.Random) -> None:
    set_field(choose_content(root, chance), "title", f"Tên mới số {chance.randrange(10**6)}")


def edit_date(root: Path, chance: random.Random) -> None:
    path = choose_content(root, chance)
    day = chance.choice(["2019-05-06", "2021", "2020?-03-04", "2017-11/2018-01"])
    set_field(path, "published", f'"{day}"')
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(date|event|published_time): .*\n", "", text, flags=re.M), encoding="utf-8")


def edit_district(root: Path, chance: random.Random) -> None:
    set_field(
        choose_content(root, chance), "districts", chance.choice(["[Đống Đa]", "[Ba Vì, Hà Đông]", "[]"])
    )


def edit_province(root: Path, chance: random.Random) -> None:
    set_field(choose_content(root, chance), "provinces", chance.choice(["[Hà Nội]", "[]"]))


def edit_topics(root: Path, chance: random.Random) -> None:
    topics = chance.choice(["[ket-nap-dang-vien]", "[xay-dung-dang, cai-cach-hanh-chinh]", "[]"])
    set_field(choose_content(root, chance), "topics", topics)


def add_article(root: Path, chance: random.Random) -> None:
    article = invent_article(1000 + chance.randrange(10**6))
    if (root / "seeds").is_dir():
        (root / f"seeds/{article.number}.txt").write_text(raw_page(article), encoding="utf-8")
    else:
        write_article(root, article)


def delete_article(root: Path, chance: random.Random) -> None:
    if (root / "seeds").is_dir():
        chance.choice(sorted((root / "seeds").iterdir())).unlink()
        return
    path = choose_content(root, chance)
    (root / f"content/ledger/{path.stem}.tsv").unlink(missing_ok=True)
    path.unlink()


def rename_article(root: Path, chance: random.Random) -> None:
    path = choose_content(root, chance)
    slug = f"ten-khac-{chance.randrange(10**6)}"
    old = path.stem
    set_field(path, "slug", slug)
    set_field(path, "aliases", f"[{old}]")


def copy_a_seed(root: Path, chance: random.Random) -> None:
    """The same bytes once more, under a name that comes before or after."""
    if (root / "seeds").is_dir():
        path = chance.choice(sorted((root / "seeds").iterdir()))
        shutil.copyfile(path, root / f"seeds/{chance.choice('0z')}{chance.randrange(10**6)}.txt")


def edit_a_seed(root: Path, chance: random.Random) -> None:
    if (root / "seeds").is_dir():
        path = chance.choice(sorted((root / "seeds").iterdir()))
        path.write_text(path.read_text(encoding="utf-8") + "Bản in\n", encoding="utf-8")


def reprint_a_seed(root: Path, chance: random.Random) -> None:
    """The same article a second time: with other furniture, or a line less."""
    if (root / "seeds").is_dir():
        lines = chance.choice(sorted((root / "seeds").iterdir())).read_text(encoding="utf-8").split("\n")
        del lines[chance.randrange(len(lines))]
        text = "\n".join(["Mới nhất", *lines])
        (root / f"seeds/{chance.choice('0z')}{chance.randrange(10**6)}.txt").write_text(
            text, encoding="utf-8"
        )


def withdraw_article(root: Path, chance: random.Random) -> None:
    set_field(choose_content(root, chance), "withdrawn", "Báo đã rút bài")


def edit_template(root: Path, chance: random.Random) -> None:
    folder = root / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    text = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    (folder / "base.html").write_text(f"{text}<!-- {chance.random()} -->", encoding="utf-8")


def edit_style(root: Path, chance: random.Random) -> None:
    folder = root / "templates/assets/css"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "9-own.css").write_text(f"p {{ --x: {chance.random()} }}\n", encoding="utf-8")


def edit_settings(root: Path, chance: random.Random) -> None:
    text = f'title = "Kho số {chance.randrange(9)}"\npage_size = {chance.choice([3, 50])}\n'
    (root / "archive.toml").write_text(text, encoding="utf-8")


EDITS: list[Callable[[Path, random.Random], None]] = [
    edit_text, edit_title, edit_date, edit_district, edit_province, edit_topics, add_article, delete_article,
    rename_article, copy_a_seed, edit_a_seed, reprint_a_seed, reprint_a_seed, withdraw_article, edit_template,
    edit_style, edit_settings,
]  # fmt: skip


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
