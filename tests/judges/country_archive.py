"""An invented archive of a country: three provinces in depth, and an article from each of many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judges.invented_archive import write_article
from luutru.knowledge import load_knowledge

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """title = "Kho báo các tỉnh thử nghiệm"
description = "Những bài báo bịa ra ở khắp nơi."
region = "viet-nam"
page_size = 5
"""
#: District, ward and year of articles.
FILED = (
    ("Hải Châu (Đà Nẵng)", "phường Thạch Thang (Hải Châu, Đà Nẵng)", 2018),
    ("Hải Châu (Đà Nẵng)", "", 2019),
    ("Sơn Trà (Đà Nẵng)", "", 2019),
    ("Cẩm Lệ (Đà Nẵng)", "", 2020),
    ("Hòa Vang (Đà Nẵng)", "", 2021),
    ("", "phường Hải Châu (Đà Nẵng)", 2025),
    ("Quận 1 (Hồ Chí Minh)", "", 2018),
    ("Quận 2 (Hồ Chí Minh)", "phường Thảo Điền (Quận 2, Hồ Chí Minh)", 2019),
    ("Thủ Đức (Hồ Chí Minh)", "", 2021),
    ("Củ Chi (Hồ Chí Minh)", "", 2021),
    ("Châu Thành (Long An)", "", 2020),
    ("Châu Thành (Tiền Giang)", "", 2020),
    ("thị xã Kỳ Anh (Hà Tĩnh)", "", 2022),
)
#: Every type of page that provinces change → one of its addresses.
PAGES = {
    "home": "index.html",
    "provinces": "tinh-thanh/index.html",
    "province": "tinh-thanh/da-nang.html",
    "province, page 2": "tinh-thanh/da-nang/trang-2.html",
    "province that ended": "tinh-thanh/long-an.html",
    "districts": "quan-huyen/index.html",
    "district": "quan-huyen/da-nang-hai-chau.html",
    "district of a number": "quan-huyen/ho-chi-minh-quan-2.html",
    "district of a namesake": "quan-huyen/long-an-chau-thanh.html",
    "crossing": "quan-huyen/da-nang-hai-chau/2018.html",
    "wards": "phuong-xa/index.html",
    "ward that ended": "phuong-xa/phuong-thao-dien-quan-2-ho-chi-minh.html",
    "ward of today": "phuong-xa/phuong-hai-chau-da-nang.html",
    "year": "nam/2019.html",
    "article": "bai/hop-cho-1.html",
    "article of a province alone": "bai/ca-tinh-vao-vu.html",
    "quality": "chat-luong.html",
    "search": "tim-kiem.html",
    "search, answered": "tim-kiem.html?q=quan:chau-thanh tinh:long-an",
    "search with cards": "tim-kiem.html?q=quận 1",
}


def write_country_archive(folder: Path) -> None:
    """Write the archive's settings and its content files."""
    (folder / "content").mkdir(parents=True)
    (folder / "archive.toml").write_text(SETTINGS, encoding="utf-8")
    places, seen = load_knowledge("viet-nam").places, {"da-nang", "ho-chi-minh"}
    filed = [*FILED]
    for one in places.districts:
        if one.province not in seen:
            seen.add(one.province)
            filed.append((one.name, "", 2016 + len(seen) % 7))
    for number, (district, ward, year) in enumerate(filed, 1):
        write_article(
            folder, f"Chợ phiên thứ {number} họp từ sáng sớm.\n\nNgười bán kẻ mua đông vui.", number,
            slug=f"hop-cho-{number}", title=f"Họp chợ phiên thứ {number}",
            published=f"{year}-03-0{number % 9 + 1}",
            districts=(district,) if district else (), wards=(ward,) if ward else (),
            topics=("van-hoa-le-hoi",), summary="Chợ phiên họp từ sáng sớm.",
        )  # fmt: skip
    write_article(
        folder, "Ngày 5/3, tỉnh Gia Lai bắt đầu vụ mới.\n\nCả tỉnh Kon Tum cũng vậy.", len(filed) + 1,
        slug="ca-tinh-vao-vu", title="Cả tỉnh vào vụ", published="2020-03-05",
        provinces=("Gia Lai", "Kon Tum"), summary="Ngày 5/3, tỉnh Gia Lai bắt đầu vụ mới.",
    )  # fmt: skip
