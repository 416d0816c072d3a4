"""content/changes.tsv: what curators did to published articles, by day and name; the page of corrections
shows of it what readers need to know.

The desk, `review`, `rename` and `withdraw` write a row when the decision is made; the day is the curator's. A
build only reads it, so that no build depends on the day it runs. A row may be taken out or corrected by hand.
What was changed before an article was published, or changed again before the next publication, no reader saw:
`publish` marks such rows ("draft:title"), and the page of corrections leaves them out.
"""

from __future__ import annotations

import datetime as dt
import getpass
import re
import subprocess
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from luutru.content.fields import FOUND
from luutru.content.side_files import refuse_blocked, shorten
from luutru.content.store import read_text, write_if_changed
from luutru.content.tsv import escape_cell, unescape_cell
from luutru.errors import Problem, ProblemsError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "changes.tsv"
COLUMNS = "day\tid\tfield\told\tnew\twho"
#: Before the field of a row that tells of an article as it was before it was published.
DRAFT = "draft:"
#: The field of a row behind which stand the changes since a publication; it tells of no article.
PUBLISHED = "publish"
#: As archives were written before it was noted who decides.
_WITHOUT_WHO = "day\tid\tfield\told\tnew"
#: "a.txt: 6-8".
_SPLIT = re.compile(r"(?:(?P<file>.+): )?(?P<first>[0-9]{1,9})-(?P<last>[0-9]{1,9})", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change of one field of an article; `day` is an ISO day, lists are joined by "; ".

    `field` is a key of the content file; "slug" for a new address, "withdrawn" with the reason in `new`,
    "merged" with the slug that went and the id of the article that stays, "split" with the first and last raw
    line of another article's page ("a.txt: 6-8") that became this one, and that article's id in `new`, "work"
    with the words for what was done to text, lines or pictures there, "publish" where readers saw all that
    stands before it. `who` decided it, where that is known.
    """

    day: str
    id: str
    field: str
    old: str
    new: str
    who: str = ""

    @property
    def split_from(self) -> str:
        """The id of the article whose raw page this one stood on; "" where it was not split off."""
        return self.new if self.field == "split" else ""

    @property
    def origin(self) -> Origin | None:
        """Of which lines of whose raw page the article was made; None where the row does not tell that."""
        said = _SPLIT.fullmatch(self.old) if self.split_from else None
        return Origin(said["file"] or "", int(said["first"]), int(said["last"]), self.new) if said else None


@dataclass(frozen=True, slots=True)
class Origin:
    """The lines of a raw page, `first` to `last`, that were split off; the page is that of article `id`."""

    file: str
    first: int
    last: int
    id: str

    @property
    def lines(self) -> str:
        """ "6-8"."""
        return f"{self.first}-{self.last}"


def render_changes(changes: Iterable[Change]) -> str:
    """Return the file's text, sorted by day; the changes of one day in the order in which they were made."""
    rows = sorted(changes, key=attrgetter("day"))
    return "\n".join([COLUMNS, *map(_render_row, rows), ""])


def parse_changes(
    text: str, path: str = FILE_NAME, collected: list[Problem] | None = None
) -> tuple[Change, ...]:
    """Read the file; `collected` takes the rows that are none, else ProblemsError is raised with them."""
    changes, problems = [], []
    lines = text.splitlines()
    if lines and lines[0] not in (COLUMNS, _WITHOUT_WHO):
        message = tr("must start with the columns {columns!r}", columns=COLUMNS)
        problems.append(Problem(path, 1, message, tr("write them, or take this line out")))
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        try:
            change = Change(*map(unescape_cell, line.split("\t")))
            dt.date.fromisoformat(change.day)
        except (TypeError, ValueError):
            cure = tr("write the day as 2026-03-01 and a tab between two cells, or take this line out")
            message = tr("is no row of {columns!r}", columns=COLUMNS)
            problems.append(Problem(path, number, message, cure))
        else:
            changes.append(change)
    if collected is not None:
        collected += shorten(problems)
    elif problems:
        raise ProblemsError(problems)
    return tuple(changes)


def load_changes(folder: Path, problems: list[Problem] | None = None) -> tuple[Change, ...]:
    """Read the changes of a content folder, as `parse_changes` does; none where there is no file."""
    text = read_text(folder / FILE_NAME)
    return parse_changes(text, f"{folder.name}/{FILE_NAME}", problems) if text else ()


def find_origin(folder: Path, article_id: str) -> Origin | None:
    """Return of which lines of another's page an article was made; None where it was not."""
    made = (change.origin for change in load_changes(folder) if change.id == article_id)
    return next(filter(None, made), None)


def find_parts(folder: Path, article_id: str) -> tuple[tuple[str, Origin], ...]:
    """Return the articles that were made of lines of an article's page: the id of each, and its lines."""
    made = ((change.id, change.origin) for change in load_changes(folder))
    return tuple((part, origin) for part, origin in made if origin and origin.id == article_id)


def add_changes(folder: Path, changes: Iterable[Change]) -> None:
    """Add rows to the changes of a content folder, signed by who works there."""
    new = tuple(changes)
    if not new:
        return
    who = _find_curator(folder)
    signed = [replace(change, who=change.who or who) for change in new]
    refuse_blocked(folder / FILE_NAME)
    problems: list[Problem] = []
    before = load_changes(folder, problems)
    if problems:  # what cannot be read stays as it is, and nothing else waits for it
        text = (read_text(folder / FILE_NAME) or "").removesuffix("\n")
        _write_bytes(folder / FILE_NAME, "\n".join([text, *map(_render_row, signed), ""]))
    else:
        write_changes(folder, (*before, *signed))


def take_back(folder: Path, changes: Iterable[Change], day: str) -> None:
    """Take rows out of the changes of a content folder, of equal ones the last; all others stay as they are.

    Of a correction that was published or settled since, a row tells that it was taken back.
    """
    path = folder / FILE_NAME
    lines = (read_text(path) or "").split("\n")[::-1]
    known = next((at for at, line in enumerate(lines) if f"\t{PUBLISHED}\t" in line), len(lines))
    back = []
    for change in changes:
        row, draft = _render_row(change), _render_row(replace(change, field=f"{DRAFT}{change.field}"))
        at = lines.index(row) if row in lines else -1
        if 0 <= at < known or (at >= 0 and change.field not in FOUND):
            known -= at < known
            del lines[at]
        elif at >= 0 or draft in lines:  # not taken out by hand
            back.append(replace(change, day=day, old=change.new, new=change.old, who=""))
    if any(line not in ("", COLUMNS) for line in lines):
        _write_bytes(path, "\n".join(lines[::-1]))
    else:
        path.unlink(missing_ok=True)
    add_changes(folder, back)


def _write_bytes(path: Path, text: str) -> None:
    """Write what may hold bytes that are no text, which stay."""
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _render_row(change: Change) -> str:
    return "\t".join(map(escape_cell, astuple(change)))


def write_changes(folder: Path, changes: Iterable[Change]) -> None:
    """Write the changes of a content folder; without any it has no such file."""
    rows = tuple(changes)
    if rows:
        write_if_changed(folder / FILE_NAME, render_changes(rows))
    else:
        (folder / FILE_NAME).unlink(missing_ok=True)


def show_value(value: object) -> str:
    """Write a field's value in one cell: lists joined, nothing for what is unknown."""
    if isinstance(value, (tuple, list)):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _find_curator(folder: Path) -> str:
    """Return who decides, as changes are signed: the name that git knows in a folder, else the user's."""
    with suppress(OSError, subprocess.CalledProcessError):
        command = ["git", "-C", str(folder), "config", "user.name"]
        if name := subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL).strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
