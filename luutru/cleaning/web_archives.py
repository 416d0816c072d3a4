"""Pages in web archives: WARC with the servers' answers, WET with their texts, either compressed."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING, Any, Final

from luutru.cleaning.known import merge_known, parse_when
from luutru.cleaning.notes import Notes, known_of
from luutru.cleaning.reading import LARGEST, read_page
from luutru.model import Known, RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_OK: Final = "200"


def read_web_archive(stream: IO[bytes], name: str, notes: Notes) -> Iterator[RawPage | SetAside]:
    """Yield each page; a record's number counts all records of the file. Memory holds one record at a time.

    Pictures, scripts and the like are counted in one line; requests and descriptions are no inputs.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    except ImportError:
        yield SetAside(name, "needs-warcio", 'web archives need warcio: pip install "luutru[warc]"')
        return
    passed: Counter[str] = Counter()
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            place = f"{name}#{number}"
            try:
                page = _read_record(record, place, known_of(notes, place), passed)
            except Exception as error:  # warcio raises what its decompressors do
                page = SetAside(place, "broken", f"cannot be read: {error}")
            if page is not None:
                yield page
    except Exception as error:  # a file cut short; what came before it is kept
        yield SetAside(f"{name}#{number + 1}", "broken", f"the archive cannot be read further: {error}")
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield SetAside(name, "unsupported", f"records that are no pages: {kinds}")


def _read_record(record: Any, name: str, known: Known, passed: Counter[str]) -> RawPage | SetAside | None:
    kind = record.rec_type
    if kind not in ("response", "conversion", "resource"):
        return None
    if kind == "response":
        content_type = record.http_headers.get_header("Content-Type") if record.http_headers else None
        status = record.http_headers.get_statuscode() if record.http_headers else _OK
    else:
        content_type, status = record.content_type, _OK
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if kind != "conversion" and media_type not in (*_HTML_TYPES, "text/plain"):
        passed[media_type or "without a type"] += 1
        return None
    if status != _OK:
        return SetAside(name, "http-status", f"the server answered {status}")
    headers = record.rec_headers
    said = Known(
        url=(headers.get_header("WARC-Target-URI") or "").strip("<> "),
        retrieved=parse_when(headers.get_header("WARC-Date") or "")[0],
    )
    data = record.content_stream().read(LARGEST + 1)
    return read_page(data, name, merge_known(known, said), "html" if media_type in _HTML_TYPES else "text")
