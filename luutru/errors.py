"""Everything that can go wrong on purpose.

The tree::

    LuutruError                    shown to the user as its message, exit status 2
    ├── ProblemsError              one or many located problems, all at once
    ├── DecodingError              bytes that are no text in any encoding known here
    └── EdtfError                  a date that is not in the EDTF subset of the archive

A `Problem` is a value, not an exception: validation collects them and reports all at once.
"""

from __future__ import annotations

import difflib
import errno
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


#: How alike two words are that one is a slip of the other ("nmae" and "name": 0.75; "ngon" and "no": 0.67),
#: the candidates looked at, and the fewest letters that a word is known by.
_NEAR, _LOOKED_AT, _BEGINNING = 0.75, 5, 3


class LuutruError(Exception):
    """Base of all errors that are shown to the user without a traceback."""


class DecodingError(LuutruError):
    """The bytes of an input are no text; `reason` is the slug for setting it aside ("empty", "binary")."""

    def __init__(self, message: str, reason: str = "binary") -> None:
        self.reason = reason
        super().__init__(message)


class EdtfError(LuutruError, ValueError):
    """A date string outside the EDTF subset of content files (`luutru.vietnamese.edtf`)."""


class Severity(StrEnum):
    """How much a problem matters: a warning becomes a failure under ``--strict``, a note is only news."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    `path` is relative to the archive and written with "/"; `line` counts from 1, 0 when no line applies.
    """

    path: str
    line: int
    message: str
    cure: str = ""
    severity: Severity = Severity.ERROR

    def told(self) -> str:
        """Return the problem as a line for the terminal, its severity first."""
        if self.severity is Severity.ERROR:
            return tr("error: {error}", error=self)
        if self.severity is Severity.NOTE:
            return tr("note: {problem}", problem=self)
        return tr("warning: {problem}", problem=self)

    def told_here(self) -> str:
        """Return the problem and its cure for somebody who sees what is meant: what was just typed."""
        return f"{self.message} ({self.cure})" if self.cure else self.message

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.told_here()}"


class ProblemsError(LuutruError):
    """Problems that stop the work; `problems` is sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def problems_of(error: LuutruError) -> tuple[Problem, ...]:
    """Return what is wrong, as problems, those of one message alone without a place."""
    return error.problems if isinstance(error, ProblemsError) else (Problem("", 0, str(error)),)


def tell_here(error: LuutruError) -> str:
    """Return what is wrong, and its cure, for somebody who sees where: without places in files."""
    return "\n".join(problem.told_here() for problem in problems_of(error))


def reason_of(error: OSError) -> str:
    """Return why the system refused, in the language spoken; what is rare in the system's own words."""
    reasons = {
        "EACCES": tr("Permission denied"),
        "EPERM": tr("Operation not permitted"),
        "ENOENT": tr("No such file or directory"),
        "EEXIST": tr("File exists"),
        "EISDIR": tr("Is a directory"),
        "ENOTDIR": tr("Not a directory"),
        "ENOTEMPTY": tr("Directory not empty"),
        "ENAMETOOLONG": tr("File name too long"),
        "ELOOP": tr("Too many levels of symbolic links"),
        "EMFILE": tr("Too many open files"),
        "ENFILE": tr("Too many open files"),
        "ENOSPC": tr("No space left on device"),
        "EDQUOT": tr("Disk quota exceeded"),
        "EFBIG": tr("File too large"),
        "EROFS": tr("Read-only file system"),
        "EIO": tr("Input/output error"),
        "EBUSY": tr("Device or resource busy"),
        "ETXTBSY": tr("Text file busy"),
        "EXDEV": tr("Invalid cross-device link"),
        "ENOMEM": tr("Cannot allocate memory"),
        "EADDRINUSE": tr("Address already in use"),
        "EADDRNOTAVAIL": tr("Cannot assign requested address"),
        "ECONNREFUSED": tr("Connection refused"),
        "ETIMEDOUT": tr("Connection timed out"),
    }
    return reasons.get(errno.errorcode.get(error.errno or 0, "")) or error.strerror or str(error)


def broken_text(path: str, text: str, line: int, form: str, cure: str, *, above: int = 0) -> Problem:
    """Return the problem of a text that is no `form` ("YAML", "TOML", "CSV") from its line `line` on.

    It shows the line, not the parser's words, which are English. `above` is how many lines of the file stand
    above the text.
    """
    lines = text.splitlines()
    shown = lines[line - 1].strip()[:60] if 0 < line <= len(lines) else ""
    message = (
        tr("is no valid {form} from here on: {shown}", form=form, shown=shown)
        if shown
        else tr("is no valid {form}", form=form)
    )
    return Problem(path, above + line, message, cure)


def did_you_mean(word: str, known: Iterable[str], form: Callable[[str], str] = str) -> str:
    """Return ``did you mean "x"?`` for the known word nearest to `word` in some form, or an empty string."""
    found = find_nearest(word, known, form)
    return "" if found is None else tr('did you mean "{word}"?', word=found)


def find_nearest(word: str, known: Iterable[str], form: Callable[[str], str] = str) -> str | None:
    """Return the known word nearest to `word` in some form, None where none is near.

    Near is one letter in four wrong, letters in another order, or the beginning of a word; another number is
    another thing.
    """
    wanted = form(word).casefold()
    choices = {form(choice).casefold(): choice for choice in sorted(known, reverse=True)}
    near = difflib.get_close_matches(wanted, choices, n=_LOOKED_AT, cutoff=_NEAR)
    near += [choice for choice in choices if sorted(choice) == sorted(wanted)]
    near += [choice for choice in choices if len(wanted) >= _BEGINNING and choice.startswith(wanted)]
    return next((choices[choice] for choice in near if _has_numbers_of(wanted, choice)), None)


def _has_numbers_of(wanted: str, choice: str) -> bool:
    """Whether a choice has the numbers of what was typed; one that begins with it may have more behind."""
    numbers, typed = _numbers(choice), _numbers(wanted)
    return numbers == typed or (choice.startswith(wanted) and numbers[: len(typed)] == typed)


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]+", text)]
