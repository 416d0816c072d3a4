from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import EdtfError
from luutru.vietnamese.edtf import Edtf, parse_edtf, span_of

if TYPE_CHECKING:
    import datetime as dt


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", Edtf("2021-01-01", "2021-12-31", precision="year")),
        ("2020-02", Edtf("2020-02-01", "2020-02-29", precision="month")),
        ("2021-03-05", Edtf("2021-03-05", "2021-03-05")),
        ("2024?-02-28", Edtf("2024-02-28", "2024-02-28", uncertain=True)),
        ("2021~", Edtf("2021-01-01", "2021-12-31", approximate=True, precision="year")),
        ("2021-03%", Edtf("2021-03-01", "2021-03-31", uncertain=True, approximate=True, precision="month")),
        ("2021-12/2022-01", Edtf("2021-12-01", "2022-01-31", interval=True, precision="month")),
        ("2021/2022-01-05", Edtf("2021-01-01", "2022-01-05", interval=True, precision="year")),
        ("/2022-01-05", Edtf(None, "2022-01-05", interval=True, open_start=True)),
        ("../2022-01-05", Edtf(None, "2022-01-05", interval=True, open_start=True)),
        ("2022-01-05/..", Edtf("2022-01-05", None, interval=True, open_end=True)),
        ("2022-01-05/", Edtf("2022-01-05", None, interval=True, open_end=True)),
        ("2021?/2022", Edtf("2021-01-01", "2022-12-31", uncertain=True, interval=True, precision="year")),
    ],
)
def test_reads_the_subset(text: str, date: Edtf) -> None:
    assert parse_edtf(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "", " 2021", "2021 ", "21", "2021-3", "2021-03-5", "2021-13", "2021-00", "2021-02-29", "2021-04-31",
        "0000",        "2021-02-00", "/", "../..", "2022/2021",
        "2021-03-05T10:00", "05/03/2021", "2021??", "?2021", "٢٠٢١",
        "2021/2022/2023", "2021-03-05/2021-03-04", "2021-03-05\n", "y2021", "2021-03-",
    ],
)  # fmt: skip
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-01-19", "2018-01-19"),
        ("2024?-02-28", "2024-02-28"),
        ("2021-12/2022-01", "2021-12-01"),
        ("2021", "2021-01-01"),
        ("/2022-01-05", None),
        ("2022-01-05/..", "2022-01-05"),
    ],
)
def test_the_earliest_day_is_what_dates_are_sorted_by(text: str, day: str | None) -> None:
    assert parse_edtf(text).earliest == day


@given(st.dates(), st.dates())
def test_every_day_of_the_calendar_is_read_and_intervals_run_forward(first: dt.date, second: dt.date) -> None:
    text = first.isoformat()
    assert (parse_edtf(text).earliest, parse_edtf(text).latest) == (text, text)
    interval = f"{text}/{second.isoformat()}"
    if first <= second:
        assert parse_edtf(interval).latest == second.isoformat()
    else:
        with pytest.raises(EdtfError):
            parse_edtf(interval)


@given(st.text(max_size=25))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = parse_edtf(text)
    except EdtfError as error:
        message = str(error)
    else:
        message = f"{text} {date.earliest or date.latest}"
        assert "None" not in message
    assert text in message


@given(
    st.sampled_from(
        ["2021", "2020-02", "2024?-02-28", "2020~", "2021-12/2022-01", "/2022", "2022/..", "x", ""]
    )
)
def test_a_span_is_what_a_date_allows_from_end_to_end(text: str) -> None:
    span = span_of(text)
    try:
        date = parse_edtf(text)
    except EdtfError:
        assert span is None
        return
    assert span == (None if date.open_start or date.open_end else (date.earliest, date.latest))
    for day in span or ():
        assert date.allows(day)
    assert date.allows("1900-01-01") is date.open_start
