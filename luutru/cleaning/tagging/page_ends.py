"""How a page ends: its last line is text where it was cut off, or where the text's author signs in it.

Seen on 68 real pages of 60 sites: every third ends inside a sentence, as its collector cut it off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Role
from luutru.vietnamese.folding import fold
from luutru.vietnamese.person_names import looks_like_name
from luutru.vocabulary import LOWER, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_LINES: Final = load_vocabulary("lines")
_TEXT: Final = frozenset({Role.SAPO, Role.BODY})
_CUT_RULE: Final = "cut-off"
_CUT_ROLES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE, Role.BYLINE, Role.SOURCE, Role.META})
_PICTURE_LINES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE})
#: More words than a caption has that says nothing of who took the picture.
_LONG: Final = 28
#: What a site prints below a text and nobody knows is shorter.
_TOLD_WORDS: Final = 12
_CLAUSE: Final = re.compile(rf",\s+[{LOWER}]\D{{0,120}}$")
_SAYS: Final = _LINES.pattern("says")
_ADDRESSES: Final = _LINES.word_set("forms-of-address")
_SENTENCE: Final = re.compile(r"(?<=[.!?…”])\s+")
_NAMED_PICTURES: Final = frozenset({Role.CAPTION, Role.ALT})
_SIGNED: Final = _TEXT | _NAMED_PICTURES
_END_RULE: Final = "signed-end"
_NEVER_LAST: Final = _LINES.word_set("never-last")
_VOWEL: Final = re.compile("[aeiouy]")
_BEGINNINGS: Final = _LINES.word_set("paragraph-openers")
#: A sentence before a name has so many words; what is shorter names a picture.
_FEWEST: Final = 4


def set_signed_end(found: list[TaggedLine], places: Sequence[int]) -> None:
    """Make text of a line that ends the text, right below a paragraph, and signs it: "… sự cố này. Lê Vi"."""
    last = max((at for at, place in enumerate(places) if found[place].role in _SIGNED), default=0)
    line = found[places[last]] if last else None
    if line and line.role in _NAMED_PICTURES and found[places[last - 1]].role in _TEXT:
        *said, name = _SENTENCE.split(line.text.strip())
        if said and len(said[-1].split()) >= _FEWEST and looks_like_name(name):
            found[places[last]] = replace(line, role=Role.BODY, rule=_END_RULE, runner_up=line.role)


def _breaks_off(text: str) -> bool:
    """Whether a line ends inside a bracket, a word, or behind a word that others follow: "khai th"."""
    last = text.rsplit(maxsplit=1)[-1]
    word = last.isalpha() and last.islower() and (last in _NEVER_LAST or _VOWEL.search(fold(last)) is None)
    return word or text.count("(") > text.count(")") or text.count("“") > text.count("”")


def set_cut_end(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of the last line of a page that was cut off right below a paragraph."""
    above = len(places) - 2
    while above > 0 and found[places[above]].role in _PICTURE_LINES:
        above -= 1
    if above < 1 or found[places[above]].role not in _TEXT or shapes[above].letter not in "PQ":
        return
    last, line = shapes[-1], found[places[-1]]
    if line.role not in _CUT_ROLES or last.kind or last.end not in ("word", "comma"):
        return
    words = last.key.split()
    beside = above == len(places) - 2
    long = last.letter == "B" and not last.credited and (beside or last.end == "comma" or len(words) > _LONG)
    short = len(words) == 1 and words[0] in _BEGINNINGS
    # "Theo Chủ tịch quận Lê Vi, để": no source goes on behind a comma, and nobody signs as "Bà Lê Vi".
    told = (
        last.letter == "H"
        and beside
        and (_SAYS.search(last.key) or (line.role is Role.FURNITURE and len(words) >= _TOLD_WORDS))
    )
    cut = line.role is Role.SOURCE and _CLAUSE.search(line.text)
    named = line.role is Role.BYLINE and words[0] in _ADDRESSES and line.text[0].isupper()
    if long or short or told or cut or named or (beside and _breaks_off(line.text)):
        found[places[-1]] = replace(line, role=Role.BODY, rule=_CUT_RULE, runner_up=line.role)
