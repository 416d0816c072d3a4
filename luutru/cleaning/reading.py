"""One page's bytes or text → RawPage, or why it is none: what files and records have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from luutru.cleaning.html_input import looks_like_html, split_html
from luutru.cleaning.html_metadata import find_known
from luutru.cleaning.known import merge_known, vet_known
from luutru.errors import DecodingError
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.decoding import decode_page

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The largest page read, in bytes. Articles have a few KB, whole pages of outlets up to 2 MB; anything
#: beyond is a data dump, and reading it would cost a hundred times its size in memory.
LARGEST: Final = 32 << 20
#: The longest page cleaned, in lines and letters that a reader sees: a live blog of a whole day has 2,000
#: lines, a novel of 500 pages, typed line by line, 17,500 lines of a million letters. Beyond lies no article,
#: and every line costs half a millisecond. Sizes decide and never the clock: all machines decide alike.
MOST_LINES: Final = 20_000
MOST_LETTERS: Final = 2_000_000

#: "html-lines" is HTML in which a line feed ends a paragraph, as WordPress keeps it.
Kind = Literal["text", "html", "html-lines", "unknown"]


def read_page(data: bytes, name: str, known: Known, kind: Kind = "unknown") -> RawPage | SetAside:
    """Return the page in `data`; what `known` says beats what the page's own metadata say.

    Every door leads through here: what no content file may say is mended or left out of `known`.

    Of an unknown kind, HTML is told by its declaration.
    """
    if len(data) > LARGEST:
        return too_large(name)
    known = vet_known(known)
    try:
        page = decode_page(data, name, known)
    except DecodingError as error:
        return SetAside(name, error.reason, str(error).removeprefix(f"{name}: "))
    text = page.newline.join(page.lines) + (page.newline if page.final_newline else "")
    if kind == "text" or (kind == "unknown" and not looks_like_html(text)):
        return too_long(page.name, page.lines) or page
    markup = split_html(text, lines=kind == "html-lines")
    if not any(shown.text for shown in markup.shown):
        return SetAside(name, "empty", tr("HTML that shows no text"))
    if aside := too_long(name, [shown.text for shown in markup.shown]):
        return aside
    return replace(
        page,
        newline="",
        final_newline=False,
        lines=markup.pieces,
        shown=markup.shown,
        known=merge_known(known, vet_known(find_known(markup))),
    )


def too_long(name: str, lines: Sequence[str]) -> SetAside | None:
    """Return why a page beyond MOST_LINES or MOST_LETTERS is set aside, None for one that is not."""
    if len(lines) <= MOST_LINES and sum(map(len, lines)) <= MOST_LETTERS:
        return None
    count, letters = sum(map(bool, lines)), sum(map(len, lines))
    if count <= MOST_LINES and letters <= MOST_LETTERS:
        return None
    detail = tr(
        "{lines} lines of {letters} letters: longer than any article; split it into its articles",
        lines=count,
        letters=letters,
    )
    return SetAside(name, "too-large", detail)


def too_large(name: str) -> SetAside:
    """Return why a page beyond LARGEST is set aside."""
    return SetAside(name, "too-large", tr("more than {size} MB; split it into pages", size=LARGEST >> 20))
