"""What the name of an input means: "bai.csv#6" is row 6 of the table, "bai.json#6" the sixth record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A file, packed or not, and what stands behind its "#": the sheet of a workbook, and a number.
_RECORD: Final = re.compile(
    r"[^#]*?(?P<suffix>\.[a-z0-9]+)?(?:\.(?:gz|bz2|xz|zst|br))?#(?:(?P<sheet>[^#]+)!)?(?P<number>\d+)",
    re.IGNORECASE,
)
#: Formats whose records are rows, numbered as a spreadsheet does: the head is row 1.
_TABLES: Final = frozenset({".csv", ".tsv", ".xlsx"})


def say_input(name: str) -> str:
    """Return an input's name with what its number counts, "bai.csv#6 (row 6, the head counted)"."""
    found = _RECORD.fullmatch(name)
    if found is None:
        return name
    number, sheet = found["number"], found["sheet"]
    if sheet:
        meant = tr("row {number} of the sheet {sheet}", number=number, sheet=sheet)
    elif (found["suffix"] or "").lower() in _TABLES:
        meant = tr("row {number}, the head counted", number=number)
    else:
        meant = tr("record {number}", number=number)
    return f"{name} ({meant})"


def say_places(file: str, places: Sequence[str]) -> str:
    """Return what some numbers of one file count: "rows 11, 12"; names of members of an archive stay."""
    told = ", ".join(places)
    found = _RECORD.fullmatch(f"{file}#{places[0]}")
    if found is None or found["sheet"]:
        return told
    if (found["suffix"] or "").lower() in _TABLES:
        return trn("row {places}", "rows {places}", len(places), places=told)
    return trn("record {places}", "records {places}", len(places), places=told)
