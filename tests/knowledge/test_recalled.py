"""What a build recalls of places, outlets and topics is what their files say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luutru.knowledge import load_knowledge
from luutru.knowledge.loading import recall_knowledge

if TYPE_CHECKING:
    from luutru.memo import Memo

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("region", ["hanoi", "other_city/dia-danh"])
def test_what_is_recalled_is_what_was_read(region: str, monkeypatch: pytest.MonkeyPatch, memo: Memo) -> None:
    read = load_knowledge(region, ROOT)
    read.topics.former, read.places.named("Bưởi")  # what is worked out later is no part of it
    assert recall_knowledge(memo, b"program", region, ROOT) == read
    monkeypatch.setattr("luutru.knowledge.loading.load_knowledge", None)
    recalled = recall_knowledge(memo, b"program", region, ROOT)
    assert recalled == read
    assert [recalled.places.ward(name) for name in read.places.wards] == list(read.places.wards.values())
    for other in ((b"another program", region), (b"program", "another region")):
        with pytest.raises(TypeError):
            recall_knowledge(memo, *other, ROOT)
