"""Front matter in any YAML → the values that `luutru.content.canonical` gives, and every wrong type at once.

What a person means is taken: a bare `published: 2018-01-19`, which YAML makes a date, and a bare
`published_time: 15:45`, which YAML 1.1 makes 945, are their text; one name is a list of one; empty is absent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.fields import DAYS, FOUND, KEYS, OWN_PREFIX, SCHEMA, Kind
from luutru.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from luutru.errors import Problem, Severity, did_you_mean, find_nearest
from luutru.messages import tr
from luutru.model import Evidence, Source
from luutru.vietnamese.edtf import EDTF_BEGINS

if TYPE_CHECKING:
    from collections.abc import Callable

_SOURCE_KEYS = ("file", "sha256", "url", "retrieved")
_RECORD_KEYS = ("line", "text", "rule", "confidence", "value")
#: Bare, "123456789012" is a number and "612345678e12" another: the id would change from reader to reader.
_NUMBER_LIKE_ID = re.compile(r"[0-9_]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_values(front: Mapping, path: str) -> tuple[dict[str, object], list[Problem]]:
    """Return key → value, a curator's `x_` keys too, and what could not be read.

    The value of a misspelt key stands under the key that is meant: it is not missed by the others.
    """
    reader = _Reader(path)
    values: dict[str, object] = {}
    for key, node in front.items.items():
        line = front.lines[key]
        if key.startswith(OWN_PREFIX):
            values[key] = node.value
        elif key not in KEYS:
            meant = find_nearest(key, KEYS)
            if meant and meant not in front.items and meant not in values:
                values[meant] = _Reader(path).read(meant, node)
            cure = did_you_mean(key, KEYS) or tr(
                'your own keys start with "{own_prefix}"', own_prefix=OWN_PREFIX
            )
            reader.problems.append(Problem(path, line, tr('unknown key "{key}"', key=key), cure))
        else:
            value = reader.read(key, node)
            if value is not None:
                values[key] = value
    return values, reader.problems


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        #: Of what is no text.
        self._readers: dict[Kind, Callable[[str, Node], object]] = {
            Kind.NUMBER: self._schema,
            Kind.NAMES: self._names,
            Kind.MORE_NAMES: self._names,
            Kind.FLAG: self._flag,
            Kind.SOURCE: self._source,
            Kind.EVIDENCE: self._evidence,
        }

    def read(self, key: str, node: Node) -> object:
        return self._readers.get(KEYS[key], self._text)(key, node)

    def _complain(self, node: Node, message: str, cure: str = "") -> None:
        self.problems.append(Problem(self.path, node.line, message, cure))

    def _text(self, key: str, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            self._complain(
                node, tr('"{key}" must be text', key=key), tr('write {key}: "…" on one line', key=key)
            )
            return None
        if node.cut and (KEYS.get(key) is Kind.TEXT or not node.cut.startswith("# ")):
            message = tr('"{cut}" is a comment to YAML, and no part of "{key}"', cut=node.cut, key=key)
            cure = tr(
                'put the whole value in double quotes, or the comment on a line of its own: {key}: "{text}"',
                key=key,
                text=f"{node.text} {node.cut}".strip(),
            )
            self.problems.append(Problem(self.path, node.line, message, cure, Severity.WARNING))
        if node.plain and node.text in _NULLS:
            return None
        if key == "id" and node.plain and _NUMBER_LIKE_ID.fullmatch(node.text):
            self._complain(
                node,
                tr("the id {text} is a number to YAML", text=node.text),
                tr('write id: "{text}"', text=node.text),
            )
            return None
        if key in DAYS and not EDTF_BEGINS.match(node.text.strip()):
            from luutru.vietnamese.written_dates import read_day  # a tenth of a second, for days by hand

            return read_day(node.text.strip()) or None
        return node.text.strip() or None

    def _schema(self, key: str, node: Node) -> int | None:
        if node.value != SCHEMA or isinstance(node.value, bool):
            self._complain(
                node,
                tr('"{key}" must be {value}', key=key, value=SCHEMA),
                tr("a newer version of luutru may have written this"),
            )
            return None
        return SCHEMA

    def _flag(self, key: str, node: Node) -> bool | None:
        if node.value is None or isinstance(node.value, bool):
            return bool(node.value)
        self._complain(node, tr('"{key}" must be true or false', key=key))
        return None

    def _names(self, key: str, node: Node) -> tuple[str, ...]:
        if isinstance(node, Sequence):
            names = [self._text(key, item) for item in node.items]
            return tuple(dict.fromkeys(name for name in names if name))
        if isinstance(node, Scalar):
            # On one line, without brackets: no name has a comma or a semicolon in it.
            parts = [part.strip() for part in re.split(r"[;,]", self._text(key, node) or "")]
            return tuple(dict.fromkeys(filter(None, parts)))
        self._complain(node, tr('"{key}" must be a list', key=key), tr("write {key}: [one, two]", key=key))
        return ()

    def _source(self, key: str, node: Node) -> Source | None:
        facts = self._mapping(key, node, _SOURCE_KEYS)
        if facts is None:
            return None
        # A file's name may begin or end with a space.
        return Source(
            **{
                name: self._evidence_text(fact) if name == "file" else self._text(name, fact)
                for name, fact in facts.items()
            }
        )

    def _evidence(self, key: str, node: Node) -> dict[str, tuple[Evidence, ...]]:
        fields = self._mapping(key, node, FOUND) or {}
        evidence = {}
        for field, value in fields.items():
            nodes = value.items if isinstance(value, Sequence) else (value,)
            records = [record for item in nodes if (record := self._record(field, item))]
            if records:
                evidence[field] = tuple(records)
        return evidence

    def _record(self, field: str, node: Node) -> Evidence | None:
        facts = self._mapping(f"evidence.{field}", node, _RECORD_KEYS)
        if facts is None:
            return None
        line = facts["line"].value if "line" in facts else None
        if not (line is None or (isinstance(line, int) and not isinstance(line, bool) and line > 0)):
            self._complain(
                facts["line"], tr("evidence.{field}: the line must be a number from 1, or null", field=field)
            )
            return None
        confidence = facts["confidence"].value if "confidence" in facts else 1.0
        if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
            self._complain(
                facts["confidence"], tr("evidence.{field}: the confidence must be from 0 to 1", field=field)
            )
            return None
        text, rule, value = (
            self._evidence_text(facts[name]) if name in facts else None for name in ("text", "rule", "value")
        )
        return Evidence(line, text or "", rule or "", float(confidence), value)

    def _evidence_text(self, node: Node) -> str | None:
        if isinstance(node, Scalar):
            return None if node.plain and node.text in _NULLS else node.text
        self._complain(node, tr("must be text"))
        return None

    def _mapping(self, key: str, node: Node, names: tuple[str, ...]) -> dict[str, Node] | None:
        if isinstance(node, Scalar) and node.plain and node.text in _NULLS:
            return {} if key == "evidence" else None
        if not isinstance(node, Mapping):
            self._complain(
                node,
                tr('"{key}" must be a mapping', key=key),
                tr("write {value}", value=f"{{{names[0]}: …, {names[1]}: …}}"),
            )
            return None
        for name in node.items:
            if name not in names:
                message = tr('unknown key "{name}" in {key}', name=name, key=key)
                self.problems.append(Problem(self.path, node.lines[name], message, did_you_mean(name, names)))
        return {name: value for name, value in node.items.items() if name in names}
