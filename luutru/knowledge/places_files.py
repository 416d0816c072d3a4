"""Reads a region's folder (region.toml and four tables) into `Places`.

Each table is tab-separated with one row of column names; lines that start with "#" say what the columns mean.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.knowledge.places import Places, name_wards, ward_slugs
from luutru.knowledge.units import District, Era, Former, Resolution, Share, Trap, Unit, Ward
from luutru.messages import tr
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

COLUMNS: Final = {
    "districts.tsv": ("slug", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "resolutions"),
    "wards.tsv": ("district", "kind", "name", "code", "valid_from", "valid_to"),
    "communes.tsv": ("slug", "kind", "name", "code", "valid_from", "valid_to", "lat", "lon", "main_district"),
    "successions.tsv": ("commune", "district", "kind", "name", "share"),
}


def load_places(*folders: Path) -> Places:
    """Read the places of one or several regions.

    Raises LuutruError when a folder is none, ProblemsError for bad rows.
    """
    regions = []
    for folder in folders:
        if not (folder / "region.toml").is_file():
            raise LuutruError(tr("{folder} holds no places: there is no region.toml in it", folder=folder))
        region = tomllib.loads((folder / "region.toml").read_text(encoding="utf-8"))
        tables = {name: parse_table((folder / name).read_text(encoding="utf-8"), name) for name in COLUMNS}
        regions.append((region, tables))
    return build_places(regions)


def parse_table(text: str, name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table; raises ProblemsError for a wrong head or a row of another width."""
    columns = COLUMNS[name]
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


def build_places(
    regions: Sequence[tuple[Mapping[str, Any], Mapping[str, Sequence[tuple[str, ...]]]]],
) -> Places:
    """Return the places that regions' files and their tables (rows by table name) describe.

    A name that units of several regions bear is filed with what tells them apart, as within one.
    """
    read = [_read_region(region, tables) for region, tables in regions]
    rows = [row for _, tables in regions for row in tables["districts.tsv"]]
    _refuse_twins(rows)
    district_names = {row[0]: row[2] for row in rows}
    every = [unit for one in read for unit in (*one.units, *one.communes.values())]
    names = name_wards(tuple(every), district_names, {one.id: one.name for one in read})
    successors: dict[str, list[Share]] = defaultdict(list)
    predecessors: dict[str, list[Share]] = defaultdict(list)
    for one, (_, tables) in zip(read, regions, strict=True):
        last_units = {(unit.district, unit.kind, unit.name): unit for unit in one.units}
        for commune, district, kind, name, extent in tables["successions.tsv"]:
            old, new = names[last_units[district, kind, name]], names[one.communes[commune]]
            successors[old].append(Share(new, "", extent))
            predecessors[new].append(Share(old, district_names[district], extent))
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
    by_era: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in read:
        for unit in one.units:
            for era in one.eras:
                if unit.valid_from <= era.valid_from and (
                    not unit.valid_to or era.valid_from <= unit.valid_to
                ):
                    by_era[unit.district][era.id].append(names[unit])
    new_names = [(unit, names[unit]) for one in read for unit in one.communes.values()]
    said = [region for region, _ in regions]
    return Places(
        id="+".join(one.id for one in read),
        name=", ".join(one.name for one in read),
        aliases=tuple(
            dict.fromkeys(alias for region in said for alias in (region["name"], *region["aliases"]))
        ),
        districts_end=max(region.get("districts_end", "") for region in said),
        eras=tuple(sorted((era for one in read for era in one.eras), key=lambda era: era.valid_from)),
        resolutions={row["id"]: Resolution(**row) for region in said for row in region.get("resolution", ())},
        districts=tuple(_build_district(row, by_era[row[0]], new_names) for row in rows),
        wards=wards,
        former=tuple(
            Former(row["kind"], row["name"], row["valid_to"], tuple(row["successors"]))
            for region in said
            for row in region.get("former", ())
        ),
        traps={match_key(row["name"]): _build_trap(row) for region in said for row in region.get("trap", ())},
    )


@dataclass(frozen=True, slots=True)
class _Region:
    """One region's lists of units: those of before the reform, and the communes of today by their slugs."""

    id: str
    name: str
    eras: tuple[Era, ...]
    units: tuple[Unit, ...]
    communes: Mapping[str, Unit]


def _read_region(region: Mapping[str, Any], tables: Mapping[str, Sequence[tuple[str, ...]]]) -> _Region:
    own = region["id"]
    eras = tuple(Era(**{**row, "region": own}) for row in region["era"])
    units = tuple(
        Unit(kind, name, code, district, start, end, region=own)
        for district, kind, name, code, start, end in tables["wards.tsv"]
    )
    communes = {
        slug: Unit(kind, name, code, "", start, end, float(lat), float(lon), main, own)
        for slug, kind, name, code, start, end, lat, lon, main in tables["communes.tsv"]
    }
    return _Region(own, region["name"], eras, units, communes)


def _refuse_twins(districts: Iterable[tuple[str, ...]]) -> None:
    """Raise ProblemsError where two regions have a district of one name: an article could not say which."""
    seen: dict[str, str] = {}
    problems = []
    for row in districts:
        if row[0] in seen:
            message = tr(
                "two regions have a district {name}, and an article could not say which", name=row[2]
            )
            cure = tr(
                'keep one of the two regions under "region", and make an archive of its own of the other'
            )
            problems.append(Problem("archive.toml", 0, message, cure))
        seen[row[0]] = row[2]
    if problems:
        raise ProblemsError(problems)


def _build_district(
    row: tuple[str, ...],
    wards: Mapping[str, Sequence[str]],
    communes: Iterable[tuple[Unit, str]],
) -> District:
    slug, kind, name, code, start, end, lat, lon, resolutions = row
    return District(
        slug,
        kind,
        name,
        code,
        start,
        end,
        float(lat),
        float(lon),
        {era: tuple(group) for era, group in wards.items()},
        tuple(filed for unit, filed in communes if unit.main_district == slug),
        tuple(resolutions.split()),
    )


def _build_trap(row: Mapping[str, Any]) -> Trap:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Trap(**values)
