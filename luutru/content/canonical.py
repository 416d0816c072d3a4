"""Front matter in canonical form → values, quickly: 0.05 ms where PyYAML takes 1 to 2.

Reads what `luutru.content.fields` writes and nothing else. At the first line that could mean something else
it gives up, and `luutru.content.nodes_to_values` reads the whole with PyYAML; tests hold both to one result.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from luutru.content.fields import DAYS, FOUND, KEYS, OWN_PREFIX, SCHEMA, Kind
from luutru.content.scalars import QUOTED, read_in_flow, read_quoted, read_text
from luutru.model import Evidence, Source
from luutru.vietnamese.edtf import EDTF_BEGINS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ITEM = rf"{QUOTED}|[^\",\[\]{{}}:]+"
_ITEMS = re.compile(rf"(?:, )?({_ITEM})")
_LIST = re.compile(rf"\[(?:(?:{_ITEM})(?:, (?:{_ITEM}))*)?\]")
_SOURCE = re.compile(rf"\{{file: ({_ITEM}), sha256: ({_ITEM}), url: ({_ITEM}), retrieved: ({_ITEM})\}}")
#: A row of evidence: all of it, then its key, or nothing in a list, then what it holds; or the key of a list.
_EVIDENCE = re.compile(
    rf"(  (?:([a-z_]+): |  - )\{{line: (null|[1-9][0-9]{{0,8}}), text: ({QUOTED}), rule: ({_ITEM}), "
    rf"confidence: (0\.[0-9]{{1,2}}|1\.00?)(?:, value: ({_ITEM}))?\}}\n|  ([a-z_]+):\n)"
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
        if key in values or not raw:
            return None
        read = _READERS.get(key)
        value = read(raw) if read else _read_own(key, raw)
        if value is None:
            return None
        values[key] = value
    if has_evidence:
        evidence = _read_evidence(tail)
        if evidence is None:
            return None
        values["evidence"] = evidence
    return values


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


def _read_date(raw: str) -> str | None:
    text = _trimmed(read_quoted(raw))
    return text if text and EDTF_BEGINS.match(text) else None


#: What rules, topics, districts and outlets are called, and lists of them: the same few in all articles.
_read_name = lru_cache(maxsize=4096)(read_in_flow)


@lru_cache(maxsize=4096)
def _read_names(raw: str) -> tuple[str, ...] | None:
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
    texts = [None if item == "null" else read_in_flow(item) for item in found.groups()]
    texts = [texts[0], *map(_trimmed, texts[1:])]  # a file's name may begin or end with a space
    for item, text in zip(found.groups(), texts, strict=True):
        if text is None and item != "null":
            return None
    return Source(*texts)


_KINDS: Mapping[Kind, Callable[[str], object | None]] = {
    Kind.NUMBER: {str(SCHEMA): SCHEMA}.get,
    Kind.TEXT: lambda raw: _trimmed(read_text(raw)),
    Kind.QUOTED: lambda raw: _trimmed(read_quoted(raw)),
    Kind.DAY: lambda raw: raw if _DAY.fullmatch(raw) else None,
    Kind.NAMES: _read_names,
    Kind.MORE_NAMES: _read_names,
    Kind.FLAG: {"true": True}.get,
    Kind.SOURCE: _read_source,
}
_READERS = {key: _KINDS[kind] for key, kind in KEYS.items() if kind in _KINDS}
_READERS |= {key: _read_date for key in DAYS if KEYS.get(key) is Kind.QUOTED}


def _read_evidence(tail: str) -> Mapping[str, tuple[Evidence, ...]] | None:
    evidence: dict[str, list[Evidence]] = {}
    length, in_list = 0, False
    for row, single, line, text, rule, confidence, value, several in _EVIDENCE.findall(tail):
        length += len(row)
        if key := single or several:
            if key in evidence:
                return None
            evidence[key] = records = []
            in_list = bool(several)
        elif not in_list:
            return None
        if line:
            quoted, name = read_quoted(text), _read_name(rule)
            said = _read_name(value) if value else None
            if quoted is None or name is None or (value and said is None):
                return None
            number = None if line == "null" else int(line)
            records.append(Evidence(number, quoted, name, float(confidence), said))
    if not evidence or length != len(tail) or not all(evidence.values()) or not evidence.keys() <= _FOUND:
        return None
    return {key: tuple(records) for key, records in evidence.items()}
