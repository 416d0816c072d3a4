"""A quick build is a full build, over hundreds of edits: long walks through what curators do to an archive.

Each walk is one archive of content files that is edited, built quickly and compared with a full build beside
it, again and again, so that what is remembered has a long history. `test_incremental.py` plays fewer steps
of more kinds, on raw pages too.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from curators_edits import (
    add_article,
    assert_quick_is_full,
    build,
    delete_article,
    edit_date,
    edit_district,
    edit_settings,
    edit_style,
    edit_template,
    edit_text,
    edit_title,
    edit_topics,
    rename_article,
    withdraw_article,
)

from bench.archives import make_archive
from luutru.knowledge.loading import REGIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.long

#: Every step is a sequence of edits that ends there: so many walks are so many times `STEPS` sequences.
WALKS = int(os.environ.get("WALKS", "8"))
STEPS = 25
#: Few articles, so that edits often meet.
LEAST, MOST = 2, 6


def edit_place(root: Path, chance: random.Random) -> None:
    """Move a district on the map, in tables of places of the archive's own."""
    folder = root / "places"
    if not folder.exists():
        shutil.copytree(REGIONS / "hanoi", folder)
    path = folder / "districts.tsv"
    text = path.read_text(encoding="utf-8")
    moved = re.sub(r"(\nba-dinh\t.*\t)21\.\d+\t", rf"\g<1>21.03{chance.randrange(99)}\t", text)
    path.write_text(moved, encoding="utf-8")


def edit_own_settings(root: Path, chance: random.Random) -> None:
    edit_settings(root, chance)
    keep_places(root)


def keep_places(root: Path) -> None:
    path = root / "archive.toml"
    text = path.read_text(encoding="utf-8")
    if (root / "places").exists() and "region" not in text:
        path.write_text(f'region = "places"\n{text}', encoding="utf-8")


def save_again(root: Path, chance: random.Random) -> None:
    """A file saved again as it was: another time, the same bytes."""
    path = chance.choice(sorted((root / "content").rglob("*.*")))
    path.write_bytes(path.read_bytes())


EDITS: list[Callable[[Path, random.Random], None]] = [
    edit_text, edit_text, edit_title, edit_date, edit_district, edit_topics, add_article, add_article,
    delete_article, rename_article, withdraw_article, edit_template, edit_style, edit_own_settings,
    edit_place, save_again,
]  # fmt: skip


def forget_files() -> None:
    """Forget what a process keeps of tables of places: a new one would read them again."""
    for name, module in list(sys.modules.items()):
        if name == "luutru.knowledge.loading":
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.mark.parametrize("walk", range(WALKS))
def test_every_quick_build_of_a_walk_equals_a_full_one(tmp_path: Path, walk: int) -> None:
    chance = random.Random(f"walk {walk}")
    root = tmp_path / "archive"
    make_archive(root, 4)
    forget_files()
    build(root)
    done: list[str] = []
    while len(done) < STEPS:
        edit = chance.choice(EDITS)
        amount = len(list((root / "content").glob("*.md")))
        if (edit is delete_article and amount <= LEAST) or (edit is add_article and amount >= MOST):
            continue
        edit(root, chance)
        keep_places(root)
        done.append(edit.__name__)
        if edit in (edit_template, edit_place):
            forget_files()
        try:
            assert_quick_is_full(root, tmp_path / "beside")
        except Exception as error:
            raise AssertionError(f"after {', '.join(done)}") from error
