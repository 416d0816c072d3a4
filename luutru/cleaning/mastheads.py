"""Mastheads: the line with which several files of one folder begin. Where it names an outlet, the pages are
that outlet's; a page alone may be headed by whatever it speaks of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.formats.files import FileReader
from luutru.cleaning.note_files import Notes
from luutru.model import RawPage
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Files that hold a page as somebody typed or saved it; what heads a page of the web is its menu.
_TYPED: Final = frozenset({"", ".txt", ".md", ".docx", ".odt"})
_TEXTS: Final = frozenset({"", ".txt"})
#: Bytes and letters that a masthead is looked for in.
_READ, _LONGEST = 1024, 60
#: Two may be headed by one subject.
_LEAST: Final = 3


def read_head(path: str) -> str:
    """Return the first line of a typed page, as lines count as equal; "" where it is too long for a masthead,
    or the file cannot be read.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _TYPED:
        return ""
    try:
        with Path(path).open("rb") as stream:
            lines = _lines_of(stream.read(_READ)) if suffix in _TEXTS else None
            if lines is None:
                stream.seek(0)
                page = next(FileReader(Notes()).read(stream, "", Path(path).name), None)
                lines = _shown(page) if isinstance(page, RawPage) else []
    except OSError:
        return ""
    first = next((line for line in map(str.strip, lines) if line), "")
    return match_key(first) if len(first) <= _LONGEST else ""


def note_mastheads(notes: Notes, heads: Mapping[str, str]) -> Notes:
    """Return the notes with the mastheads; `heads` are the first lines of all files, by their names."""
    count = Counter((_folder(name), head) for name, head in heads.items() if head)
    found = {name: head for name, head in heads.items() if count[_folder(name), head] >= _LEAST}
    return replace(notes, mastheads=found)


def note_masthead(notes: Notes, name: str, listed: Iterable[tuple[str, str]]) -> Notes:
    """Return the notes with the masthead of one of the files that are listed, by name and path."""
    paths = dict(listed)
    head = read_head(paths[name]) if name in paths else ""
    beside = (other for other in paths if head and _folder(other) == _folder(name))
    return note_mastheads(notes, {other: read_head(paths[other]) for other in beside})


def _shown(page: RawPage) -> list[str]:
    return [piece.text for piece in page.shown] or [*page.lines]


def _lines_of(data: bytes) -> list[str] | None:
    """Return the whole lines in a text's first bytes; None where they are in another encoding."""
    try:
        return data[: data.rfind(b"\n") + 1 or None].decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return None


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
