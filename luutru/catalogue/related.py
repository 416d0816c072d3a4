"""Which articles to read next: those on the same district and topic, the rarest meeting first.

Near-linear: an article looks at its own few groups and, in each, at its neighbours in time only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many related articles a page shows.
RELATED = 6
#: Topics beyond this many are mentions in passing and relate nothing.
TOPICS = 5

#: What articles share: a district and a topic, or one of them with the other empty.
Shared = tuple[str, str]


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
    members: dict[Shared, list[int]] = {}
    standing: list[list[tuple[Shared, int]]] = []
    for number, (own_districts, own_topics) in enumerate(zip(districts, topics, strict=True)):
        own = own_topics[:TOPICS]
        meetings = [(district, topic) for district in own_districts for topic in own]
        meetings += [(district, "") for district in own_districts]
        meetings += [("", topic) for topic in own]
        stands = []
        for meeting in meetings:
            group = members.setdefault(meeting, [])
            stands.append((meeting, len(group)))
            group.append(number)
        standing.append(stands)
    result = []
    for number, stands in enumerate(standing):
        ranked = [
            (not (meeting[0] and meeting[1]), len(group), meeting, stand, group)
            for meeting, stand in stands
            if len(group := members[meeting]) > 1
        ]
        ranked.sort()
        result.append(_choose(number, ranked, texts, amount))
    return result


def _choose(
    number: int,
    ranked: list[tuple[bool, int, Shared, int, list[int]]],
    texts: Sequence[int],
    amount: int,
) -> tuple[tuple[int, Shared], ...]:
    chosen: dict[int, tuple[int, Shared]] = {texts[number]: (number, ("", ""))}
    for _, size, meeting, stand, group in ranked:
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
