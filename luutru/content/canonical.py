"""Front matter in canonical form → values, quickly: 0.05 ms where PyYAML takes 1 to 2.

Reads what `luutru.content.fields` writes and nothing else. At the first line that could mean something else
it gives up, and `luutru.content.nodes_to_values` reads the whole with PyYAML; tests hold both to one result.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.fields import FOUND, KEYS, OWN_PREFIX, SCHEMA, Kind
from luutru.content.scalars import QUOTED, read_in_flow, read_quoted, read_text
from luutru.model import Evidence, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

_ITEM = rf"{QUOTED}|[^\",\[\]{{}}:]+"
_ITEMS = re.compile(rf"(?:, )?({_ITEM})")
_LIST = re.compile(rf"\[(?:(?:{_ITEM})(?:, (?:{_ITEM}))*)?\]")
_SOURCE = re.compile(rf"\{{file: ({_ITEM}), sha256: ({_ITEM}), url: ({_ITEM}), retrieved: ({_ITEM})\}}")
_EVIDENCE = re.compile(
    r"(?:  ([a-z_]+): |    - |  ([a-z_]+):$)"
    rf"(?:\{{line: (null|[1-9][0-9]{{0,8}}), text: ({QUOTED}), rule: ({_ITEM}), "
    rf"confidence: (0\.[0-9]{{1,2}}|1\.00?)(?:, value: ({_ITEM}))?\}})?"
)
_OWN_KEY = re.compile(rf"{OWN_PREFIX}[a-z0-9_]+")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLAGS = {"true": True, "false": False}
_FOUND = frozenset(FOUND)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_canonical(front: str) -> dict[str, object] | None:
    """Return key → value of front matter in canonical form, None when it is not in that form.

    Values are as `luutru.model.Article` has them; `evidence` is a dict of tuples.
    """
    values: dict[str, object] = {}
    head, has_evidence, tail = front.partition("\nevidence:\n")
    for line in head.rstrip("\n").split("\n"):
        key, _, raw = line.partition(": ")
        kind = KEYS.get(key)
        if key in values or not raw:
            return None
        value = _read(kind, raw) if kind else _read_own(key, raw)
        if value is None:
            return None
        values[key] = value
    if has_evidence:
        evidence = _read_evidence(tail)
        if evidence is None:
            return None
        values["evidence"] = evidence
    return values


def _read(kind: Kind, raw: str) -> object | None:  # noqa: PLR0911
    if kind is Kind.TEXT:
        return _trimmed(read_text(raw))
    if kind is Kind.QUOTED:
        return _trimmed(read_quoted(raw)) if raw[0] == '"' else None
    if kind is Kind.NAMES or kind is Kind.MORE_NAMES:
        return _read_list(raw)
    if kind is Kind.DAY:
        return raw if _DAY.fullmatch(raw) else None
    if kind is Kind.NUMBER:
        return SCHEMA if raw == str(SCHEMA) else None
    if kind is Kind.FLAG:
        return True if raw == "true" else None
    return _read_source(raw) if kind is Kind.SOURCE else None


def _read_own(key: str, raw: str) -> object | None:
    """Read a curator's own value, where it is text, a whole number, true or false."""
    if not _OWN_KEY.fullmatch(key):
        return None
    if raw in _FLAGS:
        return _FLAGS[raw]
    return int(raw) if _WHOLE.fullmatch(raw) else read_in_flow(raw)


def _trimmed(text: str | None) -> str | None:
    """Values are never empty and have no space at their ends; what has is left to the other reader."""
    return text if text and not text[0].isspace() and not text[-1].isspace() else None


def _read_list(raw: str) -> tuple[str, ...] | None:
    if raw == "[]":
        return ()
    if not _LIST.fullmatch(raw):
        return None
    items = []
    for item in _ITEMS.findall(raw[1:-1]):
        text = _trimmed(read_in_flow(item))
        if text is None or text in items:
            return None
        items.append(text)
    return tuple(items)


def _read_source(raw: str) -> Source | None:
    found = _SOURCE.fullmatch(raw)
    if not found:
        return None
    texts = [None if item == "null" else _trimmed(read_in_flow(item)) for item in found.groups()]
    for item, text in zip(found.groups(), texts, strict=True):
        if text is None and item != "null":
            return None
    return Source(*texts)


def _read_evidence(tail: str) -> Mapping[str, tuple[Evidence, ...]] | None:  # noqa: PLR0911
    evidence: dict[str, tuple[Evidence, ...]] = {}
    lists: dict[str, list[Evidence]] = {}
    key = ""
    for row in tail.removesuffix("\n").split("\n"):
        found = _EVIDENCE.fullmatch(row)
        if not found:
            return None
        single, several, line, text, rule, confidence, value = found.groups()
        if several:
            if line is not None or several in evidence:
                return None
            key, evidence[several], lists[several] = several, (), []
            continue
        if line is None:
            return None
        quoted = read_quoted(text)
        name = read_in_flow(rule)
        said = None if value is None else read_in_flow(value)
        if quoted is None or name is None or (said is None and value is not None):
            return None
        record = Evidence(None if line == "null" else int(line), quoted, name, float(confidence), said)
        if single:
            if single in evidence:
                return None
            key, evidence[single] = "", (record,)
        elif not key:
            return None
        else:
            lists[key].append(record)
    for name, records in lists.items():
        if not records:
            return None
        evidence[name] = tuple(records)
    return evidence if evidence.keys() <= _FOUND else None
