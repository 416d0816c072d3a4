"""Furniture: the phrases that news sites print around an article, as data with samples.

`load_phrases` reads data/furniture.toml and data/line_words.json; everything else is pure. What the kinds
mean for a line's role is learned by the tagger from tagged pages, not decided here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.errors import Problem, did_you_mean
from luutru.knowledge.rows import BadRowsError, check_id, keys_of, load_layers, read_rows
from luutru.messages import language, tr
from luutru.toml_files import line_of
from luutru.vietnamese.any_of import any_of
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA: Final = Path(__file__).parent / "data"
FILE_NAME: Final = "furniture.toml"
WORDS_NAME: Final = "line_words.json"

#: What a row of furniture.toml may be: see the rows' own "why".
KINDS: Final = frozenset({
    "ad", "comment", "counter", "form", "legal", "menu", "mostread", "pager", "player", "related", "section",
    "share", "sourcelabel", "tags", "template", "ticker",
})  # fmt: skip
_NAMES: Final = load_vocabulary("furniture_kinds")
#: What kinds may be called in an archive's own file, in small letters → the kind.
_CALLED: Final = {name: kind for kind in sorted(KINDS) for name in (kind, *_NAMES.words(kind))}
#: It names a group of a regular expression, and a rule in ledgers.
PHRASE_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
#: Bullets and ends that a label carries on one site and not on the next.
_TRIM: Final = " \t•*·-–—:»›>|+#…✓✔►▶→←<«"
_COUNT: Final = re.compile(r"(?: ?\(\d+\)| \d{1,4})$")
#: "Về trang trước | Gửi email | In trang": labels side by side, of kinds that no table of the text has.
_BARS: Final = "|•»›"
_BAR: Final = re.compile(rf"\s?[{_BARS}]\s?")
_MOST_PARTS: Final = 14
_LABEL_KINDS: Final = frozenset({"comment", "menu", "mostread", "pager", "section", "share"})
#: No label, licence line or counter seen on any page is longer than this many words.
LONGEST: Final = 60


class Phrase(msgspec.Struct, frozen=True):
    """A row of furniture.toml: one kind of line, with what matches it and the samples that prove it."""

    id: str
    kind: str
    why: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    pattern: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """All furniture, arranged for one look-up per line, and the word statistics of captions and headlines."""

    rows: Mapping[str, Phrase]
    exact: Mapping[str, str]
    starts: Mapping[str, tuple[tuple[str, str], ...]]
    one_word_starts: tuple[str, ...]
    patterns: re.Pattern[str]
    literals: Mapping[str, str]
    any_literal: re.Pattern[str]
    caption_openings: Mapping[str, float]
    caption_words: Mapping[str, float]
    caption_not_title: Mapping[str, float]
    rarely_capital: frozenset[str]
    telling_words: frozenset[str]
    #: Rows that an archive added of its own: what they name is furniture there for certain.
    own: frozenset[str] = frozenset()

    def find(self, key: str) -> Phrase | None:
        """Return the row that a line's `match_key` belongs to, or None."""
        name = self._find(key)
        return None if name is None else self.rows[name]

    def is_label(self, key: str) -> bool:
        """Whether a `match_key` is a menu's label in full, or one of those beside a text."""
        name = self.exact.get(key.strip(_TRIM))
        return name is not None and self.rows[name].kind in _LABEL_KINDS

    def _find(self, key: str) -> str | None:
        label = key.strip(_TRIM)
        name = self.exact.get(label) or self.exact.get(key)
        if name is None and label[-1:] in ")0123456789":
            name = self.exact.get(_COUNT.sub("", label).strip(_TRIM))
        if name is not None or key.count(" ") >= LONGEST:
            return name
        for form in (label, key):
            word = form.partition(" ")[0]
            for start, row in self.starts.get(word, ()):
                if form.startswith(start):
                    return row
            if word.startswith(self.one_word_starts):
                start = next(start for start in self.one_word_starts if word.startswith(start))
                return self.starts[start][0][1]
        match = self.patterns.match(key)
        if match is not None and match.lastgroup is not None:
            return match.lastgroup.replace("_", "-")
        literal = None
        if self.any_literal.search(key):
            literal = next(filter(key.__contains__, self.literals), None)
        return self._find_parts(key) if literal is None else self.literals[literal]

    def _find_parts(self, key: str) -> str | None:
        """Return the row of a label printed twice, or of labels side by side that are all known."""
        half = len(key) // 2
        if key[half : half + 1] == " " and key[:half] == key[half + 1 :]:
            return self._find(key[:half])
        if not any(map(key.__contains__, _BARS)) or key.count(" ") > _MOST_PARTS:
            return None
        names = [self._find(part) for part in _BAR.split(key) if part]
        known = all(name is not None and self.rows[name].kind in _LABEL_KINDS for name in names)
        return names[0] if known and len(names) > 1 else None


def parse_phrases(text: str, path: str = FILE_NAME) -> tuple[Phrase, ...]:
    """Read the rows of a furniture.toml; raises ProblemsError with every problem in it."""
    given, problems = read_rows(text, path, "phrase", keys_of(Phrase))
    rows: dict[str, Phrase] = {}
    for line, row in given:
        name, kind = row.get("id", ""), _CALLED.get(row.get("kind", "").strip().lower())
        first = next(iter((*row.get("lines", ()), *row.get("starts", ()), *row.get("contains", ()))), "")
        if wrong := check_id(row, "id", first, rows, PHRASE_ID):
            problems.append(Problem(path, line_of(text, "id", line), *wrong))
        elif kind is None:
            said = row.get("kind", "")
            cure = did_you_mean(said, _CALLED) or tr("known: {names}", names=name_kinds())
            message = (
                tr('there is no kind "{kind}"', kind=said) if said else tr('"{key}" is missing', key="kind")
            )
            problems.append(Problem(path, line_of(text, "kind", line), message, cure))
        elif not row.get("why"):
            cure = tr("write it as {line}", line='why = "…"')
            problems.append(Problem(path, line, tr("{name}: says not why it is here", name=name), cure))
        elif not _is_pattern(row.get("pattern", "")):
            at = line_of(text, "pattern", line)
            problems.append(Problem(path, at, tr("{name}: the pattern is no regular expression", name=name)))
        else:
            rows[name] = msgspec.convert(row | {"kind": kind}, Phrase)
    if problems:
        raise BadRowsError(problems, rows.values())
    return tuple(rows.values())


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def name_kinds() -> str:
    """Return the kinds as one may write them, in the language spoken."""
    own = language() == "vi"
    return ", ".join(f"{_NAMES.words(kind)[0]} ({kind})" if own else kind for kind in sorted(KINDS))


def arrange_phrases(rows: Iterable[Phrase], words: Mapping[str, Any]) -> Phrases:
    """Build the look-up tables; no line is two rows', and no start begins with another row's."""
    rows = tuple(rows)
    exact: dict[str, str] = {}
    literals: dict[str, str] = {}
    starts: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        for line in row.lines:
            key = match_key(line)
            exact.setdefault(key.strip(_TRIM) or key, row.id)
        for literal in row.contains:
            literals.setdefault(match_key(literal) if literal == literal.strip() else literal, row.id)
        for start in map(_trimmed, row.starts):
            starts.setdefault(start.partition(" ")[0], []).append((start, row.id))
    one_word = [start for found in starts.values() for start, _ in found if " " not in start]
    return Phrases(
        rows={row.id: row for row in rows},
        exact=exact,
        starts={word: tuple(found) for word, found in starts.items()},
        one_word_starts=tuple(sorted(one_word, key=len, reverse=True)),
        patterns=_alternation([(row.id, row.pattern) for row in rows if row.pattern]),
        literals=literals,
        any_literal=any_of(literals),
        caption_openings=words["caption_openings"],
        caption_words=words["caption_words"],
        caption_not_title=words["caption_not_title"],
        rarely_capital=frozenset(words["rarely_capital"]),
        telling_words=frozenset(words["telling_words"]),
    )


def _trimmed(start: str) -> str:
    """The start as `match_key` would leave it, but with the blank that ends a word."""
    key = match_key(start).lstrip(_TRIM) or match_key(start)
    return key + (" " if start.endswith(" ") else "")


def _alternation(rows: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in rows))


@cache
def load_phrases() -> Phrases:
    """Read furniture.toml and line_words.json, once in a process."""
    return read_phrases()


def read_phrases(*own: Path) -> Phrases:
    """Read furniture.toml, further files of its kind over it, and line_words.json."""
    rows = load_layers((DATA / FILE_NAME,), parse_phrases, lambda row: row.id, own)
    words = json.loads((DATA / WORDS_NAME).read_text(encoding="utf-8"))
    own_rows = load_layers((), parse_phrases, lambda row: row.id, own)
    return replace(arrange_phrases(rows, words), own=frozenset(row.id for row in own_rows))
