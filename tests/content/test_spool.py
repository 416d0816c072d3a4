"""Drafts that wait come back as they were, in order; a full disk is told with its place."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cleaned_pages import LONG, page

from luutru.content import spool
from luutru.content.from_description import Draft, draft_of
from luutru.content.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path


def draft(number: int, words: str = "") -> Draft:
    made = draft_of(page(f"{number}.txt", f"Bài {number}", (LONG * 20,)))
    return replace(made, body_md=f"{made.body_md}{words}")


@pytest.mark.parametrize("in_memory", [0, 5000, spool.IN_MEMORY])
def test_drafts_come_back_in_their_order(
    tmp_path: Path, in_memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", in_memory)
    drafts = [draft(1), draft(2, "\udc80"), draft(3)]
    with Spool(tmp_path / "content") as waiting:
        for one in drafts:
            waiting.put(one)
        assert list(waiting.drafts()) == drafts
    assert list((tmp_path / "content").iterdir()) == []


def fill(folder: Path, amount: int) -> None:
    with Spool(folder) as waiting:
        for number in range(amount):
            waiting.put(draft(number))
        list(waiting.drafts())


@pytest.mark.skipif(os.name == "nt", reason="limits are those of POSIX")
@pytest.mark.parametrize("amount", [1, 60], ids=["while read", "while written"])
def test_a_full_disk_is_told_with_its_place(
    tmp_path: Path, amount: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.setattr(spool, "IN_MEMORY", 1)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large") as told:
            fill(tmp_path, amount)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told.value.filename == str(tmp_path)
