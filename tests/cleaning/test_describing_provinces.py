"""The province of a page that names no district or ward: found where the page is about it, and never else.

Each row is an article: "t" is the headline, "s" the lead, "b" a paragraph, "f" furniture, "r" another's
headline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from luutru.cleaning.describing.page import describe_page
from luutru.knowledge import load_knowledge
from luutru.model import Known, Line, RawPage, Role, TaggedLine

if TYPE_CHECKING:
    from luutru.knowledge.loading import Knowledge

COUNTRY, HANOI = load_knowledge("viet-nam"), load_knowledge("hanoi")
ROLES = {"t": Role.TITLE, "s": Role.SAPO, "b": Role.BODY, "f": Role.FURNITURE, "r": Role.RELATED}
RAW = RawPage("x.txt", "0" * 64, "utf-8", bom=False, newline="\n", final_newline=True, lines=())


def provinces_of(text: str, day: str = "", knowledge: Knowledge = COUNTRY) -> list[tuple[str, str, str]]:
    rows = [line.strip().split(" ", 1) for line in text.strip().split("\n")]
    tagged = [
        TaggedLine(Line(n, words, words), ROLES[key], "test", 1.0) for n, (key, words) in enumerate(rows, 1)
    ]
    found = describe_page(replace(RAW, known=Known(published=day)), tagged, knowledge).provinces
    return [(one.value, one.evidence[0].rule, one.evidence[0].text) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "t Gia Lai trồng thêm rừng\ns Tỉnh Gia Lai trồng 500 ha rừng.",
            ("Gia Lai", "title", "Gia Lai"),
        ),
        (
            "t Hội thả diều Sông Mơ tỉnh Gia Lai 2024\ns Hội có 60 đội.\nb Tỉnh Gia Lai mời khách các nơi.",
            ("Gia Lai", "title", "tỉnh Gia Lai"),
        ),
        (
            "t Mở đường bay mới tới TP.Đà Nẵng\ns Đường bay mới tới Đà Nẵng mở sáng nay.",
            ("Đà Nẵng", "title", "TP.Đà Nẵng"),
        ),
        (
            "t Giá điện tăng\ns UBND tỉnh Kontum họp bàn.\nb Kon Tum có điện gió.\nb Ở Kon Tum, giá cao."
            "\nb Chủ tịch tỉnh Kon Tum nói vậy.",
            ("Kon Tum", "lead", "tỉnh Kontum"),
        ),
        (
            "t Giá điện tăng\ns Điện đắt hơn." + "\nb Tỉnh Kon Tum có điện gió." * 10,
            ("Kon Tum", "text", "Tỉnh Kon Tum"),
        ),
    ],
)
def test_the_province_that_a_page_is_about_is_found(text: str, found: tuple[str, str, str]) -> None:
    name, where, words = found
    assert provinces_of(text) == [(name, f"province-{where}", words)]
    assert provinces_of(text, knowledge=HANOI) == [], "a region of one province has none to tell"


@pytest.mark.parametrize(
    "text",
    [
        "t Báo Gia Lai ra số mới\ns Báo Gia Lai in thêm trang.\nb Bạn đọc Báo Gia Lai mừng.",
        "t Họp về lúa\ns Họp ở Gia Lai.\nb Lúa Kon Tum chín.\nb Lúa Đắk Lắk chín, Gia Lai gặt.",
        "t Gia Lai gặp Kon Tum\ns Tỉnh Gia Lai bàn bạc." + "\nb Tỉnh Gia Lai mừng." * 5,
        "t Trận thắng đậm của tỉnh Quảng Nam\ns HLV khen tỉnh Quảng Nam.\nb Tỉnh Quảng Nam dẫn đầu.",
        "t Khách sạn Đà Nẵng mở cửa\ns Khách sạn Đà Nẵng đón khách.\nb Khách sạn Đà Nẵng cao mười tầng.",
        "t Cao tốc Hà Nội - Hải Phòng thu phí\ns Cao tốc Hà Nội - Hải Phòng.\nb Hà Nội - Hải Phòng đông.",
        "t Kinh tế châu Á-Thái Bình Dương\ns Châu Á-Thái Bình Dương tăng trưởng.\nb Thái Bình Dương rộng.",
        "t Đội khách rời thủ đô\ns Đội khách rời Thủ đô nước Ý.\nb Thủ đô nước Ý buồn.",
        "t Lời Bác dạy\ns Tấm gương đạo đức Hồ Chí Minh.\nb Phong cách Hồ Chí Minh.\nb Tư tưởng Hồ Chí Minh.",
        "t Lúa được mùa\ns Nông dân mừng.\nf Tỉnh Gia Lai\nr Gia Lai mừng\nf UBND tỉnh Gia Lai",
        "t Cô gái Tiền Giang đi hẹn\ns Cô gái Tiền Giang kể chuyện.\nb Cô gái vui.",
        "t Gia Lai trồng rừng\ns Tỉnh Gia Lai trồng rừng ở huyện Chư Sê.\nb Huyện Chư Sê trồng nhiều.",
    ],
)
def test_what_is_no_province_or_not_the_only_one_files_nothing(text: str) -> None:
    assert provinces_of(text) == []


@pytest.mark.parametrize(
    ("day", "name"), [("2017-06-16", "Thừa Thiên Huế"), ("2025-06-16", "Huế"), ("", None)]
)
def test_a_province_is_called_as_it_was_then(day: str, name: str | None) -> None:
    text = "t Mưa lớn ở Huế\ns Mưa lớn khắp Huế sáng nay.\nb Huế ngập."
    assert [one for one, _, _ in provinces_of(text, day)] == ([name] if name else [])
