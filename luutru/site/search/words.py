"""The words of a block's articles: which of them have a word, by layers."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from itertools import chain, compress, islice, repeat
from typing import TYPE_CHECKING, Final

from luutru.site.search.coding import encode_flags, encode_number, encode_slots
from luutru.site.search.frequent import find_frequent, read_columns, row_of
from luutru.site.search.tokens import EARLY_WORDS, WordTable, spell_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.site.search.tokens import DocumentTokens

#: Where an article has a word, the best first; each article is in one layer only.
LAYERS: Final = ("title", "early", "later")
_SPELLINGS: Final = WordTable(spell_word)


class WordLists:
    """Which articles of a block have a word, filled article by article in the order of their ranks.

    Ranks lie closer than slots: words are the largest part of what a long query reads.
    """

    def __init__(self, sample: Sequence[DocumentTokens]) -> None:
        """Learn from some of the articles which words are frequent."""
        self._frequent = find_frequent([tokens.words for tokens in sample])
        self._none = Counter(dict.fromkeys(self._frequent, 0))
        self._rows: list[bytes] = []
        self._lists = [defaultdict[bytes, list[int]](list) for _ in LAYERS]

    def add(self, tokens: DocumentTokens) -> None:
        """Take the words of the article that has the next rank.

        Counting begins with the frequent words at 0, so their counts come first, and all others after them.
        """
        border = tokens.title_words + EARLY_WORDS
        title = set(tokens.words[: tokens.title_words])
        early = set(tokens.words[tokens.title_words : border]) - title
        counts = Counter(self._none)
        counts.update(tokens.words[border:])
        dict.update(counts, dict.fromkeys(title | early, 0))
        times = list(counts.values())
        amount = len(self._frequent)
        later = compress(islice(counts, amount, None), times[amount:])
        # The loops over the words are C's: these are the most frequent steps of the whole index.
        for words, lists in zip((title, early, later), self._lists, strict=True):
            deque(map(list.append, map(lists.__getitem__, words), repeat(len(self._rows))), maxlen=0)
        self._rows.append(row_of(times[:amount]))

    def write(self, number: int) -> dict[str, tuple[bytes, ...]]:
        """Return the lists as `IndexBlock` has them, for the block of this number."""
        sign = encode_number(number)
        shelves: dict[str, tuple[list[str], ...]] = defaultdict(lambda: tuple([] for _ in LAYERS))
        for layer, lists in enumerate(self._lists):
            columns = dict(read_columns(self._frequent, self._rows, 1)) if layer == len(LAYERS) - 1 else {}
            for word, letters in _spell(lists, columns, len(self._rows)).items():
                shelves[word[0]][layer].append(f"{word}\n{sign}{letters} \n")
        return {
            letter: tuple(["".join(lines).encode() for lines in shelf]) for letter, shelf in shelves.items()
        }


def _spell(lists: Mapping[bytes, list[int]], columns: Mapping[bytes, bytes], capacity: int) -> dict[str, str]:
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
