"""The day that an extractor of text wrote before a page: believed where the text agrees."""

from __future__ import annotations

import pytest
from dated_pages import BODY, date_page, value

from luutru.cleaning.assembling import assemble_blocks
from luutru.cleaning.describing.titles import describe_title
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.knowledge import load_knowledge
from luutru.model import Known, Line, Role, TaggedLine

OUTLETS = load_knowledge().outlets


@pytest.mark.parametrize(
    ("line", "length"),
    [("date 2026-01-31 Mới nhất", 16), ("date 2018-08", 12), ("date 2018-13", 0), ("dates 2018-08", 0)],
)
def test_what_extractors_write(line: str, length: int) -> None:
    assert extracted_length(line) == length


def test_the_day_is_published_and_gives_the_year_of_the_event() -> None:
    page = date_page(("furniture", "date 2026-01-31"), ("sapo", "Ngày 30/1, quận Tây Hồ trồng cây."), BODY)
    assert (value(page.published), value(page.event)) == ("2026-01-31", "2026-01-30")
    assert page.published is not None
    assert page.published.evidence[0].rule == "extracted-day"


def test_a_day_far_from_all_that_is_told_is_the_crawls() -> None:
    page = date_page(
        ("furniture", "date 2026-01-31"), ("sapo", "Ngày 30/9/2019, quận Tây Hồ trồng cây."), BODY
    )
    assert value(page.published) == "2019-09-30"
    assert [item.value for item in page.suspected["published"]] == ["2026-01-31"]


def test_a_day_of_the_past_below_the_lead_says_nothing_of_the_crawl() -> None:
    past = ("body", "Nhân kỷ niệm 131 năm Ngày sinh của Người (ngày 16-5-2021), tác giả đã viết bài này.")
    page = date_page(("furniture", "date 2025-08-13"), ("sapo", "Năm 2025 có nhiều dấu mốc."), past)
    assert value(page.published) == "2025-08-13"


def test_a_printed_date_is_stronger() -> None:
    page = date_page(
        ("furniture", "date 2026-01-31"), ("title", "Trồng cây"), ("meta", "30/01/2026 08:15"), BODY
    )
    assert value(page.published) == "2026-01-30"


def test_a_month_gives_the_year_and_stands_where_no_day_is_told() -> None:
    told = date_page(("furniture", "date 2018-08"), ("sapo", "Ngày 21-8, tòa hoãn phiên xử vụ án năm 1998."))
    assert (value(told.event), value(told.published)) == ("2018?-08-21", "2018?-08-21")
    assert value(date_page(("furniture", "date 2018-08"), BODY).published) == "2018-08"


def test_the_lead_behind_it_opens_with_its_own_day() -> None:
    lead = ("sapo", "date 2023-08 Ngày 29/8, công an thị xã lập hồ sơ vụ gây rối.")
    page = date_page(lead, ("body", "Theo đó, khoảng 17h ngày 28/8, tổ tuần tra gặp nhóm thanh niên."))
    assert (value(page.event), value(page.published)) == ("2023?-08-29", "2023?-08-29")


def test_neither_headline_nor_text_begins_with_it() -> None:
    title = TaggedLine(Line(1, "", "date 2026-01-31 Quận trồng cây"), Role.TITLE, "test", 1.0)
    lead = TaggedLine(Line(2, "", "date 2026-01-31 TTO - Sáng nay trồng cây."), Role.SAPO, "test", 1.0)
    found = describe_title([title], Known(), OUTLETS)
    assert found is not None
    assert found.value == "Quận trồng cây"
    assert [block.text for block in assemble_blocks([lead], OUTLETS)] == ["Sáng nay trồng cây."]
