"""Lines dressed in Markdown, headlines fused with teasers, short sentences, and lines of verse."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.dressing import look_through, undress
from luutru.cleaning.tagging.verses import set_verses
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role, TaggedLine

PHRASES = load_phrases()


@pytest.mark.parametrize(
    ("line", "bare", "dress"),
    [
        ("[Trang chủ](/)", "Trang chủ", "link"),
        ("* [Đăng nhập](#)", "* Đăng nhập", "link"),
        ("*Các em gieo hạt*", "Các em gieo hạt", "em"),
        ("**Hà An**", "Hà An", "strong"),
        ("## Chợ vào mùa", "Chợ vào mùa", "heading"),
        ("#HàĐông", "#HàĐông", ""),
        ("* Ngày 9-7, huyện họp sơ kết.", "* Ngày 9-7, huyện họp sơ kết.", ""),
        ("* * *", "* * *", ""),
        ("![](a.jpg)", "![](a.jpg)", ""),
        ("(*) Tên đã được đổi.", "(*) Tên đã được đổi.", ""),
    ],
)
def test_a_line_is_read_without_its_markdown(line: str, bare: str, dress: str) -> None:
    assert undress(line) == (bare, dress)
    names = look_through(line, PHRASES).names
    assert [name for name in names if name.startswith("dress=")] == ([f"dress={dress}"] if dress else [])


@pytest.mark.parametrize(
    ("line", "fused"),
    [
        (
            "Lò gốm đỏ lửa trở lại Sau ba năm nguội lạnh, bốn hộ trong làng góp vốn xây lò mới để giữ nghề.",
            True,
        ),
        ("Xóm chài lên bờ Nhóm thợ trẻ mất hai tháng dựng mười căn nhà nổi cho bà con sống ven sông.", True),
        ("Sau ba năm nguội lạnh, bốn hộ trong làng góp vốn xây lò mới để giữ lấy nghề của cha ông.", False),
        ("Anh Sáng giữ lò, chị Nhài nặn đất, cụ Tước xem lửa, mỗi người một việc từ tinh mơ đến tối.", False),
        (
            "Chị Hà kể: “Hôm ấy mưa to, cả nhà chạy lên đê, sáng hôm sau mới dám về xem lò còn hay mất.”",
            False,
        ),
    ],
)
def test_a_headline_fused_with_its_teaser_is_seen(line: str, fused: bool) -> None:
    assert ("fused/prose" in look_through(line, PHRASES).names) is fused


def test_a_short_sentence_is_no_headline() -> None:
    assert look_through("Mưa nặng hạt dần.", PHRASES).letter == "q"
    assert look_through("Mưa nặng hạt dần", PHRASES).letter == "S"


def tagged(*rows: tuple[Role, str]) -> list[TaggedLine]:
    return [TaggedLine(Line(n, text, text), role, "test", 1.0) for n, (role, text) in enumerate(rows, 1)]


def settle(*rows: tuple[Role, str]) -> list[Role]:
    lines = tagged(*rows)
    shapes = [look_through(line.text, PHRASES) for line in lines if line.role is not Role.BLANK]
    return [line.role for line in set_verses(lines, shapes)]


def test_a_line_of_verse_is_no_heading() -> None:
    poem = [
        "Chiều nay nước rút qua cầu",
        "Con đò nằm đợi bên lau sậy già",
        "Ai về nhắn với người ta",
        "Bến xưa còn đó vầng hoa cải vàng",
    ]
    roles = settle(*zip([Role.BODY, Role.SUBHEAD, Role.BODY, Role.BODY], poem, strict=True))
    assert roles == [Role.BODY] * 4


def test_a_heading_between_paragraphs_stays_one() -> None:
    prose = "Hơn hai trăm người tham gia quét dọn từ sáng sớm đến trưa, đường làng sạch hẳn."
    rows = [(Role.BODY, prose), (Role.SUBHEAD, "Đường làng nay đã khác"), (Role.BODY, prose)]
    assert settle(*rows) == [Role.BODY, Role.SUBHEAD, Role.BODY]
