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
from dataclasses import field, replace
from typing import TYPE_CHECKING

from luutru.content.tsv import escape_cell, unescape_cell
from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 12
#: The rows of one cell.
_ONE_CELL = ("file", "sha256", "id", "duplicate_of", "written")
_CELL = re.compile(r"^#(\w+)\t([^\t\n]*)\n", re.MULTILINE)
#: The rows of one cell as `render_record` orders them, with whatever other rows between.
_HEAD = re.compile(r"(?:#\w+\t[^\n]*\n)*?".join(rf"#{name}\t([^\t\n]*)\n" for name in _ONE_CELL))

#: A later row, which ledgers of before 1.0 lack.
_TEXT = re.compile(r"^#text\t([^\t\n]*)\n", re.MULTILINE)


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


def parse_head(ledger_start: str) -> CleaningRecord | None:
    """Read the record without its fingerprints from the start of a ledger; None when there is none."""
    found = _HEAD.search(ledger_start)
    if found is None:
        return None
    text = _TEXT.search(ledger_start)
    return _record({**dict(zip(_ONE_CELL, found.groups(), strict=True)), "text": text[1] if text else ""})


def parse_record(ledger_text: str) -> CleaningRecord | None:
    """Read the record in a ledger's text, or in its first rows; None when there is none that is whole."""
    rows: dict[str, str] = {}
    for line in ledger_text.split("\n"):
        if not line.startswith("#"):
            break
        name, _, cells = line[1:].partition("\t")
        rows[name] = cells
    record = _record(rows)
    if record is None:
        return None
    fields = dict(cell.split("=", 1) for cell in rows.get("fields", "").split("\t") if "=" in cell)
    paragraphs = tuple(filter(None, rows.get("paragraphs", "").split("\t")))
    return replace(record, fields=fields, paragraphs=paragraphs)


def _record(cells: Mapping[str, str]) -> CleaningRecord | None:
    try:
        texts = {name: unescape_cell(cells[name]) for name in _ONE_CELL}
    except (KeyError, ValueError):
        return None
    record = CleaningRecord(**texts, text=cells.get("text", ""), fields={}, paragraphs=())
    return record if record.file and record.sha256 and record.id else None
