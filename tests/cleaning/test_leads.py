"""Where the lead is, on whole pages."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.leads import set_leads
from luutru.cleaning.tagging.shapes import look_at
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role, TaggedLine

TITLE = "Con ngõ gốm bên sông được lát lại"
CUT = "Con ngõ dài hơn nửa cây số từng là lối chở đất, chở củi của bao nhiêu lò gốm ở bên sông này…"
BODY = (
    "Từ tháng trước, xã cho lát lại toàn bộ mặt ngõ bằng gạch nghiêng lấy từ các lò trong làng. Hai bên ngõ "
    "đặt rãnh thoát nước có nắp, cách mười bước lại chừa một ô đất để trồng cây."
)


def led(*rows: tuple[Role, str]) -> list[Role]:
    phrases = load_phrases()
    tagged = [
        TaggedLine(Line(at, text, text), role, "tagger", 1.0) for at, (role, text) in enumerate(rows, 1)
    ]
    set_leads(tagged, range(len(rows)), [look_at(text, phrases) for _, text in rows])
    return [line.role for line in tagged]


@pytest.mark.parametrize("lead", [CUT, CUT.rstrip("…")])
@pytest.mark.parametrize("role", [Role.FURNITURE, Role.RELATED])
def test_a_long_line_between_headline_and_text_is_the_lead_however_it_ends(lead: str, role: Role) -> None:
    assert led((Role.TITLE, TITLE), (role, lead), (Role.BODY, BODY))[1] is Role.SAPO
    assert led((role, lead), (Role.BODY, BODY))[0] is Role.SAPO


@pytest.mark.parametrize(
    "line",
    [
        "> Bến phà cũ sắp thành chợ đêm của làng gốm bên sông",
        "HỘI THI GỐM ĐẸP CHÀO MỪNG NGÀY GIỖ TỔ NGHỀ NĂM 2023",
        "Chia sẻ bài viết",
    ],
)
def test_links_and_labels_below_the_headline_stay_what_they_are(line: str) -> None:
    assert led((Role.TITLE, TITLE), (Role.FURNITURE, line), (Role.BODY, BODY))[1] is Role.FURNITURE


def test_only_a_line_right_above_the_text_is_its_lead() -> None:
    menu = (Role.FURNITURE, "Trang chủ của hội thợ gốm")
    assert led((Role.FURNITURE, CUT), menu, (Role.BODY, BODY))[0] is Role.FURNITURE
    assert led((Role.TITLE, TITLE), (Role.FURNITURE, CUT), menu)[1] is Role.FURNITURE


def test_a_long_first_line_that_ends_in_dots_is_no_headline() -> None:
    assert led((Role.TITLE, CUT), (Role.BODY, BODY))[0] is Role.SAPO
    assert led((Role.TITLE, f"{TITLE}…"), (Role.BODY, BODY))[0] is Role.TITLE
    assert led((Role.TITLE, CUT), (Role.TITLE, TITLE), (Role.BODY, BODY))[0] is Role.TITLE


def test_a_long_sentence_at_the_top_is_a_lead_unless_it_credits_a_picture() -> None:
    lead = CUT.replace("…", ".")
    assert led((Role.CAPTION, lead), (Role.BODY, BODY))[0] is Role.SAPO
    assert led((Role.CAPTION, f"{lead} Ảnh: Thu Nguyệt"), (Role.BODY, BODY))[0] is Role.CAPTION
    assert (
        led((Role.CAPTION, "Thợ trẻ xếp gạch trong ngõ gốm bên sông."), (Role.BODY, BODY))[0] is Role.CAPTION
    )
