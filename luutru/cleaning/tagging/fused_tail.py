"""Headlines glued to their teasers below the text: "… ra quân dọn vệ sinhSáng 20/2, quận …".

Extractors write a box of related articles so, without a space between headline and teaser. One such line may
be a slip inside the text; two or more that end it are a box. Crawlers that lose the spaces around links and
line breaks glue words in whole paragraphs: what has a sentence before the seam, or is longer than a teaser,
is text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.patterns import FUSED, MARKED_TEASER, SENTENCE_END
from luutru.model import Role
from luutru.vietnamese.syllables import is_syllable
from luutru.vocabulary import LOWER, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

RULE: Final = "fused"
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: A capital right behind a small letter: most texts have none, and are not looked at word by word.
_SEAM: Final = re.compile(rf"[{UPPER}](?<=[{LOWER}].)")
#: A headline before the teaser has so many words; with it a teaser has so many letters at most.
_HEADLINE: Final = 4
_LONGEST: Final = 500
_LEAST: Final = 2


def set_fused_tail(tagged: Sequence[TaggedLine]) -> tuple[TaggedLine, ...]:
    """Give glued headlines and teasers that end the text the role of related lines."""
    text = [place for place, line in enumerate(tagged) if line.role in (Role.SAPO, Role.BODY)]
    start = len(text)
    while start > 1 and _is_glued(tagged[text[start - 1]].text):
        start -= 1
    if len(text) > 1 and _is_marked(tagged[text[-1]].text):
        start = min(start, len(text) - 1)
    elif len(text) - start < _LEAST:
        return tuple(tagged)
    found = list(tagged)
    for place in text[start:]:
        found[place] = replace(found[place], role=Role.RELATED, rule=RULE, runner_up=found[place].role)
    return tuple(found)


def _is_marked(text: str) -> bool:
    """Say whether an outlet's mark stands within a line, behind a headline: one such line is no slip."""
    mark = FUSED.search(text) or MARKED_TEASER.search(text) if len(text) <= _LONGEST else None
    before = text[: mark.start()] if mark else ""
    return before.count(" ") >= _HEADLINE - 1 and not SENTENCE_END.search(before)


def _is_glued(text: str) -> bool:
    """Say whether a headline runs into a sentence: two syllables without a space ("sinhSáng")."""
    text = text.strip()
    if len(text) > _LONGEST or not _SEAM.search(text):
        return False
    for match in _WORD.finditer(text):
        word = match[0]
        cut = next((at for at in range(1, len(word)) if word[at - 1].islower() and word[at].isupper()), 0)
        if cut and is_syllable(word[:cut].lower()) and is_syllable(word[cut:].lower()):
            before = text[: match.start()]
            return before.count(" ") >= _HEADLINE - 1 and not SENTENCE_END.search(before)
    return False
