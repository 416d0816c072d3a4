"""``review --csv`` and ``--apply``: values go out as a table for a spreadsheet, and come back corrected.

A row is an article, a column a field. What is right is written, what is wrong is named with its row and
column. A row whose content file was changed in the meantime is left out, so that a table kept for a month
undoes nobody's work; what a table itself changed is remembered: it can be corrected and applied again.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.building.archive import only_writer
from luutru.commands.addresses import today
from luutru.commands.doubts import list_suspected, look_through
from luutru.commands.table_cells import find_remarks, is_day_first, read_cells
from luutru.config import LANGUAGES
from luutru.content.changes import Change, add_changes, load_changes, show_value
from luutru.content.deciding import DECIDABLE, decide_what_is_right, list_decidable
from luutru.content.frontmatter import parse_content
from luutru.content.store import load_content, read_text, write_if_changed
from luutru.content.validation import allowed_names
from luutru.errors import (
    LuutruError,
    Problem,
    ProblemsError,
    Severity,
    called_as,
    did_you_mean,
    problems_of,
    reason_of,
)
from luutru.memo import Memo
from luutru.messages import speaking, tr, trn
from luutru.site.data_files import FORMULA
from luutru.site.value_words import DATES, change_words
from luutru.site.words import load_words
from luutru.vietnamese.answers import read_answer
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.commands.doubts import ReviewTask
    from luutru.console import Console
    from luutru.knowledge.loading import Knowledge
    from luutru.model import Article, ContentFile

#: Where the memo has the versions of files that a table brought about, by file and the version in the table.
_APPLIED = "applied-tables"
COLUMNS = ("file", "version", "doubts", "reviewed", *DECIDABLE)
#: Digits of a content file's SHA-256 by which a row knows the file it was made from.
_VERSION = 12


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a row makes of a content file, which had this version in the table."""

    path: Path
    text: str
    changes: tuple[Change, ...]
    version: str


def write_table(archive: Archive, console: Console, task: ReviewTask) -> int:
    """Write the table: the articles with doubts, or all."""
    assert task.table is not None
    problems: list[Problem] = []
    knowledge = archive.load_knowledge()
    files = []
    for file, article in look_through(archive, task, knowledge, problems):
        if article or (task.all_articles and not task.named):
            doubts = dict.fromkeys(doubt.field for doubt in (article.doubts if article else ()))
            files.append((file, tuple(doubts)))
    task.table.parent.mkdir(parents=True, exist_ok=True)
    # With a byte order mark, or Excel takes it for another encoding.
    table = render_table(files, knowledge, archive.config.language)
    task.table.write_bytes(table.encode("utf-8-sig"))
    console.say(
        tr(
            "{table}: {count} articles; correct it, put yes under {reviewed} where an article is done",
            table=task.table,
            count=len(files),
            reviewed=heads_in(archive.config.language)["reviewed"],
        )
    )
    console.say(
        tr(
            "then: {program} review --apply {table} --dry-run (open it with all columns as text)",
            program=called_as(),
            table=task.table,
        )
    )
    console.report(problems)
    return 1 if console.errors else 0


def render_table(
    files: list[tuple[ContentFile, tuple[str, ...]]], knowledge: Knowledge, language: str
) -> str:
    """Return the table of some articles, each with its doubtful fields; people read heads and topics."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    heads, fields = heads_in(language), list_decidable(knowledge.places)
    writer.writerow(head for column, head in heads.items() if column in fields or column not in DECIDABLE)
    names = _topic_names(knowledge, language)
    for file, doubts in files:
        name = file.path.rpartition("/")[2]
        unsure = "; ".join(heads.get(field, field) for field in doubts)
        with speaking(language):
            about = [name, file.sha256[:_VERSION], unsure, tr("yes") if file.article.reviewed else ""]
        writer.writerow([*map(_guard, about), *(_cell_of(file.article, field, names) for field in fields)])
    return target.getvalue()


def _topic_names(knowledge: Knowledge, language: str) -> dict[str, str]:
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


def apply_table(archive: Archive, console: Console, table: Path, *, dry_run: bool) -> int:
    """Write the corrections of a table; a dry run only says what would change.

    A cell that is wrong is left out and named, and so is a row whose article was changed meanwhile, or is
    there no more: the exit code is 1 then.
    """
    text = _read_text(table)
    knowledge = archive.load_knowledge()
    allowed = allowed_names(knowledge)
    unread: list[Problem] = []
    files = {file.path.rpartition("/")[2]: file for file in load_content(archive.content, problems=unread)}
    wrong_cells: list[Problem] = []
    edits: list[_Edit] = []
    heads = heads_in(archive.config.language)
    rows, unknown, left = read_rows(text, str(table))
    if unknown:
        console.say(tr("{table}: columns that are not read: {names}", table=table, names=", ".join(unknown)))
    changed = load_changes(archive.content)
    with Memo(archive.root) as memo:
        version_after = {key.decode(): value.decode() for key, value in memo.walk(_APPLIED)}
    used = {file.article.outlet for file in files.values() if file.article.outlet}
    names = _topic_names(knowledge, archive.config.language)
    day_first = is_day_first(row.get(field, "").strip() for _, row in rows for field in DATES)
    for line, row in rows:
        name = row.get("file", "")
        file = files.get(name)
        if file is None:
            left.append(_no_file(table, line, row))
            continue
        touched = find_touched(row, file.article, names)
        decided, wrong = read_cells(touched, file.article, knowledge, used=used, day_first=day_first)
        path, version = archive.content / name, row.get("version") or ""
        old = version not in ("", file.sha256[:_VERSION])
        if old:
            decided = _leave_untouched_out(decided, file.article.id, changed)
        edited, changes, invalid = decide_what_is_right(
            read_text(path) or "",
            file,
            decided,
            day=today(),
            as_of=archive.config.as_of,
            reviewed=bool(read_answer(row.get("reviewed", ""))) and not wrong,
            allowed=allowed,
        )
        own = old and version_after.get(f"{name} {version}") == file.sha256[:_VERSION]
        if old and not own and edited != read_text(path):  # one applied already has nothing more to do
            cure = tr(
                "write a new table, or empty the cell under {version} to apply the row all the same",
                version=heads["version"],
            )
            message = tr("{name} was changed after the table was written", name=name)
            left.append(Problem(str(table), line, message, cure, Severity.WARNING))
            continue
        wrong_cells += (
            Problem(str(table), line, f"{heads[field]}: {problem.message}", problem.cure)
            for field, error in (wrong | invalid).items()
            for problem in problems_of(error)
        )
        edits.append(_Edit(path, edited, changes, version))
    with only_writer(archive.root):
        _write_all(archive, console, edits, used, dry_run=dry_run)
    console.report([*wrong_cells, *left])
    if left:
        console.say(trn("{count} row was left out", "{count} rows were left out", len(left)))
    if wrong_cells:
        cure = tr("correct in the table and apply it again")
        count = trn("{count} cell was left out", "{count} cells were left out", len(wrong_cells))
        console.say(f"{count}: {cure}")
    return 1 if left or wrong_cells else 0


def _no_file(table: Path, line: int, row: dict[str, str]) -> Problem:
    """Return what is wrong with a row without its article, which may have been renamed."""
    message = tr('there is no content file "{name}"', name=row.get("file", ""))
    if not row.get("version"):
        return Problem(str(table), line, message)
    cure = tr("it was renamed or taken away after the table was written; write a new table")
    return Problem(str(table), line, message, cure, Severity.WARNING)


def _leave_untouched_out(
    decided: dict[str, object], article_id: str, changes: Iterable[Change]
) -> dict[str, object]:
    """Return what was typed into an older table: what stood there before the last change was not."""
    before = {change.field: change.old for change in changes if change.id == article_id}
    return {field: value for field, value in decided.items() if show_value(value) != before.get(field)}


def _read_text(table: Path) -> str:
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


def _write_all(
    archive: Archive,
    console: Console,
    edits: list[_Edit],
    outlets: set[str],
    *,
    dry_run: bool,
) -> None:
    written = values = reviewed = 0
    words, known = load_words(archive.config.language), archive.load_knowledge()
    told: list[Change] = []
    for edit in edits:
        path, edited, changes = edit.path, edit.text, edit.changes
        if edited == (read_text(path) or ""):
            continue
        written += 1
        told += changes
        of_values = [change for change in changes if change.field != "reviewed"]
        values += len(of_values)
        is_reviewed = len(of_values) < len(changes)
        reviewed += is_reviewed
        console.say(archive.show(path) + (tr(": reviewed") if is_reviewed else ""))
        for change in of_values:
            console.say(f"  {change_words(change.field, change.old, change.new, words, known.topics)}")
        for remark in find_remarks({change.field: change.new for change in of_values}, known, outlets):
            console.say(f"  {remark}")
        if unsure := list_suspected(parse_content(edited, path.name)) if is_reviewed else []:
            labels = ", ".join(words.fields[field] for field in unsure)
            console.say(
                tr("  {labels}: only suspected; stays unknown until a value is written", labels=labels)
            )
        if not dry_run:
            write_if_changed(path, edited)
    if dry_run:
        console.say(
            tr(
                "dry run: {written} articles and {count} values would change, {reviewed} would be marked as"
                " reviewed; nothing was written",
                written=written,
                count=values,
                reviewed=reviewed,
            )
        )
        return
    add_changes(archive.content, told)
    with Memo(archive.root) as memo:
        memo.put(
            _APPLIED,
            {
                f"{edit.path.name} {edit.version}".encode(): _version_of(edit.text).encode()
                for edit in edits
                if edit.version
            },
        )
    console.say(
        tr(
            "{written} articles written, {count} values changed, {reviewed} marked as reviewed; run {program}"
            " to see them in the site",
            written=written,
            count=values,
            reviewed=reviewed,
            program=called_as(),
        )
    )


def _version_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION]


def _guard(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
