"""The invented page of `new --example` leaves an archive once real pages are there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.cleaning.inputs import list_inputs
from luutru.content.store import LEDGERS, content_names, load_record
from luutru.publishing.register import load_register, published_slugs

if TYPE_CHECKING:
    from luutru.building.archive import Archive

STARTER = Path(__file__).resolve().parents[1] / "starter"
SEEDS = "seeds"
EXAMPLE = "vi-du.txt"


def remove_example(archive: Archive) -> bool:
    """Remove the example page and its article, and say so; one that was changed, or published, stays."""
    page = archive.seeds / EXAMPLE
    data = (STARTER / SEEDS / EXAMPLE).read_bytes()
    if not page.is_file() or page.read_bytes() != data:
        return False
    if not any(name != EXAMPLE for name, _ in list_inputs(archive.seeds)):
        return False
    sha256 = hashlib.sha256(data).hexdigest()
    published = published_slugs(load_register(archive.content)[0])
    records = {name: load_record(archive.content, name) for name in content_names(archive.content)}
    names = [name for name, record in records.items() if record and record.sha256 == sha256]
    if any(name in published for name in names):
        return False
    page.unlink()
    for name in names:
        (archive.content / f"{name}.md").unlink()
        (archive.content / LEDGERS / f"{name}.tsv").unlink(missing_ok=True)
    return True
