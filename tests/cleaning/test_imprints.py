"""A line of a typed text that names a paper and the day of its issue gives outlet and day."""

from __future__ import annotations

from typing import Literal

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.imprints import read_imprint
from luutru.cleaning.reading import read_page
from luutru.knowledge import load_knowledge
from luutru.model import CleanedPage, Known, RawPage

HEADLINE = "Xã Hòa Lâm khánh thành cây cầu treo qua suối"
TEXT = [
    "Sau bảy tháng thi công, người dân hai bên bờ suối đã có cầu mới, không còn phải đi bè mỗi mùa lũ.",
    "Cây cầu dài sáu mươi mét, mặt lát gỗ, do hợp tác xã và bà con góp công dựng nên.",
    "Bà Lò Thị Mẫu nói từ nay các cháu đến trường không phải chờ nước rút.",
]


def clean(*lines: str, kind: Literal["text", "html"] = "text") -> tuple[str | None, str | None]:
    """Return the outlet and the day of publication of a page."""
    raw = read_page("\n".join([*lines, ""]).encode(), "x.txt", Known(), kind)
    assert isinstance(raw, RawPage)
    page = clean_page(raw, load_knowledge("viet-nam"), "")
    assert isinstance(page, CleanedPage)
    said = page.description
    outlet, day = said.outlet, said.published
    return outlet.value if outlet else None, day.value if day else None


IMPRINTS = [
    "Báo Quảng Nam, ngày 5-7-2018",
    "Theo báo Quảng Nam, ngày 5-7-2018",
    "(Báo Quảng Nam số 123, ngày 5-7-2018)",
    "Báo Quảng Nam – 5/7/2018",
    "BÁO QUẢNG NAM – NGÀY 5/7/2018",
    "Trích báo Quảng Nam số ra ngày 5/7/2018",
    "Báo Quảng Nam, số 123 (5/7/2018)",
    "Nguồn: Báo Quảng Nam, thứ Năm ngày 5 tháng 7 năm 2018",
]


@pytest.mark.parametrize("line", IMPRINTS)
def test_a_line_with_paper_and_day_of_issue_gives_both(line: str) -> None:
    for lines in ([line, HEADLINE, *TEXT], [HEADLINE, line, *TEXT], [HEADLINE, *TEXT, line]):
        assert clean(*lines) == ("Báo Quảng Nam", "2018-07-05"), lines
    html = [f"<p>{text}</p>" for text in (*TEXT, line)]
    assert clean(f"<h1>{HEADLINE}</h1>", *html, kind="html") == ("Báo Quảng Nam", "2018-07-05")


@pytest.mark.parametrize(
    "line",
    [
        "Quảng Nam, ngày 5-7-2018",
        "Báo cáo của xã ngày 5-7-2018 đã nêu rõ",
        "Báo Quảng Nam từ ngày 5-7-2018 đến 9-7-2018",
        "Báo Quảng Nam",
        "Theo báo Quảng Nam, ngày 5-7-2018 xã có cầu mới",
    ],
)
def test_other_lines_are_no_imprints(line: str) -> None:
    assert read_imprint(line) is None


def test_the_head_of_a_site_is_no_imprint() -> None:
    site = ["BÁO QUẢNG NAM - Thứ Sáu, 13/07/2018", "Trang chủ", "Thời sự", "Đăng nhập", HEADLINE]
    outlet, day = clean(*site, "05/07/2018 09:15", *TEXT, "Chia sẻ", "Bình luận")
    assert (outlet, day) == (None, "2018-07-05")


def test_a_page_s_own_date_line_weighs_more() -> None:
    assert clean(HEADLINE, "07/07/2018 09:15", *TEXT, IMPRINTS[1])[1] == "2018-07-07"
