"""A region's administrative units through time: districts, wards and communes, who followed whom.

Everything here is pure; `places_files.load_places` reads the tables. A unit is known by its district, kind
and name, because the official codes are given again to other names, and by its days, because the lists
changed. Days are ISO days; an empty `valid_from` means before the lists begin, an empty `valid_to` means
still today."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping  # noqa: TC003 - read at run time by the memo
from dataclasses import dataclass
from functools import cached_property

from luutru.knowledge.place_names import NameIndex, load_provinces
from luutru.knowledge.units import (
    District,
    Era,
    Former,
    Province,
    Resolution,
    Trap,
    Unit,
    Ward,
    WardList,
)
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_words

#: "Quận Đống Đa" is Đống Đa.
_KINDS = load_words("units").words("district")


@dataclass(frozen=True)
class Places:
    """All units of one region, or of several.

    Look-ups take names as articles store them and return None for strangers.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    districts_end: str
    eras: tuple[Era, ...]
    resolutions: Mapping[str, Resolution]
    provinces: tuple[Province, ...]
    districts: tuple[District, ...]
    wards: Mapping[str, Ward]
    former: tuple[Former, ...]
    traps: Mapping[str, Trap]

    def districts_ended(self, day: str) -> bool:
        """Whether there were no districts any more on an ISO day; never where they have no end."""
        return bool(self.districts_end) and day > self.districts_end

    def province(self, name: str) -> Province | None:
        """Return the province of that name, any of its aliases, or slug."""
        return self._provinces.get(match_key(name))

    def district(self, name: str) -> District | None:
        """Return the district of that filing name ("quận Đống Đa", "Hải Châu (Đà Nẵng)") or slug."""
        key = match_key(name)
        if key in self._districts:
            return self._districts[key]
        for kind in _KINDS:
            key = key.removeprefix(f"{kind} ")
        return self._districts.get(key)

    def lists(self, district: District) -> tuple[WardList, ...]:
        """Return what a district was divided into, oldest first; a list lasts until a unit of it changed."""
        lives = self._lives.get(district.slug, ())
        region = lives[0][0].region if lives else ""
        spans = [(era.valid_from, era.valid_to) for era in self.eras if era.region == region]
        if lives and not spans:
            spans = _spans([unit for unit, _ in lives])
        lists: list[WardList] = []
        for start, end in spans:
            names = tuple(name for unit, name in lives if unit.holds(start))
            if lists and set(lists[-1].wards) == set(names):
                lists[-1] = WardList(lists[-1].valid_from, end, names)
            elif names:
                lists.append(WardList(start, end, names))
        return tuple(lists)

    def ward(self, name: str) -> Ward | None:
        """Return the ward of that name, unit word included, or of that slug."""
        return self._wards.get(match_key(name))

    def homes(self, ward: Ward) -> tuple[str, ...]:
        """Return the names of the districts that a ward lay in, or is mostly the land of."""
        found = (self.district(unit.district or unit.main_district) for unit in ward.units)
        return tuple(dict.fromkeys(district.name for district in found if district))

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return all wards, communes and towns of that name, without unit word, of any day."""
        return self._units.get(name, ())

    def filing_name(self, unit: Unit) -> str:
        """Return the name under which articles about a unit are filed (`Ward.name`)."""
        return self._filing_names[unit]

    def era(self, day: str) -> Era:
        """Return the list that held on an ISO day; the first one for days before it."""
        return next((era for era in reversed(self.eras) if era.valid_from <= day), self.eras[0])

    @cached_property
    def names(self) -> NameIndex:
        """All names, for finding them in a text."""
        return NameIndex(
            (self.name, *self.aliases), self.districts, self.former, self._units, load_provinces()
        )

    @cached_property
    def _provinces(self) -> dict[str, Province]:
        found = {match_key(alias): one for one in self.provinces for alias in one.aliases}
        found |= {one.slug: one for one in self.provinces}
        return found | {match_key(one.name): one for one in self.provinces}

    @cached_property
    def _lives(self) -> dict[str, list[tuple[Unit, str]]]:
        """The units of each district by its slug, with the names that they are filed under."""
        found: dict[str, list[tuple[Unit, str]]] = defaultdict(list)
        for unit, name in self._filing_names.items():
            if unit.district:
                found[unit.district].append((unit, name))
        return found

    @cached_property
    def _districts(self) -> dict[str, District]:
        found = {match_key(district.name): district for district in self.districts}
        return found | {district.slug: district for district in self.districts}

    @cached_property
    def _units(self) -> dict[str, tuple[Unit, ...]]:
        found: dict[str, list[Unit]] = defaultdict(list)
        for ward in self.wards.values():
            for unit in ward.units:
                found[unit.name].append(unit)
        return {name: tuple(units) for name, units in found.items()}

    @cached_property
    def _filing_names(self) -> dict[Unit, str]:
        return {unit: ward.name for ward in self.wards.values() for unit in ward.units}

    @cached_property
    def _wards(self) -> dict[str, Ward]:
        found = {match_key(name): ward for name, ward in self.wards.items()}
        return found | {ward.slug: ward for ward in self.wards.values()}


def _spans(units: Collection[Unit]) -> list[tuple[str, str]]:
    """Return the spans of days between which units began or ended."""
    starts = {unit.valid_from for unit in units}
    starts |= {_move(unit.valid_to, 1) for unit in units if unit.valid_to}
    days = sorted(starts)
    ends = [*(_move(day, -1) for day in days[1:]), ""]
    return list(zip(days, ends, strict=True))


def _move(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
