"""What cleaning last wrote of an article, kept as "#" rows of its ledger.

Cleaning again needs it to tell a person's change from its own: a field whose fingerprint is no longer the
recorded one was changed by hand. Fingerprints are enough, for of old values only their equality matters::

    #file	000_ab9b6fee6727ec68.txt      the input's name, which ties it to its article
    #sha256	ab9b…                       of the input's bytes
    #id	6e26fb8234c3                    of the article; frozen
    #text	…                           fingerprint of the body, to find the same text in other bytes
    #duplicate_of	                    id of the article that has this text first
    #written	…                       fingerprint of the content file as cleaning left it
    #fields	title=…	published=…         fingerprints of the fields as found
    #paragraphs	…	…                   fingerprints of the body's paragraphs as found
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luutru.content.tsv import escape_cell, unescape_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 12
_ONE_CELL = ("file", "sha256", "id", "text", "duplicate_of", "written")
#: The rows of one cell, as `render_record` orders them; the first three are never empty.
_HEAD = re.compile(
    "".join(rf"#{name}\t([^\t\n]{'+' if place < 3 else '*'})\n" for place, name in enumerate(_ONE_CELL))
)


@dataclass(frozen=True, slots=True)
class CleaningRecord:
    """The rows of one ledger; see the module."""

    file: str
    sha256: str
    id: str
    text: str = ""
    duplicate_of: str = ""
    written: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    paragraphs: tuple[str, ...] = ()


def fingerprint(text: str | bytes) -> str:
    """Return 12 hex digits that stand for `text`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def render_record(record: CleaningRecord) -> list[str]:
    """Return the rows, for `luutru.content.ledger.render_ledger`."""
    rows = [f"#{name}\t{escape_cell(getattr(record, name))}" for name in _ONE_CELL]
    rows.append("\t".join(["#fields", *(f"{key}={print_}" for key, print_ in record.fields.items())]))
    rows.append("\t".join(["#paragraphs", *record.paragraphs]))
    return rows


def parse_head(ledger_start: str) -> CleaningRecord | None:
    """Read the record without its fingerprints from the start of a ledger; None when there is none."""
    found = _HEAD.search(ledger_start)
    if not found:
        return None
    try:
        file, sha256, article_id, text, duplicate_of, written = map(unescape_cell, found.groups())
    except ValueError:
        return None
    return CleaningRecord(file, sha256, article_id, text, duplicate_of, written)


def parse_record(ledger_text: str) -> CleaningRecord | None:
    """Read the record in a ledger's text, or in its first rows; None when there is none that is whole."""
    cells: dict[str, list[str]] = {}
    for line in ledger_text.split("\n"):
        if not line.startswith("#"):
            break
        name, *values = line[1:].split("\t")
        cells[name] = values
    try:
        texts = {name: unescape_cell(cells[name][0]) for name in _ONE_CELL}
    except (KeyError, IndexError, ValueError):
        return None
    if not (texts["file"] and texts["sha256"] and texts["id"]):
        return None
    fields = dict(cell.split("=", 1) for cell in cells.get("fields", ()) if "=" in cell)
    return CleaningRecord(**texts, fields=fields, paragraphs=tuple(filter(None, cells.get("paragraphs", ()))))
