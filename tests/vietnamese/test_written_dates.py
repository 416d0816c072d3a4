from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.vietnamese.edtf import parse_edtf
from luutru.vietnamese.written_dates import is_believed, parse_when, read_typed, typed_date


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2023-11-02T19:20:45+07:00", ("2023-11-02", "19:20")),
        ("2023-11-02T20:20:45Z", ("2023-11-03", "03:20")),
        ("2023-11-02T20:20:45.123+0000", ("2023-11-03", "03:20")),
        ("2023-11-02 05:07", ("2023-11-02", "05:07")),
        ("2023-11-02T00:00:00", ("2023-11-02", "")),
        ("2023-11-02", ("2023-11-02", "")),
        ("2023-11", ("2023-11", "")),
        ("23/03/2015 08:06 GMT+7", ("2015-03-23", "08:06")),
        ("1/15/2021 3:45:00 PM", ("2021-01-15", "15:45")),
        ("1/2/2021 3:45:00 PM", ("", "")),
        ("01-11-2023 - 10:58 AM", ("2023-11-01", "10:58")),
        ("1/2/2021 | 3:45 PM", ("2021-02-01", "15:45")),
        ("31/02/2021", ("", "")),
        ("2021-02-30T10:00:00Z", ("", "")),
        ("0001-01-01T00:30:00+14:00", ("0001-01-01", "00:30")),
        ("2021/04/05", ("2021-04-05", "")),
        ("5.4.2021", ("2021-04-05", "")),
        ("Thứ hai, 5/4/2021, 09:15 (GMT+7)", ("2021-04-05", "09:15")),
        ("Thứ 2, 05/04/2021 - 09:15", ("2021-04-05", "09:15")),
        ("CN, 04/04/2021, 10:00", ("2021-04-04", "10:00")),
        ("09:15 | 05/04/2021", ("2021-04-05", "09:15")),
        ("9h15 ngày 5/4/2021", ("2021-04-05", "09:15")),
        ("5/4/2021 9:15 CH", ("2021-04-05", "21:15")),
        ("Ngày 5/4/2021", ("2021-04-05", "")),
        ("Thứ hai ngày 5 tháng 4 năm 2021", ("2021-04-05", "")),
        ("April 5, 2021", ("2021-04-05", "")),
        ("Apr 5, 2021 9:15 PM", ("2021-04-05", "21:15")),
        ("Mon, 05 Apr 2021 09:15:00 +0700", ("2021-04-05", "09:15")),
        ("Mon, 05 Apr 2021 20:15:00 GMT", ("2021-04-06", "03:15")),
        ("Mon, 05 Apr 2021 20:15:00 +0000", ("2021-04-06", "03:15")),
        ("05/04/2021 02:15 (GMT+0)", ("2021-04-05", "09:15")),
        ("Mon Apr  5 09:15:00 2021", ("2021-04-05", "09:15")),
        ("Mon Apr 05 09:15:00 ICT 2021", ("2021-04-05", "09:15")),
        ("Mon Apr 05 2021 09:15:00 GMT+0700 (Indochina Time)", ("2021-04-05", "09:15")),
        ("Mon Apr 05 2021 20:15:00 GMT+0000 (Coordinated Universal Time)", ("2021-04-06", "03:15")),
        ("44291", ("2021-04-05", "")),
        ("44291.385416666664", ("2021-04-05", "09:15")),
        ("1617588900", ("2021-04-05", "09:15")),
        ("1617588900.0", ("2021-04-05", "09:15")),
        ("1617588900123", ("2021-04-05", "09:15")),
        ("/Date(1617588900000)/", ("2021-04-05", "09:15")),
        ("20210405", ("2021-04-05", "")),
        ("20210405091500", ("2021-04-05", "09:15")),
        ("20210405T021500Z", ("2021-04-05", "09:15")),
        ("tháng 4/2021", ("2021-04", "")),
        ("Tháng 4 năm 2021", ("2021-04", "")),
        ("năm 2021", ("2021", "")),
        ("4 năm 2021", ("", "")),
        ("16 Tháng Năm 2021", ("2021-05-16", "")),
        ("Tháng Năm 16, 2021", ("2021-05-16", "")),
        ("Chủ nhật, 16 tháng năm 2021 lúc 09:15", ("2021-05-16", "09:15")),
        ("12345", ("", "")),
        ("5/4/2021 - 7/4/2021", ("", "")),
        ("Chiều 5/4/2021, xã khai giảng lớp học", ("", "")),
        ("2 giờ trước", ("", "")),
        ("hôm qua", ("", "")),
        ("", ("", "")),
    ],
)
def test_dates_of_machines(text: str, when: tuple[str, str]) -> None:
    assert parse_when(text) == when


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    day, time = parse_when(text)
    assert day or not time
    if day:
        parse_edtf(day)


@given(
    st.dates(), st.times(), st.sampled_from(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y"])
)
def test_every_day_is_read_in_every_form(day: dt.date, time: dt.time, form: str) -> None:
    moment = dt.datetime.combine(day, time)
    written = moment.strftime(form.replace("%Y", f"{day.year:04}"))  # strftime pads no years
    assert parse_when(written)[0] == day.isoformat()


@given(st.datetimes(timezones=st.timezones()))
def test_moments_of_any_zone_are_told_in_vietnams(moment: dt.datetime) -> None:
    offset = moment.utcoffset() or dt.timedelta()
    if offset.total_seconds() % 60 or (moment.hour, moment.minute) == (0, 0):
        return
    day, time = parse_when(moment.isoformat(timespec="seconds"))
    try:
        there = moment.astimezone(dt.timezone(dt.timedelta(hours=7)))
    except OverflowError:
        there = moment
    assert (day, time) == (there.date().isoformat(), f"{there:%H:%M}")


@pytest.mark.parametrize(
    "edtf",
    [
        "1865-04-15", "1865", "1945-09-02", "1900", "1970", "1970-01", "1970-01-02", "2018-01-19", "2100-12",
        "2020~", "2021-12/2022-01", "/1866", "2099/..", "1900-01-02", "1970-01-01/1970-01-31",
    ],
)  # fmt: skip
def test_days_of_newspapers_are_believed(edtf: str) -> None:
    assert is_believed(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01T00:00:00Z", "1970-01-01 07:00:00", "1969-12-31T19:00:00-05:00", "1970-01-01",
        "01/01/1970", "1900-01-01", "1900-01-01T00:00:00", "1899-12-30", "1899-12-31", "0001",
        "0001-01-01T00:00:00", "9999", "9999-12-31T23:59:59Z", "1864-12-31", "2101", "1601-01-01",
        "1753-01-01", "1850/1900", "2021/9999-12-31",
    ],
)  # fmt: skip
def test_placeholders_and_days_out_of_the_world_are_not(text: str) -> None:
    day, _ = parse_when(text)
    assert day
    assert not is_believed(day)


@pytest.mark.parametrize(
    ("edtf", "typed"),
    [
        ("2018-01-19", "19/1/2018"),
        ("2018-05-03", "3/5/2018"),
        ("2018-01", "1/2018"),
        ("2018", "2018"),
        ("2024?-02-28", "28/2/2024?"),
        ("2017-12/2018-01", "12/2017 - 1/2018"),
        ("2018~", "2018~"),
        ("/2018-01", "/2018-01"),
    ],
)
def test_a_date_is_shown_as_people_type_it_and_read_back(edtf: str, typed: str) -> None:
    assert typed_date(edtf) == typed
    assert read_typed(typed) == edtf


def test_what_is_no_date_is_not_read_as_one() -> None:
    none = ("", "?", "hôm qua", "31/2/2018", "3/2018 - nay", "5/4/2021 9:15")
    assert not any(map(read_typed, none))
