"""What a file is: told by how it begins, and by its name only where that leaves a choice."""

from __future__ import annotations

import re
from typing import Final, Literal

from luutru.cleaning.formats.json_records import SCRIPT_HEAD
from luutru.cleaning.formats.tables import encoding_of, find_head
from luutru.cleaning.html_input import looks_like_html

Format = Literal[
    "json", "table", "web-archive", "gzip", "zstd", "brotli", "bzip2", "xz", "zip", "pdf", "old-office",
    "mail", "xml", "html", "markdown", "text", "unsupported",
]  # fmt: skip
_MAGIC: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"%PDF-", "pdf"), (b"\xd0\xcf\x11\xe0", "old-office"),
    (b"WARC/", "web-archive"), (b"filedesc://", "web-archive"),
)  # fmt: skip
#: Names that decide what the content leaves open, or what is said of content that is damaged.
_BY_SUFFIX: Final[dict[str, Format]] = {
    ".csv": "table", ".tsv": "table", ".tab": "table", ".psv": "table",
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".jl": "json",
    ".warc": "web-archive", ".wet": "web-archive", ".arc": "web-archive", ".wat": "web-archive",
    ".xml": "xml", ".rss": "xml", ".atom": "xml",
    ".gz": "gzip", ".br": "brotli", ".zst": "zstd", ".bz2": "bzip2", ".xz": "xz",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "html", ".mhtml": "html",
    "": "text", ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
}  # fmt: skip
#: "[Ảnh] Khởi công cầu" is a headline: in JSON a bracket is followed by a value or its own end.
_JSON: Final = re.compile(
    rf"\s*(?:{SCRIPT_HEAD})?"
    r"""(?:\[\s*(?:\[|\{|\]|"[^"]*"\s*[,\]])|\{\s*(?:"[^"]*"\s*:|'[^']*'\s*:|\}))"""
)
#: The part of a page that a crawler kept, under whatever name.
_FRAGMENT: Final = re.compile(
    r"\s*<(?:article|main|section|div|table|header|h[1-3]|p)(?:\s[^<>]{0,2000})?>", re.I
)
_END_TAG: Final = re.compile(r"</(?:p|div|h[1-3]|td|article|section)\s*>", re.I)
_XML: Final = re.compile(r"\s*(?:<\?xml\b|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b)", re.I)
_MAIL_HEAD: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,39}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,100}\r?\n")
_MAIL: Final = re.compile(r"^content-type:\s*multipart/(?:related|mixed|alternative)", re.I | re.M)
#: A mail of one part; a text that begins with such lines says nothing of MIME.
_LONE_PART: Final = re.compile(r"^content-type:\s*text/(?:html|plain)", re.I | re.M)
_MIME: Final = re.compile(r"^mime-version:", re.I | re.M)
_FRONT: Final = re.compile(
    r"\s*(?:---[ \t]*\r?\n.{0,20000}?^(?:---|\.\.\.)[ \t]*\r?$"
    r"|\+\+\+[ \t]*\r?\n.{0,20000}?^\+\+\+)", re.S | re.M,
)  # fmt: skip
_FRONT_KEY: Final = re.compile(r"^[A-Za-z_][\w-]*[ \t]*[:=]", re.M)


def tell_format(head: bytes, suffix: str) -> Format:
    """Return the format of a file that begins with `head`; `suffix` is that of its name, in small letters."""
    named = _BY_SUFFIX.get(suffix, "unsupported")
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if named in ("brotli", "web-archive"):
        return named
    encoding = encoding_of(head)
    text = head.decode("utf-8" if encoding == "cp1258" else encoding, "replace").lstrip("\ufeff")
    if named == "markdown" and text.startswith("{"):
        return named  # what stands above a text of Hugo's may be JSON
    if told := _tell_text(text):
        return told
    if named == "table" or (named in ("text", "unsupported") and find_head(head)):
        return "table"
    return named


def _tell_text(text: str) -> Format | None:
    if _JSON.match(text):
        return "json"
    if looks_like_html(text) or (_FRAGMENT.match(text) and _END_TAG.search(text)):
        return "html"
    if _XML.match(text):
        return "xml"
    mail = _MAIL_HEAD.match(text)
    if mail and (_MAIL.search(mail[0]) or (_LONE_PART.search(mail[0]) and _MIME.search(mail[0]))):
        return "mail"
    front = _FRONT.match(text)
    return "markdown" if front and _FRONT_KEY.search(front[0]) else None
