"""Capitals that open another headline, or its teaser, inside a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging import patterns as p
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases

#: "… bị lãng quên Nhóm bạn trẻ mất hai năm …": written small inside a sentence.
_OPENERS: Final = load_vocabulary("lines").word_set("sentence-openers")
#: Two headlines in one line hold at least so many words.
_RUN_WORDS: Final = 14
#: "…ở phường Thanh XuânNghe tiếng kêu cứu, …": a headline and its teaser are not shorter.
_FUSED_WORDS: Final = 16
#: "Chợ nổi vào mùa Từ tờ mờ sáng, …": a headline has so many words before its teaser begins, and no more.
_HEADLINE_WORDS: Final = (4, 20)


def add_headline_run(shape: Shape, phrases: Phrases, add: Callable[[str], None]) -> None:
    """Add capitals that open another headline in a line: words rarely written so, or no blank before."""
    if shape.end in ("stop", "colon", "semi", "dots"):
        if shape.words > _FUSED_WORDS:
            if p.GLUED.search(shape.text):
                add("glued/prose")
            if _is_fused(shape.text, phrases):
                add("fused/prose")
        if shape.end != "dots":
            return
    rare = phrases.rarely_capital
    capitals = p.LONE_CAPITAL.findall(shape.text)
    breaks = sum([word.lower() in rare for word in capitals])
    if shape.words >= _RUN_WORDS:
        add(f"lone-capitals={min(len(capitals), 4)}")
    glued = len(p.GLUED.findall(shape.text))
    if breaks:
        add(f"run={min(breaks, 3)}")
    if glued:
        add(f"glued={min(glued, 2)}")
    if (breaks or glued) and not shape.sentences and shape.words >= _RUN_WORDS:
        add("run")
        shape.letter = shape.letter or "R"


def _is_fused(text: str, phrases: Phrases) -> bool:
    """Whether a sentence begins within the first without a full stop before it."""
    least, most = _HEADLINE_WORDS
    for found in p.LONE_CAPITAL.finditer(text):
        if not found[0][1].isalpha():
            continue  # speech: "… tâm sự: “Bố tôi …"
        before = text[: found.start()]
        if p.SENTENCE_END.search(before):
            return False
        words = before.count(" ") + 1
        if words > most:
            return False
        if words >= least and ((word := found[1].lower()) in _OPENERS or word in phrases.rarely_capital):
            return True
    return False
