"""Vietnamese character sets from before Unicode, as Windows showed them.

All of them are given as texts read as Windows-1252, for that is what their bytes become when software
does not know better: "Hµ Néi" is TCVN3, "Haø Noäi" VNI. TCVN3 (ABC) and VISCII give each letter a byte of
its own; VNI writes a vowel and then its accents. Windows-1258 has some letters whole and the tones as
combining marks.

Sources: TCVN 5712:1993 and RFC 1456 for the tables; the VNI-Times fonts for VNI.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import Final

from luutru.normal_form import nfc
from luutru.vietnamese.syllables import share_of_syllables

#: Byte → letter. Bytes not listed are those of Windows-1252 (quotes and dashes), so long as they are no
#: letters.
_TCVN3: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđẰ",
    0xB5: "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
}
_VISCII: Final = {
    0x02: "Ẳ",
    0x05: "ẴẪ",
    0x14: "Ỷ",
    0x19: "Ỹ",
    0x1E: "Ỵ",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệố",
    0xB0: "ồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}


def _windows(byte: int, codec: str = "cp1252") -> str:
    """Return the letter Windows shows for `byte`; a lone surrogate (as in RawPage) where it shows none."""
    return bytes([byte]).decode(codec, "surrogateescape")


def _single_byte_table(rows: dict[int, str]) -> str:
    """Return the 256 letters of a character set, each of them once."""
    table = {first + place: letter for first, row in rows.items() for place, letter in enumerate(row)}
    letters = set(table.values())
    for byte in range(256):
        if byte not in table:
            shown = _windows(byte)
            table[byte] = shown if shown not in letters else chr(0xDC00 + byte)
    return "".join(table[byte] for byte in range(256))


#: Encoding name → its 256 letters; bytes without one stand as lone surrogates, so that they come back.
SINGLE_BYTE: Final = {
    "windows-1252": "".join(map(_windows, range(256))),
    "windows-1258": "".join(_windows(byte, "cp1258") for byte in range(256)),
    "tcvn3": _single_byte_table(_TCVN3),
    "viscii": _single_byte_table(_VISCII),
}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
#: VNI: the letter that stands for an accent → the accents, in the order of Unicode's composition.
_VNI_ACCENTS: Final = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_TONES: Final = "ùøûõï"
#: VNI: what may follow which vowel.
_VNI_VOWELS: Final = {
    "a": "ùøûõïâáàåãäêéèúüë", "e": "ùøûõïâáàåãä", "o": "ùøûõïâáàåãä",
    "u": _VNI_TONES, "y": _VNI_TONES, "ô": _VNI_TONES, "ö": _VNI_TONES,
}  # fmt: skip
_VNI_LETTERS: Final = {
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ",
}  # fmt: skip


@cache
def _vni() -> dict[str, str]:
    """Return VNI's letters and pairs → letters; the pair whose cases agree comes last."""
    table: dict[str, str] = {}
    for shown, letter in _VNI_LETTERS.items():
        table[shown] = letter
        table[shown.upper()] = letter.upper()
    for vowel, accents in _VNI_VOWELS.items():
        bare = _VNI_LETTERS.get(vowel, vowel)
        for accent in accents:
            letter = unicodedata.normalize("NFC", bare + _VNI_ACCENTS[accent])
            table[vowel + accent.upper()] = letter
            table[vowel.upper() + accent] = letter.upper()
            table[vowel + accent] = letter
            table[vowel.upper() + accent.upper()] = letter.upper()
    return table


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_vni(), key=len, reverse=True)))


def from_vni(shown: str) -> str:
    """Return the text that VNI fonts show for `shown`, a text read as Windows-1252."""
    table = _vni()
    return _vni_pattern().sub(lambda match: table[match[0]], shown)


def to_vni(text: str) -> str:
    """Return VNI's way of writing `text`, as Windows-1252 letters: the usual one of several."""
    return text.translate(_vni_inverse())


@cache
def _vni_inverse() -> dict[int, str]:
    return {ord(letter): shown for shown, letter in _vni().items()}


@cache
def _byte_map(encoding: str) -> object:
    return codecs.charmap_build(SINGLE_BYTE[encoding])


def decode_bytes(data: bytes, encoding: str) -> str:
    """Return the text of `data`: `encoding` is one of SINGLE_BYTE or "vni". Never fails."""
    if encoding == "vni":
        return from_vni(decode_bytes(data, "windows-1252"))
    return codecs.charmap_decode(data, "strict", SINGLE_BYTE[encoding])[0]


def encode_text(text: str, encoding: str) -> bytes:
    """Return the bytes of `text`: the inverse of `decode_bytes`, but for VNI's several ways of writing.

    Raises UnicodeEncodeError for a text that `encoding` has no bytes for.
    """
    if encoding == "vni":
        return encode_text(to_vni(text), "windows-1252")
    return codecs.charmap_encode(text, "strict", _byte_map(encoding))[0]  # type: ignore[arg-type]


@cache
def _shown_map(encoding: str) -> dict[int, str]:
    """Return what Windows-1252 shows for each byte → the letter it stands for."""
    shown = SINGLE_BYTE["windows-1252"]
    return {
        ord(shown[byte]): letter
        for byte, letter in enumerate(SINGLE_BYTE[encoding])
        if letter != shown[byte] and not "\udc80" <= letter <= "\udcff"
    }


def from_shown(shown: str, encoding: str) -> str:
    """Return what `shown` means: a text in `encoding` ("tcvn3", "vni" or "viscii") read as Windows-1252."""
    return from_vni(shown) if encoding == "vni" else shown.translate(_shown_map(encoding))


#: A mistaken reading gives syllables by chance in under a third of the marked words of a news page
#: (VISCII read as TCVN3 does best), the right one in over nine tenths; names and abbreviations are the
#: rest.
_ENOUGH: Final = 0.6


def find_charset(data: bytes) -> str | None:
    """Return the encoding under which `data` (a sample) reads as Vietnamese, None where none does."""
    return _best({name: decode_bytes(data, name) for name in ("windows-1258", "tcvn3", "vni", "viscii")})


def find_shown_charset(shown: str) -> str | None:
    """Return the character set that a text read as Windows-1252 was really in, None where none fits."""
    return _best({name: from_shown(shown, name) for name in ("tcvn3", "vni", "viscii")})


def _best(readings: dict[str, str]) -> str | None:
    shares = {name: share_of_syllables(nfc(text)) for name, text in readings.items()}
    name = max(shares, key=lambda name: shares[name])
    return name if shares[name][0] >= _ENOUGH else None
