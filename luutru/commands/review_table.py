"""``review --csv`` and ``--apply``: values go out as a table for a spreadsheet, and come back corrected.

A row is an article, a column a field. What is right is written, what is wrong is named with its row and
column. A row whose content file was changed in the meantime is left out, so that a table kept for a month
undoes nobody's work; what a table itself changed is remembered: it can be corrected and applied again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.building.archive import only_writer
from luutru.commands.addresses import today
from luutru.commands.doubts import list_suspected, look_through
from luutru.commands.review_rows import (
    VERSION,
    find_touched,
    heads_in,
    read_rows,
    read_table,
    render_table,
    topic_names,
)
from luutru.commands.table_cells import find_remarks, is_day_first, read_cells
from luutru.content.changes import Change, add_changes, load_changes, show_value
from luutru.content.deciding import decide_what_is_right
from luutru.content.fields import DATES
from luutru.content.frontmatter import parse_content
from luutru.content.store import load_content, read_text, write_if_changed
from luutru.errors import (
    Problem,
    Severity,
    problems_of,
)
from luutru.memo import Memo
from luutru.messages import tr, trn
from luutru.site.value_words import change_words
from luutru.site.words import load_words
from luutru.vietnamese.answers import read_answer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.commands.doubts import ReviewTask
    from luutru.console import Console

#: Where the memo has the versions of files that a table brought about, by file and the version in the table.
_APPLIED = "applied-tables"


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
    console.tell(
        "{table}: {count} articles; correct it, put yes under {reviewed} where an article is done",
        table=task.table,
        count=len(files),
        reviewed=heads_in(archive.config.language)["reviewed"],
    )
    console.tell(
        "then: {program} review --apply {table} --dry-run (open it with all columns as text)",
        table=task.table,
    )
    console.report(problems)
    return 1 if console.errors else 0


def apply_table(archive: Archive, console: Console, table: Path, *, dry_run: bool) -> int:
    """Write the corrections of a table; a dry run only says what would change.

    A cell that is wrong is left out and named, and so is a row whose article was changed meanwhile, or is
    there no more: the exit code is 1 then.
    """
    text = read_table(table)
    knowledge = archive.load_knowledge()
    unread: list[Problem] = []
    files = {file.path.rpartition("/")[2]: file for file in load_content(archive.content, problems=unread)}
    wrong_cells: list[Problem] = []
    edits: list[_Edit] = []
    heads = heads_in(archive.config.language)
    rows, unknown, left = read_rows(text, str(table))
    if unknown:
        console.tell("{table}: columns that are not read: {names}", table=table, names=", ".join(unknown))
    changed = load_changes(archive.content)
    with Memo(archive.root) as memo:
        version_after = {key.decode(): value.decode() for key, value in memo.walk(_APPLIED)}
    used = {file.article.outlet for file in files.values() if file.article.outlet}
    names = topic_names(knowledge, archive.config.language)
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
        old = version not in ("", file.sha256[:VERSION])
        if old:
            decided = _leave_untouched_out(decided, file.article.id, changed)
        edited, changes, invalid = decide_what_is_right(
            read_text(path) or "",
            file,
            decided,
            day=today(),
            as_of=archive.config.as_of,
            reviewed=bool(read_answer(row.get("reviewed", ""))) and not wrong,
            knowledge=knowledge,
        )
        own = old and version_after.get(f"{name} {version}") == file.sha256[:VERSION]
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


def _write_all(
    archive: Archive, console: Console, edits: list[_Edit], outlets: set[str], *, dry_run: bool
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
            console.tell("  {labels}: only suspected; stays unknown until a value is written", labels=labels)
        if not dry_run:
            write_if_changed(path, edited)
    if dry_run:
        console.tell(
            "dry run: {written} articles and {count} values would change, {reviewed} would be marked as"
            " reviewed; nothing was written",
            written=written,
            count=values,
            reviewed=reviewed,
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
    console.tell(
        "{written} articles written, {count} values changed, {reviewed} marked as reviewed; run {program}"
        " to see them in the site",
        written=written,
        count=values,
        reviewed=reviewed,
    )


def _version_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:VERSION]
