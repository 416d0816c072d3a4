"""Lines that repeat one another: titles printed again under pictures, captions twice, leads cut short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.shapes import slug_key
from luutru.vietnamese.folding import fold
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape

#: A title stands among the first lines, however long the menu before it.
_HEAD_LINES: Final = 150
_LINES: Final = load_vocabulary("lines")
_NUMBERED: Final = _LINES.pattern("picture-name")
#: What such a line ends in, and how much of its end is looked at.
_NUMBER_ENDS: Final = (*"0123456789).:|_(#-– ", *_LINES.words("picture-name-ends"))
_PICTURE_WORDS: Final = _LINES.words("picture-name-words")
_NUMBER_REACH: Final = 40
#: "Bà con … hỗ trợ.Bà con …": two copies meet, which begin with the same letters; half of a line is so long.
_BEGINNING, _LONG_HALF, _ALIKE = 3, 30, 0.75
_EXTENSION: Final = re.compile(r"\.(?:jpe?g|png|gif|webp)$")
_DASHES: Final = "–—‑"
_AFTER_TITLE: Final = (" - ", " | ", " – ", " » ", " :: ", " — ", "- ", " · ")


def find_repeats(shapes: Sequence[Shape]) -> list[list[str]]:
    """Return for each line the features of its repetitions."""
    found: list[list[str]] = [[] for _ in shapes]
    places: dict[str, list[int]] = {}
    for index, shape in enumerate(shapes):
        places.setdefault(same_words(shape.key), []).append(index)
    _equal_lines(shapes, places, found)
    heads = [i for i, s in enumerate(shapes[:_HEAD_LINES]) if 4 <= s.words <= 45 and s.letter not in "Dd"]
    _numbered_copies(shapes, places, found)
    _slugs(shapes, heads, found)
    _beginnings(shapes, heads, found)
    _page_title(shapes, found)
    for index, shape in enumerate(shapes):
        if shape.words > 2 and is_doubled(shape.key):
            found[index].append("doubled/label" if shape.words < 12 else "doubled")
            if shape.words >= 8:
                shape.letter = "C"
    return found


def same_words(key: str) -> str:
    """Return what two copies have in common that differ by a dash's length, an apostrophe's form, a last stop
    or a cell's bar.
    """
    for dash in _DASHES:
        key = key.replace(dash, "-")  # many times as fast as to translate letter by letter
    return key.replace("’", "'").rstrip(" .|")


def _equal_lines(shapes: Sequence[Shape], places: dict[str, list[int]], found: list[list[str]]) -> None:
    for key, where in places.items():
        if len(where) < 2 or len(key) < 4:
            continue
        size = "short" if shapes[where[0]].words < 5 else "long"
        for rank, index in enumerate(where):
            names = found[index]
            if rank:
                near = index - where[rank - 1] == 1
                names.append(f"copy/{size}/{'next' if near else 'far'}")
                if not near and size == "long":
                    names.append(f"copy/of={shapes[where[0]].letter}{'/head' if where[0] < 12 else ''}")
                    if index + 1 < len(shapes):
                        names.append(f"copy/before={shapes[index + 1].letter}")
            if rank + 1 < len(where):
                near = where[rank + 1] - index == 1
                names.append(f"copied/{size}/{'next' if near else 'far'}")
            if len(where) > 2:
                names.append(f"copies=3/{size}")
        if size == "long":
            for index in where[1:]:
                shapes[index].letter = "E"


def without_number(key: str) -> str:
    """Return a picture's name without what numbers it: "cầu mới - ảnh 1", "cầu mới - 2"."""
    return (
        key[:-_NUMBER_REACH] + _NUMBERED.sub("", key[-_NUMBER_REACH:]) if key.endswith(_NUMBER_ENDS) else key
    )


def _numbered_copies(shapes: Sequence[Shape], places: dict[str, list[int]], found: list[list[str]]) -> None:
    for index, shape in enumerate(shapes):
        if not 4 <= shape.words <= 45 or shape.kind or not shape.key.endswith(_NUMBER_ENDS):
            continue
        bare = without_number(shape.key)
        if bare == shape.key or len(bare) < 12:
            continue
        originals = places.get(same_words(bare))
        if originals and originals[0] < index:
            found[index].append("numbered-copy")
            found[originals[0]].append("numbered")
            shape.letter = "A"


def picture_series(shapes: Sequence[Shape]) -> list[int]:
    """Return the names of pictures after one headline: "… - Ảnh 4.", "… - Ảnh 5."; it may be lost itself."""
    series: dict[str, list[int]] = {}
    for index, shape in enumerate(shapes):
        if 4 <= shape.words <= 45 and not shape.kind and shape.key.endswith(_NUMBER_ENDS):
            bare = without_number(shape.key)
            end = shape.key[len(bare) :]
            if any(word in end for word in _PICTURE_WORDS) and any(map(str.isdigit, end)):
                series.setdefault(bare, []).append(index)
    return [index for where in series.values() if len(where) > 1 for index in where]


def _slugs(shapes: Sequence[Shape], heads: Sequence[int], found: list[list[str]]) -> None:
    plain = [
        i for i, s in enumerate(shapes)
        if (s.words > 3 or "-" in s.key or "_" in s.key) and s.text.isascii() and len(s.text) > 12
    ]  # fmt: skip
    if not plain:
        return
    slugs: dict[str, int] = {}
    for index in heads:
        slugs.setdefault(slug_key(fold(shapes[index].key)), index)
    for index in plain:
        slug = slug_key(_EXTENSION.sub("", shapes[index].key))
        original = slugs.get(slug)
        if original is None:
            original = slugs.get(re.sub(r"\d{1,3}$", "", slug))
        if original is not None and original != index:
            found[index].append("slug-of-line")
            found[original].append("slugged")
            shapes[index].letter = "A"
        elif shapes[index].words > 4:
            found[index].append("no-accents")


def _beginnings(shapes: Sequence[Shape], heads: Sequence[int], found: list[list[str]]) -> None:
    """Lines cut short by "..." whose whole stands elsewhere, and lines that go on where a headline ends."""
    for index, shape in enumerate(shapes):
        if shape.end == "dots" and shape.words > 7:
            cut = shape.key.rstrip(".… ")
            near = shapes[max(0, index - 12) : index + 13]
            if any(len(other.key) > len(cut) + 4 and other.key.startswith(cut) for other in near):
                found[index].append("cut-short")
                shape.letter = "E"
    titles = [i for i in heads if shapes[i].words > 4 and shapes[i].letter in "HBQ"][:24]
    for index, shape in enumerate(shapes[:_HEAD_LINES]):
        if shape.words < 6 or shape.words > 60:
            continue
        for title in titles:
            key = shapes[title].key
            if title != index and len(shape.key) > len(key) and shape.key.startswith(key + " "):
                found[index].append("longer-than-line")
                found[title].append("begins-line")
                break


def _page_title(shapes: Sequence[Shape], found: list[list[str]]) -> None:
    """The browser's title, "headline - section - site", above the headline itself."""
    for index, shape in enumerate(shapes[:3]):
        if not any(mark in shape.key for mark in _AFTER_TITLE):
            continue
        for other, candidate in enumerate(shapes[index + 1 : _HEAD_LINES], index + 1):
            key = candidate.key
            rest = shape.key[len(key) :]
            if candidate.words > 3 and shape.key.startswith(key) and rest.startswith(_AFTER_TITLE):
                found[index].append("page-title")
                found[other].append("in-page-title")
                shape.letter = "E"
                return


def is_doubled(key: str) -> bool:
    """Whether a line holds its words twice, or nearly so around a stop without a blank behind it, as where
    a picture's alternative text was glued to its caption.
    """
    half, odd = divmod(len(key), 2)
    if half < 4:
        return False
    if odd and key[half] == " ":
        return key[:half] == key[half + 1 :]
    if not odd and key[:half] == key[half:]:
        return True
    if half <= _LONG_HALF:
        return False
    seam = key.find(f".{key[:_BEGINNING]}", half - half // 5, half + half // 5)
    if seam < 0:
        return False
    first, second = {*key[:seam].split()}, {*key[seam + 1 :].rstrip(" .)").split()}
    return len(first & second) >= _ALIKE * max(len(first), len(second))
