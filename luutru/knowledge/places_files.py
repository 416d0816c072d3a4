"""Reads a region's folder (region.toml and four tables) into `Places`.

Each table is tab-separated with one row of column names; lines that start with "#" say what the columns mean.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.knowledge.places import (
    District,
    Era,
    Former,
    Places,
    Resolution,
    Share,
    Trap,
    Unit,
    Ward,
    name_wards,
    ward_slugs,
)
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


def load_places(folder: Path) -> Places:
    """Read the places of a region; raises LuutruError when the folder is none, ProblemsError for bad rows."""
    if not (folder / "region.toml").is_file():
        raise LuutruError(tr("{folder} holds no places: there is no region.toml in it", folder=folder))
    region = tomllib.loads((folder / "region.toml").read_text(encoding="utf-8"))
    tables = {name: parse_table((folder / name).read_text(encoding="utf-8"), name) for name in COLUMNS}
    return build_places(region, tables)


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


def build_places(region: Mapping[str, Any], tables: Mapping[str, Sequence[tuple[str, ...]]]) -> Places:
    """Return the places that a region's file and its tables (rows by table name) describe."""
    eras = tuple(Era(**row) for row in region["era"])
    district_names = {row[0]: row[2] for row in tables["districts.tsv"]}
    units = tuple(
        Unit(kind, name, code, district, start, end)
        for district, kind, name, code, start, end in tables["wards.tsv"]
    )
    communes = {
        slug: Unit(kind, name, code, "", start, end, float(lat), float(lon), main)
        for slug, kind, name, code, start, end, lat, lon, main in tables["communes.tsv"]
    }
    names = name_wards((*units, *communes.values()), district_names)
    successors: dict[str, list[Share]] = defaultdict(list)
    predecessors: dict[str, list[Share]] = defaultdict(list)
    touched: dict[str, dict[str, None]] = defaultdict(dict)
    last_units = {(unit.district, unit.kind, unit.name): unit for unit in units}
    for commune, district, kind, name, extent in tables["successions.tsv"]:
        old, new = names[last_units[district, kind, name]], names[communes[commune]]
        successors[old].append(Share(new, "", extent))
        predecessors[new].append(Share(old, district_names[district], extent))
        touched[district][new] = None
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
    for unit in units:
        for era in eras:
            if unit.valid_from <= era.valid_from and (not unit.valid_to or era.valid_from <= unit.valid_to):
                by_era[unit.district][era.id].append(names[unit])
    new_names = [(unit, names[unit]) for unit in communes.values()]
    resolutions = {row["id"]: Resolution(**row) for row in region.get("resolution", ())}
    return Places(
        id=region["id"],
        name=region["name"],
        aliases=tuple(region["aliases"]),
        districts_end=region.get("districts_end", ""),
        eras=eras,
        resolutions=resolutions,
        districts=tuple(
            _build_district(row, by_era[row[0]], new_names, touched[row[0]])
            for row in tables["districts.tsv"]
        ),
        wards=wards,
        former=tuple(
            Former(row["kind"], row["name"], row["valid_to"], tuple(row["successors"]))
            for row in region.get("former", ())
        ),
        traps={match_key(row["name"]): _build_trap(row) for row in region.get("trap", ())},
    )


def _build_district(
    row: tuple[str, ...],
    wards: Mapping[str, Sequence[str]],
    communes: Iterable[tuple[Unit, str]],
    touched: Iterable[str],
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
        tuple(touched),
        tuple(resolutions.split()),
    )


def _build_trap(row: Mapping[str, Any]) -> Trap:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Trap(**values)
