"""Lists of leads, and of headlines with a teaser each; an article opens once."""

from __future__ import annotations

from luutru.cleaning.tagging.teasers import count_leads, count_marked, count_pairs, is_key_word
from luutru.model import Line, Role, TaggedLine


def leads(*texts: str) -> int:
    return count_leads(lines(*texts))


def lines(*texts: str, role: Role = Role.BODY) -> list[TaggedLine]:
    return [TaggedLine(Line(n, text, text), role, "test", 1.0) for n, text in enumerate(texts, 1)]


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


def test_shorter_headlines_tell_where_teasers_break_off_or_two_are_the_whole_page() -> None:
    short = ("Thợ gốm chờ nước rút", "Con dao đưa ở bến Kè")
    broken = "Năm ấy nước lên đến tận mái đình, người làng chống thuyền đi từ xóm này sang xóm khác (...)"
    assert count_pairs(lines("Tạp bút", short[0], broken, short[1], broken)) == 2
    other = "- Vườn cũ nay có cây khế ngọt, cả xóm xin giống về trồng, nay đường nào cũng rợp bóng khế."
    assert count_pairs(lines(short[0], TEASER, "Khế ngọt nhà bà Vi", other)) == 2
    assert count_pairs(lines(short[0], TEASER, "Bến cũ", other)) == 0  # a subhead
    assert count_pairs(lines(short[0], TEASER, "Khế ngọt nhà bà Vi", "Theo đó, " + other[2:])) == 0
    assert count_pairs(lines(short[0], TEASER, "Thợ gốm đi đâu?", TEASER.replace("sáng", "đêm"))) == 0


def test_leads_behind_a_mark_each_are_a_list_and_what_something_leads_up_to_is_none() -> None:
    assert count_marked(lines("-", DATED[0], "-", TEASER)) == 2
    assert count_marked(lines("Xã Bình Mẫu", *(f"• {text}" for text in DATED))) == 3
    assert count_marked(lines(*(f"• {text}" for text in DATED[:2]))) == 0
    assert count_marked(lines(TEASER, *(f"• {text}" for text in DATED))) == 0
    assert count_marked(lines("-", "Chào ông.", "-", TEASER)) == 0


def test_paragraphs_without_a_headline_that_have_nothing_in_common_are_leads() -> None:
    strangers = (
        "Nước sông đêm qua lên nhanh, thuyền bè ở bến Kè đều phải kéo vào tận chân đê tránh sóng lớn.",
        "Hàng bún bà Vi có từ hồi chợ lợp lá, khách quen nay đã dắt theo cháu chắt đến ăn mỗi sáng.",
        "Đội bóng trường Mẫu thắng liền năm trận, thủ môn mới mười hai tuổi chưa để lọt lưới lần nào.",
        "Giá khế ngọt tăng gấp ba, nhà vườn ven đê hái không kịp giao cho thương lái ở tỉnh về.",
        "Lớp học đêm của cô giáo Thu mở lại sau mùa gặt, mười tám người lớn ghi tên ngay buổi đầu.",
        "Rạp hát cũ ở phố Mẫu thành kho chứa sách, mái dột mỗi mùa mưa mà chưa ai nhận sửa chữa.",
    )
    assert leads(*strangers) == len(strangers)
    assert leads(*strangers[:5]) == 0
    assert leads(*strangers[:5], "Theo đó, " + strangers[5]) == 0
    assert leads(*strangers, strangers[0].replace("đêm qua", "sáng nay")) == 0
    assert count_leads([*lines(*strangers), *lines("Bến Kè", role=Role.CAPTION)]) == 0
    days = (
        "Dự báo đêm nay và ngày mai (21/3), bến Kè có mưa rào, thuyền nhỏ không nên ra giữa dòng.",
        "Do gió lớn, từ ngày 14/12 bến Kè tạm nghỉ, khách sang sông đi vòng qua cầu Mẫu mới mở.",
    )
    assert leads(*days) == 2
    assert leads(days[0], days[1].replace("14/12", "24/3")) == leads(days[0], "Trước đó, " + days[1]) == 0


def test_a_label_above_a_teaser_is_the_page_of_a_key_word() -> None:
    assert is_key_word(lines("chợ đêm ven sông", "Các lối mới của chợ có tay vịn."))
    assert is_key_word(lines("#Thiên Thanh", "Gói thầu đã mở."))
    assert not is_key_word(lines("date 2018-08", "Ngày 21-8, tòa hoãn phiên xử.", "Tòa chưa ấn định ngày."))
    assert not is_key_word([*lines("chợ đêm ven sông", "Chợ đêm mở thêm lối"), DATE])
    assert is_key_word([*lines("#chợ đêm", "Chợ đêm mở thêm lối"), DATE])
    echoed, headline = (
        lines("chợ đêm", "tin mới về chợ đêm", role=Role.FURNITURE),
        lines(HEADLINES[0], TEASER),
    )
    assert is_key_word([*echoed, *headline, DATE])
    assert not is_key_word([echoed[0], *headline, DATE])
    long = "ông thôn mới như một cuộc cách mạng, giúp người dân vươn lên."
    assert not is_key_word(lines(long, "Mười năm trước, xã còn nghèo."))
