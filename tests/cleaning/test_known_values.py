"""What the doors say of a page is vetted in one place, and told with its place and cure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.cleaning.formats.records import read_record
from luutru.cleaning.known import merge_known, tell_unfit, vet_known
from luutru.cleaning.note_files import parse_meta, parse_sources
from luutru.cleaning.reading import read_page
from luutru.errors import Severity
from luutru.model import Known, RawPage, Unfit


@pytest.mark.parametrize("field", ["published", "updated", "retrieved"])
@pytest.mark.parametrize(
    "edtf", ["2018-01-19", "2020~", "2021-12/2022-01", "/2022-01-05", "1865", "2024?-02-28"]
)
def test_every_date_that_is_edtf_is_taken_whole(field: str, edtf: str) -> None:
    known, problems = parse_meta(f'{field}: "{edtf}"', "x.meta.yaml")
    assert (getattr(known, field), problems) == (edtf, ())


@pytest.mark.parametrize("field", ["published", "updated", "retrieved"])
@pytest.mark.parametrize(
    "text", ["1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "1900-01-01", "1899-12-30", "1864-12-31"]
)
def test_placeholders_are_left_out_at_every_door_and_told(field: str, text: str) -> None:
    left_out = Known(unfit=(Unfit(field, text, "placeholder-date"),))
    assert vet_known(Known(**{field: text})) == left_out  # type: ignore[arg-type]
    notes = parse_sources(f"file,{field}\nx.txt,{text}\n")
    assert notes.by_name["x.txt"] == Known()
    assert [(p.line, p.severity) for p in notes.problems] == [(2, Severity.WARNING)]
    assert text in str(notes.problems[0])
    assert "is no year of newspapers, or what" in str(notes.problems[0])
    page = read_record({"text": "Một bài về phường", field: text}, "a.jsonl#7")
    assert isinstance(page, RawPage)
    assert getattr(page.known, field) == ""
    (told,) = tell_unfit(page.known, "seeds/a.jsonl#7")
    assert str(told).startswith("seeds/a.jsonl#7: ")
    assert told.severity is Severity.NOTE


def test_an_html_pages_own_metadata_are_vetted() -> None:
    canonical = '<link rel=canonical href="https://bao.example/tim kiem">'
    day = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    page = read_page(f"<html>{canonical}{day}<p>Một bài".encode(), "a.html", Known())
    assert isinstance(page, RawPage)
    assert (page.known.url, page.known.published) == ("https://bao.example/tim%20kiem", "")
    assert {unfit.reason for unfit in page.known.unfit} == {"no-address", "placeholder-date"}


def test_a_note_that_is_no_date_leaves_the_others_of_its_row() -> None:
    notes = parse_sources("file,published,url\nx.txt,hôm qua,https://bao.example/a\n")
    assert notes.by_name["x.txt"] == Known(url="https://bao.example/a")
    assert ["no date" in str(problem) for problem in notes.problems] == [True]


def test_addresses_with_letters_are_encoded_without_a_word() -> None:
    known = vet_known(Known(url="https://bao.example/Đống_Đa"))
    assert known == Known(url="https://bao.example/%C4%90%E1%BB%91ng_%C4%90a")


def test_a_clock_goes_with_its_day_and_must_be_one() -> None:
    assert vet_known(Known(published="1970-01-01", published_time="07:00")).published_time == ""
    assert vet_known(Known(published="2018-01-19", published_time="25:99")).unfit[0].reason == "no-time"
    meta = 'published: "2018-01-19 08:00"\npublished_time: "9:30"'
    assert parse_meta(meta, "x.meta.yaml")[0].published_time == "9:30"


KNOWN = st.builds(
    Known,
    url=st.text(),
    published=st.text(),
    published_time=st.text(),
    updated=st.text(),
    retrieved=st.text(),
)


@given(KNOWN, KNOWN)
def test_vetting_twice_says_nothing_new_and_merging_loses_no_word(first: Known, second: Known) -> None:
    vetted = vet_known(first)
    assert vet_known(vetted) == vetted
    assert merge_known(first, second).unfit == tuple(dict.fromkeys(first.unfit + second.unfit))
    for field in ("url", "published", "updated", "retrieved"):
        if getattr(first, field) and not getattr(vetted, field):
            assert field in {unfit.field for unfit in vetted.unfit}


def test_a_key_or_column_that_stands_twice_is_told_and_neither_is_taken() -> None:
    known, problems = parse_meta("title: A\nurl: https://a.example/1\ntitle: B\n", "x.meta.yaml")
    assert (known.title, known.url) == ("", "https://a.example/1")
    assert [(problem.line, bool(problem.cure)) for problem in problems] == [(1, True)]
    [problem] = parse_sources("file,url,url\na.txt,,\n").problems
    assert (problem.line, "twice" in problem.message) == (1, True)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("date", "published"), ("ngay_dang", "published"), ("author", "authors"), ("titel", "title")],
)
def test_a_name_that_is_none_leads_to_the_field_it_stands_for(name: str, meant: str) -> None:
    [problem] = parse_meta(f"{name}: x", "x.meta.yaml")[1]
    assert f'"{meant}"' in problem.cure


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("tờ báo", "outlet", "Báo Bến Xưa"),
        ("Ngày đăng", "published", "2018-01-19"),
        ("author", "authors", "Trần Văn Mẫu"),
        ("tiêu đề", "title", "Chợ hoa mở sớm"),
    ],
)
def test_a_column_is_known_by_what_people_call_it(head: str, field: str, value: str) -> None:
    notes = parse_sources(f"file;{head}\nx.txt;{value}\n")
    assert notes.problems == ()
    found = getattr(notes.by_name["x.txt"], field)
    assert found in (value, (value,))


def test_a_column_that_means_none_or_two_is_told() -> None:
    [problem] = parse_sources("file,titel\nx.txt,A\n").problems
    assert '"title"' in problem.cure
    [twice] = parse_sources("file,outlet,tờ báo\nx.txt,A,B\n").problems
    assert "twice" in twice.message
