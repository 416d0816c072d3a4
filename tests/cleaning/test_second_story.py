"""A second story below one that is signed above its text."""

from __future__ import annotations

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.reading import read_page
from luutru.cleaning.tagging.dressing import look_through
from luutru.cleaning.tagging.second_story import set_second_story_apart
from luutru.knowledge import load_knowledge
from luutru.knowledge.phrases import load_phrases
from luutru.model import PERHAPS_SECOND, SECOND_STORY, CleanedPage, Known, Line, RawPage, Role, TaggedLine

PHRASES = load_phrases()
PROSE = "Hơn hai trăm người tham gia quét dọn từ sáng sớm đến trưa ở cả bốn xóm."
FIRST = [
    (Role.TITLE, "Quận thay sáu mươi ghế đá ở công viên"), (Role.BYLINE, "Tô Hạ"), (Role.SAPO, PROSE),
    (Role.BODY, PROSE), (Role.BODY, PROSE),
]  # fmt: skip
SECOND = [
    "Nghĩa trang trồng thêm hai nghìn cây thông",
    "15/05/2017 16:30",
    "Diệp Anh",
    PROSE,
    "Cây cao một mét.",
]


def settle(*second: str) -> list[Role]:
    rows = [*FIRST, *((Role.BODY, text) for text in (*second, PROSE))]
    lines = [TaggedLine(Line(n, text, text), role, "test", 1.0) for n, (role, text) in enumerate(rows, 1)]
    shapes = [look_through(line.text, PHRASES) for line in lines]
    return [line.role for line in set_second_story_apart(lines, shapes)][len(FIRST) :]


def test_a_story_with_its_headline_date_and_author_is_set_apart() -> None:
    assert settle(SECOND[0], SECOND[1], SECOND[2], PROSE, *SECOND[3:]) == [Role.RELATED] * 7


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_headline_a_date_or_a_name_alone_is_no_story(missing: int) -> None:
    rest = [text for place, text in enumerate(SECOND[:3]) if place != missing]
    assert Role.RELATED not in settle(*rest, PROSE)


HEADLINE = "Trường tiểu học Bến Đò khai trương thư viện xanh cho học sinh"
BRIDGE = [
    "Sáng nay, hơn hai trăm người dân xã Hòa Lâm có mặt từ sớm để chứng kiến cây cầu bắt đầu hoạt động.",
    "Kinh phí xây dựng do các hộ trong vùng cùng đóng góp, phần còn lại được tỉnh hỗ trợ từ ngân sách.",
    "Người dân mong muốn có thêm đèn chiếu sáng ở hai đầu cầu, nhất là vào những đêm mưa lũ dâng cao.",
]
LIBRARY = [
    "Trường tiểu học Bến Đò vừa khai trương thư viện xanh với hơn hai nghìn đầu sách phụ huynh quyên góp.",
    "Thư viện mở cửa mỗi ngày từ sáu giờ sáng, các em được mượn sách về nhà trong một tuần.",
    "Cô hiệu trưởng cho biết nhà trường sẽ tổ chức ngày hội đọc sách vào tháng tới cùng các lớp.",
]


def clean(*inside: str) -> CleanedPage:
    """Clean an HTML page with the first story, then these lines: (element or "p", text)."""
    rows = ["<h1>Xã Hòa Lâm khánh thành cây cầu treo</h1>", *(f"<p>{text}</p>" for text in BRIDGE), *inside]
    source = f"<!DOCTYPE html><html><body>{''.join(rows)}</body></html>"
    raw = read_page(source.encode(), "x.html", Known(), "html")
    assert isinstance(raw, RawPage)
    page = clean_page(raw, load_knowledge(), "")
    assert isinstance(page, CleanedPage)
    return page


def told(page: CleanedPage, rule: str) -> list[str]:
    return [line.text for line in page.lines if line.rule == rule]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def bodies(page: CleanedPage) -> list[str]:
    return [line.text for line in page.lines if line.role in (Role.SAPO, Role.BODY)]


@pytest.mark.parametrize("ruler", ["", "<hr>"])
@pytest.mark.parametrize("element", ["h1", "h2", "h3"])
def test_a_heading_between_two_signed_stories_begins_the_second(element: str, ruler: str) -> None:
    head = f"{ruler}<{element}>{HEADLINE}</{element}>"
    page = clean("<p>Lò Văn Mẫu</p>", head, paragraphs(*LIBRARY), "<p>Hà Thị Thảo</p>")
    assert told(page, SECOND_STORY)[-5:] == [HEADLINE, *LIBRARY, "Hà Thị Thảo"]
    assert bodies(page) == BRIDGE
    assert [author.value for author in page.description.authors] == ["Lò Văn Mẫu"]


@pytest.mark.parametrize(
    "inside",
    [
        [f"<h2>{HEADLINE}</h2>", paragraphs(*LIBRARY)],
        [f"<h1>{HEADLINE}</h1>", paragraphs(*LIBRARY)],
        [f"<h2>{HEADLINE}</h2>", paragraphs(*LIBRARY), "<p>Hà Thị Thảo</p>"],
        ["<p>Lò Văn Mẫu</p>", f"<h2>{HEADLINE}</h2>", paragraphs(*LIBRARY)],
        [f"<h2>{HEADLINE}</h2><p>Hà Thị Thảo</p>", paragraphs(*LIBRARY)],
        [f"<h2>{HEADLINE}</h2>", paragraphs(f"(Bến Đò) - {LIBRARY[1]}", LIBRARY[2], LIBRARY[0])],
        [paragraphs(HEADLINE, *LIBRARY)],
    ],
)
def test_what_may_be_a_second_story_is_asked_about_and_loses_nothing_of_the_first(inside: list[str]) -> None:
    page = clean(*inside)
    assert told(page, PERHAPS_SECOND) == [HEADLINE]
    assert told(page, SECOND_STORY) == []
    assert bodies(page)[: len(BRIDGE)] == BRIDGE


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    "marks", [("", ""), ("12/03/2019 09:15", "13/03/2019 10:20"), ("Lò Văn Mẫu", "Hà Thị Thảo")]
)
@pytest.mark.parametrize(
    "headline", ["Học sinh Bến Đò đón thư viện xanh", "THƯ VIỆN XANH CHO HỌC SINH VÙNG SÔNG NƯỚC"]
)
def test_two_stories_in_one_text_are_asked_about_where_the_second_begins(
    headline: str, marks: tuple[str, str], gap: str
) -> None:
    first = ["Xã Hòa Lâm khánh thành cây cầu treo", marks[0], *BRIDGE]
    text = gap.join(filter(None, [*first, headline, marks[1], *LIBRARY]))
    raw = read_page(f"{text}\n".encode(), "x.txt", Known(), "text")
    assert isinstance(raw, RawPage)
    page = clean_page(raw, load_knowledge(), "")
    assert isinstance(page, CleanedPage)
    assert (told(page, PERHAPS_SECOND) or told(page, SECOND_STORY))[0] == headline


def clean_text(*lines: str) -> CleanedPage:
    raw = read_page("\n".join([*lines, ""]).encode(), "x.txt", Known(), "text")
    assert isinstance(raw, RawPage)
    page = clean_page(raw, load_knowledge(), "")
    assert isinstance(page, CleanedPage)
    return page


def test_the_words_of_the_second_headline_may_stand_below_its_lead() -> None:
    page = clean_text("Xã Hòa Lâm khánh thành cây cầu treo", *BRIDGE, HEADLINE, *LIBRARY[1:], LIBRARY[0])
    assert told(page, PERHAPS_SECOND) == [HEADLINE]


def test_what_comes_back_word_for_word_is_of_the_same_story() -> None:
    below = [
        "Mỗi cột do hợp tác xã tặng cao năm mét, có bóng tự bật khi trời tối và tự tắt lúc rạng đông.",
        "Chủ tịch Lò Văn Mẫu nói tiền điện sẽ do nhà máy gạch bên sông chi trả trong mười năm liền.",
        "Ai cũng mừng, vì những đêm mưa lũ không còn phải đi vòng qua đèo.",
    ]
    page = clean_text("Xã Hòa Lâm khánh thành cây cầu treo", *BRIDGE, "Hợp tác xã tặng mười cột điện", *below)
    assert told(page, PERHAPS_SECOND) == []


@pytest.mark.parametrize(
    ("opening", "asked"),
    [
        ("", False),
        ("Chiều 7/3, ", True),
        ("Khoảng 9h ngày 30/3/2019, ", True),
        ("Ngày 19-3, ", True),
        ("Ở tuổi 5-6 tháng, ", False),
    ],
)
def test_a_lead_that_opens_with_its_day_asks_even_on_the_same_subject(opening: str, asked: bool) -> None:
    lead = "cây cầu của xã Hòa Lâm được hợp tác xã tặng mười cột đèn cao năm mét, tự bật khi trời tối."
    below = [
        f"{opening}{lead}",
        "Chủ tịch Lò Văn Mẫu nói tiền điện sẽ do nhà máy gạch bên sông chi trả trong mười năm liền.",
        "Ai cũng mừng, vì mỗi đêm mưa lũ không còn phải đi vòng qua đèo.",
    ]
    headline = "Nhà máy gạch bên sông trả tiền điện"
    page = clean_text("Xã Hòa Lâm khánh thành cây cầu treo", *BRIDGE, headline, *below)
    assert told(page, PERHAPS_SECOND) == [headline][: 1 if asked else 0]


@pytest.mark.parametrize(
    ("between", "within", "asked"),
    [
        ([], [], False),
        ([""], [], True),
        (["", ""], [""], True),
        ([""], [""], False),
        (["Hà Thị Thảo"], [], True),
        (["Hà Thị Thảo", ""], [""], True),
    ],
)
def test_two_texts_joined_ask_even_on_the_same_subject(
    between: list[str], within: list[str], *, asked: bool
) -> None:
    below = [
        "Cây cầu của xã Hòa Lâm được hợp tác xã tặng mười cột đèn cao năm mét, tự bật khi trời tối.",
        "Chủ tịch Lò Văn Mẫu nói tiền điện sẽ do nhà máy gạch bên sông chi trả trong mười năm liền.",
        "Ai cũng mừng, vì mỗi đêm mưa lũ không còn phải đi vòng qua đèo.",
    ]
    headline = "Nhà máy gạch bên sông trả tiền điện"
    first = ["Xã Hòa Lâm khánh thành cây cầu treo", *BRIDGE]
    one, other = (
        [line for text in texts for line in (text, *within)] for texts in (first, [headline, *below])
    )
    page = clean_text(*one[: len(one) - len(within)], *between, *other)
    assert told(page, PERHAPS_SECOND) == [headline][: 1 if asked else 0]


@pytest.mark.parametrize("gaps", [2, 3])
def test_subheads_below_blank_lines_are_no_question(gaps: int) -> None:
    heads = ["Người dân mong có thêm đèn", "Nhà máy gạch bên sông trả tiền", "Đường sang chợ ngắn lại"]
    below = ["Mỗi cột cao năm mét, tự bật khi trời tối.", "Ai cũng mừng, vì không còn phải đi vòng qua đèo."]
    lines = [line for head in heads[:gaps] for line in ("", head, *below, BRIDGE[1])]
    page = clean_text("Xã Hòa Lâm khánh thành cây cầu treo", *BRIDGE, *lines)
    assert told(page, PERHAPS_SECOND) == []


def test_a_signature_below_what_may_be_a_second_story_is_doubted() -> None:
    page = clean(f"<h2>{HEADLINE}</h2>", paragraphs(*LIBRARY), "<p>Hà Thị Thảo</p>")
    assert [record.confidence for author in page.description.authors for record in author.evidence] == [0.4]


@pytest.mark.parametrize(
    "heading", ["Người dân mong có thêm đèn chiếu sáng", "Cây cầu mới của người dân xã Hòa Lâm", "Mong muốn"]
)
def test_a_subhead_of_the_same_story_is_no_question(heading: str) -> None:
    assert told(clean(f"<h2>{heading}</h2>", paragraphs(*BRIDGE[::-1])), PERHAPS_SECOND) == []
