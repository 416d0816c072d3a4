"""Headlines over several lines, and boxes of other articles whose headlines are glued to their teasers."""

from __future__ import annotations

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.reading import read_page
from luutru.content.from_description import draft_of
from luutru.knowledge import load_knowledge
from luutru.model import CleanedPage, Known, RawPage, Role

TEXT = (
    "Sáng 5-4, xã Hòa Lâm khai giảng lớp dạy nghề đan lát cho thanh niên tại nhà văn hóa thôn Đông.\n"
    "Lớp học kéo dài ba tháng, do các nghệ nhân trong làng đứng lớp và không thu học phí.\n"
    "Học viên học xong được hợp tác xã nhận hàng về làm tại nhà."
)


def clean(text: str) -> CleanedPage:
    raw = read_page(text.encode(), "x.txt", Known())
    assert isinstance(raw, RawPage)
    cleaned = clean_page(raw, load_knowledge())
    assert isinstance(cleaned, CleanedPage)
    return cleaned


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "XÃ HÒA LÂM MỞ LỚP DẠY NGHỀ\nĐAN LÁT CHO THANH NIÊN",
            "XÃ HÒA LÂM MỞ LỚP DẠY NGHỀ ĐAN LÁT CHO THANH NIÊN",
        ),
        (
            "Xã Hòa Lâm mở lớp dạy nghề\nđan lát cho thanh niên",
            "Xã Hòa Lâm mở lớp dạy nghề đan lát cho thanh niên",
        ),
        (
            "Xã Hòa Lâm mở lớp\ndạy nghề đan lát\ncho thanh niên trong xã",
            "Xã Hòa Lâm mở lớp dạy nghề đan lát cho thanh niên trong xã",
        ),
        ("Xã Hòa Lâm mở lớp dạy nghề đan lát", "Xã Hòa Lâm mở lớp dạy nghề đan lát"),
    ],
)
def test_a_headline_over_several_lines_is_one(head: str, title: str) -> None:
    found = draft_of(clean(f"{head}\n\n{TEXT}\n"))
    assert found.article.title == title
    assert found.body_md.strip().split("\n\n") == TEXT.split("\n")


def test_a_headline_and_its_date_are_two_lines() -> None:
    found = draft_of(clean(f"Xã Hòa Lâm mở lớp dạy nghề đan lát\n05/04/2021 09:15\n\n{TEXT}\n"))
    assert (found.article.title, found.article.published) == (
        "Xã Hòa Lâm mở lớp dạy nghề đan lát",
        "2021-04-05",
    )


HEAD = f"Xã Hòa Lâm mở lớp dạy nghề đan lát\n\n{TEXT}\n\n"
GLUED = "Đội thuyền bến Ví Dụ nhận áo phaoSáng 9/8, đội thuyền cứu hộ bến Ví Dụ ký nhận ba mươi áo phao mới."
OTHER = "Nhà cổ làng Thổ Ví được tu bổNgười dân làng Thổ Ví cùng góp gỗ để sửa lại mái nhà cổ trước mùa mưa."


def test_headlines_glued_to_teasers_below_the_text_are_other_articles() -> None:
    found = clean(f"{HEAD}{GLUED}\n\n{OTHER}\n")
    assert draft_of(found).body_md.strip().split("\n\n") == TEXT.split("\n")
    assert [line.role for line in found.lines if line.text in (GLUED, OTHER)] == [Role.RELATED] * 2


def test_one_slip_inside_or_below_the_text_is_text() -> None:
    assert GLUED in draft_of(clean(f"{HEAD}{GLUED}\n")).body_md.replace("\\", "")


def test_paragraphs_whose_words_were_glued_by_a_crawler_are_text() -> None:
    glued = (
        "Cô giáo Lan tên thật là Lò Thị Lan, 26 tuổi. Cô đã dạy ở nhiều lớp trong huyện nhưĐan giỏ, Dệt vải.",
        "Học viên làm quen với nghề từ những việc nhỏBuổi đầu các em học chẻ nan, vót nan và nhuộm nan. "
        "Sang tuần thứ hai, mỗi em tự đan một chiếc rổ con để mang về nhà làm quà cho mẹ. Ông Lò Văn Mẫu kể "
        "rằng có em đan hỏng đến bốn lần mà không nản. Cuối tuần, cả lớp lên rừng cùng các nghệ nhân để học "
        "cách chọn tre đủ tuổi, cách hạ cây cho khỏi dập và cách phơi cho khỏi mọt. Xã dự tính mở thêm một "
        "lớp nữa vào mùa thu, dành cho những chị em đã có con nhỏ và chỉ học được buổi tối sau việc đồng.",
    )
    body = draft_of(clean(HEAD + "\n\n".join(glued))).body_md
    assert all(line.strip() in body for line in glued)
