"""One file, whatever it is → its pages: its format is told, and the reader of that format does the rest."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final

from luutru.cleaning.formats.documents import read_pdf
from luutru.cleaning.formats.feeds import only_addresses, read_xml
from luutru.cleaning.formats.json_records import read_items
from luutru.cleaning.formats.mail import read_mail
from luutru.cleaning.formats.many_in_one import find_fields, split_articles
from luutru.cleaning.formats.markdown_pages import read_markdown
from luutru.cleaning.formats.record_fields import ADDRESS
from luutru.cleaning.formats.records import Reading, find_records, read_record
from luutru.cleaning.formats.tables import read_table
from luutru.cleaning.formats.telling import tell_format
from luutru.cleaning.formats.unpacking import SAMPLE, Unpacked, most_unpacked, unpack
from luutru.cleaning.formats.zips import read_zip
from luutru.cleaning.notes import known_of
from luutru.cleaning.reading import LARGEST, read_page, too_large
from luutru.cleaning.web_archives import read_web_archive
from luutru.extras import MissingExtraError
from luutru.messages import tr
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from luutru.model import Known

_PACKED: Final = frozenset({"gzip", "bzip2", "xz", "zstd", "brotli"})
_PACKED_SUFFIXES: Final = (".gz", ".bz2", ".xz", ".zst", ".br")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".svg", ".ico")


@dataclass(frozen=True, slots=True)
class FileReader(Reading):
    """Reads files of any format."""

    def read(self, stream: IO[bytes], name: str, file_name: str = "") -> Iterator[RawPage | SetAside]:
        """Yield the pages of a file that can be read from its start again, or why there are none.

        `name` is the input's; `file_name` is what the file is called, where that differs.
        """
        file_name = (file_name or name).lower()
        head = stream.read(SAMPLE)
        stream.seek(0)
        if not head:
            return
        packing = tell_format(head, _suffix(file_name))
        if packing == "web-archive" or (packing in _PACKED and _is_web_archive(file_name)):
            yield from read_web_archive(stream, name, self.notes, self.pictures)
            return
        if packing == "zip":
            yield from read_zip(self, stream, name)
            return
        most = most_unpacked(stream.seek(0, io.SEEK_END)) if packing in _PACKED else 1 << 62
        stream.seek(0)
        try:
            unpacked = unpack(stream, packing if packing in _PACKED else "", most)
        except MissingExtraError as error:
            yield _needs(name, error.module)
            return
        yield from self._read_plain(unpacked, name, _suffix(_without_packing(file_name)))
        if unpacked.damaged:
            yield SetAside(name, "unreadable", tr("is damaged or was cut off; save it again"))

    def _read_plain(self, unpacked: Unpacked, name: str, suffix: str) -> Iterator[RawPage | SetAside]:
        stream: io.BufferedReader[Any] = io.BufferedReader(unpacked, SAMPLE)
        match tell_format(stream.peek(SAMPLE), suffix):
            case "json":
                yield from self._read_json(stream, name)
            case "table":
                yield from read_table(stream, name, self.notes, self.log)
            case "xml":
                yield from read_xml(stream, name, self.notes, self.log)
            case "pdf":
                yield from read_pdf(self, stream, name)
            case "html":
                yield from self._read_page(stream, name, partial(read_page, kind="html"))
            case "mail":
                yield from self._read_page(stream, name, partial(read_mail, pictures=self.pictures))
            case "markdown":
                yield from self._read_page(stream, name, read_markdown)
            case "old-office":
                detail = tr("an old Word or Excel file; save it as .docx, or as CSV (UTF-8)")
                yield SetAside(name, "unsupported", detail)
            case "unsupported" | "zip":
                yield _unsupported(name, suffix)
            case _:
                yield from self._read_text(stream, name)

    def _read_text(self, stream: IO[bytes], name: str) -> Iterator[RawPage | SetAside]:
        """Yield the page of a text file, or the pages where it holds several, or fields in lines."""
        for page in self._read_page(stream, name, read_page):
            if isinstance(page, SetAside) or page.shown:
                yield page
                continue
            lines = list(filter(None, map(str.strip, page.lines)))
            if lines and all(map(ADDRESS.fullmatch, lines)):
                yield SetAside(name, "unsupported", only_addresses())
                continue
            text = page.newline.join(page.lines)
            records = find_fields(text) or [
                {"title": title, "content": part} for title, part in split_articles(text)
            ]
            if not records:
                yield page
            for number, record in enumerate(records, 1):
                own = f"{name}#{number}"
                if self.only in ("", own):
                    yield read_record(record, own, known_of(self.notes, own), self.log)

    def _read_page(
        self, stream: IO[bytes], name: str, read: Callable[[bytes, str, Known], RawPage | SetAside]
    ) -> Iterator[RawPage | SetAside]:
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            yield too_large(name)
        elif data:
            yield read(data, name, known_of(self.notes, name))

    def _read_json(self, stream: IO[bytes], name: str) -> Iterator[RawPage | SetAside]:
        """Yield the pages of records; a number is that of the line in JSON Lines, else that of the record."""
        number = 0
        for item in read_items(stream, LARGEST):
            number = max(number + 1, item.number)
            if item.problem:
                yield _problem(item.problem, f"{name}#{number}")
                continue
            records = list(find_records(item.value))
            for place, record in enumerate(records):
                number += place > 0
                own = f"{name}#{number}"
                if self.only in ("", own):
                    yield read_record(record, own, known_of(self.notes, own), self.log)
            if not records:
                yield SetAside(f"{name}#{number}", "broken", tr("no JSON object, but a bare value"))


def _problem(problem: str, name: str) -> SetAside:
    match problem:
        case "too-large":
            return too_large(name)
        case "cut":
            detail = tr("the file was cut off inside this record; fetch it again, or delete the half record")
            return SetAside(name, "broken", detail)
    return SetAside(name, "broken", tr("no JSON: a quote, comma or bracket is missing or too many"))


def _needs(name: str, module: str) -> SetAside:
    detail = tr("needs {module}; or unpack the file yourself", module=module)
    return SetAside(name, f"needs-{module}", detail)


def _unsupported(name: str, suffix: str) -> SetAside:
    if suffix in _PICTURES:
        detail = tr(
            "a picture and no page; where archive.toml says pictures = true, pages that show it keep it"
        )
        return SetAside(name, "page-files", detail)
    detail = tr('files "{suffix}" are not read; save it as HTML, text or CSV (UTF-8)', suffix=suffix)
    return SetAside(name, "unsupported", detail)


def _suffix(name: str) -> str:
    return posixpath.splitext(posixpath.basename(name))[1]


def _without_packing(name: str) -> str:
    return name[: name.rindex(".")] if name.endswith(_PACKED_SUFFIXES) else name


def _is_web_archive(name: str) -> bool:
    return _suffix(_without_packing(name)) in (".warc", ".wet", ".arc", ".wat")
