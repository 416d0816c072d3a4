"""ZIP files: folders of any files, web archives (WACZ), and the office formats that are ZIP files of XML."""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING, Final

from luutru.cleaning.formats.documents import DOCUMENTS, tell_document
from luutru.cleaning.formats.unpacking import most_unpacked
from luutru.cleaning.pictures import attach_zipped
from luutru.cleaning.web_archives import collect_pictures
from luutru.messages import tr
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.cleaning.formats.records import Reading

#: More files than any folder of articles has; lists of so many names alone are no archive.
_MOST_FILES: Final = 200_000
#: A ZIP in a ZIP is one delivery; more is none.
_DEEPEST: Final = 2
_ENCRYPTED: Final = 0x1


def read_zip(reader: Reading, stream: IO[bytes], name: str) -> Iterator[RawPage | SetAside]:
    """Yield the pages of every file in a ZIP file, named "x.zip#folder/file"; nothing is written anywhere."""
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _read_archive(reader, archive, name)
    except Exception:  # what zipfile and its decompressors raise at damaged files is no closed list
        yield SetAside(name, "unreadable", tr("is damaged or was cut off; save it again"))


def _read_archive(reader: Reading, archive: zipfile.ZipFile, name: str) -> Iterator[RawPage | SetAside]:
    names = archive.namelist()
    if document := tell_document(archive, names):
        yield from DOCUMENTS[document](reader, archive, name)
        return
    if len(names) > _MOST_FILES or name.count("#") >= _DEEPEST:
        yield SetAside(name, "too-large", tr("too many files in one ZIP file; unpack it into seeds/"))
        return
    is_wacz = "datapackage.json" in names and any(map(_is_warc, names))
    if is_wacz and reader.pictures:
        for member in filter(_is_warc, names):
            with archive.open(member) as stream:
                collect_pictures(stream, f"{name}#{_printable(member)}", reader.pictures)
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if not (_is_litter(info) or (is_wacz and not _is_warc(info.filename))):
            yield from _read_member(reader, archive, info, f"{name}#{_printable(info.filename)}")


def _read_member(
    reader: Reading, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str
) -> Iterator[RawPage | SetAside]:
    if info.flag_bits & _ENCRYPTED:
        yield SetAside(name, "unreadable", tr("needs a password; unpack it into seeds/"))
    elif info.file_size > most_unpacked(info.compress_size):
        yield SetAside(name, "too-large", tr("unpacks to far more than text does; it is not unpacked"))
    else:
        try:
            with archive.open(info) as member:
                for page in reader.read(member, name, info.filename):
                    is_file = page.name == name
                    yield attach_zipped(page, reader.pictures, archive, info.filename) if is_file else page
        except Exception:  # the other files of the archive are read
            yield SetAside(name, "unreadable", tr("is damaged or was cut off; save it again"))


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _is_litter(info: zipfile.ZipInfo) -> bool:
    # "./" and "../" are no hidden folders.
    parts = [part for part in info.filename.split("/") if part.strip(".")]
    return info.is_dir() or parts[:1] == ["__MACOSX"] or any(part.startswith(".") for part in parts)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")
