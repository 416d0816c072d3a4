"""The files that all articles share, after a change of a few: each is read and patched, and what no changed
article concerns stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from luutru.site.search.coding import ENTRY_END, FIELD_END, decode_list, encode_list
from luutru.site.search.document_tokens import DocumentTokens
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import PAIRS_PER_FILE, STRIDE, WordFiles
from luutru.site.search.pairs import read_places, split_pairs, write_pairs
from luutru.site.search.places import split_places
from luutru.site.search.postings import (
    FACET_FILES,
    Indexed,
    WordFile,
    pair_file,
    word_file,
    write_entry,
)
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.layout import Layout

K = TypeVar("K")
V = TypeVar("V")
#: Number of an article → what a list has of it now; None when it is not in the list.
_Edits: TypeAlias = dict[int, V | None]


class _Word(NamedTuple):
    """Where an article has a word that it has: in its lead, and the places in its title."""

    in_lead: bool
    in_title: str


def patch_files(
    layout: Layout, before: Iterable[Indexed], after: Iterable[Indexed], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield what `SharedFiles.write` yields, with None for a file that stays as it is.

    `before` and `after` are the articles that have changed, as they were and as they are; `read` gives the
    bytes of a file by its path, as it was made with the same layout.
    """
    old, new = ({article.number: article for article in articles} for articles in (before, after))
    find, size = WordFiles(layout.word_files), layout.size
    word_edits = defaultdict[int, dict[str, _Edits[_Word]]](dict)
    for word, edits in _compare(old, new, lambda article: _words_of(article.tokens)).items():
        word_edits[find(fold(word))][word] = edits
    pair_edits = _compare(old, new, lambda article: _pairs_of(article, layout))
    frequent_edits = defaultdict[int, dict[int, _Edits[bool]]](dict)
    for place, edit in _compare(old, new, lambda article: _frequent_of(article, layout)).items():
        file, rest = divmod(place - layout.places, PAIRS_PER_FILE)
        frequent_edits[file][rest] = edit
    for file in range(layout.word_files):
        name, words, pairs = word_file(file), word_edits.get(file, {}), pair_edits.get(file, {})
        yield path_of(name), _patch_words(name, words, pairs, size, read) if words or pairs else None
    for file in range(layout.pair_files):
        name, lists = pair_file(file), frequent_edits.get(file, {})
        yield path_of(name), _patch_pairs(name, lists, size, read) if lists else None
    facets = _compare(old, new, lambda article: dict.fromkeys(article.facets, True))
    for name, members in FACET_FILES.items():
        edited = {key: edit for key, edit in facets.items() if key[0] in members}
        yield path_of(name), _patch_facets(name, edited, size, read) if edited else None


def _words_of(tokens: DocumentTokens) -> dict[str, _Word]:
    title, lead = tokens.title_places(), frozenset(tokens.lead.split())
    return {word: _Word(word in lead, title.get(word, "")) for word in tokens.words()}


def _pairs_of(article: Indexed, layout: Layout) -> dict[int, str]:
    """Return by file of words the article's pairs there."""
    places = sorted(place for place in read_places(article.tokens.pairs) if place < layout.places)
    return {
        file: write_pairs(place % STRIDE for place in some)
        for file, some in groupby(places, lambda place: place // STRIDE)
    }


def _frequent_of(article: Indexed, layout: Layout) -> dict[int, bool]:
    """Return the places of the article's pairs in files of pairs."""
    places = read_places(article.tokens.pairs)
    return {place: True for place in places if layout.places <= place < layout.no_pair}


def _compare(
    old: Mapping[int, Indexed], new: Mapping[int, Indexed], share: Callable[[Indexed], Mapping[K, V]]
) -> dict[K, _Edits[V]]:
    """Return what has changed of the articles' share in some lists: by list, the edits."""
    edits = defaultdict[K, _Edits[V]](dict)
    for number in old.keys() | new.keys():
        was, now = (share(articles.get(number) or _nobody(number)) for articles in (old, new))
        for key, _ in was.items() ^ now.items():
            edits[key][number] = now.get(key)
    return edits


def _nobody(number: int) -> Indexed:
    return Indexed(number, DocumentTokens(), [])


def _span(numbers: Sequence[int], number: int) -> slice:
    """Return where in a list a number is or would be."""
    at = bisect_left(numbers, number)
    return slice(at, at + (numbers[at : at + 1] == [number]))


def _patch_list(text: str, edits: _Edits[bool], size: int) -> str:
    """Return a list of articles, changed by edits."""
    numbers = decode_list(text)
    for number, now in edits.items():
        numbers[_span(numbers, number)] = [number] if now else []
    return encode_list(numbers, size)


def _patch_words(
    name: str,
    edits: Mapping[str, _Edits[_Word]],
    pair_edits: _Edits[str],
    size: int,
    read: Callable[[str], bytes],
) -> bytes:
    before = read_file(read(path_of(name)), WordFile)
    words = before.words
    for word, edit in edits.items():
        _put(words, word, _patch_entry(words.get(word, ""), edit, size))
    paired, pairs = decode_list(before.paired), split_pairs(before.pairs)
    for number, text in pair_edits.items():
        span = _span(paired, number)
        paired[span], pairs[span] = ([number], [text]) if text else ([], [])
    return render_file(name, WordFile(dict(sorted(words.items())), encode_list(paired, size), "".join(pairs)))


def _patch_pairs(
    name: str, edits: Mapping[int, _Edits[bool]], size: int, read: Callable[[str], bytes]
) -> bytes:
    lists = read_file(read(path_of(name)), str).split(ENTRY_END)
    for place, edit in edits.items():
        lists[place] = _patch_list(lists[place], edit, size)
    return render_file(name, ENTRY_END.join(lists))


def _patch_entry(entry: str, edits: _Edits[_Word], size: int) -> str:
    *lists, places = (entry + FIELD_END * 3).split(FIELD_END)[:4]
    found, *ranks = map(decode_list, lists)
    in_lead, in_title = ([*map(found.__getitem__, some)] for some in ranks)
    texts = split_places(places)
    for number, now in edits.items():
        found[_span(found, number)] = [number] if now else []
        in_lead[_span(in_lead, number)] = [number] if now and now.in_lead else []
        span = _span(in_title, number)
        in_title[span], texts[span] = ([number], [now.in_title]) if now and now.in_title else ([], [])
    lead, title = ([*map(partial(bisect_left, found), some)] for some in (in_lead, in_title))
    return write_entry(found, lead, title, "".join(texts), size)


def _patch_facets(
    name: str, edits: Mapping[tuple[str, str], _Edits[bool]], size: int, read: Callable[[str], bytes]
) -> bytes:
    facets = read_file(read(path_of(name)), dict[str, dict[str, str]])
    for (facet, value), edit in edits.items():
        _put(facets[facet], value, _patch_list(facets[facet].get(value, ""), edit, size))
    return render_file(name, {facet: dict(sorted(values.items())) for facet, values in facets.items()})


def _put(entries: dict[str, str], key: str, entry: str) -> None:
    """Put an entry, or take it away when it is empty."""
    if entry:
        entries[key] = entry
    else:
        entries.pop(key, None)
