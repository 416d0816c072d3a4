"""The names of a region's units as words, for finding them in a text without searching for each.

The longest name wins: "Thanh Xuân Bắc" is a ward, not the district Thanh Xuân with a word after it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.vietnamese.folding import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.knowledge.units import District, Former, Unit

PROVINCES: Final = Path(__file__).parent / "data" / "places" / "provinces.txt"
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_LEAF: Final = ""
#: "Mỹ Đình 1" is also printed "Mỹ Đình I".
_ROMAN: Final = {"1": "i", "2": "ii"}


class PlaceName(msgspec.Struct, frozen=True):
    """All that one name stands for in the region: a district, former units, wards and communes of any day."""

    name: str
    district: District | None
    former: tuple[Former, ...]
    units: tuple[Unit, ...]

    def kinds(self) -> frozenset[str]:
        """The unit words this name goes with: "quận", "phường", …"""
        kinds = {unit.kind for unit in self.units} | {former.kind for former in self.former}
        return frozenset(kinds | ({self.district.kind} if self.district else set()))


class NameIndex:
    """Finds unit names at a place in a list of words."""

    __slots__ = ("_root", "aliases", "firsts", "provinces")

    def __init__(
        self,
        own: Iterable[str],
        districts: Iterable[District],
        former: Iterable[Former],
        units: Mapping[str, tuple[Unit, ...]],
        provinces: Iterable[str],
    ) -> None:
        """`own` are the names of the region itself; `units` its wards and communes by their names."""
        names: dict[str, PlaceName] = {}
        for district in districts:
            names[district.name] = PlaceName(district.name, district, (), ())
        for ended in former:
            name = names.get(ended.name) or PlaceName(ended.name, None, (), ())
            names[ended.name] = PlaceName(name.name, name.district, (*name.former, ended), ())
        for text, group in units.items():
            name = names.get(text) or PlaceName(text, None, (), ())
            names[text] = PlaceName(text, name.district, name.former, group)
        self._root = _build_trie((split_name(text), name) for text, name in names.items())
        for text, name in names.items():
            words = split_name(text)
            if words[-1] in _ROMAN:
                _add(self._root, (*words[:-1], _ROMAN[words[-1]]), name)
        aliases = [(split_name(alias), alias) for alias in own]
        self.aliases = _build_trie(aliases)
        #: The first words of all names: no other word needs looking at.
        self.firsts = frozenset(self._root) | frozenset(self.aliases)
        regions = {words for words, _ in aliases}
        strangers = ((split_name(name), name) for name in provinces)
        self.provinces = _build_trie(entry for entry in strangers if entry[0] not in regions)

    def match(self, keys: Sequence[str], tokens: Sequence[str], at: int) -> tuple[PlaceName, int] | None:
        """Return the longest unit name that starts at word `at` and the word after it; None if there is
        none.
        """
        found = find_longest(self._root, keys, tokens, at)
        return (found[0], found[1]) if found else None


def split_name(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing, punctuation marks among them."""
    return tuple(_TOKEN.findall(fold_tones(name.lower())))


def load_provinces(file: Path = PROVINCES) -> tuple[str, ...]:
    """Read the names of provinces and large cities."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def find_longest(
    root: Mapping[str, Any], keys: Sequence[str], tokens: Sequence[str], at: int
) -> tuple[Any, int] | None:
    """Return the value of the longest entry of a trie at word `at`, written with capitals, and the word
    after it.
    """
    node = root
    best: tuple[Any, int] | None = None
    while at < len(keys):
        following = node.get(keys[at])
        if following is None or tokens[at][0].islower():
            break
        node = following
        at += 1
        if _LEAF in node:
            best = (node[_LEAF], at)
    return best


def _build_trie(entries: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for words, value in entries:
        _add(root, words, value)
    return root


def _add(root: dict[str, Any], words: Sequence[str], value: Any) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, {})
    node[_LEAF] = value
