"""Outside an archive every command says so, and leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "words",
    [
        [], ["clean"], ["render"], ["check"], ["publish"], ["serve", "--port", "0"], ["rename", "a", "b"],
        ["withdraw", "a", "--reason", "x"], ["explain", "a"], ["review"], ["export", "zip"], ["topics"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_outside_an_archive_a_command_says_so_and_leaves_nothing(words: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [*words, "--archive", str(tmp_path)])
    assert result.exit_code == 2
    assert "there is no archive here" in result.output
    assert "new DIR" in result.output
    assert list(tmp_path.iterdir()) == []
