"""Tables of rows in TOML: the program's own files, and an archive's in ``kien-thuc/``, which add to them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from luutru.errors import Problem, ProblemsError, broken_toml, did_you_mean
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

T = TypeVar("T")

#: The folder of an archive with what it knows beside the program.
OWN = "kien-thuc"


def read_rows(
    text: str, path: str, table: str, keys: Collection[str]
) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """Return the rows of an array of tables, each with its line, and a problem for each name not known.

    A row with an unknown key is left out. Raises ProblemsError for a text that is no TOML.
    """
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemsError([broken_toml(path, text, error)]) from error
    problems = []
    for name in sorted(parsed.keys() - {table}):
        message = tr('unknown table "{name}"', name=name)
        problems.append(Problem(path, _line_of(text, name), message, did_you_mean(name, [table])))
    rows = parsed.get(table, [])
    if not isinstance(rows, list):
        cure = tr("begin each row with [[{table}]]", table=table)
        return [], [*problems, Problem(path, _line_of(text, table), tr("is no list of rows"), cure)]
    head = f"[[{table}]]"
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(head)]
    lines += [0] * (len(rows) - len(lines))  # written another way: in one line
    known_rows = []
    for line, row in zip(lines, rows, strict=False):
        unknown = sorted(row.keys() - set(keys))
        known_rows += [] if unknown else [(line, row)]
        problems += [
            Problem(path, line, tr('unknown key "{key}"', key=key), did_you_mean(key, keys))
            for key in unknown
        ]
    return known_rows, problems


def load_layers(
    files: Iterable[Path], parse: Callable[[str, str], tuple[T, ...]], key: Callable[[T], str]
) -> tuple[T, ...]:
    """Read the same table from several files; a row of a later file takes the place of that with its key.

    Files that are not there are passed over. Raises ProblemsError for the first file with mistakes.
    """
    rows: dict[str, T] = {}
    for file in files:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError as error:
            cure = tr('save it as "UTF-8" in your editor')
            raise ProblemsError([Problem(_shown(file), 0, tr("is not UTF-8"), cure)]) from error
        rows |= {key(row): row for row in parse(text, _shown(file))}
    return tuple(rows.values())


def _shown(file: Path) -> str:
    return f"{OWN}/{file.name}" if file.parent.name == OWN else file.name


def _line_of(text: str, table: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if table in line.partition("#")[0])
    return next(lines, 0)
