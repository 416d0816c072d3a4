"""Date expressions: every format of Vietnamese news pages, and all that only looks like a date."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.vietnamese.date_calendar import CYCLE_YEARS, iso_day, shift
from luutru.vietnamese.dates import Bound, DateKind, find_dates, is_date_line

#: A date line as printed → its day and clock time.
DATE_LINES = [
    ("Thứ Tư, 13/10/2021, 09:26", "2021-10-13", (9, 26)),
    ("Thứ 4, 13/10/2021 - 09:26", "2021-10-13", (9, 26)),
    ("T4, 13/10/2021 09:26", "2021-10-13", (9, 26)),
    ("THỨ BA, 21/09/2021 15:00:52", "2021-09-21", (15, 0)),
    ("chủ nhật 20-11-2022 17:01:35 +07:00", "2022-11-20", (17, 1)),
    ("CN, 20/11/2022 7:05 CH", "2022-11-20", (19, 5)),
    ("Thứ tư, ngày 13 tháng 10 năm 2021, 09:26 (GMT+7)", "2021-10-13", (9, 26)),
    ("09:26, 13/10/2021", "2021-10-13", (9, 26)),
    ("09:26 ngày 13-10-2021", "2021-10-13", (9, 26)),
    ("9h26 ngày 13/10/2021", "2021-10-13", (9, 26)),
    ("19:07 | 25/05/2022", "2022-05-25", (19, 7)),
    ("06:05' - 13/10/2021", "2021-10-13", (6, 5)),
    ("12:07:05 04/12/2013", "2013-12-04", (12, 7)),
    ("Ngày đăng 06/10/2017 | 10:41 | View count: 207", "2017-10-06", (10, 41)),
    ("31/07/2020 | 21:40 | View Count: 297", "2020-07-31", (21, 40)),
    ("29/06/2020 11:51 | 0", "2020-06-29", (11, 51)),
    ("Cập nhật lúc 10:30 ngày 12/03/2020", "2020-03-12", (10, 30)),
    ("Ngày xuất bản: 13/10/2021 4:53 CH", "2021-10-13", (16, 53)),
    ("13/10/2021 12:05 SA", "2021-10-13", (0, 5)),
    ("October 13, 2021 9:05 PM", "2021-10-13", (21, 5)),
    ("13 Oct 2021 09:26", "2021-10-13", (9, 26)),
    ("Tháng Mười 13, 2021", "2021-10-13", None),
    ("2 Tháng Ba, 2021", "2021-03-02", None),
    ("15 Tháng Mười Hai, 2021", "2021-12-15", None),
    ("13 Th10, 2021", "2021-10-13", None),
    ("Th10 13, 2021", "2021-10-13", None),
    ("2021-10-13T09:26:00+07:00", "2021-10-13", (9, 26)),
    ("2021-10-13T20:26:00Z", "2021-10-14", (3, 26)),
    ("2021/10/13 09:26", "2021-10-13", (9, 26)),
    ("25.4.2017 | 15:08", "2017-04-25", (15, 8)),
    ("06/10/201710:41", "2017-10-06", (10, 41)),
    ("13 / 10 / 2021", "2021-10-13", None),
    ("13/10/21 09:26", "2021-10-13", (9, 26)),
    ("Wed, 10/13/2021 - 09:26", "2021-10-13", (9, 26)),
    ("5/3/2012 - Xem: 3250", "2012-03-05", None),
]


@pytest.mark.parametrize(("line", "day", "clock"), DATE_LINES)
def test_date_lines(line: str, day: str, clock: tuple[int, int] | None) -> None:
    (item,) = [item for item in find_dates(line) if item.kind is DateKind.DAY]
    assert item.first_day == day
    assert (item.hour, item.minute) == (clock or (None, None))
    assert is_date_line(line)


#: A phrase of a sentence → kind, first and last (year, month, day), session.
Parts = tuple[int | None, int | None, int | None]
NONE: Parts = (None, None, None)
PHRASES: list[tuple[str, DateKind, Parts, Parts]] = [
    ("Chiều 28/2, phường họp", DateKind.DAY, (None, 2, 28), NONE),
    ("Sáng nay (15/1/2021), quận họp", DateKind.DAY, (2021, 1, 15), NONE),
    ("Đêm 24.4, nhờ bác sĩ", DateKind.DAY, (None, 4, 24), NONE),
    ("khoảng 2h15 ngày 14-7, tổ tuần tra", DateKind.DAY, (None, 7, 14), NONE),
    ("vào hồi 23 giờ 40 phút ngày 29-11, xe", DateKind.DAY, (None, 11, 29), NONE),
    ("ngày 9 tháng 11 năm 2025", DateKind.DAY, (2025, 11, 9), NONE),
    ("Chiều ngày 28 tháng 9, xã họp", DateKind.DAY, (None, 9, 28), NONE),
    ("Trong hai ngày 29 và 30-6, huyện họp", DateKind.DAY, (None, 6, 29), (None, 6, 30)),
    ("trong 2 ngày (29-30/7), Đại hội", DateKind.DAY, (None, 7, 29), (None, 7, 30)),
    ("Sáng 29 và chiều 30/6, huyện họp", DateKind.DAY, (None, 6, 29), (None, 6, 30)),
    ("Ngày 17, 18 và 19/5, phường thi", DateKind.DAY, (None, 5, 17), (None, 5, 19)),
    ("Từ ngày 29/6 đến 3/7, quận tập huấn", DateKind.DAY, (None, 6, 29), (None, 7, 3)),
    ("từ 28/12/2021 đến hết ngày 3/1/2022", DateKind.DAY, (2021, 12, 28), (2022, 1, 3)),
    ("ngày 28/2-1/3/2024", DateKind.DAY, (2024, 2, 28), (2024, 3, 1)),
    ("mùng 5 Tết (tức ngày 1/2)", DateKind.DAY, (None, 2, 1), NONE),
    ("Từ ngày 12 đến 16 tháng Hai âm lịch, làng vào đám", DateKind.LUNAR, NONE, NONE),
    ("Ngày 10-3 (âm lịch) hằng năm", DateKind.LUNAR, NONE, NONE),
    ("ngày 24/3/2018 dương lịch", DateKind.DAY, (2018, 3, 24), NONE),
    ("tháng 6 năm 2019", DateKind.MONTH, (2019, 6, None), NONE),
    ("Tháng 8-2007", DateKind.MONTH, (2007, 8, None), NONE),
    ("từ tháng 9 năm nay", DateKind.MONTH, (None, 9, None), NONE),
    ("quý III năm 2017", DateKind.QUARTER, (2017, 7, None), (None, 9, None)),
    ("Từ ngày 05 đến 07 tháng 5 năm 2010", DateKind.DAY, (2010, 5, 5), (2010, 5, 7)),
    ("trong các ngày 3, 4, 5 tháng 6 năm 2018", DateKind.DAY, (2018, 6, 3), (2018, 6, 5)),
    ("mùng 6 đến mùng 8 tháng 3 năm 2012", DateKind.DAY, (2012, 3, 6), (2012, 3, 8)),
    ("từ ngày 7 đến hết 11/9", DateKind.DAY, (None, 9, 7), (None, 9, 11)),
    ("quý I/2019", DateKind.QUARTER, (2019, 1, None), (None, 3, None)),
    ("bảy tháng đầu năm 2022", DateKind.PART_OF_YEAR, (2022, 1, None), (None, 7, None)),
    ("sáu tháng cuối năm 2014", DateKind.PART_OF_YEAR, (2014, 7, None), (None, 12, None)),
    ("9 tháng năm 2021", DateKind.PART_OF_YEAR, (2021, 1, None), (None, 9, None)),
    ("Năm 2021: thành phố kết nạp", DateKind.YEAR, (2021, None, None), NONE),
    ("Tết Nguyên đán 2024", DateKind.YEAR, (2024, None, None), NONE),
    ("xuân Quý Mão", DateKind.LUNAR_YEAR, (2023, None, None), NONE),
    ("năm học 2023 - 2024", DateKind.SCHOOL_YEAR, (2023, None, None), (2024, None, None)),
    ("nhiệm kỳ 2020 -2025", DateKind.TERM, (2020, None, None), (2025, None, None)),
    ("Điều lệ (2011 - 2025)", DateKind.TERM, (2011, None, None), (2025, None, None)),
    ("Chương trình số 01-CTr/TU ngày 17-3-2021 của Thành ủy", DateKind.DOCUMENT, (2021, 3, 17), NONE),
    ("Nghị quyết số 68/NQ-CP ngày 1/7/2021", DateKind.DOCUMENT, (2021, 7, 1), NONE),
    ("Quyết định số 12/QĐ-UBND, ngày 12/3/2021 của quận", DateKind.DOCUMENT, (2021, 3, 12), NONE),
    ("Thực hiện Kế hoạch số 25/KH-UBND, ngày 12/3, phường ra quân", DateKind.DAY, (None, 3, 12), NONE),
    ("Huy hiệu Đảng đợt 2/9", DateKind.ANNIVERSARY, (None, 9, 2), NONE),
    ("chào mừng Ngày Nhà giáo Việt Nam 20/11", DateKind.ANNIVERSARY, (None, 11, 20), NONE),
    ("(10/10/1954 - 10/10/2019)", DateKind.ANNIVERSARY, (2019, 10, 10), NONE),
    ("Ngày 20/11, trường tổ chức lễ", DateKind.DAY, (None, 11, 20), NONE),
    ("Lưu Văn Tĩnh (SN 1996)", DateKind.BIRTH, (1996, None, None), NONE),
    ("Từ 2/5 đến 4/5/2020, đảng bộ các xã họp", DateKind.DAY, (2020, 5, 2), (2020, 5, 4)),
    ("Từ 18 giờ ngày 3-11 đến 18 giờ ngày 4-11, tỉnh", DateKind.DAY, (None, 11, 3), (None, 11, 4)),
    ("sáng ngày 27 – 7, Tỉnh ủy viếng", DateKind.DAY, (None, 7, 27), NONE),
    ("sáng sớm nay (5/7), xã", DateKind.DAY, (None, 7, 5), NONE),
    ("sinh ngày 12/3/1985", DateKind.BIRTH, (1985, 3, 12), NONE),
    ("02/13/2018", DateKind.INVALID, NONE, NONE),
    ("ngày 31/02/2020", DateKind.INVALID, NONE, NONE),
    ("hôm qua, xã họp", DateKind.RELATIVE, NONE, NONE),
    ("3 giờ trước", DateKind.RELATIVE, NONE, NONE),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), PHRASES)
def test_phrases(text: str, kind: DateKind, first: Parts, last: Parts) -> None:
    items = [item for item in find_dates(text) if item.kind is kind]
    assert [(item.year, item.month, item.day) for item in items] == [first]
    assert (items[0].end_year, items[0].end_month, items[0].end_day) == last


@pytest.mark.parametrize(
    "text",
    [
        "đến nay 17/17 phường đã nhân rộng",
        "5/7 chỉ tiêu vượt kế hoạch",
        "trực 24/7",
        "đạt 129,9% kế hoạch, tăng 50,5%",
        "ngõ 165/3 phố Huế",
        "tỷ số 2-1",
        "điện thoại 0912.345.678, 024-3825.2020",
        "thu ngân sách 11.085,046 tỷ đồng",
        "diện tích 40ha, dài 2,3km",
        "Nghị quyết T.Ư4 (khóa XII)",
        "hiện nay, năm qua, thời gian qua",
        "lớp 7A3, nhóm 12, 14 phường",
        "mỗi ngày 5 - 7 lần",
        "giảm từ 1/4 đến 1/3 diện tích",
        "trong 3 tháng hai bên trao đổi",
        "thu nhập 63 triệu đồng/người/năm",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == ()
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("báo cáo trước ngày 25/11", Bound.BEFORE),
        ("chậm nhất là ngày 5/4", Bound.BEFORE),
        ("hạn cuối ngày 5/4", Bound.BEFORE),
        ("kéo dài đến hết ngày 26/3", Bound.UNTIL),
        ("tính đến ngày 5/10, quận", Bound.AS_OF),
        ("từ ngày 1/7/2025, phường", Bound.SINCE),
        ("từ 14 giờ chiều 20-2, các huyện", Bound.NONE),
        ("từ 7h30 ngày 20-2, phường", Bound.NONE),
        ("sau ngày 20/8", Bound.AFTER),
        ("Trước đó, ngày 8-7, huyện", Bound.NONE),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    (item,) = find_dates(text)
    assert item.bound is bound


def test_a_weekday_belongs_to_its_date() -> None:
    (item,) = find_dates("Sáng thứ Bảy, ngày 14/3, quận ra quân")
    assert (item.weekday, item.session, item.text) == (5, "sáng", "Sáng thứ Bảy, ngày 14/3")


def test_the_solar_day_of_a_relative_word_is_one_date() -> None:
    assert [item.kind for item in find_dates("Chiều nay, 5/6, quận họp")] == [DateKind.DAY]


@pytest.mark.parametrize(
    "text", ["Hội nghị ngày 14/10/2021", "Hà Đông thu ngân sách 14/10/2021", "", "Lượt xem: 512"]
)
def test_sentences_are_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


def test_cycle_years() -> None:
    assert (CYCLE_YEARS["quý mão"], CYCLE_YEARS["canh tý"], CYCLE_YEARS["canh tí"]) == (2023, 2020, 2020)
    assert len(set(CYCLE_YEARS.values())) == 60


ALPHABET = string.digits + "/-., :|()%h" + "ngàysáuthđếvềtr1209"


@given(st.text(ALPHABET, max_size=80))
def test_any_text_gives_ordered_expressions_that_exist(text: str) -> None:
    items = find_dates(text)
    assert [item.core for item in items] == sorted(item.core for item in items)
    for item in items:
        assert 0 <= item.start <= item.core < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        if item.kind is DateKind.DAY and item.is_full_day:
            assert item.first_day is not None


@given(
    st.dates(),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "ngày {d} tháng {m} năm {y}", "{y}-{m:02}-{d:02}"]),
)
def test_every_day_is_read_back(day: object, form: str) -> None:
    year, month, number = map(int, str(day).split("-"))
    if not 1900 <= year <= 2099:
        return
    (item,) = find_dates(form.format(d=number, m=month, y=year))
    assert item.first_day == iso_day(year, month, number)


def test_a_long_list_of_numbers_is_read_in_one_pass() -> None:
    # Each number alone may begin a list of days: unlimited lists would be read again from every one of them.
    assert [item.first_day for item in find_dates("12, " * 20_000 + "ngày 5/6/2020")] == ["2020-06-05"]


@given(st.dates(), st.integers(-400, 400))
def test_shifting_days_is_reversible(day: object, days: int) -> None:
    start = str(day)
    if "0010-01-01" < start < "9990-01-01":
        assert shift(shift(start, days), -days) == start


@given(
    st.lists(st.dates() | st.sampled_from([dt.date.min, dt.date.max]), min_size=2, max_size=2),
    st.lists(
        st.sampled_from(["{d}/{m}", "{d}/{m}/{y:04}", "ngày {d} tháng {m} năm {y:04}"]),
        min_size=2,
        max_size=2,
    ),
    st.sampled_from([", ", " - ", " và ", " đến ngày "]),
)
def test_spans_keep_within_the_calendar(days: list[dt.date], forms: list[str], joint: str) -> None:
    said = joint.join(
        form.format(d=day.day, m=day.month, y=day.year) for day, form in zip(days, forms, strict=True)
    )
    for item in find_dates("từ " + said):
        assert item.year is None or dt.MINYEAR <= item.year <= dt.MAXYEAR
        assert item.end_year is None or dt.MINYEAR <= item.end_year <= dt.MAXYEAR


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sáng nay (15/1/2021), quận họp", "Sáng nay (15/1/2021)"),
        ("Chiều qua [14/1/2021] quận họp", "Chiều qua [14/1/2021]"),
        ("Sáng nay (15/1/2021, tại xã) quận họp", "Sáng nay (15/1/2021"),
        ("(Ngày 15/1/2021) quận họp", "Ngày 15/1/2021"),
    ],
)
def test_words_end_with_the_bracket_that_closes_what_opens_in_them(text: str, words: str) -> None:
    assert [item.text for item in find_dates(text)] == [words]
