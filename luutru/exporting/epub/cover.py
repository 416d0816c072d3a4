"""The cover as SVG: the archive's name on its own ground, drawn without any font or picture file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.exporting.xhtml import escape_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.exporting.epub.layout import Book

WIDTH, HEIGHT, MARGIN = 1200, 1600, 110
#: Sizes of the title, largest first: the first in which it fits into its lines is taken.
_SIZES = (112, 96, 80, 66, 54)
_MOST_LINES = 7
#: Letters are about half as wide as they are high, Vietnamese ones too.
_LETTER = 0.54
_PAPER, _INK, _ACCENT, _GREY = "#fcfbf8", "#201c18", "#9c2f1c", "#5d554c"


def render_cover(book: Book) -> str:
    """Return the cover of a book."""
    size, lines = _fit(book.title)
    parts = list(_text(lines, size, 430, _INK, "bold"))
    below = 430 + round(len(lines) * size * 1.25) + 60
    if book.subtitle:
        subtitle = wrap_text(book.subtitle, _letters(60))[:4]
        parts += _text(subtitle, 60, below, _ACCENT)
    foot = [book.site.config.publisher, " · ".join(filter(None, (book.count_text, book.span_text)))]
    parts += _text([line for line in foot if line], 44, HEIGHT - 190, _GREY)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>\n'
        f'<rect width="{WIDTH}" height="230" fill="{_ACCENT}"/>\n'
        f'<path d="M{MARGIN} 85h220M{MARGIN} 120h220M{MARGIN} 155h140" stroke="{_PAPER}" stroke-width="16"'
        f' stroke-linecap="round"/>\n{"".join(parts)}'
        f'<rect x="{MARGIN}" y="{HEIGHT - 280}" width="{WIDTH - 2 * MARGIN}" height="4" fill="{_ACCENT}"/>\n'
        "</svg>\n"
    )


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
    return int((WIDTH - 2 * MARGIN) / (size * _LETTER))


def _fit(title: str) -> tuple[int, list[str]]:
    for size in _SIZES:
        letters = _letters(size)
        lines = wrap_text(title, letters)
        if len(lines) <= _MOST_LINES and all(len(line) <= letters for line in lines):
            break
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]
    return size, lines


def _text(lines: Iterable[str], size: int, top: int, colour: str, weight: str = "normal") -> Iterator[str]:
    style = f'font-family="Georgia, serif" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    for number, line in enumerate(lines):
        below = top + round(number * size * 1.25)
        yield f'<text x="{MARGIN}" y="{below}" {style}>{escape_xml(line)}</text>\n'
