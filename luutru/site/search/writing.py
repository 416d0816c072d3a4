"""Articles → the files of the index: those with their texts, those that all share, and those that tell of the others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from luutru.site.search.coding import NOBODY, NUMBER_BASE, encode_number
from luutru.site.search.documents import SearchDocument
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import borders_of, group_numbers, plan_layout, year_and_day
from luutru.site.search.postings import FACET_FILES, Indexed, SharedFiles
from luutru.site.search.synonyms import load_synonyms
from luutru.site.search.tokens import PAIR_FACTOR, WORD_BITS, tokenise_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.site.search.layout import Layout

#: Facet → value's slug → its name.
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
#: Raised when files are written otherwise than the script of an older site would read them.
FORMAT: Final = 4
#: Which articles share a file of texts: numbers that are equal after this shift. A page of hits loads as many
#: files as it has hits, and each holds a neighbour at most.
TEXTS_SHIFT: Final = 1


def write_index(
    documents: Iterable[SearchDocument], labels: Labels, pages: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    """Index documents and yield every file (path from the site's root, bytes), in one process.

    Holds all documents; a large archive plans the layout from dates, makes `index_document` and `write_texts`
    wherever it likes, and ends with `SharedFiles` and `describe`.
    """
    by_url = {document.url: document for document in documents}
    layout, members = plan_layout({url: document.date for url, document in by_url.items()})
    shared = SharedFiles(layout)
    for number, url in members.items():
        shared.add(index_document(layout, number, by_url[url]))
    yield from write_texts({number: by_url[url] for number, url in members.items()}).items()
    yield from shared.write()
    dates = {number: by_url[url].date for number, url in members.items()}
    yield from describe(layout, dates, labels, pages).items()


def index_document(layout: Layout, number: int, document: SearchDocument) -> Indexed:
    """Return what the shared files take from an article."""
    tokens = tokenise_document(document, layout.places)
    return Indexed(number, tokens, document.facets)


def write_texts(documents: Mapping[int, SearchDocument]) -> dict[str, bytes]:
    """Return the files of texts, by path: all articles of each file must be there."""
    return {
        path_of(name): render_file(name, {str(number): documents[number] for number in numbers})
        for group, numbers in group_numbers(documents, TEXTS_SHIFT).items()
        for name in (text_file(group),)
    }


def text_file(group: int) -> str:
    """Return the name of the file that holds the texts of numbers that are `group` after `TEXTS_SHIFT`."""
    return f"d{group}"


def read_texts(data: bytes) -> dict[int, SearchDocument]:
    """Return the articles of a file of texts."""
    return read_file(data, dict[int, SearchDocument])


def describe(
    layout: Layout, dates: Mapping[int, str], labels: Labels, pages: Mapping[str, str] = MappingProxyType({})
) -> dict[str, bytes]:
    """Return the files that tell of the others, by path: one for every search, and the days of all articles.

    `dates` by number, ascending; `pages` facet → folder of its values' pages, from the site's root.
    """
    index = {
        "format": FORMAT,
        "articles": layout.articles,
        "years": layout.years,
        "numberBase": NUMBER_BASE,
        "pairFiles": layout.pair_files,
        "residues": layout.residues,
        "wordBits": WORD_BITS,
        "pairFactor": PAIR_FACTOR,
        "textsShift": TEXTS_SHIFT,
        "facetFiles": FACET_FILES,
        "borders": " ".join(borders_of(layout.word_files)),
        "synonyms": load_synonyms(),
        "pages": dict(pages),
        "labels": {facet: dict(sorted(values.items())) for facet, values in sorted(labels.items())},
    }
    values = {"index": index, "days": _write_days(layout, dates)}
    return {path_of(name): render_file(name, value) for name, value in values.items()}


def _write_days(layout: Layout, dates: Mapping[int, str]) -> str:
    """Write for each number the days since the article before, in its year; `NOBODY` where there is none."""
    letters = [NOBODY] * layout.size
    before = (0, 0)
    for number, iso in dates.items():
        year, day = year_and_day(iso)
        letters[number] = encode_number(day - (before[1] if before[0] == year else 0))
        before = (year, day)
    return "".join(letters)
