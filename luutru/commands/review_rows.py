"""The table of ``review`` as text: its heads, a row for each article, and the rows of one that came back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from luutru.config import LANGUAGES
from luutru.content.changes import show_value
from luutru.content.deciding import DECIDABLE, list_decidable
from luutru.errors import LuutruError, Problem, ProblemsError, Severity, did_you_mean, reason_of
from luutru.messages import speaking, tr
from luutru.site.data_files import FORMULA
from luutru.site.words import load_words
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Article, ContentFile

COLUMNS = ("file", "version", "doubts", "reviewed", *DECIDABLE)
#: Digits of a content file's SHA-256 by which a row knows the file it was made from.
VERSION = 12


def render_table(
    files: list[tuple[ContentFile, tuple[str, ...]]], knowledge: Knowledge, language: str
) -> str:
    """Return the table of some articles, each with its doubtful fields; people read heads and topics."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    heads, fields = heads_in(language), list_decidable(knowledge.places)
    writer.writerow(head for column, head in heads.items() if column in fields or column not in DECIDABLE)
    names = topic_names(knowledge, language)
    for file, doubts in files:
        name = file.path.rpartition("/")[2]
        unsure = "; ".join(heads.get(field, field) for field in doubts)
        with speaking(language):
            about = [name, file.sha256[:VERSION], unsure, tr("yes") if file.article.reviewed else ""]
        writer.writerow([*map(_guard, about), *(_cell_of(file.article, field, names) for field in fields)])
    return target.getvalue()


def topic_names(knowledge: Knowledge, language: str) -> dict[str, str]:
    """Return what each topic is called, by its slug."""
    return {topic.slug: topic.label(language) for topic in knowledge.topics.all}


def _cell_of(article: Article, field: str, topics: Mapping[str, str]) -> str:
    value = getattr(article, field)
    shown = tuple(topics.get(slug, slug) for slug in value) if field == "topics" else value
    return _guard(show_value(shown))


def find_touched(row: Mapping[str, str], article: Article, topics: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row that say something else than its article does; `topics` are names by slug."""
    return {
        field: cell
        for field, cell in row.items()
        if field in DECIDABLE and cell != _unguard(_cell_of(article, field, topics))
    }


def heads_in(language: str) -> dict[str, str]:
    """Return each column with its head: in English the names of the fields, as content files have them."""
    if language == "en":
        return dict(zip(COLUMNS, COLUMNS, strict=True))
    fields = load_words(language).fields
    with speaking(language):
        about = {
            "file": tr("File"),
            "version": tr("Version"),
            "doubts": tr("Doubts"),
            "reviewed": tr("Reviewed"),
        }
    return about | {field: fields[field] for field in DECIDABLE}


def read_table(table: Path) -> str:
    """Return the text of a table; raises LuutruError where there is none, or no table of text."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as file_of_table:
            return file_of_table.read()
    except FileNotFoundError as error:
        cure = did_you_mean(table.name, [path.name for path in table.parent.glob("*")])
        raise LuutruError(
            tr("{table}: there is no such table ({cure})", table=table, cure=cure or tr("write its name"))
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else tr("is not UTF-8")
        raise LuutruError(
            tr("{table}: cannot be read as a UTF-8 table: {reason}", table=table, reason=reason)
        ) from error


def read_rows(text: str, path: str) -> tuple[list[tuple[int, dict[str, str]]], list[str], list[Problem]]:
    """Return each row with its line, the names of columns of a curator's own, which are not read, and what is
    wrong with rows that have more cells than the heading: nobody knows which of them is too many.

    Raises ProblemsError for a column that is missing, stands twice, or is called almost as one that is read.
    Cells may be separated by tabs, or by semicolons, as Excel does where the comma is the decimal sign.
    """
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = [(reader.line_num, cells) for cells in reader if any(cells)]
    if not rows:
        raise LuutruError(tr("{path}: is empty", path=path))
    known = {fold(head): column for spoken in LANGUAGES for column, head in heads_in(spoken).items()}
    heads = [known.get(fold(cell), cell.strip()) for cell in rows[0][1]]
    unknown = [head for head in heads if head and head not in COLUMNS]
    problems = [
        Problem(path, 1, tr('unknown column "{name}"', name=head), cure)
        for head in unknown
        if (cure := did_you_mean(head, COLUMNS))
    ]
    for head in sorted({head for head in heads if head in COLUMNS and heads.count(head) > 1}):
        problems.append(Problem(path, 1, tr('the column "{name}" stands twice', name=head)))
    columns = tr("columns are {names}", names=", ".join(COLUMNS))
    if "file" not in heads:
        problems.append(Problem(path, 1, tr('the column "file" is missing'), columns))
    if not set(heads) & {"reviewed", *DECIDABLE}:
        problems.append(Problem(path, 1, tr("there is no column of values"), columns))
    if problems:
        raise ProblemsError(problems)
    fitting = [row for row in rows[1:] if len(row[1]) <= len(heads)]
    shifted = [
        _tell_shifted(path, line, len(cells), len(heads), delimiter)
        for line, cells in rows[1:]
        if len(cells) > len(heads)
    ]
    return (
        [(line, dict(zip(heads, map(_unguard, cells), strict=False))) for line, cells in fitting],
        unknown,
        shifted,
    )


def _tell_shifted(path: str, line: int, count: int, columns: int, delimiter: str) -> Problem:
    message = tr("has {count} cells, the head {columns}", count=count, columns=columns)
    sign = "Tab" if delimiter == "\t" else delimiter
    cure = tr('put a cell that has “{sign}” in it in quotes: "…"', sign=sign)
    return Problem(path, line, message, cure, Severity.WARNING)


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
