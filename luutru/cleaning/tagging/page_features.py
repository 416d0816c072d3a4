"""What is seen of a whole page: how its lines are made, and the words that its kind of page uses.

Each feature is a share or a count, from 0 to 1, of phrases to 2; what it is worth for each kind is learned
(`page_kinds`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.page_paragraphs import paragraph_features
from luutru.cleaning.tagging.patterns import DATELINE
from luutru.cleaning.tagging.teasers import BROKEN_OFF
from luutru.model import PROSE, Role
from luutru.vietnamese.folding import match_key, small_words
from luutru.vocabulary import LOWER, UPPER, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.model import TaggedLine

#: The head of a page tells what it is; what stands below costs time and says no more.
_ABOVE, _LINES, _LETTERS, _MOST_WORDS = 8, 60, 1600, 400
_OPENS: Final = PROSE | {Role.TITLE}
_CLOSES: Final = _OPENS | {Role.CAPTION, Role.ALT, Role.SUBHEAD, Role.BYLINE}
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,4}|[a-hđ])[.)/]")
_BULLET: Final = re.compile(r"[^\w\s\"“‘'(\[]")
#: Lines that say nothing of a page's kind: rulers, and an address, which collectors put below their notes.
_NOTHING_SAID: Final = re.compile(r"[-_=*~–—]{3,}|(?:https?://|www\.)\S+", re.IGNORECASE)
_WORDS: Final = load_vocabulary("judging")
_LABELLED: Final = re.compile(r"[^.:]{2,40}:(?!\d)")
_FEW, _SHORT, _LONG, _LABEL = 4, 6, 30, 14
#: Lines of these forms, and what is counted over the page: one more than so many says no more.
_MADE: Final = {
    "option": re.compile(r"^[A-Ea-e][.)] ?\S"),
    "figures": _WORDS.pattern("figures"),
    "small start": re.compile(rf"^[{LOWER}]"),
    "cut": BROKEN_OFF,
    "ask": re.compile(r"\?$"),
}
_FOUND: Final = {
    "leaders": (re.compile(r"…{2}|\.{4}|_{4}|…/|20(?<!\w20)[.…]{2}"), 8),
    "sections": (re.compile(r"(?<!\d)\d\.\d{1,2}\.?(?:\d\.?)? ?[^\W\d]"), 6),
    "amounts": (_WORDS.pattern("amounts"), 10),
    "telephones": (re.compile(r"0(?<!\w0)\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}\b|1(?<!\w1)[89]00[ .]?\d{3,4}"), 3),
    "addresses": (re.compile(r"@\w|https?:|www\.|\.(?:docx?|pdf|xlsx?)\b", re.IGNORECASE), 3),
    "clocks": (_WORDS.pattern("clocks"), 6),
    "glued": (re.compile(rf"[{LOWER}][{UPPER}][{LOWER}]"), 6),
    "quoted": (re.compile(r"[“”]"), 6),
    "notes": (re.compile(r"\[\d{1,2}\]"), 3),
    "persons": (_WORDS.pattern("persons"), 4),
    "spoken": (_WORDS.pattern("spoken"), 3),
    "careless": (re.compile(rf"[{LOWER}]{{2}}(?:[.!?] [{LOWER}]| ,|,[{LOWER}])"), 3),
    "outline": (re.compile(rf"[{UPPER}]{{2}} (?:\d{{1,2}}|[IVX]{{1,4}})\.(?:\d\.?)? ?[{UPPER}]"), 1),
    "days": (_WORDS.pattern("told-day"), 3),
    "years": (re.compile(r"\b(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?\b"), 6),
}
#: Rows of judging.toml: lines that only texts of law, theses, forms or rosters print.
_MARKS: Final = tuple((f"mark {row}", _WORDS.pattern(row)) for row in (
    "state", "grounds", "attribute", "article", "resolved", "letter", "thesis", "contents", "shared",
    "schedule", "appointment", "roster", "procedure", "office-title", "member", "encyclopedia", "song",
    "blurb", "answering", "question", "forecast", "founded", "asked", "sent",
))  # fmt: skip
_MARK_LETTERS, _MARK_LINES = 160, 2


@cache
def _load_phrases() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return phrases of one word or two with their rows, and longer ones by their first two words."""
    phrases: dict[str, str] = {}
    longer: dict[str, list[str]] = {}
    for row in load_vocabulary("page_kinds").rows.values():
        for words in map(small_words, row.words):
            phrases[" ".join(words)] = row.id
            if len(words) > 2:
                longer.setdefault(" ".join(words[:2]), []).append(" ".join(words))
    return phrases, longer


def find_phrases(text: str) -> dict[str, str]:
    """Return the phrases that stand in a text, each with its row."""
    phrases, longer = _load_phrases()
    words = small_words(text)
    pairs = set(map(" ".join, pairwise(words)))
    met = [*filter(phrases.__contains__, pairs), *filter(phrases.__contains__, set(words))]
    if beginnings := pairs & longer.keys():
        whole = f" {' '.join(words)} "
        met += [phrase for pair in beginnings for phrase in longer[pair] if f" {phrase} " in whole]
    return {phrase: phrases[phrase] for phrase in met}


def count_phrases(text: str) -> Counter[str]:
    """Return by row how many of its phrases stand in a text, each counted once."""
    return Counter(find_phrases(text).values())


def kind_features(tagged: Iterable[TaggedLine]) -> dict[str, float]:
    """Return the features of a page by name; those that are 0 are left out."""
    lines = around_text(
        [line for line in tagged if line.role is not Role.BLANK and not _NOTHING_SAID.fullmatch(line.text)]
    )
    texts = [line.text for line in lines]
    sizes = [text.count(" ") + 1 for text in texts]
    labels = [
        line.text for line, size in zip(lines, sizes, strict=True)
        if size <= _LABEL and line.role is not Role.TITLE
    ]  # fmt: skip
    prose = [text for text, size in zip(texts, sizes, strict=True) if size > _LABEL]
    words = sum(sizes)
    found = {
        **_line_shares(texts, sizes, labels),
        **_role_shares(lines, words),
        **_counts("\n".join(texts)),
        **_marks(texts),
        **paragraph_features(texts),
    }
    for name, part in (("in ", prose), ("label ", labels)):
        for row, times in count_phrases("\n".join(part)[:_LETTERS]).items():
            found[name + row] = min(times / (2 + min(words, _MOST_WORDS) / 80), 2.0)
    return {name: value for name, value in found.items() if value}


def around_text(lines: Sequence[TaggedLine]) -> Sequence[TaggedLine]:
    """Return the lines from a few above the headline or text to its end.

    Menus of sixty lines above tell nothing, nor do key words, an address or buttons below a note.
    """
    first = next((place for place, line in enumerate(lines) if line.role in _OPENS), 0)
    last = max((place for place, line in enumerate(lines) if line.role in _CLOSES), default=len(lines))
    start = max(first - _ABOVE, 0)
    return lines[start : min(start + _LINES, last + 1)]


def _line_shares(texts: Sequence[str], sizes: Sequence[int], labels: Sequence[str]) -> Mapping[str, float]:
    """Return what share of the lines is made in each way."""
    count = max(len(texts), 1)
    ends = Counter([text[-1] for text in texts])
    doubled = len(texts) > 1 and texts[0] == texts[1]  # a headline, as it happens
    found = {
        "lines": min(count / 40, 1.0),
        "few lines": float(len(texts) <= _FEW),
        "short": sum([size <= _SHORT for size in sizes]) / count,
        "long": sum([size >= _LONG for size in sizes]) / count,
        "middling": sum([_SHORT < size < _LONG for size in sizes]) / count,
        "stop": sum(map(ends.__getitem__, '.!?…”"')) / count,
        "colon": ends[":"] / count,
        "semicolon": (ends[";"] + ends[","]) / count,
        "label": sum([_LABELLED.match(text) is not None for text in labels]) / count,
        "bullet": sum([_BULLET.match(text) is not None for text in texts]) / count,
        "numbered": sum([_NUMBERED.match(text) is not None for text in texts]) / count,
        "capitals": sum([text.isupper() for text in labels]) / count,
        "cells": sum(["|" in text for text in texts]) / count,
        "again": 1 - (len(set(texts)) + doubled) / count,
        "doubled": float(doubled),
        "small": float("".join(texts[:1])[:1].islower()),
    }
    for name, pattern in _MADE.items():
        found[name] = sum([pattern.search(text) is not None for text in texts]) / count
    return found


def _role_shares(lines: Sequence[TaggedLine], words: int) -> Mapping[str, float]:
    """Return what the roles of the lines tell, and whether paragraphs go on from one another."""
    count = max(len(lines), 1)
    roles = [line.role for line in lines]
    told = [line.text for line in lines if line.role in PROSE]
    marked = sum([DATELINE.match(text) is not None for text in told])
    return {
        "text": sum([text.count(" ") + 1 for text in told]) / max(words, 1),
        "furniture": roles.count(Role.FURNITURE) / count,
        "related": roles.count(Role.RELATED) / count,
        "titled": float(Role.TITLE in roles),
        "dated": float(Role.META in roles),
        "signed": float(Role.BYLINE in roles or Role.SOURCE in roles),
        "captioned": float(Role.CAPTION in roles),
        "dateline": float(marked == 1),
        "datelines": float(marked > 1),
    }


def _counts(page: str) -> Mapping[str, float]:
    """Return how often what is no word stands in the page."""
    text = page[:_LETTERS]
    found = {name: min(len(pattern.findall(text)) / most, 1.0) for name, (pattern, most) in _FOUND.items()}
    found["digits"] = min(sum(map(page.count, "0123456789")) / max(len(page), 1) * 8, 1.0)
    return found


def _marks(texts: Sequence[str]) -> Mapping[str, float]:
    """Return how many lines are of a form that one kind of page alone prints."""
    keys = [
        match_key(text if len(text) <= _MARK_LETTERS else text[:_MARK_LETTERS] + text[-1]) for text in texts
    ]
    return {
        name: min(sum([pattern.search(key) is not None for key in keys]) / _MARK_LINES, 1.0)
        for name, pattern in _MARKS
    }
