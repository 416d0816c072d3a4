"""One block of articles, indexed: what is done again when one of them changes, and on every core."""

from __future__ import annotations

import gc
from array import array
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, filterfalse, repeat
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from luutru.site.search.coding import (
    LANE_BYTES,
    RESIDUE_BITS,
    RESIDUE_MASK,
    encode_flags,
    encode_number,
    encode_pairs,
    encode_slots,
    pack_lanes,
    unpack_lanes,
)
from luutru.site.search.tokens import spell_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout
    from luutru.site.search.tokens import DocumentTokens

    _Placed = tuple[int, SearchDocument, DocumentTokens]

#: Which articles share a file: numbers that are equal after this shift. Ten hits anywhere in the collection
#: then load ten files of titles of about 2 KB each, and ten of text of about three articles each.
TITLES_SHIFT: Final = 4
PASSAGES_SHIFT: Final = 2
#: The facets, by the names their values have in a query, each with the values an article has.
FACETS: Final = ("quan", "nam", "chu-de", "bao", "phuong")
#: In the facet "nam": the year of an article without one.
NO_YEAR: Final = "khong-ro"
#: Where an article has a word, the best first; each article is in one layer only.
LAYERS: Final = ("title", "early", "later")
#: How many of a block's articles are looked at for frequent words, and how many of them one is found in.
SAMPLE: Final = 24
FREQUENT_ONE_IN: Final = 6
#: A pair that comes so many times is what the article is about.
OFTEN_TIMES: Final = 3
#: Before the lists of frequent pairs: articles that have it, articles that have it often.
PRESENT: Final = "!"
OFTEN: Final = "%"

T = TypeVar("T")
_DAY_ZERO: Final = date(1900, 1, 1).toordinal() - 1
#: Two characters that a string literal may hold since ES2019; older readers stop at them.
_SEPARATORS: Final = ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))


class _Spellings(dict[bytes, str]):
    """Word → its spelling, filled in as words are met."""

    def __missing__(self, word: bytes) -> str:
        spelling = self[word] = spell_word(word)
        return spelling


_SPELLINGS: Final = _Spellings()


@dataclass(frozen=True, slots=True)
class IndexBlock:
    """A block's part of the files that all blocks share.

    `words`: for each of `LAYERS`, word → ranks of the articles that have it there and in no layer before, as
    `encode_slots` writes them; an article's rank is its place among the block's articles. `pairs`: a line for
    each file of pairs, UTF-8. `facets`: facet → value → slots. `days`: each article's day for sorting, in the
    order of slots; 0 when unknown.
    """

    number: int
    words: tuple[dict[str, str], ...]
    pairs: bytes
    facets: dict[str, dict[str, str]]
    days: str


def build_block(
    layout: Layout, number: int, articles: Iterable[tuple[SearchDocument, DocumentTokens]]
) -> tuple[IndexBlock, dict[str, bytes]]:
    """Index a block's articles, in any order; return its part of the index, and the files that are its own.

    The files hold titles and texts, by name; all values are pure functions of the arguments.
    """
    first = number * layout.capacity
    placed = sorted(
        ((layout.numbers[document.url] - first, document, tokens) for document, tokens in articles),
        key=lambda place: place[0],
    )
    with _no_collector():
        block = IndexBlock(
            number,
            _index_words([tokens for _, _, tokens in placed]),
            _index_pairs(placed, layout.capacity, layout.pair_files),
            _index_facets(placed, layout.capacity),
            "".join(encode_number(day_number(document.date)) for _, document, _ in placed),
        )
        return block, _write_texts(placed, first)


def _index_words(articles: Sequence[DocumentTokens]) -> tuple[dict[str, str], ...]:
    """By ranks, which lie closer than slots: words are the largest part of what a long query reads."""
    frequent = _find_frequent([tokens.words for tokens in articles[:SAMPLE]])
    known = frozenset(frequent)
    rows = []
    title, early, late = (defaultdict[bytes, list[int]](list) for _ in LAYERS)
    for rank, tokens in enumerate(articles):
        beginning = tokens.early - tokens.title
        rest = tokens.words.difference(tokens.title, beginning)
        rows.append(bytes(map(rest.__contains__, frequent)))
        # The loops over the words are C's: these are the most frequent steps of the whole index.
        for words, lists in ((tokens.title, title), (beginning, early), (rest - known, late)):
            deque(map(list.append, map(lists.__getitem__, words), repeat(rank)), maxlen=0)
    columns = dict(_read_columns(frequent, rows))
    amount = len(articles)
    return (
        _spell_layer(title, {}, amount),
        _spell_layer(early, {}, amount),
        _spell_layer(late, columns, amount),
    )


def _find_frequent(sample: Sequence[Iterable[T]]) -> list[T]:
    """Guess what most articles of a block have, from a few of them.

    For these a row of flags for each article, cut into columns afterwards, is quicker and smaller than an
    entry for each; a wrong guess costs only time.
    """
    counts = Counter(value for values in sample for value in values)
    return [value for value, count in counts.items() if count * FREQUENT_ONE_IN >= SAMPLE]


def _read_columns(frequent: Sequence[T], rows: Sequence[bytes]) -> Iterator[tuple[T, bytes]]:
    """Yield each frequent value that some row has, with a flag for each row."""
    table = b"".join(rows)
    for column, value in enumerate(frequent):
        flags = table[column :: len(frequent)]
        if 1 in flags:
            yield value, flags


def _spell_layer(
    lists: Mapping[bytes, list[int]], columns: Mapping[bytes, bytes], capacity: int
) -> dict[str, str]:
    encoded = [
        encode_slots(slots, capacity) if len(slots) > 1 else encode_number(slots[0])
        for slots in lists.values()
    ]
    encoded += map(encode_flags, columns.values())
    spelled = dict(zip(map(_SPELLINGS.__getitem__, chain(lists, columns)), encoded, strict=True))
    if len(spelled) == len(encoded):
        return spelled
    # Two spellings of a word (uỷ, ủy), perhaps both in one article.
    merged = defaultdict[str, set[int]](set)
    for word, slots in lists.items():
        merged[_SPELLINGS[word]].update(slots)
    for word, flags in columns.items():
        merged[_SPELLINGS[word]].update(compress(range(capacity), flags))
    return {word: encode_slots(sorted(slots), capacity) for word, slots in merged.items()}


def _index_pairs(placed: Sequence[_Placed], capacity: int, files: int) -> bytes:
    """Deal every pair to a file by its hash.

    Pairs that most articles have are written apart, as lists of slots. The others stand in the order of
    slots, twice when the article has them often; a pair of a title once more, with its residue inverted.
    """
    streams = [array("I") for _ in range(files)]
    frequent = _find_frequent([tokens.pairs for _, _, tokens in placed[:SAMPLE]])
    known = frozenset(frequent)
    rows = [bytes(len(frequent))] * capacity
    often = defaultdict[int, list[int]](list)
    for slot, _, tokens in placed:
        rows[slot] = bytes(map(tokens.pairs.__contains__, frequent))
        repeated = [pair for pair, times in tokens.pairs.items() if times >= OFTEN_TIMES]
        for pair in known.intersection(repeated):
            often[pair].append(slot)
        sparse = array("I", filterfalse(known.__contains__, tokens.pairs))
        sparse.extend(filterfalse(known.__contains__, repeated))
        _deal(streams, pack_lanes(sparse), slot << RESIDUE_BITS, 0)
        _deal(streams, pack_lanes(tokens.title_pairs), slot << RESIDUE_BITS, RESIDUE_MASK)
    texts = encode_pairs(streams)
    for mark, lists in (
        (PRESENT, {pair: encode_flags(flags) for pair, flags in _read_columns(frequent, rows)}),
        (OFTEN, {pair: encode_slots(slots, capacity) for pair, slots in often.items()}),
    ):
        for pair, letters in sorted(lists.items()):
            name = encode_number(pair & RESIDUE_MASK)
            texts[pair >> RESIDUE_BITS & files - 1] += f"{mark}{name}{letters}"
    return "".join([f"{text}\n" for text in texts]).encode()


def _deal(streams: Sequence[array[int]], pairs: bytes, place: int, inverted: int) -> None:
    """Add pairs to the streams their hashes choose, with the article's place above what is left of the hash.

    The arithmetic is done on all pairs at once, in one big integer with 32 bits for each.
    """
    lanes = int.from_bytes(pairs, "little")
    ones = int.from_bytes(b"\1\0\0\0" * (len(pairs) // LANE_BYTES), "little")
    which = lanes >> RESIDUE_BITS & ones * (len(streams) - 1)
    values = (lanes & ones * RESIDUE_MASK ^ ones * inverted) + ones * place
    chosen = unpack_lanes(which.to_bytes(len(pairs), "little"))
    residues = unpack_lanes(values.to_bytes(len(pairs), "little"))
    deque(map(array.append, map(streams.__getitem__, chosen), residues), maxlen=0)


def _index_facets(placed: Sequence[_Placed], capacity: int) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, list[int]]] = {facet: defaultdict(list) for facet in FACETS}
    for slot, document, _ in placed:
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
    """Count the days from the first of 1900 to the earliest day of a date, from 1; 0 when it is not known."""
    if not iso:
        return 0
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return max(0, date(year, month, day).toordinal() - _DAY_ZERO)


def _write_texts(placed: Sequence[_Placed], first: int) -> dict[str, bytes]:
    titles: dict[int, dict[str, list[object]]] = defaultdict(dict)
    texts: dict[int, dict[str, list[list[str]]]] = defaultdict(dict)
    for slot, document, _ in placed:
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


def render_file(name: str, value: object) -> bytes:
    """Write a file of the index: a script that hands its value to `luutru.shard`."""
    data = msgspec.json.encode(value)
    for separator, escaped in _SEPARATORS:
        data = data.replace(separator, escaped)
    return b'luutru.shard("%s",%s);\n' % (name.encode(), data)


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
