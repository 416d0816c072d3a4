"""The names of a region's units as words, for finding them in a text without searching for each.

The longest name wins: "Thanh Xuân Bắc" is a ward, not the district Thanh Xuân with a word after it.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.vietnamese.folding import fold_tones, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from luutru.knowledge.units import District, Former, Unit

PROVINCES: Final = Path(__file__).parent / "data" / "places" / "provinces.txt"
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_LEAF: Final = ""
#: "Mỹ Đình 1" is also printed "Mỹ Đình I".
_ROMAN: Final = {"1": "i", "2": "ii"}
_APOSTROPHES: Final = ("'", "’", "‘", "`")
#: Spellings of one name that are looked for.
_MOST_SPELLINGS: Final = 48
#: Words of the longest name that is looked for by its letters, and letters of the shortest.
MOST_WORDS: Final = 5
_LEAST_LETTERS: Final = 6


class PlaceName(msgspec.Struct, frozen=True):
    """All that one name stands for: districts, former units, wards and communes of any day.

    `kinds` are the unit words that it goes with: "quận", "phường", …
    """

    name: str
    districts: tuple[District, ...] = ()
    former: tuple[Former, ...] = ()
    units: tuple[Unit, ...] = ()
    kinds: frozenset[str] = frozenset()

    @property
    def district(self) -> District | None:
        """The only district of that name."""
        return self.districts[0] if len(self.districts) == 1 else None


def join_name(
    name: str, districts: tuple[District, ...], former: tuple[Former, ...], units: tuple[Unit, ...]
) -> PlaceName:
    """Return a name with all that it stands for."""
    kinds = {life.kind for district in districts for life in district.lives}
    kinds |= {one.kind for one in former} | {unit.kind for unit in units}
    return PlaceName(name, districts, former, units, frozenset(kinds))


#: Places of districts, former units and wards in their lists.
Ids = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


class NameIndex:
    """Finds unit names at a place in a list of words.

    `names` gives for each name, as `name_key` writes it, what `make` turns into a `PlaceName`; that is done
    when a text first has the name. `longest` says of how many words the longest name is that begins with one.
    """

    __slots__ = (
        "_longest", "_loose", "_made", "_make", "_names", "_openings", "_plain",
        "aliases", "firsts", "provinces", "several",
    )  # fmt: skip

    def __init__(
        self,
        names: Mapping[str, Any],
        make: Callable[[Any], PlaceName],
        *,
        longest: Mapping[str, int],
        openings: Iterable[str],
        plain: Iterable[str],
        own: Mapping[str, str],
        provinces: Mapping[str, str],
        several: bool = False,
    ) -> None:
        """`openings` are the first two words of districts' names, which may stand alone; `own` are the names
        of the region itself, `provinces` those of others, each with the slug of its province, "" where that
        is not known. `several` says that the units are of more than one province, so that a name may be
        that of more than one district.
        """
        self.several = several
        self._names = names
        self._longest = longest
        self._make = make
        self._made: dict[str, PlaceName] = {}
        aliases = [(split_name(alias), slug) for alias, slug in own.items()]
        self.aliases = _build_trie(aliases)
        #: The names of districts, and their keys by their letters when one is first misspelt.
        self._plain = plain
        self._loose: dict[str, str] | None = None
        #: For the first words of names that may stand alone, those that may follow, "" for none: no other
        #: word needs looking at.
        self.firsts: dict[str, set[str]] = {}
        for opening in openings:
            first, _, second = opening.partition(" ")
            self.firsts.setdefault(first, set()).add(second)
        regions = {words for words, _ in aliases}
        strangers = ((split_name(name), slug) for name, slug in provinces.items())
        self.provinces = _build_trie(entry for entry in strangers if entry[0] not in regions)

    def match(self, keys: Sequence[str], tokens: Sequence[str], at: int) -> tuple[PlaceName, int] | None:
        """Return the longest unit name at word `at`, written with capitals, and the word after it."""
        most = self._longest.get(keys[at]) if at < len(keys) else None
        if most is None:
            return None
        end, last = at, min(at + most, len(keys))
        while end < last and not (tokens[end][0].islower() and keys[end - 1] not in _APOSTROPHES):
            end += 1
        while end > at:
            key = keys[at] if end == at + 1 else " ".join(keys[at:end])
            if key in self._names:
                return self.get(key), end
            end -= 1
        return None

    def get_loosely(self, words: Sequence[str]) -> PlaceName | None:
        """Return the district's name that has the letters of some words, whatever their marks and spaces."""
        if not words[0][0].isupper():
            return None
        if self._loose is None:
            self._loose = _squeezed(self._plain)
        key = self._loose.get(squeeze("".join(words)))
        return self.get(key) if key else None

    def get(self, key: str) -> PlaceName:
        """Return what a name stands for, as `name_key` writes it; nothing for a stranger."""
        made = self._made.get(key)
        if made is None:
            known = self._names.get(key)
            if known is None:
                return PlaceName(key)
            made = self._made[key] = self._make(known)
        return made


def _squeezed(names: Iterable[str]) -> dict[str, str]:
    """Return the keys of names by their letters without marks; those that two names share are none."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        letters = squeeze(name)
        found[letters] = "" if letters in found else name_key(name)
    return {letters: key for letters, key in found.items() if key and len(letters) >= _LEAST_LETTERS}


def name_key(name: str) -> str:
    """Return a name's words for comparing, punctuation marks among them, with one space between."""
    return " ".join(split_name(name))


def split_name(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing, punctuation marks among them."""
    return tuple(_TOKEN.findall(fold_tones(name.lower())))


def spell(name: str, spellings: Mapping[str, Sequence[str]] | None = None) -> Iterator[str]:
    """Yield the keys under which a name is found: its own, then other ways to write it.

    `spellings` give for a word all words that are written for it ("đắk": "đăk", "đắc").

    >>> [*spell("Mỹ Đình 1")]
    ['mỹ đình 1', 'mỹ đình i']
    >>> [*spell("Cư Đắk", {"đắk": ("đắk", "đăk")})]
    ['cư đắk', 'cư đăk']
    """
    words = split_name(name)
    yield " ".join(words)
    if words[-1] in _ROMAN:
        yield " ".join((*words[:-1], _ROMAN[words[-1]]))
    if not spellings:
        return
    choices = [spellings.get(word, _APOSTROPHES if word == "'" else (word,)) for word in words]
    seen = {words}
    for position, chosen in enumerate(product(*choices)):
        if position >= _MOST_SPELLINGS:
            return
        if chosen not in seen:
            seen.add(chosen)
            yield name_key(" ".join(chosen))
    if "'" in words:  # "Cư M'gar", "Cư Mgar"
        yield name_key(name.replace("'", ""))


def index_names(
    districts: Sequence[District],
    former: Sequence[Former],
    units: Sequence[Unit],
    spellings: Mapping[str, Sequence[str]],
) -> dict[str, Ids]:
    """Return what each name stands for, as `name_key` writes it, in numbers of the three lists."""
    found: dict[str, tuple[list[int], list[int], list[int]]] = {}
    groups: list[list[tuple[str, tuple[str, ...]]]] = [
        [(district.plain, district.also) for district in districts],
        [(one.name, ()) for one in former],
        [(unit.name, unit.also) for unit in units],
    ]
    for place, group in enumerate(groups):
        for number, (name, also) in enumerate(group):
            for spelled in (name, *also):
                for key in spell(spelled, spellings):
                    numbers = found.setdefault(key, ([], [], []))[place]
                    if number not in numbers[-1:]:
                        numbers.append(number)
    return {key: (tuple(one), tuple(two), tuple(three)) for key, (one, two, three) in found.items()}


def longest_names(names: Iterable[str]) -> dict[str, int]:
    """Return of how many words the longest name is that begins with each word."""
    longest: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        longest[first] = max(longest.get(first, 0), rest.count(" ") + 2 if rest else 1)
    return longest


def load_provinces() -> tuple[str, ...]:
    """Read the names of provinces and large cities."""
    lines = PROVINCES.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def find_longest(
    root: Mapping[str, Any], keys: Sequence[str], tokens: Sequence[str], at: int
) -> tuple[Any, int] | None:
    """Return a trie's longest entry at word `at`, written with capitals: its value and the word after it."""
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
        node = root
        for word in words:
            node = node.setdefault(word, {})
        node[_LEAF] = value
    return root
