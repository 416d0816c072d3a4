"""All blocks together: the files of the index that they share."""

from __future__ import annotations

import io
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from luutru.site.search.blocks import FACETS, PASSAGES_SHIFT, TITLES_SHIFT, build_block
from luutru.site.search.coding import PAIR_BASE, RESIDUE_BITS, encode_number
from luutru.site.search.files import path_of, render_file, write_call
from luutru.site.search.layout import plan_layout
from luutru.site.search.tokens import fnv, tokenise_document
from luutru.site.search.words import LAYERS
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from luutru.site.search.blocks import IndexBlock
    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout

#: Facet → value's slug → its name.
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
#: Raised when files are written otherwise than search-*.js of an older site would read them.
FORMAT: Final = 2
#: A file of words is closed near this size. A long query asks for one file a word.
WORD_FILE_BYTES: Final = 6000
#: From a quarter of that on, every so many-th word (by hash) begins a file, so that a change of sizes does
#: not move the borders of all files after it.
BORDER_EVERY: Final = 8


def write_index(
    documents: Iterable[SearchDocument], labels: Labels, pair_files: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """Index documents and yield every file (path from the site's root, bytes), in one process.

    Holds all documents; a large archive plans the layout from addresses, builds block by block wherever it
    likes (`build_block`), writes the files each block brings, and ends with `write_shared`. `pair_files` is a
    power of two, instead of what the layout has.
    """
    by_url = {document.url: document for document in documents}
    layout, blocks = plan_layout(by_url)
    layout = replace(layout, pair_files=pair_files or layout.pair_files)
    shares = []
    for number, members in enumerate(blocks):
        articles = ((slot, by_url[url], tokenise_document(by_url[url])) for slot, url in members)
        share, files = build_block(layout, number, articles)
        shares.append(share)
        for name, data in files.items():
            yield path_of(name), data
    yield from write_shared(layout, shares, labels)


def write_shared(layout: Layout, blocks: Sequence[IndexBlock], labels: Labels) -> Iterator[tuple[str, bytes]]:
    """Yield the files that all blocks share; `blocks` in the order of their numbers."""
    starts = []
    for start, path, data in write_words(_join_words(blocks)):
        starts.append(start)
        yield path, data
    for number, lines in enumerate(zip(*(io.BytesIO(block.pairs) for block in blocks), strict=True)):
        name = f"b{number}"
        streams = b"".join(lines)[:-1].replace(b"\n", b" ")
        yield path_of(name), write_call(name, b'"%s"' % streams)
    for facet in FACETS:
        yield path_of(f"f-{facet}"), render_file(f"f-{facet}", _join_facet(blocks, facet))
    yield path_of("f-ngay"), render_file("f-ngay", [block.days for block in blocks])
    yield describe(layout, starts, labels)


def describe(layout: Layout, starts: Sequence[str], labels: Labels) -> tuple[str, bytes]:
    """Return the path and the bytes of the file that tells of the others."""
    index = {
        "format": FORMAT,
        "articles": layout.articles,
        "blocks": layout.blocks,
        "capacity": layout.capacity,
        "pairFiles": layout.pair_files,
        "pairBase": PAIR_BASE,
        "residueBits": RESIDUE_BITS,
        "titlesShift": TITLES_SHIFT,
        "passagesShift": PASSAGES_SHIFT,
        "starts": " ".join(starts),
        "labels": {facet: dict(sorted(labels.get(facet, {}).items())) for facet in FACETS},
    }
    return path_of("index"), render_file("index", index)


def write_words(shelves: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the first folded word, the path and the bytes of each file of words.

    `shelves` hold words and their entries; all folded words of a shelf come before those of the next. Words
    of one folded form stay together.
    """
    start, file, size = "", dict[str, str](), 0
    for folded, entries in _group_words(shelves):
        added = sum(len(word) + len(entry) for word, entry in entries.items())
        border = size > WORD_FILE_BYTES // 4 and fnv(folded) % BORDER_EVERY == 0
        if file and (border or size + added > WORD_FILE_BYTES):
            yield start, path_of(word_file(start)), render_file(word_file(start), file)
            file, size = {}, 0
        if not file:
            start = folded
        file.update(entries)
        size += added
    if file:
        yield start, path_of(word_file(start)), render_file(word_file(start), file)


def word_file(start: str) -> str:
    """Return the name of the file of words whose first is folded so."""
    return f"w{fnv(start):08x}"


def _group_words(shelves: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each folded form, in order, with the words that have it and their entries."""
    for shelf in shelves:
        ordered = sorted((fold(word), word) for word in shelf)
        for folded, group in groupby(ordered, key=itemgetter(0)):
            yield folded, {word: shelf[word] for _, word in group}


def _join_words(blocks: Sequence[IndexBlock]) -> Iterator[dict[str, str]]:
    """Yield the words of each first letter, with their entries: three layers of all blocks' ranks.

    One letter is in memory at a time.
    """
    shelves = defaultdict[str, list[str]](list)
    for letter in set[str]().union(*(block.words for block in blocks)):
        shelves[fold(letter)].append(letter)
    for _, letters in sorted(shelves.items()):
        layers = tuple(defaultdict[bytes, bytearray](bytearray) for _ in LAYERS)
        for shelf in (block.words[letter] for block in blocks for letter in letters if letter in block.words):
            for lists, data in zip(layers, shelf, strict=True):
                lines = data.split(b"\n")
                deque(map(bytearray.extend, map(lists.__getitem__, lines[:-1:2]), lines[1::2]), maxlen=0)
        yield {
            word.decode(): b"!".join([lists.get(word, b"") for lists in layers]).decode()
            for word in set[bytes]().union(*layers)
        }


def _join_facet(blocks: Sequence[IndexBlock], facet: str) -> dict[str, str]:
    values: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for value, slots in block.facets[facet].items():
            values[value].append(f"{encode_number(block.number)}{slots} ")
    return {value: "".join(pieces) for value, pieces in sorted(values.items())}
