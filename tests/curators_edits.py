"""What curators do to an archive, each as a function; and whether a quick build after it is a full one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.archives import write_article
from bench.articles import invent_article, raw_page
from luutru.building.archive import open_archive
from luutru.commands.build import run_build, run_render
from luutru.console import Console

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

TEMPLATES = Path(__file__).parents[1] / "templates"


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
