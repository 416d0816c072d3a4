"""What is only suspected is said to be so, and stays to be settled, whatever else is decided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from luutru.commands.doubts import find_doubts
from luutru.desk import values
from luutru.desk.years import days_in_years

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.desk.desk import Desk

    from .conftest import Curator

NAME = "quan-hop-ban"
PAGE, VALUES = f"/bai/{NAME}", f"/bai/{NAME}/gia-tri"
RIGHT = 'name="right" value="event:2018-03-02"'


def test_what_is_only_suspected_is_said_to_be_so_beside_every_view(curator: Curator) -> None:
    page = curator.see(PAGE)
    raw, rest = page.split('<section class="values"')
    typed, shown = rest.split('<section class="preview"')
    assert "Ngày sự kiện: <b>perhaps 2/3/2018</b>" in raw
    assert "perhaps 2/3/2018" in typed
    assert "readers do not see it: Ngày sự kiện: <b>perhaps 2/3/2018</b>" in " ".join(shown.split())
    assert "perhaps Ba Đình" not in page, "what is published is not suspected"


def test_who_marks_an_article_as_reviewed_is_told_what_stays_unknown(curator: Curator, desk: Desk) -> None:
    page = curator.decide(VALUES, reviewed="1")
    assert desk.open(NAME).file.article.reviewed
    assert "Ngày sự kiện: only suspected, and not written" in page
    assert RIGHT in page
    assert 'name="right" value="outlet:' not in page, "what is published was reviewed"
    page = curator.decide(VALUES, right="event:2018-03-02")
    article = desk.open(NAME).file.article
    assert (article.event, article.reviewed) == ("2018-03-02", True)
    assert "perhaps" not in page


def test_a_year_is_spoken_of_only_where_one_is_asked_for(archive: Path, curator: Curator) -> None:
    assert "choose the year" not in curator.see(PAGE)
    path = archive / f"content/{NAME}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('value: "2018-03-02"', "value: Vào khoảng 22h ngày 5/2"), encoding="utf-8")
    page = curator.see(PAGE)
    assert "choose the year" in page
    assert "perhaps “Vào khoảng 22h ngày 5/2”" in page


def test_a_suspected_value_of_a_reviewed_article_may_be_wrong(curator: Curator, desk: Desk) -> None:
    curator.decide(VALUES, reviewed="1")
    page = curator.decide(VALUES, wrong="event:2018-03-02")
    assert "2/3/2018" not in page.split("<h1>")[1]
    assert desk.open(NAME).suspected == []


def test_an_inferred_year_that_is_said_to_be_right_is_certain(curator: Curator, desk: Desk) -> None:
    values.set_values(desk, NAME, {"event": "2018?-03-02", "published": ""})
    curator.decide(VALUES, right="event:2018?-03-02")
    article = desk.open(NAME).file.article
    assert (article.event, article.date) == ("2018-03-02", "2018-03-02")


def test_who_reviews_what_is_certain_is_told_of_nothing(desk: Desk) -> None:
    values.confirm(desk, [(NAME, "2018-03-02")], "event", right=True)
    values.set_values(desk, NAME, {}, reviewed=True)
    assert not any("suspected" in notice for notice in desk.take_notices())


def test_a_list_may_have_one_that_is_only_suspected(archive: Path, desk: Desk) -> None:
    path = archive / f"content/{NAME}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[Đống Đa, Ba Đình]", "[Đống Đa]"), encoding="utf-8"
    )
    assert [(value.field, one) for value, one in desk.open(NAME).suspected] == [
        ("event", "2018-03-02"),
        ("districts", "Ba Đình"),
    ]


@pytest.mark.parametrize(
    ("words", "published", "text", "days"),
    [
        ("Ngày 28/2", "2019-03-12", "", ["2019-02-28", "2018-02-28", "2017-02-28"]),
        ("ngày 5/1", "2019-12-20", "", ["2020-01-05", "2019-01-05", "2018-01-05"]),
        ("ngày 25/3", "2019-02-20", "", ["2018-03-25", "2017-03-25", "2016-03-25"]),
        ("ngày 25/6", "2021-05-30", "", ["2020-06-25", "2019-06-25", "2018-06-25"]),
        (
            "sáng 30-12 đến 2-1",
            "2019-01-03",
            "",
            ["2018-12-30/2019-01-02", "2017-12-30/2018-01-02", "2016-12-30/2017-01-02"],
        ),
        (
            "Ngày 16/5",
            None,
            "Ông Tư (sinh năm 1979) họp tổ. Từ tháng 2/2017, xã thu quỹ.",
            ["2017-05-16", "2018-05-16"],
        ),
        ("Ngày 16/5", None, "Tháng 2/2017, xã đã làm xong đường.", ["2017-05-16", "2018-05-16"]),
        ("Ngày 16/5", None, "Bà con lo phòng chống dịch Covid-19.", ["2020-05-16", "2021-05-16"]),
        ("Ngày 16/5", None, "Năm 2014 và năm 2016, thôn được khen.", ["2016-05-16"]),
        *(
            ("Ngày 16/5", None, text, ["2021-05-16", "2020-05-16", "2019-05-16"])
            for text in (
                "",
                "Ông Tư, sinh năm 1979, họp tổ.",
                "Hội đồng nhân dân nhiệm kỳ 2011 - 2016 họp.",
                "Từ năm 1998, ông nuôi tôm.",
            )
        ),
        ("Ngày 18/6", None, "", ["2020-06-18", "2019-06-18", "2018-06-18"]),
        ("Ngày 29/2", None, "", ["2020-02-29"]),
        ("Thứ hai, 28/2", None, "", ["2011-02-28", "2005-02-28", "2000-02-28"]),
        ("hôm qua", "2019-03-12", "", []),
    ],
)
def test_years_are_offered_for_a_day_without_one(
    words: str, published: str | None, text: str, days: list[str]
) -> None:
    assert days_in_years(words, published, "Xã họp bàn", text, "2021-06-01") == days


def test_no_year_is_offered_behind_the_collection_of_a_page(archive: Path, curator: Curator) -> None:
    path = archive / f"content/{NAME}.md"
    text = path.read_text(encoding="utf-8").replace('value: "2018-03-02"', "value: Ngày 18/6")
    text = text.replace('published: "2018-03-03"\n', "").replace("\ndate: 2018-03-03", "")
    source = f'source: {{file: a.txt, sha256: "{"0" * 64}", url: null, retrieved: "2017-03-01"}}\n'
    path.write_text(text.replace("evidence:\n", f"{source}evidence:\n", 1), encoding="utf-8")
    page = curator.see(PAGE)
    offered = [one[:4] for one in page.split('name="right" value="event:')[1:]]
    assert list(dict.fromkeys(offered)) == ["2016", "2015", "2014"]


def test_a_day_without_its_year_is_settled_by_its_year(archive: Path, curator: Curator, desk: Desk) -> None:
    path = archive / f"content/{NAME}.md"
    text = path.read_text(encoding="utf-8").replace('value: "2018-03-02"', "value: Ngày 28/2")
    path.write_text(text, encoding="utf-8")
    page = curator.see(PAGE)
    assert RIGHT not in page
    assert 'value="event:2018-02-28">28/2/2018' in page
    curator.decide(VALUES, right="event:2018-02-28")
    assert desk.open(NAME).file.article.event == "2018-02-28"
    assert "event" not in {doubt.field for task in desk.index.waiting().doubtful for doubt in task.doubts}


def test_a_value_that_a_list_may_have_besides_others_is_not_called_unknown(archive: Path, desk: Desk) -> None:
    path = archive / f"content/{NAME}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[Đống Đa, Ba Đình]", "[Đống Đa]"), encoding="utf-8"
    )
    shown = {
        doubt.field: doubt.shown(desk.words, desk.knowledge.topics)
        for doubt in find_doubts(desk.open(NAME).file, 0.9)
    }
    assert shown["districts"] == "perhaps Ba Đình, too"
    assert shown["event"] == "unknown; perhaps 2/3/2018"


def test_a_clue_to_a_year_is_no_value(archive: Path, curator: Curator, desk: Desk) -> None:
    path = archive / f"content/{NAME}.md"
    clue = "{line: 4, text: Covid-19, rule: year-from-covid, confidence: 0.05}"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  event: .*", f"  event: {clue}", text), encoding="utf-8")
    assert "event" not in {doubt.field for doubt in find_doubts(desk.open(NAME).file, 0.9)}
    page = " ".join(curator.see(PAGE).split())
    assert "Tells of the year:</span> <a" in page
    assert 'class="sure">5%</span>' not in page
    assert "Ngày sự kiện: <b></b>" not in page
