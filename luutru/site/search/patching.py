"""The files that all articles share, after a change of a few: each is read and patched, and what no changed
article concerns stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from luutru.site.search.coding import ENTRY_END, FIELD_END, decode_list, encode_list
from luutru.site.search.document_tokens import DocumentTokens
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import PAIRS_PER_FILE, STRIDE, WordFiles
from luutru.site.search.pairs import find_article, read_places, write_pairs
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
    pair_edits = _compare(old, new, lambda article: _pairs_of(article, layout))
    frequent_edits = defaultdict[int, dict[int, _Edits]](dict)
    for place, edit in _compare(old, new, lambda article: _frequent_of(article, layout)).items():
        file, rest = divmod(place - layout.places, PAIRS_PER_FILE)
        frequent_edits[file][rest] = edit
    for file in range(layout.word_files):
        name, words, pairs = word_file(file), word_edits.get(file, {}), pair_edits.get(file, {})
        yield path_of(name), _patch_words(name, words, pairs, size, read) if words or pairs else None
    for file in range(layout.pair_files):
        name, lists = pair_file(file), frequent_edits.get(file, {})
        yield path_of(name), _patch_pairs(name, lists, size, read) if lists else None
    facets = _compare(old, new, lambda article: dict.fromkeys(article.facets, _THERE))
    for name, members in FACET_FILES.items():
        edited = {key: edit for key, edit in facets.items() if key[0] in members}
        yield path_of(name), _patch_facets(name, edited, size, read)


def _pairs_of(article: Indexed, layout: Layout) -> dict[int, str]:
    """Return by file of words the article's pairs there."""
    places = sorted(place for place in read_places(article.tokens.pairs) if place < layout.places)
    return {
        file: write_pairs(place % STRIDE for place in some)
        for file, some in groupby(places, lambda place: place // STRIDE)
    }


def _frequent_of(article: Indexed, layout: Layout) -> dict[int, str]:
    """Return the places of the article's pairs in files of pairs."""
    places = read_places(article.tokens.pairs)
    return {place: _THERE for place in places if layout.places <= place < layout.no_pair}


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
    return Indexed(number, DocumentTokens(), [])


def _patch_words(
    name: str,
    edits: Mapping[str, list[_Edits]],
    pair_edits: _Edits,
    size: int,
    read: Callable[[str], bytes],
) -> bytes:
    before = read_file(read(path_of(name)), WordFile)
    words = before.words
    for word, word_edits in edits.items():
        _put(words, word, _patch_entry(words.get(word, ""), word_edits, size))
    paired, letters = decode_list(before.paired), before.pairs.encode()
    for number, text in pair_edits.items():
        at, there = _find(paired, number)
        start, end = find_article(letters, at), find_article(letters, at + there)
        letters = letters[:start] + text.encode() + letters[end:]
        paired[at : at + there] = [number] if text else []
    return render_file(
        name, WordFile(dict(sorted(words.items())), encode_list(paired, size), letters.decode())
    )


def _patch_pairs(name: str, edits: Mapping[int, _Edits], size: int, read: Callable[[str], bytes]) -> bytes:
    lists = read_file(read(path_of(name)), str).split(ENTRY_END)
    for place, edit in edits.items():
        lists[place] = _patch_list(lists[place], edit, size)
    return render_file(name, ENTRY_END.join(lists))


def _patch_entry(entry: str, edits: Sequence[_Edits], size: int) -> str:
    parts = (entry + FIELD_END * 3).split(FIELD_END)
    before = decode_list(parts[0])
    found = _edit(before[:], edits[0])
    if not found:
        return ""
    rank_of = partial(bisect_left, found)
    lead = _edit(list(map(before.__getitem__, decode_list(parts[1]))), edits[1])
    places = dict(zip(map(before.__getitem__, decode_list(parts[2])), split_places(parts[3]), strict=True))
    places |= edits[2]
    title = [number for number in sorted(places) if places[number]]
    return write_entry(
        found,
        list(map(rank_of, lead)),
        list(map(rank_of, title)),
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
    """Return an ascending list of articles, changed by edits."""
    for number, now in edits.items():
        at, there = _find(numbers, number)
        numbers[at : at + there] = [number] if now else []
    return numbers


def _find(numbers: list[int], number: int) -> tuple[int, bool]:
    """Return where a number stands or would stand in an ascending list, and whether it does."""
    at = bisect_left(numbers, number)
    return at, numbers[at : at + 1] == [number]


def _put(entries: dict[str, str], key: str, entry: str) -> None:
    """Put an entry, or take it away when it is empty."""
    if entry:
        entries[key] = entry
    else:
        entries.pop(key, None)
