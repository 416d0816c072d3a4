"""A record's values by field, as text, whatever shape a crawler kept them in."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Final, TypeGuard

from luutru.knowledge.record_keys import compared, load_record_keys, name_of
from luutru.vietnamese.answers import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Those among them that are somebody's word, and no program's.
_SAID_UNKNOWN: Final = frozenset({"unknown", "n/a"})
#: Where the value stands in a value that is an object: WordPress, MongoDB, XML turned into JSON, schema.org.
_VALUE_KEYS: Final = ("rendered", "$date", "$numberLong", "$oid", "#text", "@value", "_text", "__cdata",
                      "text", "content", "value", "html", "name", "title", "url", "@id")  # fmt: skip
#: Pieces of a text that are none: {"type": "image", "content": "https://…/a.jpg"}.
_NO_TEXT: Final = re.compile(r"image|photo|picture|video|audio|gallery|embed|advert|\bads?\b|script", re.I)
#: A list written by Python or JSON into a cell; longer ones are no lists of names or paragraphs.
_LONGEST_LITERAL: Final = 1 << 20
ADDRESS: Final = re.compile(r"(?:https?:)?//\S+", re.I)
#: Wrappers inside wrappers; more are none.
_DEEPEST: Final = 4


class Fields:
    """A record's values by field; wrappers inside it are looked into after itself."""

    def __init__(self, record: Mapping[str, object], depth: int = 0) -> None:
        self._record = record
        self._depth = depth
        self._values: dict[str, object] = {}
        for as_name in (compared, name_of):
            for key, value in record.items():
                self._values.setdefault(as_name(str(key)), value)
                # "article.author", as tables made of nested objects have it
                self._values.setdefault(as_name(str(key).rpartition(".")[2]), value)

    def pick(self, field: str) -> str:
        """Return the first value of a field that says something, as text."""
        return next((text for value in self.values(field) if (text := as_text(value))), "")

    def values(self, field: str) -> Iterator[object]:
        """Yield the values of a field, the best name first, then those of wrappers."""
        keys = load_record_keys()
        for name in keys.names[field]:
            if name in self._values and not is_nothing(self._values[name]):
                value = self._values[name]
                if not (name in keys.names["wrapper"] and self._is_wrapper(value)):
                    yield value
        for inner in self._wrapped:
            yield from inner.values(field)

    def has_empty(self, field: str) -> str:
        """Return the key of a field that is there and says nothing; "" when there is none."""
        names = load_record_keys().names[field]
        own = {name_of(str(key)): str(key) for key in self._record}
        return next((own[name] for name in names if name in own), "")

    def says_unknown(self, field: str) -> str:
        """Return what a field holds that says that nobody knows; "" where it holds anything else."""
        values = (self._values.get(name) for name in load_record_keys().names[field])
        said = (value.strip() for value in values if isinstance(value, str))
        return next((text for text in said if text.lower() in _SAID_UNKNOWN), "")

    def unknown(self) -> list[str]:
        """Return the keys that stand for nothing known."""
        keys = load_record_keys()
        named = filter(str.strip, map(str, self._record))
        return [key for key in named if not keys.is_known(key) and not keys.is_known(key.rpartition(".")[2])]

    @cached_property
    def _wrapped(self) -> tuple[Fields, ...]:
        names = load_record_keys().names["wrapper"] if self._depth < _DEEPEST else ()
        values = [self._values[name] for name in names if name in self._values]
        return tuple(Fields(value, self._depth + 1) for value in values if self._is_wrapper(value))

    def _is_wrapper(self, value: object) -> TypeGuard[Mapping[str, object]]:
        if not isinstance(value, dict) or "type" in value:
            return False
        return sum(load_record_keys().is_known(str(key)) for key in value) >= 2


def as_text(value: object) -> str:
    """Return a value as text: pieces of a list are lines, an object is the text that it bears."""
    value = parse_literal(value)
    if is_nothing(value):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(_piece, value)))
    if isinstance(value, dict):
        return next((text for key in _VALUE_KEYS if (text := as_text(value.get(key)))), "")
    return "" if isinstance(value, bool) else str(value)


def _piece(value: object) -> str:
    if isinstance(value, dict) and _NO_TEXT.search(str(value.get("type") or value.get("kind") or "")):
        return ""
    text = as_text(value)
    return "" if ADDRESS.fullmatch(text) else text


def is_nothing(value: object) -> bool:
    """Say whether a value says nothing: empty, or what a program writes for that."""
    if isinstance(value, str):
        return says_nothing(value)
    return value is None or value in ([], {}) or (isinstance(value, float) and isnan(value))


def parse_literal(value: object) -> object:
    """Return the list or object that Python or JSON wrote into a cell; any other value as it is."""
    if not isinstance(value, str) or len(value) > _LONGEST_LITERAL:
        return value
    text = value.strip()
    if text[:1] + text[-1:] not in ("[]", "{}", "()") or text[1:2] not in ("'", '"', "{", "["):
        return value
    try:
        found: object = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return value
    return list(found) if isinstance(found, tuple | set) else found
