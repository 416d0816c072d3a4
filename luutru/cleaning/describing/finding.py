"""Finds where a passage names a unit: after a unit word, in a list, in parentheses, or by its bare name.

This is the grammar of "các quận Ba Đình, Đống Đa và Tây Hồ", "phường Quang Trung (Hà Đông)" and "Quận ủy
Hoàng Mai". Which of the units the article is about is decided in `places`. Nothing here depends on the
article's date."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from luutru.cleaning.describing.mentions import Mention, Named
from luutru.cleaning.describing.name_reader import NameReader
from luutru.cleaning.describing.place_words import (
    DISTRICT_KINDS,
    EXAMPLES,
    LINKS,
    LIST_END,
    NUMBER_ENDS,
    OLDER_KINDS,
    OPENERS,
    PLURALS,
    ROMAN,
    SEPARATORS,
    UNIT_OPENERS,
    WARD_KINDS,
)
from luutru.cleaning.describing.unit_words import is_example, is_merged, is_somebodys_home, read_unit_word
from luutru.knowledge.place_names import MOST_WORDS, find_longest
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


class _Finder(NameReader):
    """One pass over a passage's words."""

    __slots__ = ()

    def run(self) -> Named:
        done = 0
        keys, tokens = self._keys, self._tokens
        for at in compress(count(), map(_first_words(self._index).__contains__, keys)):
            if at < done:
                continue
            if keys[at] in UNIT_OPENERS:
                done = self._read_units(at)
            if done <= at and not tokens[at][0].islower():
                done = self.read_name(at)
        return Named(
            self._passage,
            self.found,
            self._inside,
            self._outside,
            self._strangers,
            self._provinces,
            self._homes,
        )

    def _read_units(self, at: int) -> int:
        """Read unit words and the names after them; return the token after, or `at` when there is no name."""
        first = read_unit_word(self._keys, self._tokens, at)
        if first is None:
            return at
        kinds, opener, committee = self._read_kinds(*first)
        where = opener
        while where < min(self._size, opener + 3) and self._keys[where] in OPENERS:
            if self._is_name(where):  # "huyện Như Xuân"
                break
            where += 1
        several = at > 0 and (self._keys[at - 1] in PLURALS or self._keys[at - 1].isdigit())
        names = self._read_list(where, kinds, several=several)
        if not names and several and (examples := self._examples(opener)):
            names = self._read_list(examples, kinds, several=several)
        if not names and self._index.several:
            names = self._read_misspelt(where, kinds)
        if not names:
            return self._read_stranger(at, opener, kinds)
        resident = is_somebodys_home(self._passage, at) or is_example(self._passage, at)
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
                    sum((one[1] in WARD_KINDS) is (kind in WARD_KINDS) for one in names),
                    self._is_former(end) or merged,
                    resident=resident,
                )
            )
        return names[-1][3]

    def _read_kinds(self, kind: str, where: int, committee: bool) -> tuple[frozenset[str], int, bool]:
        """Read the unit words behind a first one: "các quận, huyện, thị xã"; "Quận ủy quận"."""
        kinds = {kind}
        while True:
            joint = where
            while joint < self._size and self._keys[joint] in SEPARATORS and joint < where + 2:
                joint += 1
            other = read_unit_word(self._keys, self._tokens, joint)
            if other is None or other[2] or self._is_name(joint):
                return frozenset(kinds), where, committee
            kinds = {other[0]} if committee and joint == where else {*kinds, other[0]}
            where = other[1]

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
            if not kinds & DISTRICT_KINDS and (district := self._bracketed(at)) is not None:
                names.append(district)
                at = district[3] + 1
            where = at
            while where < self._size and self._keys[where] in SEPARATORS and where < at + 2:
                where += 1
            if where == at:
                return names
            at = where

    def _bracketed(self, at: int) -> tuple[PlaceName, str, int, int] | None:
        """Return the district in parentheses behind a ward, with "quận" only where the list goes on."""
        if self._keys[at : at + 1] != ["("]:
            return None
        unit = read_unit_word(self._keys, self._tokens, at + 1)
        match = self._index.match(self._keys, self._tokens, unit[1] if unit else at + 1)
        if match is None or not match[0].districts:
            return None
        name, end = match
        mark, following = [*self._keys[end : end + 2], "", ""][:2]
        told = mark in (")", ",") if unit is None else mark == ")" and following in SEPARATORS
        return (name, name.districts[0].kind, at + 1, end) if told else None

    def _read_misspelt(self, at: int, kinds: frozenset[str]) -> list[tuple[PlaceName, str, int, int]]:
        """Return the district whose letters a name has but for marks and spaces: "huyện Krông Ana"."""
        last = min(self._size, at + MOST_WORDS) if kinds & DISTRICT_KINDS else at
        for end in range(last, at, -1):
            if not self._tokens[end - 1][0].islower() or end == last:
                name = self._index.get_loosely(self._tokens[at:end])
                kind = self._fitting(name, kinds) if name is not None else ""
                if name is not None and kind:
                    return [(name, kind, at, end)]
        return []

    def _is_lettered(self, at: int, end: int, names: Collection[object]) -> bool:
        """Whether a name is a numeral in letters behind a short unit word: "P. V" is no ward."""
        return not names and end == at + 1 and self._keys[at] in ROMAN and self._keys[at - 1] in {".", "p"}

    def _is_name(self, at: int) -> bool:
        """Whether a unit's name begins with a word of the language: "Như Xuân", "Phường Đúc"."""
        capital = at < self._size and self._tokens[at][0].isupper()
        return capital and self._index.match(self._keys, self._tokens, at) is not None

    def _goes_on(self, at: int, end: int, *, several: bool) -> bool:
        """Whether a list may go on with a name: a province behind a unit is where that lies ("thành phố Vinh,
        Nghệ An"), and a number may count something ("quận 1, 3 người bị thương").
        """
        if self._keys[at].isdecimal():
            if end >= self._size or not self._tokens[end][0].islower() or self._keys[end] in NUMBER_ENDS:
                return True
            behind = read_unit_word(self._keys, self._tokens, end)  # "các phường 10, 11 quận Gò Vấp"
            return behind is not None and behind[0] in DISTRICT_KINDS and self._is_name(behind[1])
        if several:
            return True
        found = find_longest(self._index.provinces, self._keys, self._tokens, at)
        return found is None or found[1] < end

    def _is_home(self, ward: PlaceName, name: PlaceName, end: int, *, several: bool) -> bool:
        """Whether the second name of "phường Minh Khai, Hai Bà Trưng" is the first one's district.

        So it is in "phường Bưởi, Tây Hồ, Hà Nội", which goes on; and where no ward of the second name was
        there in the first one's days ("phường Quán Thánh, Hoàn Kiếm": the writer errs). A number without its
        unit word is one more ward, and the plural needs two: "các phường 10, 11", "các xã Thanh Thủy, Thanh
        Hà" ends a sentence on Thanh Chương, and there is a commune Thanh Thủy in the district Thanh Hà too.
        """
        if several or not name.districts or name.name.isdecimal():
            return False
        if not _may_hold(name, ward):
            together = any(_lived_together(unit, other) for unit in ward.units for other in name.units)
            return not self._index.several and not together
        if end >= self._size or self._keys[end] not in _CLOSING:
            return True
        behind = end + 1
        return self._keys[end] == "," and self._names_region(behind, name)

    def _read_stranger(self, unit: int, at: int, kinds: frozenset[str]) -> int:
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
                self._strangers.add(at)
                return at + 1
        return at

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


@lru_cache(maxsize=8)
def _first_words(index: NameIndex) -> frozenset[str]:
    """Return the words at which a unit, its region or another province may be named, for each region once."""
    return UNIT_OPENERS | index.firsts.keys() | index.aliases.keys() | index.provinces.keys()


def _lived_together(unit: Unit, other: Unit) -> bool:
    return unit.holds(other.valid_from) or other.holds(unit.valid_from)


def _may_hold(name: PlaceName, ward: PlaceName) -> bool:
    """Whether a district of one name has, or had, a ward of another."""
    slugs = {district.slug for district in name.districts}
    return any(unit.district in slugs for unit in ward.units)
