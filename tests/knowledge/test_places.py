"""The units of Hà Nội hold together, and another region is another folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.errors import LuutruError, ProblemsError
from luutru.knowledge import load_knowledge
from luutru.knowledge.places_files import COLUMNS, load_places, parse_table

if TYPE_CHECKING:
    from pathlib import Path

PLACES = load_knowledge().places


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2014-04-01", {"phường": 177, "thị trấn": 21, "xã": 386}),
        ("2019-12-31", {"phường": 177, "thị trấn": 21, "xã": 386}),
        ("2020-03-01", {"phường": 175, "thị trấn": 21, "xã": 383}),
        ("2025-01-01", {"phường": 160, "thị trấn": 21, "xã": 345}),
        ("2025-07-01", {"phường": 51, "xã": 75}),
    ],
)
def test_the_units_of_a_day_are_as_many_as_the_resolutions_say(day: str, counts: dict[str, int]) -> None:
    units = [unit for ward in PLACES.wards.values() for unit in ward.units if unit.holds(day)]
    there = {kind: sum(unit.kind == kind for unit in units) for kind in counts}
    assert there == counts, f"{day}: as many as its act says: does the row begin and end with the right days?"
    era = [PLACES.eras[0], *(era for era in PLACES.eras if era.valid_from <= day)][-1]
    assert era.id == str(sum(counts.values()))


def test_thirty_districts_all_with_successors_wards_and_a_place_on_the_map() -> None:
    assert len(PLACES.districts) == 30
    for district in PLACES.districts:
        assert district.successors
        assert PLACES.lists(district)
        assert 20.5 < district.lat < 21.4
        assert 105.2 < district.lon < 106.1
        assert all(name in PLACES.wards for era in PLACES.lists(district) for name in era.wards)
        assert all(resolution in PLACES.resolutions for resolution in district.resolutions)


def test_a_district_stands_amid_the_communes_that_its_land_became() -> None:
    """Its point is drawn from nothing else: points of other sources may not be free to ship."""
    for district in PLACES.districts:
        heirs = [PLACES.wards[name].units[-1] for name in district.successors]
        assert district.lat == pytest.approx(sum(heir.lat or 0 for heir in heirs) / len(heirs), abs=1e-4)
        assert district.lon == pytest.approx(sum(heir.lon or 0 for heir in heirs) / len(heirs), abs=1e-4)


def test_every_ward_of_june_2025_has_a_successor_and_every_commune_a_predecessor() -> None:
    for ward in PLACES.wards.values():
        for unit in ward.units:
            if unit.valid_to == PLACES.districts_end:
                assert ward.successors, f"{ward.name}: say in successions.tsv what followed it"
            if not unit.district:
                assert ward.predecessors, f"{ward.name}: say in successions.tsv what it was made of"
                assert all(share.district for share in ward.predecessors)


def test_successions_read_the_same_both_ways() -> None:
    forward = {(old.name, s.ward, s.extent) for old in PLACES.wards.values() for s in old.successors}
    backward = {(s.ward, new.name, s.extent) for new in PLACES.wards.values() for s in new.predecessors}
    assert forward == backward


def test_names_and_addresses_are_unique() -> None:
    assert len({ward.slug for ward in PLACES.wards.values()}) == len(PLACES.wards)
    assert {"phường Quang Trung (Đống Đa)", "phường Quang Trung (Hà Đông)"} <= set(PLACES.wards)
    assert "phường Bưởi" in PLACES.wards


@pytest.mark.parametrize("name", ["Đống Đa", "quận Đống Đa", "dong-da", "ĐỐNG ĐA"])
def test_a_district_is_found_by_any_of_its_names(name: str) -> None:
    district = PLACES.district(name)
    assert district is not None
    assert district.slug == "dong-da"


def test_a_ward_is_found_under_both_ways_of_placing_tones() -> None:
    assert PLACES.ward("phường Thuỵ Khuê") is PLACES.ward("phường Thụy Khuê") is not None
    assert PLACES.ward("phường Bến Nghé") is None


def test_a_name_that_outlived_the_districts_has_both_units() -> None:
    ward = PLACES.ward("phường Định Công")
    assert ward is not None
    assert [unit.district for unit in ward.units] == ["hoang-mai", ""]
    assert "phường Định Công" in {share.ward for share in ward.predecessors}


REGION = """
id = "song-nam"
name = "Sông Nam"
aliases = ["Sông Nam"]
districts_end = "2025-06-30"
[[era]]
id = "2"
valid_from = "2010-01-01"
valid_to = ""
units = "1 phường, 1 xã"
resolution = ""
"""


def write_region(folder: Path) -> Path:
    folder.mkdir()
    tables = {
        "districts.tsv": "slug\tkind\tname\tcode\tvalid_from\tvalid_to\tlat\tlon\tresolutions\n"
        "bac-ha\thuyện\tBắc Hạ\t1\t\t2025-06-30\t10.0\t106.0\t\n",
        "wards.tsv": "district\tkind\tname\tcode\tvalid_from\tvalid_to\n"
        "bac-ha\txã\tAn Lạc\t2\t\t2025-06-30\n",
        "communes.tsv": "slug\tkind\tname\tcode\tvalid_from\tvalid_to\tlat\tlon\tmain_district\n"
        "xa-an-lac\txã\tAn Lạc\t2\t2025-07-01\t\t10.0\t106.0\tbac-ha\n",
        "successions.tsv": "commune\tdistrict\tkind\tname\tshare\nxa-an-lac\tbac-ha\txã\tAn Lạc\twhole\n",
    }
    (folder / "region.toml").write_text(REGION, encoding="utf-8")
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_another_region_is_another_folder_named_in_the_archives_settings(tmp_path: Path) -> None:
    write_region(tmp_path / "song-nam")
    places = load_knowledge("song-nam", tmp_path).places
    assert places.name == "Sông Nam"
    assert [district.name for district in places.districts] == ["Bắc Hạ"]
    assert places.district("Đống Đa") is None


def test_an_unknown_region_is_named_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(LuutruError, match='did you mean "hanoi"'):
        load_knowledge("hanio", tmp_path)
    with pytest.raises(LuutruError, match=r"no region\.toml"):
        load_places(tmp_path)


def test_a_row_of_the_wrong_width_is_reported_with_its_line() -> None:
    text = "# why\ndistrict\tkind\tname\tcode\tvalid_from\tvalid_to\nbac-ha\txã\n"
    with pytest.raises(ProblemsError, match=r"wards\.tsv:3: has 2 columns"):
        parse_table(text, "wards.tsv", COLUMNS["wards.tsv"])


def test_several_regions_are_one_world_and_each_keeps_its_own(tmp_path: Path) -> None:
    write_region(tmp_path / "song-nam")
    regions = ("hanoi", "song-nam")
    places = load_knowledge(regions, tmp_path).places
    assert (places.name, places.id) == ("Hà Nội, Sông Nam", "hanoi+song-nam")
    assert [places.district(name) is not None for name in ("Đống Đa", "Bắc Hạ")] == [True, True]
    assert len(places.districts) == len(PLACES.districts) + 1
    for district in PLACES.districts:
        both = places.district(district.slug)
        assert both
        assert places.lists(both) == PLACES.lists(district)
    (unit,) = [unit for unit in places.named("An Lạc") if unit.region == "song-nam" and unit.district]
    assert unit.filed.startswith("xã An Lạc")
    assert {name for name in PLACES.wards if name not in places.wards} == set()
    with pytest.raises(ProblemsError, match="two regions have a district"):
        load_knowledge(("hanoi", "hanoi"), tmp_path)
