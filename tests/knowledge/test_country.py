"""Every unit of Viet Nam: as many as the acts say, no two under one name or address, and Hà Nội as alone."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from luutru.content.validation import SLUG, SLUG_BYTES
from luutru.knowledge import load_knowledge
from luutru.knowledge.loading import region_folders
from luutru.knowledge.place_table import pack_table
from luutru.knowledge.places_files import PACKED, read_folders
from luutru.knowledge.typed_places import settle_place

if TYPE_CHECKING:
    from luutru.knowledge.units import District, Province, Ward

COUNTRY = load_knowledge("viet-nam").places
HANOI = load_knowledge("hanoi").places
EVERY: list[Province | District] = [*COUNTRY.provinces, *COUNTRY.districts]


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "wards"),
    [
        ("2021-12-01", 63, 705, 10_599),
        ("2025-03-15", 63, 696, 10_035),
        ("2025-07-01", 34, 0, 3_321),
        ("2026-04-30", 34, 0, 3_321),
    ],
)
def test_the_units_of_a_day_are_as_many_as_the_official_lists_have(
    day: str, provinces: int, districts: int, wards: int
) -> None:
    for units, count in ((COUNTRY.provinces, provinces), (COUNTRY.districts, districts)):
        lives = [life for one in units for life in one.lives]
        held = [life for life in lives if life.valid_from <= day <= (life.valid_to or day)]
        assert len(held) == count
    assert sum(unit.holds(day) for ward in COUNTRY.wards.values() for unit in ward.units) == wards


def test_no_two_units_have_one_name_or_one_address() -> None:
    kinds: list[list[Province | District | Ward]] = [
        [*COUNTRY.provinces],
        [*COUNTRY.districts],
        [*COUNTRY.wards.values()],
    ]
    for units in kinds:
        assert len({unit.name for unit in units}) == len(units)
        assert len({unit.slug for unit in units}) == len(units)
        assert all(SLUG.fullmatch(unit.slug) and len(unit.slug) <= SLUG_BYTES for unit in units)
        assert all(unit.name == unit.name.strip() and "  " not in unit.name for unit in units)


def test_lives_follow_each_other() -> None:
    for one in EVERY:
        assert one.lives[-1].kind == one.kind
        for before, after in pairwise(one.lives):
            assert before.valid_to < after.valid_from, one.name


def test_every_unit_lies_where_its_tables_say() -> None:
    provinces = {province.slug: province for province in COUNTRY.provinces}
    districts = {district.slug: district for district in COUNTRY.districts}
    assert all(district.province in provinces for district in COUNTRY.districts)
    for ward in COUNTRY.wards.values():
        for unit in ward.units:
            assert unit.province in provinces
            assert unit.main_district == "" or unit.main_district in districts
            if unit.district:
                assert districts[unit.district].province == unit.province
            else:
                assert provinces[unit.province].valid_to == "", ward.name
    for one in EVERY:
        assert 8.3 < one.lat < 23.5, one.name
        assert 102 < one.lon < 117, one.name


def test_what_ended_is_followed() -> None:
    slugs = {one.slug for one in EVERY}
    for province in COUNTRY.provinces:
        assert bool(province.valid_to) == bool(province.successors), province.name
        assert set(province.successors) <= slugs
    for district in COUNTRY.districts:
        assert set(district.followers) <= slugs
        if district.valid_to < COUNTRY.districts_end:
            assert district.followers, district.name
    islands = {"đặc khu"}
    for ward in COUNTRY.wards.values():
        assert all(share.ward in COUNTRY.wards for share in (*ward.successors, *ward.predecessors))
        if not any(unit.district for unit in ward.units) and ward.kind not in islands:
            assert ward.predecessors, ward.name


def test_hanoi_is_in_the_country_as_it_is_alone() -> None:
    for district in HANOI.districts:
        assert COUNTRY.district(district.slug) == district
        assert COUNTRY.lists(district) == HANOI.lists(district)
    assert all(COUNTRY.wards[name] == ward for name, ward in HANOI.wards.items())
    assert [era for era in COUNTRY.eras if era.region == "hanoi"] == list(HANOI.eras)
    assert [province.slug for province in HANOI.provinces] == ["ha-noi"]


def test_other_names_say_the_province_and_the_kind_where_two_bear_them() -> None:
    outside = [district for district in COUNTRY.districts if district.province != "ha-noi"]
    names = {province.slug: province.name for province in COUNTRY.provinces}
    twins = Counter((district.province, district.plain) for district in outside)
    for district in outside:
        plain = district.plain
        if plain.isdecimal():
            plain = f"Quận {plain}"
        elif twins[district.province, plain] > 1:
            plain = f"{district.kind} {plain}"
        assert district.name == f"{plain} ({names[district.province]})"
        assert district.slug.startswith(f"{district.province}-")
    for name in ("Quận 1 (Hồ Chí Minh)", "Thủ Đức (Hồ Chí Minh)", "thị xã Kỳ Anh (Hà Tĩnh)"):
        assert COUNTRY.district(name)
    for name, ward in COUNTRY.wards.items():
        if ward.units[0].region != "hanoi":
            assert re.fullmatch(r"\S+.* \(.+\)", name)


def test_the_lists_of_a_district_join_without_gaps() -> None:
    for district in COUNTRY.districts:
        lists = COUNTRY.lists(district)
        for before, after in pairwise(lists):
            assert before.valid_to < after.valid_from
            assert set(before.wards) != set(after.wards)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Quận 1, TP.HCM", "Quận 1 (Hồ Chí Minh)"),
        ("quan 1 tphcm", "Quận 1 (Hồ Chí Minh)"),
        ("q.1", "Quận 1 (Hồ Chí Minh)"),
        ("hai chau", "Hải Châu (Đà Nẵng)"),
        ("Hải Châu, Đà Nẵng", "Hải Châu (Đà Nẵng)"),
        ("hoang mai nghe an", "Hoàng Mai (Nghệ An)"),
        ("Hoàng Mai", "Hoàng Mai"),
        ("quận Thủ Đức", "Thủ Đức (Hồ Chí Minh)"),
        ("TP Thủ Đức", "Thủ Đức (Hồ Chí Minh)"),
        ("huyện Kỳ Anh, tỉnh Hà Tĩnh", "huyện Kỳ Anh (Hà Tĩnh)"),
        ("Phú Vang, Huế", "Phú Vang (Thừa Thiên Huế)"),
        ("Quận Ba Đình, Hà Nội", "Ba Đình"),
        ("Châu Thành", "Châu Thành"),
        ("kỳ anh, hà tĩnh", "kỳ anh, hà tĩnh"),
    ],
)
def test_a_district_is_known_as_people_type_it_and_stays_where_it_may_be_several(
    typed: str, name: str
) -> None:
    assert settle_place("districts", typed, COUNTRY) == name


def test_every_district_is_known_by_its_kind_name_and_province() -> None:
    names = {province.slug: province.name for province in COUNTRY.provinces}
    for district in COUNTRY.districts:
        for life in district.lives:
            typed = f"{life.kind} {district.plain}, {names[district.province]}"
            assert settle_place("districts", typed, COUNTRY) == district.name, typed


def test_the_packed_file_says_what_the_tables_say() -> None:
    """After an edit of a table or of region.toml: ``python -m scripts.viet_nam``."""
    folders = region_folders("viet-nam")
    packed = (folders[0] / PACKED).read_bytes()  # libraries compress to other bytes
    fresh = zlib.decompress(pack_table(read_folders(*folders)))
    assert zlib.decompress(packed) == fresh, "`make places` packs the tables anew"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for its memory")
def test_the_country_takes_little_room_and_time() -> None:
    """In a process of its own: 25 MiB where it took 8, and a quarter of the time of reading the tables."""
    program = (
        "import time, resource; from luutru.knowledge.loading import region_folders;"
        "from luutru.knowledge.places_files import load_places, read_folders;"
        "room = lambda: int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize();"
        "folders, clock = region_folders('viet-nam'), time.process_time;"
        "before, start = room(), clock(); load_places(*folders).names;"
        "taken, loaded = room() - before, clock();"
        "read_folders(*folders); print(taken, (loaded - start) / (clock() - loaded))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    room, share = map(float, result.stdout.split())
    assert room < 25 * 2**20
    assert share < 0.25


def test_regions_may_be_named_beside_those_that_include_them() -> None:
    assert region_folders(("viet-nam", "hanoi")) == region_folders("viet-nam")
    assert [folder.name for folder in region_folders("viet-nam")] == ["viet-nam", "hanoi"]


def test_a_region_may_have_no_places() -> None:
    places = load_knowledge("none").places
    assert (places.districts, len(places.wards), places.provinces) == ((), 0, ())
    assert places.district("Đống Đa") is None


def test_an_outlets_province_is_one_of_the_country() -> None:
    slugs = {province.slug for province in COUNTRY.provinces}
    papers = [outlet for outlet in load_knowledge("viet-nam").outlets.all if outlet.province]
    assert len(papers) > 50
    strange = {outlet.province for outlet in papers} - slugs
    assert strange == set(), "a province is a slug of luutru/knowledge/data/places/viet-nam/provinces.tsv"
