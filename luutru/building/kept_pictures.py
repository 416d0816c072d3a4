"""The pictures of cleaned pages, made fit and laid into content/anh/ until their articles take them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from luutru.content.pictures import (
    NOT_KEPT,
    TABLE,
    Limits,
    PictureError,
    keep_picture,
    lay_picture,
    load_table,
    source_key,
)
from luutru.model import Block, BlockKind, CleanedPage
from luutru.states import read_state

#: What is smaller, in pixels, is an icon, an author's face or a teaser, and no picture of a text.
LEAST_WIDTH: Final = 180
LEAST_HEIGHT: Final = 120


@dataclass(frozen=True, slots=True)
class PictureKeeper:
    """Keeps the pictures of pages within limits, in any process."""

    content: Path
    limits: Limits

    def keep(self, page: CleanedPage) -> tuple[CleanedPage, dict[str, str], list[str]]:
        """Return a page whose pictures have their names in content/anh/, those by keys, and what was wrong.

        Keys are those of `luutru.content.pictures`. A picture is shown once; of one that cannot be kept
        the caption stays. Raises PictureError only where Pillow is missing.
        """
        kept: dict[str, str] = {}
        told: list[str] = []
        blocks: list[Block] = []
        for block in page.blocks:
            if block.kind is not BlockKind.PICTURE:
                blocks.append(block)
                continue
            name = self._keep(block.picture, kept, told)
            if name != NOT_KEPT and not any(other.picture == name for other in blocks):
                blocks.append(replace(block, picture=name))
            elif block.text:
                blocks.append(replace(block, kind=BlockKind.CAPTION, picture=""))
        return replace(page, blocks=tuple(blocks)), kept, told

    def _keep(self, path: str, kept: dict[str, str], told: list[str]) -> str:
        data = Path(path).read_bytes()
        key = source_key(sha256(data).hexdigest()[:16], self.limits)
        table = _load_table(self.content, read_state(self.content / TABLE))
        if name := kept.get(key) or table.get(key):
            kept[key] = name
            return name
        try:
            picture = keep_picture(data, self.limits)
        except PictureError as error:
            if error.reason == "needs-pillow":
                raise
            told.append(str(error))
            return kept.setdefault(key, NOT_KEPT)
        if picture.width < LEAST_WIDTH or picture.height < LEAST_HEIGHT:
            return kept.setdefault(key, NOT_KEPT)
        lay_picture(self.content, picture)
        return kept.setdefault(key, picture.name)


@lru_cache(maxsize=1)
def _load_table(content: Path, _: str) -> dict[str, str]:
    return load_table(content)
