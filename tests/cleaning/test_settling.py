"""What lines beside one another settle, on whole pages."""

from __future__ import annotations

from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import load_weights
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role

TITLE = "Con ngõ gốm bên sông được lát lại"
LEAD = "Con ngõ dài hơn nửa cây số từng là lối chở đất, chở củi của bao nhiêu lò gốm ở bên sông này."
TEXTS = (
    "Từ tháng trước, xã cho lát lại toàn bộ mặt ngõ bằng gạch nghiêng lấy từ các lò trong làng. Hai bên ngõ "
    "đặt rãnh thoát nước có nắp, cách mười bước lại chừa một ô đất để trồng cây.",
    "Người trong ngõ góp công là chính. Ông trưởng thôn bảo rằng lát xong sẽ cấm xe tải, chỉ để xe thồ và "
    "người đi bộ qua lại, ai chở nặng thì đi đường đê.",
)  # fmt: skip
OTHERS = ("Dẹp bãi vật liệu dưới chân cầu", "Tàu hút cát ngủ giữa bến sông")


def roles(*texts: str) -> list[Role]:
    lines = [Line(number, text, text) for number, text in enumerate(texts, 1)]
    return [line.role for line in tag_lines(lines, load_phrases(), load_weights())]


def test_headlines_that_stand_twice_are_of_other_articles() -> None:
    found = roles(TITLE, LEAD, *TEXTS, OTHERS[0], OTHERS[0], OTHERS[1], OTHERS[1])
    assert found[:2] == [Role.TITLE, Role.SAPO]
    assert found[-4:] == [Role.RELATED] * 4


def test_lines_that_hold_their_words_twice_are_of_other_articles() -> None:
    twice = [
        "Mách bạn những quán cà phê đẹp ở làng gốm " * 2,
        "Lịch nghỉ lễ của học sinh và lưu ý khi đi xa " * 2,
    ]
    found = roles(TITLE, LEAD, *(text.strip() for text in twice), *TEXTS)
    assert found[2:4] == [Role.RELATED] * 2


def test_a_first_line_above_the_text_is_the_headline_but_for_captions_and_long_leads() -> None:
    assert roles(TITLE, *TEXTS)[0] is Role.TITLE
    caption = "Phó Chủ tịch phường trao giấy khen cho thợ gốm cao tuổi nhất làng. |"
    assert roles(caption, LEAD, *TEXTS)[0] is not Role.TITLE
    assert roles(" ".join([LEAD.rstrip("."), *["cùng nhiều hộ trong ngõ"] * 4]), *TEXTS)[0] is not Role.TITLE


def test_a_page_cut_off_ends_in_its_text() -> None:
    assert roles(TITLE, LEAD, *TEXTS, "Tại")[-1] is Role.BODY
    assert roles(TITLE, LEAD, *TEXTS, "Thu Nguyệt")[-1] is Role.BYLINE


def test_copies_may_differ_by_a_dash_or_a_stop() -> None:
    title = "Đội nữ đòi lại món nợ – thắng ngược phút bù giờ"
    found = roles(title, LEAD, title.replace("–", "-"), TEXTS[0], title + ".", TEXTS[1])
    assert (found[0], found[2], found[4]) == (Role.TITLE, Role.ALT, Role.ALT)


def test_pictures_named_after_a_lost_headline() -> None:
    name = "Ảnh: Những người giữ lửa xóm hương tất bật ngày giáp Tết - Ảnh {}."
    found = roles(LEAD, TEXTS[0], name.format(2), name.format(3), name.format(4), TEXTS[1])
    assert found[2:5] == [Role.ALT] * 3
