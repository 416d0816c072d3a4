"""Looking less far changes nothing: what a quick look leaves out, the close look would not have chosen."""

from __future__ import annotations

import math
import re
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.cleaning.dating import describe_dates, events
from luutru.cleaning.tagging import pictures
from luutru.cleaning.tagging.patterns import DATELINE, opens_with_dateline
from luutru.model import Known, Line, RawPage, Role, TaggedLine
from luutru.vietnamese import folding, repair
from luutru.vietnamese.any_of import any_of

_DATED = (
    "Sáng 3/2, quận họp.",
    "(HNM) - Chiều thứ Ba, ngày 4/2, tại quận, lễ hội mở.",
    "Tối nay, phố đi bộ mở.",
    "Lễ hội diễn ra từ ngày 3/2 đến 5/2/2020.",
    "Trước đó, ngày 1/2, quận đã kiểm tra.",
    "Quận sẽ họp vào sáng 6/2.",
    "Quyết định số 12/QĐ-UBND ngày 15/1/2020 của quận.",
    "Ngày nghỉ lễ 2/9, trưa, phố đông.",
    "Hạn chót là 20/2.",
    "Các đại biểu dự hội nghị chiều 4-2.",
    "Tháng Hai 4, 2020, tối, phường họp.",
    "Phường sáng tạo cách làm.",
)
_ROLES = (Role.TITLE, Role.KICKER, Role.SAPO, Role.BODY, Role.BODY, Role.CAPTION, Role.META)


@given(
    st.lists(st.tuples(st.sampled_from(_ROLES), st.lists(st.sampled_from(_DATED), min_size=1, max_size=4))),
    st.sampled_from(["", "2020-02-05", "2020-02"]),
)
@settings(max_examples=150, deadline=None)
def test_no_day_below_the_lead_is_missed(rows: list[tuple[Role, list[str]]], published: str) -> None:
    lines = [
        TaggedLine(Line(number, text, text), role, "test", 1.0)
        for number, (role, text) in enumerate(((role, " ".join(texts)) for role, texts in rows), 1)
    ]
    known = Known(published=published)
    found = describe_dates(lines, known)
    with patch.object(events, "_HIGHEST", math.inf), patch.object(events, "SESSIONS", ("",)):
        assert describe_dates(lines, known) == found


_DAMAGE = (
    "Há»™i",
    "Æ¯u",
    "â€œ",
    "ngà y",
    "thà nh",
    "&agrave;",
    "a\u0300",
    "Ðảng",
    "qu¶n",
    "c«ng",
    "\u200b",
    "\x92",
    "©",
)


@given(st.lists(st.lists(st.sampled_from((*_DAMAGE, "quận", "họp", " ", "3 m²")), max_size=8).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_no_damaged_line_passes_for_a_clean_one(lines: list[str]) -> None:
    page = RawPage("a.txt", "", "utf-8", False, "\n", True, tuple(lines))
    found = repair.repair_page(page)
    with patch.object(repair, "_is_doubtful", lambda _: True):
        assert repair.repair_page(page) == found


@given(
    st.lists(
        st.sampled_from(
            (
                "(LĐTĐ)",
                "TTO",
                "Kinhtedothi",
                "QĐND Online",
                "VOV.VN",
                "-",
                "–",
                ":",
                "|",
                ".-",
                "Chiều",
                "nay",
                "(Ảnh)",
                "2",
            )
        ),
        max_size=9,
    ),
    st.sampled_from(["", " "]),
)
def test_no_dateline_is_without_its_signs(words: list[str], space: str) -> None:
    text = space.join(words)
    assert opens_with_dateline(text) == (DATELINE.match(text) is not None)


@given(st.text("aỳĐ1²_-,.()“”/ \t\u0301€→😀", max_size=30))
def test_words_are_split_at_every_mark(text: str) -> None:
    assert pictures._split_words(text) == pictures._WORDS.findall(text)


@given(st.text("à qQoOuUáạẽỳýỷn\u0301", max_size=12))
def test_tones_are_placed_by_the_letter_before(text: str) -> None:
    looking_back = re.compile(folding._NEW_STYLE.pattern.replace("[oOuU](?<![qQ].)", "(?<![qQ])[oOuU]"))
    assert looking_back.pattern != folding._NEW_STYLE.pattern
    assert looking_back.sub("_", text) == folding._NEW_STYLE.sub("_", text)


@given(
    st.lists(st.text("aà.(", min_size=1, max_size=4), min_size=1, max_size=6), st.text("aà.( ", max_size=12)
)
def test_one_pattern_finds_whether_any_text_is_there(texts: list[str], line: str) -> None:
    assert (any_of(texts).search(line) is not None) == any(text in line for text in texts)
