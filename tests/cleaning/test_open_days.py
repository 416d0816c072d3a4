"""A day without its year right below the headline is a date line; who reads is asked for the year."""

from __future__ import annotations

from hashlib import sha256

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.knowledge.loading import load_knowledge
from luutru.model import CleanedPage, RawPage, Role

HEADLINES = ("Người Bến Xưa thả diều", "Xóm Trại hái chè vụ xuân", "Hội làng Hạ mở sớm nửa tháng vì mưa lũ")
#: By the line, what is suspected of it.
DAYS = {
    "Ngày 8/3": "ngày 8/3",
    "Thứ hai, 8/3": "thứ hai, 8/3",
    "Thứ Ba, ngày 8-3": "thứ ba, ngày 8-3",
    "Bến Xưa, 8/3": "ngày 8/3",
    "Bến Xưa, ngày 8 tháng 3": "ngày 8 tháng 3",
    "Sáng ngày 8/3": "sáng ngày 8/3",
}
TEXTS = (
    "Từ mờ sáng, bãi đất trước đình làng Hạ đã kín người lớn và trẻ nhỏ.",
    "Bà Vũ Thị Nhàn mang ra ba cánh diều sáo làm từ mùa thu. Bà nói giấy dó năm nay khó mua.",
    "Ban tổ chức cho biết mỗi xóm góp mười cánh diều, nhiều gấp rưỡi mọi lần.",
)
AUTHOR = "Đông Hạ"


def clean(*raws: str, by_hand: dict[int, Role] | None = None) -> CleanedPage:
    text = "\n".join(raws)
    raw = RawPage("a.txt", sha256(text.encode()).hexdigest(), "utf-8", False, "\n", False, raws)
    page = clean_page(raw, load_knowledge(), by_hand=by_hand or {})
    assert isinstance(page, CleanedPage)
    return page


def roles(page: CleanedPage) -> list[str]:
    return [line.role.value for line in page.lines]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("headline", HEADLINES)
def test_it_is_the_date_line_and_the_lines_around_it_keep_their_roles(headline: str, day: str) -> None:
    page = clean(headline, day, *TEXTS, AUTHOR)
    assert roles(page) == ["title", "meta", "sapo", "body", "body", "byline"]
    assert page.description.title
    assert page.description.title.value == headline


@pytest.mark.parametrize(("day", "words"), DAYS.items())
def test_its_year_is_open_and_its_day_suspected(day: str, words: str) -> None:
    said = clean(HEADLINES[0], day, *TEXTS, AUTHOR).description
    assert said.published is None
    [doubt] = said.suspected["published"]
    assert (doubt.line, doubt.rule, doubt.value) == (2, "date-line-without-year", words)


@pytest.mark.parametrize(
    ("lead", "day", "published"),
    [
        ("Sáng 7/3/2019, làng Hạ mở hội thả diều.", "Ngày 8/3", "2019?-03-08"),
        ("Ngày 30/12/2018, làng Hạ mở hội thả diều.", "Thứ tư, 2/1", "2019?-01-02"),
        ("Làng Hạ khai hội diều; ba tháng đầu năm 2019 có mười xóm góp diều.", "Ngày 8/4", "2019?-04-08"),
    ],
)
def test_the_text_may_tell_the_year(lead: str, day: str, published: str) -> None:
    said = clean(HEADLINES[0], day, lead, *TEXTS[1:], AUTHOR).description
    assert said.published
    assert said.published.value == published
    assert said.published.evidence[0].line == 2
    assert "published" not in said.suspected


@pytest.mark.parametrize("day", ["8/3", "Ngày 8/3", "Bến Xưa, 8/3"])
def test_a_line_that_a_person_calls_a_date_line_is_one(day: str) -> None:
    said = clean(HEADLINES[0], *TEXTS, AUTHOR, day, by_hand={6: Role.META}).description
    assert [doubt.value for doubt in said.suspected["published"]] == ["ngày 8/3"]


def test_days_that_head_parts_of_a_text_are_no_date_lines() -> None:
    page = clean(HEADLINES[1], TEXTS[0], "Ngày 8/3", TEXTS[1], "Ngày 9/3", TEXTS[2], AUTHOR)
    assert "meta" not in roles(page)
    assert "published" not in page.description.suspected


def test_a_page_with_a_full_date_is_read_as_before() -> None:
    said = clean(HEADLINES[0], "8/3/2019", *TEXTS, AUTHOR).description
    assert said.published
    assert said.published.value == "2019-03-08"
