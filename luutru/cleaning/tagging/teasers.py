"""Pages that show the leads of several articles, one below the other, and no headline to tell them apart.

Or headlines, each above its teaser, leads behind a mark each, or a headline below the label of a key word.

An article opens once: with its outlet's mark, or with the day it tells of. Of eleven such pages of tags and
home pages nothing else told; of the tagged pages no article has two openings among so few lines.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.dressing import EXTRACTED
from luutru.cleaning.tagging.patterns import DATELINE
from luutru.messages import tr
from luutru.model import Role
from luutru.vietnamese.dates import DateKind, find_dates
from luutru.vietnamese.folding import match_key, small_words
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
#: So many paragraphs without a headline that have no two words in a row in common are no story: of 970 texts
#: one begins with four such, and ten do where four were enough. Two that tell of days so far apart are two
#: stories; of 2,900 texts that lost their headline seventeen begin so.
_STRANGERS, _SHARED, _DAYS_APART, _DAY_WITHIN = 6, 2, 20, 60
#: A page of teasers is short: so many words a teaser, and those of two.
_TEASER_MOST, _TWO_TEASERS = 60, 110
#: Nobody signs a list, and it has no date of its own.
_SIGNED: Final = frozenset({Role.META, Role.BYLINE, Role.SOURCE})
_PAIRS, _TEASER_WORDS = 2, 19
_HEADLINE_LEAST, _HEADLINE_MOST, _SHORT_HEADLINE = 9, 30, 5
_VOCABULARY: Final = load_vocabulary("judging")
_TAGGED: Final = _VOCABULARY.pattern("tagged")
#: How a paragraph begins that goes on from the one above it.
GOES_ON: Final = _VOCABULARY.pattern("goes-on")
_LABEL_WORDS: Final = 6
#: A teaser that breaks off.
BROKEN_OFF: Final = re.compile(r"(?:\.\.|…|[(\[](?:…|\.\.\.)[)\]])$")
#: What stands before each lead of a list.
MARKS: Final = frozenset("•▪●◦■►")


def name_teasers(tagged: Sequence[TaggedLine]) -> str:
    """Return what a page is made of, where that is leads or teasers alone; an empty string otherwise."""
    if leads := count_leads(tagged) or count_marked(tagged):
        return tr("the leads of {n} articles", n=leads)
    if pairs := count_pairs(tagged):
        return tr("{n} headlines with teasers", n=pairs)
    return tr("the page of a key word") if is_key_word(tagged) else ""


def is_key_word(tagged: Sequence[TaggedLine]) -> bool:
    """Whether a label stands above a headline and its teaser, and nothing says by whom.

    Nor when, where the label may be none: a few words that begin small, and are not said again below.
    """
    printed = [line for line in tagged if line.role is not Role.BLANK]
    if len(printed) < _PAIRS or any(line.role is Role.BYLINE for line in printed):
        return False
    first = printed[0].text
    label = _TAGGED.match(first) or (
        first[0].islower()
        and 0 < first.count(" ") < _LABEL_WORDS
        and first[-1].isalnum()
        and not EXTRACTED.match(first)
        and (_is_echo(first, printed[1].text) or all(line.role is not Role.META for line in printed))
    )
    return bool(label) and sum(line.role in (Role.SAPO, Role.BODY) for line in printed) <= _PAIRS


def _is_echo(label: str, text: str) -> bool:
    """Whether a line that begins small as well says the label again, as no headline does."""
    return text[0].islower() and f" {match_key(label)} " in f" {match_key(text)} " and label != text


def count_leads(tagged: Sequence[TaggedLine]) -> int:
    """Return how many leads a page is made of, when it is made of nothing else; 0 for any other page."""
    if any(line.role in _ARTICLES_OWN for line in tagged):
        return 0
    text = [line.text for line in tagged if line.role in _TEXT and line.text.count(" ") >= _WORDS]
    distinct = {match_key(line)[: 3 * _OPENING] for line in text}
    marked = [line for line in text if DATELINE.match(line)]
    if len(marked) >= _MARKED and len(marked) * 3 >= len(text) == len(distinct):
        return len(text)
    days = [day for line in text if (day := _opening_day(line))]
    opened = len(days) + sum(not _opening_day(line) for line in marked)
    if opened >= _DATED and opened * 5 >= len(text) * 4 and len(set(days)) > 1:
        return len(text)
    captioned = any(line.role is Role.CAPTION for line in tagged)  # a story in pictures
    return len(text) if len(text) == len(distinct) and not captioned and _are_strangers(text) else 0


def _are_strangers(text: Sequence[str]) -> bool:
    """Whether paragraphs each begin anew: no two of them are of one story, or both tell of days far apart."""
    short = sum([line.count(" ") for line in text]) <= _TEASER_MOST * len(text)
    if not short or any(GOES_ON.match(match_key(line[:_HEADLINE_MOST])) for line in text[1:]):
        return False
    if len(text) == _PAIRS:
        one, other = map(_first_day, text)
        return one is not None and other is not None and _DAYS_APART < abs(one - other) < 360 - _DAYS_APART
    return len(text) >= _STRANGERS and not _share_words(text)


def _share_words(text: Sequence[str]) -> bool:
    """Whether any paragraph has a few words in a row in common with one above it."""
    told: list[set[tuple[str, str]]] = []
    for line in text:
        mine = set(pairwise(small_words(line)))
        if any(len(mine & before) >= _SHARED for before in told):
            return True
        told.append(mine)
    return False


def count_marked(tagged: Sequence[TaggedLine]) -> int:
    """Return how many leads a page is made of that stand behind a mark each, alone on a line or not.

    Above the first mark stands a label at most: in an article something leads up to what it lists.
    """
    marked = lone = 0
    pending = labelled = False
    for line in tagged:
        if line.role is Role.BLANK:
            continue
        if is_mark(line.text):
            pending, lone = True, lone + 1
        elif pending or line.text[0] in MARKS:
            if line.text.count(" ") < _WORDS:
                return 0
            pending, marked = False, marked + 1
        elif marked or labelled or line.text.count(" ") >= _LABEL_WORDS:
            return 0
        else:
            labelled = True
    return marked if marked >= _PAIRS + (lone == 0) else 0


def is_mark(text: str) -> bool:
    """Whether a line is nothing but the mark of the next one."""
    return len(text) == 1 and not text.isalnum()


def count_pairs(tagged: Sequence[TaggedLine]) -> int:
    """Return how many headlines with a teaser each a page is made of, when it is made of nothing else.

    Of 130 subheads three have as many words as such a headline, and none of them is all that an article shows
    besides its headline and two paragraphs. Shorter headlines tell where teasers break off, or where two are
    the whole page and have nothing in common.
    """
    printed = [line for line in tagged if line.role is not Role.BLANK]
    if len(printed) % 2 and len(printed) > 1 and _is_short(printed[0].text) and _is_short(printed[1].text):
        printed = printed[1:]  # the name of the section
    heads, teasers = printed[::2], [line.text for line in printed[1::2]]
    if len(heads) < _PAIRS or len(heads) != len(teasers):
        return 0
    if not all(_is_short(line.text) for line in heads) or not all(map(_is_teaser, teasers)):
        return 0
    broken = sum([BROKEN_OFF.search(text) is not None for text in teasers])
    if broken >= _PAIRS and broken * 3 >= len(teasers) * 2:
        return len(heads)
    if any(line.role in _SIGNED for line in printed):
        return 0
    whole = all(map(_is_headline, heads)) and all(text.count(" ") >= _TEASER_WORDS for text in teasers)
    return len(heads) if whole or _are_two(heads[1].text, teasers) else 0


def _are_two(second: str, teasers: Sequence[str]) -> bool:
    """Whether two teasers are all that a page shows, and the second tells of something else."""
    if len(teasers) != _PAIRS or second.count(" ") < _SHORT_HEADLINE - 1 or not second[-1].isalnum():
        return False
    short = sum([text.count(" ") for text in teasers]) <= _TWO_TEASERS
    return short and not GOES_ON.match(match_key(teasers[1][:_HEADLINE_MOST])) and not _share_words(teasers)


def _is_short(text: str) -> bool:
    """Whether a line may be a headline: short, with a capital, with no end of a sentence or a label."""
    return 0 < text.count(" ") < _HEADLINE_MOST and text[0].isupper() and text[-1] not in ".:;,"


def _is_teaser(text: str) -> bool:
    return text.count(" ") >= _WORDS and (text.endswith((".", "!", "?")) or bool(BROKEN_OFF.search(text)))


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


def _first_day(text: str) -> int | None:
    """Return the first day that a paragraph tells of, as its number in a year of equal months."""
    for found in find_dates(text[:_DAY_WITHIN]):
        if found.kind is DateKind.DAY and found.day and found.month:
            return found.month * 30 + found.day
    return None
