"""Reads a region's folder (region.toml and four tables) into `Places`.

Each table is tab-separated with one row of column names; lines that start with "#" say what the columns mean.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.knowledge.country_files import Region, read_country
from luutru.knowledge.naming import name_wards, name_wards_with_province, slug_of, ward_slugs
from luutru.knowledge.places import Places
from luutru.knowledge.units import District, Era, Former, Life, Province, Resolution, Share, Trap, Unit, Ward
from luutru.messages import tr
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from luutru.knowledge.country_files import Tables

    RegionTables = tuple[Mapping[str, Any], Tables]

COLUMNS: Final = {
    "districts.tsv": ("slug", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "resolutions"),
    "wards.tsv": ("district", "kind", "name", "code", "valid_from", "valid_to"),
    "communes.tsv": ("slug", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "main_district"),
    "successions.tsv": ("commune", "district", "kind", "name", "share"),
}
#: Those of a region of many provinces, which has provinces.tsv.
COUNTRY_COLUMNS: Final = {
    "provinces.tsv": ("slug", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "successors"),
    "districts.tsv": (
        "slug", "province", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "successors",
        "also",
    ),
    "wards.tsv": ("district", "kind", "name", "code", "valid_from", "valid_to", "successors", "also"),
    "communes.tsv": (
        "province", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "main_district", "also",
    ),
}  # fmt: skip


def load_places(*folders: Path) -> Places:
    """Read the places of one or several regions.

    Raises LuutruError when a folder is none, ProblemsError for bad rows.
    """
    regions = []
    for folder in folders:
        if not (folder / "region.toml").is_file():
            raise LuutruError(tr("{folder} holds no places: there is no region.toml in it", folder=folder))
        region = tomllib.loads((folder / "region.toml").read_text(encoding="utf-8"))
        columns = COUNTRY_COLUMNS if (folder / "provinces.tsv").is_file() else COLUMNS
        tables = {
            name: parse_table((folder / name).read_text(encoding="utf-8"), name, columns[name])
            for name in columns
        }
        regions.append((region, tables))
    return build_places(regions)


def parse_table(text: str, name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of a table; raises ProblemsError for a wrong head or a row of another width."""
    rows: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    seen_head = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line[0] == "#":
            continue
        row = tuple(line.split("\t"))
        if not seen_head:
            seen_head = True
            if row != columns:
                problems.append(
                    Problem(name, number, tr("the columns must be {names}", names=", ".join(columns)))
                )
        elif len(row) != len(columns):
            problems.append(
                Problem(
                    name,
                    number,
                    tr("has {count} columns, not {wanted}", count=len(row), wanted=len(columns)),
                    tr("separate them by tabs"),
                )
            )
        else:
            rows.append(row)
    if problems:
        raise ProblemsError(problems)
    return rows


def build_places(regions: Sequence[RegionTables]) -> Places:
    """Return the places that regions' files and their tables describe.

    A name that units of several regions bear is filed with what tells them apart, as within one.
    """
    read = [_read_region(region, tables) for region, tables in regions]
    districts = [district for one in read for district in one.districts]
    _refuse_twins(districts)
    names = _name_units(read)
    successors: dict[str, list[Share]] = defaultdict(list)
    predecessors: dict[str, list[Share]] = defaultdict(list)
    district_names = {district.slug: district.name for district in districts}
    for one in read:
        for before, after, extent in one.steps:
            old, new = names[before], names[after]
            if old != new or not after.district:
                successors[old].append(Share(new, district_names.get(after.district, ""), extent))
                predecessors[new].append(Share(old, district_names.get(before.district, ""), extent))
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit, filed in names.items():
        by_name[filed].append(unit)
    slugs = ward_slugs({filed: group[0] for filed, group in by_name.items()})
    wards = {
        filed: Ward(
            filed,
            slugs[filed],
            group[0].kind,
            tuple(group),
            tuple(successors[filed]),
            tuple(predecessors[filed]),
        )
        for filed, group in by_name.items()
    }
    heirs: dict[str, list[str]] = defaultdict(list)
    for one in read:
        for unit in one.communes:
            heirs[unit.main_district].append(names[unit])
    said = [region for region, _ in regions]
    provinces = {province.slug: province for one in reversed(read) for province in one.provinces}
    own = [one for one, region in zip(read, said, strict=True) if not _is_included(one.id, said)]
    return Places(
        id="+".join(one.id for one in own),
        name=", ".join(one.name for one in own),
        aliases=tuple(
            dict.fromkeys(alias for region in said for alias in (region["name"], *region["aliases"]))
        ),
        districts_end=max(region.get("districts_end", "") for region in said),
        eras=tuple(sorted((era for one in read for era in one.eras), key=lambda era: era.valid_from)),
        resolutions={row["id"]: Resolution(**row) for region in said for row in region.get("resolution", ())},
        provinces=tuple(sorted(provinces.values(), key=lambda province: province.slug)),
        districts=tuple(
            msgspec.structs.replace(district, successors=tuple(heirs[district.slug]))
            for district in districts
        ),
        wards=wards,
        former=tuple(
            Former(row["kind"], row["name"], row["valid_to"], tuple(row["successors"]))
            for region in said
            for row in region.get("former", ())
        ),
        traps={match_key(row["name"]): _build_trap(row) for region in said for row in region.get("trap", ())},
    )


def _is_included(region: str, said: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a region is part of another one that was read too."""
    return any(region in other.get("includes", ()) for other in said)


def _name_units(regions: Sequence[Region]) -> dict[Unit, str]:
    """Return the names under which articles about units are filed, in the order of the regions."""
    names: dict[Unit, str] = {}
    plain = [one for one in regions if not one.by_province]
    units = tuple(unit for one in plain for unit in (*one.units, *one.communes))
    own = {district.slug: district.name for one in plain for district in one.districts}
    in_plain = name_wards(units, own, {one.id: one.name for one in plain})
    for one in regions:
        units = (*one.units, *one.communes)
        if one.by_province:
            districts = {district.slug: district.name for district in one.districts}
            provinces = {province.slug: province.name for province in one.provinces}
            names |= name_wards_with_province(units, districts, provinces)
        else:
            names |= {unit: in_plain[unit] for unit in units}
    return names


def _read_region(region: Mapping[str, Any], tables: Tables) -> Region:
    if "provinces.tsv" in tables:
        return read_country(region, tables)
    own = region["id"]
    said = region.get("province", {})
    province = said.get("slug", slug_of(region["name"]))
    units = tuple(
        Unit(kind, name, code, district, start, end, region=own, province=province)
        for district, kind, name, code, start, end in tables["wards.tsv"]
    )
    communes = {
        slug: Unit(kind, name, code, "", start, end, float(lat), float(lon), main, own, province)
        for slug, kind, name, code, start, end, lat, lon, main in tables["communes.tsv"]
    }
    last_units = {(unit.district, unit.kind, unit.name): unit for unit in units}
    districts = tuple(
        District(
            slug, kind, name, code, start, end, float(lat), float(lon),
            plain=name, province=province, lives=(Life(kind, code, start, end),),
            resolutions=tuple(resolutions.split()),
        )
        for slug, kind, name, code, start, end, lat, lon, resolutions in tables["districts.tsv"]
    )  # fmt: skip
    return Region(
        own,
        region["name"],
        tuple(Era(**{**row, "region": own}) for row in region["era"]),
        (_province_of(region, province, districts),),
        districts,
        units,
        tuple(communes.values()),
        tuple(
            (last_units[district, kind, name], communes[commune], extent)
            for commune, district, kind, name, extent in tables["successions.tsv"]
        ),
    )


def _province_of(region: Mapping[str, Any], slug: str, districts: Sequence[District]) -> Province:
    """Return the one province that a region without a table of them is, or lies in."""
    said = region.get("province", {})
    kind, code = said.get("kind", ""), said.get("code", "")
    lat, lon = (
        sum(getattr(district, axis) for district in districts) / max(1, len(districts))
        for axis in ("lat", "lon")
    )
    name = said.get("name", region["name"])
    return Province(
        slug, kind, name, code, "", "", lat, lon, (Life(kind, code, "", ""),), region=region["id"]
    )


def _refuse_twins(districts: Iterable[District]) -> None:
    """Raise ProblemsError where two regions have a district of one name: an article could not say which."""
    seen: set[str] = set()
    problems = []
    for district in districts:
        if district.slug in seen:
            message = tr(
                "two regions have a district {name}, and an article could not say which", name=district.name
            )
            cure = tr(
                'keep one of the two regions under "region", and make an archive of its own of the other'
            )
            problems.append(Problem("archive.toml", 0, message, cure))
        seen.add(district.slug)
    if problems:
        raise ProblemsError(problems)


def _build_trap(row: Mapping[str, Any]) -> Trap:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Trap(**values)
