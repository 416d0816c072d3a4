"""Tables of rows in TOML: the program's own files, and an archive's in ``kien-thuc/``, which add to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from luutru.errors import Problem, ProblemsError, reason_of
from luutru.knowledge.naming import slug_of
from luutru.messages import tr
from luutru.toml_files import line_of, name_kind, read_toml, unknown_name, wrong_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")

#: The folder of an archive with what it knows beside the program.
OWN = "kien-thuc"
#: What an id looks like: it stands in addresses, and in the names of rules.
ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def keys_of(kind: type[msgspec.Struct]) -> dict[str, type]:
    """Return what a row of a kind may say, and as what: a text, true or false, or a list."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return {key: type_ if type_ in (str, bool) else list for key, type_ in types.items()}


def read_rows(
    text: str, path: str, table: str, keys: Mapping[str, type]
) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """Return the rows of an array of tables, each with its line, and a problem for each name not known.

    `keys` are what a row may say, each of its kind; one text where a list may stand is a list of it. A row
    with another key or kind is left out. Raises ProblemsError for a text that is no TOML.
    """
    parsed = read_toml(text, path)
    problems = []
    for name in sorted(parsed.keys() - {table}):
        cure = tr("begin each row with [[{table}]]", table=table)
        message = tr('unknown table "{name}"', name=name)
        problems.append(Problem(path, line_of(text, name), message, cure))
    rows = parsed.get(table, [])
    if not isinstance(rows, list):
        cure = tr("begin each of them with two brackets: {line}", line=f"[[{table}]]")
        message = tr("[{table}] stands in one bracket", table=table)
        return [], [*problems, Problem(path, line_of(text, table), message, cure)]
    head = f"[[{table}]]"
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(head)]
    lines += [0] * (len(rows) - len(lines))  # written another way: in one line
    known_rows = []
    for line, row in zip(lines, rows, strict=False):
        found = [*_row_problems(text, path, line, row, keys)]
        problems += found
        known_rows += [] if found else [(line, row)]
    return known_rows, problems


def _row_problems(
    text: str, path: str, start: int, row: dict[str, Any], keys: Mapping[str, type]
) -> Iterator[Problem]:
    for key, value in row.items():
        if key not in keys:
            yield unknown_name(path, line_of(text, key, start), tr('unknown key "{key}"', key=key), key, keys)
            continue
        said = row[key] = [value] if keys[key] is list and isinstance(value, str) else value
        texts = said if isinstance(said, list) else ()
        if type(said) is not keys[key] or not all(isinstance(text, str) for text in texts):
            yield wrong_kind(path, line_of(text, key, start), key, name_kind(keys[key]), value)


def check_id(
    row: Mapping[str, Any], key: str, name: str, taken: Container[str], pattern: re.Pattern[str] = ID
) -> tuple[str, str] | None:
    """Return what is wrong with the id of a row, which stands under `key`, with the cure; None if nothing.

    `name` is what the row is called: an id is proposed from it.
    """
    said = row.get(key, "")
    if said in taken:
        message = tr('{key} = "{value}" stands here a second time', key=key, value=said)
        return message, tr("give one of them another")
    if pattern.fullmatch(said):
        return None
    proposed = re.sub("[^a-z0-9-]", "", slug_of(said or name))
    message = tr('"{value}" is no {key}', key=key, value=said) if said else tr('"{key}" is missing', key=key)
    cure = tr("small letters without marks, digits and hyphens: {line}", line=f'{key} = "{proposed or "…"}"')
    return message, cure


class BadRowsError(ProblemsError):
    """Rows with mistakes; `sound` are those of the same text without."""

    def __init__(self, problems: Iterable[Problem], sound: Iterable[Any]) -> None:
        self.sound = tuple(sound)
        super().__init__(problems)


def load_layers(
    files: Iterable[Path],
    parse: Callable[[str, str], tuple[T, ...]],
    key: Callable[[T], str],
    own: Iterable[Path] = (),
) -> tuple[T, ...]:
    """Read the same table from several files; a row of a later file takes the place of that with its key.

    Files that are not there are passed over. Raises ProblemsError for the first file with mistakes; of an
    archive's `own` ones, which come last, the sound rows count.
    """
    rows: dict[str, T] = {}
    for file in files:
        rows |= {key(row): row for row in _read_file(file, parse)}
    for file in own:
        try:
            rows |= {key(row): row for row in _read_file(file, parse)}
        except BadRowsError as error:
            rows |= {key(row): row for row in error.sound}
        except ProblemsError:  # no text, or no TOML
            continue
    return tuple(rows.values())


def _read_file(file: Path, parse: Callable[[str, str], tuple[T, ...]]) -> tuple[T, ...]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        cure = tr('save it as "UTF-8" in your editor')
        raise ProblemsError([Problem(_shown(file), 0, tr("is not UTF-8"), cure)]) from error
    except OSError as error:
        message = tr("cannot be read: {reason}", reason=reason_of(error))
        raise ProblemsError([Problem(_shown(file), 0, message)]) from error
    return parse(text, _shown(file))


def _shown(file: Path) -> str:
    return f"{OWN}/{file.name}" if file.parent.name == OWN else file.name
