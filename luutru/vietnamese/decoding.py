"""Bytes → lines, so that the lines give back the same bytes.

Encodings, as a ledger names them: `utf-8` (bytes that are none stand as lone surrogates), `utf-16-le`,
`utf-16-be`, and from before Unicode `windows-1258`, `tcvn3` (ABC), `vni`, `viscii` and `windows-1252`.
The choice is by what reads as Vietnamese. An encoding that would not give back a file's very bytes (VNI
has several ways of writing a letter) is not chosen for it; repair then finds the character set in the
lines.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from luutru.errors import DecodingError
from luutru.messages import tr
from luutru.model import Known, RawPage
from luutru.vietnamese.legacy import decode_bytes, encode_text, find_charset

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOMS: Final = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
#: What files of other kinds begin with: PDF, PNG, JPEG, GIF, ZIP (and Word, EPUB), gzip, old Office, RAR,
#: 7-Zip, RIFF (WebP, AVI), bzip2, xz, ELF, SQLite, TIFF, MP3, Ogg, Zstandard.
_MAGIC: Final = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0", b"Rar!\x1a", b"7z\xbc\xaf", b"RIFF", b"BZh9", b"\xfd7zXZ", b"\x7fELF", b"SQLite f",
    b"II*\0", b"MM\0*", b"ID3\x03", b"ID3\x04", b"OggS\0", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
#: How much of a file decides what it is.
_SAMPLE: Final = 1 << 16
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
#: A page with a stray control character or two is still a page; a program has one in three.
_TOO_MANY_CONTROLS: Final = 0.2
#: Of bytes that are no UTF-8: VISCII has six capitals among the controls, in one text of a thousand
#: letters five.
_TOO_MANY_LEGACY_CONTROLS: Final = 0.02
#: UTF-16: Vietnamese has four letters of ten beyond Latin-1, so at least a third of the high bytes are 0,
#: and hardly any low byte is.
_HIGH_ZEROS: Final = 0.3
_LOW_ZEROS: Final = 0.02
_LEAST_UTF_16: Final = 16
#: A page of these shows nothing: white space, and what is invisible anyway.
_BLANK: Final = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000\u200b\ufeff"
_BARE_LF: Final = re.compile(r"(?<!\r)\n")
_UNDECODABLE: Final = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f\udc80-\udcff]")


def decode_page(data: bytes, name: str, known: Known = Known()) -> RawPage:  # noqa: B008 - frozen
    """Return the page in `data`, whose lines `encode_lines` turns into the same bytes again.

    Raises DecodingError for nothing but white space ("empty") and for data that is no text ("binary").
    """
    encoding, bom, text = _decode(data, name)
    if not text.strip(_BLANK):
        raise DecodingError(tr("{name}: nothing but white space", name=name), "empty")
    newline, final_newline, lines = split_lines(text)
    sha256 = hashlib.sha256(data).hexdigest()
    return RawPage(name, sha256, encoding, bom, newline, final_newline, lines, known)


def encode_lines(encoding: str, bom: bool, newline: str, final_newline: bool, lines: Sequence[str]) -> bytes:
    """Return the bytes that `decode_page` read the lines from: its exact inverse."""
    text = newline.join(lines) + (newline if final_newline else "")
    return (_BOMS[encoding] if bom else b"") + _to_bytes(text, encoding)


def split_lines(text: str) -> tuple[str, bool, tuple[str, ...]]:
    """Return the newline that ends most lines, whether the text ends in it, and the lines.

    In a text with several kinds of newline the others stay in the lines.
    """
    newline = "\n"
    if "\r" in text:
        returns, pairs = text.count("\r"), text.count("\r\n")
        if pairs * 2 >= returns and not _BARE_LF.search(text):
            newline = "\r\n"
        elif returns - pairs > text.count("\n"):
            newline = "\r"
    final_newline = text.endswith(newline)
    lines = text.split(newline)
    return newline, final_newline, tuple(lines[:-1] if final_newline else lines)


def _decode(data: bytes, name: str) -> tuple[str, bool, str]:
    """Return encoding, whether there was a BOM, and the text."""
    for encoding, mark in _BOMS.items():
        if data.startswith(mark):
            text = _exact_text(data[len(mark) :], encoding)
            if text is not None:
                return encoding, True, text
    if data.startswith(_MAGIC):
        raise DecodingError(tr("{name}: a file of another kind, not text", name=name), "binary")
    utf_16 = _find_utf_16(data[:_SAMPLE])
    if utf_16 and (text := _exact_text(data, utf_16)) is not None:
        return utf_16, False, text
    if _share_of_controls(data) > _TOO_MANY_CONTROLS:
        raise DecodingError(tr("{name}: control characters, not text", name=name), "binary")
    try:
        return "utf-8", False, data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, name)


def _decode_legacy(data: bytes, name: str) -> tuple[str, bool, str]:
    """Return the reading of bytes that are not UTF-8 throughout."""
    text = data.decode("utf-8", "surrogateescape")
    if len(_UNDECODABLE.findall(text)) <= len(_BEYOND_ASCII.findall(text)):
        return "utf-8", False, text
    if _share_of_controls(data) > _TOO_MANY_LEGACY_CONTROLS:
        raise DecodingError(tr("{name}: in no encoding known here", name=name), "binary")
    encoding = find_charset(_sample(data))
    if encoding and (legacy := _exact_text(data, encoding)) is not None:
        return encoding, False, legacy
    return "windows-1252", False, decode_bytes(data, "windows-1252")


def _sample(data: bytes) -> bytes:
    """Return up to _SAMPLE bytes from where the letters beyond ASCII begin."""
    start = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    return data[max(0, start - 100) :][:_SAMPLE]


def _find_utf_16(sample: bytes) -> str | None:
    """Return the UTF-16 that a sample without BOM is in, judged by which of its bytes are 0."""
    if len(sample) < _LEAST_UTF_16 or 0 not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _HIGH_ZEROS and even < _LOW_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if even > _HIGH_ZEROS and odd < _LOW_ZEROS else None


def _share_of_controls(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0


def _exact_text(data: bytes, encoding: str) -> str | None:
    """Return the text of `data`, None if it would not give back the same bytes."""
    if encoding == "utf-8":
        return data.decode("utf-8", "surrogateescape")
    if encoding.startswith("utf-16"):
        # The half letter at the end of a file that was cut stands as a lone surrogate.
        whole = len(data) // 2 * 2
        text = data[:whole].decode(encoding, "surrogatepass")
        text += "".join(chr(0xDC00 + byte) for byte in data[whole:])
    else:
        text = decode_bytes(data, encoding)
    return text if _to_bytes(text, encoding) == data else None


def _to_bytes(text: str, encoding: str) -> bytes:
    if encoding == "utf-8":
        return text.encode("utf-8", "surrogateescape")
    if not encoding.startswith("utf-16"):
        return encode_text(text, encoding)
    half = b""
    if text and "\udc00" <= text[-1] <= "\udcff":
        text, half = text[:-1], bytes((ord(text[-1]) - 0xDC00,))
    return text.encode(encoding, "surrogatepass") + half
