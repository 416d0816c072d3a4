"""content/paragraphs.tsv: the ids of paragraphs that were published, so that each of them answers for ever.

A paragraph's id comes from its first letters; when these are edited, it gets another, and links to the old
one must lead to the paragraph that it became. `publish` keeps, for each article, the ids in their order, the
former ids of each, and a small sketch of its text; a build follows them to the paragraphs of today::

    id            content       paragraphs
    6e26fb8234c3  0a1b2c3d4e5f  26fc1bd4:Ab3dE9xZ 9e02c4aa:_k__3f9_=77aa01c2+d00db81f

That is: a paragraph; and one that was published under two other ids before. What a row says is a pure
function of the row before it and the article's text, and to follow a row twice changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from luutru.content.side_files import shorten, write_side_file
from luutru.content.store import read_text
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FILE_NAME = "paragraphs.tsv"
COLUMNS = "id\tcontent\tparagraphs"
#: Before the digits of every paragraph's id on a page.
ANCHOR = "d-"
_CONTENT_DIGITS = 12
_ROW = re.compile(r"([0-9a-f]{12})\t([0-9a-f]{12})\t([^\t]*)")
_PARAGRAPH = re.compile(r"([0-9a-f]{8}(?:-\d+)?)?(?::([A-Za-z0-9_-]{8}))?(?:=([0-9a-f+-]+))?")
_FORMER = re.compile(r"[0-9a-f]{8}(?:-\d+)?")
_WORD = re.compile(r"\w+")
#: A sketch has so many places, each the lowest hash of those pairs of neighbouring words that fall to it.
_PLACES = 8
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"
_NONE = "_"
#: Of a paragraph of which a third was rewritten, three places in eight stay the same six times in seven; of
#: two that share one pair of words in twenty, once in 90 times. Otherwise its place decides.
_ALIKE = 3 / 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A published paragraph: its id on the page, its sketch, and the ids it had before.

    `anchor` is "" for what has no paragraph to stand at, the former ids of a text that was taken out whole.
    """

    anchor: str
    sketch: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublishedArticle:
    """One row: the first digits of the content file's SHA-256 when it was published, and its paragraphs."""

    content: str
    text: str = field(repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs; a damaged one is left out."""
        return tuple(filter(None, map(_parse_paragraph, self.text.split(" "))))

    def is_of(self, content_sha256: str) -> bool:
        """Whether this is the row of a content file with this hash."""
        return self.content == content_sha256[:_CONTENT_DIGITS]

    def key_for(self, content_sha256: str) -> str:
        """Return what of this row a page depends on that shows the content file with this hash.

        Nothing, where that content was published and no paragraph of it had another id.
        """
        settled = self.is_of(content_sha256) and "=" not in self.text
        return "" if settled else self.text


def make_sketch(text: str) -> str:
    """Return 8 letters that two texts have mostly in common when they share most of their wording."""
    places: list[int | None] = [None] * _PLACES
    words = _WORD.findall(fold(text))
    for pair in pairwise(words) if len(words) > 1 else [words]:
        code = crc32(" ".join(pair).encode("utf-8", "surrogatepass"))
        place, value = code % _PLACES, code // _PLACES
        if (lowest := places[place]) is None or value < lowest:
            places[place] = value
    return "".join(_NONE if value is None else _LETTERS[value % len(_LETTERS)] for value in places)


def publish_article(
    before: PublishedArticle | None, content_sha256: str, paragraphs: Iterable[tuple[str, str]]
) -> PublishedArticle:
    """Return the row of an article whose paragraphs, (anchor, text) in order, are published now."""
    now = [Paragraph(anchor, make_sketch(text)) for anchor, text in paragraphs]
    followed = follow(before.paragraphs if before else (), now)
    return PublishedArticle(content_sha256[:_CONTENT_DIGITS], _render_paragraphs(followed))


def find_former(
    published: PublishedArticle | None, paragraphs: Sequence[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Return the former ids that each paragraph of today answers to; "" stands for the text's beginning."""
    if published is None or not published.text:
        return {}
    anchors = {anchor for anchor, _ in paragraphs}
    if "=" not in published.text and all(one.anchor in anchors for one in published.paragraphs):
        return {}
    now = [Paragraph(anchor, make_sketch(text)) for anchor, text in paragraphs]
    followed = follow(published.paragraphs, now)
    return {one.anchor: one.former for one in followed if one.former}


def follow(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of today with all ids that were ever published and are none of today's.

    A paragraph that has lost its id is followed to the one most like it; failing that, to one that is new in
    its place; failing that, to the nearest that is still there.
    """
    places = {one.anchor: place for place, one in enumerate(now)}
    stayed = [places.get(one.anchor) for one in before]
    taken = set(places)
    ids: list[list[str]] = [[] for _ in now]
    lost: list[str] = []
    for index, one in enumerate(before):
        heir = stayed[index]
        if heir is None:
            heir = _find_heir(index, before, now, stayed)
        (lost if heir is None else ids[heir]).extend(_take((one.anchor, *one.former), taken))
    followed = [
        Paragraph(one.anchor, one.sketch, (*inherited, *_take(one.former, taken)))
        for one, inherited in zip(now, ids, strict=True)
    ]
    return [Paragraph("", "", tuple(lost)), *followed] if lost else followed


def _take(anchors: Iterable[str], taken: set[str]) -> list[str]:
    """Return the ids that nothing answers to yet, and note that something does now."""
    free = [anchor for anchor in dict.fromkeys(anchors) if anchor and anchor not in taken]
    taken.update(free)
    return free


def _find_heir(
    index: int, before: Sequence[Paragraph], now: Sequence[Paragraph], stayed: Sequence[int | None]
) -> int | None:
    """Return the place of the paragraph that one became which is no longer there; None where none is left."""
    if not now:
        return None
    older = next((place for place in reversed(stayed[:index]) if place is not None), -1)
    newer = next((place for place in stayed[index + 1 :] if place is not None and place > older), len(now))
    # Where it would stand if its neighbours had only moved.
    steps = (step for step, place in enumerate(reversed(stayed[:index])) if place is not None)
    expected = older + 1 + next(steps, index)
    likeness = [_liken(before[index].sketch, one.sketch) for one in now]
    best = max(range(len(now)), key=lambda place: (likeness[place], -abs(place - expected)))
    if likeness[best] >= _ALIKE:
        return best
    if older + 1 < newer:
        return min(expected, newer - 1)
    return max(older, 0)


def _liken(one: str, other: str) -> float:
    """Return how much two sketches have in common, of the places that the fuller one fills."""
    filled = max(len(one) - one.count(_NONE), len(other) - other.count(_NONE))
    same = sum(a == b != _NONE for a, b in zip(one, other, strict=False))
    return same / filled if filled else 0.0


# The file ---------------------------------------------------------------------------------------------------


def render_published(rows: Mapping[str, PublishedArticle]) -> str:
    """Return the file's text, sorted by article id."""
    lines = (f"{article_id}\t{row.content}\t{row.text}" for article_id, row in sorted(rows.items()))
    return "\n".join([COLUMNS, *lines, ""])


def parse_published(
    text: str, path: str = f"content/{FILE_NAME}"
) -> tuple[dict[str, PublishedArticle], list[Problem]]:
    """Read what is sound, and report damaged rows as warnings; of two rows of an article both hold."""
    rows: dict[str, PublishedArticle] = {}
    problems = []
    cure = tr('"publish" writes the file anew, with all that its sound rows know')
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() in ("", COLUMNS.strip()):
            continue
        if not (found := _ROW.fullmatch(line)):
            message = tr("is no row of paragraphs: {line!r}", line=line[:60])
            problems.append(Problem(path, number, message, cure, Severity.WARNING))
            continue
        row = PublishedArticle(found[2], found[3])
        if (other := rows.get(found[1])) and other.text != row.text:
            row = PublishedArticle(row.content, _render_paragraphs(follow(other.paragraphs, row.paragraphs)))
        rows[found[1]] = row
    if not lines or lines[0] != COLUMNS:
        problems.append(
            Problem(path, 1, tr("must start with {columns!r}", columns=COLUMNS), cure, Severity.WARNING)
        )
    return rows, shorten(problems)


def load_published(folder: Path) -> tuple[dict[str, PublishedArticle], list[Problem]]:
    """Read the rows of a content folder by article id; none where nothing was published yet."""
    text = read_text(folder / FILE_NAME)
    return ({}, []) if text is None else parse_published(text, f"{folder.name}/{FILE_NAME}")


def write_published(folder: Path, rows: Mapping[str, PublishedArticle]) -> bool:
    """Write the rows, whole or not at all; says whether they changed. None at all need no file."""
    if not rows and not (folder / FILE_NAME).exists():
        return False
    return write_side_file(folder / FILE_NAME, render_published(rows))


def _render_paragraphs(paragraphs: Iterable[Paragraph]) -> str:
    return " ".join(map(_render_paragraph, paragraphs))


def _render_paragraph(one: Paragraph) -> str:
    sketch = f":{one.sketch}" if one.sketch else ""
    former = "=" + "+".join(_digits(anchor) for anchor in one.former) if one.former else ""
    return f"{_digits(one.anchor)}{sketch}{former}"


def _parse_paragraph(text: str) -> Paragraph | None:
    found = _PARAGRAPH.fullmatch(text)
    if not found or not text:
        return None
    digits, sketch, former = found.groups()
    ids = (ANCHOR + one for one in (former or "").split("+") if _FORMER.fullmatch(one))
    return Paragraph(ANCHOR + digits if digits else "", sketch or "", tuple(ids))


def _digits(anchor: str) -> str:
    return anchor.removeprefix(ANCHOR)
