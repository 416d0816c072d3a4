"""What a look at a folder tells is what the system tells of each file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.states import hash_states, read_state, read_states

if TYPE_CHECKING:
    from pathlib import Path

STATES = st.dictionaries(st.text("ab/", min_size=1), st.text("01 ", min_size=1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive = tmp_path / "archive"
    (archive / "content/ledger").mkdir(parents=True)
    (archive / "empty").mkdir()
    (archive / "a.md").write_text("a")
    (archive / "content/đ.md").write_text("đ")
    (archive / "content/ledger/b.tsv").write_text("bb")
    (archive / "content/ledger/b.tsv~").write_text("an editor's")
    (tmp_path / "elsewhere").write_text("outside")
    (archive / "content/linked.md").symlink_to(tmp_path / "elsewhere")
    (archive / "content/to-nothing.md").symlink_to("nowhere")
    (archive / "content/to-folder").symlink_to(archive / "empty")
    return archive


@pytest.mark.parametrize("descriptors", [True, False])
def test_every_file_is_looked_at_once(
    folder: Path, descriptors: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not descriptors:  # Windows
        monkeypatch.setattr(os, "supports_fd", frozenset())
    states = read_states(folder)
    names = ["a.md", "content/đ.md", "content/ledger/b.tsv", "content/linked.md", "content/to-folder"]
    assert states.keys() == {*names, "content/to-nothing.md"}
    assert {name: states[name] for name in names} == {name: read_state(folder / name) for name in names}
    assert states["content/linked.md"].startswith("7 ")


def test_what_is_no_folder_has_no_files(folder: Path) -> None:
    assert read_states(folder / "missing") == {}
    assert read_states(folder / "a.md") == {}
    assert read_state(folder / "missing") == ""


@given(STATES, STATES)
def test_equal_states_have_equal_hashes_in_any_order(one: dict[str, str], other: dict[str, str]) -> None:
    assert hash_states(dict(reversed(one.items()))) == hash_states(one)
    assert (hash_states(one) == hash_states(other)) == (one == other)
