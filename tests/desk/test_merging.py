"""Two articles become one: nothing that the other knew is lost without a word, and all can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.desk import values, whole_articles
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.desk.desk import Desk

    from .conftest import Curator

FULL, BARE = "quan-hop-ban", "quan-ket-nap"


def test_the_article_that_stays_takes_over_what_it_lacks(curator: Curator, desk: Desk, archive: Path) -> None:
    before = {path: path.read_bytes() for path in (archive / "content").rglob("*.*")}
    values.set_values(desk, BARE, {"published": "", "topics": "y tế"})
    page = curator.decide(f"/bai/{FULL}/gop", into=BARE)
    opened = desk.open(BARE)
    article = opened.file.article
    assert (article.published, article.date, article.outlet) == (
        "2018-03-03",
        "2018-03-03",
        "Kinh tế & Đô thị",
    )
    assert (article.authors, article.districts) == (("HN",), ("Đống Đa", "Ba Đình"))
    assert (article.title, article.topics) == ("Quận kết nạp đảng viên", ("y-te",))
    [byline] = opened.file.evidence["authors"]
    assert (byline.line, byline.text, byline.rule, byline.value) == (None, "HN", "byline", "HN")
    assert [one for value, one in opened.suspected if value.field == "event"] == ["2018-03-02"]
    assert "Tác giả: unknown → <ins>HN</ins>" in page
    desk.undo()
    desk.undo()
    assert {path: path.read_bytes() for path in (archive / "content").rglob("*.*")} == before


def test_what_differs_stays_and_is_told(curator: Curator, desk: Desk) -> None:
    values.set_values(desk, BARE, {"authors": "Lê Vi", "districts": "Tây Hồ"})
    page = curator.decide(f"/bai/{FULL}/gop", into=BARE)
    article = desk.open(BARE).file.article
    assert (article.published, article.published_time) == ("2018-03-04", None)
    assert (article.authors, article.districts) == (("Lê Vi",), ("Tây Hồ",))
    for told in (
        "Ngày đăng differs: “4/3/2018” stays, the other article had “3/3/2018”",
        "Tác giả differs: “Lê Vi” stays, the other article had “HN”",
        "Quận, huyện differs: “Tây Hồ” stays, the other article had “Đống Đa; Ba Đình”",
    ):
        assert told in page
    assert "Tiêu đề differs" not in page


def test_a_second_page_adds_its_places(curator: Curator, desk: Desk) -> None:
    values.set_values(desk, BARE, {"authors": "Lê Vi", "districts": "Tây Hồ; Ba Đình"})
    page = curator.decide(f"/bai/{FULL}/gop", into=BARE, text="1")
    opened = desk.open(BARE)
    assert opened.file.article.districts == ("Tây Hồ", "Ba Đình", "Đống Đa")
    assert opened.file.article.authors == ("Lê Vi",)
    assert [record.value for record in opened.file.evidence["districts"]] == ["Tây Hồ", "Ba Đình", "Đống Đa"]
    assert opened.file.body_md.endswith("Các phường ở Ba Đình cùng dự.")
    assert "Quận, huyện differs" not in page


def test_of_a_long_list_what_changed_is_told(curator: Curator, desk: Desk) -> None:
    held = "Tây Hồ; Ba Đình; Cầu Giấy; Thanh Xuân; Hoàng Mai; Long Biên"
    values.set_values(desk, BARE, {"districts": held})
    page = curator.decide(f"/bai/{FULL}/gop", into=BARE, text="1")
    assert "Quận, huyện: <del>…</del> → <ins>…; Đống Đa</ins>" in page


def test_a_time_goes_with_its_day(desk: Desk) -> None:
    values.set_values(desk, FULL, {"published_time": "8:10"})
    whole_articles.merge(desk, FULL, BARE)
    assert desk.open(BARE).file.article.published_time is None
    desk.undo()
    values.set_values(desk, BARE, {"published": "3/3/2018"})
    whole_articles.merge(desk, FULL, BARE)
    assert desk.open(BARE).file.article.published_time == "08:10"


def test_an_article_is_not_merged_into_itself(desk: Desk) -> None:
    with pytest.raises(LuutruError):
        whole_articles.merge(desk, FULL, FULL)


def test_topics_in_another_order_are_the_same(curator: Curator, desk: Desk) -> None:
    values.set_values(desk, FULL, {"topics": "y tế; thể thao"})
    values.set_values(desk, BARE, {"topics": "thể thao; y tế"})
    assert "Chủ đề differs" not in curator.decide(f"/bai/{FULL}/gop", into=BARE)


def test_a_province_that_a_district_of_either_tells_is_not_written(desk: Desk, archive: Path) -> None:
    (archive / "archive.toml").write_text('region = "viet-nam"\n', encoding="utf-8")
    desk.look()
    for name, districts, provinces in ((FULL, "", "Gia Lai; Kon Tum"), (BARE, "Pleiku (Gia Lai)", "")):
        values.set_values(desk, name, {"districts": districts, "provinces": provinces, "authors": ""})
    whole_articles.merge(desk, FULL, BARE)
    assert desk.open(BARE).file.article.provinces == ("Kon Tum",)
