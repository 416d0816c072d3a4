"""Provinces, districts and wards as people type them: without marks, case, unit word, a ward's district."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold, match_key, squeeze
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from luutru.knowledge.places import Places
    from luutru.knowledge.units import District
    from luutru.model import Article

_UNITS = load_vocabulary("units")
_UNIT = _UNITS.pattern("any-unit")
_FOLDED_UNIT = re.compile(fold(_UNIT.pattern))
_SHORT_UNIT = _UNITS.pattern("short-unit")
#: "Quận 1, TP.HCM", "hai chau (da nang)", "vinh nghe an": between a unit and where it lies.
_PARTED = re.compile(r"[\s,(]+")
#: Before a province's name, squeezed, and folded.
_PROVINCE_WORDS = tuple(map(squeeze, _UNITS.words("province")))
_PROVINCE_WORD = re.compile(rf"^\s*(?:{'|'.join(map(fold, _UNITS.words('province')))})\b\.?")


def forms_of(name: str) -> tuple[str, str, str]:
    """Return a filing name, without its district, and without its unit word too.

    >>> forms_of("xã Phú Cường (Ba Vì)")
    ('xã Phú Cường (Ba Vì)', 'xã Phú Cường', 'Phú Cường')
    """
    plain = name.partition(" (")[0]
    return name, plain, _UNIT.sub("", plain)


def find_named(typed: str, names: Collection[str]) -> tuple[str, ...]:
    """Return those of some filing names that are nearest to what was typed, of names that it says in full but
    for marks and case; what is typed with them means no other.

    A name that is filed without its district is one among those of other places.
    """
    letters = squeeze(typed)
    names = sorted(name for name in names if letters in squeeze(name))
    for form in (match_key, squeeze):
        wanted = form(typed)
        for part in range(3):
            if found := tuple(
                name for name in names if form(forms_of(name)[part]) == wanted and (part or " (" in name)
            ):
                return found
    return ()


def find_bare(typed: str, names: Collection[str]) -> tuple[str, ...]:
    """Return those of some filing names that a person may mean who adds a unit word, a province or neither.

    >>> find_bare("TP Vinh, nghe an", ("Trà Vinh (Trà Vinh)", "Vinh (Nghệ An)"))
    ('Vinh (Nghệ An)',)
    """
    wanted = _bare(typed)
    return tuple(name for name in sorted(names) if wanted in (_bare(name), _bare(forms_of(name)[2])))


def _bare(text: str) -> str:
    return squeeze(_FOLDED_UNIT.sub("", fold(_SHORT_UNIT.sub("", text))))


def compared(name: str) -> str:
    """Return a name as one looks for the nearest: without marks, case, unit word and district.

    >>> compared("xa Phú Cường")
    'phu cuong'
    """
    return _FOLDED_UNIT.sub("", fold(forms_of(name)[1]))


def settle_place(field: str, typed: str, places: Places, article: Article | None = None) -> str:
    """Return the filing name of the only district, ward or province meant; what is none, or may be several,
    stays.

    Of several places of one name it is that of the `article`: what it has already, then what lies in its
    districts, then what lies in its provinces.
    """
    if field == "provinces":
        found = find_provinces(typed, places)
        return found[0] if len(found) == 1 else typed
    if article and typed in getattr(article, field):
        return typed
    found = find_districts(typed, places) if field == "districts" else find_wards(typed, places)
    near = _find_near(field, found, places, article) if article and len(found) > 1 else found
    is_name = typed in places.wards if field == "wards" else typed in {one.name for one in places.districts}
    return near[0] if len(near) == 1 and (near != found or not is_name) else typed


def _find_near(field: str, found: Sequence[str], places: Places, article: Article) -> Sequence[str]:
    """Return those of some districts or wards in an article's districts, else in its provinces, else all."""
    inside = [
        name
        for name in found
        if field == "wards" and {*article.districts} & {*places.homes(places.wards[name])}
    ]
    slugs = {*places.find_provinces(article.districts, article.wards, article.provinces)}
    return inside or [name for name in found if slugs & {*places.find_provinces([name], [name])}] or found


def find_provinces(typed: str, places: Places) -> tuple[str, ...]:
    """Return the names of the provinces that may be meant: the one of that name, else those with its words in
    theirs, marks and unit word aside ("tỉnh vung tau", "quảng").
    """
    if province := places.province(find_province(typed, places)):
        return (province.name,)
    wanted = " ".join(_PROVINCE_WORD.sub("", fold(typed)).split())
    names = sorted(one.name for one in places.provinces) if wanted else ()
    return tuple(dict.fromkeys(name for name in names if f" {wanted} " in f" {fold(name)} "))


def find_meant(typed: str, places: Places) -> tuple[str, ...]:
    """Return the filing names of all districts and wards that may be meant."""
    return (*find_districts(typed, places), *find_wards(typed, places))


def find_wards(typed: str, places: Places) -> tuple[str, ...]:
    """Return the filing names of the wards meant: "phuong buoi", "phường 12, quận Gò Vấp"."""
    if found := find_named(typed, places.wards):
        return found
    for parted in _PARTED.finditer(typed):
        if named := find_named(typed[: parted.start()], places.wards):
            homes = {*find_districts(typed[parted.end() :], places)}
            province = find_province(typed[parted.end() :].rstrip(") "), places)
            wards = [places.wards[name] for name in named]
            inside = (
                ward.name
                for ward in wards
                if homes.intersection(places.homes(ward))
                or any(unit.province == province for unit in ward.units)
            )
            if found := tuple(inside):
                return found
    return ()


def find_districts(typed: str, places: Places) -> tuple[str, ...]:
    """Return the filing names of the districts meant: "Quận 1, TP.HCM", "hai chau da nang", "kỳ anh"."""
    if found := _named_in(typed, places.districts):
        return found
    for parted in _PARTED.finditer(typed):
        if province := find_province(typed[parted.end() :], places):
            older = {one.slug for one in places.provinces if province in one.successors}
            for homes in ({province}, older):
                inside = [district for district in places.districts if district.province in homes]
                if found := _named_in(typed[: parted.start()], inside):
                    return found
    return ()


def _named_in(typed: str, districts: Collection[District]) -> tuple[str, ...]:
    wanted = squeeze(typed)
    groups: dict[str, list[str]] = defaultdict(list)
    for district in districts:
        if squeeze(district.plain) not in wanted:
            continue
        for kind in dict.fromkeys(life.kind for life in district.lives):
            groups[f"{kind} {district.plain}"].append(district.name)
        groups[district.name].append(district.name)
    full = find_named(typed, groups) or find_named(_SHORT_UNIT.sub("", typed), groups)
    return tuple(dict.fromkeys(name for key in full for name in groups[key]))


def find_province(typed: str, places: Places) -> str:
    """Return the slug of the province meant by what was typed, marks or not: "TP.HCM", "tinh nghe an"."""
    wanted = squeeze(typed)
    for province in places.provinces:
        for name in (province.name, *province.aliases):
            key = squeeze(name)
            if wanted == key or (wanted.endswith(key) and wanted.removesuffix(key) in _PROVINCE_WORDS):
                return province.slug
    return ""


def unsaid_province(field: str, name: str, places: Places) -> str:
    """Return the province of a district or ward whose name is filed without it among those of others."""
    if field not in ("districts", "wards") or len(places.provinces) < 2:
        return ""
    found = places.find_provinces(*([name], []) if field == "districts" else ([], [name]))
    plain = [one for one in map(places.province, found) if one and one.slug in places.plain]
    return plain[0].name if plain else ""
