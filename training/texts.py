"""The texts that pages are laid out from: articles given by the user, never kept in the repository.

A line of the file is a JSON object with `title` and `text`; the text's lines are the title, the lead, and the
body. Captions are what stands before "Ảnh:" in the texts.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.vietnamese.repair import repair_line
from luutru.vocabulary import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from training.evaluate import TaggedPage

_SENTENCE: Final = re.compile(rf"(?<![A-Z\d])(?<=[.!?…])[\"”')]?\s+(?=[\"“‘(]?[{UPPER}\d])")
_CAPTION: Final = re.compile(r"([^.!?…]{15,220})\.?\s*[-–(]?\s*(?:Ảnh|ẢNH)(?: minh họa)?\s*:")
#: From its credit on, a caption is no caption: "… tại hội nghị. Ảnh: Lê Vi".
_CREDITED: Final = re.compile(r"\s*[-–(]?\s*(?:Ảnh|ẢNH)\b.*$")
_FEWEST, _LONGEST_CAPTION = 4, 32
#: Stories of tagged pages have so many sentences at least, and at most.
_LENGTH, _MOST = 30, 40
_SYLLABLE: Final = re.compile(r"[^\W_]+")
#: A pair of words on more lines than this tells nothing of their matter.
_EVERYWHERE: Final = 25


@dataclass(frozen=True, slots=True)
class Story:
    """An article without any layout."""

    title: str
    lead: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All stories, captions from anywhere, and where a pair of words stands in captions and in headlines."""

    stories: tuple[Story, ...]
    captions: tuple[str, ...]
    captions_of: Mapping[str, tuple[int, ...]]
    titles_of: Mapping[str, tuple[int, ...]]

    def near(self, story: Story, most: int = 12) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return captions and other headlines that share words with a story, nearest first."""
        pairs = dict.fromkeys(word_pairs(" ".join((story.title, story.lead, *story.sentences)).lower()))
        captions = Counter(place for pair in pairs for place in self.captions_of.get(pair, ()))
        titles = Counter(place for pair in pairs for place in self.titles_of.get(pair, ()))
        others = [self.stories[place].title for place, _ in titles.most_common(most + 1)]
        return (
            tuple(self.captions[place] for place, count in captions.most_common(most) if count > 1),
            tuple(title for title in others if title != story.title),
        )


def word_pairs(text: str) -> list[str]:
    """Return the pairs of neighbouring syllables of a text: nearly all Vietnamese words have two.

    >>> word_pairs("quận hà đông")
    ['quận hà', 'hà đông']
    """
    return [f"{a} {b}" for a, b in pairwise(_SYLLABLE.findall(text))]


def arrange_texts(stories: Sequence[Story], captions: Sequence[str]) -> Texts:
    """Return the texts with what finds captions and headlines of one matter."""
    return Texts(
        tuple(stories), tuple(captions), _telling_pairs(captions), _telling_pairs([s.title for s in stories])
    )


def _telling_pairs(lines: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return the lines by the pairs of words in them, without pairs that stand everywhere."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for pair in dict.fromkeys(word_pairs(line.lower())):
            found.setdefault(pair, []).append(number)
    return {pair: tuple(places) for pair, places in found.items() if len(places) <= _EVERYWHERE}


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
    return arrange_texts(stories, captions)


def read_texts(pages: Sequence[TaggedPage]) -> Texts:
    """Read texts from tagged pages: a short story goes on in the sentences of the pages behind it."""
    told = [_told(page) for page in pages]
    stories: list[Story] = []
    for number, (title, lead, own) in enumerate(told):
        sentences = [*own]
        for step in range(1, len(told)):
            if len(sentences) >= _LENGTH:
                break
            sentences += told[(number + step) % len(told)][2]
        if _is_headline(title) and _is_lead(lead):
            stories.append(Story(title, lead, tuple(sentences[:_MOST])))
    captions = {
        text
        for page in pages
        for role, line in zip(page.roles, page.lines, strict=True)
        if role == "caption"
        and (text := _CREDITED.sub("", line).strip(" -–(,:|*_").rstrip("."))
        and _FEWEST <= len(text.split()) <= _LONGEST_CAPTION
    }
    return arrange_texts(stories, sorted(captions))


def _told(page: TaggedPage) -> tuple[str, str, list[str]]:
    """Return a page's headline, its lead, and the sentences below."""
    prose = [
        (role, line.strip())
        for role, line in zip(page.roles, page.lines, strict=True)
        if role in ("sapo", "body")
    ]
    lead = next((line for role, line in prose if role == "sapo"), prose[0][1] if prose else "")
    below = " ".join(line for _, line in prose[1:])
    return (
        page.header.get("title", ""),
        lead,
        list(filter(_is_sentence, map(str.strip, _SENTENCE.split(below)))),
    )


def load_texts(path: Path) -> Texts:
    """Read texts from a .jsonl or .jsonl.gz file."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            return parse_texts(packed)
    with path.open(encoding="utf-8") as plain:
        return parse_texts(plain)


def _story(title: str, lines: list[str]) -> Story | None:
    if len(lines) < 3 or not _is_headline(title) or not _is_lead(lines[1]):
        return None
    sentences = tuple(filter(_is_sentence, map(str.strip, _SENTENCE.split(" ".join(lines[2:])))))
    return Story(title, lines[1], sentences) if len(sentences) >= 6 else None


def _is_headline(text: str) -> bool:
    return 5 <= len(text.split()) <= 24


def _is_lead(text: str) -> bool:
    return 12 <= len(text.split()) <= 70


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
