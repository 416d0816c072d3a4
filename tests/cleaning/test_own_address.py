"""The address that a saved text prints in a line by itself."""

from __future__ import annotations

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.knowledge.loading import load_knowledge
from luutru.model import CleanedPage, RawPage

KNOWN = load_knowledge()
TITLE = "Quận Đống Đa kết nạp bốn học sinh lớp 12"
TEXT = "Sáng 12/5, Quận ủy Đống Đa tổ chức lễ kết nạp Đảng cho bốn học sinh lớp 12 của hai trường."
MORE = (
    "Bốn em đều là học sinh giỏi cấp thành phố, tích cực tham gia công tác Đoàn và hoạt động tình nguyện.",
    "Phát biểu tại buổi lễ, đồng chí Bí thư Quận ủy mong các đảng viên mới tiếp tục học tập, rèn luyện tốt.",
)
OWN = "https://lanhoa.example/chinh-tri/quan-dong-da-ket-nap-bon-hoc-sinh-lop-12-20240512101500123.htm"


@pytest.mark.parametrize(
    ("line", "url"),
    [
        (OWN, OWN),
        (f"Nguồn: {OWN}", OWN),
        (f"Link bài gốc: <{OWN}>", OWN),
        (f"{OWN}.", OWN),
        ("https://lanhoa.example/chinh-tri/phuong-hang-bac-ra-quan-don-rac-chao-he-991.htm", ""),
        ("https://lanhoa.example/", ""),
        (f"Xem thêm tại {OWN} và các trang khác của báo.", ""),
        (f"Tin liên quan: {OWN}", ""),
        ("https://lanhoa.example/tag/ket-nap-dang-quan-dong-da", ""),
        ("https://lanhoa.example/bon-hoc-sinh-lop-12-quan-dong-da-20240512101500123.htm", ""),
        (f"{OWN}/", f"{OWN}/"),
        (f"{OWN}\n{OWN}?utm_source=zalo", OWN),
        (OWN.replace("htm", "jpg"), ""),
        (OWN.replace("lanhoa.example", "["), ""),
        (f"{OWN}\n{OWN}?trang=quan-dong-da-ket-nap-bon-hoc-sinh-lop-12", ""),
    ],
)
def test_the_address_made_of_the_headline_is_the_pages_own(line: str, url: str) -> None:
    lines = (TITLE, "", TEXT, "", *MORE, "", *line.split("\n"))
    page = clean_page(RawPage("a.txt", "0" * 64, "utf-8", False, "\n", False, lines), KNOWN)
    assert isinstance(page, CleanedPage)
    assert page.raw.known.url == url
    published = page.description.published
    assert (published is not None and published.value == "2024-05-12") == bool(url)
