"""Texts of law, theses and pages of a key word are told by their own marks; articles never have them."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.documents import name_document
from luutru.model import Line, Role, TaggedLine


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
        (("Mô tả tài liệu", "Loại File: PDF | Số trang:2"), "a thesis or a shared file"),
        (
            ("MỤC LỤC", "1.1. Lý do 1", "1.2. Mục đích 2", "2.1. Cơ sở 5", "2.2. Kết quả 9"),
            "a thesis or a shared file",
        ),
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
