"""Two edits of one body, joined paragraph by paragraph."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from luutru.content.record import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

#: More paragraphs than any article has; comparing them all takes their square.
_MOST_PARAGRAPHS = 3000


def paragraph_prints(body_md: str) -> tuple[str, ...]:
    """Return the fingerprints of a body's paragraphs, in order."""
    return tuple(map(fingerprint, _paragraphs(body_md)))


def _paragraphs(body_md: str) -> list[str]:
    return [chunk for chunk in body_md.split("\n\n") if chunk.strip()]


Edit = tuple[int, int, list[str]]


def _edits(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    prints = list(map(fingerprint, after))
    matcher = difflib.SequenceMatcher(None, before, prints, autojunk=False)
    return [
        (start, end, list(after[new_start:new_end]))
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
    ]


def merge_paragraphs(before: Sequence[str], mine_md: str, theirs_md: str) -> list[str] | None:
    """Return both sides' changes together, None where they touch. `before` holds fingerprints only."""
    mine, theirs = _paragraphs(mine_md), _paragraphs(theirs_md)
    if max(map(len, (before, mine, theirs))) > _MOST_PARAGRAPHS:
        return None
    ours, others = _edits(before, mine), _edits(before, theirs)
    for start, end, new in ours:
        for other_start, other_end, other_new in others:
            if (
                start <= other_end
                and other_start <= end
                and (start, end, new) != (other_start, other_end, other_new)
            ):
                return None
    edits = sorted(ours + [edit for edit in others if edit not in ours], key=lambda edit: edit[:2])
    texts = {fingerprint(text): text for text in (*theirs, *mine)}
    merged: list[str] = []
    place = 0
    for start, end, new in edits:
        merged += (texts[print_] for print_ in before[place:start])
        merged += new
        place = end
    return merged + [texts[print_] for print_ in before[place:]]
