"""What tells a picture's caption from a sentence and from a headline: its credit, and its words."""

from __future__ import annotations

import re
import unicodedata
from itertools import repeat
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging import patterns as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases

_PUNCTUATION: Final = "".join(
    chr(code) for code in range(0x2100) if unicodedata.category(chr(code))[0] in "PS"
)
_WORDS: Final = re.compile(rf"[^\s{re.escape(_PUNCTUATION)}]+")


def add_picture(shape: Shape, add: Callable[[str], None]) -> None:
    """Add whether the line credits a picture or says who stands where in it."""
    start = max(0, len(shape.key) - p.PHOTO_REACH)
    ending = shape.key[start:]
    if any(map(ending.__contains__, p.PHOTO_WORDS)) and p.PHOTO.search(shape.key, start):
        add("photo")
        shape.credited = True
        if shape.words > 7 and not shape.sentences:
            add("photo/1")
        shape.letter = shape.letter or "C"
    if "(" in shape.text and p.IN_PICTURE.search(shape.text):
        add("in-picture")


def add_caption_words(shape: Shape, phrases: Phrases, size: str, add: Callable[[str], None]) -> None:
    """Add how much the words of a line of this size are those of captions."""
    opening, inside, against = caption_score(shape.key, phrases)
    add(f"cap-open={round(opening)}" if opening > -2.6 else "cap-open=-3")
    add(f"cap-words={round(inside / 1.5)}")
    if shape.sentences:
        return
    told = min(3, len(phrases.telling_words.intersection(shape.key.split())))
    add(f"told={told}/{'stop' if shape.end == 'stop' else 'open'}")
    add(f"told={told}/{size}")
    if shape.end != "stop" and shape.words < 35:
        add(f"cap-title={round(against / 1.3)}")
    if shape.words < 46:
        level = max(-4, min(4, round(opening + inside * 0.6)))
        add(f"cap={level}/{'stop' if shape.end == 'stop' else 'open'}")
        if level >= 1 and shape.words > 7:
            add("cap+")


def _split_words(key: str) -> list[str]:
    """Return what stands between spaces and punctuation marks; most pieces between spaces are plain words."""
    words: list[str] = []
    for piece in key.split():
        if piece.isalnum():
            words.append(piece)
        else:
            words += _WORDS.findall(piece)
    return words


def caption_score(key: str, phrases: Phrases) -> tuple[float, float, float]:
    """Return natural-log odds that a line is a caption: by its opening and its words against a sentence's of
    the text, and by its words against a title's.
    """
    tokens = _split_words(key)
    if not tokens:
        return 0.0, 0.0, 0.0
    openings, weights, heads = phrases.caption_openings, phrases.caption_words, phrases.caption_not_title
    first = "0" if tokens[0][0].isdigit() else tokens[0]
    opening = openings.get(first, 0.0)
    if len(tokens) > 1:
        second = "0" if tokens[1][0].isdigit() else tokens[1]
        opening = openings.get(f"{first} {second}", opening)
    inside = sum(map(weights.get, tokens[1:], repeat(0.0)))
    against = sum(map(heads.get, tokens, repeat(0.0)))
    return opening, max(-6.0, min(6.0, inside)), max(-4.0, min(4.0, against))
