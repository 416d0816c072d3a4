"""The files that all blocks share, made of what they were when a few blocks have changed.

They hold the shares of all blocks side by side, so another share takes the place of an older one without the
rest being known. In a large index that is much less to read and to do than to join all shares again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from luutru.site.search.blocks import FACETS
from luutru.site.search.coding import encode_number
from luutru.site.search.files import path_of, read_call, read_file, render_file, write_call
from luutru.site.search.words import LAYERS
from luutru.site.search.writing import describe, word_file, write_words
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.site.search.blocks import IndexBlock
    from luutru.site.search.layout import Layout
    from luutru.site.search.writing import Labels

    #: Blocks as they were and as they are.
    Changes = Sequence[tuple[IndexBlock, IndexBlock]]
    #: Word, layer, a block's number and its new share.
    _Edit = tuple[str, int, int, str]

_NOWHERE: Final = "!" * (len(LAYERS) - 1)


def patch_shared(
    layout: Layout, changes: Changes, labels: Labels, read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield what `write_shared` yields, with None for a file that stays as it is.

    `read` gives the bytes of a shared file, by its path, as it was made of all blocks before the changes and
    with the same layout.
    """
    starts = []
    for start, path, data in _patch_words(changes, read):
        starts.append(start)
        yield path, data
    lines = [(new.number, old.pairs.split(b"\n"), new.pairs.split(b"\n")) for old, new in changes]
    for file in range(layout.pair_files):
        path = path_of(f"b{file}")
        fresh = {number: after[file] for number, was, after in lines if was[file] != after[file]}
        yield path, _patch_pairs(f"b{file}", read(path), fresh) if fresh else None
    for facet in FACETS:
        path = path_of(f"f-{facet}")
        values = read_file(read(path), dict[str, str])
        for old, new in changes:
            was, after = old.facets[facet], new.facets[facet]
            for value in was.keys() | after.keys():
                values[value] = _put_share(values.get(value, ""), new.number, after.get(value, ""))
        yield path, render_file(f"f-{facet}", {value: text for value, text in sorted(values.items()) if text})
    days = read_file(read(path_of("f-ngay")), list[str])
    for _, new in changes:
        days[new.number] = new.days
    yield path_of("f-ngay"), render_file("f-ngay", days)
    yield describe(layout, starts, labels)


def _patch_words(changes: Changes, read: Callable[[str], bytes]) -> Iterator[tuple[str, str, bytes | None]]:
    """Yield the first folded word, the path and, unless it stays, the bytes of each file of words.

    A file ends where the words in it and the next one say so. So a file before which nothing has moved stays
    when neither its words nor the first of the next have changed; from others on files are made anew, until
    one begins where one began before.
    """
    edits = _compare_words(changes)
    edited = sorted(edits)
    starts = read_file(read(path_of("index")), dict[str, Any])["starts"].split()
    places = {start: place for place, start in enumerate(starts)}
    # The edits of each file: what stands before the first file belongs to it.
    first = [0, *[bisect_left(edited, start) for start in starts[1:]], len(edited)]

    def stays(place: int) -> bool:
        untouched = first[place] == first[place + 1] and not edits.keys() & starts[place + 1 : place + 2]
        return bool(starts) and untouched

    def patched(place: int) -> Iterator[dict[str, str]]:
        for number in range(place, len(first) - 1):
            words = read_file(read(path_of(word_file(starts[number]))), dict[str, str]) if starts else {}
            for folded in edited[first[number] : first[number + 1]]:
                _put_words(words, edits[folded])
            yield words

    place = 0
    while place < len(first) - 1:
        if stays(place):
            yield starts[place], path_of(word_file(starts[place])), None
            place += 1
            continue
        for start, path, data in write_words(patched(place)):
            reached = places.get(start, 0)
            if reached > place and stays(reached):
                place = reached
                break
            yield start, path, data
        else:
            return


def _compare_words(changes: Changes) -> dict[str, list[_Edit]]:
    """Return folded word → what has changed in the words that are folded so."""
    edits: dict[str, list[_Edit]] = defaultdict(list)
    for old, new in changes:
        for letter in old.words.keys() | new.words.keys():
            for layer in range(len(LAYERS)):
                was, after = (_read_lines(block.words.get(letter), layer) for block in (old, new))
                for word in {word for word, _ in was.items() ^ after.items()}:
                    edits[fold(word)].append((word, layer, new.number, after.get(word, "")))
    return edits


def _put_words(words: dict[str, str], edits: Iterable[_Edit]) -> None:
    for word, layer, number, share in edits:
        layers = words.get(word, _NOWHERE).split("!")
        layers[layer] = _put_share(layers[layer], number, share)
        words[word] = "!".join(layers)
        if words[word] == _NOWHERE:
            del words[word]


def _read_lines(shelf: Sequence[bytes] | None, layer: int) -> dict[str, str]:
    """Return the words of one layer with the ranks of a block's articles that have them."""
    if shelf is None:
        return {}
    lines = shelf[layer].decode().split("\n")
    return dict(zip(lines[:-1:2], (text[1:-1] for text in lines[1::2]), strict=True))


def _put_share(shares: str, number: int, share: str) -> str:
    """Put a block's share of a list in place of its older one; a block whose share is empty is not named."""
    sign, by_block = encode_number(number), shares.split(" ")[:-1]
    place = bisect_left(by_block, sign)
    there = any(text.startswith(sign) for text in by_block[place : place + 1])
    by_block[place : place + there] = [sign + share] if share else []
    return " ".join([*by_block, ""])


def _patch_pairs(name: str, data: bytes, lines: Mapping[int, bytes]) -> bytes:
    shares = read_call(data)[1:-1].split(b" ")
    for number, line in lines.items():
        shares[number] = line
    return write_call(name, b'"%s"' % b" ".join(shares))
