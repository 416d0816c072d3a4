"""Pages that hold a second story, or may: cleaning tells where it begins, a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.content.ledger import parse_ledger
from luutru.errors import LuutruError, Problem, Severity
from luutru.messages import tr
from luutru.model import PERHAPS_SECOND, SECOND_STORY, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from luutru.model import LedgerRow

_CELL = f"\t{SECOND_STORY}\t".encode()
_SUSPECTED_CELL = f"\t{PERHAPS_SECOND}\t".encode()
#: Roles of lines that no story has.
_AROUND = frozenset({Role.FURNITURE, Role.RELATED})


def has_second_story(ledger: bytes) -> bool:
    """Say whether a ledger, as it is on disk, has lines of a second story."""
    return _CELL in ledger


def may_have_second_story(ledger: bytes) -> bool:
    """Say whether a ledger, as it is on disk, has a line that may be a second story's headline."""
    return _SUSPECTED_CELL in ledger


def find_second_story(rows: Sequence[LedgerRow]) -> tuple[list[int], bool]:
    """Return the numbers of the lines of a second story, its headline first, and whether it is certain.

    What may be one goes to the next line that belongs to no story; below a headline that was read as another
    article's, such lines are its text.
    """
    story = [row.line for row in rows if row.rule == SECOND_STORY and row.role is Role.RELATED]
    if story:
        return story, True
    for start, row in enumerate(rows):
        if row.rule == PERHAPS_SECOND:
            for below in rows[start:]:
                if below.role in _AROUND - {row.role}:
                    break
                if below.role is not Role.BLANK:
                    story.append(below.line)
            break
    return story, False


def tell_second_stories(folder: Path, ledgers: Iterable[tuple[str, bytes]]) -> Iterator[Problem]:
    """Yield a note for each article whose raw page holds a second story, or may; `ledgers` are the articles'
    names with their ledgers' bytes.
    """
    for name, data in ledgers:
        if not (has_second_story(data) or may_have_second_story(data)):
            continue
        try:
            ledger = parse_ledger(data.decode("utf-8", "surrogateescape"))
        except LuutruError:
            continue
        story, certain = find_second_story(ledger.rows)
        if not story:
            continue
        text = next(row.text for row in ledger.rows if row.line == story[0])
        words = " ".join((text if ledger.newline else Markup(text).striptags()).split())
        if certain:
            message = tr(
                'its raw page holds a second story from line {line} on: "{text}"', line=story[0], text=words
            )
            cure = tr("split it off on the desk, if it belongs to the archive")
        else:
            message = tr(
                'its raw page may hold a second story from line {line} on: "{text}"',
                line=story[0],
                text=words,
            )
            cure = tr("say on the desk whether it is one")
        yield Problem(f"{folder.name}/{name}.md", 0, message, cure, Severity.NOTE)
