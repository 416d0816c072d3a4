"""The article's text from tagged lines: prefixes, captions, joined lines, lists, tables, verse."""

import pytest

from luutru.cleaning.assembling import assemble_blocks, clean_caption, dateline_length
from luutru.model import BlockKind, Line, Role, TaggedLine


def tagged(*rows: tuple[Role, str]) -> list[TaggedLine]:
    return [
        TaggedLine(Line(n, text, " ".join(text.split())), role if text.strip() else Role.BLANK, "test", 1.0)
        for n, (role, text) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        "(LĐTĐ) ",
        "(Thanh tra) - ",
        "TTO - ",
        "ANTD.VN - ",
        "(ĐCSVN) – ",
        "(SGGPO).- ",
        "(Chinhphu.vn) - ",
        "Congthuong.vn - ",
        "GD&TĐ - ",
    ],
)
def test_an_outlets_prefix_leaves_the_lead(prefix: str) -> None:
    blocks = assemble_blocks(tagged((Role.SAPO, prefix + "Sáng nay, quận Tây Hồ họp.")))
    assert blocks[0].text == "Sáng nay, quận Tây Hồ họp."


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội - Ngày 5/3, thành phố họp",
        "(Ảnh chụp sáng 5/3) Người dân đi chợ",
        "Sáng 5/3 - ngày hội lớn",
        "Covid-19 - bài học cũ",
        "AI là gì?",
    ],
)
def test_other_openings_stay(text: str) -> None:
    assert dateline_length(text) == 0


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Quang cảnh hội nghịQuang cảnh hội nghị", "Quang cảnh hội nghị"),
        ("Quang cảnh hội nghị Quang cảnh hội nghị", "Quang cảnh hội nghị"),
        ("Quang cảnh hội nghị |", "Quang cảnh hội nghị"),
        ("| Quang cảnh hội nghị |", "Quang cảnh hội nghị"),
        ("![](a.jpg) | Quang cảnh hội nghị", "Quang cảnh hội nghị"),
        ("Quang cảnh hội nghị. Ảnh: T.P", "Quang cảnh hội nghị. Ảnh: T.P"),
    ],
)
def test_captions_once_and_without_residue(printed: str, kept: str) -> None:
    assert clean_caption(printed) == kept


def test_hard_wrapped_lines_become_paragraphs() -> None:
    rows = [
        (Role.BODY, "Trong năm ngày, hơn 620 cán bộ và lực lượng dự bị đã thực hành các nội dung chuyển"),
        (Role.BODY, "trạng thái khẩn cấp, bảo vệ mục tiêu, phòng chống cháy rừng và khắc phục hậu quả"),
        (Role.BODY, "bão lụt trên địa bàn bốn xã."),
        (Role.BODY, ""),
        (Role.BODY, "Theo đánh giá của ban đạo diễn, các xã làm tốt công tác chuẩn bị, huy động đúng"),
        (Role.BODY, "quân số, bảo đảm an toàn tuyệt đối về người và vũ khí, được nhân dân quý mến và"),
        (Role.BODY, "tin tưởng."),
    ]
    blocks = assemble_blocks(tagged(*rows))
    assert [block.lines for block in blocks] == [(1, 2, 3), (5, 6, 7)]
    assert blocks[1].text.endswith("quý mến và tin tưởng.")


def test_lists_tables_and_speech() -> None:
    blocks = assemble_blocks(
        tagged(
            (Role.BODY, "Ba việc cần làm ngay:"),
            (Role.BODY, "- Rà soát danh sách;"),
            (Role.BODY, "- Công khai kết quả."),
            (Role.BODY, "| Đơn vị | Số hộ |"),
            (Role.BODY, "| Xã Đa Tốn | 120 |"),
            (Role.BODY, "- Thưa ông, vì sao việc này còn chậm?"),
        )
    )
    kinds = [block.kind for block in blocks]
    assert kinds == [
        BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW,
        BlockKind.TABLE_ROW, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert blocks[4].text == "Xã Đa Tốn\t120"


def test_a_poem_is_one_block() -> None:
    verses = [
        "Chiều nay qua bến đò xưa",
        "Nghe câu quan họ đong đưa mạn thuyền",
        "Bờ đê cỏ biếc triền miên",
        "Bàn chân mẹ lội qua miền gió sương",
    ]
    blocks = assemble_blocks(tagged(*((Role.BODY, verse) for verse in verses)))
    assert [block.kind for block in blocks] == [BlockKind.VERSE]
    assert blocks[0].text.split("\n") == verses


def test_what_is_no_text_is_left_out_and_order_is_kept() -> None:
    blocks = assemble_blocks(
        tagged(
            (Role.TITLE, "Tiêu đề"), (Role.SAPO, "Lời dẫn của bài."), (Role.ALT, "Tiêu đề"),
            (Role.CAPTION, "Ảnh một"), (Role.RELATED, "Tin khác"), (Role.SUBHEAD, "Mục một"),
            (Role.BODY, "Nội dung."), (Role.BYLINE, "Lê Vi"),
        )
    )  # fmt: skip
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.SAPO, "Lời dẫn của bài."), (BlockKind.CAPTION, "Ảnh một"), (BlockKind.SUBHEAD, "Mục một"),
        (BlockKind.PARAGRAPH, "Nội dung."),
    ]  # fmt: skip
