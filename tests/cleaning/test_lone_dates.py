"""A lone date line is the article's when its text tells that day, and a page clock otherwise."""

from __future__ import annotations

import pytest
from dated_pages import date_page, value

from luutru.cleaning.dating import describe_dates
from luutru.cleaning.tagging.lone_dates import FOOT_RULE, RULE, set_lone_date_line
from luutru.model import Known, Line, Role, TaggedLine

CLOCK = "Thứ năm, ngày 13/07/2017 16:28 PM (GMT+7)"


def page(*rows: tuple[str, str]) -> list[TaggedLine]:
    return [
        TaggedLine(Line(number, text, text), Role(role), "test", 1.0)
        for number, (role, text) in enumerate(rows, 1)
    ]


def roles(*rows: tuple[str, str]) -> list[str]:
    return [line.role.value for line in set_lone_date_line(page(*rows))]


@pytest.mark.parametrize(
    "told", ["Sáng 13/7, quận ra quân.", "Tối 12-7, tổ dân phố họp.", "Ngày 10/7/2017, xã ký kết."]
)
def test_a_date_above_the_headline_is_believed_when_the_text_tells_it(told: str) -> None:
    lines = set_lone_date_line(
        page(("furniture", CLOCK), ("furniture", "Tin nóng"), ("title", "Ra quân"), ("body", told))
    )
    assert lines[0].role is Role.META
    assert (lines[0].rule, lines[0].runner_up) == (RULE, Role.FURNITURE)
    assert [line.role for line in lines[1:]] == [Role.FURNITURE, Role.TITLE, Role.BODY]


def test_a_date_below_the_signature_is_too() -> None:
    rows = [("title", "Ra quân"), ("body", "Sáng 13/7, quận ra quân."), ("blank", ""), ("byline", "Lê Vi")]
    assert roles(*rows, ("furniture", "Đăng lúc 13:49 ngày 14/07/2017"))[-1] == "meta"


def test_a_date_between_the_text_and_who_signs_it_is_the_articles() -> None:
    rows = [("title", "Ra quân"), ("body", "Quận ra quân."), ("furniture", CLOCK), ("byline", "Lê Vi")]
    assert roles(*rows) == ["title", "body", "meta", "byline"]
    head = [("furniture", "Trang chủ"), ("furniture", "Hôm nay 15/08/2019")]
    assert roles(*head, *rows) == ["furniture", "furniture", "title", "body", "meta", "byline"]
    apart = [*rows[:2], ("furniture", "Tin khác"), *rows[2:]]
    assert roles(*apart) == [role for role, _ in apart]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("furniture", CLOCK), ("body", "Sáng 9/7, quận ra quân.")], id="told too early"),
        pytest.param([("furniture", CLOCK), ("body", "Sáng 14/7, quận ra quân.")], id="told later"),
        pytest.param([("furniture", CLOCK), ("body", "Quận ra quân.")], id="no day told"),
        pytest.param([("furniture", CLOCK), ("title", "Ra quân")], id="no text"),
        pytest.param(
            [("furniture", CLOCK), ("meta", "14/07/2017"), ("body", "Sáng 13/7, quận ra quân.")],
            id="has its own",
        ),
        pytest.param(
            [("furniture", CLOCK), ("furniture", "12/07/2017 08:00"), ("body", "Sáng 12/7, quận ra quân.")],
            id="two days",
        ),
        pytest.param(
            [("furniture", "Dự báo ngày 13/07/2017: nắng nóng"), ("body", "Sáng 13/7, quận ra quân.")],
            id="more than a date",
        ),
        pytest.param([("related", CLOCK), ("body", "Sáng 13/7, quận ra quân.")], id="another article's"),
    ],
)
def test_nothing_else_is(rows: list[tuple[str, str]]) -> None:
    assert roles(*rows) == [role for role, _ in rows]


def test_day_and_clock_first_of_all_above_the_lead_are_its_date_line() -> None:
    lead = ("sapo", "Bầu cử là đợt sinh hoạt chính trị rộng lớn.")
    assert roles(("furniture", "12:33 02/05/2021"), lead)[0] == "meta"
    assert roles(("furniture", "Thứ ba, 02/05/2021 12:33"), lead)[0] == "furniture"
    assert roles(("furniture", "Trang chủ"), ("furniture", "12:33 02/05/2021"), lead)[1] == "furniture"


MENU = [("furniture", "Trang chủ"), ("furniture", "Liên hệ"), ("furniture", "Sơ đồ trang")]
FOOT_DAYS = ["16:28 13/07/2017", "Thứ Năm, 13/07/2017", "13-07-2017"]


def article(told: str, *above: tuple[str, str]) -> list[tuple[str, str]]:
    return [*above, ("title", "Ra quân"), ("sapo", told), ("byline", "Lê Vi"), *MENU]


@pytest.mark.parametrize("day", FOOT_DAYS)
def test_the_last_line_of_a_pages_foot_is_its_date_line_where_the_text_tells_the_day(day: str) -> None:
    last = set_lone_date_line(
        page(*article("Sáng 12/7, quận ra quân.", ("furniture", "Tin")), ("furniture", day))
    )[-1]
    assert (last.role, last.rule) == (Role.META, FOOT_RULE)
    lines = set_lone_date_line(page(*article("Sáng 12/7, quận ra quân."), ("furniture", day)))
    published = describe_dates(lines, Known()).published
    assert published is not None
    assert published.value == "2017-07-13"
    assert [piece.confidence <= 0.75 for piece in published.evidence] == [True]


@pytest.mark.parametrize("day", FOOT_DAYS)
def test_a_day_at_the_foot_that_the_text_does_not_tell_is_suspected(day: str) -> None:
    dated = date_page(*article("Quận ra quân làm sạch đường phố."), ("furniture", day))
    assert value(dated.published) is None
    assert [piece.value for piece in dated.suspected["published"]] == ["2017-07-13"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*article("Sáng 12/7, quận họp."), ("furniture", "Hôm nay, 13/07/2017")], id="clock"),
        pytest.param(
            [*article("Sáng 12/7, quận họp."), ("furniture", "Hôm nay là thứ năm, 13/07/2017")],
            id="told clock",
        ),
        pytest.param(
            [*article("Sáng 12/7, quận họp.", ("furniture", CLOCK)), ("furniture", "14/07/2017")],
            id="another day in the head",
        ),
        pytest.param(
            [*article("Sáng 12/7, quận họp."), ("related", "Hội thi"), ("furniture", "13/07/2017")],
            id="below another article",
        ),
        pytest.param(
            [
                *article("Sáng 12/7, quận họp."),
                ("related", "Hội thi (12/07/2017)"),
                ("furniture", "Liên hệ"),
                ("furniture", "13/07/2017"),
            ],
            id="another article's day",
        ),
    ],
)
def test_other_days_at_the_foot_are_neither(rows: list[tuple[str, str]]) -> None:
    lines = set_lone_date_line(page(*rows))
    assert lines[-1].role is Role.FURNITURE
    assert "published" not in describe_dates(lines, Known()).suspected
