"""The raw page of an article, as it lies in seeds/ or as its ledger rebuilds it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from luutru.cleaning.inputs import find_page
from luutru.cleaning.reading import read_page
from luutru.content.ledger import rebuild_bytes
from luutru.errors import LuutruError
from luutru.model import Known, RawPage, SetAside

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.cleaning.pictures import PictureStore
    from luutru.model import Ledger


def raw_page_of(archive: Archive, file: str, ledger: Ledger, store: PictureStore | None = None) -> RawPage:
    """Return the raw page of an article as it lies in seeds/, with all that is known of it; the one that its
    ledger rebuilds, where it is there no more or has other bytes.
    """
    data = rebuild_bytes(ledger)
    page = find_page(archive.seeds, file, pictures=store) if archive.seeds.is_dir() else None
    if page and page.sha256 == hashlib.sha256(data).hexdigest():
        return page
    rebuilt = read_page(data, file, Known(), "text" if ledger.newline else "html")
    if isinstance(rebuilt, SetAside):
        raise LuutruError(f"{file}: {rebuilt.detail}")
    return rebuilt
