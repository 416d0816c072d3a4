"""Reads the tables of a region of many provinces: units through all their lives, and what followed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from luutru.knowledge.naming import name_district
from luutru.knowledge.units import District, Era, Life, Province, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str, ...]
#: Rows by the name of their table.
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Region:
    """One region's units: those of before the reform, and the communes of today.

    `steps` are successions: a unit, one that followed it, and the share (`Share.extent`). `by_province` says
    that units are filed with where they lie.
    """

    id: str
    name: str
    eras: tuple[Era, ...]
    provinces: tuple[Province, ...]
    districts: tuple[District, ...]
    units: tuple[Unit, ...]
    communes: tuple[Unit, ...]
    steps: tuple[tuple[Unit, Unit, str], ...]
    by_province: bool = False


def read_country(region: Mapping[str, Any], tables: Tables) -> Region:
    """Return the region that its settings and tables describe."""
    own = region["id"]
    aliases = {row["name"]: tuple(row["also"]) for row in region.get("province_alias", ())}
    provinces = tuple(_read_provinces(tables["provinces.tsv"], aliases, own))
    names = {province.slug: province.name for province in provinces}
    others = {row["district"]: tuple(row["names"]) for row in region.get("also", ())}
    districts = tuple(_read_districts(tables["districts.tsv"], names, others))
    lies_in = {district.slug: district.province for district in districts}
    units = tuple(
        Unit(
            kind, name, code, district, start, end, region=own, province=lies_in[district], also=_split(also)
        )
        for district, kind, name, code, start, end, _, also in tables["wards.tsv"]
    )
    after = [row[6].split() for row in tables["wards.tsv"]]
    communes = tuple(
        Unit(kind, name, code, "", start, end, float(lat), float(lon), main, own, province, _split(also))
        for province, kind, name, code, start, end, lat, lon, main, also in tables["communes.tsv"]
    )
    return Region(
        own,
        region["name"],
        tuple(Era(**{**row, "region": own}) for row in region.get("era", ())),
        provinces,
        districts,
        units,
        communes,
        tuple(_read_steps(units, after, communes, region.get("districts_end", ""))),
        by_province=True,
    )


def _read_provinces(
    rows: Iterable[Row], aliases: Mapping[str, tuple[str, ...]], region: str
) -> Iterable[Province]:
    for slug, group in _group(rows).items():
        lives = tuple(Life(row[1], row[3], row[4], row[5]) for row in group)
        _, kind, name, code, _, end, lat, lon, after = group[-1]
        yield Province(
            slug, kind, name, code, lives[0].valid_from, end, float(lat), float(lon), lives,
            aliases.get(name, ()), tuple(after.split()), region,
        )  # fmt: skip


def _read_districts(
    rows: Sequence[Row], provinces: Mapping[str, str], others: Mapping[str, tuple[str, ...]]
) -> Iterable[District]:
    groups = _group(rows)
    twins: dict[tuple[str, str], set[str]] = defaultdict(set)
    for slug, province, _, name, *_ in rows:
        twins[province, name].add(slug)
    for slug, group in groups.items():
        lives = tuple(Life(row[2], row[4], row[5], row[6]) for row in group)
        _, province, kind, name, code, _, end, lat, lon, after, also = group[-1]
        filed = name_district(kind, name, provinces[province], twin=len(twins[province, name]) > 1)
        yield District(
            slug, kind, filed, code, lives[0].valid_from, end, float(lat), float(lon),
            name, province, lives, followers=tuple(after.split()),
            also=(*_split(also), *others.get(name, ())),
        )  # fmt: skip


def _split(also: str) -> tuple[str, ...]:
    """Return spellings that a table has in one cell."""
    return tuple(also.split("; ")) if also else ()


def _group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each unit, by its slug."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return groups


def _read_steps(
    units: Sequence[Unit], after: Sequence[Sequence[str]], communes: Sequence[Unit], districts_end: str
) -> Iterable[tuple[Unit, Unit, str]]:
    """Yield what followed each unit: communes one of when districts ended, else what next bore the code."""
    by_code: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_code[unit.code].append(unit)
    new: dict[str, Unit] = {}
    for unit in sorted(communes, key=lambda unit: unit.valid_from):
        if unit.code in new:  # a commune that was made a ward
            yield new[unit.code], unit, "whole"
        else:
            new[unit.code] = unit
    for unit, steps in zip(units, after, strict=True):
        for step in steps:
            code, _, share = step.partition(":")
            if unit.valid_to == districts_end:
                follower = new.get(code)
            else:
                follower = next((one for one in by_code[code] if one.valid_to > unit.valid_to), None)
            if follower is not None:
                yield unit, follower, share or "whole"
