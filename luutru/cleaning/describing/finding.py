"""Finds where a passage names a unit: after a unit word, in a list, in parentheses, or by its bare name.

This is the grammar of "các quận Ba Đình, Đống Đa và Tây Hồ", "phường Quang Trung (Hà Đông)" and "Quận ủy
Hoàng Mai". Which of the units the article is about is decided in `places`. Nothing here depends on the
article's date."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from luutru.cleaning.describing.mentions import Mention, Named
from luutru.cleaning.describing.place_words import (
    DISTRICT_KINDS,
    EXAMPLES,
    FORMER_WORDS,
    LINKS,
    LIST_END,
    NOT_UNIT_PAIRS,
    NOT_UNITS,
    NUMBER_ENDS,
    OLDER_KINDS,
    OPENERS,
    ORGAN_PAIRS,
    ORGANS,
    PLACE_WORDS,
    PLACING,
    PLURALS,
    REGION_OPENERS,
    ROMAN,
    SEPARATORS,
    UNIT_OPENERS,
    WARD_KINDS,
)
from luutru.cleaning.describing.unit_words import is_merged, is_somebodys_home, read_unit_word
from luutru.knowledge.place_names import find_longest
from luutru.vietnamese.person_names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.place_names import NameIndex, PlaceName
    from luutru.knowledge.units import Trap, Unit

#: Behind the last name of a list, or between two of them.
_CLOSING = LIST_END | {","}
#: Words between "các xã" and "như": "vùng trũng thấp ven sông".
_EXAMPLES_REACH = 7


def find_mentions(passage: Passage, index: NameIndex, traps: Mapping[str, Trap]) -> Named:
    """Return the units a passage names, in the order of the text."""
    return _Finder(passage, index, traps).run()


class _Finder:
    """One pass over a passage's words."""

    __slots__ = (
        "_homes",
        "_index",
        "_inside",
        "_keys",
        "_outside",
        "_passage",
        "_provinces",
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
        #: Where a unit or province is named of which nothing is known.
        self._strangers: list[int] = []
        #: Where a province is named that is known: token → its slug.
        self._provinces: dict[int, str] = {}
        #: The same where somebody lives.
        self._homes: dict[int, str] = {}
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
        return Named(
            self._passage,
            self.found,
            self._inside,
            self._outside,
            self._strangers,
            self._provinces,
            self._homes,
        )

    def _read_name(self, at: int) -> int:
        """Read a name without a unit word; return the token after, or `at` when there is none."""
        key, index = self._keys[at], self._index
        after = at
        if key in index.aliases:
            after = self._read_region(at)
        if after == at and index.several and key in index.provinces:
            after = self._read_province(at)  # "Bắc Ninh" without a unit word is the province
        if after == at and key in index.firsts and index.may_open(self._keys, at):
            after = self._read_bare(at)
        if after == at and not index.several and key in index.provinces:
            after = self._read_province(at)
        return after

    def _read_region(self, at: int) -> int:
        """Note the region's own name; return the token after, or `at` when there is none."""
        alias = find_longest(self._index.aliases, self._keys, self._tokens, at)
        if alias is None:
            return at
        self._inside += 1
        if alias[0]:
            self._provinces[at] = alias[0]
        return int(alias[1])

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
            if other is None or other[2] or self._is_name(joint):
                break
            if committee and joint == where:
                kinds = {other[0]}
            else:
                kinds.add(other[0])
            where = other[1]
        opener = where
        while where < min(self._size, opener + 3) and self._keys[where] in OPENERS:
            if self._is_name(where):  # "huyện Như Xuân"
                break
            where += 1
        several = at > 0 and (self._keys[at - 1] in PLURALS or self._keys[at - 1].isdigit())
        names = self._read_list(where, frozenset(kinds), several=several)
        if not names and several and (where := self._examples(opener)):
            names = self._read_list(where, frozenset(kinds), several=several)
        if not names:
            return self._read_stranger(at, opener, kinds)
        resident = is_somebodys_home(self._keys, at)
        if resident and not self._index.several:
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
                    resident=resident,
                )
            )
        return names[-1][3]

    def _examples(self, at: int) -> int:
        """Return where the examples begin that a few small words lead to, 0 where none do: "các xã vùng trũng
        ven sông như Tốt Động, Quảng Bị".
        """
        for place in range(at, min(at + _EXAMPLES_REACH, self._size - 1)):
            if self._keys[place] in EXAMPLES:
                return place + (2 if self._keys[place + 1] == ":" else 1)
            if not self._tokens[place].islower():
                return 0
        return 0

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
            kind = self._fitting(name, kinds)
            if names and self._index.several and not self._goes_on(at, end, several=several):
                return names
            if not kind:
                after_ward = names and name.districts and not kinds & DISTRICT_KINDS
                if after_ward and (not self._index.several or _may_hold(name, names[-1][0])):
                    # "phường Bưởi, Tây Hồ": the district right after its ward
                    names.append((name, name.districts[0].kind, at, end))
                return names
            if (
                names
                and kinds <= WARD_KINDS
                and len(names) == 1
                and self._is_home(names[0][0], name, end, several=several)
            ):
                names.append((name, name.districts[0].kind, at, end))
                return names
            if self._is_lettered(at, end, names):
                return names
            names.append((name, kind, at, end))
            at = end
            if at < self._size and self._keys[at] == "(" and not kinds & DISTRICT_KINDS:
                inner = self._index.match(self._keys, self._tokens, at + 1)
                if (
                    inner is not None
                    and inner[0].districts
                    and self._keys[inner[1] : inner[1] + 1] in ([")"], [","])
                ):
                    names.append((inner[0], inner[0].districts[0].kind, at + 1, inner[1]))
                    at = inner[1] + 1
            where = at
            while where < self._size and self._keys[where] in SEPARATORS and where < at + 2:
                where += 1
            if where == at:
                return names
            at = where

    def _is_lettered(self, at: int, end: int, names: Collection[object]) -> bool:
        """Whether a name is a numeral in letters behind a short unit word: "P. V" is no ward."""
        return not names and end == at + 1 and self._keys[at] in ROMAN and self._keys[at - 1] in {".", "p"}

    def _is_name(self, at: int) -> bool:
        """Whether a unit's name begins with a word of the language: "Như Xuân", "Phường Đúc"."""
        return self._tokens[at][0].isupper() and self._index.match(self._keys, self._tokens, at) is not None

    def _goes_on(self, at: int, end: int, *, several: bool) -> bool:
        """Whether a list may go on with a name: a province behind a unit is where that lies ("thành phố Vinh,
        Nghệ An"), and a number may count something ("quận 1, 3 người bị thương").
        """
        if self._keys[at].isdecimal():
            return end >= self._size or not self._tokens[end][0].islower() or self._keys[end] in NUMBER_ENDS
        if several:
            return True
        found = find_longest(self._index.provinces, self._keys, self._tokens, at)
        return found is None or found[1] < end

    def _is_home(self, ward: PlaceName, name: PlaceName, end: int, *, several: bool) -> bool:
        """Whether the second name of "phường Minh Khai, Hai Bà Trưng" is the first one's district.

        So it is in "phường Bưởi, Tây Hồ, Hà Nội", which goes on; and where no ward of the second name was
        there in the first one's days ("phường Quán Thánh, Hoàn Kiếm": the writer errs).
        """
        if not name.districts:
            return False
        if not _may_hold(name, ward):
            together = any(_lived_together(unit, other) for unit in ward.units for other in name.units)
            return not self._index.several and not together
        if end >= self._size or self._keys[end] not in _CLOSING:
            return True
        behind = end + 1
        return not several and self._keys[end] == "," and self._names_region(behind, name)

    def _names_region(self, at: int, name: PlaceName) -> bool:
        """Whether the region is named at a token, or a district's province: "Hà Nội", "TP. Hà Nội"."""
        while at < self._size and self._keys[at] in REGION_OPENERS:
            at += 1
        for known in (self._index.aliases, self._index.provinces):
            found = find_longest(known, self._keys, self._tokens, at)
            if found is not None:
                return not self._index.several or any(one.province == found[0] for one in name.districts)
            if not self._index.several:
                break
        return False

    def _read_stranger(self, unit: int, at: int, kinds: set[str]) -> int:
        """Note a unit word followed by a name that is not this region's: "huyện Thanh Chương"."""
        if at < self._size and kinds & DISTRICT_KINDS:
            after = self._read_region(at)
            if after > at:
                return after
            province = find_longest(self._index.provinces, self._keys, self._tokens, at)
            if province is not None:
                return self._note_province(at, province)
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
            if province[0]:
                self._homes[at] = province[0]
            return int(province[1])
        return self._note_province(at, province)

    def _note_province(self, at: int, province: tuple[str, int]) -> int:
        """Note a province that is not the region itself; return the token after it."""
        slug, end = province
        self._outside += 1
        if slug:
            self._provinces[at] = slug
        else:
            self._strangers.append(at)
        return end

    def _read_bare(self, at: int) -> int:
        """Read a district's name without a unit word; return the token after it, or `at` when it is not
        one.
        """
        match = self._index.match(self._keys, self._tokens, at)
        if match is None:
            return at
        name, end = match
        if not name.districts or self._keys[at].isdecimal():
            return at
        if self._index.several and find_longest(self._index.provinces, self._keys, self._tokens, at):
            return at  # "Thái Bình" alone is the province, or a person
        rule = self._bare_rule(name, at, end)
        if rule:
            kind = name.districts[0].kind
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
        return self._placing(name, following, at, end)

    def _placing(self, name: PlaceName, following: str, at: int, end: int) -> str:
        """Return how the words around a bare name place something there."""
        if following == "," and self._names_region(end + 1, name) and not is_somebodys_home(self._keys, at):
            return "in-region"
        if following == "(" and self._index.several and self._names_region(end + 1, name):
            return "in-region"
        return "place-of" if at and self._keys[at - 1] in PLACING else "bare"

    def _fitting(self, name: PlaceName, kinds: frozenset[str]) -> str:
        """Return the unit word of `kinds` that goes with a name, or an empty string.

        In a country, also one that goes with what the unit was before the lists begin: "huyện Tân Uyên".
        """
        fitting = kinds & name.kinds
        if fitting:
            return min(fitting & {district.kind for district in name.districts} or fitting)
        if self._index.several and not name.name.isdecimal():
            return next(
                (kind for kind in sorted(kinds) if OLDER_KINDS.get(kind, frozenset()) & name.kinds), ""
            )
        return ""

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
    return UNIT_OPENERS | index.firsts | index.aliases.keys() | index.provinces.keys()


def _lived_together(unit: Unit, other: Unit) -> bool:
    return unit.holds(other.valid_from) or other.holds(unit.valid_from)


def _may_hold(name: PlaceName, ward: PlaceName) -> bool:
    """Whether a district of one name has, or had, a ward of another."""
    slugs = {district.slug for district in name.districts}
    return any(unit.district in slugs for unit in ward.units)
