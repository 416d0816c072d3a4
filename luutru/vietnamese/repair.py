"""Mending what copying, converting and old software did to a text, with every change named.

Only what is surely damage is mended; spelling, tone placing and punctuation stay as the author wrote
them. The names of repairs, in the order they are made:

* `markup`: HTML tags left out and entities read, on a page of HTML;
* `mojibake`: UTF-8 read as Windows-1252, once or several times;
* `tcvn3`, `vni`, `viscii`: a line in a character set from before Unicode, read as Windows-1252;
* `undecodable`: bytes that are no text, as "\ufffd" or, where only one letter is possible, as that letter;
* `windows-1252`: quotes and dashes left as control characters of the same number;
* `entity`: HTML's ways of writing a letter ("&agrave;", "&#7897;");
* `backslash`: one that a program wrote before a quotation mark or a slash ("\\'");
* `zero-width`, `soft-hyphen`, `control`: characters without a shape, removed;
* `nbsp`: spaces of special kinds;
* `nfc`: letters whose accents were separate characters;
* `d-stroke`, `horn`: the look-alikes Ð, Ɖ, ð and ƣ, for đ and ư;
* `split-syllable`: a space after à inside a syllable ("thà nh phố");
* `spaces`: space at the ends of the line, or several in a row.
"""

from __future__ import annotations

import html
import re
from itertools import compress
from typing import TYPE_CHECKING, Final

from luutru.model import Line
from luutru.normal_form import nfc
from luutru.vietnamese.legacy import SINGLE_BYTE, find_shown_charset, from_shown
from luutru.vietnamese.mojibake import repair_mojibake
from luutru.vietnamese.syllables import is_syllable, share_of_syllables
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.model import RawPage

#: Marks of direction, joining and order; ZWJ and ZWNJ (200C, 200D) stay where scripts and emoji need them.
_INVISIBLE: Final = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    "(?:(?<![\u200c\u200d])|(?<![\u0590-\u1dff\u2190-\uffff\U00010000-\U0010ffff].))"
)
_WIDE_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
_ENTITY: Final = re.compile("&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[0-9]{0,2});")
_BACKSLASHES: Final = re.compile(r"(?<!\\)\\+(?=[\"'/])")
#: Text that was escaped twice occurs; more has not been seen.
_MOST_ESCAPES: Final = 3

#: Characters of which a clean line has none: only lines with one are looked at closely.
_ODD: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff"
    "\u00c2-\u00c6ÐðƉɖƢƣ]"
)
#: The same, for damage that only shows in pairs of characters.
_ODD_PAIRS: Final = ("á»", "áº", "â€", "&", "\\")

#: Letters of Windows-1252 that Vietnamese has no use for, and that old character sets put in every word.
_FOREIGN: Final = re.compile("[¡¤-©«¬\u00ad®µ-¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]")
#: Letters that only a text in Unicode has.
_UNICODE_VIETNAMESE: Final = re.compile("[\u1ea0-\u1ef9ĂăĐđƠơƯưĨĩŨũ]")
#: One of these is in every line with damage other than letters in pieces, split syllables and spaces: a
#: search for all of them at once spares most lines six.
_DOUBTFUL: Final = re.compile(f"[{_ODD.pattern[1:-1]}{_FOREIGN.pattern[1:-1]}&€\\\\]")
#: A character set is believed if it makes three syllables more: units and signs (m², ½, µm), a name or a
#: word in another language make one or two.
_LEAST_SYLLABLES: Final = 3
#: How many letters decide on the character set.
_SAMPLE: Final = 1 << 14

_LOOK_ALIKE: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ÐðƉɖƢƣ][^\W\d_]*")
_LOOK_ALIKES: Final = str.maketrans("ÐðƉɖƢƣ", "ĐđĐđƯư")
_VIETNAMESE_WORD: Final = re.compile("[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]+")

#: The second byte of à in UTF-8 is a no-break space elsewhere, and some tools made it a space: "ngà y".
#: One space only: on such a page the next word follows after two.
_SPLIT: Final = re.compile(r"à (n[gh]?|[mioyu])(?![\w-])")
#: A tail of ng or nh is never a word, nor are the heads of "ngày" and "này" used before "y". The others
#: can be words ("và y tế", "là m mét"), but not on a page that has the damage surely, or twice with m or
#: n.
_SURE_TAILS: Final = ("ng", "nh")
_WORDS: Final = load_vocabulary("syllables")
_SURE_WORDS: Final = _WORDS.words("split-for-certain")
_OFTEN: Final = 2
_BEFORE_LETTERS: Final = _WORDS.words("before-letters")
#: Letters before à: no onset is longer than "ngh", and "quà" and "loà" have one more vowel.
_LONGEST_HEAD: Final = 4
_LOST_A_GRAVE: Final = re.compile("\udcc3[ \u00a0]")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
#: Bytes that are punctuation in Windows-1252, and that editors paste into UTF-8 pages.
_PUNCTUATION: Final = {0xDC00 + byte: SINGLE_BYTE["windows-1252"][byte] for byte in (
    0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xAB, 0xBB)}  # fmt: skip
_C1: Final = {byte: SINGLE_BYTE["windows-1252"][byte] for byte in range(0x80, 0xA0)
              if SINGLE_BYTE["windows-1252"][byte] < "\udc80"}  # fmt: skip


def repair_line(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the mended line (NFC, single spaces, stripped) and what was mended, in order."""
    return _repair(raw, None, split=False, doubtful=_is_doubtful(raw))


def _is_doubtful(raw: str) -> bool:
    return _DOUBTFUL.search(raw) is not None


def _repair(raw: str, charset: str | None, *, split: bool, doubtful: bool) -> tuple[str, tuple[str, ...]]:
    if not raw:
        return "", ()
    repairs: list[str] = []
    text = raw
    # Plain spaces are all the white space of a line without odd characters.
    spaced = "  " in raw or raw[:1] == " " or raw[-1:] == " "
    if charset or (doubtful and (_ODD.search(raw) or any(pair in raw for pair in _ODD_PAIRS))):
        text = _mend_closely(raw, charset, repairs)
        spaced = True
    elif doubtful and _FOREIGN.search(raw) and not _UNICODE_VIETNAMESE.search(raw):
        text = _mend_charset(raw, None, repairs)
    text = _note("nfc", text, nfc(text), repairs)
    if _SPLIT.search(text):
        text = _note("split-syllable", text, _join_syllables(text, split), repairs)
    if spaced:
        text = _note("spaces", text, " ".join(text.split()), repairs)
    return text, tuple(repairs)


def repair_page(page: RawPage) -> tuple[Line, ...]:
    """Return the page's lines, numbered from 1, each mended; what one line proves helps the others."""
    texts = [shown.text for shown in page.shown] if page.shown else page.lines
    doubts = [*map(_is_doubtful, texts)]
    charset = _find_page_charset(compress(texts, doubts))
    split = _is_split(texts)
    mended = [
        _repair(text, charset, split=split, doubtful=doubtful)
        for text, doubtful in zip(texts, doubts, strict=True)
    ]
    if not page.shown:
        return tuple(
            Line(number, raw, text, repairs)
            for number, (raw, (text, repairs)) in enumerate(zip(page.lines, mended, strict=True), 1)
        )
    pieces = zip(page.lines, page.shown, mended, strict=True)
    return tuple(
        Line(number, raw, text, ("markup", *repairs) if raw != shown.text else repairs, shown.element)
        for number, (raw, shown, (text, repairs)) in enumerate(pieces, 1)
    )


def _note(name: str, text: str, mended: str, repairs: list[str]) -> str:
    if mended != text:
        repairs.append(name)
    return mended


def _mend_closely(raw: str, charset: str | None, repairs: list[str]) -> str:
    text = _note("mojibake", raw, repair_mojibake(raw), repairs)
    if text == raw:
        text = _mend_charset(raw, charset, repairs)
    text = _note("undecodable", text, _replace_undecodable(text), repairs)
    text = _note("windows-1252", text, text.translate(_C1), repairs)
    text = _note("entity", text, _unescape(text), repairs)
    text = _note("backslash", text, _BACKSLASHES.sub("", text), repairs)
    text = _note("zero-width", text, _INVISIBLE.sub("", text), repairs)
    text = _note("soft-hyphen", text, text.replace("\u00ad", ""), repairs)
    text = _note("control", text, _CONTROL.sub("", text), repairs)
    text = _note("nbsp", text, _WIDE_SPACE.sub(" ", text), repairs)
    for name, alikes in (("d-stroke", "ÐðƉɖ"), ("horn", "Ƣƣ")):
        if any(letter in text for letter in alikes):
            composed = nfc(text)
            mended = _LOOK_ALIKE.sub(_replace_look_alike, composed)
            text = _note(name, composed, mended, repairs) if mended != composed else text
    return text


def _mend_charset(raw: str, charset: str | None, repairs: list[str]) -> str:
    """Return `raw` read in `charset`, or in the one its own words prove, if that makes more syllables."""
    if raw.isascii() or _UNICODE_VIETNAMESE.search(raw):
        return raw
    found = charset or _find_page_charset((raw,))
    if not found:
        return raw
    mended = from_shown(raw, found)
    if share_of_syllables(mended[:_SAMPLE])[0] <= share_of_syllables(raw[:_SAMPLE])[0]:
        return raw
    return _note(found, raw, mended, repairs)


def _find_page_charset(lines: Iterable[str]) -> str | None:
    """Return the old character set in which these lines, or those that are not in Unicode, make sense."""
    doubtful = [line for line in lines if _FOREIGN.search(line) and not _UNICODE_VIETNAMESE.search(line)]
    if not doubtful:
        return None
    shown = "\n".join(line for line in doubtful if repair_mojibake(line) == line)[:_SAMPLE]
    charset = find_shown_charset(shown)
    if charset is None:
        return None
    share, count = share_of_syllables(from_shown(shown, charset))
    share_before, count_before = share_of_syllables(shown)
    return charset if count - count_before >= _LEAST_SYLLABLES and share > share_before else None


def _replace_undecodable(text: str) -> str:
    if not _LONE_SURROGATE.search(text):
        return text
    return _LONE_SURROGATE.sub("\ufffd", _LOST_A_GRAVE.sub("à", text).translate(_PUNCTUATION))


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    for _ in range(_MOST_ESCAPES):
        plain = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        if plain == text:
            break
        text = plain
    return text


def _replace_look_alike(match: re.Match[str]) -> str:
    """Return the word with đ and ư, unless it is a word of a language that has the look-alike (Þórð, Ɖe)."""
    word = match[0]
    mended = word.translate(_LOOK_ALIKES)
    if is_syllable(mended):
        return mended
    # ÐBSCL, ÐH, LÐLÐ; HÐND: abbreviations are all capitals.
    return mended if mended.isupper() and _VIETNAMESE_WORD.fullmatch(mended) else word


def _joined(match: re.Match[str]) -> tuple[int, str]:
    """Return where the word before the space begins, and the syllable it makes with the tail ("" if none)."""
    start = match.start()
    while start and match.string[start - 1].isalpha() and match.start() - start <= _LONGEST_HEAD:
        start -= 1
    joined = f"{match.string[start : match.start()]}à{match[1]}"
    return start, joined if is_syllable(joined) else ""


def _is_sure(joined: str, tail: str) -> bool:
    return tail in _SURE_TAILS or joined.lower() in _SURE_WORDS


def _is_likely(joined: str, tail: str) -> bool:
    return tail in "mn" and joined[:-1].lower() not in _BEFORE_LETTERS


def _join_syllables(text: str, split: bool) -> str:
    pieces: list[str] = []
    done = 0
    split = split or _is_split((text,))
    for match in _SPLIT.finditer(text):
        start, joined = _joined(match)
        if joined and (split or _is_sure(joined, match[1])):
            pieces += [text[done:start], joined]
            done = match.end()
    return "".join(pieces) + text[done:]


def _is_split(lines: Iterable[str]) -> bool:
    """Say whether syllables on this page are split after à: one sure case proves it, or two likely ones."""
    likely = 0
    for match in _SPLIT.finditer("\n".join(line for line in lines if "à " in line)):
        joined = _joined(match)[1]
        if joined and _is_sure(joined, match[1]):
            return True
        likely += bool(joined) and _is_likely(joined, match[1])
    return likely >= _OFTEN
