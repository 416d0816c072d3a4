"""What a site still has: no file that somebody touched, and none at all where the list of files was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import write_tree

from luutru.building.known_files import KnownFiles
from luutru.publishing.tree import SUMS_NAME, SiteFile
from luutru.states import read_states

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.memo import Memo

KEYS = {"a.html": "one", "bai/b.html": "two", "c.css": "three"}


@pytest.fixture
def site(tmp_path: Path, memo: Memo) -> Path:
    folder = tmp_path / "site"
    known = KnownFiles(folder, {}, memo)
    known.remember(KEYS, write_tree([SiteFile(path, key.encode()) for path, key in KEYS.items()], folder))
    return folder


def held(site: Path, memo: Memo) -> set[str]:
    known = KnownFiles(site, read_states(site, linked=True), memo)
    return {path for path, key in KEYS.items() if known.holds(path, key)}


def test_what_was_written_is_known_by_its_key(site: Path, memo: Memo) -> None:
    assert held(site, memo) == KEYS.keys()
    known = KnownFiles(site, read_states(site, linked=True), memo)
    assert not known.holds("a.html", "another key")
    assert not known.holds("d.html", "one")


def test_a_file_that_somebody_touched_is_not_known(site: Path, memo: Memo) -> None:
    (site / "a.html").write_text("one, by another hand")
    (site / "c.css").unlink()
    assert held(site, memo) == {"bai/b.html"}


@pytest.mark.parametrize("touch", ["write", "remove"])
def test_nothing_is_known_of_a_site_whose_list_was_touched(site: Path, memo: Memo, touch: str) -> None:
    sums = site / SUMS_NAME
    sums.unlink() if touch == "remove" else sums.write_text(sums.read_text() + "\n")
    assert held(site, memo) == set()


def test_a_build_that_changes_nothing_goes_on_knowing(site: Path, memo: Memo) -> None:
    known = KnownFiles(site, read_states(site, linked=True), memo)
    known.remember(KEYS, write_tree([SiteFile(path, None) for path in KEYS], site))
    assert held(site, memo) == KEYS.keys()
