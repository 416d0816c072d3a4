"""What a file of words and a file of pairs say: which articles have a word, a pair of words, a facet's value.

A file of words is word → entry, and the pairs of each article. An entry is the articles that have the word,
and which of these, counted from 0, have it in the lead and in the title, with its places there. Pairs are one
letter each, the last of an article one of other letters. A file of pairs is a list for each of its places.
`gathering` makes all files from all articles, `patching` makes those anew that a change of a few articles
concerns; both write the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from luutru.site.search.coding import FIELD_END, encode_list
from luutru.site.search.document_tokens import DocumentTokens  # noqa: TC001 - msgspec reads it
from luutru.site.search.files import path_of, render_file

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The facets that are lists, by file: those that every page of hits shows, wards for who names one, and
#: authors, who are most.
FACET_FILES: Final = {
    "f-chinh": ("tinh", "quan", "chu-de", "bao"),
    "f-phuong": ("phuong",),
    "f-tac-gia": ("tac-gia",),
}


class Indexed(msgspec.Struct, frozen=True, array_like=True):
    """An article as lists know it: its number, its tokens, and facets with values."""

    number: int
    tokens: DocumentTokens
    facets: list[tuple[str, str]]


class WordFile(msgspec.Struct, frozen=True, array_like=True):
    """What a file of words holds: word → entry; the articles that have pairs; the letters of these."""

    words: dict[str, str]
    paired: str
    pairs: str


def word_file(place: int) -> str:
    """Return the name of the file of words that begins at a border."""
    return f"w{place}"


def pair_file(place: int) -> str:
    """Return the name of a file of pairs."""
    return f"p{place}"


def render_named(name: str, value: object) -> tuple[str, bytes]:
    """Return path and bytes of a file by its name."""
    return path_of(name), render_file(name, value)


def write_entry(
    found: Sequence[int], lead: Sequence[int], title: Sequence[int], places: str, size: int
) -> str:
    """Write an entry: articles, and counted among these those with the word in lead and title, its places."""
    count = len(found)
    parts = (encode_list(found, size), encode_list(lead, count), encode_list(title, count), places)
    return FIELD_END.join(parts).rstrip(FIELD_END)
