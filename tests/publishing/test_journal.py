"""The journal: what a crash between two of its steps leaves is completed, or counts for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import write_tree

from luutru.publishing.tree import SiteFile

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_files_gathered_without_a_journal_count_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luutru.publishing.tree.exchange_folders", lambda first, second: False)
    site = tmp_path / "site"
    write_tree([SiteFile("a.html", b"1")], site)
    (tmp_path / ".site.waiting").mkdir()
    (tmp_path / ".site.waiting" / "b.html").write_bytes(b"of a killed build")
    (tmp_path / ".site.draft").write_bytes(b'{"removed": ["a.h')
    write_tree([SiteFile("a.html", b"2")], site)
    assert (site / "a.html").read_bytes() == b"2"
    assert not (site / "b.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
