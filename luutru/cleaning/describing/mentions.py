"""A unit named in a text, and what the words after it say of where it lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from luutru.cleaning.describing.place_words import LINKS, STRANGER_LINKS, WARD_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.place_names import PlaceName


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A unit named in a passage: the tokens from `start` (its unit word, if any) up to `end`.

    `kind` is the unit word that goes with the name, printed or not. `rule` says how it was recognised:
    "unit-word", "committee", "organ", "list", "headline", "in-region", "place-of" or "bare". `listed` is how
    many names the list has that it stands in. `former` marks "quận X cũ" and what went up in another. `home`
    is the district named together with a ward, `outside` that it is said to lie in another province."""

    passage: Passage
    name: PlaceName
    kind: str
    rule: str
    start: int
    end: int
    listed: int = 1
    former: bool = False
    home: str = ""
    outside: bool = False

    @property
    def is_ward(self) -> bool:
        """Whether a ward, commune or town is meant, not a district."""
        return self.kind in WARD_KINDS


@dataclass(frozen=True, slots=True)
class Named:
    """All that a passage says of places: units, how often the region is named, and how often another one."""

    mentions: tuple[Mention, ...]
    inside: int
    outside: int


def link_mentions(
    found: Sequence[Mention], keys: Sequence[str], strangers: Iterable[int]
) -> tuple[Mention, ...]:
    """Give each ward the district named right after it, and mark the units said to lie in another province.

    `keys` are the passage's words, `strangers` the words at which another region's unit is named.
    """
    linked: list[Mention] = []
    for position, mention in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        home = _home(mention, following, keys) if mention.is_ward and following is not None else ""
        if home:
            linked.append(replace(mention, home=home))
        elif any(_lies_in(mention, stranger, keys) for stranger in strangers):
            linked.append(replace(mention, outside=True))
        else:
            linked.append(mention)
    return tuple(_spread_homes(linked))


def _home(mention: Mention, following: Mention, keys: Sequence[str]) -> str:
    if following.is_ward or following.name.district is None:
        return ""
    between = keys[mention.end : following.start]
    return following.name.district.slug if len(between) <= 3 and LINKS.issuperset(between) else ""


def _lies_in(mention: Mention, stranger: int, keys: Sequence[str]) -> bool:
    between = keys[mention.end : stranger]
    return mention.end <= stranger and len(between) <= 4 and STRANGER_LINKS.issuperset(between)


def _spread_homes(mentions: list[Mention]) -> list[Mention]:
    """In "các phường A, B, quận X" the district is that of all wards of the list."""
    for position in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[position], mentions[position + 1]
        if not (mention.is_ward and following.is_ward) or mention.home or following.rule != "list":
            continue
        if following.home and any(unit.district == following.home for unit in mention.name.units):
            mentions[position] = replace(mention, home=following.home)
    return mentions
