"""Who an article is: whatever happens to raw pages, each text stays at its address and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from identity_walks import clean_plainly, walk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_whatever_is_done_to_raw_pages_each_text_stays_at_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr("luutru.commands.cleaning.clean_page", clean_plainly)
    for seed in range(first, first + 10):
        walk(tmp_path / "archive", seed)
