"""Whether a name that is found in a line stands there whole, or is a piece of a longer one: "Bến Xưa 24h"."""

from __future__ import annotations

import re
from typing import Final

from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("papers")
_BEFORE: Final = _WORDS.word_set("before-name")
_AFTER: Final = _WORDS.word_set("after-name")
#: "Bến-24h", "24h-Bến"; a word with a capital behind a name.
_JOINED_FRONT: Final = re.compile(r"\w[-–+&]$")
_JOINED_BACK: Final = re.compile(r"[-–+&]\w")
#: No word is longer.
_BESIDE: Final = 40
_WORD_AFTER: Final = re.compile(r" ([A-ZÀ-ỸĐ][^\W\d_]*)")


def is_whole_name(text: str, name: re.Match[str]) -> bool:
    """Whether what stands beside a name in a line can belong to no name."""
    front = text[max(0, name.start() - _BESIDE) : name.start()]
    back = text[name.end() : name.end() + _BESIDE]
    if _JOINED_FRONT.search(front[-2:]) or _JOINED_BACK.match(back) or (" " in name[0] and name[0].islower()):
        return False
    before, after = front[:-1].rpartition(" ")[2], _WORD_AFTER.match(back)
    led_up = not front.endswith(" ") or not before.isalpha() or match_key(before) in _BEFORE
    return led_up and (after is None or name[0].isupper() or match_key(after[1]) in _AFTER)
