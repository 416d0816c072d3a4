"""Pages that show the leads of several articles, one below the other, and no headline to tell them apart.

Or headlines, each above its teaser, or one below the label of a key word.

An article opens once: with its outlet's mark, or with the day it tells of. Of eleven such pages of tags and
home pages nothing else told; of the tagged pages no article has two openings among so few lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.dressing import EXTRACTED
from luutru.cleaning.tagging.patterns import DATELINE
from luutru.messages import tr
from luutru.model import Role
from luutru.vietnamese.dates import DateKind, find_dates
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

_TEXT: Final = frozenset({Role.SAPO, Role.BODY, Role.RELATED, Role.CAPTION})
#: What only an article has, or has above its text.
_ARTICLES_OWN: Final = frozenset({Role.TITLE, Role.META, Role.BYLINE, Role.SOURCE, Role.SUBHEAD})
#: A lead has so many words; the mark and the day that open it stand within so many letters.
_WORDS, _OPENING = 12, 14
_MARKED, _DATED = 2, 3
#: Nobody signs a list, and it has no date of its own.
_SIGNED: Final = frozenset({Role.META, Role.BYLINE, Role.SOURCE})
_PAIRS, _TEASER_WORDS = 2, 19
_HEADLINE_LEAST, _HEADLINE_MOST = 9, 30
_TAGGED: Final = load_vocabulary("judging").pattern("tagged")
_LABEL_WORDS: Final = 6


def name_teasers(tagged: Sequence[TaggedLine]) -> str:
    """Return what a page is made of, where that is leads or teasers alone; an empty string otherwise."""
    if leads := count_leads(tagged):
        return tr("the leads of {n} articles", n=leads)
    if pairs := count_pairs(tagged):
        return tr("{n} headlines with teasers", n=pairs)
    return tr("the page of a key word") if is_key_word(tagged) else ""


def is_key_word(tagged: Sequence[TaggedLine]) -> bool:
    """Whether a label stands above a headline and its teaser, and nothing says when or by whom."""
    printed = [line for line in tagged if line.role is not Role.BLANK]
    if len(printed) < _PAIRS or any(line.role in (Role.META, Role.BYLINE) for line in printed):
        return False
    first = printed[0].text
    if EXTRACTED.match(first):
        return False
    label = _TAGGED.match(first) or (
        first[0].islower() and 0 < first.count(" ") < _LABEL_WORDS and first[-1].isalnum()
    )
    return bool(label) and sum(line.role in (Role.SAPO, Role.BODY) for line in printed) <= _PAIRS


def count_leads(tagged: Sequence[TaggedLine]) -> int:
    """Return how many leads a page is made of, when it is made of nothing else; 0 for any other page."""
    if any(line.role in _ARTICLES_OWN for line in tagged):
        return 0
    text = [line.text for line in tagged if line.role in _TEXT and line.text.count(" ") >= _WORDS]
    distinct = {match_key(line)[: 3 * _OPENING] for line in text}
    marked = [line for line in text if DATELINE.match(line)]
    if len(marked) >= _MARKED and len(marked) * 2 >= len(text) == len(distinct):
        return len(text)
    days = [day for line in text if (day := _opening_day(line))]
    opened = len(days) + sum(not _opening_day(line) for line in marked)
    if opened >= _DATED and opened * 5 >= len(text) * 4 and len(set(days)) > 1:
        return len(text)
    return 0


def count_pairs(tagged: Sequence[TaggedLine]) -> int:
    """Return how many headlines with a teaser each a page is made of, when it is made of nothing else.

    Of 130 subheads three have as many words as such a headline, and none of them is all that an article shows
    besides its headline and two paragraphs.
    """
    printed = [line for line in tagged if line.role is not Role.BLANK]
    heads, teasers = printed[::2], printed[1::2]
    if len(heads) < _PAIRS or len(heads) != len(teasers) or any(line.role in _SIGNED for line in printed):
        return 0
    told = all(line.text.count(" ") >= _TEASER_WORDS and line.text.endswith((".", "…")) for line in teasers)
    return len(heads) if told and all(map(_is_headline, heads)) else 0


def _is_headline(line: TaggedLine) -> bool:
    words = line.text.count(" ") + 1
    return _HEADLINE_LEAST <= words <= _HEADLINE_MOST and line.text[-1].isalnum() and line.text[0].isupper()


def _opening_day(text: str) -> tuple[int, int] | None:
    """Return day and month of the date that a line opens with, or None: "Sáng ngày 19/5/2020, …"."""
    mark = DATELINE.match(text)
    start = mark.end() if mark else 0
    first = next(iter(find_dates(text)), None)
    if first is None or first.kind is not DateKind.DAY or first.core - start > _OPENING:
        return None
    return (first.day, first.month) if first.day and first.month else None
