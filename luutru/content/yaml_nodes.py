"""YAML that a stranger wrote → values with their lines, safely.

A small composer over PyYAML's event stream. It keeps what a loader throws away (each key's line, the text of
a scalar before YAML makes 945 of `15:45`), names every duplicate key, and refuses what front matter does not
need and an attacker does: anchors and aliases (bombs), tags, deep nesting, several documents. PyYAML is
imported here and nowhere else, and only when a file is not in canonical form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import yaml

from luutru.errors import Problem, ProblemsError, broken_text
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

#: evidence → field → list → record is 4; a curator's own `x_` data may go deeper.
MOST_DEPTH = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: A line whose value, or whose item of a list, opens quotes and does not close them.
_OPEN_QUOTES = re.compile(r"""[ \t]*(?:-[ \t]+)?(?:[\w-]+:[ \t]*)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)""")
#: YAML 1.1's reading of plain scalars, as Jekyll and PyYAML know it.
_CONSTRUCTOR: Any = yaml.SafeLoader("")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar: its text, whether it stood without quotes, its line in the YAML text, from 1.

    `cut` is the comment that ended it, where that may be a part of the text.
    """

    text: str
    plain: bool
    line: int
    cut: str = ""

    @property
    def value(self) -> object:
        """What YAML 1.1 makes of it: str, int, float, bool, None; dates stay text."""
        if not self.plain:
            return self.text
        tag = _CONSTRUCTOR.resolve(yaml.ScalarNode, self.text, (True, False))
        if tag.endswith((":int", ":float", ":bool", ":null")):
            try:
                return _CONSTRUCTOR.construct_object(yaml.ScalarNode(tag, self.text))
            except ValueError:  # "0o9", "1__" and the like: text after all
                return self.text
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list and its line."""

    items: tuple[Node, ...]
    line: int

    @property
    def value(self) -> object:
        """The list as Python has it."""
        return [item.value for item in self.items]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping with text keys, the line of each, and its own line."""

    items: dict[str, Node]
    lines: dict[str, int]
    line: int

    @property
    def value(self) -> object:
        """The mapping as Python has it."""
        return {key: node.value for key, node in self.items.items()}


Node: TypeAlias = Scalar | Sequence | Mapping


def _find_open_quotes(text: str, last: int) -> int:
    """Return the first line up to `last` whose value opens quotes that it does not close, 0 for none.

    Values may go on over several lines, so this is asked only of a text that is wrong.
    """
    lines = text.splitlines()[:last]
    return next((number for number, line in enumerate(lines, 1) if _OPEN_QUOTES.fullmatch(line)), 0)


def compose(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Problem]]:
    """Read the mapping in `text`, which starts at `first_line` of its file; with it, what is wrong.

    Duplicate keys keep the first value and are reported; what cannot be read gives an empty mapping.
    """
    problems: list[Problem] = []
    nothing = Mapping({}, {}, first_line)
    try:
        node = _Composer(text, path, first_line, problems).document()
    except ProblemsError as refused:
        return nothing, list(refused.problems)
    except UnicodeEncodeError:  # lone surrogates, where a file was not UTF-8
        return nothing, [Problem(path, first_line, tr("is not UTF-8"), tr("save it as UTF-8"))]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        cure = tr('put text that holds ": ", " #" or starts with a sign in double quotes')
        if opened := _find_open_quotes(text, line):
            line, cure = opened, tr("close the quotes")
        return nothing, [broken_text(path, text, line, "YAML", cure, above=first_line - 1)]
    if isinstance(node, Mapping):
        return node, problems
    if node is not None:
        problems = [Problem(path, node.line, tr('the front matter must be lines of "key: value"'))]
    return nothing, problems


def find_comments(text: str) -> list[str]:
    """Return the comments in YAML text, with their "#": what is neither token nor space."""
    left = list(text)
    for token in yaml.scan(text, Loader=_LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        left[start:end] = ["\n" if character == "\n" else " " for character in left[start:end]]
    lines = (line.strip() for line in "".join(left).split("\n"))
    return [line for line in lines if line.startswith("#")]


_SURELY_COMMENT = re.compile(r"(?: {2,}|\t\s*)# ")


def _comment_at(text: str, end: int) -> str:
    """Return the comment behind a plain scalar that ends there; "" when there is none, or surely a comment.

    Who writes "  # so", with two spaces before and one behind, knows that it is one.
    """
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    comment = rest.strip()
    return comment if comment.startswith("#") and not _SURELY_COMMENT.match(rest) else ""


class _Composer:
    def __init__(self, text: str, path: str, first_line: int, problems: list[Problem]) -> None:
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._path = path
        self._first = first_line
        self._problems = problems

    def document(self) -> Node | None:
        node = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, tr("holds a second YAML document"), tr('remove the extra "---" line'))
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        line = self._first + event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            message = tr("YAML anchors and aliases (& and *) are not read here")
            self._refuse(event, message, tr("put the text in quotes"))
        if event.tag is not None:
            self._refuse(event, tr("YAML tags (!) are not read here"), tr("put the text in quotes"))
        if depth > MOST_DEPTH:
            self._refuse(event, tr("is nested more than {most} deep", most=MOST_DEPTH))
        if isinstance(event, yaml.ScalarEvent):
            # libyaml says "" where PyYAML's own parser says None.
            end = event.end_mark.index if event.end_mark else 0
            cut = "" if event.style else _comment_at(self._text, end)
            return Scalar(event.value, not event.style, line, cut)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), line)
        return self._mapping(line, depth)

    def _mapping(self, line: int, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, tr("a key must be text"))
            node = self._node(next(self._events), depth + 1)
            if key.text in items:
                message = tr(
                    '"{text}" stands here a second time; the first is on line {first}',
                    text=key.text,
                    first=lines[key.text],
                )
                self._problems.append(Problem(self._path, key.line, message, tr("remove one of the two")))
                continue
            items[key.text] = node
            lines[key.text] = key.line
        return Mapping(items, lines, line)

    def _refuse(self, event: Any, message: str, cure: str = "") -> NoReturn:
        raise ProblemsError([Problem(self._path, self._first + event.start_mark.line, message, cure)])
