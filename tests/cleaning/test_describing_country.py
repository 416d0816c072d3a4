"""Districts and wards of the whole country: which of namesakes is meant, and what is no place of it.

Each row is an article: "t" is the headline, "s" the lead, "b" a paragraph, "c" a caption.
"""

from __future__ import annotations

import sys
import tomllib

import pytest

from luutru.cleaning.describing.passages import split_passages
from luutru.cleaning.describing.places import Described, describe_places
from luutru.cleaning.describing.survey import survey_places
from luutru.knowledge import load_knowledge
from luutru.knowledge.loading import region_folder
from luutru.knowledge.place_names import name_key
from luutru.model import Line, Role, TaggedLine

PLACES = load_knowledge("viet-nam").places
PROVINCES = {province.slug: province for province in PLACES.provinces}
ROLES = {"t": Role.TITLE, "s": Role.SAPO, "b": Role.BODY, "c": Role.CAPTION}


def read(text: str, day: str | None = "2019-05-05", outlet: str = "") -> Described:
    rows = [line.split(" ", 1) for line in text.split("\n")]
    tagged = [
        TaggedLine(Line(n, words, words), ROLES[key], "test", 1.0) for n, (key, words) in enumerate(rows, 1)
    ]
    survey = survey_places(split_passages(tagged), PLACES, outlet)
    return describe_places(survey, PLACES, day)


def districts_of(described: Described) -> set[str]:
    return {found.value for found in described.districts}


def wards_of(described: Described) -> set[str]:
    return {found.value for found in described.wards}


def test_the_second_of_wards_in_the_plural_is_none_of_their_districts() -> None:
    """There is a commune Thanh Thủy in the district Thanh Hà of Hải Dương, too."""
    found = read("s Chợ họp ở huyện Thanh Chương (Nghệ An).\nb Mít xanh mua từ các xã Thanh Thủy, Thanh Hà.")
    assert districts_of(found) == {"Thanh Chương (Nghệ An)"}
    assert wards_of(found) == {
        "xã Thanh Thủy (Thanh Chương, Nghệ An)",
        "xã Thanh Hà (Thanh Chương, Nghệ An)",
    }


NAMED = [
    # the province beside it, in any form
    ("s Công an huyện Châu Thành, tỉnh Tiền Giang bắt trộm.", "Châu Thành (Tiền Giang)", "province-beside"),
    ("s Cháy ở huyện Châu Thành (Bến Tre) đêm qua.", "Châu Thành (Bến Tre)", "province-beside"),
    ("s Lúa chín ở huyện Châu Thành của tỉnh Long An.", "Châu Thành (Long An)", "province-beside"),
    ("s Chợ đêm ở Q.1, TP.HCM đông khách.", "Quận 1 (Hồ Chí Minh)", "province-beside"),
    ("s Cầu sập ở TP Vinh, Nghệ An.", "Vinh (Nghệ An)", "province-beside"),
    ("s Các huyện Tam Nông, Tân Châu (tỉnh Phú Thọ) đón mưa.", "Tam Nông (Phú Thọ)", "province-beside"),
    ("s Ngập nặng ở Phú Quốc (Kiên Giang).", "Phú Quốc (Kiên Giang)", "province-beside"),
    # the kind
    ("s Hội chợ ở thị xã Kỳ Anh khai mạc sáng nay.", "thị xã Kỳ Anh (Hà Tĩnh)", ""),
    ("s Hội chợ ở huyện Kỳ Anh khai mạc sáng nay.", "huyện Kỳ Anh (Hà Tĩnh)", ""),
    ("s Công an thị xã Hoàng Mai bắt cát tặc.", "Hoàng Mai (Nghệ An)", ""),
    ("s Công an quận Hoàng Mai bắt cát tặc.", "Hoàng Mai", ""),
    # its ward
    ("s Lốc ở xã Tân Lý Tây, huyện Châu Thành cuốn mái nhà.", "Châu Thành (Tiền Giang)", "its-ward"),
    # a province of the page
    ("t Tiền Giang được mùa\ns Nông dân huyện Châu Thành thu hoạch.", "Châu Thành (Tiền Giang)",
     "province-named"),
    # the same name, told elsewhere
    ("t Cháy ở huyện Châu Thành\ns Chiều nay lửa bùng lên.\nb Huyện Châu Thành, Trà Vinh huy động xe.",
     "Châu Thành (Trà Vinh)", "same-name"),
    # the nearest
    ("t Bến Tre và Long An ký kết\ns Hai tỉnh hợp tác.\nb Tại Long An, đoàn thăm huyện Châu Thành.",
     "Châu Thành (Long An)", "nearest-province"),
    # other units
    ("t Mưa đá\ns Huyện Cái Bè và huyện Châu Thành có mưa đá.", "Cái Bè (Tiền Giang)|Châu Thành (Tiền Giang)",
     "other-units"),
    # of another time
    ("s Dân huyện Tân Uyên, Bình Dương mở hội.", "Tân Uyên (Bình Dương)", "province-beside"),
    ("s Quận 9 (TP HCM) có chợ mới, quận Thủ Đức cũng vậy.",
     "Quận 9 (Hồ Chí Minh)|Thủ Đức (Hồ Chí Minh)", ""),
    # committees
    ("s Thành ủy Vinh họp với Huyện ủy Nam Đàn.", "Vinh (Nghệ An)|Nam Đàn (Nghệ An)", ""),
    # numbers in a list
    ("s Các quận 1, 3 và 5 của TP HCM cấm xe.",
     "Quận 1 (Hồ Chí Minh)|Quận 3 (Hồ Chí Minh)|Quận 5 (Hồ Chí Minh)", ""),
    # a province behind a city is where that lies, and no city
    ("s Biển TP Sầm Sơn, Thanh Hóa đông khách.", "Sầm Sơn (Thanh Hóa)", "province-beside"),
    # spellings
    ("s Huyện Đắc Hà, tỉnh Kon Tum trồng cà phê.", "Đắk Hà (Kon Tum)", "province-beside"),
    ("s Huyện Cư M’gar có thêm trường.", "Cư M'gar (Đắk Lắk)", ""),
    ("s TP.Buôn Mê Thuột mở hội cà phê.", "Buôn Ma Thuột (Đắk Lắk)", ""),
    ("s Huyện Đakrông, Quảng Trị có lúa mới.", "Đa Krông (Quảng Trị)", "province-beside"),
    ("s Huyện Quảng Nình đắp đê.", "Quảng Ninh (Quảng Bình)", ""),
    # who lives there counts where nothing else is named
    ("s Anh An ở huyện Cái Bè, Tiền Giang, trúng số.", "Cái Bè (Tiền Giang)", "province-beside"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "rule"), NAMED)
def test_the_right_one_of_namesakes_is_told_and_what_told_it(text: str, names: str, rule: str) -> None:
    described = read(text)
    assert districts_of(described) == set(names.split("|"))
    if rule:
        rules = {proof.rule for found in described.districts for proof in found.evidence}
        assert rule in rules


NOT_NAMED = [
    "s Doanh thu Q4/2016 của hãng tăng 5%.",
    "s Chiếc Audi Q5 mới lăn bánh trên phố.",
    "s Đoàn thăm thành phố Trùng Khánh của Trung Quốc.",
    "s Huyện Siềng Khọ, tỉnh Hủa Phăn của Lào đón khách.",
    "s Ông Lê Văn Huyện kể chuyện bà xã Trấn Thành.",
    "s Bệnh viện Nhi đồng 1 Thành phố Hồ Chí Minh cứu bé.",
    "s Phóng viên hỏi. P.V: Ông nghĩ sao?",
    "s Đường Phan Thiết và phố Huế ngập nước.",
    "s CLB Hải Phòng thắng Đà Nẵng 2 - 1 trên sân Hàng Đẫy.",
    "s Đại học Vinh tuyển sinh.",
    "s Huyện Châu Thành họp.",
    "s Bắc Ninh và Vĩnh Long vào vụ.",
    "t Xã Tân Phú mở hội\ns Xã Tân Phú mở hội sáng nay.",
    "s Thái Bình trồng lại cây. Thái Bình là quê lúa.",
    "s Công an huyện cho biết 1 trong 9 người ở quận bị thương.",
    "s Quận Tây Hồ, tỉnh Chiết Giang đón khách.",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_only_looks_like_a_district_is_not_filed(text: str) -> None:
    described = read(text)
    assert districts_of(described) == set()
    assert wards_of(described) == set()


def test_what_several_provinces_have_is_asked_of_a_person() -> None:
    described = read("t Huyện Tam Nông đón khách\ns Lễ hội mở sáng nay.")
    assert districts_of(described) == set()
    suspects = described.suspected["districts"]
    assert {proof.value for proof in suspects} == {"Tam Nông (Phú Thọ)", "Tam Nông (Đồng Tháp)"}
    assert {proof.rule for proof in suspects} == {"district-of-several"}


def test_the_outlets_province_tells_what_nothing_else_does() -> None:
    described = read("t Huyện Tam Nông đón khách\ns Lễ hội mở sáng nay.", outlet="phu-tho")
    assert districts_of(described) == {"Tam Nông (Phú Thọ)"}
    assert described.districts[0].evidence[0].rule == "outlet-province"


WARDS = [
    ("s Cháy ở phường 5, quận 3, TP.HCM.", "2019-05-05", "phường 5 (Quận 3, Hồ Chí Minh)"),
    ("s Cháy ở P.5, Q.3 (TP.HCM).", "2019-05-05", "phường 5 (Quận 3, Hồ Chí Minh)"),
    ("s Lũ về xã Kỳ Phong, huyện Kỳ Anh.", "2019-05-05", "xã Kỳ Phong (huyện Kỳ Anh, Hà Tĩnh)"),
    ("s Lũ về các xã Kỳ Phong, Kỳ Bắc (huyện Kỳ Anh).", "2019-05-05",
     "xã Kỳ Phong (huyện Kỳ Anh, Hà Tĩnh)|xã Kỳ Bắc (huyện Kỳ Anh, Hà Tĩnh)"),
    ("s Mất nước ở quận 3 (các phường 12, 13) và quận Phú Nhuận (phường 14).", "2019-05-05",
     "phường 12 (Quận 3, Hồ Chí Minh)|phường 13 (Quận 3, Hồ Chí Minh)|phường 14 (Phú Nhuận, Hồ Chí Minh)"),
    ("s Mất nước ở quận Gò Vấp (các phường 10, 11), TP.HCM.", "2019-05-05",
     "phường 10 (Gò Vấp, Hồ Chí Minh)|phường 11 (Gò Vấp, Hồ Chí Minh)"),
    ("s Mất nước ở quận Gò Vấp, TP.HCM.\nb Đó là các phường 10, 11 quận", "2019-05-05",
     "phường 10 (Gò Vấp, Hồ Chí Minh)"),
    ("s Mất nước ở các phường 10, 11 quận Gò Vấp, TP.HCM.", "2019-05-05",
     "phường 10 (Gò Vấp, Hồ Chí Minh)|phường 11 (Gò Vấp, Hồ Chí Minh)"),
    ("s Chợ ở phường Hải Châu, Đà Nẵng mở lại.", "2025-09-01", "phường Hải Châu (Đà Nẵng)"),
    ("s Tàu ra đặc khu Phú Quốc, tỉnh An Giang.", "2025-09-01", "đặc khu Phú Quốc (An Giang)"),
    ("t Gia Lai mưa lớn\ns Xã Ia Hiao ngập sâu.", "2025-09-01", "xã Ia Hiao (Gia Lai)"),
    ("s Phường Trảng Bom, thành phố Đồng Nai có công viên.", "2026-06-01", "phường Trảng Bom (Đồng Nai)"),
    ("s Xã Trảng Bom, tỉnh Đồng Nai có công viên.", "2025-09-01", "xã Trảng Bom (Đồng Nai)"),
    ("s Cháy ở phường Bưởi, quận Tây Hồ, Hà Nội.", "2019-05-05", "phường Bưởi"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "names"), WARDS)
def test_a_ward_is_told_by_its_district_or_its_province(text: str, day: str, names: str) -> None:
    described = read(text, day)
    assert wards_of(described) == set(names.split("|"))
    if day > PLACES.districts_end:
        assert described.districts == ()


@pytest.mark.parametrize(
    "words",
    [
        "huyện Châu Thành, ",
        "xã Tân Phú, huyện Châu Thành; ",
        "Long An có huyện Châu Thành. ",
        "huyện Châu Thành\nb Bến Tre\nb ",
        "các huyện Châu Thành, Tam Nông, Tân Châu ",
        "Đống Đa Châu Thành ",
    ],
)
def test_a_page_of_thousands_of_namesakes_takes_steps_in_proportion(words: str) -> None:
    """Calls are counted, and no seconds: a busy machine makes them what they like."""

    def count_calls(times: int) -> int:
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            read(f"b {words * times}")
        finally:
            sys.setprofile(None)
        return count

    assert count_calls(600) < 4 * count_calls(200)


def test_every_district_is_found_by_kind_name_and_province_in_all_its_lives() -> None:
    wrong = []
    for district in PLACES.districts:
        province = PROVINCES[district.province]
        for life in district.lives:
            text = f"s Công an {life.kind} {district.plain}, {province.kind} {province.name} họp."
            if districts_of(read(text, life.valid_to or "2019-05-05")) != {district.name}:
                wrong.append(text)
    assert wrong == []


def test_every_ward_is_found_by_kind_name_district_and_province() -> None:
    wrong = []
    by_slug = PLACES.by_slug
    for ward in PLACES.wards.values():
        for unit in ward.units:
            province = PROVINCES[unit.province]
            where = f"{province.kind} {province.name}"
            if unit.district:
                district = by_slug[unit.district]
                kinds = [life.kind for life in district.lives if life.valid_to >= unit.valid_from]
                where = f"{kinds[0]} {district.plain}, {where}"
            day = unit.valid_to or "2026-06-01"
            if ward.name not in wards_of(read(f"s Cháy ở {unit.kind} {unit.name}, {where}.", day)):
                wrong.append((ward.name, where))
    assert wrong == []


REGION = tomllib.loads((region_folder("viet-nam") / "region.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", REGION["spelling"], ids=lambda row: str(row["words"][0]))
def test_spellings_match_their_samples(row: dict[str, list[str]]) -> None:
    def has(sample: str) -> bool:
        written, _, meant = sample.partition(" = ")
        name = PLACES.names.get(name_key(written))
        return meant in {one.plain for one in name.districts} | {unit.name for unit in name.units}

    assert row["why"]
    assert all(map(has, row["yes"])), row["yes"]
    assert not any(map(has, row["no"])), row["no"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "t Trường mới ở Nghệ An\ns Nghệ An mở trường.\nb Thầy Bình đến từ huyện Hương Sơn, tỉnh Hà Tĩnh.",
            set(),
        ),
        (
            "t Trường mới ở Nghệ An\ns Nghệ An mở trường ở huyện Đô Lương.\nb Thầy đến từ huyện Hương Sơn.",
            {"Đô Lương (Nghệ An)"},
        ),
        (
            "t Nghệ An giúp dân vùng lũ\ns Đoàn đến huyện Hương Sơn (Hà Tĩnh).",
            {"Hương Sơn (Hà Tĩnh)"},
        ),
        ("t Lũ ở Nghệ An, Hà Tĩnh\ns Mưa to.\nb Huyện Hương Sơn ngập sâu.", {"Hương Sơn (Hà Tĩnh)"}),
        (
            "t Báo Nghệ An tuyển người\ns Tuyển phóng viên.\nb Văn phòng ở huyện Hương Sơn.",
            {"Hương Sơn (Hà Tĩnh)"},
        ),
    ],
)
def test_the_province_of_the_headline_binds_the_districts_below_it(text: str, found: set[str]) -> None:
    described = read(text)
    assert districts_of(described) == found
    assert found or not described.suspected
