"""Makes the tables of luutru/knowledge/data/places/viet-nam/ from the list of all units of the country.

    python -m scripts.viet_nam viet_nam_units.tsv
    python -m scripts.viet_nam      # after an edit of region.toml or of Hà Nội's tables: only packs them anew

The list is no part of this repository; README.md beside the tables says what it was made of, and why only a
part of it is shipped. Hà Nội has tables of its own.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Final

from luutru.catalogue.names import make_slug
from luutru.knowledge.loading import region_folders
from luutru.knowledge.place_table import pack_table
from luutru.knowledge.places_files import PACKED, read_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parents[1] / "luutru" / "knowledge" / "data" / "places" / "viet-nam"
#: The first list under a free licence: what ended before is left out, and earlier days are not told.
FIRST: Final = "2017-10-01"
#: Rows of lists without a licence: none, but for the province that the free lists have as well.
ALSO_FREE: Final = frozenset({"t46"})
#: Hà Nội, which has tables of its own.
APART: Final = frozenset({"t01", "T01"})
LAST_DAY: Final = "2025-06-30"
#: The two districts that Huế has had only since it was renamed.
NEW_IN_HUE: Final = frozenset({"474", "475"})
HEADS: Final = {
    "provinces.tsv": """\
# The provinces of Viet Nam: 63 until 2025-06-30 (Huế has two names, one from 2025-01-01 on), 34 since.
# A province that changed its kind has a row for each. Coordinates: WGS84 degrees, mean of its
# districts'. successors: slugs.
slug	kind	name	code	valid_from	valid_to	lat	lon	successors
""",
    "districts.tsv": """\
# The district-level units from 2017-10-01 to 2025-06-30, but for Hà Nội's. valid_from is empty for what
# is older; a unit that changed its kind has a row for each. Coordinates: WGS84 degrees, mean of the
# centres of the communes of communes.tsv that are mostly its land (of those that its wards became,
# where it ended early). successors: slugs of what followed one that ended before 2025-06-30. also:
# other spellings, "; " between them.
slug	province	kind	name	code	valid_from	valid_to	lat	lon	successors	also
""",
    "wards.tsv": """\
# Wards (phường), communes (xã) and towns (thị trấn) from 2017-10-01 to 2025-06-30, but for Hà Nội's.
# valid_from is empty for what is older. successors: codes of what followed, of this table where the
# unit ended before 2025-06-30, of communes.tsv otherwise; with ":" and the share where that is not the
# whole. also: other spellings, "; " between them.
district	kind	name	code	valid_from	valid_to	successors	also
""",
    "communes.tsv": """\
# The wards, communes and special zones (đặc khu) since 2025-07-01, but for Hà Nội's. main_district: the
# district that most of the unit was. Coordinates: WGS84 degrees, centre point. also: other spellings.
province	kind	name	code	valid_from	valid_to	lat	lon	main_district	also
""",
}

Row = dict[str, str]
Line = tuple[str, ...]
Points = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _District:
    """The rows of one district by their time: its name and the province that it was filed in first."""

    rows: tuple[Row, ...]
    province: str
    slug: str


def main(file: Path, folder: Path = FOLDER) -> None:
    """Write the four tables."""
    rows = _tell_apart(_read(file))
    by_id = {row["id"]: row for row in rows}
    kept = [row for row in rows if _is_kept(row)]
    provinces = _group_provinces(kept)
    slugs = {row["id"]: slug for slug, group in provinces.items() for row in group}
    districts = _group_districts(kept, slugs)
    homes = {row["id"]: district.slug for district in districts for row in district.rows}
    hanoi = {
        row["id"]: make_slug(row["name"]) for row in rows if row["id"][0] == "h" and row["parent"] in APART
    }
    tables = {
        "provinces.tsv": list(_provinces(provinces, slugs, kept)),
        "districts.tsv": list(_districts(districts, homes, _district_points(districts, kept, by_id))),
        "wards.tsv": list(_wards(kept, by_id, homes)),
        "communes.tsv": list(_communes(kept, slugs, homes | hanoi)),
    }
    folder.mkdir(exist_ok=True)
    for name, lines in tables.items():
        text = HEADS[name] + "".join("\t".join(line) + "\n" for line in lines)
        (folder / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(lines)} rows")
    pack(folder)


def pack(folder: Path = FOLDER) -> None:
    """Write what the tables and Hà Nội's say into one file, which takes a fifth of the time to read."""
    table = read_folders(*region_folders(folder.name))
    (folder / PACKED).write_bytes(pack_table(table))


def _read(file: Path) -> list[Row]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [_mend(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _mend(row: Row) -> Row:
    """Mend small letters ("Đồng ý") and a space ("Ia H' Drai") of NSO's lists, and a wrong spelling."""
    name = " ".join(word[0].upper() + word[1:] for word in row["name"].replace("H' ", "H'").split())
    return {**row, "name": name, "also": "" if row["also"] in (name, "Tuy Hòa") else row["also"]}


def _tell_apart(rows: list[Row]) -> list[Row]:
    """Take the other spelling of a unit where two of one district have one name on one day."""
    named: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        named[row["parent"], row["kind"], row["name"]].append(row)
    return [
        {**row, "name": row["also"], "also": ""}
        if row["also"]
        and any(
            other["code"] != row["code"] and other["to"] >= row["from"] and other["from"] <= row["to"]
            for other in named[row["parent"], row["kind"], row["name"]]
        )
        else row
        for row in rows
    ]


def _is_kept(row: Row) -> bool:
    if row["src"] != "M" and row["id"] not in ALSO_FREE:
        return False
    return not row["to"] or (row["to"] >= FIRST and row["from"] <= row["to"])


def _since(day: str) -> str:
    """A day of before the first list is not told."""
    return day if day >= FIRST else ""


def _group_provinces(rows: list[Row]) -> dict[str, list[Row]]:
    """Return the rows of each name, oldest first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["id"][0] in "tT":
            groups[make_slug(row["name"])].append(row)
    return {slug: sorted(group, key=lambda row: row["from"]) for slug, group in sorted(groups.items())}


def _group_districts(rows: list[Row], provinces: dict[str, str]) -> list[_District]:
    """Join the rows of one name in a province, unless two of them held on one day; give each an address."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["id"][0] == "h" and row["parent"] not in APART:
            # A unit of Huế that is older than the city's new name is filed under the old one.
            renamed = row["parent"] == "t46a" and row["code"] not in NEW_IN_HUE
            groups[provinces["t46" if renamed else row["parent"]], row["name"]].append(row)
    found = []
    for (province, name), group in groups.items():
        group.sort(key=lambda row: row["from"])
        together = any(a["to"] >= b["from"] for a, b in pairwise(group))
        for part in _by_code(group) if together else [group]:
            kind = f"{part[-1]['kind']} " if together or name.isdigit() else ""
            found.append((part, province, f"{province}-{make_slug(kind + name)}"))
    used = Counter(slug for _, _, slug in found)
    return [
        _District(tuple(part), province, slug if used[slug] == 1 else f"{slug}-{part[-1]['code']}")
        for part, province, slug in found
    ]


def _by_code(group: list[Row]) -> list[list[Row]]:
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in group:
        parts[row["code"]].append(row)
    return list(parts.values())


def _provinces(groups: dict[str, list[Row]], slugs: dict[str, str], rows: list[Row]) -> Iterator[Line]:
    points: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["id"][0] == "h" and row["lat"]:
            points[slugs[row["parent"]]].append(row)
    points["thua-thien-hue"] = points["hue"]
    for slug, group in groups.items():
        lives: list[Row] = []
        for row in group:  # a list of the same name and kind goes on
            if lives and lives[-1]["kind"] == row["kind"]:
                lives[-1] = {**lives[-1], "to": row["to"], "successors": row["successors"]}
            else:
                lives.append(row)
        lat, lon = (f"{mean(float(row[axis]) for row in points[slug]):.4f}" for axis in ("lat", "lon"))
        for row in lives:
            heirs = [slugs[step.partition(":")[0]] for step in row["successors"].split()]
            after = " ".join(heir for heir in heirs if heir != slug)
            yield slug, row["kind"], row["name"], row["code"], _since(row["from"]), row["to"], lat, lon, after


def _districts(districts: list[_District], homes: dict[str, str], points: Points) -> Iterator[Line]:
    for district in sorted(districts, key=lambda one: one.rows[0]["code"]):
        lat, lon = points[district.slug]
        for row in district.rows:
            steps = [step.partition(":")[0] for step in row["successors"].split()]
            heirs = dict.fromkeys(homes[step] for step in steps if step[0] == "h")
            after = " ".join(heir for heir in heirs if heir != district.slug)
            yield (
                district.slug, district.province, row["kind"], row["name"], row["code"], _since(row["from"]),
                row["to"], lat, lon, after, row["also"],
            )  # fmt: skip


def _district_points(districts: list[_District], rows: list[Row], by_id: dict[str, Row]) -> Points:
    """Return the centre of each district; of one that ended early, of the communes that its wards became."""
    wards: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["id"][0] == "x":
            wards[row["parent"]].append(row)
    points = {}
    for district in districts:
        last = district.rows[-1]
        heirs = [last] if last["lat"] else _heirs(wards[last["id"]], by_id)
        lat, lon = (mean(float(heir[axis]) for heir in heirs) for axis in ("lat", "lon"))
        points[district.slug] = (f"{lat:.4f}", f"{lon:.4f}")
    return points


def _heirs(rows: list[Row], by_id: dict[str, Row]) -> list[Row]:
    """Return the communes of today that units became."""
    found: dict[str, Row] = {}
    while rows:
        steps = [step.partition(":")[0] for row in rows for step in row["successors"].split()]
        found |= {step: by_id[step] for step in steps if step[0] == "X"}
        rows = [by_id[step] for step in steps if step[0] == "x"]
    return list(found.values())


def _wards(rows: list[Row], by_id: dict[str, Row], homes: dict[str, str]) -> Iterator[Line]:
    """Yield each unit, once more for a district that went on under its code and another name."""
    older: dict[str, str] = {}
    for row in by_id.values():
        for step in row["successors"].split():
            other, _, extent = step.partition(":")
            if extent == "same-code" and row["id"][0] == "h":
                older[other] = row["id"]
    lives: dict[tuple[str, ...], list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        if row["id"][0] != "x" or row["parent"] not in homes:
            continue
        parent, start, end = row["parent"], row["from"], row["to"]
        after, named = _steps(row, by_id), (row["kind"], row["name"], row["code"], row["also"])
        while (before := older.get(parent)) and start < by_id[parent]["from"] and before in homes:
            if homes[before] != homes[parent]:
                since = max(start, by_id[parent]["from"])
                if since <= end:
                    lives[homes[parent], *named].append((_since(since), end, after))
                end, after = by_id[before]["to"], row["code"]
            parent = before
        lives[homes[parent], *named].append((_since(start), end, after))
    for key, spans in lives.items():
        spans.sort()
        for position, (start, end, after) in enumerate(spans):
            following = spans[position + 1][0] if position + 1 < len(spans) else ""
            if following and dt.date.fromisoformat(end) + dt.timedelta(1) == dt.date.fromisoformat(following):
                spans[position + 1] = (start, *spans[position + 1][1:])
            else:
                yield *key[:-1], start, end, after, key[-1]


def _steps(row: Row, by_id: dict[str, Row]) -> str:
    """Return what followed a unit, by codes; a unit of the same code follows itself until 2025-06-30."""
    steps = []
    for step in row["successors"].split():
        other, _, extent = step.partition(":")
        if (row["to"] == LAST_DAY) == (other[0] == "X"):
            share = "" if extent in ("whole", "merged", "same-code") else f":{extent}"
            steps.append(by_id[other]["code"] + share)
    return " ".join(steps)


def _communes(rows: list[Row], slugs: dict[str, str], homes: dict[str, str]) -> Iterator[Line]:
    for row in rows:
        if row["id"][0] == "X" and row["parent"] not in APART:
            yield (
                slugs[row["parent"]], row["kind"], row["name"], row["code"], row["from"], row["to"],
                row["lat"], row["lon"], homes.get(row["main_district"], ""), row["also"],
            )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1])) if sys.argv[1:] else pack()
