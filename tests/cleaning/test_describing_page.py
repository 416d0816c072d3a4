"""A whole page described: every field, each with evidence in the page."""

from __future__ import annotations

import pytest

from luutru.cleaning.describing import describe_page
from luutru.knowledge import load_knowledge
from luutru.model import Description, Found, Known, Line, RawPage, Role, TaggedLine

ROWS = [
    ("furniture", "DÒNG SỰ KIỆN. * ĐẠI DỊCH COVID-19"),
    ("kicker", "Hướng tới ngày hội lớn"),
    ("title", "Quận Tây Hồ kết nạp thêm 40 đảng viên mới"),
    ("byline", "HOA THÀNH"),
    ("meta", "13-10-2021 09:26"),
    ("sapo", "Kinhtedothi - Ngày 12/10, Quận ủy Tây Hồ sơ kết công tác phát triển đảng viên."),
    ("caption", "Đại biểu phường Bưởi phát biểu"),
    ("body", "Toàn quận đã kết nạp 40 quần chúng ưu tú."),
    ("related", "(PNTĐ) - Quận Đống Đa bầu cử sớm"),
    ("furniture", "Tổng biên tập: Nguyễn Văn Ba"),
]


def describe(known: Known = Known()) -> tuple[Description, list[TaggedLine]]:  # noqa: B008 - frozen
    tagged = [
        TaggedLine(Line(n, text, text), Role(role), "test", 1.0) for n, (role, text) in enumerate(ROWS, 1)
    ]
    raw = RawPage("x.txt", "0" * 64, "utf-8", False, "\n", True, tuple(text for _, text in ROWS), known)
    return describe_page(raw, tagged, load_knowledge()), tagged


def values(found: tuple[Found[str], ...]) -> list[str]:
    return [item.value for item in found]


def test_every_field_of_a_page() -> None:
    page, _ = describe()
    assert page.title is not None
    assert page.title.value == "Quận Tây Hồ kết nạp thêm 40 đảng viên mới"
    assert page.kicker is not None
    assert page.outlet is not None
    assert page.outlet.value == "Kinh tế & Đô thị"
    assert page.published is not None
    assert page.published.value == "2021-10-13"
    assert page.event is not None
    assert page.event.value == "2021-10-12"
    assert values(page.authors) == ["Hoa Thành"]
    assert values(page.districts) == ["Tây Hồ"]
    assert values(page.wards) == ["phường Bưởi"]
    assert page.topics[0].value == "ket-nap-dang-vien"
    assert {"bau-cu", "phong-chong-dich-covid-19"}.isdisjoint(values(page.topics))
    assert page.summary is not None
    assert page.summary.value.startswith("Ngày 12/10")


def test_all_evidence_stands_on_the_line_it_names() -> None:
    page, tagged = describe()
    fields = [page.title, page.kicker, page.published, page.event, page.outlet, page.summary]
    found = [item for item in fields if item] + [*page.authors, *page.districts, *page.wards, *page.topics]
    assert len(found) >= 10
    for item in found:
        assert item.evidence
        for evidence in item.evidence:
            assert evidence.line is not None
            assert evidence.text in tagged[evidence.line - 1].text
            assert tagged[evidence.line - 1].role not in (Role.RELATED, Role.FURNITURE)
            assert 0 < evidence.confidence <= 1


def test_what_the_user_knows_is_believed_before_the_page() -> None:
    page, _ = describe(Known(title="Tên đúng", outlet="Hànộimới", authors=("Thu Trang",)))
    assert page.title is not None
    assert page.outlet is not None
    assert (page.title.value, page.outlet.value, values(page.authors)) == (
        "Tên đúng",
        "Hànộimới",
        ["Thu Trang"],
    )


@pytest.mark.parametrize(
    ("known", "outlet"),
    [
        (Known(site_name="Báo VnExpress"), "VnExpress"),
        (Known(site_name="Tin nhanh", url="https://vnexpress.net/bai-1.html"), "VnExpress"),
        (Known(site_name="Báo Dân trí", url="https://vnexpress.net/bai-1.html"), "VnExpress"),
        (Known(outlet="BÁO DÂN TRÍ", url="https://vnexpress.net/bai-1.html"), "Dân trí"),
        (Known(site_name="Báo Mẫu Mực", url="https://mau-muc.example/1"), "Báo Mẫu Mực"),
    ],
)
def test_the_address_tells_better_whose_a_site_is_and_the_user_best(known: Known, outlet: str) -> None:
    page, _ = describe(known)
    assert page.outlet is not None
    assert page.outlet.value == outlet
