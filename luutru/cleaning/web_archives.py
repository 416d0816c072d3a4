"""Pages in web archives: WARC with the servers' answers, WET with their texts, either compressed."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING, Any, Final

from luutru.cleaning.formats.unpacking import GZIP, unpack
from luutru.cleaning.known import merge_known
from luutru.cleaning.notes import Notes, known_of
from luutru.cleaning.reading import LARGEST, read_page
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
_OK: Final = "200"
#: Records that say something of others, and are counted only where there are no others.
_COMPANIONS: Final = ("warcinfo", "request", "metadata", "arc_header")
_PAGES: Final = ("response", "conversion", "resource")


def read_web_archive(stream: IO[bytes], name: str, notes: Notes) -> Iterator[RawPage | SetAside]:
    """Yield each page; a record's number counts all records of the file. Memory holds one record at a time.

    Pictures, scripts and the like are counted in one line.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    except ImportError:
        yield SetAside(name, "needs-warcio", 'web archives need warcio: pip install "luutru[warc]"')
        return
    packed = stream.read(2) == GZIP
    stream.seek(0)
    unpacked = unpack(stream, "gzip" if packed else "")
    archive = ArchiveIterator(unpacked)
    archive.INC_RECORD = ""  # said on standard error, of no file
    passed, companions = Counter[str](), Counter[str]()
    number, record = 0, None
    try:
        for number, record in enumerate(archive, 1):
            if record.rec_type in _COMPANIONS:
                companions[record.rec_type] += 1
                continue
            place = f"{name}#{number}"
            try:
                page = _read_record(record, place, known_of(notes, place), passed)
            except Exception:  # warcio raises what its decompressors do
                page = SetAside(place, "broken", tr("what the record holds cannot be unpacked"))
            if page is not None:
                yield page
        cut = archive.next_line or getattr(record and record.raw_stream, "limit", 0)
    except Exception:  # what came before it is kept
        cut = True
    if cut or unpacked.damaged or archive.err_count:
        detail = tr("the archive is cut off or damaged from here on; what comes before was read")
        if not number:
            detail = tr("is no web archive, or is damaged from its first record on")
        yield SetAside(f"{name}#{number + 1}", "broken", detail)
    if number and number == companions.total():
        passed += companions
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield SetAside(name, "unsupported", tr("records that are no pages: {kinds}", kinds=kinds))


def _read_record(record: Any, name: str, known: Known, passed: Counter[str]) -> RawPage | SetAside | None:
    kind = record.rec_type
    if kind == "revisit":
        detail = tr("the page had not changed since an earlier visit, whose record has it")
        return SetAside(name, "revisit", detail)
    if kind not in _PAGES:
        return SetAside(
            name, "broken", tr("the record's head is damaged: it does not say what the record is")
        )
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
        return SetAside(name, "http-status", tr("the server answered {status}", status=status))
    headers = record.rec_headers
    said = Known(
        url=(headers.get_header("WARC-Target-URI") or "").strip("<> "),
        retrieved=parse_when(headers.get_header("WARC-Date") or "")[0],
    )
    data = record.content_stream().read(LARGEST + 1)
    return read_page(data, name, merge_known(known, said), "html" if media_type in _HTML_TYPES else "text")
