"""Which articles to read next: those on the same district and topic, the rarest meeting first.

Near-linear: an article looks at its own few groups and, in each, at its neighbours in time only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How many related articles a page shows.
RELATED = 6
#: Topics beyond this many are mentions in passing and relate nothing.
TOPICS = 5

#: What articles share: a district and a topic, or one of them with the other empty.
Shared = tuple[str, str]
#: The meetings of articles with the same districts and topics, each with all that are there: first those of a
#: district and a topic, then those of one of them.
_Meetings = tuple[list[tuple[Shared, list[int]]], list[tuple[Shared, list[int]]]]


class Related:
    """For each article the others to read next and what they share: numbers in place of a million tuples.

    The others of all articles stand one after another, each article's between two of `ends`; `shared`
    are places in `meetings`.
    """

    __slots__ = ("_ends", "_meetings", "_others", "_shared")

    def __init__(
        self, ends: array[int], others: array[int], shared: array[int], meetings: tuple[Shared, ...]
    ) -> None:
        self._ends, self._others, self._shared, self._meetings = ends, others, shared, meetings

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> tuple[tuple[int, Shared], ...]:
        if not 0 <= place < len(self):
            raise IndexError(place)
        found = slice(self._ends[place], self._ends[place + 1])
        meetings = map(self._meetings.__getitem__, self._shared[found])
        return tuple(zip(self._others[found], meetings, strict=True))

    def __iter__(self) -> Iterator[tuple[tuple[int, Shared], ...]]:
        pairs = zip(self._others, map(self._meetings.__getitem__, self._shared), strict=True)
        for start, end in pairwise(self._ends):
            yield tuple(islice(pairs, end - start))


def relate_articles(
    districts: Sequence[tuple[str, ...]],
    topics: Sequence[tuple[str, ...]],
    texts: Sequence[int],
    amount: int = RELATED,
) -> Related:
    """Return for each article the others to read next, with what they share.

    Articles are numbered in the order of time; `districts` and `topics` are slugs. Articles with the same
    number in `texts` carry the same text and never relate to each other. Those that meet in a district and a
    topic come before those that meet in one of them; among these the rarest meeting first, then the nearest
    in time, then the newer (the lower number).
    """
    groups = defaultdict[Shared, list[int]](list)
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], _Meetings] = {}
    for number, kind in enumerate(zip(districts, topics, strict=True)):
        meetings = known.get(kind)
        if meetings is None:
            meetings = known[kind] = _list_meetings(*kind, groups)
        for part in meetings:
            for _, group in part:
                group.append(number)
    for meetings in known.values():
        for part in meetings:
            part.sort(key=lambda item: (len(item[1]), item[0]))
    ends, others, shared = array("I", [0]), array("I"), array("I")
    places: dict[Shared, int] = {}
    for number, kind in enumerate(zip(districts, topics, strict=True)):
        chosen = _choose(number, known[kind], texts, amount)
        others.extend([other for other, _ in chosen])
        shared.extend([places.setdefault(meeting, len(places)) for _, meeting in chosen])
        ends.append(len(others))
    return Related(ends, others, shared, tuple(places))


def _list_meetings(
    districts: tuple[str, ...], topics: tuple[str, ...], groups: defaultdict[Shared, list[int]]
) -> _Meetings:
    own = topics[:TOPICS]
    single = [*((district, "") for district in districts), *(("", topic) for topic in own)]
    return [(pair, groups[pair]) for pair in product(districts, own)], [(one, groups[one]) for one in single]


def _choose(
    number: int, meetings: _Meetings, texts: Sequence[int], amount: int
) -> tuple[tuple[int, Shared], ...]:
    """Choose for one article. Most have found enough when the first group has been looked at."""
    chosen: dict[int, tuple[int, Shared]] = {texts[number]: (number, ("", ""))}
    for meeting, group in chain(*meetings):
        stand, size = bisect_left(group, number), len(group)
        newer, older = stand - 1, stand + 1
        while len(chosen) <= amount and (newer >= 0 or older < size):
            # Numbers count in time: the smaller difference is the nearer article.
            if older >= size or (newer >= 0 and number - group[newer] <= group[older] - number):
                other = group[newer]
                newer -= 1
            else:
                other = group[older]
                older += 1
            chosen.setdefault(texts[other], (other, meeting))
        if len(chosen) > amount:
            break
    return tuple(chosen.values())[1:]
