"""What a look at a folder tells is what the system tells of each file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru import states as states_module
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


def swap(one: Path, other: Path) -> None:
    beside = one.with_name("beside")
    one.rename(beside)
    other.rename(one)
    beside.rename(other)


def write_over(path: Path, text: str) -> None:
    """Write into a file and set its time back, as `touch -r` does."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.skipif(os.name == "nt", reason="Windows tells neither inode nor time of change")
def test_files_of_one_size_and_time_that_were_swapped_or_written_over_are_seen(folder: Path) -> None:
    one, other = folder / "a.md", folder / "b.md"
    other.write_text("b")
    for path in (one, other):
        os.utime(path, ns=(0, 10**18))
    before, linked = read_states(folder), read_states(folder, linked=True)
    swap(one, other)
    after = read_states(folder)
    assert {name for name in after if after[name] != before[name]} == {"a.md", "b.md"}
    assert read_states(folder, linked=True)["a.md"] != linked["a.md"]
    write_over(one, "c")
    assert read_states(folder)["a.md"] != after["a.md"]


def test_a_link_that_comes_or_goes_is_no_change_of_a_linked_file(folder: Path) -> None:
    before = read_states(folder, linked=True)
    os.link(folder / "a.md", folder.parent / "twin.md")
    assert read_states(folder, linked=True) == before
    assert read_state(folder / "a.md", linked=True) == before["a.md"]


def test_where_no_inodes_are_told_size_and_time_are_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states_module, "_HAS_INODES", False)
    state = (folder / "a.md").stat()
    assert read_state(folder / "a.md") == f"1 {state.st_mtime_ns}" == read_states(folder)["a.md"]


def test_what_is_no_folder_has_no_files(folder: Path) -> None:
    assert read_states(folder / "missing") == {}
    assert read_states(folder / "a.md") == {}
    assert read_state(folder / "missing") == ""


@given(STATES, STATES)
def test_equal_states_have_equal_hashes_in_any_order(one: dict[str, str], other: dict[str, str]) -> None:
    assert hash_states(dict(reversed(one.items()))) == hash_states(one)
    assert (hash_states(one) == hash_states(other)) == (one == other)
