"""Which articles have a word, a pair of words or a facet's value: lists of numbers, as the shared files hold
them.

A file of words is word → entry, and a list for each place of pairs in it. An entry is the articles that have
the word, and which of these, counted from 0, have it in the lead and in the title, with its places there.
Pairs count the articles of their file, which are those of its entries. A file of pairs is a list for each of
its places. `SharedFiles` makes all files from all articles, `patch_files` makes those anew that a change of a
few articles concerns; both write the same bytes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from itertools import count, repeat
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import msgspec

from luutru.site.search.coding import ENTRY_END, FIELD_END, decode_list, encode_list
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import PAIRS_PER_FILE, WordFiles
from luutru.site.search.places import split_places
from luutru.site.search.tokens import BETWEEN, NO_TOKENS, DocumentTokens
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.layout import Layout

#: The facets that are lists, by file: those that every page of hits shows, wards for who names one, and
#: authors, who are most.
FACET_FILES: Final = {
    "f-chinh": ("tinh", "quan", "chu-de", "bao"),
    "f-phuong": ("phuong",),
    "f-tac-gia": ("tac-gia",),
}

K = TypeVar("K")


class Indexed(msgspec.Struct, frozen=True, array_like=True):
    """An article as lists know it: its number, its tokens, and facets with values."""

    number: int
    tokens: DocumentTokens
    facets: list[tuple[str, str]]


class WordFile(msgspec.Struct, frozen=True, array_like=True):
    """What a file of words holds: word → entry, and the lists of pairs with `ENTRY_END` between them."""

    words: dict[str, str]
    pairs: str


class SharedFiles:
    """The shared files, filled article by article in the order of their numbers."""

    def __init__(self, layout: Layout) -> None:
        """Begin with no article."""
        self._layout = layout
        self._all, self._title, self._lead = (defaultdict[str, "array[int]"](_numbers) for _ in range(3))
        self._places = defaultdict[str, bytearray](bytearray)
        self._pairs = [_numbers() for _ in range(layout.places + layout.frequent_places)]
        self._facets: dict[str, dict[str, array[int]]] = {
            facet: defaultdict(_numbers) for facets in FACET_FILES.values() for facet in facets
        }

    def add(self, article: Indexed) -> None:
        """Take the article with the next number. The loops over words and pairs are C's."""
        number, tokens, there = repeat(article.number), article.tokens, self._all.__getitem__
        title, lead = tokens.title.split(), tokens.lead.split()
        for table, some in ((self._title, title), (self._lead, lead)):
            ranks = map(len, map(there, some))
            deque(map(array.append, map(table.__getitem__, some), ranks), maxlen=0)
        deque(map(array.append, map(there, tokens.words()), number), maxlen=0)
        texts = map(self._places.__getitem__, title)
        deque(map(bytearray.extend, texts, tokens.places.split(BETWEEN.encode())), maxlen=0)
        deque(map(array.append, map(self._pairs.__getitem__, array("I", tokens.pairs)), number), maxlen=0)
        for facet, value in dict.fromkeys(article.facets):
            self._facets[facet][value].append(article.number)

    def write(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each file."""
        layout, find = self._layout, WordFiles(self._layout.word_files)
        files: list[list[str]] = [[] for _ in range(layout.word_files)]
        for word in sorted(self._all):
            files[find(fold(word))].append(word)
        for file, words in enumerate(files):
            entries = {word: self._write_entry(word) for word in words}
            ranks = _rank(sorted(set().union(*map(self._all.__getitem__, words))))
            pairs = self._pairs[file * layout.residues : (file + 1) * layout.residues]
            lists = (encode_list(list(map(ranks.__getitem__, found)), len(ranks)) for found in pairs)
            yield _render(word_file(file), WordFile(entries, ENTRY_END.join(lists)))
        for file in range(layout.pair_files):
            start = layout.places + file * PAIRS_PER_FILE
            lists = (encode_list(found, layout.size) for found in self._pairs[start : start + PAIRS_PER_FILE])
            yield _render(pair_file(file), ENTRY_END.join(lists))
        for name, facets in FACET_FILES.items():
            values = {
                facet: {
                    value: encode_list(found, layout.size)
                    for value, found in sorted(self._facets[facet].items())
                }
                for facet in facets
            }
            yield _render(name, values)

    def _write_entry(self, word: str) -> str:
        found, lead, title = (table.get(word, ()) for table in (self._all, self._lead, self._title))
        places = self._places.get(word, b"").decode()
        return _write_entry(found, lead, title, places, self._layout.size)


def word_file(place: int) -> str:
    """Return the name of the file of words that begins at a border."""
    return f"w{place}"


def pair_file(place: int) -> str:
    """Return the name of a file of pairs."""
    return f"p{place}"


def _numbers() -> array[int]:
    return array("I")


def _write_entry(
    found: Sequence[int], lead: Sequence[int], title: Sequence[int], places: str, size: int
) -> str:
    """Write an entry: articles, and counted among these those with the word in lead and title, with places
    there.
    """
    count = len(found)
    parts = (encode_list(found, size), encode_list(lead, count), encode_list(title, count), places)
    return FIELD_END.join(parts).rstrip(FIELD_END)


def _rank(numbers: Iterable[int]) -> dict[int, int]:
    return dict(zip(numbers, count()))


def _render(name: str, value: object) -> tuple[str, bytes]:
    return path_of(name), render_file(name, value)


# After a change ---------------------------------------------------------------------------------------------

#: Number of an article → what a list has of it now: places, or "there"; empty when it is not in the list.
_Edits: TypeAlias = dict[int, str]
_THERE: Final = "there"


def patch_files(
    layout: Layout, before: Iterable[Indexed], after: Iterable[Indexed], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield what `SharedFiles.write` yields, with None for a file that stays as it is.

    `before` and `after` are the articles that have changed, as they were and as they are; `read` gives the
    bytes of a file by its path, as it was made with the same layout.
    """
    old, new = ({article.number: article for article in articles} for articles in (before, after))
    find, size = WordFiles(layout.word_files), layout.size
    word_edits: dict[int, dict[str, list[_Edits]]] = defaultdict(dict)
    found = _compare(old, new, lambda article: dict.fromkeys(article.tokens.words(), _THERE))
    lead = _compare(old, new, lambda article: dict.fromkeys(article.tokens.lead.split(), _THERE))
    title = _compare(old, new, lambda article: article.tokens.title_places())
    for word in {*found, *lead, *title}:
        word_edits[find(fold(word))][word] = [edits.get(word, {}) for edits in (found, lead, title)]
    pair_edits, frequent_edits = (defaultdict[int, dict[int, _Edits]](dict) for _ in range(2))
    for place, edit in _compare(old, new, _pairs_of).items():
        if place < layout.places:
            pair_edits[place // layout.residues][place % layout.residues] = edit
        else:
            file, rest = divmod(place - layout.places, PAIRS_PER_FILE)
            frequent_edits[file][rest] = edit
    for file in range(layout.word_files):
        name, words, pairs = word_file(file), word_edits.get(file, {}), pair_edits.get(file, {})
        yield path_of(name), _patch_words(name, words, pairs, size, read) if words or pairs else None
    for file in range(layout.pair_files):
        name, pairs = pair_file(file), frequent_edits.get(file, {})
        yield path_of(name), _patch_pairs(name, pairs, size, read) if pairs else None
    facets = _compare(old, new, lambda article: dict.fromkeys(article.facets, _THERE))
    for name, members in FACET_FILES.items():
        edited = {key: edit for key, edit in facets.items() if key[0] in members}
        yield path_of(name), _patch_facets(name, edited, size, read)


def _pairs_of(article: Indexed) -> dict[int, str]:
    return dict.fromkeys(array("I", article.tokens.pairs), _THERE)


def _compare(
    old: Mapping[int, Indexed], new: Mapping[int, Indexed], share: Callable[[Indexed], Mapping[K, str]]
) -> dict[K, _Edits]:
    """Return what has changed of the articles' share in some lists: by list, the edits."""
    edits = defaultdict[K, _Edits](dict)
    for number in sorted(old.keys() | new.keys()):
        was, now = (share(articles.get(number) or _nobody(number)) for articles in (old, new))
        for key, _ in was.items() ^ now.items():
            edits[key][number] = now.get(key, "")
    return edits


def _nobody(number: int) -> Indexed:
    return Indexed(number, NO_TOKENS, [])


def _patch_words(
    name: str,
    edits: Mapping[str, list[_Edits]],
    pair_edits: Mapping[int, _Edits],
    size: int,
    read: Callable[[str], bytes],
) -> bytes:
    before = read_file(read(path_of(name)), WordFile)
    words, lists = before.words, before.pairs.split(ENTRY_END)
    found = {word: _list_articles(entry) for word, entry in words.items()}
    old = sorted(set().union(*found.values()))
    for word, word_edits in edits.items():
        _put(words, word, _patch_entry(words.get(word, ""), word_edits, size))
        found[word] = _list_articles(words.get(word, ""))
    moved = {number for all_edits, *_ in edits.values() for number in all_edits}
    there = {number for number in moved if any(number in one for one in found.values())}
    new = sorted(set(old) - moved | there)
    ranks, same = _rank(new), old == new
    for place, text in enumerate(lists):
        edit = pair_edits.get(place, {})
        if edit or not same:
            numbers = _edit(list(map(old.__getitem__, decode_list(text))), edit)
            lists[place] = encode_list(list(map(ranks.__getitem__, numbers)), len(ranks))
    return render_file(name, WordFile(dict(sorted(words.items())), ENTRY_END.join(lists)))


def _patch_pairs(name: str, edits: Mapping[int, _Edits], size: int, read: Callable[[str], bytes]) -> bytes:
    lists = read_file(read(path_of(name)), str).split(ENTRY_END)
    for place, edit in edits.items():
        lists[place] = _patch_list(lists[place], edit, size)
    return render_file(name, ENTRY_END.join(lists))


def _list_articles(entry: str) -> list[int]:
    """Return the articles that have a word."""
    return decode_list(entry.partition(FIELD_END)[0])


def _patch_entry(entry: str, edits: Sequence[_Edits], size: int) -> str:
    parts = (entry + FIELD_END * 3).split(FIELD_END)
    before = decode_list(parts[0])
    found = _edit(before, edits[0])
    if not found:
        return ""
    ranks = _rank(found)
    lead = _edit(list(map(before.__getitem__, decode_list(parts[1]))), edits[1])
    places = dict(zip(map(before.__getitem__, decode_list(parts[2])), split_places(parts[3]), strict=True))
    places |= edits[2]
    title = [number for number in sorted(places) if places[number]]
    return _write_entry(
        found,
        [ranks[number] for number in lead],
        [ranks[number] for number in title],
        "".join(places[number] for number in title),
        size,
    )


def _patch_facets(
    name: str, edits: Mapping[tuple[str, str], _Edits], size: int, read: Callable[[str], bytes]
) -> bytes | None:
    if not edits:
        return None
    facets = read_file(read(path_of(name)), dict[str, dict[str, str]])
    for (facet, value), edit in edits.items():
        _put(facets[facet], value, _patch_list(facets[facet].get(value, ""), edit, size))
    return render_file(name, {facet: dict(sorted(values.items())) for facet, values in facets.items()})


def _patch_list(numbers: str, edits: _Edits, size: int) -> str:
    return encode_list(_edit(decode_list(numbers), edits), size)


def _edit(numbers: list[int], edits: _Edits) -> list[int]:
    """Return an ascending list of articles after edits."""
    if not edits:
        return numbers
    found = dict.fromkeys(numbers, _THERE) | edits
    return [number for number in sorted(found) if found[number]]


def _put(entries: dict[str, str], key: str, entry: str) -> None:
    """Put an entry, or take it away when it is empty."""
    if entry:
        entries[key] = entry
    else:
        entries.pop(key, None)
