"""All files of a search index at once, as the stages of a build make them."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from luutru.site.search.gathering import SharedFiles
from luutru.site.search.layout import plan_layout
from luutru.site.search.texts import text_file, text_path, write_texts
from luutru.site.search.writing import describe, index_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.writing import Labels


def write_index(
    documents: Iterable[SearchDocument],
    labels: Labels,
    pages: Mapping[str, str] = MappingProxyType({}),
    short: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[tuple[str, bytes]]:
    """Index documents and yield every file: path from the site's root, bytes."""
    by_url = {document.url: document for document in documents}
    layout, members = plan_layout({url: document.date for url, document in by_url.items()})
    shared = SharedFiles(layout, BytesIO())
    for number, url in members.items():
        shared.add(index_document(layout, number, by_url[url]))
    for file, numbers in groupby(members, text_file):
        yield text_path(file), write_texts(file, {number: by_url[members[number]] for number in numbers})
    yield from shared.write()
    dates = {number: by_url[url].date for number, url in members.items()}
    yield from describe(layout, dates, labels, pages, short=short).items()
