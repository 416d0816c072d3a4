"""What lines beside one another settle, on whole pages."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.settling import settle
from luutru.cleaning.tagging.shapes import look_at
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import load_weights
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role, TaggedLine

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


@pytest.mark.parametrize(
    ("last", "role"),
    [
        ("Hôm ấy, lúc tám giờ, bà ra lò gốm (ở bãi", Role.BODY),
        ("Thợ trẻ xếp hàng chờ ng", Role.BODY),
        ("Các hộ bên sông góp gạch cho", Role.BODY),
        ("Ông trưởng thôn bảo: “Lát xong thì cấm xe", Role.BODY),
        ("Thợ trẻ xếp gạch (bên trái)", Role.CAPTION),
        ("Lò gốm ở Ba Vì", Role.CAPTION),
        ("Việc lát ngõ nhờ vậy mà nhan", Role.BODY),
        ("Với trách nhiệm", Role.BODY),
        ("Thợ già đượ", Role.BODY),
        ("Lò gốm bên sông ở xóm Bến. Ảnh: Thu Nguyệt", Role.CAPTION),
        ("Danh bạ lò gốm", Role.CAPTION),
        ("Bài vở cộng tác xin gửi về: bandoc@ngogom.example.com", Role.CAPTION),
    ],
)
def test_a_last_line_that_breaks_off_is_text_whatever_it_was_read_as(last: str, role: Role) -> None:
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]))
    assert settled(*above, (Role.CAPTION, last))[-1] is role


def test_a_last_line_below_a_picture_is_text_where_captions_end_in_stops() -> None:
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]))
    cut = (Role.CAPTION, "Ngõ gốm từ nay có đèn suốt đêm nên bọn trẻ")
    assert settled(*above, (Role.CAPTION, "Thợ trẻ xếp gạch trong ngõ."), cut)[-1] is Role.BODY
    assert settled(*above, (Role.CAPTION, "Thợ trẻ xếp gạch trong ngõ"), cut)[-1] is Role.CAPTION


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Nguồn tin: bao.mau.vn", Role.SOURCE),
        ("Nguồn: BaoMau.com.vn", Role.SOURCE),
        ("Nguồn: https://mau.vn/ngo-gom.html", Role.FURNITURE),
        ("Nguồn cát ở bến", Role.FURNITURE),
    ],
)
def test_a_source_with_a_site_alone_below_the_text_is_the_text_s(line: str, role: Role) -> None:
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]))
    signed, other = (Role.BYLINE, "Thu Nguyệt"), (Role.RELATED, OTHERS[0])
    credit = (Role.FURNITURE, line)
    assert settled(*above, signed, credit, other)[-2] is role
    assert settled(*above, signed, other, credit)[-1] is Role.FURNITURE
    assert settled(credit, *above)[0] is Role.FURNITURE


def test_short_sentences_that_end_a_page_without_pictures_are_text() -> None:
    note = (TITLE, "Sáng 5/5, xã Bình Mẫu họp bàn chuyện lát ngõ gốm.", "Hội nghị thông qua kế hoạch.")
    assert roles(*note) == [Role.TITLE, Role.SAPO, Role.BODY]
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]))
    last, signed = (Role.CAPTION, "Hội nghị thông qua kế hoạch."), (Role.BYLINE, "Thu Nguyệt")
    assert settled(*above, last, last, signed)[3:5] == [Role.BODY] * 2
    assert settled(*above, (Role.CAPTION, "Thợ xếp gạch."), (Role.BODY, TEXTS[1]), last)[-1] is Role.CAPTION
    assert settled(*above, (Role.ALT, "ngo-gom-1.jpg"), last)[-1] is Role.CAPTION
    assert settled(*above, (Role.CAPTION, "Hội nghị ở xã. Ảnh: Lê Vi"), last)[-1] is Role.CAPTION


@pytest.mark.parametrize("mark", ["(Báo Mẫu) -", "TPO –", "date 2025-08-08 (VTC News) -"])
def test_an_outlets_mark_in_a_line_of_its_own_belongs_to_its_lead(mark: str) -> None:
    found = roles(mark, LEAD, *TEXTS)
    assert found[0] is found[1]
    assert Role.TITLE not in found


def test_a_short_first_line_printed_twice_above_the_text_is_the_headline() -> None:
    assert Role.TITLE in roles("Ngày hội gốm", "Ngày hội gốm", LEAD, *TEXTS)[:2]


def test_a_lead_without_a_stop_that_opens_with_an_outlets_mark_is_no_headline() -> None:
    lead = "(LĐTĐ)- Ngày 4-3, xã Bến Gốm cho biết đã lát xong con ngõ dẫn ra bến, nhờ bà con ba xóm góp công"
    assert roles(lead, *TEXTS)[0] is Role.SAPO


def test_a_dash_left_of_a_dateline_makes_no_list_of_the_lead() -> None:
    lead = "- Sáng 17/9, xã Bến Gốm phối hợp với hội thợ gốm làm lễ khánh thành con ngõ dài dẫn ra bến sông."
    assert roles(TITLE, lead, *TEXTS)[1] is Role.SAPO


def test_a_lead_that_is_printed_twice_with_another_apostrophe_stands_once() -> None:
    lead = LEAD.replace("ở bên sông", "ở bến K'Nớ")
    assert roles(TITLE, lead, lead.replace("'", "’"), *TEXTS)[1:3] == [Role.SAPO, Role.ALT]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("T.Nguyệt", Role.BYLINE),
        ("Bài viết: Lê Thu Nguyệt - Phó chủ tịch hội thợ gốm", Role.BYLINE),
        ("Ảnh: Lê Thu Nguyệt - Phó chủ tịch hội thợ gốm", Role.CAPTION),
        ("Bài viết: chuyện lát ngõ - Phần một", Role.CAPTION),
    ],
)
def test_who_signs_below_a_picture_is_no_caption(line: str, role: Role) -> None:
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]))
    assert settled(*above, (Role.CAPTION, line), (Role.FURNITURE, "In bài viết"))[-2] is role


def test_a_name_in_capitals_below_a_note_signs_it() -> None:
    notes = ((Role.BODY, TEXTS[0]), (Role.FURNITURE, "THU NGUYỆT"), (Role.BODY, TEXTS[1]))
    assert settled((Role.TITLE, TITLE), *notes)[2] is Role.BYLINE
    assert settled((Role.TITLE, TITLE), *notes[:2], (Role.RELATED, OTHERS[0]))[2] is Role.FURNITURE


def test_lines_below_a_label_of_other_articles_are_theirs() -> None:
    above = ((Role.TITLE, TITLE), (Role.SAPO, LEAD), (Role.BODY, TEXTS[0]), (Role.FURNITURE, "Tin khác"))
    teaser = (Role.FURNITURE, "Bến phà cũ sắp thành chợ đêm của làng…")
    assert settled(*above, teaser, (Role.FURNITURE, "18/03/2026"))[-2:] == [Role.RELATED, Role.FURNITURE]
    assert settled(*above, (Role.FURNITURE, "Bình luận (0)"), teaser)[-1] is Role.FURNITURE


def test_copies_may_differ_by_a_dash_or_a_stop() -> None:
    title = "Đội nữ đòi lại món nợ – thắng ngược phút bù giờ"
    found = roles(title, LEAD, title.replace("–", "-"), TEXTS[0], title + ".", TEXTS[1])
    assert (found[0], found[2], found[4]) == (Role.TITLE, Role.ALT, Role.ALT)


def test_pictures_named_after_a_lost_headline() -> None:
    name = "Ảnh: Những người giữ lửa xóm hương tất bật ngày giáp Tết - Ảnh {}."
    found = roles(LEAD, TEXTS[0], name.format(2), name.format(3), name.format(4), TEXTS[1])
    assert found[2:5] == [Role.ALT] * 3


def settled(*rows: tuple[Role, str]) -> list[Role]:
    """Return the roles of lines that another rule gave `rows`, once their neighbours were asked."""
    phrases = load_phrases()
    tagged = [
        TaggedLine(Line(at, text, text), role, "tagger", 1.0) for at, (role, text) in enumerate(rows, 1)
    ]
    return [line.role for line in settle(tagged, [look_at(text, phrases) for _, text in rows])]


def test_captions_below_the_text_are_told_by_one_of_them() -> None:
    text = "Kết thúc ngày hội, ban tổ chức trao giải cho mười đội có thành tích cao nhất trong ba phần thi."
    rows = (
        (Role.SAPO, text), (Role.BODY, text + " Ông Mẫu mừng."),
        (Role.BODY, "Trao cờ cho đội nhất"), (Role.BODY, "Pha bóng quyết định của hiệp hai"),
        (Role.BYLINE, "Niềm vui của cô trò"), (Role.BYLINE, "Lục Văn Mẫu"),
        (Role.FURNITURE, "Tin cùng chuyên mục"),
    )  # fmt: skip
    assert settled(*rows)[2:6] == [Role.CAPTION, Role.CAPTION, Role.CAPTION, Role.BYLINE]
    unsure = [(Role.BODY, words) if role is Role.BYLINE else (role, words) for role, words in rows[:5]]
    assert settled(*unsure)[2:5] == [Role.BODY] * 3


def test_phrases_of_a_site_are_neither_headline_nor_byline() -> None:
    lead = (Role.SAPO, "Quận ra quân đầu xuân, trồng cây dọc hai bờ kênh mới nạo vét.")
    words = "Your browser does not support the audio element."
    assert settled((Role.TITLE, words), lead)[0] is Role.FURNITURE
    assert settled(lead, (Role.BYLINE, "IFRAME SYNC"))[1] is Role.FURNITURE


def test_the_paragraph_above_the_first_subhead_is_the_lead() -> None:
    rows = ((Role.BODY, LEAD), (Role.SUBHEAD, "Nơi giữ đôi cánh mỏng"), (Role.BODY, TEXTS[0]))
    assert settled(*rows) == [Role.SAPO, Role.SUBHEAD, Role.BODY]
    assert settled((Role.BODY, TEXTS[1]), *rows)[:2] == [Role.BODY] * 2


def test_dots_alone_and_paragraphs_are_neither_text_nor_headline() -> None:
    assert settled((Role.SAPO, LEAD), (Role.SAPO, "."))[1] is Role.FURNITURE
    assert settled((Role.TITLE, f"{TEXTS[0]} {TEXTS[1]}"), (Role.BODY, TEXTS[1]))[0] is Role.BODY


def test_a_whole_text_in_one_line_is_no_teaser_of_another_article() -> None:
    whole, headlines = " ".join([*TEXTS, LEAD] * 2), " ".join(OTHERS * 12)
    assert settled((Role.RELATED, whole), (Role.RELATED, headlines)) == [Role.BODY, Role.RELATED]


def test_a_site_s_own_lines_are_no_text_however_short_the_page() -> None:
    found = roles(TITLE, LEAD, "Vui lòng nhập nội dung bình luận.")
    assert found == [Role.TITLE, Role.SAPO, Role.FURNITURE]
    found = roles(
        TITLE,
        "29/08/2005 00:54",
        " ".join(TEXTS),
        "Top",
        "Bạn không thể gửi bình luận liên tục.",
        "60 giây nữa.",
    )
    assert found[3:] == [Role.FURNITURE] * 3
    rights = "(*) Không sao chép dưới mọi hình thức khi chưa có sự đồng ý bằng văn bản của Báo Hànộimới."
    assert roles(LEAD, rights)[1] is Role.FURNITURE


def test_a_sentence_that_nothing_repeats_is_no_picture_s_name() -> None:
    styled = (
        "!important; Sáng ngày 28/12, hội người làm gốm trong xã họp tổng kết công việc của năm và bàn việc "
        "lát nốt đoạn ngõ ra bến sông."
    )
    assert set(roles(styled, TEXTS[0])) <= {Role.SAPO, Role.BODY}


def test_a_label_between_text_is_text() -> None:
    results = ("Kết quả:", "+ Nặn gốm: giải nhất về xóm Đình; giải nhì về xóm Chợ; giải ba về xóm Bến.")
    assert roles(TITLE, LEAD, TEXTS[0], *results, TEXTS[1])[3] is Role.BODY


def test_what_goes_on_behind_a_comma_is_no_source_and_a_form_of_address_signs_nothing() -> None:
    assert roles(TITLE, LEAD, *TEXTS, "Theo Chủ tịch xã Lê Văn Nhẫn, để")[-1] is Role.BODY
    assert roles(TITLE, LEAD, *TEXTS, "Theo Báo Hànộimới")[-1] is Role.SOURCE
    assert roles(TITLE, LEAD, *TEXTS, "Bà Nguyễn Thị Miên")[-1] is Role.BODY
    assert roles(TITLE, LEAD, *TEXTS, "Nguyễn Thị Miên")[-1] is Role.BYLINE


def test_a_sentence_with_its_stop_is_no_headline() -> None:
    sentence = "5 thợ gốm trẻ của làng nhận giấy khen trong ngày hội lát ngõ."
    assert roles(sentence, *TEXTS)[0] is not Role.TITLE
    assert roles(sentence.rstrip("."), *TEXTS)[0] is Role.TITLE


def test_a_long_paragraph_below_a_picture_is_no_caption() -> None:
    picture = f"{TITLE} - Ảnh 1"
    talk = (
        "Trong ngõ, bà con ôn lại chuyện nghề của làng gốm một trăm năm qua; nói về vai trò của hội thợ "
        "trong thời mới; đồng thời đánh giá kết quả một năm giữ lò; bàn cách giữ nghề, giữ ngõ, giữ bến "
        "sông trong thời gian tới."
    )
    found = roles(TITLE, LEAD, picture, talk, TEXTS[1], "Nguyễn Miên")
    assert (found[2], found[3]) == (Role.ALT, Role.BODY)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Nhóm thợ trẻ nhất ngõ là nhóm của anh Mẫu. Cả nhóm nhận đoạn ngõ dài nhất, xong trước hai ngày.",
            Role.BODY,
        ),
        (
            "Nhóm thợ trẻ nhất ngõ là nhóm của anh Mẫu. Cả nhóm nhận lát đoạn ngõ dài nhất. Ảnh: Lê Vi.",
            Role.CAPTION,
        ),
        ("Thợ trẻ trong ngõ. Ai cũng vui.", Role.CAPTION),
    ],
)
def test_several_sentences_that_name_no_photographer_are_no_caption(text: str, role: Role) -> None:
    line = TaggedLine(Line(1, text, text), Role.CAPTION, "test", 1.0)
    assert settle([line], [look_at(text, load_phrases())])[0].role is role


def test_what_stands_over_nothing_is_the_headline() -> None:
    found = roles("Chờ...", "Người tổ trưởng tổ gốm tận tụy", f"(VOH) – {LEAD}", *TEXTS)
    assert found[1] is Role.TITLE
    long = "Các Khu dân cư trên địa bàn phường Bến Gốm đồng loạt tổ chức Ngày hội lát ngõ năm 2016"
    pictures = ("Tổ dân phố số 10 ôn lại chuyện lát ngõ", "Tốp ca nữ của tổ dân phố số 10 hát bài ngõ nhỏ")
    assert roles(long, *pictures, *TEXTS)[0] is Role.TITLE


def test_a_label_below_the_headline_is_none_and_a_saying_cut_off_is_text() -> None:
    long = "Thông báo hưởng ứng cuộc thi viết về gương người thợ gốm tiêu biểu trong làng nghề năm 2020"
    found = roles(long, "Nội dung thông báo:", LEAD, *TEXTS)
    assert found[0] is Role.TITLE
    assert found[1] is not Role.TITLE
    assert roles(TITLE, LEAD, *TEXTS, "UBND xã Bến Gốm cho biết toàn x")[-1] is Role.BODY


def test_the_last_line_is_text_where_it_was_cut_and_another_article_where_an_outlet_speaks() -> None:
    cut = "Tin vào bàn tay của thợ trẻ và sự kiên nhẫn của thợ già trong làng s"
    assert roles(TITLE, LEAD, *TEXTS, cut)[-1] is Role.BODY
    other = "Ngày hội lát ngõ ở làng bên VTV.vn - Tối 8/11, bà con dự ngày hội lát ngõ ở xóm Bến."
    assert roles(TITLE, LEAD, *TEXTS, other)[-1] is Role.RELATED


def test_broken_lines_of_a_lead_are_no_headline() -> None:
    lead = (
        "Sáng hôm qua, tại hội trường thôn, theo giấy mời đã phát ra từ tuần trước,",
        "các bà ở xã Bến Gốm và Ban Thường trực hội thợ gốm phối hợp với Thường",
        "trực làng nghề cùng xã tổ chức hội nghị bàn việc lát con ngõ dài (CND)",
        "dẫn ra bến sau mùa nước lên. Đoàn thợ gồm mấy ông trưởng xóm cùng hơn",
        "trăm người, có cả các bà, các chị ở ba xóm ven đê và học trò trường",
        "làng.",
    )
    assert Role.TITLE not in roles(*lead, *TEXTS)


def test_a_follow_button_is_no_part_of_a_name_and_no_headline() -> None:
    found = roles(TITLE, "Lê Miên Theo dõi Báo Bến Gốm trên", f"(Bengom.vn) - {LEAD}", TEXTS[0])
    assert found[:3] == [Role.TITLE, Role.BYLINE, Role.SAPO]


def test_the_name_of_a_section_in_small_letters_is_no_part_of_the_headline() -> None:
    weather = ("thời tiết các vùng", "Bến Gốm", "Bến Đò")
    found = roles(
        *weather, "học tập và làm theo tấm gương người thợ gốm già", TITLE, "Ngày đăng 02/04/2019", LEAD
    )
    assert [line for line, role in enumerate(found) if role is Role.TITLE] == [4]


def test_two_copies_of_a_caption_that_differ_in_a_word_are_a_caption() -> None:
    twice = (
        "Hội Thợ gốm xã Bến Đò có thành tích trong ngày hội lát ngõ nhận Bằng khen của xã."
        "Hội TGTN xã Bến Đò có thành tích trong ngày hội lát ngõ nhận Bằng khen của xã."
    )
    assert roles(TITLE, LEAD, TEXTS[0], twice, TEXTS[1])[3] is Role.CAPTION


def test_nobody_signs_below_the_address_of_the_source() -> None:
    address = "Nguồn ANTĐ: https://anninhthudo.vn/con-ngo-gom-ben-song-duoc-lat-lai-1.antd"
    found = roles(TITLE, LEAD, *TEXTS, address, "An ninh Thủ đô")
    assert found[-1] is not Role.BYLINE
