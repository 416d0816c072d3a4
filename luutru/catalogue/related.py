"""Which articles to read next: those on the same district and topic, the rarest meeting first.

Near-linear: an article looks at its own few groups and, in each, at its neighbours in time only.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many related articles a page shows.
RELATED = 6
#: Topics beyond this many are mentions in passing and relate nothing.
TOPICS = 5

#: What articles share: a district and a topic, or one of them with the other empty.
Shared = tuple[str, str]
#: A meeting, how many were there before, and all that are there.
_Standing = tuple[Shared, int, list[int]]


def relate_articles(
    districts: Sequence[tuple[str, ...]],
    topics: Sequence[tuple[str, ...]],
    texts: Sequence[int],
    amount: int = RELATED,
) -> list[tuple[tuple[int, Shared], ...]]:
    """Return for each article the others to read next, with what they share.

    Articles are numbered in the order of time; `districts` and `topics` are slugs. Articles with the same
    number in `texts` carry the same text and never relate to each other. Those that meet in a district and a
    topic come before those that meet in one of them; among these the rarest meeting first, then the nearest
    in time, then the newer (the lower number).
    """
    members = defaultdict[Shared, list[int]](list)
    standing: list[list[_Standing]] = []
    for number, (own_districts, own_topics) in enumerate(zip(districts, topics, strict=True)):
        own = own_topics[:TOPICS]
        stands = []
        for meeting in (
            *product(own_districts, own),
            *[(district, "") for district in own_districts],
            *[("", topic) for topic in own],
        ):
            group = members[meeting]
            stands.append((meeting, len(group), group))
            group.append(number)
        standing.append(stands)
    return [
        _choose(number, stands, len(districts[number]) * len(topics[number][:TOPICS]), texts, amount)
        for number, stands in enumerate(standing)
    ]


def _choose(
    number: int, stands: list[_Standing], pairs: int, texts: Sequence[int], amount: int
) -> tuple[tuple[int, Shared], ...]:
    """Choose for one article; the first `pairs` of its meetings are of a district and a topic."""
    chosen: dict[int, tuple[int, Shared]] = {texts[number]: (number, ("", ""))}
    for part in (stands[:pairs], stands[pairs:]):
        # Most articles have found enough when they have looked at the first group.
        for size, meeting, stand, group in sorted(
            [(len(group), meeting, stand, group) for meeting, stand, group in part]
        ):
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
                return tuple(chosen.values())[1:]
    return tuple(chosen.values())[1:]
