"""How a page ends: its last line is text where it was cut off, or tells on; below is its source's address.

Seen on 68 real pages of 60 sites: every third ends inside a sentence, as its collector cut it off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from luutru.model import PROSE, Role
from luutru.vietnamese.folding import fold
from luutru.vietnamese.person_names import looks_like_name
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_LINES: Final = load_vocabulary("lines")
_LABEL_OF_SOURCE: Final = load_vocabulary("credits").pattern("source-label")
_CUT_RULE: Final = "cut-off"
_CUT_ROLES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE, Role.BYLINE, Role.SOURCE, Role.META})
_PICTURE_LINES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE})
#: More words than a caption has that says nothing of who took the picture.
_LONG: Final = 28
#: A label, a name or a place has as many words at most.
_LABEL: Final = 5
#: Features of short lines that are no text, whatever they end in: addresses, names of files, names.
_MARKED: Final = frozenset({"url", "file", "cells", "name=credit", "name=office", "name=several", "arrows"})
_ADDRESSES: Final = _LINES.word_set("forms-of-address")
#: What parts a name from what its bearer is: "Lê Vi - phó chủ tịch hội".
PIECES: Final = re.compile(r"\s[-–—]\s")
_NAMED_PICTURES: Final = frozenset({Role.CAPTION, Role.ALT})
#: "mau.vn", "bao.mau.com.vn": an address without a path.
_SITE: Final = re.compile(r"(?:[a-z0-9-]{1,30}\.){1,3}(?:vn|com|net|org)", re.IGNORECASE)
_SOURCE_RULE: Final = "source-address"
_SENTENCE_RULE: Final = "no-picture-here"
_SIGNATURES: Final = frozenset({Role.BYLINE, Role.SOURCE, Role.META})
#: Features of lines that are what a picture leaves.
_PICTURE_NAMES: Final = frozenset({"file", "cells"})
#: What stands between a text and the label of its source.
_BESIDE_TEXT: Final = frozenset({Role.FURNITURE, Role.BYLINE, Role.SOURCE, Role.META, Role.CAPTION, Role.ALT})
_NEVER_LAST: Final = _LINES.word_set("never-last")
_VOWEL: Final = re.compile("[aeiouy]")
#: Tones, and what no word ends in without them: "thiế", "nhâ", "đượ".
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_UNFINISHED: Final = re.compile("(?:a[\u0302\u0306]|[iy]e\u0302|uo\u0302|u\u031bo\u031b)$")
_BEGINNINGS: Final = _LINES.word_set("paragraph-openers")


def set_last_sentences(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of sentences that end a page without a sign of a picture: "Hội nghị thông qua …"."""
    last = len(places) - 1
    while last > 0 and found[places[last]].role in _SIGNATURES:
        last -= 1
    at = last
    while at > 0 and found[places[at]].role is Role.CAPTION and shapes[at].end == "stop":
        at -= 1
    if at < 1 or at == last or found[places[at]].role not in PROSE:
        return
    others = (*range(at + 1), *range(last + 1, len(places)))
    pictured = any(
        found[places[other]].role in _NAMED_PICTURES or not _PICTURE_NAMES.isdisjoint(shapes[other].names)
        for other in others
    )
    if pictured or any(shape.credited for shape in shapes):
        return
    for place in places[at + 1 : last + 1]:
        found[place] = replace(found[place], role=Role.BODY, rule=_SENTENCE_RULE, runner_up=Role.CAPTION)


def set_source(found: list[TaggedLine], places: Sequence[int]) -> None:
    """Make the text's credit of a label with a site's address alone: "Nguồn: mau.vn", below text or byline.

    Addresses are furniture elsewhere, and a teaser among others has a source of its own.
    """
    below = False
    for place in places:
        line = found[place]
        label = _LABEL_OF_SOURCE.match(line.text) if below and line.role is Role.FURNITURE else None
        if label and _SITE.fullmatch(label["who"]):
            found[place] = replace(line, role=Role.SOURCE, rule=_SOURCE_RULE, runner_up=line.role)
        below = line.role in PROSE or (below and line.role in _BESIDE_TEXT)


def _breaks_off(text: str) -> bool:
    """Whether a line ends inside a bracket, a word, or behind a word that others follow: "khai th"."""
    last = text.rsplit(maxsplit=1)[-1]
    word = last.isalpha() and last.islower() and (last in _NEVER_LAST or _VOWEL.search(fold(last)) is None)
    unfinished = last.isalpha() and _UNFINISHED.search(_TONES.sub("", normalize("NFD", last.lower())))
    return bool(word or unfinished) or text.count("(") > text.count(")") or text.count("“") > text.count("”")


def set_cut_end(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of the last line of a page that was cut off right below a paragraph."""
    above = len(places) - 2
    while above > 0 and found[places[above]].role in _PICTURE_LINES:
        above -= 1
    if above < 1 or found[places[above]].role not in PROSE or shapes[above].letter not in "PQ":
        return
    last, line = shapes[-1], found[places[-1]]
    if line.role not in _CUT_ROLES or last.kind or last.end not in ("word", "comma"):
        return
    words = last.key.split()
    beside = above == len(places) - 2
    # Where the captions above end in stops, a last line without one is none.
    below = beside or all(shape.end != "word" for shape in shapes[above + 1 : -1])
    plain = last.letter in "HB" and not last.credited and _MARKED.isdisjoint(last.names)
    signed = looks_like_name(PIECES.split(line.text, maxsplit=1)[0])
    told = below and (
        (plain and len(words) > _LABEL and not signed) or (last.letter in "HS" and words[0] in _BEGINNINGS)
    )
    long = plain and len(words) > _LONG
    named = line.role is Role.BYLINE and words[0] in _ADDRESSES and line.text[0].isupper()
    if told or long or named or last.end == "comma" or _breaks_off(line.text):
        found[places[-1]] = replace(line, role=Role.BODY, rule=_CUT_RULE, runner_up=line.role)
