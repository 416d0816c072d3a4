"""A region's administrative units through time: districts, wards and communes, who followed whom.

Everything here is pure; `places_files.load_places` reads the tables. A unit is known by its district, kind
and name, because the official codes are given again to other names, and by its days, because the lists
changed. Days are ISO days; an empty `valid_from` means before the lists begin, an empty `valid_to` means
still today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping  # noqa: TC003 - read at run time by the memo
from dataclasses import dataclass
from functools import cached_property

from luutru.knowledge.place_names import NameIndex, load_provinces
from luutru.knowledge.units import (  # noqa: TC001 - read at run time by the memo
    District,
    Era,
    Former,
    Resolution,
    Trap,
    Unit,
    Ward,
)
from luutru.vietnamese.folding import fold, match_key
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
    districts: tuple[District, ...]
    wards: Mapping[str, Ward]
    former: tuple[Former, ...]
    traps: Mapping[str, Trap]

    def districts_ended(self, day: str) -> bool:
        """Whether there were no districts any more on an ISO day; never where they have no end."""
        return bool(self.districts_end) and day > self.districts_end

    def district(self, name: str) -> District | None:
        """Return the district of that name ("Đống Đa", "quận Đống Đa") or slug."""
        key = match_key(name)
        for kind in _KINDS:
            key = key.removeprefix(f"{kind} ")
        return self._districts.get(key)

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


def name_wards(
    units: tuple[Unit, ...], district_names: Mapping[str, str], region_names: Mapping[str, str]
) -> dict[Unit, str]:
    """Return each unit's name for filing: with its district's where two districts had that kind and name.

    A unit of after the districts' end keeps the plain name, for nothing else in its region bears it then;
    with its region's, where another region has one too.
    """
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    regions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in units:
        if unit.district:
            homes[unit.kind, unit.name].add(unit.district)
        regions[unit.kind, unit.name].add(unit.region)
    names = {}
    for unit in units:
        key = unit.kind, unit.name
        home = ""
        if unit.district and len(homes[key]) > 1:
            home = district_names[unit.district]
        elif not unit.district and len(regions[key]) > 1:
            home = region_names[unit.region]
        names[unit] = f"{unit.kind} {unit.name}" + (f" ({home})" if home else "")
    return names


def ward_slugs(names: Mapping[str, Unit]) -> dict[str, str]:
    """Return an address part for each filing name, all different.

    Names that differ in tones only ("xã Sơn Đông", "xã Sơn Đồng") both get their district added.
    """
    plain = {
        name: "-".join(fold(name).replace("(", "").replace(")", "").replace("-", " ").split())
        for name in names
    }
    used: dict[str, int] = defaultdict(int)
    for slug in plain.values():
        used[slug] += 1
    return {
        name: slug if used[slug] == 1 else f"{slug}-{names[name].district or names[name].main_district}"
        for name, slug in plain.items()
    }
