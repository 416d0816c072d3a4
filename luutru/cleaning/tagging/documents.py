"""Pages that were saved beside the news and are none: texts of law, shared files, pages of a key word.

Each is told by marks that its own kind prints and no article does. Seen on 20 such pages of 18 sites.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.dressing import EXTRACTED
from luutru.messages import tr
from luutru.model import Role
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

_WORDS: Final = load_vocabulary("judging")
_STATE: Final = _WORDS.pattern("state")
_GROUNDS: Final = _WORDS.pattern("grounds")
_ATTRIBUTE: Final = _WORDS.pattern("attribute")
_ARTICLE: Final = _WORDS.pattern("article")
_RESOLVED: Final = _WORDS.pattern("resolved")
_LETTER: Final = _WORDS.pattern("letter")
_THESIS: Final = _WORDS.pattern("thesis")
#: Marks among so many lines from the top are the page's own; further down an article may quote a paper.
_HEAD_LINES: Final = 25
#: "2.3.2.3 Phương hướng thực hiện trong những năm tới 22", "2.1.2. Lịch sử hình thành": chapters of a thesis.
_CHAPTER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2}){2,3}\.? [^\W\d_]")
#: "2.2. Thực tiễn xét xử", above the chapters within it.
_PART: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.? [^\W\d_]")
_CONTENTS: Final = _WORDS.pattern("contents")
_SHARED: Final = _WORDS.pattern("shared")
_TAGGED: Final = _WORDS.pattern("tagged")
_SCHEDULE: Final = _WORDS.pattern("schedule")
_APPOINTMENT: Final = _WORDS.pattern("appointment")
_LABEL_WORDS: Final = 6
#: No mark stands further inside a line.
_LONGEST: Final = 160
#: A page of a key word shows so many teasers, or more and with more headlines than this module need know.
_FEW: Final = 2
_GROUNDS_GIVEN, _CHAPTERS, _PARTS, _ATTRIBUTES, _APPOINTMENTS = 2, 4, 2, 3, 3


def name_document(tagged: Sequence[TaggedLine]) -> str:
    """Return what a page is that is no news by its own marks; an empty string for any other."""
    printed = [line for line in tagged if line.role is not Role.BLANK]
    keys = [match_key(_both_ends(line.text)) for line in printed]
    head = keys[:_HEAD_LINES]
    grounds = sum(_GROUNDS.match(key) is not None for key in head)
    state = any(map(_STATE.match, head))
    resolved = any(map(_RESOLVED.match, head)) or any(map(_ARTICLE.match, head))
    resolved = resolved or (state and any(map(_LETTER.match, head)))
    attributes = {found[1] for key in head for found in _ATTRIBUTE.finditer(key)}
    described = len(attributes) >= _ATTRIBUTES
    if (grounds >= _GROUNDS_GIVEN and (resolved or state)) or (state and resolved) or described:
        return tr("the text of a decision or a rule")
    chapters = sum(bool(_CONTENTS.match(key) or _CHAPTER.match(key)) for key in keys)
    parts = {found[0] for key in keys if (found := _THESIS.match(key))}
    opened = len(keys) > 1 and bool(_PART.match(keys[0]) and _CHAPTER.match(keys[1]))
    if chapters >= _CHAPTERS or opened or len(parts) >= _PARTS or any(map(_SHARED.search, keys)):
        return tr("a thesis or a shared file")
    if (
        any(map(_SCHEDULE.match, head))
        and sum(bool(_APPOINTMENT.match(key)) for key in keys) >= _APPOINTMENTS
    ):
        return tr("the schedule of an office")
    return tr("the page of a key word") if _is_key_word(printed) else ""


def _both_ends(text: str) -> str:
    """Return the beginning of a line, and what it ends in."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + text[-1]


def _is_key_word(printed: Sequence[TaggedLine]) -> bool:
    """Whether a label stands above a headline and its teaser, and nothing says when or by whom."""
    if not len(printed) >= _FEW or any(line.role in (Role.META, Role.BYLINE) for line in printed):
        return False
    first = printed[0].text
    if EXTRACTED.match(first):
        return False
    label = _TAGGED.match(first) or (
        first[0].islower() and 0 < first.count(" ") < _LABEL_WORDS and first[-1].isalnum()
    )
    prose = sum(line.role in (Role.SAPO, Role.BODY) for line in printed)
    return bool(label) and prose <= _FEW
