"""Rows of CSV and its relatives → records: any of the usual separators, quoted line feeds, lists in cells.

A record's number is that of its row as spreadsheets show it: the head is row 1, blank rows count.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.formats.record_fields import ADDRESS
from luutru.cleaning.formats.records import ReadingLog, read_record
from luutru.cleaning.formats.unpacking import SAMPLE
from luutru.cleaning.notes import known_of
from luutru.cleaning.reading import LARGEST
from luutru.knowledge.record_keys import load_record_keys, name_of
from luutru.messages import tr
from luutru.model import RawPage, SetAside
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.cleaning.note_files import Notes

#: Lines of one row: more than any article has, and few enough to look at again.
MOST_ROW_LINES: Final = 5000
_SEPARATORS: Final = ",;\t|^~"
_ENCODINGS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
#: Lines by which the columns of a table without a head are told.
_SAMPLE_LINES: Final = 500
#: Columns shown of a table without a head, and letters of each.
_SHOWN, _LETTERS = 12, 40
#: A cell of more words is a text, of more than the second number a title.
_TEXT_WORDS, _TITLE_WORDS = 40, 4
#: Fields of which a head must name one, beside another.
_TELLING: Final = ("text", "html", "title", "lead")


def find_head(sample: bytes) -> tuple[str, list[str]] | None:
    """Return separator and column names of a table with a head that is understood; None for anything else.

    `sample` is the start of a file.
    """
    lines = sample.decode(encoding_of(sample), "replace").lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip() and not _names_separator(line)), "")
    best: tuple[int, str, list[str]] | None = None
    for separator in _SEPARATORS:
        if separator in first:
            names = next(csv.reader([first], delimiter=separator), [])
            count = _count_known(names)
            if count >= 2 and (best is None or count > best[0]):
                best = (count, separator, names)
    if best is None or not head_of_rows(best[2]):
        return None
    return best[1], best[2]


def head_of_rows(names: Sequence[str]) -> bool:
    """Say whether a table's first row names its columns so that they are understood."""
    return _count_known(names) >= 2 and _is_head(names)


def _count_known(names: Sequence[str]) -> int:
    keys = load_record_keys()
    return sum(keys.is_known(name) for name in names)


def _is_head(names: Sequence[str]) -> bool:
    keys = load_record_keys()
    fields = {field for name in names for field in keys.fields.get(name_of(name), ())}
    return not fields.isdisjoint(_TELLING) and max(map(len, names)) <= _LETTERS


def encoding_of(sample: bytes) -> str:
    """Return the encoding of a table: UTF-8, UTF-16 as Excel saves it, or that of old Windows."""
    for mark, encoding in _ENCODINGS:
        if sample.startswith(mark):
            return encoding
    if sample[:200].count(b"\0") > len(sample[:200]) // 4:  # UTF-16 without its mark
        return "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"
    try:
        sample[: len(sample) - 4].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 8:
            return "cp1258"
    return "utf-8"


def read_table(
    stream: io.BufferedReader[Any], name: str, notes: Notes, log: ReadingLog | None = None
) -> Iterator[RawPage | SetAside]:
    """Yield each row's page. Memory holds one row at a time."""
    sample = stream.peek(SAMPLE)
    csv.field_size_limit(LARGEST)
    head = find_head(sample)
    encoding = encoding_of(sample)
    text = io.TextIOWrapper(stream, encoding, "backslashreplace", newline="")
    if head is None:
        yield _without_head(text, name)
        return
    separator, names = head
    rows = _rows(text, separator)
    begun = False
    for number, cells in rows:
        place = f"{name}#{number}"
        if isinstance(cells, str):
            yield SetAside(place, "broken", cells)
        elif not begun:
            begun = True
            names = [cell.lstrip("\ufeff").strip() for cell in cells]
        elif any(map(str.strip, cells)):
            if any(cell.strip() for cell in cells[len(names) :]):
                yield _too_many_cells(place, len(cells), len(names))
            else:
                record = dict(zip(names, cells, strict=False))
                yield read_record(record, place, known_of(notes, place), log)
    text.detach()


def _too_many_cells(place: str, cells: int, columns: int) -> SetAside:
    detail = tr(
        "the row has {cells} cells, the head {columns}; put quotes around cells that hold the separator",
        cells=cells, columns=columns,
    )  # fmt: skip
    return SetAside(place, "broken", detail)


def _rows(text: io.TextIOWrapper, separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the number and the cells of each row, or what is wrong with it.

    A quote that is never closed would swallow the rows below it: its line is broken, and they are read.
    """
    lines = _Lines(text)
    number = columns = 0
    while True:
        try:
            for cells in csv.reader(lines, delimiter=separator):
                number += 1
                taken = lines.take()
                if number == 1 and len(cells) <= 2 and _names_separator(separator.join(cells)):
                    continue
                columns = columns or len(cells)
                is_odd = lines.is_at_end or (len(taken) > 1 and len(cells) != columns)
                if is_odd and not _is_sound(taken, separator):
                    yield number, _unclosed(lines.give_back(taken))
                    break
                yield number, cells
            else:
                return
        except csv.Error:
            number += 1
            yield number, _unclosed(lines.give_back(lines.take()))


def _unclosed(line: int) -> str:
    return tr("line {line}: a quote is opened and never closed; the row is left out, those below are read",
              line=line)  # fmt: skip


def _is_sound(lines: Sequence[str], separator: str) -> bool:
    """Say whether lines are one row whose quotes are all closed."""
    try:
        return len(list(csv.reader(lines, delimiter=separator, strict=True))) == 1
    except csv.Error:
        return False


class _Lines:
    """The lines of a table, which can be given back; those of a row are held until it is read.

    A carriage return too many (Python on Windows writes them) ends no line of its own.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._before = ""
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0
        self._letters = 0
        #: The last line was read.
        self.is_at_end = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._taken) >= MOST_ROW_LINES or self._letters > LARGEST:
            raise csv.Error
        line = self._back.popleft() if self._back else self._read()
        self._taken.append(line)
        self._letters += len(line)
        self._number += 1
        return line

    def _read(self) -> str:
        line = self._text.readline()
        if line == "\r\n" and self._before.endswith("\r"):
            line = self._text.readline()
        self._before = line
        if not line:
            self.is_at_end = True
            raise StopIteration
        return line

    def take(self) -> list[str]:
        """Return the lines since this was last asked."""
        taken, self._taken, self._letters = self._taken, [], 0
        return taken

    def give_back(self, lines: list[str]) -> int:
        """Let all but the first of these lines be read again; return the number of that one."""
        self._back.extendleft(reversed(lines[1:]))
        self.is_at_end = False
        self._number -= max(0, len(lines) - 1)
        return self._number


def _names_separator(line: str) -> bool:
    """Say whether a line is the one by which Excel is told the separator: "sep=;"."""
    return line.strip().lower().startswith("sep=")


def _without_head(text: io.TextIOWrapper, name: str) -> SetAside:
    """Return what to write above a table whose columns have no names that are understood."""
    lines = [line for _, line in zip(range(_SAMPLE_LINES), text, strict=False) if line.strip()]
    first = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=first.count)
    rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    cells = rows[0] if rows else []
    text.detach()
    if not cells:
        return SetAside(name, "empty", tr("the table has no rows"))
    shown = "; ".join(f"{place}: {_shortened(cell)}" for place, cell in enumerate(cells[:_SHOWN], 1))
    columns = [*zip(*rows[1:] or rows, strict=False)]
    guess = separator.join(_guess(columns))
    return SetAside(
        name,
        "no-head",
        tr(
            "the first row names no column that is understood ({columns}); write above it: {head}",
            columns=shown,
            head=guess,
        ),
    )


def _shortened(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= _LETTERS else f"{cell[:_LETTERS].rstrip()}…"


def _guess(columns: Sequence[Sequence[str]]) -> list[str]:
    """Return names for columns by what is in them."""
    names: list[str] = []
    cells = [max(column, key=len).strip() for column in columns[:_SHOWN]]
    # The address of a list stands in every row, an article's in its own.
    own = [
        (len(set(column)), len(cell)) if ADDRESS.match(cell) else (0, 0)
        for cell, column in zip(cells, columns, strict=False)
    ]
    for place, cell in enumerate(cells):
        words = cell.count(" ") + 1
        if own[place] != (0, 0):
            name = "url" if own[place] == max(own) else ""
        elif parse_when(cell)[0] and not cell.isdigit():
            name = "date"
        elif words > _TEXT_WORDS:
            name = "content"
        else:
            name = "title" if words > _TITLE_WORDS else ""
        names.append(name if name and name not in names else f"x{place + 1}")
    if "content" not in names and cells:
        names[cells.index(max(cells, key=len))] = "content"
    return names
