"""Reads names that stand in a passage without a unit word: the region's own, provinces', districts'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.describing.mentions import Mention
from luutru.cleaning.describing.place_words import (
    FORMER_WORDS,
    NOT_UNIT_PAIRS,
    NOT_UNITS,
    ORGAN_PAIRS,
    ORGANS,
    PLACE_WORDS,
    PLACING,
    REGION_OPENERS,
)
from luutru.cleaning.describing.unit_words import is_somebodys_home
from luutru.knowledge.place_names import find_longest
from luutru.vietnamese.person_names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.place_names import NameIndex, PlaceName
    from luutru.knowledge.units import Trap


class NameReader:
    """A passage's words, and the names read from them; methods return the token after what they read."""

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
        self._strangers: set[int] = set()
        #: Where a province is named that is known: token → its slug.
        self._provinces: dict[int, str] = {}
        #: The same where somebody lives.
        self._homes: dict[int, str] = {}
        self.found: list[Mention] = []

    def read_name(self, at: int) -> int:
        """Read a name without a unit word; return the token after, or `at` when there is none."""
        key, index = self._keys[at], self._index
        after = at
        if key in index.aliases:
            after = self._read_region(at)
        if after == at and index.several and key in index.provinces:
            after = self._read_province(at)  # "Bắc Ninh" without a unit word is the province
        if after == at and (following := index.firsts.get(key)) is not None:
            second = self._keys[at + 1] if at + 1 < self._size else ""
            if second in following or "" in following:
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

    def _read_province(self, at: int) -> int:
        """Note another province; "phong cách Hồ Chí Minh" names a person, as may all that begin with a
        surname.
        """
        if self._keys[at] in SURNAMES and (not at or self._keys[at - 1] not in PLACE_WORDS):
            return at
        province = find_longest(self._index.provinces, self._keys, self._tokens, at)
        if province is None or self._continues(province[1]):
            return at
        if is_somebodys_home(self._passage, at):
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
            self._strangers.add(at)
        return end

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
        if (
            following == ","
            and self._names_region(end + 1, name)
            and not is_somebodys_home(self._passage, at)
        ):
            return "in-region"
        if following == "(" and self._index.several and self._names_region(end + 1, name):
            return "in-region"
        return "place-of" if at and self._keys[at - 1] in PLACING else "bare"

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
