"""The shape of a line: what is known of it by itself, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Shape:
    """A line's own features, and what the page features compare.

    `letter` is what neighbours see of it: P paragraph, Q single sentence, q a short one, H headline, B longer
    line without end, R run of headlines, S label, D date, d clock, N name, n initials, K source, C caption
    with a credit, A name of a picture, E repetition, # symbols; small letters are kinds of furniture.
    """

    text: str
    key: str
    words: int
    end: str
    sentences: int
    kind: str
    letter: str
    names: list[str]
    credited: bool = False
