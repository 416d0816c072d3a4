"""Pictures numbered after the headline, parts of series and lines that sign, on whole pages."""

from __future__ import annotations

from hashlib import sha256

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.describing.credits import split_authors
from luutru.cleaning.tagging.repeats import without_number
from luutru.knowledge import load_knowledge
from luutru.model import CleanedPage, RawPage, SetAside

LEAD = "Dãy lò cũ của làng gốm bên sông được lát lại bằng gạch nghiêng lấy từ các lò trong làng ra phơi."
TEXT = (
    "Từ tháng trước, thợ trong làng góp công lát lại mặt ngõ. Hai bên đặt rãnh thoát nước có nắp, cách mười "
    "bước lại chừa một ô đất để trồng cây."
)
SENTENCES = (
    "Thợ cả xếp chum vào lò.",
    "Các bạn thợ lần lượt chuyền củi.",
    "Củi tràm ở cửa lò.",
    "Em nhỏ nặn trâu đất bên bến.",
    "Chum men xanh trên thuyền.",
)


def clean(*texts: str) -> CleanedPage | SetAside:
    raw = "\n".join(texts)
    page = RawPage("a.txt", sha256(raw.encode()).hexdigest(), "utf-8", False, "\n", False, texts)
    return clean_page(page, load_knowledge())


def article(*texts: str) -> CleanedPage:
    found = clean(*texts)
    assert isinstance(found, CleanedPage)
    return found


def test_pictures_numbered_after_the_headline_make_no_list_of_articles() -> None:
    title = "Dân làng gốm tất bật bên lò đêm áp Tết"
    names = [f"{title} - {number}" for number in range(1, 9)]
    page = clean(title, LEAD, *[line for pair in zip(names, SENTENCES * 2, strict=False) for line in pair])
    assert isinstance(page, CleanedPage)
    assert without_number("cầu mới - 12") == without_number("cầu mới - ảnh 3") == "cầu mới"


def test_the_part_of_a_series_is_the_headline_below_its_name() -> None:
    part = "Bài 2: Thợ trẻ đổi lò than sang lò khí"
    page = article("Giữ lửa làng nghề giữa mùa nước lớn", part, LEAD, TEXT, TEXT)
    assert page.description.title is not None
    assert page.description.title.value == part


def test_a_line_that_the_text_begins_with_is_the_headline() -> None:
    page = article("Miếu Bà Đò Than", f"Miếu Bà Đò Than, dựng từ thời các cụ tổ. {TEXT}", TEXT)
    assert page.description.title is not None
    assert page.description.title.value == "Miếu Bà Đò Than"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Miên Hà, phóng viên VOV Đò Than", ("Miên Hà",)),
        ("Lê Vi, PV Hoàng Kim", ("Lê Vi", "Hoàng Kim")),
        ("Thực hiện: Hồng Miên -Quang Khảm", ("Hồng Miên", "Quang Khảm")),
    ],
)
def test_who_signs(line: str, names: tuple[str, ...]) -> None:
    assert split_authors(line, anything=True) == names


def test_a_reporter_above_the_lead_is_the_author_and_no_headline() -> None:
    said = article("Miên Hà, phóng viên VOV Đò Than", "2012-04-10", LEAD, TEXT).description
    assert [author.value for author in said.authors] == ["Miên Hà"]
    assert said.title is None or said.title.evidence[0].rule == "lead-words"


def test_a_person_named_twice_above_the_headline_is_the_author() -> None:
    page = article(
        "Dương Thùy Miên", "", "Dương Thùy Miên", "", "Dãy lò cũ xóm Kè nghỉ nung", "", LEAD, "", TEXT
    )
    assert [author.value for author in page.description.authors] == ["Dương Thùy Miên"]


def test_a_label_or_an_address_signs_nothing() -> None:
    for line in ("Danh bạ lò gốm", "Maudulich.vn"):
        said = article("Dãy lò cũ xóm Kè nghỉ nung", "", LEAD, "", TEXT, "", line).description
        assert said.authors == ()


def test_a_month_in_words_is_a_day() -> None:
    said = article("Thứ tư, 04 Tháng mười 2006, 21:49 GMT+7", LEAD, TEXT).description
    assert said.published is not None
    assert (said.published.value, said.published_time and said.published_time.value) == (
        "2006-10-04",
        "21:49",
    )
