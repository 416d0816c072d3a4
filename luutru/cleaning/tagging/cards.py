"""Lists of articles as pages of a section or a key word print them: headline, teaser, day, over and over."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.messages import tr
from luutru.model import Role
from luutru.vietnamese.dates import find_dates, is_date_line
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.knowledge.phrases import Phrases
    from luutru.model import TaggedLine

#: Headline, teaser, day, in the order of the site; so many make a list, or fewer above its page numbers.
_GROUPS: Final = re.compile(r"(?:HTD){2,}|(?:HDT){2,}|(?:DHT){2,}")
_GROUP, _FEWEST, _PAGED = 3, 3, 2
_HEADLINE_LEAST, _HEADLINE_MOST, _TEASER_LEAST = 3, 25, 5
#: What has so many words, elsewhere on the page, is an article's text.
_TEXT_WORDS: Final = 12
_STOPS: Final = re.compile(r"[.!?…][\"”’)\]]?$")


def name_cards(tagged: Sequence[TaggedLine], phrases: Phrases) -> str:
    """Return what a page is made of, where that is headlines with a teaser and a day each; else nothing.

    The newest stands first: a chronicle goes from its first day to the last.
    """
    printed = [line.text for line in tagged if line.role is not Role.BLANK]
    letters = "".join([_letter_of(text, phrases) for text in printed])
    groups = max(_GROUPS.finditer(letters), key=lambda found: len(found[0]), default=None)
    if groups is None:
        return ""
    count = len(groups[0]) // _GROUP
    if count < (_PAGED if "P" in letters else _FEWEST):
        return ""
    around = (*printed[: groups.start()], *printed[groups.end() :])
    told = any(text.count(" ") >= _TEXT_WORDS and _STOPS.search(text) for text in around)
    days = [_day_of(text) for text in printed[groups.start() : groups.end()] if is_date_line(text)]
    if told or any(earlier < later for earlier, later in pairwise(days)):
        return ""
    return tr("{n} headlines with dates or teasers, no text between them", n=count)


def _letter_of(text: str, phrases: Phrases) -> str:
    """Return what a line may be: a day, page numbers, a teaser, a headline, or none of them."""
    words = text.count(" ") + 1
    if words < _HEADLINE_MOST:
        phrase = phrases.find(match_key(text))
        if phrase is not None:
            return "P" if phrase.kind == "pager" else "x"
        if is_date_line(text):
            return "D"
    if _STOPS.search(text[-4:]):
        return "T" if words >= _TEASER_LEAST else "x"
    return "H" if _HEADLINE_LEAST <= words <= _HEADLINE_MOST else "x"


def _day_of(text: str) -> str:
    return next((item.first_day for item in find_dates(text) if item.first_day), "")
