"""Writes articles in every format that people keep them in: the other half of reading."""

from __future__ import annotations

import base64
import bz2
import csv
import datetime as dt
import gzip
import html
import io
import json
import lzma
import zipfile
from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import brotli  # type: ignore[import-untyped]
import openpyxl
import zstandard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HANOI = dt.timezone(dt.timedelta(hours=7))


@dataclass(frozen=True)
class Invented:
    """An article as its writer knows it."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    author: str
    moment: dt.datetime
    url: str

    @property
    def line(self) -> str:
        return f"{self.moment:%d/%m/%Y %H:%M}"


def records(articles: Sequence[Invented]) -> list[dict[str, str]]:
    return [
        {
            "title": one.title,
            "sapo": one.lead,
            "content": "\n".join(one.paragraphs),
            "author": one.author,
            "date": one.line,
            "url": one.url,
        }
        for one in articles
    ]


def as_json(articles: Sequence[Invented]) -> bytes:
    return json.dumps(records(articles), ensure_ascii=False, indent=1).encode()


def as_lines(articles: Sequence[Invented]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in records(articles)).encode()


def as_table(separator: str, encoding: str) -> Callable[[Sequence[Invented]], bytes]:
    def write(articles: Sequence[Invented]) -> bytes:
        stream = io.StringIO(newline="")
        rows = records(articles)
        writer = csv.DictWriter(stream, [*rows[0]], delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
        return stream.getvalue().encode(encoding)

    return write


def as_sheet(articles: Sequence[Invented]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = records(articles)
    sheet.append([*rows[0]])
    for row, one in zip(rows, articles, strict=True):
        sheet.append([*{**row, "date": one.moment.replace(tzinfo=None)}.values()])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _paragraphs(one: Invented) -> str:
    return "".join(f"<p>{html.escape(text)}</p>\n" for text in (one.lead, *one.paragraphs))


def page(one: Invented) -> str:
    data = {
        "@type": "NewsArticle", "headline": one.title, "datePublished": one.moment.isoformat(),
        "url": one.url,
        "author": {"@type": "Person", "name": one.author},
    }  # fmt: skip
    script = json.dumps(data).replace("</", "<\\/")
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(one.title)} | Báo Mẫu</title>"
        f'<script type="application/ld+json">{script}</script><link rel="canonical" href="{one.url}"></head>'
        f"<body><nav><a href='/'>Trang chủ</a></nav><h1>{html.escape(one.title)}</h1>\n{_paragraphs(one)}"
        "</body></html>"
    )


def as_feed(articles: Sequence[Invented]) -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link>"
        f"<dc:creator>{one.author}</dc:creator>"
        f"<pubDate>{format_datetime(one.moment)}</pubDate><description>{escape(one.lead)}</description>"
        f"<content:encoded><![CDATA[{_paragraphs(one)}]]></content:encoded></item>"
        for one in articles
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tin mẫu</title>'
        "<link>https://tin-mau.vn/</link>"
        "<description>Những tin mới nhất trong ngày của toà soạn, cập nhật từng giờ.</description>"
        f"{items}</channel></rss>"
    ).encode()


def as_atom(articles: Sequence[Invented]) -> bytes:
    items = "".join(
        f"<entry><title>{escape(one.title)}</title><link rel='self' href='{one.url}.xml'/>"
        f"<link href='{one.url}'/>"
        f"<author><name>{one.author}</name></author><published>{one.moment.isoformat()}</published>"
        f"<summary>{escape(one.lead)}</summary>"
        f"<content type='html'>{escape(_paragraphs(one))}</content></entry>"
        for one in articles
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Tin mẫu</title>{items}</feed>".encode()


def as_wordpress(articles: Sequence[Invented]) -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link>"
        f"<dc:creator>{one.author}</dc:creator>"
        f"<pubDate>{format_datetime(one.moment)}</pubDate><description></description>"
        f"<content:encoded><![CDATA[{one.lead}\n\n[caption id='x']<img src='a.jpg'/>[/caption]\n\n"
        f"{chr(10).join(f'{text}{chr(10)}' for text in one.paragraphs)}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{one.lead}]]></excerpt:encoded><wp:post_type>post</wp:post_type>"
        "<wp:status>publish</wp:status></item>"
        "<item><title>anh</title><wp:post_type>attachment</wp:post_type></item>"
        for one in articles
    )
    return (
        '<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Tin mẫu</title>'
        "<link>https://tin-mau.vn/</link>"
        "<description>Những tin mới nhất trong ngày của toà soạn, cập nhật từng giờ.</description>"
        f"{items}</channel></rss>"
    ).encode()


def markdown(one: Invented, sign: str) -> str:
    text = "\n\n".join((one.lead, *one.paragraphs))
    if sign == "{":
        said = {"title": one.title, "date": one.moment.isoformat(), "author": one.author, "link": one.url}
        return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n\n{text}\n"
    if sign == "+++":
        front = f"title = {json.dumps(one.title, ensure_ascii=False)}\ndate = {one.moment.isoformat()}\n"
        return f'+++\n{front}author = "{one.author}"\nsource_url = "{one.url}"\n+++\n\n{text}\n'
    title = json.dumps(one.title, ensure_ascii=False)
    front = f"layout: post\ntitle: {title}\ndate: {one.moment:%Y-%m-%d %H:%M:%S %z}\n"
    return f"---\n{front}author: {one.author}\nsource_url: {one.url}\n---\n{text}\n"


def as_mail(one: Invented) -> bytes:
    body = base64.encodebytes(page(one).encode()).decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {one.url}\r\nSubject: x\r\n"
        f"Date: Sat, 3 Jan 2026 01:02:03 +0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {one.url}\r\n\r\n"
        f"{body}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    ).encode()


def _zip(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def as_word(one: Invented) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = "".join(
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in (one.line, one.lead, *one.paragraphs)
    )
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(one.title)}</w:t></w:r></w:p>'
    return _zip({"word/document.xml": f"<w:document {space}><w:body>{title}{lines}</w:body></w:document>"})


def as_opendocument(one: Invented) -> bytes:
    space = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    lines = "".join(f"<text:p>{escape(text)}</text:p>" for text in (one.line, one.lead, *one.paragraphs))
    title = f'<text:p text:style-name="Title">{escape(one.title)}</text:p>'
    body = f"<office:body>{title}{lines}</office:body>"
    content = f"<office:document-content {space}>{body}</office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def as_book(articles: Sequence[Invented]) -> bytes:
    container = '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>'
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n, _ in enumerate(articles))
    spine = "".join(f'<itemref idref="c{n}"/>' for n, _ in enumerate(articles))
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
    package += f"<spine>{spine}</spine></package>"
    chapters: dict[str, str | bytes] = {f"O/c{n}.xhtml": page(one) for n, one in enumerate(articles)}
    head: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": container}
    return _zip({**head, "O/p.opf": package, **chapters})


def as_archive(packing: str) -> Callable[[Sequence[Invented]], bytes]:
    def write(articles: Sequence[Invented]) -> bytes:
        found = b""
        for one in articles:
            body = page(one).encode()
            body = {
                "br": brotli.compress,
                "zstd": zstandard.ZstdCompressor().compress,
                "gzip": gzip.compress,
            }[packing](body)
            head = (
                f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packing}\r\n\r\n".encode()
            )
            block = head + body
            fields = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one.url}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            found += fields.encode() + block + b"\r\n\r\n"
        return found

    return write


def each(
    name: str, write: Callable[[Invented], str | bytes]
) -> Callable[[Sequence[Invented]], dict[str, bytes]]:
    def files(articles: Sequence[Invented]) -> dict[str, bytes]:
        written = {name.format(n): write(one) for n, one in enumerate(articles)}
        return {name: data.encode() if isinstance(data, str) else data for name, data in written.items()}

    return files


def one_file(
    name: str, write: Callable[[Sequence[Invented]], bytes]
) -> Callable[[Sequence[Invented]], dict[str, bytes]]:
    return lambda articles: {name: write(articles)}


def packed(
    files: Callable[[Sequence[Invented]], dict[str, bytes]], suffix: str, pack: Callable[[bytes], bytes]
) -> Callable[[Sequence[Invented]], dict[str, bytes]]:
    return lambda articles: {f"{name}{suffix}": pack(data) for name, data in files(articles).items()}


_HTML = each("bai-{}.html", page)
FORMATS: dict[str, Callable[[Sequence[Invented]], dict[str, bytes]]] = {
    "json": one_file("x.json", as_json),
    "json lines": one_file("x.jsonl", as_lines),
    "csv": one_file("x.csv", as_table(",", "utf-8-sig")),
    "tsv of Excel": one_file("x.txt", as_table("\t", "utf-16")),
    "xlsx": one_file("x.xlsx", as_sheet),
    "html": _HTML,
    "html without a name": each("bai-{}.aspx", page),
    "rss": one_file("x.xml", as_feed),
    "atom": one_file("x.atom", as_atom),
    "wordpress": one_file("x.xml", as_wordpress),
    "jekyll": each("{}.md", lambda one: markdown(one, "---")),
    "hugo": each("{}.md", lambda one: markdown(one, "+++")),
    "hugo, JSON": each("{}.md", lambda one: markdown(one, "{")),
    "mhtml": each("{}.mhtml", as_mail),
    "docx": each("{}.docx", as_word),
    "odt": each("{}.odt", as_opendocument),
    "epub": one_file("x.epub", as_book),
    "warc, brotli": one_file("x.warc", as_archive("br")),
    "warc, zstd": one_file("x.warc", as_archive("zstd")),
    "warc, gzip": one_file("x.warc.gz", lambda articles: gzip.compress(as_archive("gzip")(articles))),
    "wacz": one_file(
        "x.wacz",
        lambda articles: _zip(
            {
                "datapackage.json": "{}",
                "archive/a.warc.gz": gzip.compress(as_archive("gzip")(articles)),
                "indexes/i": "x",
            }
        ),
    ),
    "zip of html": lambda articles: {
        "x.zip": _zip({f"a/{name}": data for name, data in _HTML(articles).items()})
    },
    "csv, xz": packed(one_file("x.csv", as_table(",", "utf-8")), ".xz", lzma.compress),
    "json, bzip2": packed(one_file("x.json", as_json), ".bz2", bz2.compress),
    "csv, gzip": packed(one_file("x.csv", as_table(",", "utf-8")), ".gz", gzip.compress),
    "json, zstd": packed(one_file("x.json", as_json), ".zst", zstandard.ZstdCompressor().compress),
    "html, brotli": packed(_HTML, ".br", brotli.compress),
}
#: Formats whose articles say nothing of author and address, or nothing but the day and the text.
WITHOUT_AUTHOR = frozenset({"docx", "odt"})
