"""How the lines of a page follow one another: told on, or each for itself, behind a mark, below a headline.

News goes on: "Theo đó, …". Leads of several articles begin anew each time, an entry says what the name above
it is, a list of records prints the same labels again and again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.teasers import BROKEN_OFF, GOES_ON, MARKS, is_mark
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A paragraph has more words; so many are read, of each the first letters.
_WORDS, _PARAGRAPHS, _BEGINNING = 12, 6, 40
#: Lines of so many words at most are of one size; fewer lines show no pattern.
_SIZES: Final = (2, 7, 14, 30, 100_000)
_ROWS: Final = 6
_LABEL: Final = re.compile(r"[^.:]{2,40}:(?!\d)")
_LABEL_WORDS, _NAME_WORDS = 14, 8
_IS: Final = f" {load_vocabulary('judging').words('is')[0]} "


def paragraph_features(texts: Sequence[str]) -> Mapping[str, float]:
    """Return what the order of a page's lines tells, each from 0 to 1."""
    places = [place for place, text in enumerate(texts) if text.count(" ") >= _WORDS][:_PARAGRAPHS]
    paragraphs = [texts[place] for place in places]
    above = [texts[place - 1] if place else "" for place in places]
    count = max(len(paragraphs), 1)
    marked = [text[0] in MARKS or is_mark(line) for text, line in zip(paragraphs, above, strict=True)]
    on = [GOES_ON.match(match_key(text[:_BEGINNING])) is not None for text in paragraphs[1:]]
    shapes = list(map(_shape, texts))
    return {
        "goes on": sum(on) / max(len(on), 1),
        "single": float(len(paragraphs) == 1),
        "none": float(not paragraphs),
        "broken off": sum([BROKEN_OFF.search(text) is not None for text in paragraphs]) / count,
        "marked": sum(marked) / count,
        "headed": sum([1 < line.count(" ") < _WORDS and line[-1].isalnum() for line in above]) / count,
        "defined": float(_says_what_it_is(texts)),
        "records": _records(texts),
        "alike": max([_alike(shapes, apart) for apart in (1, 2, 3, 4)]),
    }


def _says_what_it_is(texts: Sequence[str]) -> bool:
    """Whether a line says what the name in a short line above it is: "Gốm" … "Gốm là …"."""
    names: set[str] = set()
    for text in texts:
        beginning, verb, _ = text.partition(_IS)
        if verb and match_key(beginning) in names:
            return True
        if text.count(" ") < _NAME_WORDS:
            names.add(match_key(text.rstrip("?: ")))
    return False


def _shape(text: str) -> tuple[int, bool, bool, str]:
    """Return how a line looks from afar: how long it is, how it begins and ends."""
    size = next(place for place, most in enumerate(_SIZES) if text.count(" ") <= most)
    return size, text[0].isalpha(), text[0].isdigit(), "" if text[-1].isalnum() else text[-1]


def _alike(shapes: Sequence[tuple[int, bool, bool, str]], apart: int) -> float:
    """Return how many lines look as the one so many lines above them."""
    if len(shapes) < _ROWS:
        return 0.0
    same = [one == other for one, other in zip(shapes, shapes[apart:], strict=False)]
    return sum(same) / len(same)


def _records(texts: Sequence[str]) -> float:
    """Return the share of lines with a label that stands above other values too."""
    labels = [match[0] for text in texts if text.count(" ") < _LABEL_WORDS and (match := _LABEL.match(text))]
    return (len(labels) - len(set(labels))) / max(len(texts), 1)
