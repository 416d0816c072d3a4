"""UTF-8 that was read as Windows-1252, once or several times: "Hà Ná»™i" is "Hà Nội"."""

from __future__ import annotations

import re
from typing import Final

from luutru.vietnamese.legacy import SINGLE_BYTE
from luutru.vietnamese.syllables import is_syllable

#: Letter → the byte it was read from. Programs show the five bytes that Windows-1252 leaves free as the
#: control characters of the same number, and some show all of 80 to 9F so.
_BYTES: Final = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    letter: byte for byte, letter in enumerate(SINGLE_BYTE["windows-1252"]) if byte >= 0x80
}


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(letter) for letter, byte in _BYTES.items() if first <= byte <= last) + "]"


_REST: Final = _class(0x80, 0xBF)
#: One letter of two, three or four bytes. Only lead bytes that Vietnamese pages use: Latin, accents,
#: punctuation, currency and bullets, emoji.
_MISREAD: Final = re.compile(
    f"{_class(0xC2, 0xCC)}{_REST}|{_class(0xE1, 0xE2)}{_REST}{_REST}|{_class(0xEF, 0xF0)}{_REST}{{2,3}}"
)
#: What shows that a line was misread. "áº" and "á»" begin the bytes of ạ to ỹ, "â€" those of dashes and
#: quotes; "Ä‘" is đ, "Æ°" ư: none of them occurs in a text that was read rightly. "Ã" with a second
#: letter proves nothing: "NGÃ”" may end a quotation.
_PROOF: Final = re.compile(
    f"á[º»]{_REST}|â€{_REST}|[ÄÅ]{_REST}|Æ[°¡¯]|\u00c2\u00a0|Ã{_REST}[ÂÃ]"
    f"|(?<=[a-z])Ã{_REST}|(?<![^\\W\\d_])Ã{_REST}(?=[a-z])|Ã[¡-£¨-ª¬²-´¹º](?=[a-z])"
)
#: What is left of a letter whose last byte went: the no-break space was trimmed or made a plain space,
#: the soft hyphen dropped, the control characters removed. Each with the letters it may have been.
_REMAINS: Final = {"áº": "ậ", "á»": "ềọỏỐờử", "Ã": "íÁÍÝ", "Ä": "Đ"}
_LOST: Final = re.compile("áº|á»|Ã|Ä")
_LETTERS: Final = re.compile(r"[^\W\d_]*")
#: "nghiêng" has seven letters; the word around a lost letter is looked for no further.
_LONGEST_SYLLABLE: Final = 7
#: Misreadings of misreadings beyond the third have not been seen.
_MOST_TIMES: Final = 3


def _read_rightly(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[letter] for letter in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _restore(match: re.Match[str]) -> str:
    """Return the letter whose last byte is lost, if only one letter makes a syllable here."""
    text, start, end, remains = match.string, match.start(), match.end(), match[0]
    before = text[max(0, start - _LONGEST_SYLLABLE) : start]
    before = before[len(before) - len(_LETTERS.match(before[::-1])[0]) :]  # type: ignore[index]
    after = _LETTERS.match(text, end, end + _LONGEST_SYLLABLE)[0]  # type: ignore[index]
    if remains == "Ã" and not after and is_syllable(before + "à"):
        return "à"
    fitting = [letter for letter in _REMAINS[remains] if is_syllable(before + letter + after)]
    return fitting[0] if len(fitting) == 1 else remains


#: What every proof begins with, or what a second misreading makes of that.
_SIGNS: Final = ("Ã", "Â", "Ä", "Å", "Æ", "á»", "áº", "â€")


def repair_mojibake(text: str) -> str:
    """Return `text` as it was before UTF-8 was taken for Windows-1252; unchanged unless that is proved."""
    if not any(sign in text for sign in _SIGNS):
        return text
    mended = text
    for _ in range(_MOST_TIMES):
        once = _MISREAD.sub(_read_rightly, mended)
        if once == mended:
            break
        if not _PROOF.search(mended):
            break
        mended = once
    if mended == text:
        return text
    # A closing quote that lost its last byte, a control character.
    return _LOST.sub(_restore, mended.replace("â€", "”"))
