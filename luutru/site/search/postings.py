"""Which articles have a word, a pair of words or a facet's value: lists of numbers, as the shared files hold them.

A file of words and a file of facets are values → entry, a file of pairs is an entry for each place in it. An
entry is the list of each layer. `SharedFiles` makes all files from all articles, `patch_files` makes those anew
that a change of a few articles concerns; both write the same bytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict, deque
from itertools import repeat
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from luutru.site.search.coding import ENTRY_END, LAYER_END, decode_list, encode_list
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import borders_of
from luutru.site.search.tokens import LAYERS
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.layout import Layout
    from luutru.site.search.tokens import DocumentTokens

K = TypeVar("K")

#: The facets that are lists, by file: those that every page of hits shows, and those that few readers open.
FACET_FILES: Final = {"f-chinh": ("quan", "chu-de", "bao"), "f-phu": ("phuong", "tac-gia")}


class Indexed(msgspec.Struct, frozen=True, array_like=True):
    """An article as lists know it: its number, its tokens, and facets with values."""

    number: int
    tokens: DocumentTokens
    facets: list[tuple[str, str]]


class SharedFiles:
    """The shared files, filled article by article in the order of their numbers."""

    def __init__(self, layout: Layout) -> None:
        """Begin with no article."""
        self._layout = layout
        self._words = [defaultdict[str, "array[int]"](_numbers) for _ in range(LAYERS)]
        places = layout.pair_files * layout.residues
        self._pairs = [[_numbers() for _ in range(places)] for _ in range(LAYERS)]
        self._facets: dict[str, dict[str, array[int]]] = {
            facet: defaultdict(_numbers) for facets in FACET_FILES.values() for facet in facets
        }

    def add(self, article: Indexed) -> None:
        """Take the article with the next number. The loops over words and pairs are C's."""
        number = repeat(article.number)
        for words, lists in zip(article.tokens.words, self._words, strict=True):
            deque(map(array.append, map(lists.__getitem__, words.split()), number), maxlen=0)
        for pairs, places in zip(article.tokens.pairs, self._pairs, strict=True):
            deque(map(array.append, map(places.__getitem__, array("I", pairs)), number), maxlen=0)
        for facet, value in dict.fromkeys(article.facets):
            self._facets[facet][value].append(article.number)

    def write(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each file."""
        size = self._layout.size
        files: dict[str, dict[str, str]] = {word_file(n): {} for n in range(self._layout.word_files)}
        find = WordFiles(self._layout)
        for word in sorted(set().union(*self._words)):
            entry = _join([encode_list(lists.get(word, ()), size) for lists in self._words])
            files[find(word)][word] = entry
        yield from ((path_of(name), render_file(name, words)) for name, words in files.items())
        for file in range(self._layout.pair_files):
            places = range(file, len(self._pairs[0]), self._layout.pair_files)
            entries = [_join([encode_list(layer[place], size) for layer in self._pairs]) for place in places]
            yield path_of(f"b{file}"), render_file(f"b{file}", ENTRY_END.join(entries))
        for name, facets in FACET_FILES.items():
            values = {
                facet: {
                    value: encode_list(found, size) for value, found in sorted(self._facets[facet].items())
                }
                for facet in facets
            }
            yield path_of(name), render_file(name, values)


class WordFiles:
    """Word → the name of the file of words that has its entry, if any has."""

    def __init__(self, layout: Layout) -> None:
        """Take the borders of the files of a layout."""
        self._borders = borders_of(layout.word_files)

    def __call__(self, word: str) -> str:
        """Return the name of a word's file."""
        return word_file(bisect_right(self._borders, fold(word)) - 1)


def word_file(place: int) -> str:
    """Return the name of the file of words that begins at a border."""
    return f"w{place}"


def _numbers() -> array[int]:
    return array("I")


def _join(layers: Sequence[str]) -> str:
    return LAYER_END.join(layers).rstrip(LAYER_END)


# After a change ---------------------------------------------------------------------------------------------

#: Where a number moves in or out: (layer, number) → whether it is there now.
_Edits = dict[tuple[int, int], bool]


def patch_files(
    layout: Layout, before: Iterable[Indexed], after: Iterable[Indexed], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield what `SharedFiles.write` yields, with None for a file that stays as it is.

    `before` and `after` are the articles that have changed, as they were and as they are; `read` gives the bytes
    of a file by its path, as it was made with the same layout.
    """
    words, pairs, facets = _compare(before, after)
    find = WordFiles(layout)
    word_edits: dict[str, dict[str, _Edits]] = defaultdict(dict)
    for word, edits in words.items():
        word_edits[find(word)][word] = edits
    for name in map(word_file, range(layout.word_files)):
        yield path_of(name), _patch_words(name, word_edits.get(name), layout.size, read)
    pair_edits: dict[int, dict[int, _Edits]] = defaultdict(dict)
    for place, edits in pairs.items():
        pair_edits[place % layout.pair_files][place // layout.pair_files] = edits
    for file in range(layout.pair_files):
        yield path_of(f"b{file}"), _patch_pairs(f"b{file}", pair_edits.get(file), layout.size, read)
    for name, members in FACET_FILES.items():
        edited = {facet: facets[facet] for facet in members if facets[facet]}
        yield path_of(name), _patch_facets(name, edited, layout.size, read)


def _compare(
    before: Iterable[Indexed], after: Iterable[Indexed]
) -> tuple[dict[str, _Edits], dict[int, _Edits], dict[str, dict[str, _Edits]]]:
    """Return what has changed of words, of pairs and of facets' values."""
    words = defaultdict[str, _Edits](dict)
    pairs = defaultdict[int, _Edits](dict)
    facets: dict[str, dict[str, _Edits]] = defaultdict(lambda: defaultdict(dict))
    old, new = ({article.number: article for article in articles} for articles in (before, after))
    for number in sorted(old.keys() | new.keys()):
        was, now = old.get(number), new.get(number)
        _compare_layers(number, _words_of(was), _words_of(now), words)
        _compare_layers(number, _pairs_of(was), _pairs_of(now), pairs)
        was_facets, now_facets = (set(article.facets) if article else set() for article in (was, now))
        for facet, value in was_facets ^ now_facets:
            facets[facet][value][0, number] = (facet, value) in now_facets
    return words, pairs, facets


def _words_of(article: Indexed | None) -> list[set[str]]:
    return article.tokens.word_sets() if article else [set() for _ in range(LAYERS)]


def _pairs_of(article: Indexed | None) -> list[set[int]]:
    return article.tokens.pair_sets() if article else [set() for _ in range(LAYERS)]


def _compare_layers(number: int, was: list[set[K]], now: list[set[K]], edits: Mapping[K, _Edits]) -> None:
    for layer, (old, new) in enumerate(zip(was, now, strict=True)):
        for key in old ^ new:
            edits[key][layer, number] = key in new


def _patch_words(
    name: str, edits: Mapping[str, _Edits] | None, size: int, read: Callable[[str], bytes]
) -> bytes | None:
    if not edits:
        return None
    words = read_file(read(path_of(name)), dict[str, str])
    _patch_values(words, edits, size)
    return render_file(name, dict(sorted(words.items())))


def _patch_pairs(
    name: str, edits: Mapping[int, _Edits] | None, size: int, read: Callable[[str], bytes]
) -> bytes | None:
    if not edits:
        return None
    entries = read_file(read(path_of(name)), str).split(ENTRY_END)
    for place, edit in edits.items():
        entries[place] = _patch_entry(entries[place], edit, size)
    return render_file(name, ENTRY_END.join(entries))


def _patch_facets(
    name: str, edits: Mapping[str, Mapping[str, _Edits]], size: int, read: Callable[[str], bytes]
) -> bytes | None:
    if not edits:
        return None
    facets = read_file(read(path_of(name)), dict[str, dict[str, str]])
    for facet, values in edits.items():
        _patch_values(facets[facet], values, size)
        facets[facet] = dict(sorted(facets[facet].items()))
    return render_file(name, facets)


def _patch_values(entries: dict[str, str], edits: Mapping[str, _Edits], size: int) -> None:
    for value, edit in edits.items():
        entries[value] = _patch_entry(entries.get(value, ""), edit, size)
        if not entries[value]:
            del entries[value]


def _patch_entry(entry: str, edits: _Edits, size: int) -> str:
    layers = entry.split(LAYER_END)
    layers += [""] * (1 + max(layer for layer, _ in edits) - len(layers))
    for layer in {layer for layer, _ in edits}:
        numbers = set(decode_list(layers[layer]))
        for (where, number), there in edits.items():
            if where == layer:
                (numbers.add if there else numbers.discard)(number)
        layers[layer] = encode_list(sorted(numbers), size)
    return _join(layers)
