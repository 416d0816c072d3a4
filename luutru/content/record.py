"""What cleaning last wrote of an article, kept as "#" rows of its ledger.

Cleaning again needs it to tell a person's change from its own: a field whose fingerprint is no longer the
recorded one was changed by hand. Fingerprints are enough, for of old values only their equality matters::

    #file	000_ab9b6fee6727ec68.txt      the input's name, which ties it to its article
    #sha256	ab9b…                       of the input's bytes
    #id	6e26fb8234c3                    of the article; frozen
    #duplicate_of	                    id of the article it was found to repeat
    #written	…                       fingerprint of the content file as cleaning left it
    #text	…                          what the text as found is known by (`luutru.content.identity`)
    #fields	title=…	published=…         fingerprints of the fields as found
    #paragraphs	…	…                   fingerprints of the body's paragraphs as found
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import field
from itertools import takewhile
from typing import TYPE_CHECKING

from luutru.content.tsv import escape_cell, unescape_cell
from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 12
#: The rows of one cell.
_ONE_CELL = ("file", "sha256", "id", "duplicate_of", "written")
_CELL = re.compile(r"^#(\w+)\t([^\t\n]*)\n", re.MULTILINE)


@frozen
class CleaningRecord:
    """The rows of one ledger; see the module."""

    file: str
    sha256: str
    id: str
    duplicate_of: str = ""
    written: str = ""
    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    paragraphs: tuple[str, ...] = ()


def fingerprint(text: str | bytes) -> str:
    """Return 12 hex digits that stand for `text`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def render_record(record: CleaningRecord) -> list[str]:
    """Return the rows, for `luutru.content.ledger.render_ledger`."""
    rows = [f"#{name}\t{escape_cell(getattr(record, name))}" for name in _ONE_CELL]
    rows.append(f"#text\t{record.text}")
    rows.append("\t".join(["#fields", *(f"{key}={print_}" for key, print_ in record.fields.items())]))
    rows.append("\t".join(["#paragraphs", *record.paragraphs]))
    return rows


def replace_in_record(ledger_text: str, **cells: str) -> str:
    """Return a ledger with some of its record's cells replaced."""

    def replaced(found: re.Match[str]) -> str:
        name, cell = found.groups()
        return f"#{name}\t{escape_cell(cells[name]) if name in cells else cell}\n"

    return _CELL.sub(replaced, ledger_text)


def parse_record(ledger_text: str) -> CleaningRecord | None:
    """Read the record in a ledger's text, or in its first rows; None when there is none that is whole."""
    lines = takewhile(lambda line: line.startswith("#"), ledger_text.split("\n"))
    rows = {name[1:]: cells for name, _, cells in (line.partition("\t") for line in lines)}
    try:
        texts = {name: unescape_cell(rows[name]) for name in _ONE_CELL}
    except (KeyError, ValueError):
        return None
    fields = dict(cell.split("=", 1) for cell in rows.get("fields", "").split("\t") if "=" in cell)
    paragraphs = tuple(filter(None, rows.get("paragraphs", "").split("\t")))
    record = CleaningRecord(**texts, text=rows.get("text", ""), fields=fields, paragraphs=paragraphs)
    return record if record.file and record.sha256 and record.id else None
