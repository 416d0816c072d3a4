"""Lines that an archive's own phrases name: furniture for certain, whatever stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.model import Role
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.knowledge.phrases import Phrases
    from luutru.model import Line


def find_own_furniture(lines: Iterable[Line], phrases: Phrases) -> dict[int, tuple[Role, str]]:
    """Return the lines that rows of the archive's own furniture.toml name: number → role, id of the row."""
    if not phrases.own:
        return {}
    found = ((line, phrases.find(match_key(line.text))) for line in lines if line.text)
    return {line.number: (Role.FURNITURE, row.id) for line, row in found if row and row.id in phrases.own}
