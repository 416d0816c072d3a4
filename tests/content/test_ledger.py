"""Ledgers and set-aside rows: whatever a line holds, it comes back, and so do the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru.content.ledger import (
    parse_ledger,
    read_plain_rows,
    read_rows,
    rebuild_bytes,
    render_ledger,
)
from luutru.content.set_aside import parse_set_aside, render_set_aside
from luutru.content.store import load_ledger
from luutru.content.tsv import escape_cell, unescape_cell
from luutru.errors import DecodingError, ProblemsError, Severity
from luutru.model import Ledger, LedgerRow, Role, SetAside
from luutru.vietnamese.decoding import decode_page

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = st.one_of(
    st.text(), st.text(alphabet="\t\n\r\0\\tnrxu0a\x85\u2028\u2029\v\f\x1c\udc80\udcff\ud800")
)
LEDGERS = st.builds(
    Ledger,
    encoding=st.sampled_from(["utf-8", "utf-16-le", "tcvn3"]),
    bom=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    final_newline=st.booleans(),
    rows=st.lists(
        st.builds(
            LedgerRow, line=st.integers(1, 9999), role=st.sampled_from(Role), rule=ANY_TEXT, text=ANY_TEXT
        )
    ).map(tuple),
)


@given(ANY_TEXT)
def test_any_text_fits_in_a_cell(text: str) -> None:
    cell = escape_cell(text)
    assert unescape_cell(cell) == text
    assert len(f"a{cell}z".splitlines()) == 1
    assert "\t" not in cell
    assert cell.encode("utf-8").decode("utf-8") == cell


def test_readable_text_stays_as_it_is() -> None:
    assert escape_cell("Đống Đa: “5 %”, \u00a0a\u0301 😀") == "Đống Đa: “5 %”, \u00a0a\u0301 😀"
    assert escape_cell("a\tb\\c\0\udc93\x85") == r"a\tb\\c\0\x93\u0085"


@given(LEDGERS)
def test_a_ledger_comes_back(ledger: Ledger) -> None:
    assert parse_ledger(render_ledger(ledger, ["#file\tx", "#other\ty\tz"])) == ledger


@given(st.lists(st.sampled_from(["1", "12", "body", "bodi", "title", "\t", "\t", "\t", "\n", "\\n", "\\q"])))
def test_plain_rows_are_read_as_any_rows(pieces: list[str]) -> None:
    table = "".join(pieces) + "\n"
    plain = read_plain_rows(table)
    rows, problems = read_rows(table, "a.tsv", 1)
    assert plain is None or (plain == rows and not problems)
    assert plain is not None or problems or "\\" in table


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16")), st.text().map(str.encode)))
@example(b"\xef\xbb\xbfa\r\nb\xff\x00\r\n")
@example(b"a\rb\rc")
def test_the_raw_bytes_come_back(data: bytes) -> None:
    try:
        page = decode_page(data, "trang.txt")
    except DecodingError:
        return
    rows = tuple(LedgerRow(number, Role.BODY, "luật", line) for number, line in enumerate(page.lines, 1))
    ledger = Ledger(page.encoding, page.bom, page.newline, page.final_newline, rows)
    assert rebuild_bytes(parse_ledger(render_ledger(ledger))) == data


def test_every_problem_of_a_ledger_is_named_with_its_line() -> None:
    text = render_ledger(Ledger("utf-8", False, "\n", True, (LedgerRow(1, Role.BODY, "r", "t"),)))
    text = text.replace("#bom\tno", "#bom\tperhaps") + "2\tbodi\tr\tt\n3\tbody\n4\tbody\tr\t\\q\n"
    with pytest.raises(ProblemsError) as caught:
        parse_ledger(text, "content/ledger/a.tsv")
    problems = {
        (problem.line, problem.message.split(":")[0], problem.cure) for problem in caught.value.problems
    }
    assert problems == {
        (1, 'the row "#bom" must say yes or no', ""),
        (7, 'unknown role "bodi"', 'did you mean "body"?'),
        (8, "has 2 cells, not 4", ""),
        (9, "unknown escape at character 1", ""),
    }
    with pytest.raises(ProblemsError, match="is no ledger"):
        parse_ledger("title: x\n", "a.tsv")


@given(st.lists(st.builds(SetAside, name=ANY_TEXT.filter(bool), reason=ANY_TEXT, detail=ANY_TEXT)))
def test_set_aside_comes_back_sorted(inputs: list[SetAside]) -> None:
    text = render_set_aside(inputs)
    assert list(parse_set_aside(text)[0]) == sorted(
        inputs, key=lambda item: (item.name, item.reason, item.detail)
    )
    assert text == render_set_aside(reversed(inputs))


def test_a_set_aside_row_says_in_words_what_it_means_and_what_to_do() -> None:
    words = {"reason": ("Lý do", "Cách xử lý"), "empty": ("Không có nội dung", "xóa tệp")}
    inputs = (SetAside("a.txt", "empty", "trống"), SetAside("b.txt", "odd", ""))
    text = render_set_aside(inputs, words)
    assert text.splitlines() == [
        "file\treason\tdetail\tLý do\tCách xử lý",
        "a.txt\tempty\ttrống\tKhông có nội dung\txóa tệp",
        "b.txt\todd\t",
    ]
    assert parse_set_aside(text) == (inputs, [])


def test_a_broken_set_aside_row_is_named_and_the_others_are_read() -> None:
    text = "<<<<<<< HEAD\nfile\treason\tdetail\na\tempty\t\nb\tempty\n"
    rows, problems = parse_set_aside(text.replace("<<<<<<< HEAD\n", ""))
    assert rows == (SetAside("a", "empty", ""),)
    assert [(problem.line, problem.severity) for problem in problems] == [(3, Severity.WARNING)]
    assert [problem.line for problem in parse_set_aside(text)[1]] == [1, 4]


def test_what_is_no_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger/a.tsv").mkdir(parents=True)
    assert load_ledger(tmp_path, "b") is None
    with pytest.raises(ProblemsError, match=r"ledger/a\.tsv: is no regular file"):
        load_ledger(tmp_path, "a")
