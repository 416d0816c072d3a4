"""Rows of labels: a site's menu in one line, "Đăng nhập  Đăng ký", is furniture and never a headline.

What parts the labels is a bar, a tab or several spaces, as printed; or one space, which a headline has too:
there each label has several words and its own capital, and the first is none that goes on in a headline
("Giới thiệu Cổng thông tin điện tử").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.model import Role
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from luutru.knowledge.phrases import Phrases
    from luutru.model import Line, TaggedLine

_RULE: Final = "row-of-labels"
#: No menu in one line has more letters.
_LONGEST: Final = 300
_PARTS: Final = re.compile(r"\t|\s{2,}|\s?[|•»›]\s?")
#: A label of a run has so many words.
_LABEL_WORDS: Final = range(2, 9)
_GOES_ON: Final = load_vocabulary("lines").word_set("labels-that-go-on")
#: What a row of labels is misread as.
_MISREAD: Final = frozenset({Role.TITLE, Role.KICKER, Role.BYLINE, Role.SUBHEAD, Role.CAPTION})


def is_row_of_labels(line: Line, phrases: Phrases) -> bool:
    """Whether a line that is not blank is nothing but known labels side by side."""
    if " " not in line.text or len(line.raw) > _LONGEST:
        return False
    parts = [part for part in _PARTS.split(line.raw.strip()) if part]
    if len(parts) > 1:
        return all(phrases.is_label(match_key(part)) for part in parts)
    return _is_run(line.text.split(" "), phrases)


def _is_run(words: Sequence[str], phrases: Phrases) -> bool:
    """Whether words are two or more labels of several words, each with a capital where it begins."""
    begins = [at for at, word in enumerate(words) if word[:1].isupper()]
    if len(begins) < 2 or begins[0] or len(begins) == len(words):
        return False
    reached = {0}
    for end in (*begins[1:], len(words)):
        for start in [start for start in reached if end - start in _LABEL_WORDS]:
            label = match_key(" ".join(words[start:end]))
            if phrases.is_label(label) and (start or label not in _GOES_ON):
                reached.add(end)
    return len(words) in reached and len(reached) > 2


def set_rows_of_labels(tagged: Sequence[TaggedLine], rows: Container[int]) -> list[TaggedLine]:
    """Make furniture of rows of labels, told by their lines' numbers, that were read as an article's."""
    return [
        replace(line, role=Role.FURNITURE, rule=_RULE, runner_up=line.role)
        if line.line.number in rows and line.role in _MISREAD
        else line
        for line in tagged
    ]
