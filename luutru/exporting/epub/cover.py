"""The cover as SVG: the archive's name on its own ground, drawn without any font or picture file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.exporting.epub.layout import Book

#: Of the picture (templates/cover.svg), and its margin.
_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 110
#: Sizes of the title, largest first: the first in which it fits into its lines is taken.
_SIZES = (112, 96, 80, 66, 54)
_MOST_LINES = 7
#: Letters are about half as wide as they are high, Vietnamese ones too.
_LETTER = 0.54
_INK, _ACCENT, _GREY = "#201c18", "#9c2f1c", "#5d554c"


class Line(NamedTuple):
    """A line of text on the cover; `below` is where its letters stand, in pixels from the top."""

    text: str
    size: int
    below: int
    colour: str
    weight: str = "normal"


def lay_out_cover(book: Book) -> list[Line]:
    """Return the lines of text on the cover of a book."""
    size, lines = _fit(book.title)
    found = list(_lines(lines, size, 430, _INK, "bold"))
    if book.subtitle:
        subtitle = wrap_text(book.subtitle, _letters(60))[:4]
        found += _lines(subtitle, 60, 430 + round(len(lines) * size * 1.25) + 60, _ACCENT)
    foot = [book.site.config.publisher, " · ".join(filter(None, (book.count_text, book.span_text)))]
    return [*found, *_lines(filter(None, foot), 44, _HEIGHT - 190, _GREY)]


def wrap_text(text: str, letters: int) -> list[str]:
    """Break a text into lines of at most `letters`; a longer word has a line of its own.

    >>> wrap_text("Đảng bộ các quận, huyện", 12)
    ['Đảng bộ các', 'quận, huyện']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _letters(size: int) -> int:
    return int((_WIDTH - 2 * _MARGIN) / (size * _LETTER))


def _fit(title: str) -> tuple[int, list[str]]:
    for size in _SIZES:
        letters = _letters(size)
        lines = wrap_text(title, letters)
        if len(lines) <= _MOST_LINES and all(len(line) <= letters for line in lines):
            break
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return size, lines


def _lines(lines: Iterable[str], size: int, top: int, colour: str, weight: str = "normal") -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield Line(line, size, top + round(number * size * 1.25), colour, weight)
