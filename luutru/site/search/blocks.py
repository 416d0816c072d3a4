"""One block of articles, indexed: what is done again when one of them changes, and on every core."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from luutru.site.search.coding import LARGEST_NUMBER, encode_number, encode_slots
from luutru.site.search.files import render_file
from luutru.site.search.frequent import SAMPLE
from luutru.site.search.pairs import PairLists
from luutru.site.search.words import WordLists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout
    from luutru.site.search.tokens import DocumentTokens

    _Placed = tuple[int, SearchDocument]

#: Which articles share a file: numbers that are equal after this shift. Ten hits anywhere in the collection
#: then load ten files of titles of about 2 KB each, and ten of text of about three articles each.
TITLES_SHIFT: Final = 4
PASSAGES_SHIFT: Final = 2
#: The facets, by the names their values have in a query, each with the values an article has.
FACETS: Final = ("quan", "nam", "chu-de", "bao", "phuong")
#: In the facet "nam": the year of an article without one.
NO_YEAR: Final = "khong-ro"
#: Days are counted from the year of the first newspaper in quốc ngữ; what lies outside of what one character
#: can count, the year 4909, is as early or as late as can be.
_DAY_ZERO: Final = date(1865, 1, 1).toordinal() - 1


@dataclass(frozen=True, slots=True)
class IndexBlock:
    """A block's part of the files that all blocks share.

    `words`: first letter → for each of `LAYERS` lines of UTF-8: by turns a word, and the ranks of the
    articles that have it there and in no layer before. Ranks stand as `encode_slots` writes them, between the
    block's number and a space; an article's rank is its place among the block's articles. `pairs`: for each
    file of pairs a line of UTF-8, escaped as in JSON. `facets`: facet → value → slots. `days`: each article's
    day for sorting, in the order of slots; 0 when unknown.
    """

    number: int
    words: dict[str, tuple[bytes, ...]]
    pairs: bytes
    facets: dict[str, dict[str, str]]
    days: str


def build_block(
    layout: Layout, number: int, articles: Iterable[tuple[int, SearchDocument, DocumentTokens]]
) -> tuple[IndexBlock, dict[str, bytes]]:
    """Index a block's articles, each with its slot; return its share of the index, and its own files.

    The files hold titles and texts, by name; all values are pure functions of the arguments. Raises
    ValueError when slots do not ascend.
    """
    coming = iter(articles)
    sample = list(islice(coming, SAMPLE))
    placed: list[_Placed] = []
    with _no_collector():
        words = WordLists([tokens for _, _, tokens in sample])
        pairs = PairLists([tokens for _, _, tokens in sample], layout.capacity)
        for slot, document, tokens in chain(sample, coming):
            if placed and slot <= placed[-1][0]:
                raise ValueError(f"articles out of order: {document.url}")
            words.add(tokens)
            pairs.add(slot, tokens)
            placed.append((slot, document))
        block = IndexBlock(
            number,
            words.write(number),
            pairs.write(layout.pair_files),
            _index_facets(placed, layout.capacity),
            "".join(encode_number(day_number(document.date)) for _, document in placed),
        )
        return block, _write_texts(placed, number * layout.capacity)


def _index_facets(placed: Sequence[_Placed], capacity: int) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, list[int]]] = {facet: defaultdict(list) for facet in FACETS}
    for slot, document in placed:
        for facet, values in (
            ("quan", document.districts),
            ("nam", (document.year or NO_YEAR,)),
            ("chu-de", document.topics),
            ("bao", (document.outlet,) if document.outlet else ()),
            ("phuong", document.wards),
        ):
            for value in set(values):
                found[facet][value].append(slot)
    return {
        facet: {value: encode_slots(slots, capacity) for value, slots in sorted(values.items())}
        for facet, values in found.items()
    }


def day_number(iso: str) -> int:
    """Count the days from the first of 1865 to the earliest day of a date, from 1; 0 when it is not known."""
    if not iso:
        return 0
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return min(max(1, date(year, month, day).toordinal() - _DAY_ZERO), LARGEST_NUMBER)


def _write_texts(placed: Sequence[_Placed], first: int) -> dict[str, bytes]:
    titles: dict[int, dict[str, list[object]]] = defaultdict(dict)
    texts: dict[int, dict[str, list[list[str]]]] = defaultdict(dict)
    for slot, document in placed:
        number = first + slot
        titles[number >> TITLES_SHIFT][str(number)] = [
            document.url,
            document.title,
            document.date_text,
            document.outlet,
            document.districts,
        ]
        passages = [[passage.anchor, passage.text] for passage in document.passages]
        if document.also:
            passages.append(["", document.also])
        texts[number >> PASSAGES_SHIFT][str(number)] = passages
    files = {f"d{group}": render_file(f"d{group}", rows) for group, rows in titles.items()}
    files.update({f"p{group}": render_file(f"p{group}", rows) for group, rows in texts.items()})
    return files


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the cycle collector off: a block makes a hundred thousand lists and no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
