"""What a region is made of: its units as they were between two days, and what became of them.

A unit is known by its district, kind and name, because the official codes are given again to other names, and
by its days, because the lists changed. Days are ISO days; an empty `valid_from` means before the lists begin,
an empty `valid_to` means still today.
"""

from __future__ import annotations

import msgspec


class Era(msgspec.Struct, frozen=True, array_like=True):
    """A span of days over which one list of units of a region held; `id` is the number of units in it."""

    id: str
    valid_from: str
    valid_to: str
    units: str
    resolution: str
    region: str = ""


class Resolution(msgspec.Struct, frozen=True, array_like=True):
    """An official act that made, changed or ended units; `valid_from` is the day it took effect."""

    id: str
    title: str
    what: str
    valid_from: str
    note: str = ""


class Share(msgspec.Struct, frozen=True, array_like=True):
    """One step of a succession: `ward` is the other unit's `Ward.name`, `district` its district's name if
    any.

    `extent` is "whole", "part", "part-area-only" (land without people) or "part-area-all-population".
    """

    ward: str
    district: str
    extent: str


class Unit(msgspec.Struct, frozen=True, array_like=True):
    """A ward, commune or town as it was between two days; `district` is a slug, empty since districts ended.

    `lat` and `lon` are WGS84 degrees of the centre, None where unknown. `province` is a slug,
    `also` are other spellings of the name, `filed` is the name that articles are filed under (`Ward.name`).
    """

    kind: str
    name: str
    code: str
    district: str
    valid_from: str
    valid_to: str
    lat: float | None = None
    lon: float | None = None
    main_district: str = ""
    region: str = ""
    province: str = ""
    also: tuple[str, ...] = ()
    filed: str = ""

    def holds(self, day: str) -> bool:
        """Whether the unit existed on an ISO day."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


class Ward(msgspec.Struct, frozen=True, array_like=True):
    """A name that articles are filed under: "phường Bưởi", "phường Quang Trung (Đống Đa)" where it recurs.

    One name may stand for a unit of before and another of after a reform; `units` has them in order of time.
    `successors` follow a unit that ended, `predecessors` are what a unit was made of.
    """

    name: str
    slug: str
    kind: str
    units: tuple[Unit, ...]
    successors: tuple[Share, ...] = ()
    predecessors: tuple[Share, ...] = ()


class Life(msgspec.Struct, frozen=True, array_like=True):
    """A province or district as one kind of unit: "huyện" up to a day, "thị xã" from the next."""

    kind: str
    code: str
    valid_from: str
    valid_to: str


class Province(msgspec.Struct, frozen=True, array_like=True):
    """A province, or a city that is one, through all its `lives`; kind and code are those of the last.

    `successors` are slugs of those that a province became whose name ended; `aliases` are other ways to write
    the name. Coordinates: WGS84 degrees, amid its districts.
    """

    slug: str
    kind: str
    name: str
    code: str
    valid_from: str
    valid_to: str
    lat: float
    lon: float
    lives: tuple[Life, ...]
    aliases: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    region: str = ""


class WardList(msgspec.Struct, frozen=True, array_like=True):
    """What a district was divided into between two days: names (`Ward.name`)."""

    valid_from: str
    valid_to: str
    wards: tuple[str, ...]


class District(msgspec.Struct, frozen=True, array_like=True):
    """A district-level unit (quận, huyện, thị xã, thành phố) through all its `lives`; kind and code are those
    of the last.

    `name` is the one that articles are filed under ("Đống Đa", "Hải Châu (Đà Nẵng)"), `plain` its own ("Hải
    Châu"; "1" of quận 1); `province` is a slug. `successors` are the wards and communes that are mostly its
    land, `followers` slugs of the districts that followed one which ended before the others; `resolutions`
    are ids; `also` are other spellings of its own name. Coordinates: WGS84 degrees.
    """

    slug: str
    kind: str
    name: str
    code: str
    valid_from: str
    valid_to: str
    lat: float
    lon: float
    plain: str
    province: str
    lives: tuple[Life, ...]
    successors: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    resolutions: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Former(msgspec.Struct, frozen=True, array_like=True):
    """A district-level unit that ended before the first list, and the slugs of those that followed it."""

    kind: str
    name: str
    valid_to: str
    successors: tuple[str, ...]


class Trap(msgspec.Struct, frozen=True, array_like=True):
    """A district's name that is also something else: the words beside the bare name that say so."""

    name: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    why: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
