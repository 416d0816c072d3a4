"""Units by number, and what is said of each but when somebody asks: how a country's places take little room.

A table is either made from a region's files, or unpacked from one file, in which units and names stay packed
until one is looked at.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from luutru.knowledge.place_names import Ids, PlaceName, join_name
from luutru.knowledge.units import District, Era, Former, Province, Resolution, Share, Trap, Unit, Ward

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Raw = msgspec.Raw


class Step(msgspec.Struct, frozen=True, array_like=True):
    """One step of a succession: numbers of the other name and of its district, -1 for none (`Share`)."""

    ward: int
    district: int
    extent: str


class Row(msgspec.Struct, frozen=True, array_like=True):
    """What a name for filing stands for: its address, the numbers of its units, and what followed them."""

    slug: str
    units: tuple[int, ...]
    successors: tuple[Step, ...] = ()
    predecessors: tuple[Step, ...] = ()


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a region at once (`Places`). `own` and `others` are names of provinces with their
    slugs, `openings` the first two words of its districts' names, `longest` the most words of a name by its
    first.
    """

    id: str
    name: str
    districts_end: str
    eras: tuple[Era, ...]
    resolutions: dict[str, Resolution]
    provinces: tuple[Province, ...]
    districts: tuple[District, ...]
    former: tuple[Former, ...]
    traps: dict[str, Trap]
    own: dict[str, str]
    others: dict[str, str]
    openings: tuple[str, ...]
    longest: dict[str, int]


class Table(msgspec.Struct, array_like=True):
    """All units of one or several regions: values, or packed ones.

    `names` gives for each name as a text has it the numbers of what it stands for, `wards` the rows of the
    names for filing, `lists` the numbers of each district's units by its slug.
    """

    head: Head
    units: list[Any]
    names: dict[str, Any]
    wards: Any
    lists: Any

    def unit(self, number: int) -> Unit:
        """Return a unit by its number."""
        unit = self.units[number]
        if not isinstance(unit, Unit):
            unit = self.units[number] = msgspec.msgpack.decode(unit, type=Unit)
        return unit

    def name(self, ids: Ids | Raw) -> PlaceName:
        """Return what a name stands for."""
        districts, former, units = _unpacked(ids, Ids)
        head = self.head
        found = [self.unit(number) for number in units]
        first = head.districts[districts[0]].plain if districts else found[0].name if found else ""
        return join_name(
            first or head.former[former[0]].name,
            tuple(head.districts[number] for number in districts),
            tuple(head.former[number] for number in former),
            tuple(found),
        )

    def units_of(self, district: str) -> list[Unit]:
        """Return all units that a district had, by its slug."""
        if not isinstance(self.lists, dict):
            self.lists = msgspec.msgpack.decode(self.lists, type=dict[str, tuple[int, ...]])
        return [self.unit(number) for number in self.lists.get(district, ())]


class Wards(Mapping[str, Ward]):
    """The names for filing of a table, each with what it stands for, made when it is asked for."""

    def __init__(self, table: Table) -> None:
        """Nothing is unpacked before it is looked at."""
        self._table = table
        self._made: dict[str, Ward] = {}
        self._names: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Ward:
        """Return the ward of that name; a KeyError for a stranger."""
        ward = self._made.get(name)
        if ward is None:
            row, unit = self.row(name), self._table.unit
            units = tuple(unit(number) for number in row.units)
            ward = self._made[name] = Ward(
                name,
                row.slug,
                units[0].kind,
                units,
                self._shares(row.successors),
                self._shares(row.predecessors),
            )
        return ward

    def __iter__(self) -> Iterator[str]:
        """Go over the names."""
        return iter(self._rows())

    def __len__(self) -> int:
        """Count the names."""
        return len(self._rows())

    def __contains__(self, name: object) -> bool:
        """Whether there is such a name."""
        return name in self._rows()

    def row(self, name: str) -> Row:
        """Return what a name stands for in numbers; a KeyError for a stranger."""
        row: Row = _unpacked(self._rows()[name], Row)
        return row

    def _rows(self) -> dict[str, Any]:
        if not isinstance(self._table.wards, dict):
            self._table.wards = msgspec.msgpack.decode(self._table.wards, type=dict[str, Raw])
        rows: dict[str, Any] = self._table.wards
        return rows

    def _shares(self, steps: Sequence[Step]) -> tuple[Share, ...]:
        if steps and not self._names:
            self._names = tuple(self._rows())
        districts = self._table.head.districts
        return tuple(
            Share(
                self._names[step.ward],
                "" if step.district < 0 else districts[step.district].name,
                step.extent,
            )
            for step in steps
        )


class _Packed(msgspec.Struct, array_like=True):
    head: Head
    units: list[Raw]
    names: dict[str, Raw]
    wards: Raw
    lists: Raw


def pack_table(table: Table) -> bytes:
    """Return a table as the bytes of a file."""
    return zlib.compress(msgspec.msgpack.encode(table), 9)


def unpack_table(data: bytes) -> Table:
    """Return the table that a file holds, its units and names still packed."""
    packed = msgspec.msgpack.decode(zlib.decompress(data), type=_Packed)
    return Table(packed.head, packed.units, packed.names, packed.wards, packed.lists)


def _unpacked(value: Any, kind: Any) -> Any:
    return msgspec.msgpack.decode(value, type=kind) if isinstance(value, Raw) else value
