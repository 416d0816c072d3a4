"""XML: RSS, Atom, exports of WordPress and Blogger, and any list of elements that hold title and text.

Elements are read one after another, however long the file is. Entities of a document's own are refused: they
are how small files become large ones.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import IO, TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from luutru.cleaning.formats.records import ReadingLog, looks_like_record, read_record
from luutru.cleaning.notes import known_of
from luutru.messages import tr
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.cleaning.note_files import Notes

_ITEMS: Final = frozenset({"item", "entry"})
#: What a feed says of itself.
_OF_THE_FEED: Final = "channel"
_ADDRESSES: Final = frozenset({"urlset", "sitemapindex"})
#: Characters that XML forbids and that exports hold all the same.
_FORBIDDEN: Final = bytes(set(range(32)) - set(b"\t\n\r"))
#: Namespaces whose elements mean something else than their bare names.
_PREFIXES: Final = (
    ("http://purl.org/rss/1.0/modules/content/", "content:"),
    ("http://wordpress.org/export/", "wp:"),
    ("http://purl.org/dc/", "dc:"),
    ("http://search.yahoo.com/mrss/", "media:"),
    ("http://www.itunes.com/", "itunes:"),
)  # fmt: skip
_EXCERPT: Final = "excerpt/"
_POSTS: Final = frozenset({"", "post", "page", "article", "news", "tin-tuc"})
_PUBLISHED: Final = frozenset({"", "publish", "future", "inherit"})
#: WordPress's marks in square brackets: [caption id="…"], [/gallery].
_SHORT_CODE: Final = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)\b[^\[\]]{0,500}\]"
)
#: A prolog longer than this is none.
_PROLOG: Final = 1 << 16


class _Allowed:
    """A stream without the characters that XML forbids; its own entities are not let through."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._seen = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._stream.read(size)
        if self._seen < _PROLOG:
            self._seen += len(data)
            if b"<!ENTITY" in data:
                raise ET.ParseError("entities of its own")
        return data if b"\0" in data[:4] else data.translate(None, _FORBIDDEN)


def read_xml(
    stream: IO[bytes], name: str, notes: Notes, log: ReadingLog | None
) -> Iterator[RawPage | SetAside]:
    """Yield each item's page; numbers count the items of the file. Memory holds one item at a time."""
    number = 0
    others = Counter[str]()
    parents: list[ET.Element] = []
    try:
        for event, element in ET.iterparse(_Allowed(stream), ("start", "end")):
            if event == "start":
                parents.append(element)
                if len(parents) == 1 and _local(element) in _ADDRESSES:
                    yield SetAside(name, "unsupported", only_addresses())
                    return
                continue
            parents.pop()
            is_item = _local(element) in _ITEMS
            is_record = is_item or (len(parents) == 1 and _local(element) != _OF_THE_FEED)
            record = _record(element) if is_record else {}
            if is_item or (record and looks_like_record(record)):
                number += 1
                place = f"{name}#{number}"
                kind, status = (str(record.pop(key, "")) for key in ("wp:post_type", "wp:status"))
                if kind not in _POSTS:
                    others[kind] += 1
                elif status not in _PUBLISHED:
                    yield SetAside(
                        place, "unpublished", tr("was never published (state: {status})", status=status)
                    )
                else:
                    yield read_record(record, place, known_of(notes, place), log)
            if is_item or len(parents) == 1:
                element.clear()
                for parent in parents[-1:]:
                    parent.remove(element)
    except ET.ParseError as error:
        line = error.position[0] if hasattr(error, "position") else 0
        detail = tr("no XML from line {line} on; what comes before was read", line=line)
        number += 1
        yield SetAside(f"{name}#{number}", "broken", detail)
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        yield SetAside(name, "unsupported", tr("records that are no pages: {kinds}", kinds=kinds))
    elif not number:
        yield SetAside(
            name, "unsupported", tr("XML without articles in it; save it as HTML, text or CSV (UTF-8)")
        )


def only_addresses() -> str:
    """Return why a list of addresses is no article."""
    return tr("a list of addresses without texts; fetch the pages themselves")


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _key(element: ET.Element) -> str:
    space, _, local = element.tag.rpartition("}")
    if _EXCERPT in space:
        return f"excerpt:{local}"
    return next((f"{prefix}{local}" for start, prefix in _PREFIXES if start in space), local)


def _record(item: ET.Element) -> dict[str, object]:
    """Return an item's elements as fields, those that come more than once as lists."""
    record: dict[str, object] = {}
    for element in item:
        key = _key(element)
        value = _value(element)
        if key == "link" and element.get("rel", "alternate") != "alternate":
            continue
        if key in record:
            before = record[key]
            record[key] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            record[key] = value
    for key, text in record.items():
        if isinstance(text, str) and "[" in text:
            record[key] = _SHORT_CODE.sub("", text)
    return record


def _value(element: ET.Element) -> object:
    if len(element) and element.get("type") != "xhtml":
        if _local(element) == "author":
            return next((child.text or "" for child in element if _local(child) == "name"), "")
        if all(len(child) == 0 for child in element) and {_local(child) for child in element} != {"div"}:
            return [child.text or "" for child in element]
    if len(element):
        return "".join(ET.tostring(child, "unicode") for child in element)
    return (element.text or "").strip() or element.get("href") or element.get("term") or ""
