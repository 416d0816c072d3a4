"""The files that all articles share, after a change of a few: each is read and patched, and what no changed
article concerns stays.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from luutru.site.search.coding import ENTRY_END, FIELD_END
from luutru.site.search.document_tokens import DocumentTokens
from luutru.site.search.edits import read_list
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.layout import PAIRS_PER_FILE, STRIDE, WordFiles
from luutru.site.search.pairs import mark_ends, read_places, skip_articles, write_pairs
from luutru.site.search.places import split_places
from luutru.site.search.postings import (
    FACET_FILES,
    Indexed,
    WordFile,
    pair_file,
    word_file,
)
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.edits import ChangingList
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
    paired, ends, pieces, at, place = read_list(before.paired), mark_ends(before.pairs), list[str](), 0, 0
    for (rank, there), text in [(paired.find(number), text) for number, text in pair_edits.items()]:
        start = skip_articles(ends, at, rank - place)
        pieces += before.pairs[at:start], text
        at, place = skip_articles(ends, start, there), rank + there
    for number, text in pair_edits.items():
        _set(paired, number, there=bool(text))
    letters = "".join((*pieces, before.pairs[at:]))
    return render_file(name, WordFile(dict(sorted(words.items())), paired.write(size), letters))


def _patch_pairs(name: str, edits: Mapping[int, _Edits], size: int, read: Callable[[str], bytes]) -> bytes:
    lists = read_file(read(path_of(name)), str).split(ENTRY_END)
    for place, edit in edits.items():
        lists[place] = _patch_list(lists[place], edit, size)
    return render_file(name, ENTRY_END.join(lists))


def _patch_entry(entry: str, edits: Sequence[_Edits], size: int) -> str:
    *lists, places = (entry + FIELD_END * 3).split(FIELD_END)[:4]
    found, lead, title = map(read_list, lists)
    in_found, in_lead, in_title = edits
    texts = split_places(places) if in_title else []
    for number in sorted({*in_found, *in_lead, *in_title}):
        now, (rank, _) = in_found.get(number), found.find(number)
        if now:
            found.put(number)
            lead.shift(rank, 1)
            title.shift(rank, 1)
        if number in in_lead:
            _set(lead, rank, there=bool(in_lead[number]))
        if number in in_title:
            text, (at, there) = in_title[number], title.find(rank)
            texts[at : at + there] = [text] if text else []
            _set(title, rank, there=bool(text))
        if now == "":
            found.drop(number)
            lead.shift(rank + 1, -1)
            title.shift(rank + 1, -1)
    count = found.count()
    parts = (found.write(size), lead.write(count), title.write(count), "".join(texts) if in_title else places)
    return FIELD_END.join(parts).rstrip(FIELD_END)


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
    """Return a list of articles, changed by edits."""
    changing = read_list(numbers)
    for number, now in edits.items():
        _set(changing, number, there=bool(now))
    return changing.write(size)


def _set(numbers: ChangingList, number: int, *, there: bool) -> None:
    """Put a number into a list or take it out, where it is otherwise."""
    if there != numbers.find(number)[1]:
        (numbers.put if there else numbers.drop)(number)


def _put(entries: dict[str, str], key: str, entry: str) -> None:
    """Put an entry, or take it away when it is empty."""
    if entry:
        entries[key] = entry
    else:
        entries.pop(key, None)
