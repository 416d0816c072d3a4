"""A unit named in a text, and what the words after it say of where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import (
    DISTRICT_KINDS,
    LINKS,
    PROVINCE_WORD,
    STRANGER_LINKS,
    WARD_KINDS,
    WARD_OPENERS,
)
from luutru.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.place_names import PlaceName
    from luutru.knowledge.units import District

#: From a unit to what it lies in: ", thành phố", "(thuộc tỉnh".
_BETWEEN: Final = 4
_BETWEEN_WARD_AND_DISTRICT: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A unit named in a passage: the tokens from `start` (its unit word, if any) up to `end`.

    `kind` is the unit word that goes with the name, printed or not. `rule` says how it was recognised:
    "unit-word", "committee", "organ", "list", "headline", "in-region", "place-of" or "bare". `listed` is how
    many names the list has that it stands in. `former` marks "quận X cũ" and what went up in another.
    `district` is the one meant, None for a ward and where it may be several; `told` says what told it from
    its namesakes. `home` is the district named together with a ward, `province` the province named beside it;
    `outside` says that it is said to lie where nothing is known of, `resident` that somebody lives there.
    """

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
    province: str = ""
    district: District | None = None
    told: str = ""
    resident: bool = False

    @property
    def is_ward(self) -> bool:
        """Whether a ward, commune or town is meant, not a district."""
        return self.kind in WARD_KINDS


@frozen
class Named:
    """All that a passage says of places.

    `inside` counts how often the region itself is named, `outside` how often another one. `strangers` are the
    words at which a unit or province is named of which nothing is known; `provinces` those at which one is
    named that is known, with its slug, `homes` those where that is somebody's home.
    """

    passage: Passage
    mentions: Sequence[Mention]
    inside: int
    outside: int
    strangers: Collection[int]
    provinces: Mapping[int, str]
    homes: Mapping[int, str]


def find_homes(named: Named) -> dict[int, int]:
    """Return for each ward that a district is named with which of the mentions that is, both by number.

    In "các phường A, B, quận X" the district is that of all wards of the list.
    """
    found = named.mentions
    if len(found) < 2:
        return {}
    homes: dict[int, int] = {}
    for number in range(len(found) - 2, -1, -1):
        mention, following = found[number], found[number + 1]
        if not mention.is_ward:
            continue
        if following.is_ward:
            home = homes.get(number + 1) if following.rule == "list" else None
            if home is not None and _may_lie(mention, found[home]):
                homes[number] = home
            continue
        if following.name.districts and are_linked(mention, following, named):
            homes[number] = number + 1
    for number in range(1, len(found)):
        if found[number].is_ward and number not in homes:
            home = _home_before(number, homes, named)
            if home is not None:
                homes[number] = home
    return homes


def _home_before(number: int, homes: Mapping[int, int], named: Named) -> int | None:
    """Return the district in whose parentheses a ward is listed: "quận 3 (các phường 12, 13)"."""
    before, mention = named.mentions[number - 1], named.mentions[number]
    if before.is_ward:
        home = homes.get(number - 1) if mention.rule == "list" else None
        return (
            home if home is not None and home < number and _may_lie(mention, named.mentions[home]) else None
        )
    between = named.passage.keys[before.end : mention.start]
    opens = between[:1] == ["("] and WARD_OPENERS.issuperset(between[1:])
    return number - 1 if opens and _may_lie(mention, before) else None


def _may_lie(ward: Mention, district: Mention) -> bool:
    slugs = {one.slug for one in district.name.districts}
    return any(unit.district in slugs for unit in ward.name.units)


def are_linked(mention: Mention, following: Mention, named: Named) -> bool:
    """Whether one unit is said to lie in another that is named behind it."""
    between = named.passage.keys[mention.end : following.start]
    return len(between) <= _BETWEEN_WARD_AND_DISTRICT and LINKS.issuperset(between)


def province_beside(mention: Mention, named: Named) -> str:
    """Return the province named right behind a unit, by its slug."""
    for provinces in (named.provinces, named.homes):
        for at in range(mention.end, mention.end + _BETWEEN + 1) if provinces else ():
            if at in provinces and _are_links(mention.end, at, named):
                return provinces[at]
    return ""


def lies_elsewhere(mention: Mention, named: Named) -> bool:
    """Whether a unit is said to lie where nothing is known of: no district lies in one ("quận A, quận X")."""
    return bool(named.strangers) and any(
        at in named.strangers
        and _are_links(mention.end, at, named)
        and (mention.is_ward or DISTRICT_KINDS.isdisjoint(named.passage.keys[mention.end : at]))
        for at in range(mention.end, mention.end + _BETWEEN + 1)
    )


def lies_abroad(mention: Mention, named: Named) -> bool:
    """Whether a province is named behind a unit that is none of the country's."""
    keys, tokens = named.passage.keys, named.passage.tokens
    for at in range(mention.end, min(mention.end + _BETWEEN, len(keys) - 1)):
        if keys[at] == PROVINCE_WORD:
            known = at + 1 in named.provinces or at + 1 in named.homes
            return tokens[at + 1][0].isupper() and not known and not named.passage.capital
        if keys[at] not in STRANGER_LINKS:
            break
    return False


def _are_links(start: int, end: int, named: Named) -> bool:
    return STRANGER_LINKS.issuperset(named.passage.keys[start:end])
