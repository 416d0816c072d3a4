"""Finds where a passage names a unit: after a unit word, in a list, in parentheses, or by its bare name.

This is the grammar of "các quận Ba Đình, Đống Đa và Tây Hồ", "phường Quang Trung (Hà Đông)" and "Quận ủy
Hoàng Mai". Which of the units the article is about is decided in `places`. Nothing here depends on the
article's date."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from luutru.cleaning.describing.mentions import Mention, Named, link_mentions
from luutru.cleaning.describing.place_words import (
    DISTRICT_KINDS,
    FORMER_WORDS,
    LINKS,
    LIST_END,
    NOT_UNIT_PAIRS,
    NOT_UNITS,
    OPENERS,
    ORGAN_PAIRS,
    ORGANS,
    PLACE_WORDS,
    PLACING,
    PLURALS,
    REGION_OPENERS,
    SEPARATORS,
    UNIT_OPENERS,
    WARD_KINDS,
)
from luutru.cleaning.describing.unit_words import is_merged, is_somebodys_home, read_unit_word
from luutru.knowledge.place_names import find_longest
from luutru.vietnamese.person_names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.place_names import NameIndex, PlaceName
    from luutru.knowledge.units import Trap, Unit

#: Behind the last name of a list, or between two of them.
_CLOSING = LIST_END | {","}


def find_mentions(passage: Passage, index: NameIndex, traps: Mapping[str, Trap]) -> Named:
    """Return the units a passage names, in the order of the text."""
    return _Finder(passage, index, traps).run()


class _Finder:
    """One pass over a passage's words."""

    __slots__ = (
        "_index",
        "_inside",
        "_keys",
        "_outside",
        "_passage",
        "_size",
        "_strangers",
        "_tokens",
        "_traps",
        "found",
    )

    def __init__(self, passage: Passage, index: NameIndex, traps: Mapping[str, Trap]) -> None:
        self._passage = passage
        self._keys = passage.keys
        self._tokens = passage.tokens
        self._size = len(passage.keys)
        self._index = index
        self._traps = traps
        self._inside = 0
        self._outside = 0
        #: Where a unit of another region is named: first token → token after.
        self._strangers: list[int] = []
        self.found: list[Mention] = []

    def run(self) -> Named:
        done = 0
        keys, tokens = self._keys, self._tokens
        for at in compress(count(), map(_first_words(self._index).__contains__, keys)):
            if at < done:
                continue
            if keys[at] in UNIT_OPENERS:
                done = self._read_units(at)
            if done <= at and not tokens[at][0].islower():
                done = self._read_name(at)
        return Named(link_mentions(self.found, keys, self._strangers), self._inside, self._outside)

    def _read_name(self, at: int) -> int:
        """Read a name without a unit word; return the token after, or `at` when there is none."""
        key = self._keys[at]
        if key in self._index.firsts:
            alias = find_longest(self._index.aliases, self._keys, self._tokens, at)
            if alias is not None:
                self._inside += 1
                return int(alias[1])
            after = self._read_bare(at)
            if after > at:
                return after
        return self._read_province(at) if key in self._index.provinces else at

    def _read_units(self, at: int) -> int:
        """Read unit words and the names after them; return the token after, or `at` when there is no name."""
        first = read_unit_word(self._keys, self._tokens, at)
        if first is None:
            return at
        kinds, where, committee = {first[0]}, first[1], first[2]
        while True:  # "các quận, huyện, thị xã"; "Quận ủy quận"
            joint = where
            while joint < self._size and self._keys[joint] in SEPARATORS and joint < where + 2:
                joint += 1
            other = read_unit_word(self._keys, self._tokens, joint)
            if other is None or other[2]:
                break
            if committee and joint == where:
                kinds = {other[0]}
            else:
                kinds.add(other[0])
            where = other[1]
        opener = where
        while where < self._size and self._keys[where] in OPENERS and where < opener + 3:
            where += 1
        several = at > 0 and (self._keys[at - 1] in PLURALS or self._keys[at - 1].isdigit())
        names = self._read_list(where, frozenset(kinds), several=several)
        if not names:
            return self._read_stranger(at, opener, kinds)
        if is_somebodys_home(self._keys, at):
            return names[-1][3]
        rule = "committee" if committee else "unit-word"
        merged = is_merged(self._keys, at)
        for position, (name, kind, start, end) in enumerate(names):
            self.found.append(
                Mention(
                    self._passage,
                    name,
                    kind,
                    rule if position == 0 else "list",
                    at if position == 0 else start,
                    end,
                    len(names),
                    self._is_former(end) or merged,
                )
            )
        return names[-1][3]

    def _read_list(
        self, at: int, kinds: frozenset[str], *, several: bool
    ) -> list[tuple[PlaceName, str, int, int]]:
        """Return the names from a token on that fit one of the unit words: name, its kind, start and end.

        `several` says that the unit word stands in the plural: "các phường Bưởi, Tây Hồ" are two wards.
        """
        names: list[tuple[PlaceName, str, int, int]] = []
        while True:
            match = self._index.match(self._keys, self._tokens, at)
            if match is None:
                return names
            name, end = match
            kind = _fitting(name, kinds)
            if not kind:
                if names and not kinds & DISTRICT_KINDS and name.district is not None:
                    # "phường Bưởi, Tây Hồ": the district right after its ward
                    names.append((name, name.district.kind, at, end))
                return names
            if (
                names
                and kinds <= WARD_KINDS
                and len(names) == 1
                and self._is_home(names[0][0], name, end, several=several)
            ):
                assert name.district is not None
                names.append((name, name.district.kind, at, end))
                return names
            names.append((name, kind, at, end))
            at = end
            if at < self._size and self._keys[at] == "(" and not kinds & DISTRICT_KINDS:
                inner = self._index.match(self._keys, self._tokens, at + 1)
                if (
                    inner is not None
                    and inner[0].district is not None
                    and self._keys[inner[1] : inner[1] + 1] in ([")"], [","])
                ):
                    names.append((inner[0], inner[0].district.kind, at + 1, inner[1]))
                    at = inner[1] + 1
            where = at
            while where < self._size and self._keys[where] in SEPARATORS and where < at + 2:
                where += 1
            if where == at:
                return names
            at = where

    def _is_home(self, ward: PlaceName, name: PlaceName, end: int, *, several: bool) -> bool:
        """Whether the second name of "phường Minh Khai, Hai Bà Trưng" is the first one's district.

        So it is in "phường Bưởi, Tây Hồ, Hà Nội", which goes on; and where no ward of the second name was
        there in the first one's days ("phường Quán Thánh, Hoàn Kiếm": the writer errs).
        """
        if name.district is None:
            return False
        if not any(unit.district == name.district.slug for unit in ward.units):
            return not any(_lived_together(unit, other) for unit in ward.units for other in name.units)
        if end >= self._size or self._keys[end] not in _CLOSING:
            return True
        behind = end + 1
        return not several and self._keys[end] == "," and self._names_region(behind)

    def _names_region(self, at: int) -> bool:
        """Whether the region is named at a token: "Hà Nội", "TP. Hà Nội", "thành phố Hà Nội"."""
        while at < self._size and self._keys[at] in REGION_OPENERS:
            at += 1
        return find_longest(self._index.aliases, self._keys, self._tokens, at) is not None

    def _read_stranger(self, unit: int, at: int, kinds: set[str]) -> int:
        """Note a unit word followed by a name that is not this region's: "huyện Thanh Chương"."""
        if at < self._size and kinds & DISTRICT_KINDS:
            alias = find_longest(self._index.aliases, self._keys, self._tokens, at)
            if alias is not None:
                self._inside += 1
                return int(alias[1])
            province = find_longest(self._index.provinces, self._keys, self._tokens, at)
            if province is not None:
                self._outside += 1
                self._strangers.append(at)
                return int(province[1])
            capital = self._tokens[at][0].isupper() and not self._passage.capital
            # "Phó Chủ tịch UBND huyện Nguyễn Trường Thảo": a person, not a place; but a place goes on from a
            # ward: "xã Minh Khai, huyện Thạch An"
            ward = unit and self._keys[unit - 1] in LINKS and self.found and self.found[-1].end == unit - 1
            if (capital and (ward or self._keys[at] not in SURNAMES)) or self._tokens[at].isdigit():
                self._outside += 1
                self._strangers.append(at)
                return at + 1
        return at

    def _read_province(self, at: int) -> int:
        """Note another province; "phong cách Hồ Chí Minh" names a person, as may all that begin with a
        surname.
        """
        if self._keys[at] in SURNAMES and (not at or self._keys[at - 1] not in PLACE_WORDS):
            return at
        province = find_longest(self._index.provinces, self._keys, self._tokens, at)
        if province is None or self._continues(province[1]):
            return at
        if is_somebodys_home(self._keys, at):
            return int(province[1])
        self._outside += 1
        self._strangers.append(at)
        return int(province[1])

    def _read_bare(self, at: int) -> int:
        """Read a district's name without a unit word; return the token after it, or `at` when it is not
        one.
        """
        match = self._index.match(self._keys, self._tokens, at)
        if match is None:
            return at
        name, end = match
        if name.district is None:
            return at
        rule = self._bare_rule(name, at, end)
        if rule:
            kind = name.district.kind
            self.found.append(Mention(self._passage, name, kind, rule, at, end, former=self._is_former(end)))
        return end

    def _bare_rule(self, name: PlaceName, at: int, end: int) -> str:
        keys, tokens, capital = self._keys, self._tokens, self._passage.capital
        before = keys[at - 1] if at else ""
        pair = (keys[at - 2] if at > 1 else "", before)
        if before in ORGANS or pair in ORGAN_PAIRS:
            return "organ"
        following = keys[end] if end < self._size else ""
        trap = self._traps.get(name.name.lower())
        if before in NOT_UNITS or pair in NOT_UNIT_PAIRS or (trap and self._is_trap(trap, at, following)):
            return ""
        if not capital and (self._continues(end) or (at and tokens[at - 1][0].isupper())):
            return ""  # part of a longer name: "Nguyễn Thanh Xuân Mai", "Mê Linh Plaza"
        if before == "-" or following == "-":
            return ""  # "Ngọc Hồi - Đống Đa", "tuyến Cát Linh - Hà Đông"
        if following == ":" and at == 0:
            return "headline"
        return self._placing(before, following, at, end)

    def _placing(self, before: str, following: str, at: int, end: int) -> str:
        """Return how the words around a bare name place something there."""
        if following == "," and self._names_region(end + 1) and not is_somebodys_home(self._keys, at):
            return "in-region"
        return "place-of" if before in PLACING else "bare"

    def _is_trap(self, trap: Trap, at: int, following: str) -> bool:
        behind = " ".join(self._keys[max(0, at - 3) : at]).replace(" -", "")
        return any(behind.endswith(word) for word in trap.before) or following in {
            word.split()[0] for word in trap.after
        }

    def _continues(self, at: int) -> bool:
        """Whether the next token is a capitalised word: the name goes on."""
        return at < self._size and self._tokens[at][0].isupper() and not self._passage.capital

    def _is_former(self, end: int) -> bool:
        rest = self._keys[end : end + 2]
        return bool(rest) and (
            rest[0] in FORMER_WORDS or (rest[0] == "(" and not FORMER_WORDS.isdisjoint(rest[1:]))
        )


@lru_cache(maxsize=8)
def _first_words(index: NameIndex) -> frozenset[str]:
    """Return the words at which a unit, its region or another province may be named, for each region once."""
    return UNIT_OPENERS | index.firsts | index.provinces.keys()


def _lived_together(unit: Unit, other: Unit) -> bool:
    return unit.holds(other.valid_from) or other.holds(unit.valid_from)


def _fitting(name: PlaceName, kinds: frozenset[str]) -> str:
    """Return the unit word of `kinds` that goes with a name, or an empty string."""
    fitting = kinds & name.kinds
    if not fitting:
        return ""
    if name.district is not None and name.district.kind in fitting:
        return name.district.kind
    return min(fitting)
