"""All articles → the files that they share, in memory that does not grow with the archive.

Lists are gathered article by article. When there are so many the lists of each file go to the end of a file
on disk, and gathering begins anew; the files are written from what lies there.
"""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict, deque
from io import SEEK_END
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from luutru.site.search.coding import ENTRY_END, encode_list
from luutru.site.search.document_tokens import BETWEEN
from luutru.site.search.layout import PAIRS_PER_FILE, RESIDUES, STRIDE, WordFiles
from luutru.site.search.pairs import END_LETTERS, GO_ON_LETTERS, read_places
from luutru.site.search.postings import (
    FACET_FILES,
    WordFile,
    pair_file,
    render_named,
    word_file,
    write_entry,
)
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.site.search.layout import Layout
    from luutru.site.search.postings import Indexed

#: So many articles are gathered at once; their lists take some 20 MB.
AT_ONCE: Final = 4096


def _numbers() -> array[int]:
    return array("I")


class _Lists:
    """What is gathered of some articles: by word their numbers, and which of those, counted from 0, have it
    in title and lead, with its places in the title; by place of a pair their numbers.
    """

    def __init__(self, places: int) -> None:
        self.articles = 0
        self.all, self.title, self.lead = (defaultdict[str, "array[int]"](_numbers) for _ in range(3))
        self.places = defaultdict[str, bytearray](bytearray)
        self.pairs = [_numbers() for _ in range(places)]

    def add(self, article: Indexed) -> None:
        """Take the article with the next number. The loops over words and pairs are C's."""
        number, tokens, there = repeat(article.number), article.tokens, self.all.__getitem__
        title, lead = tokens.title.split(), tokens.lead.split()
        for table, some in ((self.title, title), (self.lead, lead)):
            ranks = map(len, map(there, some))
            deque(map(array.append, map(table.__getitem__, some), ranks), maxlen=0)
        deque(map(array.append, map(there, tokens.words()), number), maxlen=0)
        texts = map(self.places.__getitem__, title)
        deque(map(bytearray.extend, texts, tokens.places.split(BETWEEN.encode())), maxlen=0)
        pairs = map(self.pairs.__getitem__, read_places(tokens.pairs))
        deque(map(array.append, pairs, number), maxlen=0)
        self.articles += 1


class SharedFiles:
    """The shared files, filled article by article in the order of their numbers."""

    def __init__(self, layout: Layout, disk: BinaryIO) -> None:
        """Begin with no article; `disk` is an empty file, to write and read."""
        self._layout, self._disk = layout, disk
        self._lists = self._begin()
        #: For each time that lists were put away, where those of each file begin, and the end.
        self._borders: list[list[int]] = []
        self._facets: dict[str, dict[str, array[int]]] = {
            facet: defaultdict(_numbers) for facets in FACET_FILES.values() for facet in facets
        }

    def add(self, article: Indexed) -> None:
        """Take the article with the next number."""
        self._lists.add(article)
        for facet, value in dict.fromkeys(article.facets):
            self._facets[facet][value].append(article.number)
        if self._lists.articles == AT_ONCE:
            self._put_away()

    def write(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each file."""
        layout, size = self._layout, self._layout.size
        self._put_away()
        for file in range(layout.word_files):
            yield render_named(word_file(file), self._make_word_file(file, size))
        for file in range(layout.pair_files):
            _, pairs = self._read(layout.word_files + file, PAIRS_PER_FILE)
            yield render_named(pair_file(file), ENTRY_END.join(encode_list(found, size) for found in pairs))
        for name, facets in FACET_FILES.items():
            values = {
                facet: {
                    value: encode_list(found, size) for value, found in sorted(self._facets[facet].items())
                }
                for facet in facets
            }
            yield render_named(name, values)

    def _begin(self) -> _Lists:
        return _Lists(self._layout.no_pair + 1)

    def _put_away(self) -> None:
        """Put the lists of each file, of words and then of pairs, at the end of the file on disk."""
        lists, layout, find = self._lists, self._layout, WordFiles(self._layout.word_files)
        self._lists = self._begin()
        words: defaultdict[int, dict[str, tuple[object, ...]]] = defaultdict(dict)
        rest = (lists.lead, lists.title, lists.places)
        for word, found in lists.all.items():
            words[find(fold(word))][word] = (found, *(table.get(word, b"") for table in rest))
        starts = [file * STRIDE for file in range(layout.word_files)]
        starts += range(layout.places, layout.no_pair, PAIRS_PER_FILE)
        files = ((words[file], lists.pairs[start : start + STRIDE]) for file, start in enumerate(starts))
        sizes = map(self._disk.write, map(marshal.dumps, files))
        self._borders.append(list(accumulate(sizes, initial=self._disk.seek(0, SEEK_END))))

    def _read(self, file: int, places: int) -> tuple[dict[str, _Entry], list[array[int]]]:
        """Return what was put away of a file: its words, and by place its pairs."""
        words: defaultdict[str, _Entry] = defaultdict(_Entry.empty)
        pairs = [_numbers() for _ in range(places)]
        for borders in self._borders:
            start, end = borders[file : file + 2]
            self._disk.seek(start)
            some, lists = marshal.loads(self._disk.read(end - start))
            for word, raw in some.items():
                words[word].extend(*raw)
            deque(map(array.frombytes, pairs, lists), maxlen=0)
        return words, pairs

    def _make_word_file(self, file: int, size: int) -> WordFile:
        words, places = self._read(file, RESIDUES)
        entries = {
            word: write_entry(found, lead, title, text.decode(), size)
            for word, (found, lead, title, text) in sorted(words.items())
        }
        pairs: dict[int, str] = {}
        for go_on, end, numbers in zip(GO_ON_LETTERS[::-1], END_LETTERS[::-1], places[::-1], strict=True):
            for number in numbers:
                others = pairs.get(number)
                pairs[number] = go_on + others if others else end
        paired = sorted(pairs)
        return WordFile(entries, encode_list(paired, size), "".join(map(pairs.__getitem__, paired)))


class _Entry(NamedTuple):
    """Of a word, the numbers of articles, and what else `_Lists` has of it."""

    found: array[int]
    lead: array[int]
    title: array[int]
    places: bytearray

    @classmethod
    def empty(cls) -> _Entry:
        """Return an entry without articles."""
        return cls(_numbers(), _numbers(), _numbers(), bytearray())

    def extend(self, found: bytes, lead: bytes, title: bytes, places: bytes) -> None:
        """Add later articles; those with the word in lead and title count them from 0."""
        before = repeat(len(self.found))
        self.found.frombytes(found)
        self.lead.extend(map(add, array("I", lead), before))
        self.title.extend(map(add, array("I", title), before))
        self.places.extend(places)
