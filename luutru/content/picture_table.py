"""content/pictures.tsv: which pictures of raw pages are kept already, and as what.

A row a picture: the hash of its bytes as they were found, the limits it was kept within, and its name in
content/anh/, or "-" for one that is none to keep. So it is looked at once, and an archive that has them all
is cleaned again without Pillow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.content.pictures import FOLDER, size_of
from luutru.content.store import read_text, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luutru.content.pictures import Limits

FILE_NAME: Final = "pictures.tsv"
NOT_KEPT: Final = "-"
COLUMNS: Final = "source\tlimits\tpicture"


def source_key(digest: str, limits: Limits) -> str:
    """Return what a picture is known by, as the first two cells of its row; `digest` is of its bytes."""
    return f"{digest}\t{limits.side} {limits.kb}"


def load_table(content: Path) -> dict[str, str]:
    """Return the names of the pictures kept, by `source_key`; rows whose file is gone are none."""
    rows = (row.rpartition("\t") for row in (read_text(content / FILE_NAME) or "").split("\n")[1:])
    return {key: name for key, _, name in rows if _is_there(content, name)}


def write_table(content: Path, kept: Mapping[str, str]) -> None:
    """Write the table with these pictures besides those it has; one that is gone is left out."""
    rows = {**load_table(content), **kept}
    if rows:
        lines = [f"{key}\t{name}" for key, name in sorted(rows.items()) if _is_there(content, name)]
        write_if_changed(content / FILE_NAME, "\n".join([COLUMNS, *lines, ""]))


def _is_there(content: Path, name: str) -> bool:
    return name == NOT_KEPT or bool(size_of(name) and (content / FOLDER / name).is_file())
