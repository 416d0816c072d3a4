"""Stories in pictures, parts of series and lines that sign, on whole pages and on lines with roles."""

from __future__ import annotations

from hashlib import sha256

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.describing.credits import split_authors
from luutru.cleaning.tagging.picture_stories import set_picture_story
from luutru.cleaning.tagging.repeats import without_number
from luutru.cleaning.tagging.shapes import look_at
from luutru.knowledge import load_knowledge
from luutru.knowledge.phrases import load_phrases
from luutru.model import CleanedPage, Line, RawPage, Role, SetAside, TaggedLine

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
C, B = Role.CAPTION, Role.BODY


def clean(*texts: str) -> CleanedPage | SetAside:
    raw = "\n".join(texts)
    page = RawPage("a.txt", sha256(raw.encode()).hexdigest(), "utf-8", False, "\n", False, texts)
    return clean_page(page, load_knowledge())


def article(*texts: str) -> CleanedPage:
    found = clean(*texts)
    assert isinstance(found, CleanedPage)
    return found


def story(roles: tuple[Role, ...], texts: tuple[str, ...] = SENTENCES) -> list[Role]:
    shapes = [look_at(text, load_phrases()) for text in texts]
    tagged = [
        TaggedLine(Line(n, text, text), role, "test", 1.0)
        for n, (text, role) in enumerate(zip(texts, roles, strict=True), 1)
    ]
    return [line.role for line in set_picture_story(tagged, shapes, load_phrases())]


def test_a_sentence_between_captions_is_one_and_none_beside_them() -> None:
    assert story((C, B, C, B, C)) == [C] * 5
    assert story((B, C, C, C, B)) == [B, C, C, C, B]
    assert story((C, B, B, B, C)) == [C, B, B, B, C], "too few captions"


@pytest.mark.parametrize(
    "told", ['Ông Vi nói: "Lò này còn đỏ lửa."', "Sau đó, ai cũng phải đợi vì lò chưa nguội hẳn.", TEXT]
)
def test_what_tells_stays_text_between_captions(told: str) -> None:
    assert story((C, B, C, B, C), (*SENTENCES[:3], told, SENTENCES[4]))[3] is B


def test_a_story_with_its_paragraphs_has_text_between_its_captions() -> None:
    texts = (TEXT, TEXT, TEXT, *SENTENCES)
    assert story((B, B, B, C, B, C, B, C), texts)[-4:] == [B, C, B, C]


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
