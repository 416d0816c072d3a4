"""The files of notes as they are written: the table of sources.csv, the keys of a `.meta.yaml`."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.known import tell_unfit, vet_known
from luutru.errors import Problem, Severity, broken_text, did_you_mean, reason_of
from luutru.knowledge.record_keys import load_record_keys, name_of
from luutru.messages import tr
from luutru.model import Known
from luutru.normal_form import nfc
from luutru.vietnamese.answers import read_answer, says_nothing
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SOURCES: Final = "sources.csv"
META_SUFFIX: Final = ".meta.yaml"
#: What ends the name of a row that stands for all below a folder.
FOLDER_MARK: Final = "/*"
NOTED: Final = tuple(
    item.name for item in fields(Known) if item.name not in ("site_name", "unfit", "masthead")
)
_COLUMNS: Final = ("file", *NOTED)
#: Columns that hold several values, with ";" between them.
_LISTS: Final = ("authors", "category", "tags")


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known by page name, and what is wrong in the notes."""

    by_name: Mapping[str, Known] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    #: Where in sources.csv a name stands.
    lines: Mapping[str, int] = field(default_factory=dict)
    #: The lines with which files begin as others of their folder do.
    mastheads: Mapping[str, str] = field(default_factory=dict)


def load_sources(seeds: Path) -> Notes:
    """Read seeds/sources.csv; no file is no notes."""
    path = seeds / SOURCES
    place = f"{seeds.name}/{SOURCES}"
    if path.exists() and not path.is_file():
        return Notes(problems=(Problem(place, 0, tr("is no regular file"), tr("move it away")),))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Notes()
    except UnicodeDecodeError:
        return Notes(problems=(Problem(place, 0, tr("is not UTF-8"), tr('save it as "CSV UTF-8"')),))
    except OSError as error:
        return Notes(problems=(Problem(place, 0, tr("cannot be read: {reason}", reason=reason_of(error))),))
    return parse_sources(text, place)


def parse_sources(text: str, place: str = SOURCES) -> Notes:
    """Return what a table of sources says; `place` is its path, for the problems."""
    problems: list[Problem] = []
    by_name: dict[str, Known] = {}
    lines: dict[str, int] = {}
    head = text.partition("\n")[0]
    # Excel separates by semicolons where the comma is the decimal sign, as in Vietnam.
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    heads: list[str] = []
    columns: list[str] | None = None
    line = 1
    try:
        for row in reader:
            line, first = reader.line_num + 1, line
            cells = [nfc(cell.strip()) for cell in row]
            if not any(cells):
                continue
            if columns is None:
                heads, columns = cells, [column_of(cell) for cell in cells]
                problems += _column_problems(columns, place, first)
            elif len(cells) > len(columns) and any(cells[len(columns) :]):
                problems.append(
                    Problem(
                        place,
                        first,
                        tr("has {count} cells, the head {columns}", count=len(cells), columns=len(columns)),
                        tr("quote cells with commas"),
                    )
                )
            else:
                called = dict(zip(columns, heads, strict=True))
                name, known = _row(dict(zip(columns, cells, strict=False)), called, place, first, problems)
                if name in by_name:
                    problems.append(
                        Problem(
                            place, first, tr('"{name}" is in the table twice', name=name), tr("keep one row")
                        )
                    )
                elif name:
                    by_name[name] = known
                    lines[name] = first
    except csv.Error:
        problems.append(broken_text(place, text, line, "CSV", tr("close the quotes")))
    return Notes(by_name, tuple(problems), lines)


def column_of(head: str) -> str:
    """Return the column that a head names, in Vietnamese or as crawlers do too, where it means one alone.

    >>> column_of("Tờ báo"), column_of("File"), column_of("ghi chú")
    ('outlet', 'file', 'ghi chú')
    """
    name = head.lower()
    meant = load_record_keys().fields.get(name_of(name), ())
    return meant[0] if name not in _COLUMNS and len(meant) == 1 and meant[0] in _COLUMNS else name


def _column_problems(columns: list[str], place: str, line: int) -> list[Problem]:
    problems = [
        Problem(place, line, tr('unknown column "{name}"', name=name), _meant(name, _COLUMNS))
        for name in columns
        if name and name not in _COLUMNS
    ]
    problems += [_twice(name, place, line) for name in _COLUMNS if columns.count(name) > 1]
    if "file" not in columns:
        problems.append(Problem(place, line, tr('the column "file" is missing'), tr("name each row's page")))
    return problems


def _meant(name: str, allowed: Sequence[str]) -> str:
    """Return the cure of a name that is none: the field that crawlers call so, or one spelt alike."""
    fields = load_record_keys().fields.get(name_of(name), ())
    if meant := next((known for known in fields if known in allowed), ""):
        return tr('did you mean "{word}"?', word=meant)
    return did_you_mean(name, allowed) or tr("known: {names}", names=", ".join(allowed))


def _twice(name: str, place: str, line: int) -> Problem:
    return Problem(place, line, tr('"{name}" stands twice', name=name), tr("keep the right one"))


def _row(
    cells: Mapping[str, str], called: Mapping[str, str], place: str, line: int, problems: list[Problem]
) -> tuple[str, Known]:
    """Return the page that a row speaks of, and what it says; `called` are the columns as written."""
    name = cells.get("file", "").replace("\\", "/").removeprefix("./").removeprefix("seeds/")
    if not name and "file" in cells:
        problems.append(
            Problem(place, line, tr("names no file"), tr("write the page's name, or delete the row"))
        )
    values = {key: (cells[key], line, f"{name}, {called[key]}") for key in NOTED if cells.get(key)}
    return name, _known(values, place, problems)


def load_meta(path: Path, place: str) -> tuple[Known, tuple[Problem, ...]]:
    """Read a page's `.meta.yaml`; `place` is its path, for the problems."""
    if path.exists() and not path.is_file():
        return Known(), (Problem(place, 0, tr("is no regular file"), tr("move it away")),)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return Known(), (Problem(place, 0, tr("is not UTF-8"), tr('save it as "UTF-8" in your editor')),)
    except OSError as error:
        return Known(), (Problem(place, 0, tr("cannot be read: {reason}", reason=reason_of(error))),)
    return parse_meta(text, place)


def parse_meta(text: str, place: str) -> tuple[Known, tuple[Problem, ...]]:
    """Return what a page's notes say, and what is wrong in them."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Known(), (
            broken_text(place, text, mark.line + 1 if mark else 0, "YAML", tr("write: url: https://…")),
        )
    if node is None:
        return Known(), ()
    if not isinstance(node, yaml.MappingNode):
        return Known(), (Problem(place, 1, tr("is no list of keys and values"), tr("write: url: https://…")),)
    problems: list[Problem] = []
    values: dict[str, tuple[str, int, str]] = {}
    given = Counter(key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode))
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in NOTED:
            message = tr('unknown key "{name}"', name=name)
            problems.append(Problem(place, line, message, _meant(name, NOTED)))
        elif given[name] > 1:
            if name not in values:
                problems.append(_twice(name, place, line))
            values[name] = ("", line, name)
        elif isinstance(value, yaml.ScalarNode):
            values[name] = (nfc(value.value.strip()), line, name)
        elif name in _LISTS and isinstance(value, yaml.SequenceNode):
            names = [item.value for item in value.value if isinstance(item, yaml.ScalarNode)]
            values[name] = (nfc(";".join(names)), line, name)
        else:
            problems.append(Problem(place, line, tr('"{name}" must be one value', name=name)))
    return _known(values, place, problems), tuple(problems)


def _known(values: Mapping[str, tuple[str, int, str]], place: str, problems: list[Problem]) -> Known:
    """Return the values as Known, checked; `values` are each with its line and what it is called there."""
    said: dict[str, Any] = {name: value for name, (value, *_) in values.items() if not says_nothing(value)}
    for name in _LISTS:
        said[name] = tuple(item for item in map(str.strip, said.get(name, "").split(";")) if item)
    if (answer := said.pop("is_article", "")) and (is_article := read_answer(answer)) is None:
        _, line, called = values["is_article"]
        message = tr('{name}: "{answer}" says neither yes nor no', name=called, answer=answer)
        problems.append(Problem(place, line, message, tr("write yes or no, or leave it empty")))
    said["is_article"] = is_article if answer else None
    if time := parse_when(said.get("published", ""))[1]:
        said.setdefault("published_time", time)
    known = vet_known(Known(**said))
    for unfit in known.unfit:
        _, line, called = values[unfit.field]
        problems += tell_unfit(Known(unfit=(unfit,)), place, line, Severity.WARNING, called)
    return replace(known, unfit=())
