"""A region's administrative units through time: districts, wards and communes, who followed whom.

Everything here is pure; `places_files.load_places` reads the tables, `place_table` holds them. A unit is
known by its district, kind and name, because the official codes are given again to other names, and by its
days, because the lists changed. Days are ISO days; an empty `valid_from` means before the lists begin, an
empty `valid_to` means still today."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from luutru.knowledge.place_names import NameIndex, name_key
from luutru.knowledge.place_table import Table, Wards
from luutru.knowledge.units import WardList
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from luutru.knowledge.units import District, Province, Unit, Ward

#: "Quận Đống Đa" is Đống Đa.
_KINDS = load_vocabulary("units").words("district")
_CITY = load_vocabulary("units").words("province")[1]


class Places:
    """All units of one region, or of several.

    Look-ups take names as articles store them and return None for strangers.
    """

    def __init__(self, table: Table) -> None:
        """Take what the table says of the whole region."""
        head = table.head
        self.table = table
        self.id = head.id  #: The regions' ids, joined by "+".
        self.name = head.name  #: The regions' names, joined by ", ".
        self.districts_end = head.districts_end  #: The last day with districts; empty where they have no end.
        self.eras = head.eras  #: The lists of units of the regions that have some, in order of time.
        self.resolutions = head.resolutions  #: The acts by their ids.
        self.provinces = head.provinces  #: All provinces of any day, in the order of their addresses.
        self.districts = head.districts  #: All districts of any day.
        self.traps = head.traps  #: The districts' names that are also something else.

    def districts_ended(self, day: str) -> bool:
        """Whether there were no districts any more on an ISO day; never where they have no end."""
        return bool(self.districts_end) and day > self.districts_end

    def province(self, name: str) -> Province | None:
        """Return the province of that name, any of its aliases, or slug."""
        return self._provinces.get(match_key(name))

    def district(self, name: str) -> District | None:
        """Return the district of that filing name ("quận Đống Đa", "Hải Châu (Đà Nẵng)") or slug."""
        if name in self.by_slug:
            return self.by_slug[name]
        key = match_key(name)
        if key in self._districts:
            return self._districts[key]
        for kind in _KINDS:
            key = key.removeprefix(f"{kind} ")
        return self._districts.get(key)

    def lists(self, district: District) -> tuple[WardList, ...]:
        """Return what a district was divided into, oldest first; a list lasts until a unit of it changed."""
        units = self.table.units_of(district.slug)
        region = units[0].region if units else ""
        spans = [(era.valid_from, era.valid_to) for era in self.eras if era.region == region]
        if units and not spans:
            spans = _spans(units)
        lists: list[WardList] = []
        for start, end in spans:
            names = tuple(unit.filed for unit in units if unit.holds(start))
            if lists and set(lists[-1].wards) == set(names):
                lists[-1] = WardList(lists[-1].valid_from, end, names)
            elif names:
                lists.append(WardList(start, end, names))
        return tuple(lists)

    def ward(self, name: str) -> Ward | None:
        """Return the ward of that name, unit word included, or of that slug."""
        found = name if name in self.wards else self._wards.get(match_key(name))
        return self.wards[found] if found else None

    def homes(self, ward: Ward) -> tuple[str, ...]:
        """Return the names of the districts that a ward lay in, or is mostly the land of."""
        found = (self.district(unit.district or unit.main_district) for unit in ward.units)
        return tuple(dict.fromkeys(district.name for district in found if district))

    def find_provinces(
        self, districts: Iterable[str], wards: Iterable[str], provinces: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return the slugs of the provinces in which districts and wards lie, and of more, all by name."""
        units = filter(None, map(self.ward, wards))
        found = [district.province for district in filter(None, map(self.district, districts))]
        found += [unit.province for ward in units for unit in ward.units]
        found += [province.slug for province in filter(None, map(self.province, provinces))]
        return tuple(dict.fromkeys(found))

    def lone_provinces(
        self, provinces: Iterable[str], districts: Iterable[str], wards: Iterable[str]
    ) -> tuple[str, ...]:
        """Return those of some provinces in which none of some districts and wards lies, all by name."""
        given = self.find_provinces(districts, wards) if provinces else ()
        found = {name: self.province(name) for name in provinces}
        return tuple(name for name, known in found.items() if known is None or known.slug not in given)

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return all wards, communes and towns of that name, without unit word, of any day."""
        return self.names.get(name_key(name)).units

    @cached_property
    def wards(self) -> Mapping[str, Ward]:
        """All wards, communes and towns of any day, by the names that articles are filed under."""
        return Wards(self.table)

    @cached_property
    def ward_slugs(self) -> Mapping[str, str]:
        """The address of each ward by its name."""
        wards = Wards(self.table)
        return {name: wards.row(name).slug for name in wards}

    @cached_property
    def names(self) -> NameIndex:
        """All names, for finding them in a text."""
        head = self.table.head
        return NameIndex(
            self.table.names,
            self.table.name,
            longest=head.longest,
            openings=head.openings,
            plain=[district.plain for district in head.districts],
            own=head.own,
            provinces=head.others,
            several=len(head.provinces) > 1,
        )

    @cached_property
    def plain(self) -> frozenset[str]:
        """The slugs of provinces whose districts may stand in a text without a unit word."""
        return frozenset(self.table.head.own.values())

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """Cities that were a district of a province and became one themselves, by name: slugs of those."""
        names = {district.plain for district in self.districts if district.kind == _CITY}
        return {one.name: one.slug for one in self.provinces if one.kind == _CITY and one.name in names}

    @property
    def home(self) -> str:
        """The slug of the province that an outlet writes about which writes about the region only."""
        return next(iter(self.table.head.own.values()), "")

    @cached_property
    def kin(self) -> Mapping[str, frozenset[str]]:
        """For each province, by slug, those that it was made of, and those that it became."""
        kin = {province.slug: {province.slug, *province.successors} for province in self.provinces}
        for province in self.provinces:
            for successor in province.successors:
                kin[successor].add(province.slug)
        return {slug: frozenset(group) for slug, group in kin.items()}

    @cached_property
    def _provinces(self) -> dict[str, Province]:
        found = {match_key(alias): one for one in self.provinces for alias in one.aliases}
        found |= {one.slug: one for one in self.provinces}
        return found | {match_key(one.name): one for one in self.provinces}

    @cached_property
    def by_slug(self) -> Mapping[str, District]:
        """The districts by their slugs."""
        return {district.slug: district for district in self.districts}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each district among all, by its slug."""
        return {district.slug: place for place, district in enumerate(self.districts)}

    @cached_property
    def _districts(self) -> dict[str, District]:
        return {match_key(district.name): district for district in self.districts}

    @cached_property
    def _wards(self) -> dict[str, str]:
        """Names of wards by the form for comparing, and by address."""
        found = {match_key(name): name for name in self.wards}
        return found | {slug: name for name, slug in self.ward_slugs.items()}


def _spans(units: Collection[Unit]) -> list[tuple[str, str]]:
    """Return the spans of days between which units began or ended."""
    starts = {unit.valid_from for unit in units}
    starts |= {_move(unit.valid_to, 1) for unit in units if unit.valid_to}
    days = sorted(starts)
    ends = [*(_move(day, -1) for day in days[1:]), ""]
    return list(zip(days, ends, strict=True))


def _move(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
