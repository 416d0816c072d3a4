"""Documents of offices and e-books: Word, OpenDocument, Excel, EPUB and PDF with a text layer.

The first four are XML in a ZIP file; of Word and OpenDocument the paragraphs, headings and rows are read, as
HTML that says the same. Excel's tables and PDF need a library.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import logging
import posixpath
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from luutru.cleaning.formats.records import read_record
from luutru.cleaning.formats.tables import head_of_rows
from luutru.cleaning.notes import known_of
from luutru.cleaning.pictures import attach_zipped
from luutru.cleaning.reading import LARGEST, read_page, too_large
from luutru.extras import MissingExtraError, load_extra
from luutru.messages import tr
from luutru.model import RawPage, SetAside
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luutru.cleaning.formats.records import Reading

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_HEADING_STYLES: Final = load_vocabulary("lines").words("heading-style")
_ODF_IMAGE: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
#: What stands for a picture among the lines of a document.
_IMAGE: Final = "img"
#: A PDF of more pages is a book.
_MOST_PAGES: Final = 2000


def tell_document(archive: zipfile.ZipFile, names: Iterable[str]) -> str:
    """Return which document a ZIP file is: a key of `DOCUMENTS`, "" for none."""
    found = set(names)
    for name, member in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
        if member in found:
            return name
    kind = (
        archive.read("mimetype").strip() if "mimetype" in found and _size(archive, "mimetype") < 200 else b""
    )
    if kind == b"application/epub+zip" or "META-INF/container.xml" in found:
        return "epub"
    return "odt" if kind == b"application/vnd.oasis.opendocument.text" else ""


def _read_docx(reader: Reading, archive: zipfile.ZipFile, name: str) -> Iterator[RawPage | SetAside]:
    page = _read_xml(reader, archive, "word/document.xml", name, _word_lines)
    names = _word_pictures(archive) if reader.pictures else {}
    yield attach_zipped(page, reader.pictures, archive, "word/document.xml", names)


def _read_odt(reader: Reading, archive: zipfile.ZipFile, name: str) -> Iterator[RawPage | SetAside]:
    page = _read_xml(reader, archive, "content.xml", name, _odf_lines)
    yield attach_zipped(page, reader.pictures, archive, "content.xml")


def _read_xml(
    reader: Reading,
    archive: zipfile.ZipFile,
    member: str,
    name: str,
    lines_of: Callable[[ET.Element], Iterator[tuple[str, str]]],
) -> RawPage | SetAside:
    """Return the page of a document: its paragraphs as HTML, each in the element that says what it is."""
    if _size(archive, member) > 4 * LARGEST:
        return too_large(name)
    data = archive.read(member)
    if b"<!ENTITY" in data:
        return SetAside(name, "broken", tr("the document is damaged; save it again, or save it as HTML"))
    try:
        root = ET.fromstring(data)
    except ET.ParseError:
        return SetAside(name, "broken", tr("the document is damaged; save it again, or save it as HTML"))
    found = [(tag, text) for tag, text in lines_of(root) if text.strip()]
    lines = "\n".join(
        f'<p><img src="{html.escape(text)}"></p>'
        if tag == _IMAGE
        else f"<{tag}>{html.escape(text, quote=False)}</{tag}>"
        for tag, text in found
        if tag != _IMAGE or reader.pictures
    )
    if all(tag == _IMAGE for tag, _ in found):
        return SetAside(name, "empty", tr("a document without text; pictures of text are not read"))
    return read_page(f"<html>\n{lines}\n</html>\n".encode(), name, known_of(reader.notes, name), "html")


def _word_lines(root: ET.Element) -> Iterator[tuple[str, str]]:
    for block in _outermost(root, {f"{_WORD}p", f"{_WORD}tr"}):
        if block.tag == f"{_WORD}tr":
            yield "p", "\t".join(_word_text(cell) for cell in block.iter(f"{_WORD}tc"))
            yield from _images(block, _BLIP, _EMBED)
            continue
        yield from _images(block, _BLIP, _EMBED)
        style = block.find(f"{_WORD}pPr/{_WORD}pStyle")
        yield _tag_of_style("" if style is None else style.get(f"{_WORD}val", "")), _word_text(block)


def _images(block: ET.Element, tag: str, attribute: str) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph calls its pictures by."""
    yield from ((_IMAGE, image.get(attribute, "")) for image in block.iter(tag))


def _word_pictures(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the files of a Word document's pictures by the ids that its text calls them by."""
    try:
        root = ET.fromstring(_small(archive, "word/_rels/document.xml.rels"))
    except (ET.ParseError, KeyError, ValueError):
        return {}
    return {item.get("Id", ""): item.get("Target", "") for item in root}


def _word_text(block: ET.Element) -> str:
    parts: list[str] = []
    for part in block.iter():
        if part.tag == f"{_WORD}t":
            parts.append(part.text or "")
        elif part.tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
            parts.append(" ")
    return "".join(parts)


def _tag_of_style(style: str) -> str:
    lower = style.lower()
    if lower == "title":
        return "h1"
    return "h2" if lower.startswith(_HEADING_STYLES) else "p"


def _odf_lines(root: ET.Element) -> Iterator[tuple[str, str]]:
    for block in _outermost(root, {f"{_ODF_TEXT}p", f"{_ODF_TEXT}h", f"{_ODF_TABLE}table-row"}):
        if block.tag == f"{_ODF_TABLE}table-row":
            yield "p", "\t".join("".join(cell.itertext()) for cell in block.iter(f"{_ODF_TABLE}table-cell"))
            yield from _images(block, _ODF_IMAGE, _HREF)
            continue
        yield from _images(block, _ODF_IMAGE, _HREF)
        if block.tag == f"{_ODF_TEXT}h":
            yield "h2", "".join(block.itertext())
        else:
            style = block.get(f"{_ODF_TEXT}style-name", "")
            yield ("h1" if style == "Title" else "p"), "".join(block.itertext())


def _outermost(root: ET.Element, tags: set[str]) -> Iterator[ET.Element]:
    """Yield the outermost elements of these tags, in order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        else:
            waiting += reversed(element)


def _read_epub(reader: Reading, archive: zipfile.ZipFile, name: str) -> Iterator[RawPage | SetAside]:
    """Yield the chapters in the order of reading."""
    members = set(archive.namelist())
    for chapter in _spine(archive):
        if chapter in members:
            place = f"{name}#{chapter}"
            if _size(archive, chapter) > LARGEST:
                yield too_large(place)
            else:
                page = read_page(archive.read(chapter), place, known_of(reader.notes, place), "html")
                yield attach_zipped(page, reader.pictures, archive, chapter)


def _spine(archive: zipfile.ZipFile) -> list[str]:
    try:
        container = ET.fromstring(_small(archive, "META-INF/container.xml"))
        package = next(
            item.get("full-path", "") for item in container.iter() if item.tag.endswith("rootfile")
        )
        root = ET.fromstring(_small(archive, package))
    except (ET.ParseError, StopIteration, KeyError, ValueError):
        return sorted(name for name in archive.namelist() if name.endswith((".xhtml", ".html", ".htm")))
    folder = posixpath.dirname(package)
    places = {
        item.get("id"): unquote(item.get("href", "")) for item in root.iter() if item.tag.endswith("}item")
    }
    spine = [places.get(item.get("idref"), "") for item in root.iter() if item.tag.endswith("}itemref")]
    return [posixpath.normpath(posixpath.join(folder, place)) for place in spine if place]


def _small(archive: zipfile.ZipFile, member: str) -> bytes:
    if _size(archive, member) > LARGEST:
        raise ValueError(member)
    data = archive.read(member)
    if b"<!ENTITY" in data:
        raise ValueError(member)
    return data


def _size(archive: zipfile.ZipFile, member: str) -> int:
    return archive.getinfo(member).file_size


def _read_xlsx(reader: Reading, archive: zipfile.ZipFile, name: str) -> Iterator[RawPage | SetAside]:
    """Yield each row's page; rows of the first sheet are named "x.xlsx#12", of others "x.xlsx#Sheet!12"."""
    try:
        openpyxl = load_extra("openpyxl")
    except MissingExtraError:
        detail = tr("tables of Excel need openpyxl; or save it as CSV (UTF-8)")
        yield SetAside(name, "needs-openpyxl", detail)
        return
    assert archive.filename is not None or archive.fp is not None
    workbook = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True)
    for order, sheet in enumerate(workbook.worksheets):
        yield from _read_rows(
            reader, sheet.iter_rows(values_only=True), name, "" if not order else f"{sheet.title}!"
        )


def _read_rows(
    reader: Reading, rows: Iterable[tuple[Any, ...]], name: str, sheet: str
) -> Iterator[RawPage | SetAside]:
    head: list[str] = []
    for number, cells in enumerate(rows, 1):
        texts = [_cell(cell) for cell in cells]
        if not any(texts):
            continue
        if not head:
            head = texts
            if not head_of_rows(head):
                yield SetAside(
                    f"{name}#{sheet}{number}",
                    "no-head",
                    tr('no column of this sheet is understood; name them "title", "content", "date", "url"'),
                )
                return
            continue
        place = f"{name}#{sheet}{number}"
        record: Mapping[str, object] = dict(zip(head, texts, strict=False))
        yield read_record(record, place, known_of(reader.notes, place), reader.log)


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    return "" if value is None else str(value).replace("_x000D_", "")


def read_pdf(reader: Reading, stream: IO[bytes], name: str) -> Iterator[RawPage | SetAside]:
    """Yield the text of a PDF file, as far as it has any."""
    try:
        pypdf = load_extra("pypdf")
    except MissingExtraError:
        detail = tr("PDF files need pypdf; or save the text as .txt")
        yield SetAside(name, "needs-pypdf", detail)
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of damage, of no file
    data = stream.read(4 * LARGEST)
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        text = "\n\n".join(pages[place].extract_text() for place in range(min(len(pages), _MOST_PAGES)))
    except Exception:  # the library raises what it likes at damaged files
        yield SetAside(name, "broken", tr("the document is damaged; save it again, or save it as HTML"))
        return
    if not text.strip():
        detail = tr("a PDF file without a text layer; make one by OCR (ocrmypdf), or type the text")
        yield SetAside(name, "empty", detail)
        return
    yield read_page(text.encode("utf-8", "replace"), name, known_of(reader.notes, name), "text")


DOCUMENTS: Final[Mapping[str, Callable[[Reading, zipfile.ZipFile, str], Iterator[RawPage | SetAside]]]] = {
    "docx": _read_docx,
    "odt": _read_odt,
    "epub": _read_epub,
    "xlsx": _read_xlsx,
}
