"""Which changes readers may be told of: those of what they saw, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.content.changes import DRAFT, PUBLISHED, Change, add_changes, load_changes, write_changes
from luutru.content.fields import FOUND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from luutru.errors import Problem


def settle(changes: Iterable[Change], published: Collection[str]) -> tuple[Change, ...]:
    """Return changes as readers may be told of them: `published` are the ids of the articles that they know.

    Corrections of other articles are drafts. So are those of one field since the last publication, where they
    are several: one row tells what readers saw before and what they see now, if that is another thing. Where
    no publication was noted yet, only those of the newest day count as being since then.
    """
    rows = list(changes)
    newest_day = max((row.day for row in rows), default="")
    last = max((at for at, row in enumerate(rows) if row.field == PUBLISHED), default=-1)
    if last < 0:
        last = sum(row.day < newest_day for row in rows) - 1
    groups: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        if row.field in FOUND and row.id not in published:
            rows[at] = replace(row, field=f"{DRAFT}{row.field}")
        elif row.field in FOUND and at > last:
            groups.setdefault((row.id, row.field), []).append(at)
    for group in groups.values():
        first, newest = rows[group[0]], rows[group[-1]]
        if first.old != newest.new and len(group) == 1:
            continue
        for at in group:
            rows[at] = replace(rows[at], field=f"{DRAFT}{rows[at].field}")
        rows += [replace(newest, old=first.old)] if first.old != newest.new else []
    return tuple(rows)


def settle_changes(folder: Path, published: Collection[str]) -> None:
    """Write the changes of a content folder as `settle` has them, before they are published.

    A file with a damaged row stays as it is: what was written again without it would lose it.
    """
    problems: list[Problem] = []
    changes = load_changes(folder, problems)
    settled = settle(changes, published)
    if not problems and settled != changes:
        write_changes(folder, settled)


def note_publication(folder: Path, day: str) -> None:
    """Note that readers know the corrections before; nothing where the last note says so of all of them."""
    problems: list[Problem] = []
    fields = {*FOUND, *(f"{DRAFT}{field}" for field in FOUND), PUBLISHED}
    told = [change for change in load_changes(folder, problems) if change.field in fields]
    if told and told[-1].field != PUBLISHED and not problems:
        add_changes(folder, [Change(day, "", PUBLISHED, "", "")])
