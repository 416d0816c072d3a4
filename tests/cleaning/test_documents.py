"""Texts of law, theses and pages of a key word are told by their own marks; articles never have them."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.documents import name_document
from luutru.cleaning.tagging.teasers import count_leads, count_pairs
from luutru.model import Line, Role, TaggedLine


def leads(*texts: str) -> int:
    return count_leads(lines(*texts))


def lines(*texts: str, role: Role = Role.BODY) -> list[TaggedLine]:
    return [TaggedLine(Line(n, text, text), role, "test", 1.0) for n, text in enumerate(texts, 1)]


DECISION = (
    "QUYẾT ĐỊNH",
    "Căn cứ Luật Đất đai năm 2013;",
    "Xét đề nghị của Chánh Văn phòng,",
    "Điều 1. Ban hành …",
)


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (DECISION, "the text of a decision or a rule"),
        (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", "THÔNG TƯ"), "the text of a decision or a rule"),
        (
            (
                "Chương II Luật mẫu",
                "Số hiệu: | 2/2017 | Loại văn bản: | Luật |",
                "Nơi ban hành: | Quốc hội |",
            ),
            "the text of a decision or a rule",
        ),
        (("Mô tả tài liệu", "Loại File: PDF | Số trang:2"), "a thesis or a shared file"),
        (
            ("MỤC LỤC", "1.1. Lý do 1", "1.2. Mục đích 2", "2.1. Cơ sở 5", "2.2. Kết quả 9"),
            "a thesis or a shared file",
        ),
        (
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1327/VP-KT", "Kính gửi:", "Ủy ban giao các sở …"),
            "the text of a decision or a rule",
        ),
        (("2.2. Thực tiễn", "2.2.2. Thực tiễn ở quận", "Trong những năm qua …"), "a thesis or a shared file"),
        (("Trang 1LỜI CAM ĐOAN", "Tôi xin cam đoan …", "LỜI CẢM ƠN"), "a thesis or a shared file"),
        (("chợ đêm ven sông", "Các lối mới của chợ có tay vịn."), "the page of a key word"),
        (("#Thiên Thanh", "Gói thầu đã mở."), "the page of a key word"),
    ],
)
def test_documents(texts: tuple[str, ...], name: str) -> None:
    assert name_document(lines(*texts)) == name


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Quận ban hành quyết định",
            "Căn cứ Luật Đất đai, quận đã ra quyết định thu hồi.",
            "Điều 1 nêu rõ …",
        ),
        ("Độc lập - Tự do: khát vọng của một dân tộc", "Bảo tàng mở cửa sáng nay."),
        ("1. Về kinh tế", "1.1. Thu ngân sách đạt 2.000 tỷ đồng.", "Quận họp."),
        ("LỜI CẢM ƠN", "Gia đình bà Mẫu cảm ơn bà con đã đến chia buồn."),
        ("1.1. Về kinh tế", "Thu ngân sách đạt 2.000 tỷ đồng."),
        ("date 2018-08", "Ngày 21-8, tòa hoãn phiên xử.", "Tòa chưa ấn định ngày mở lại."),
        ("ông thôn mới như một cuộc cách mạng, giúp người dân vươn lên.", "Mười năm trước, xã còn nghèo."),
    ],
)
def test_articles_are_none(texts: tuple[str, ...]) -> None:
    assert not name_document(lines(*texts))


def test_a_page_with_a_date_line_is_no_page_of_a_key_word() -> None:
    page = lines("chợ đêm ven sông", "Chợ đêm mở thêm lối") + lines("05/02/2024 08:10", role=Role.META)
    assert not name_document(page)


MARKED = (
    "Kinhtedothi - Sáng nay 17/6, Đảng bộ xã Bình Mẫu tổ chức lễ kỷ niệm ngày thành lập chi bộ đầu tiên.",
    "Kinhtedothi - Ngày 15/6, Huyện ủy gặp mặt các cán bộ lão thành và phát hành cuốn địa chí của huyện.",
)
DATED = (
    "Chiều ngày 22/5/2020, hội nghị trên đã khai mạc với sự có mặt của đông đảo hội viên trong phường.",
    "Sáng ngày 19/5/2020, đại hội đảng bộ phường bầu ban chấp hành khóa mới gồm mười lăm đồng chí.",
    "Trong 2 ngày 18-19/05/2020, phường tổ chức đại hội đại biểu lần thứ mười ba tại nhà văn hóa.",
)


def test_leads_of_several_articles_are_none() -> None:
    assert leads(*MARKED) == 2
    assert leads(*DATED) == 3


def test_an_article_opens_once() -> None:
    told = "Ông Mẫu cho biết, từ đầu năm đến nay xã đã vận động được hơn ba trăm hộ tham gia hiến đất."
    assert leads(MARKED[0], told) == 0
    assert leads(MARKED[0], MARKED[0], told) == 0  # a lead that is printed twice
    assert leads(DATED[0], told, DATED[1], told) == 0  # a chronicle
    page = lines("Phường họp", role=Role.TITLE) + lines(*DATED)
    assert count_leads(page) == 0


HEADLINES = (
    "Phong tỏa bến đò, kiểm tra nhanh các lò gốm ở xóm Kè",
    "Thợ gốm mang ba trăm chum đất ra bến chờ nước rút",
)
TEASER = "Từ sáng đến trưa, hàng trăm thợ gốm ở xóm Kè đã ra bến đò đợi thuyền chở đất về lò của làng."
DATE = TaggedLine(Line(9, "8/8/2024", "8/8/2024"), Role.META, "test", 1.0)


def test_a_page_of_headlines_with_a_teaser_each_is_a_list_and_an_article_with_a_subhead_none() -> None:
    pairs = lines(HEADLINES[0], TEASER, HEADLINES[1], TEASER)
    assert count_pairs(pairs) == 2
    assert count_pairs([*pairs, DATE]) == count_pairs(pairs[:2]) == count_pairs(pairs[:3]) == 0
    assert count_pairs(lines(HEADLINES[0], TEASER, "Chuyện ở bến đò", TEASER)) == 0
    assert count_pairs(lines(HEADLINES[0], TEASER, HEADLINES[1], TEASER, TEASER, TEASER)) == 0
