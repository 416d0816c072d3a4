"""What a reader has seen of a page by the time a line comes: paragraphs, labels, dates, a signature."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.patterns import GALLERY, PICTURE_WORD

if TYPE_CHECKING:
    from luutru.cleaning.tagging.shape import Shape

#: Kinds that say: from here on the page is no longer about this article.
_TAIL_KINDS: Final = frozenset({"mostread", "comment", "legal", "tags"})
#: Kinds remembered from line to line until the next paragraph.
_MARKER_KINDS: Final = frozenset({
    "related", "mostread", "tags", "comment", "legal", "form", "player", "section", "menu", "share", "pager",
})  # fmt: skip
#: Labels that stand anywhere: they do not take the place of a marker that says more.
_WEAK_KINDS: Final = frozenset({"section", "menu", "share"})
#: A distance greater than any page.
FAR: Final = 9999
#: "Sau đây là một số hình ảnh ghi lại tại buổi lễ:": no longer line opens a row of pictures.
_GALLERY_WORDS: Final = 16


class Seen:
    """What a reader going down the page has seen so far."""

    __slots__ = (
        "after",
        "before",
        "dates",
        "gallery",
        "gap",
        "marker",
        "signed",
        "since_marker",
        "tail",
        "told",
    )

    def __init__(self, paragraphs: int) -> None:
        self.before, self.after = 0, paragraphs
        self.gap = FAR
        self.marker, self.since_marker = "0", 0
        self.tail = False
        self.dates = 0
        self.signed = 0
        self.gallery = -1
        self.told = False

    def names(self, letter: str, index: int, run: int) -> tuple[str, ...]:
        """Return the features of the line that comes now; `run` paragraphs stand together here."""
        after = self.after - (letter == "P")
        return _name_circumstances(
            letter,
            self.marker,
            min(self.since_marker, 3),
            min(self.before, 4),
            min(after, 4),
            name_distance(self.gap),
            min(self.dates, 2),
            run if self.tail or letter in "PQq" else 0,
            self.tail,
            self.gallery >= 0,
            "" if not self.signed else "near" if index - self.signed < 3 else "far",
        )

    def step(self, shape: Shape, index: int) -> None:
        """Take note of a line."""
        if shape.letter in "Dd" and "date=only" in shape.names:
            self.dates += 1
        if shape.letter == "N" and self.before:
            self.signed = index
        if (
            shape.words <= _GALLERY_WORDS
            and self.before
            and PICTURE_WORD in shape.key
            and GALLERY.search(shape.text)
        ):
            self.gallery = index
        elif shape.letter in "Pmlct":
            self.gallery = -1
        if shape.letter == "P":
            self.before += 1
            self.after -= 1
            self.gap = 0
            if shape.kind not in _MARKER_KINDS:
                self.marker, self.since_marker = "0", 0
        else:
            self.gap += 1
            self.since_marker += 1
        self.told = self.told or shape.letter in "PQ"
        if shape.kind == "comment" and not self.told:
            return  # "0 Comments" beside the date counts them; they stand below the text
        if shape.kind in _MARKER_KINDS and (self.marker == "0" or shape.kind not in _WEAK_KINDS):
            self.marker, self.since_marker = shape.kind, 0
        if shape.kind in _TAIL_KINDS and self.before:
            self.tail = True


def name_distance(lines: int) -> str:
    """Return how a number of lines is named in features."""
    if lines < 3:
        return str(lines)
    return "3-5" if lines < 6 else "6-12" if lines < 13 else "13+" if lines < FAR else "none"


@lru_cache(maxsize=1 << 14)
def _name_circumstances(  # noqa: PLR0917 - all that the names say, and so the key they are kept by
    letter: str,
    marker: str,
    since_marker: int,
    before: int,
    after: int,
    gap: str,
    dates: int,
    run: int,
    tail: bool,
    gallery: bool,
    signed: str,
) -> tuple[str, ...]:
    """Return the names for a line's place on its page.

    The same few thousand places come again on every page, and names that were made before are found faster
    among the weights.
    """
    found = [
        f"pb={before}",
        f"pa={after}",
        f"pb{min(before, 2)}pa{min(after, 2)}={letter}",
        f"gap={gap}/{letter}",
        f"mark={marker}/{letter}",
        f"mark={marker}+{since_marker}",
        f"dates={dates}/{letter}",
    ]
    if letter in "PQq":
        found.append(f"run={run}/{letter}/{marker}")
    if tail:
        found.append(f"tail/{letter}/run={min(run, 3)}")
        found.append("tail/after" if after else "tail/end")
    if gallery:
        found.append(f"gallery/{letter}")
    if signed:
        found.append(f"signed={signed}/{letter}")
    return tuple(found)
