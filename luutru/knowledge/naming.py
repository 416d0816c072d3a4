"""The names under which articles about units are filed, and their addresses: all different."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.knowledge.units import Unit


def name_district(kind: str, name: str, province: str, *, twin: bool) -> str:
    """Return a district's name for filing, in a region of many provinces.

    `twin` says that its province has had two districts of that name on one day.

    >>> name_district("quận", "1", "Hồ Chí Minh", twin=False)
    'Quận 1 (Hồ Chí Minh)'
    >>> name_district("thị xã", "Kỳ Anh", "Hà Tĩnh", twin=True)
    'thị xã Kỳ Anh (Hà Tĩnh)'
    """
    if name.isdecimal():
        name = f"{kind.capitalize()} {name}"
    elif twin:
        name = f"{kind} {name}"
    return f"{name} ({province})"


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


def name_wards_with_province(
    units: tuple[Unit, ...], district_names: Mapping[str, str], province_names: Mapping[str, str]
) -> dict[Unit, str]:
    """Return each unit's name for filing, in a region of many provinces: always with where it lies.

    "phường 5 (Quận 3, Hồ Chí Minh)", "xã Kỳ Hà (thị xã Kỳ Anh, Hà Tĩnh)"; "phường Hải Châu (Đà Nẵng)" since
    districts ended.
    """
    names = {}
    for unit in units:
        if unit.district:
            district, _, province = district_names[unit.district].partition(" (")
            home = f"{district}, {province.removesuffix(')')}"
        else:
            home = province_names[unit.province]
        names[unit] = f"{unit.kind} {unit.name} ({home})"
    return names


def ward_slugs(names: Mapping[str, Unit]) -> dict[str, str]:
    """Return an address part for each filing name, all different.

    Names that differ in tones only ("xã Sơn Đông", "xã Sơn Đồng") both get their district added, and where
    that is not enough their code and the year from which they are known.
    """
    slugs = {name: slug_of(name) for name in names}
    home = {name: "" if "(" in name else unit.district or unit.main_district for name, unit in names.items()}
    slugs = _tell_apart(slugs, home)
    slugs = _tell_apart(slugs, {name: unit.code for name, unit in names.items()})
    return _tell_apart(slugs, {name: unit.valid_from[:4] for name, unit in names.items()})


def slug_of(name: str) -> str:
    """Return a name as part of an address.

    >>> slug_of("phường Quang Trung (Đống Đa)")
    'phuong-quang-trung-dong-da'
    """
    plain = fold(name).translate(_SIGNS)
    return "-".join(plain.split())


_SIGNS = {**dict.fromkeys(map(ord, "(),.'’"), None), **dict.fromkeys(map(ord, "-/"), " ")}


def _tell_apart(slugs: Mapping[str, str], marks: Mapping[str, str]) -> dict[str, str]:
    used = Counter(slugs.values())
    return {
        name: f"{slug}-{marks[name]}" if used[slug] > 1 and marks[name] else slug
        for name, slug in slugs.items()
    }
