"""Words and patterns of the language, as data: the rows of ``knowledge/data/words/NAME.toml``.

A row has an `id`, says `why` it is there, and brings samples, `yes` that must match and `no` that must not;
tests/test_vocabulary.py runs them all. It is either `words`, plain phrases in lower case, or a `pattern`, a
regular expression over several lines, whose line breaks and indents do not count. ``{id}`` in a pattern
stands for the words (``a|b``) or the pattern of another row, ``{file.id}`` for one of another file,
``{upper}`` and ``{lower}`` for the letters of that case. `any_case` says that case does not matter.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

FOLDER: Final = Path(__file__).parent / "knowledge" / "data" / "words"
_NAMED: Final = re.compile(r"\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\}")
_INDENT: Final = re.compile(r"\n\s*|^\s+")
#: Latin letters with their accents; a class of them is written out, for re knows none of either case.
_LATIN: Final = [chr(code) for code in range(0x1F00) if code < 0x250 or code >= 0x1E00]
UPPER: Final = "".join(letter for letter in _LATIN if letter.isupper())
LOWER: Final = "".join(letter for letter in _LATIN if letter.islower())


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of words, or one pattern; `value` are the numbers that the words stand for."""

    id: str
    why: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    any_case: bool = False
    value: tuple[int, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Vocabulary:
    """The rows of one file, by id; a row that is not there is a KeyError."""

    def __init__(self, name: str) -> None:
        """Read ``NAME.toml``."""
        table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        self.rows: Final = {row.id: row for row in msgspec.convert(table["row"], list[Row])}

    def words(self, row: str) -> tuple[str, ...]:
        """Return the words of a row, in its order."""
        return self.rows[row].words

    def word_set(self, *rows: str) -> frozenset[str]:
        """Return the words of some rows."""
        return frozenset(word for row in rows for word in self.rows[row].words)

    def pairs(self, row: str) -> frozenset[tuple[str, ...]]:
        """Return the phrases of a row, each as a tuple of its words."""
        return frozenset(tuple(phrase.split()) for phrase in self.rows[row].words)

    def numbers(self, *rows: str) -> dict[str, int]:
        """Return the words of some rows, each with its number."""
        found = [self.rows[row] for row in rows]
        return {word: number for row in found for word, number in zip(row.words, row.value, strict=True)}

    def source(self, row: str) -> str:
        """Return a row as a piece of a regular expression."""
        found = self.rows[row]
        if found.words:
            return "|".join(map(re.escape, found.words)).replace(r"\ ", " ")
        return _NAMED.sub(self._piece, _INDENT.sub("", found.pattern))

    def pattern(self, row: str) -> re.Pattern[str]:
        """Return a row as a regular expression."""
        return re.compile(self.source(row), re.IGNORECASE if self.rows[row].any_case else 0)

    def _piece(self, match: re.Match[str]) -> str:
        file, dot, row = match[1].rpartition(".")
        if dot:
            return load_vocabulary(file).source(row)
        return {"upper": UPPER, "lower": LOWER}.get(row) or self.source(row)


@cache
def load_vocabulary(name: str) -> Vocabulary:
    """Read a file of words, once in a process."""
    return Vocabulary(name)
