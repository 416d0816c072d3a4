"""The texts that pages are laid out from: articles given by the user, never kept in the repository.

A line of the file is a JSON object with `title` and `text`; the text's lines are the title, the lead, and the
body. Captions are what stands before "Ảnh:" in the texts.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.patterns import UPPER
from luutru.vietnamese.repair import repair_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SENTENCE: Final = re.compile(rf"(?<![A-Z\d])(?<=[.!?…])[\"”')]?\s+(?=[\"“‘(]?[{UPPER}\d])")
_CAPTION: Final = re.compile(r"([^.!?…]{15,220})\.?\s*[-–(]?\s*(?:Ảnh|ẢNH)(?: minh họa)?\s*:")


@dataclass(frozen=True, slots=True)
class Story:
    """An article without any layout."""

    title: str
    lead: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All stories, and captions from anywhere."""

    stories: tuple[Story, ...]
    captions: tuple[str, ...]


def parse_texts(rows: Iterable[str]) -> Texts:
    """Read texts from JSON lines; articles too short or too odd to lay out are passed over."""
    stories: list[Story] = []
    captions: list[str] = []
    for row in rows:
        record = json.loads(row)
        title = repair_line(record["title"])[0]
        lines = [repair_line(line)[0] for line in record["text"].split("\n")]
        captions += [caption for line in lines[1:] for caption in _captions(line)]
        story = _story(title, lines)
        if story is not None:
            stories.append(story)
    return Texts(tuple(stories), tuple(captions))


def load_texts(path: Path) -> Texts:
    """Read texts from a .jsonl or .jsonl.gz file."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            return parse_texts(packed)
    with path.open(encoding="utf-8") as plain:
        return parse_texts(plain)


def _story(title: str, lines: list[str]) -> Story | None:
    if len(lines) < 3 or not 5 <= len(title.split()) <= 24 or not 12 <= len(lines[1].split()) <= 70:
        return None
    sentences = tuple(filter(_is_sentence, map(str.strip, _SENTENCE.split(" ".join(lines[2:])))))
    return Story(title, lines[1], sentences) if len(sentences) >= 6 else None


def _is_sentence(text: str) -> bool:
    return (
        5 <= len(text.split()) <= 70
        and "nh:" not in text
        and (text[0] in UPPER or text[0] in '"“' or text[0].isdigit())
        and text[-1] in '.!?…"”'
    )


def _captions(line: str) -> list[str]:
    found = (match[1].strip(' -–(,:”")') for match in _CAPTION.finditer(line))
    return [
        text for text in found
        if text[:1].isupper() and 4 <= len(text.split()) <= 32 and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
    ]  # fmt: skip
