"""Dates of a page from its tagged lines: publication, update, event, inferred years, and the unknown."""

from __future__ import annotations

import pytest
from dated_pages import BODY, TITLE, date_page, value

from luutru.model import Known


@pytest.mark.parametrize(
    ("line", "published", "time", "updated"),
    [
        ("19-01-2018 15:45", "2018-01-19", "15:45", None),
        ("Ngày đăng 06/10/2017 | 10:41 | View count: 207", "2017-10-06", "10:41", None),
        ("PHẠM GIA BÁCH | 25.4.2017 | 15:08", "2017-04-25", "15:08", None),
        ("Hoa Thành - 13/10/2021 09:26", "2021-10-13", "09:26", None),
        ("08/07/2014 | 00:00", "2014-07-08", None, None),
        ("Đăng ngày 13/10/2021 09:26 | Cập nhật 15/10/2021 10:00", "2021-10-13", "09:26", "2021-10-15"),
        (
            "Lần cập nhật cuối: 15/10/2021 10:00 - Ngày đăng: 13/10/2021 09:26",
            "2021-10-13",
            "09:26",
            "2021-10-15",
        ),
        ("Cập nhật lúc 09:26, Thứ Tư, 13/10/2021 (GMT+7)", "2021-10-13", "09:26", "2021-10-13"),
        ("Wed, 10/13/2021 - 09:26", "2021-10-13", "09:26", None),
        ("13/10/21 09:26", "2021-10-13", "09:26", None),
        ("Hà Nội, ngày 13-07-2020", None, None, None),
        ("01/01/1970 07:00", None, None, None),
        ("31/02/2020 10:00", None, None, None),
        ("Hôm nay, 14:30", None, None, None),
        ("3 giờ trước", None, None, None),
        ("Ngày ban hành: 13/10/2021", None, None, None),
        ("13/10/21", None, None, None),
    ],
)
def test_date_lines(line: str, published: str | None, time: str | None, updated: str | None) -> None:
    page = date_page(TITLE, ("meta", line), ("sapo", "Quận làm tốt công tác dân vận."))
    assert (value(page.published), value(page.published_time), value(page.updated)) == (
        published,
        time,
        updated,
    )


#: A lead and a paragraph of a page without a date line, and the day they prove.
INFERRED = [
    (
        "Sáng 12/7, quận sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2019.",
        "Kết quả đạt 55%.",
        "2019?-07-12",
    ),
    ("Chiều 4/1, quận tổng kết công tác năm 2018, triển khai nhiệm vụ năm 2019.", "", "2019?-01-04"),
    ("Chiều 27/12, quận tổng kết công tác năm 2018, triển khai nhiệm vụ năm 2019.", "", "2018?-12-27"),
    ("Sáng 28/12, công đoàn tổng kết năm 2023; phát động phong trào thi đua năm 2024.", "", "2023?-12-28"),
    ("Sáng 18/11, khu dân cư kỷ niệm 90 năm Ngày thành lập Mặt trận Dân tộc thống nhất.", "", "2020?-11-18"),
    ("Sáng 5/9, các trường khai giảng năm học 2022 - 2023.", "", "2022?-09-05"),
    ("Chiều 20/5, quận tổng kết năm học 2022-2023.", "", "2023?-05-20"),
    ("Sáng 8/6, quận bàn việc tuyển sinh năm học 2017 - 2018.", "", None),
    ("Sáng 22/7, Đại hội Đảng bộ quận lần thứ VI, nhiệm kỳ 2020 - 2025 khai mạc.", "", "2020?-07-22"),
    ("Sáng thứ Tư, 28/2, Quận ủy họp.", "Năm 2023, quận hoàn thành tốt nhiệm vụ.", "2024?-02-28"),
    ("Tối 15/1, quận khai mạc chợ hoa Tết Canh Tý.", "", "2020?-01-15"),
    ("Ngày 10/3, quận giao quân.", "Từ đầu năm 2022 đến nay, quận đã khám 900 thanh niên.", "2022?-03-10"),
    ("Ngày 10/8, quận tặng quà.", "Trong 7 tháng năm 2021, quận đã chi 20 tỷ đồng.", "2021?-08-10"),
    ("Ngày 8/10, quận hướng tới kỷ niệm giải phóng Thủ đô (10/10/1954 - 10/10/2021).", "", "2021?-10-08"),
    (
        "Ngày 8/10, quận mừng 70 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2024).",
        "Dự án được quận phê duyệt năm 2021 với tổng dự toán 250 tỷ đồng.",
        "2024?-10-08",
    ),
    ("Ngày 3/6, quận kiểm tra công tác chuẩn bị.", "Các phường xong trước ngày 15/6/2020.", "2020?-06-03"),
    (
        "Ngày 9/12, quận họp.",
        "Đến hết năm 2021, quận phấn đấu xong; dự toán năm 2022 tăng 5%.",
        "2021?-12-09",
    ),
    ("Ngày 30/1, huyện đã khai mạc Hội khỏe Phù Đổng lần thứ XII năm 2024.", "", "2024?-01-30"),
    ("Ngày 10/1, quận trao giải Cuộc thi viết về tuổi trẻ năm 2016.", "", None),
    ("Ngày 8/6, tòa tuyên án.", "Trước đó, đêm 2/6/2021, hai bị cáo đã lên đường.", None),
    ("Ngày 10/7, quận họp.", "Công văn số 31/UBND-VX ngày 12/6/2017 yêu cầu rà soát.", "2017?-07-10"),
    ("Trong hai ngày 29 và 30-6, huyện họp bàn quý III/2020.", "", "2020?-06-29/2020?-06-30"),
    # What fixed a wrong year on real pages of October 2013, and of later ones.
    ("Ngày 22/10, quận họp.", "Đề án áp dụng vào quý I năm 2014.", None),
    ("Ngày 22/10, quận họp.", "Dự án sẽ hoàn thành vào cuối năm 2016.", None),
    ("Ngày 22/10, quận họp.", "Đường cấm từ tháng 9.2012 và từ tháng 10/2012.", None),
    ("Ngày 23/10, Quốc hội bàn sửa Hiến pháp năm 1992.", "Hiến pháp năm 1992 có 147 điều.", None),
    ("Ngày 30/10, quận họp.", "Sau năm 2015, khu đất thành công viên.", None),
    ("Sáng 2/7, trường kết nạp đảng viên.", "Từ năm học 2019-2020 đến nay, chi bộ kết nạp 9 em.", None),
    ("Ngày 4-5, tòa xét xử ba bị cáo.", "Đến tháng 4-2021, các bị cáo bán đồ giả.", None),
    ("Ngày 10/8/2022, quận tặng quà.", "", "2022-08-10"),
    ("Ngày 10/8, quận tặng quà.", "", None),
    ("Ngày 10/8, quận tặng quà.", "Khu tập thể được xây năm 1975.", None),
    ("Ngày 10/8, quận tặng quà.", "Theo Quyết định số 15/QĐ-UBND ngày 2/3/2021 của thành phố.", None),
    ("Sáng nay, quận tặng quà.", "Từ đầu năm 2022 đến nay, quận đã trao 90 suất.", None),
]


@pytest.mark.parametrize(("lead", "paragraph", "day"), INFERRED)
def test_years_without_a_date_line(lead: str, paragraph: str, day: str | None) -> None:
    page = date_page(TITLE, ("sapo", lead), ("body", paragraph), ("byline", "Hoa Thành"))
    assert value(page.event) == day
    assert value(page.published) == (day.rpartition("/")[2] if day else None)
    assert page.published_time is None
    if page.published is not None:
        assert all(evidence.confidence <= 0.9 for evidence in page.published.evidence)


def test_the_units_named_bound_the_year() -> None:
    rows = (TITLE, ("sapo", "Ngày 13/8, phường họp."), ("body", "Từ đầu năm 2025 đến nay, phường họp 3 lần."))
    assert value(date_page(*rows).event) == "2025?-08-13"
    assert date_page(*rows, bounds=(None, "2025-06-30")).event is None


def test_furniture_and_related_lines_date_nothing() -> None:
    page = date_page(
        ("furniture", "Thứ năm, 18/05/2023 09:41"),
        TITLE,
        ("sapo", "Quận làm tốt công tác dân vận."),
        ("related", "Xã bên khởi công trường học (09:41 30/07/2020)"),
        ("furniture", "© 2005-2019 Bản quyền"),
    )
    assert (page.published, page.updated, page.event) == (None, None, None)


def test_the_page_clock_yields_to_the_date_line() -> None:
    page = date_page(
        ("meta", "Thứ năm, 18/05/2023 09:41"),
        ("furniture", "Trang chủ"),
        ("furniture", "Tin tức"),
        TITLE,
        ("meta", "Ngày đăng: 16/05/2023"),
        ("sapo", "Quận làm tốt."),
    )
    assert value(page.published) == "2023-05-16"


@pytest.mark.parametrize(
    "title",
    [
        "Đại hội Đảng bộ Thị xã thành công (17:55 30/07/2020)",
        "HỘI GIẢNG CẤP TRƯỜNG - (30/07/2020 17:55)",
        "Quận ra quân30/07/2020 17:55Trần Long207 lượt xem",
    ],
)
def test_a_stamp_in_the_title(title: str) -> None:
    page = date_page(("title", title), ("sapo", "Sáng 29/7, quận họp."))
    assert (value(page.published), value(page.published_time)) == ("2020-07-30", "17:55")
    assert value(page.event) == "2020-07-29"


def test_a_day_told_in_the_title_is_no_stamp() -> None:
    page = date_page(("title", "Lịch cắt điện ngày 30/07/2020"), ("meta", "29/07/2020 08:00"))
    assert (value(page.published), value(page.event)) == ("2020-07-29", "2020-07-30")


def test_the_first_paragraph_does_the_work_of_a_missing_lead() -> None:
    told = "Ngày 19-1, Sở công bố kết quả cuộc thi khoa học kỹ thuật, năm học 2014-2015."
    assert value(date_page(TITLE, ("body", told), BODY).published) == "2015?-01-19"
    assert value(date_page(TITLE, ("sapo", "Mười đề tài đoạt giải."), ("body", told)).published) is None


def test_a_stamp_glued_to_the_lead() -> None:
    page = date_page(TITLE, ("sapo", "19/01/2018 15:45 Kinhtedothi - Ngày 19/1, Quận ủy họp."))
    assert (value(page.published), value(page.published_time), value(page.event)) == (
        "2018-01-19", "15:45", "2018-01-19",
    )  # fmt: skip


def test_the_clock_on_a_line_of_its_own() -> None:
    page = date_page(TITLE, ("meta", "13/10/2021"), ("blank", ""), ("meta", "09:26"))
    assert (value(page.published), value(page.published_time)) == ("2021-10-13", "09:26")


def test_known_values_come_first() -> None:
    rows = (TITLE, ("meta", "13/10/2021 09:26"), ("sapo", "Sáng 12/10, quận họp."))
    agreed = date_page(*rows, known=Known(published="2021-10"))
    assert value(agreed.published) == "2021-10-13"
    other = date_page(*rows, known=Known(published="2021-10-14", published_time="07:30"))
    assert (value(other.published), value(other.published_time)) == ("2021-10-14", "07:30")
    assert other.suspected["published"][0].value == "2021-10-13"
    assert value(other.event) == "2021-10-12"


def test_nothing_later_than_the_retrieval_is_believed() -> None:
    rows = (TITLE, ("meta", "13/10/2021 09:26"), ("sapo", "Quận làm tốt."))
    for page in (date_page(*rows, known=Known(retrieved="2021-10-12")), date_page(*rows, as_of="2021-09")):
        assert page.published is None
        assert page.suspected["published"][0].value == "2021-10-13"
    assert value(date_page(*rows, as_of="2021-10").published) == "2021-10-13"


def test_relative_date_lines_need_the_day_of_retrieval() -> None:
    page = date_page(TITLE, ("meta", "Hôm qua, 14:30"), known=Known(retrieved="2021-10-13"))
    assert (value(page.published), value(page.published_time)) == ("2021-10-12", "14:30")


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://example.vn/xa-hoi/quan-tay-ho-20211013092612345.htm", "2021-10-13"),
        ("https://example.vn/tin/20150323/cat-cay/724115.html", "2015-03-23"),
        ("https://example.vn/2021/10/13/tin.html", "2021-10-13"),
        ("https://example.vn/2021/10/tin.html", "2021-10"),
        ("https://example.vn/quan-tay-ho-999140572.html", None),
    ],
)
def test_the_day_in_the_url(url: str, published: str | None) -> None:
    assert value(date_page(TITLE, BODY, known=Known(url=url)).published) == published


def test_the_url_confirms_the_date_line() -> None:
    page = date_page(TITLE, ("meta", "13/10/2021"), known=Known(url="https://example.vn/2021/10/13/tin.html"))
    assert page.published is not None
    assert [evidence.rule for evidence in page.published.evidence] == ["date-line", "url-day"]


def test_a_year_reported_in_the_past() -> None:
    rows = (
        ("title", "Năm 2021: Thành phố kết nạp hơn 10.000 đảng viên"),
        ("sapo", "Theo Ban Tổ chức, năm 2021, dù khó khăn, việc phát triển đảng viên vẫn vượt kế hoạch."),
        ("body", "Toàn Đảng bộ đã kết nạp được 10.027 đảng viên, tăng 12,9% so với năm 2020."),
    )
    page = date_page(*rows)
    assert (value(page.event), value(page.published)) == ("2021", "2021-12/2022-01")
    assert value(date_page(*rows, as_of="2021-12-31").published) == "2021-12"
    dated = date_page(("meta", "05/01/2022"), *rows)
    assert (value(dated.event), value(dated.published)) == ("2021", "2022-01-05")


def test_planned_and_passing_years_are_no_period() -> None:
    plan = date_page(("title", "Năm 2021: Quận sẽ xây 5 trường"), ("sapo", "Năm 2021, quận sẽ xây 5 trường."))
    assert plan.event is None
    story = date_page(TITLE, ("sapo", "Năm 2010, bà mua căn nhà này và đã sửa ba lần."))
    assert story.event is None


def test_every_value_keeps_its_evidence() -> None:
    page = date_page(TITLE, ("meta", "13/10/2021 09:26"), ("sapo", "Chiều 12/10, quận họp."))
    assert page.published is not None
    assert page.event is not None
    assert (page.published.evidence[0].line, page.published.evidence[0].text) == (2, "13/10/2021 09:26")
    assert [(evidence.line, evidence.rule) for evidence in page.event.evidence] == [
        (3, "told-in-text-without-year"),
        (2, "year-from-publication"),
    ]


def test_a_stamp_between_headline_and_lead_in_one_line_is_the_page_s() -> None:
    page = date_page(
        ("sapo", "Hàng nghìn người đi hội làng gốm đầu năm 08:30 28/01/2023 Ngày 27/1, mưa rét.")
    )
    assert (value(page.published), value(page.published_time)) == ("2023-01-28", "08:30")
    assert value(page.event) == "2023-01-27"
