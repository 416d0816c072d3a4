"""Pages in web archives: WARC with the servers' answers, WET with their texts, either compressed."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import urldefrag, urljoin

from luutru.cleaning.formats.unpacking import (
    GZIP,
    ZSTANDARD,
    Unpacked,
    unpack,
    unpack_bytes,
    unzlib,
)
from luutru.cleaning.known import merge_known
from luutru.cleaning.notes import known_of
from luutru.cleaning.pictures import attach_pictures
from luutru.cleaning.reading import LARGEST, Kind, read_page
from luutru.extras import MissingExtraError
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside, Unfit
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.cleaning.note_files import Notes
    from luutru.cleaning.pictures import PictureStore

#: What the answers are that may be pages; one that does not say is looked at.
_KINDS: Final[dict[str, Kind]] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "": "unknown",
}  # fmt: skip
_OK: Final = "200"
#: Records that say something of others, and are counted only where there are no others.
_COMPANIONS: Final = ("warcinfo", "request", "metadata", "arc_header")
#: A record whose head says too great a length holds the records after it, too.
_NEXT_HEAD: Final = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\nWARC-")
_PAGES: Final = ("response", "conversion", "resource")


def read_web_archive(
    stream: IO[bytes], name: str, notes: Notes, pictures: PictureStore | None = None
) -> Iterator[RawPage | SetAside]:
    """Yield each page; a record's number counts all records of the file. Memory holds one record at a time.

    Pictures, scripts and the like are counted in one line.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

        collect_pictures(stream, name, pictures)
        unpacked = _unpacked(stream)
    except ImportError:
        yield SetAside(name, "needs-warcio", tr("web archives need warcio"))
        return
    except MissingExtraError as error:
        yield SetAside(name, f"needs-{error.module}", _needed(error.module))
        return
    archive = ArchiveIterator(unpacked, arc2warc=True, no_record_parse=True)
    archive.INC_RECORD = ""  # said on standard error, of no file
    passed, companions = Counter[str](), Counter[str]()
    seen: dict[str, str] = {}
    number, gaps, record = 0, 0, None
    try:
        for number, record in enumerate(_records(archive), 1):
            if record is None:
                gaps += 1
                detail = tr("the archive is damaged here; it was read on from the next record")
                yield SetAside(f"{name}#{number}", "broken", detail)
                continue
            if record.rec_type in _COMPANIONS:
                companions[record.rec_type] += 1
                continue
            place = f"{name}#{number}"
            try:
                record.http_headers = _parse_answer(record, archive.loader)
                page = _read_record(record, place, known_of(notes, place), passed, seen)
            except Exception:  # warcio raises what its decompressors do
                page = SetAside(place, "broken", tr("what the record holds cannot be unpacked"))
            if page is not None:
                yield attach_pictures(page, pictures, partial(_find_picture, pictures, _address(record)))
        cut = archive.next_line or getattr(record and record.raw_stream, "limit", 0)
    except Exception:  # what came before it is kept
        cut = True
    if cut or unpacked.damaged or (archive.err_count and not gaps):
        detail = tr("the archive is cut off or damaged from here on; what comes before was read")
        if not number:
            detail = tr("is no web archive, or is damaged from its first record on")
        yield SetAside(f"{name}#{number + 1}", "broken", detail)
    if number and number == companions.total():
        passed += companions
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield SetAside(name, "unsupported", tr("records that are no pages: {kinds}", kinds=kinds))


def collect_pictures(stream: IO[bytes], name: str, store: PictureStore | None) -> None:
    """Put the pictures of a web archive into a store by their addresses, and go back to its start.

    They may stand before the page that shows them, or after it.
    """
    from warcio.archiveiterator import ArchiveIterator

    if store is None or name in store.collected:
        return
    store.collected.add(name)
    archive = ArchiveIterator(_unpacked(stream), arc2warc=True, no_record_parse=True)
    archive.INC_RECORD = ""
    with suppress(Exception):  # told when the pages are read
        for record in _records(archive):
            if record is not None and record.rec_type in ("response", "resource"):
                record.http_headers = headers = _parse_answer(record, archive.loader)
                kind = headers.get_header("Content-Type") if headers else record.content_type
                if (kind or "").lower().startswith("image/") and (
                    not headers or headers.get_statuscode() == _OK
                ):
                    store.by_address[_address(record)] = store.put(_payload(record))
    stream.seek(0)


def _unpacked(stream: IO[bytes]) -> Unpacked:
    start = stream.read(len(ZSTANDARD))
    stream.seek(0)
    return unpack(stream, "gzip" if start.startswith(GZIP) else "zstd" if start == ZSTANDARD else "")


def _find_picture(store: PictureStore | None, page: str, address: str) -> str:
    return store.by_address.get(urldefrag(urljoin(page, address))[0], "") if store else ""


def _records(archive: Any) -> Iterator[Any]:
    """Yield each record, and None for a damaged place, behind which another record begins.

    Without a sound length a record has no end: it would swallow all that follow.
    """
    heads = [head.encode() for head in archive.loader.WARC_TYPES]
    while True:
        try:
            for record in archive._iterate_records():  # the public one ends with the first error
                if not (record.rec_headers.get_header("Content-Length") or "").strip().isdigit():
                    break
                yield record
            else:
                return
        except Exception:
            if archive.reader is None:
                raise
        while (line := archive.reader.readline()).rstrip() not in heads:
            if not line:
                raise EOFError
        archive.next_line = line
        yield None


def _read_record(
    record: Any, name: str, known: Known, passed: Counter[str], seen: dict[str, str]
) -> RawPage | SetAside | None:
    kind = record.rec_type
    headers = record.rec_headers
    digest = headers.get_header("WARC-Payload-Digest") or ""
    if kind == "revisit":
        return SetAside(name, "revisit", _revisited(headers, seen.get(digest, "")))
    if kind not in _PAGES:
        return SetAside(
            name, "broken", tr("the record's head is damaged: it does not say what the record is")
        )
    if kind == "response":
        content_type = record.http_headers.get_header("Content-Type") if record.http_headers else None
        status = record.http_headers.get_statuscode() or "?" if record.http_headers else _OK
    else:
        content_type, status = record.content_type, _OK
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if kind != "conversion" and media_type not in _KINDS:
        passed[media_type] += 1
        return None
    if status != _OK:
        return SetAside(name, "http-status", tr("the server answered {status}", status=status))
    address = _address(record)
    said = Known(
        url=address,
        retrieved=parse_when(headers.get_header("WARC-Date") or "")[0],
        unfit=() if address or known.url else (Unfit("url", "", "without-address"),),
    )
    try:
        data = _payload(record)
    except MissingExtraError as error:
        return SetAside(name, f"needs-{error.module}", _needed(error.module))
    page = read_page(
        data, name, merge_known(known, said), "text" if kind == "conversion" else _KINDS[media_type]
    )
    if digest and isinstance(page, RawPage):
        seen.setdefault(digest, name)
    return page


def _parse_answer(record: Any, loader: Any) -> Any:
    """Return the head of a server's answer, None where the record holds none.

    It is not left to the iterator, for which a record without its address, or with half a head, is the end.
    """
    address = _address(record)
    is_answer = (record.content_type or "").lower().startswith("application/http")
    if record.rec_type != "response" or not (is_answer or address.startswith(loader.HTTP_SCHEMES)):
        return None
    return loader.load_http_headers(record.rec_type, "http:", record.raw_stream, record.length)


def _address(record: Any) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _payload(record: Any) -> bytes:
    """Return what the server sent, unpacked: as its headers say, or as the bytes do where these are wrong."""
    headers = record.http_headers
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    chunked = headers and (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = record.raw_stream
    if chunked:
        from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

        stream = ChunkedDataReader(stream)
    data: bytes = _NEXT_HEAD.split(stream.read(LARGEST + 1), maxsplit=1)[0]
    if data.startswith(GZIP):
        return unpack_bytes(data, "gzip", LARGEST + 1)
    if data.startswith(ZSTANDARD):
        return unpack_bytes(data, "zstd", LARGEST + 1)
    try:
        if encoding == "br":
            return unpack_bytes(data, "brotli", LARGEST + 1)
        return unzlib(data, LARGEST + 1) if encoding == "deflate" else data
    except ValueError:  # the archive's program unpacked it already, and left the header
        return data


def _revisited(headers: Any, first: str) -> str:
    if first:
        return tr("the same page as {first}, visited again", first=first)
    address = headers.get_header("WARC-Refers-To-Target-URI") or headers.get_header("WARC-Target-URI") or ""
    day = (headers.get_header("WARC-Refers-To-Date") or "")[:10]
    return tr(
        "the page was as at an earlier visit ({address}, {day}), whose archive is not here: add it",
        address=address.strip("<> "),
        day=day or "?",
    )


def _needed(module: str) -> str:
    return tr("packed with {module}", module=module)
