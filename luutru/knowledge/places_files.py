"""Reads a region's folder (region.toml and four tables) into `Places`.

Each table is tab-separated with one row of column names; lines that start with "#" say what the columns mean.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.knowledge.country_files import Region, read_country
from luutru.knowledge.naming import name_wards, name_wards_with_province, slug_of, ward_slugs
from luutru.knowledge.place_names import Ids, index_names, load_provinces, longest_names
from luutru.knowledge.place_table import Head, Row, Step, Table, unpack_table
from luutru.knowledge.places import Places
from luutru.knowledge.units import District, Era, Former, Life, Province, Resolution, Trap, Unit
from luutru.messages import tr
from luutru.toml_files import read_toml
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from luutru.knowledge.country_files import Tables

    RegionTables = tuple[Mapping[str, Any], Tables]

#: A region whose files are large brings what they say in one file too, which is read in their place.
PACKED: Final = "packed.bin"
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
    if folders and (folders[0] / PACKED).is_file() and _is_whole(folders):
        return Places(unpack_table((folders[0] / PACKED).read_bytes()))
    return Places(read_folders(*folders))


def read_folders(*folders: Path) -> Table:
    """Read the files of one or several regions, with the errors of `load_places`."""
    regions = []
    for folder in folders:
        if not (folder / "region.toml").is_file():
            raise LuutruError(tr("{folder} holds no places: there is no region.toml in it", folder=folder))
        region = read_toml((folder / "region.toml").read_text(encoding="utf-8"), f"{folder.name}/region.toml")
        columns = COUNTRY_COLUMNS if (folder / "provinces.tsv").is_file() else COLUMNS
        tables = {
            name: parse_table((folder / name).read_text(encoding="utf-8"), name, columns[name])
            for name in columns
        }
        regions.append((region, tables))
    return build_table(regions)


def _is_whole(folders: Sequence[Path]) -> bool:
    """Whether all that the first region's packed file holds was asked for, and nothing else."""
    region = read_toml((folders[0] / "region.toml").read_text(encoding="utf-8"), "region.toml")
    included: list[str] = region.get("includes", [])
    return included == [folder.name for folder in folders[1:]]


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
                message = tr("the columns must be {names}", names=", ".join(columns))
                problems.append(Problem(name, number, message))
        elif len(row) != len(columns):
            message = tr("has {count} columns, not {wanted}", count=len(row), wanted=len(columns))
            problems.append(Problem(name, number, message, tr("separate them by tabs")))
        else:
            rows.append(row)
    if problems:
        raise ProblemsError(problems)
    return rows


def build_table(regions: Sequence[RegionTables]) -> Table:
    """Return the table of what regions' files describe.

    A name that units of several regions bear is filed with what tells them apart, as within one.
    """
    read = [_read_region(region, tables) for region, tables in regions]
    said = [region for region, _ in regions]
    _refuse_twins(_districts(read))
    filed = _name_units(read)
    units = [msgspec.structs.replace(unit, filed=name) for unit, name in filed.items()]
    heirs: dict[str, list[str]] = defaultdict(list)
    lists: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.district:
            lists[unit.district].append(number)
        else:
            heirs[unit.main_district].append(unit.filed)
    districts = tuple(
        msgspec.structs.replace(district, successors=tuple(heirs[district.slug]))
        for district in _districts(read)
    )
    former = tuple(
        Former(row["kind"], row["name"], row["valid_to"], tuple(row["successors"]))
        for region in said
        for row in region.get("former", ())
    )
    names = index_names(districts, former, units, _spellings(said))
    return Table(
        _build_head(read, said, districts, former, names), units, names, _ward_rows(read, filed), lists
    )


def _build_head(
    read: Sequence[Region],
    said: Sequence[Mapping[str, Any]],
    districts: tuple[District, ...],
    former: tuple[Former, ...],
    names: Mapping[str, Ids],
) -> Head:
    provinces = {province.slug: province for one in reversed(read) for province in one.provinces}
    whole = [one for one in read if not any(one.id in other.get("includes", ()) for other in said)]
    plain = [
        (one.provinces[0].slug if one.provinces else "", region)
        for one, region in zip(read, said, strict=True)
        if not one.by_province
    ]
    others = dict.fromkeys(load_provinces(), "")
    if any(one.by_province for one in read):
        others = {
            name: province.slug
            for province in provinces.values()
            for name in (*province.aliases, province.name)
        }
    return Head(
        id="+".join(one.id for one in whole),
        name=", ".join(one.name for one in whole),
        districts_end=max(region.get("districts_end", "") for region in said),
        eras=tuple(sorted((era for one in read for era in one.eras), key=lambda era: era.valid_from)),
        resolutions={row["id"]: Resolution(**row) for region in said for row in region.get("resolution", ())},
        provinces=tuple(sorted(provinces.values(), key=lambda province: province.slug)),
        districts=districts,
        former=former,
        traps={match_key(row["name"]): _build_trap(row) for region in said for row in region.get("trap", ())},
        own={
            alias: slug for slug, region in plain for alias in (region["name"], *region["aliases"]) if alias
        },
        others=others,
        openings=tuple(sorted({" ".join(key.split()[:2]) for key, ids in names.items() if ids[0]})),
        longest=longest_names(names),
    )


def _spellings(said: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return for each word that is written in several ways all of them."""
    groups = [tuple(row["words"]) for region in said for row in region.get("spelling", ())]
    return {word: group for group in groups for word in group}


def _ward_rows(read: Sequence[Region], filed: Mapping[Unit, str]) -> dict[str, Row]:
    """Return what each name for filing stands for, in numbers."""
    districts = {district.slug: number for number, district in enumerate(_districts(read))}
    by_name: dict[str, list[int]] = defaultdict(list)
    first: dict[str, Unit] = {}
    for number, (unit, name) in enumerate(filed.items()):
        by_name[name].append(number)
        first.setdefault(name, unit)
    slugs = ward_slugs(first)
    numbers = {name: number for number, name in enumerate(by_name)}
    successors: dict[str, list[Step]] = defaultdict(list)
    predecessors: dict[str, list[Step]] = defaultdict(list)
    for one in read:
        for before, after, extent in one.steps:
            old, new = filed[before], filed[after]
            if old != new or not after.district:
                successors[old].append(Step(numbers[new], districts.get(after.district, -1), extent))
                predecessors[new].append(Step(numbers[old], districts.get(before.district, -1), extent))
    return {
        name: Row(slugs[name], tuple(group), tuple(successors[name]), tuple(predecessors[name]))
        for name, group in by_name.items()
    }


def _districts(read: Iterable[Region]) -> list[District]:
    return [district for one in read for district in one.districts]


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
        tuple(Era(**{**row, "region": own}) for row in region.get("era", ())),
        (_province_of(region, province, districts),) if districts else (),
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
