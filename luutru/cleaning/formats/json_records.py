"""Objects of JSON out of a stream of any length: JSON Lines, arrays, objects with lists in them.

A crawler that ran twice left two arrays in one file (`][`), one that was stopped left a half; pretty printers
spread an object over lines, Python's `print` writes objects in single quotes, scripts begin with `x =`, and
who writes JSON by hand leaves a comma before the last bracket. Whole objects are given out one after another,
what lies between them is named, and memory holds one object at a time.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK: Final = 1 << 18
#: Brackets and strings: what decides where a value ends. A string that does not end is told by its quote.
_TOKEN: Final = re.compile(rb'[\[\]{}]|"[^"\\]*+(?:\\.[^"\\]*+)*+"|"', re.DOTALL)
_INK: Final = re.compile(rb"[^\s,;)]")
_SCALAR_END: Final = re.compile(rb"[\s,\[\]{}]")
#: A line on which a value that has not come through may be followed by a whole one.
_NEXT_OBJECT: Final = re.compile(rb"\n[ \t\r,\[]*+\{")
#: A line with a key and a text, in which quotes may lack their backslashes.
_PAIR: Final = re.compile(rb'^([ \t]*+"[^"\n]*+"[ \t]*+:[ \t]*+")(.*)("[ \t\r]*+,?[ \t\r]*+)$', re.MULTILINE)
_LONE_QUOTE: Final = re.compile(rb'(?<!\\)"')
#: Deeper lines are none of a record's.
_DEEPEST_INDENT: Final = 64
#: What follows a value on its line.
_AFTER: Final = b" \t\r,;)"
#: After so many values that do not end, what is left of a file is no longer looked through.
_MOST_BROKEN: Final = 50
_BOM: Final = b"\xef\xbb\xbf"
#: What stands before the value where it is assigned in a script, or given to a function of the page.
SCRIPT_HEAD: Final = r"(?:(?:var|let|const)\s++)?[A-Za-z_$][\w.$]*+(?:\[[^\[\]\n]{1,80}\])?\s*+[=(]\s*+"
_SCRIPT: Final = re.compile(rf"\s*+{SCRIPT_HEAD}(?=[\[{{])".encode())
#: What people and old programs write and JSON does not know: a last comma, a backslash before any letter.
_LAX: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|,(?=\s*+[\]}])', re.DOTALL)
_ESCAPE: Final = re.compile(r'\\(?:(["\\/bfnrtu])|(?s:(.)))')


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the stream, or what was found instead: `problem` is "", "broken", "too-large" or "cut".

    `number` counts lines in JSON Lines, and else the values in the order of the file.
    """

    number: int
    value: object = None
    problem: str = ""


def read_items(stream: IO[bytes], largest: int) -> Iterator[Item]:
    """Yield the objects of a stream; one of more than `largest` bytes is descended into, or passed over."""
    window = _Window(stream)
    if window.is_lines():
        yield from _read_lines(window, largest)
    else:
        yield from _read_values(window, largest)


def parse_value(data: bytes) -> object:
    """Return the value that `data` says in JSON, or as Python prints it; raises ValueError for all else."""
    text = data.decode("utf-8-sig", "surrogateescape")
    for said in (text, None):
        try:
            # Line feeds in strings are a usual mistake.
            value: object = json.loads(_LAX.sub(_strictly, text) if said is None else said, strict=False)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        except ValueError:
            continue
        return value
    if not text.lstrip().startswith("{'"):
        raise ValueError("no JSON")
    try:
        return ast.literal_eval(text.strip())
    except (SyntaxError, MemoryError, RecursionError, TypeError) as error:
        raise ValueError("neither JSON nor Python") from error


def _strictly(match: re.Match[str]) -> str:
    """Return a string as JSON writes it, and nothing for a comma too many."""
    if match[0] == ",":
        return ""
    return _ESCAPE.sub(lambda sign: sign[0] if sign[1] else sign[2], match[0])


def _escaped(match: re.Match[bytes]) -> bytes:
    return match[1] + _LONE_QUOTE.sub(b'\\\\"', match[2]) + match[3]


class _Window:
    """The part of the stream that is being looked at: `data` from `place` on."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.data = b""
        self.place = 0
        self.ended = False
        self.grow()
        self.place = len(_BOM) if self.data.startswith(_BOM) else 0
        if script := _SCRIPT.match(self.data, self.place):
            self.place = script.end()

    def grow(self) -> bool:
        """Read on, forgetting what lies before `place`; False at the end of the stream."""
        more = self._stream.read(max(_CHUNK, len(self.data) - self.place))
        self.data = self.data[self.place :] + more
        self.place = 0
        self.ended = not more
        return not self.ended

    def is_lines(self) -> bool:
        """Say whether the first line that says anything is an object by itself, or one that is broken."""
        while not (ink := _INK.search(self.data, self.place)) or b"\n" not in self.data[ink.start() :]:
            if len(self.data) - self.place > _CHUNK or not self.grow():
                break
        if not ink:
            return True
        line, feed, rest = self.data[ink.start() :].partition(b"\n")
        try:
            return isinstance(parse_value(line.rstrip(_AFTER)), dict)
        except ValueError:
            # A pretty printer breaks after the bracket; a first line that is cut has an object below it.
            return bool(feed) and line[:1] == b"{" and len(line) > 2 and rest.lstrip()[:2] in (b'{"', b"{'")

    def skip_to_ink(self) -> bytes:
        """Move to the next letter that is neither space nor comma, and return it; b"" at the end."""
        while True:
            if ink := _INK.search(self.data, self.place):
                self.place = ink.start()
                return ink[0]
            self.place = len(self.data)
            if not self.grow():
                return b""

    def find_end(self, largest: int) -> int:
        """Return where the value at `place` ends; 0 when it does not, -1 when it is larger than `largest`."""
        if self.data[self.place] not in b"[{":
            return self._scalar_end()
        depth, at = 0, self.place
        while True:
            stuck = False
            for token in _TOKEN.finditer(self.data, at):
                sign = token[0]
                if sign == b'"':  # a string that goes on beyond the window
                    stuck = True
                    at = token.start()
                    break
                at = token.end()
                if sign in b"[{":
                    depth += 1
                elif sign in b"]}":
                    depth -= 1
                    if not depth:
                        return at
            if not stuck:
                at = len(self.data)
            if at - self.place > largest or len(self.data) - self.place > 2 * largest:
                return -1
            start = self.place
            if not self.grow():
                return 0
            at -= start

    def indent(self) -> bytes | None:
        """Return the white space before the value at `place`, None where it begins no line."""
        line = self.data[max(0, self.place - _DEEPEST_INDENT) : self.place].rpartition(b"\n")[2]
        return None if line.strip() or len(line) == _DEEPEST_INDENT else line

    def mend(self, indent: bytes | None, largest: int) -> object:
        """Return the object at `place`, and move behind it, where quotes in its values are all that is wrong.

        Its lines tell what is what: each has a key and a value, and the last its bracket.
        """
        if indent is None:
            return None
        last = b"\n" + indent + b"}"
        while (end := self.data.find(last, self.place)) < 0:
            if len(self.data) - self.place > largest or not self.grow():
                return None
        end += len(last)
        try:
            value = parse_value(_PAIR.sub(_escaped, self.data[self.place : end]))
        except ValueError:
            return None
        self.place = end
        return value

    def _scalar_end(self) -> int:
        if self.data[self.place : self.place + 1] == b'"':
            while True:
                token = _TOKEN.match(self.data, self.place)
                if token and len(token[0]) > 1:
                    return token.end()
                if len(self.data) - self.place > _CHUNK or not self.grow():
                    return self.place + 1
        if end := _SCALAR_END.search(self.data, self.place + 1):
            return end.start()
        return len(self.data)


def _read_lines(window: _Window, largest: int) -> Iterator[Item]:
    number = 0
    while True:
        end = window.data.find(b"\n", window.place)
        if end < 0 and not window.ended and len(window.data) - window.place <= largest:
            window.grow()
            continue
        number += 1
        line = window.data[window.place : end if end >= 0 else None]
        if len(line) > largest:
            yield Item(number, problem="too-large")
            while end < 0:  # pass over the rest of the line
                window.place = len(window.data)
                if not window.grow():
                    return
                end = window.data.find(b"\n")
        elif line.strip(b" \t\r\v\f\xef\xbb\xbf"):
            yield _parse(line.rstrip(_AFTER), number)
        if end < 0:
            return
        window.place = end + 1


def _parse(data: bytes, number: int) -> Item:
    try:
        return Item(number, parse_value(data))
    except ValueError:
        return Item(number, problem="broken")


def _read_values(window: _Window, largest: int) -> Iterator[Item]:
    """Yield the objects of arrays, of arrays in arrays, and of objects too large to be one article."""
    number = broken = 0
    is_member = was_word = False
    while sign := window.skip_to_ink():
        if sign in b"[]}:":
            window.place += 1
            is_member = sign == b":"
            continue
        indent = window.indent()
        end = window.find_end(largest)
        item = _parse(window.data[window.place : max(end, 0)], number + 1)
        if sign == b"{" and end >= 0 and item.problem and (value := window.mend(indent, largest)):
            number += 1
            yield Item(number, value)
        elif end < 0:
            window.place += 1  # an object with the list in it: its members come one by one
        elif end:
            window.place = end
            is_key = sign == b'"' and window.skip_to_ink() == b":"
            if sign == b"{" or not (is_key or is_member):
                is_word = sign != b"{" and bool(item.problem)
                if not (is_word and was_word):  # what no value begins is told once, not word by word
                    number += 1
                    yield item
                was_word = is_word
        else:
            number += 1
            broken += 1
            yield Item(number, problem="cut")
            found = _NEXT_OBJECT.search(window.data, window.place + 1)
            if not found or broken >= _MOST_BROKEN:
                return
            window.place = found.end() - 1
        is_member = False
