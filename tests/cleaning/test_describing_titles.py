"""Headline, kicker and summary; topics by zone."""

from __future__ import annotations

import pytest

from luutru.cleaning.dating.title_stamps import in_stamp, split_stamp
from luutru.cleaning.describing.passages import split_passages
from luutru.cleaning.describing.titles import (
    describe_kicker,
    describe_summary,
    describe_title,
    lead_words,
)
from luutru.cleaning.describing.topics import describe_topics
from luutru.knowledge import load_knowledge
from luutru.knowledge.outlets import Outlets
from luutru.model import Known, Line, Role, TaggedLine

KNOWN = load_knowledge()


def lines(*rows: tuple[str, str]) -> list[TaggedLine]:
    return [
        TaggedLine(Line(n, text, text), Role(role), "test", 1.0) for n, (role, text) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    ("line", "title", "rest"),
    [
        ("Đảng bộ huyện khai mạc Đại hội (17:55 30/07/2020)", "Đảng bộ huyện khai mạc Đại hội", ""),
        ("HỘI GIẢNG CẤP TRƯỜNG - (21/10/2023 21:23)", "HỘI GIẢNG CẤP TRƯỜNG", ""),
        ("Khởi công cầu mới - 09:15 12-03-2020", "Khởi công cầu mới", ""),
        ("Quận ra quân 15/01/2021 11:53 Xuân Sinh", "Quận ra quân", "Xuân Sinh"),
        ("Hiến đất (Lê Hà - 12/03/2015 - 1.204 lượt xem)", "Hiến đất", "Lê Hà - 12/03/2015 - 1.204 lượt xem"),
        (
            "Quận ra quân Khổng Thị Lý 21/12/2022 318 lượt xem",
            "Quận ra quân",
            "Khổng Thị Lý 21/12/2022 318 lượt xem",
        ),
        ("Quận ra quân - 12/3/2014 - Lượt xem: 30", "Quận ra quân", "12/3/2014 - Lượt xem: 30"),
        ("06/06/2017 18:03GĐ Sở nói về vụ cháy rừng", "GĐ Sở nói về vụ cháy rừng", ""),
        ("18:03 06/06/2017 - Quận ra quân đầu xuân", "Quận ra quân đầu xuân", ""),
        ("Lễ giao quân 15/2/2019", "Lễ giao quân 15/2/2019", ""),
        ("35 năm làng nghề (16/7/1987 - 16/7/2022)", "35 năm làng nghề (16/7/1987 - 16/7/2022)", ""),
        ("Kỷ niệm 30/4/1975 - 30/4/2025", "Kỷ niệm 30/4/1975 - 30/4/2025", ""),
        ("Lịch thi ngày 12/3/2020", "Lịch thi ngày 12/3/2020", ""),
        ("Ăn Tết (phần 2)", "Ăn Tết (phần 2)", ""),
    ],
)
def test_a_headline_loses_its_stamp_and_nothing_else(line: str, title: str, rest: str) -> None:
    assert split_stamp(line) == (title, rest)


def test_only_what_is_glued_on_is_a_stamp() -> None:
    line = "Tổng kết 12/3/2014 của quận Lê Hà 21/12/2014 318 lượt xem"
    assert not in_stamp(line, line.index("12/3"))
    assert in_stamp(line, line.index("21/12"))


def test_a_wrapped_headline_is_joined() -> None:
    found = describe_title(
        lines(("title", "Huyện hoàn thành diễn tập khu vực"), ("title", "phòng thủ")), Known(), KNOWN.outlets
    )
    assert found is not None
    assert found.value == "Huyện hoàn thành diễn tập khu vực phòng thủ"


def test_a_headline_printed_twice_is_kept_once() -> None:
    rows = lines(
        ("title", "HỘI GIẢNG CẤP TRƯỜNG - (21/10/2023 21:23)"), ("title", "HỘI GIẢNG CẤP TRƯỜNG NĂM HỌC 2023")
    )
    found = describe_title(rows, Known(), KNOWN.outlets)
    assert found is not None
    assert found.value == "HỘI GIẢNG CẤP TRƯỜNG"


@pytest.mark.parametrize("line", ["# Khởi công cầu mới", "| Khởi công cầu mới |", "**Khởi công cầu mới**"])
def test_a_headline_loses_a_converters_marks(line: str) -> None:
    found = describe_title(lines(("title", line)), Known(), KNOWN.outlets)
    assert found is not None
    assert found.value == "Khởi công cầu mới"
    assert found.evidence[0].text == line


def test_a_lost_headline_is_the_leads_first_words_and_says_so() -> None:
    lead = "(LĐTĐ) Sáng 15/12, Ủy ban Kiểm tra Huyện ủy tổ chức hội nghị tổng kết công tác kiểm tra năm 2021."
    found = describe_title(lines(("sapo", lead)), Known(), KNOWN.outlets)
    assert found is not None
    assert found.value.startswith("Sáng 15/12, Ủy ban Kiểm tra")
    assert found.value.endswith("…")
    assert found.evidence[0].rule == "lead-words"
    assert found.evidence[0].confidence < 0.5


def test_a_page_without_text_has_no_headline() -> None:
    assert describe_title(lines(("furniture", "Trang chủ")), Known(), KNOWN.outlets) is None


def test_a_short_lead_is_a_headline_as_it_stands() -> None:
    assert lead_words("Quận họp dân sáng nay.") == "Quận họp dân sáng nay"


def test_the_summary_is_the_lead_without_its_dateline() -> None:
    rows = lines(("title", "Tin"), ("sapo", "Kinhtedothi - Sáng nay, quận họp"), ("sapo", "bàn về cây xanh."))
    found = describe_summary(rows, Known(), KNOWN.outlets)
    assert found is not None
    assert found.value == "Sáng nay, quận họp bàn về cây xanh."
    assert describe_summary(lines(("body", "Không có sa-pô.")), Known(), KNOWN.outlets) is None


def test_a_kicker_is_kept() -> None:
    found = describe_kicker(lines(("kicker", "Hưởng ứng Tháng Công nhân:"), ("title", "Tin")))
    assert found is not None
    assert found.value == "Hưởng ứng Tháng Công nhân"


TOPIC_CASES = [
    ([("title", "Quận kết nạp thêm 40 đảng viên mới")], ["ket-nap-dang-vien"], ["giao-duc"]),
    ([("title", "Sơ kết sáu tháng"), ("sapo", "Hội nghị giao ban công tác xây dựng Đảng.")],
     ["tong-ket-giao-ban", "xay-dung-dang"], ["do-thi-xay-dung"]),
    ([("title", "57 tân binh lên đường nhập ngũ")], ["quan-su-nhap-ngu"], ["ket-nap-dang-vien"]),
    ([("title", "Vụ cháy nhà trọ ở ngõ sâu"), ("body", "Cảnh sát chữa cháy cứu năm người.")],
     ["an-ninh-trat-tu"], ["y-te"]),
    ([("title", "Khai giảng lớp bồi dưỡng đảng viên mới")], ["ket-nap-dang-vien"], ["giao-duc"]),
    ([("title", "Khai giảng năm học mới ở trường THCS")], ["giao-duc"], ["giao-duc-chinh-tri-tu-tuong"]),
    ([("title", "Ủy ban Kiểm tra Huyện ủy kỷ luật hai đảng viên")], ["kiem-tra-giam-sat"],
     ["khen-thuong-thi-dua"]),
    ([("title", "Xã về đích nông thôn mới nâng cao")], ["nong-thon-moi"], ["do-thi-xay-dung"]),
    ([("title", "Phường lập tổ một cửa lưu động"), ("sapo", "Giải quyết thủ tục hành chính tại nhà.")],
     ["cai-cach-hanh-chinh"], ["hdnd-ubnd"]),
    ([("title", "Lễ hội làng cổ đón khách du lịch")], ["van-hoa-le-hoi"], ["kinh-te-ngan-sach"]),
    ([("title", "Trạm y tế tiêm chủng cho trẻ")], ["y-te"], ["phong-chong-dich-covid-19"]),
    ([("title", "Công đoàn trao quà Tết cho công nhân nghèo"), ("sapo",
     "Liên đoàn Lao động trao 200 suất quà.")],
     ["mat-tran-doan-the", "an-sinh-xa-hoi"], ["quan-su-nhap-ngu"]),
    ([("title", "Sắp xếp đơn vị hành chính cấp xã")], ["sap-xep-don-vi-hanh-chinh"], ["can-bo-to-chuc"]),
    ([("title", "Điều động, luân chuyển 12 cán bộ")], ["can-bo-to-chuc"], ["an-ninh-trat-tu"]),
    ([("title", "Họp dân"), ("body", "Năm qua tỷ lệ hộ nghèo còn 0,5%, ngân sách đủ chi.")], [],
     ["an-sinh-xa-hoi", "kinh-te-ngan-sach"]),
    ([("title", "Họp dân"), ("body", "Các đơn vị giáo dục, y tế, văn hóa - xã hội cùng dự.")], [],
     ["giao-duc", "y-te", "van-hoa-le-hoi"]),
    ([("title", "Dẹp nạn chèo kéo khách"), ("sapo", "Du khách được bảo vệ.")], [], ["van-hoa-le-hoi"]),
    ([("title", "Đội chủ nhà thắng ngược ở chung kết bóng chuyền")], ["the-thao"], ["van-hoa-le-hoi"]),
    ([("title", "Nam sinh lớp 12 giành huy chương vàng Olympic Tin học")], [], ["the-thao"]),
    ([("title", "Tổng thống Hoa Kỳ, Thủ tướng nước chủ nhà hội đàm")], ["doi-ngoai-quoc-te"], ["the-thao"]),
    ([("title", "Đại hội diễn ra trong hai ngày")], [], ["van-hoa-le-hoi"]),
    ([("title", "Bão số 4 giật cấp 13 tiến vào đất liền")], ["thien-tai-thoi-tiet"], ["moi-truong-ha-tang"]),
    ([("title", "Giá trứng gây bão mạng, chợ tràn ngập hàng ế")], [],
     ["thien-tai-thoi-tiet", "moi-truong-ha-tang"]),
    ([("title", "Phố tràn ngập hoa, khách hàng không thiếu chỗ ngồi")], [],
     ["moi-truong-ha-tang", "giao-thong"]),
    ([("title", "Thông xe cầu vượt, hết cảnh ùn tắc")], ["giao-thong"], ["moi-truong-ha-tang"]),
    ([("title", "Tai nạn giao thông trên cao tốc, hai người tử vong")], ["an-ninh-trat-tu"], ["giao-thong"]),
    ([("title", "Thị trường có nhu cầu mở rộng"), ("body", "Bệnh viện quá tải.")], [], ["giao-thong"]),
    ([("title", "Các nhà khoa học phát hiện hành tinh mới")], ["khoa-hoc-cong-nghe"], []),
    ([("title", "Người đàn ông cao nhất hành tinh"), ("sapo", "Mẫu xe mới có công nghệ an toàn.")], [],
     ["khoa-hoc-cong-nghe"]),
    ([("title", "Lượng khách du lịch tăng gấp đôi")], ["du-lich"], ["van-hoa-le-hoi"]),
    ([("title", "Đại sứ nước bạn thăm tỉnh, hội đàm về hợp tác")], ["doi-ngoai-quoc-te"], []),
    ([("title", "Ca sĩ làm đại sứ thương hiệu ở xã Song Phương")], [], ["doi-ngoai-quoc-te"]),
    # Sides of another subject: a word of the lead alone, weak words, one place of a body.
    ([("title", "Huyện đoàn mở ngày hội thanh niên"),
      ("sapo", "Đội thanh niên tình nguyện của huyện đoàn ra quân vì văn minh đô thị."),
      ("body", "Công tác đoàn năm nay có nhiều việc mới, thanh niên tình nguyện đi khắp nơi.")],
     ["mat-tran-doan-the"], ["do-thi-xay-dung"]),
    ([("sapo", "Đến dự Đại hội có đại diện hội viên phụ nữ phường."), ("caption", "Quang cảnh Đại hội"),
      ("body", "Hội viên phụ nữ phường bầu ban lãnh đạo mới.")], ["mat-tran-doan-the"], ["dai-hoi-dang"]),
    ([("title", "Học sinh trường THCS nhận giải"),
      ("sapo", "Học sinh các trường THCS nhận giải cuộc thi của ngành giáo dục."),
      ("body", "Đề tài xử lý khí thải và thùng rác được giải nhất. " + "Các em học sinh vui mừng. " * 40)],
     ["giao-duc"], ["moi-truong-ha-tang"]),
    # What speaks against a topic is heard in words that make none, too ("tai nạn giao thông").
    ([("sapo", "Tạm giữ tài xế vụ tai nạn giao thông trên quốc lộ."),
      ("body", "Xe dừng ở đèn tín hiệu. Công an phân luồng giao thông.")],
     ["an-ninh-trat-tu"], ["giao-thong"]),
    # What a text speaks of most is its subject, though headline and lead do not say it …
    ([("title", "Một đêm ở xóm Bãi"), ("sapo", "Chuyện bắt đầu từ tiếng gọi cửa lúc nửa đêm."),
      ("body", "Hai bên xô xát, một người bị thương. " + "Bà con kể lại nhiều chi tiết khác nhau. " * 12),
      ("body", "Đến sáng, công an xác định nghi can đã rời xóm.")],
     ["an-ninh-trat-tu"], []),
    # … another subject must be heard often there; and one light word is none, however often it stands.
    ([("title", "Khai hội đền làng Vẽ"), ("sapo", "Lễ hội mở đầu bằng màn rước kiệu."),
      ("body", "Ban tổ chức lo an toàn giao thông, mở bãi đỗ xe, phân luồng. " + "Hội vui. " * 40)],
     ["van-hoa-le-hoi"], ["giao-thong"]),
    ([("title", "Người trong ảnh"), ("sapo", "Một tấm ảnh cũ."), ("body", "Khán giả nhớ ông, khán giả kể.")],
     [], ["van-hoa-le-hoi"]),
    # Units of the army, the border guard and the navy; organisations of a commune; an election held again.
    ([("title", "Đón tàu huấn luyện trở về"), ("sapo", "Học viện Hải quân đón đoàn sau 20 ngày trên biển.")],
     ["quan-su-nhap-ngu"], []),
    ([("title", "Mang báo xuân ra đảo Hòn Vẹo"), ("sapo", "Báo được trao tận tay chiến sĩ đồn biên phòng.")],
     ["quan-su-nhap-ngu"], []),
    ([("title", "Đoàn xã Bến Xưa tặng bếp cho hộ nghèo"), ("sapo", "Đoàn xã tặng quà các hộ nghèo.")],
     ["mat-tran-doan-the", "an-sinh-xa-hoi"], []),
    ([("title", "Bầu cử bổ sung đại biểu HĐND quận vào tháng sau")], ["bau-cu"], []),
    ([("title", "Họp dân"), ("related", "Bầu cử đại biểu Quốc hội"), ("furniture", "ĐẠI DỊCH COVID-19")], [],
     ["bau-cu", "phong-chong-dich-covid-19"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted", "forbidden"), TOPIC_CASES)
def test_an_articles_topics(rows: list[tuple[str, str]], wanted: list[str], forbidden: list[str]) -> None:
    found = {item.value for item in describe_topics(split_passages(lines(*rows)), KNOWN.topics)}
    assert set(wanted) <= found
    assert not found & set(forbidden)


def test_a_cue_that_begins_inside_another_word_is_none() -> None:
    rows = lines(
        ("title", "Thành phố yêu cầu tạm dừng các lễ cưới đông người"),
        ("sapo", "Hồ sơ kết hôn nộp trong tháng vẫn được cấp; việc phát hiện trường hợp sốt phải báo ngay."),
    )
    assert describe_topics(split_passages(rows), KNOWN.topics) == ()
    bridge = lines(("title", "Bến Xưa dựng cầu tạm"), ("sapo", "Cầu tạm cho xe máy qua sông đã xong."))
    assert describe_topics(split_passages(bridge), KNOWN.topics)[0].value == "giao-thong"


@pytest.mark.parametrize("marks", ['""', "“”", "''"])
def test_what_is_quoted_behind_a_denial_counts_less(marks: str) -> None:
    def score(text: str) -> float:
        rows = lines(
            ("title", "Chuyện ở xóm Kè"),
            ("sapo", text),
            ("body", "Thu ngân sách của xã đạt dự toán, tốc độ tăng trưởng kinh tế khá."),
        )
        found = {item.value: item for item in describe_topics(split_passages(rows), KNOWN.topics)}
        return found["kinh-te-ngan-sach"].evidence[0].confidence if "kinh-te-ngan-sach" in found else 0.0

    told = f"Bà con nói về {marks[0]}mất giá{marks[1]} từ đầu năm."
    assert score(told) > 0.0
    assert score(told.replace("nói về", "không còn lo")) < score(told)
    assert score(told.replace("nói về", "không còn lo").replace(marks[0], "")) == score(
        told.replace(marks[0], "")
    )


def test_topics_are_strongest_first_and_quote_what_fired() -> None:
    rows = lines(
        ("title", "Kết nạp 40 đảng viên mới"), ("sapo", "Sáng nay, quận sơ kết công tác, trao giấy khen.")
    )
    found = describe_topics(split_passages(rows), KNOWN.topics)
    assert found[0].value == "ket-nap-dang-vien"
    confidences = [item.evidence[0].confidence for item in found]
    assert confidences == sorted(confidences, reverse=True)
    assert found[0].evidence[0].text in "Kết nạp 40 đảng viên mới"
    assert found[0].evidence[0].line == 1


def test_a_headline_and_its_stamp_may_stand_in_the_line_of_the_lead() -> None:
    lead = "Ngày 27/1, dù trời rét, bà con vẫn đổ về bến xem đốt lò."
    rows = lines(("sapo", f"Hàng nghìn người đi hội làng gốm đầu năm 08:30 28/01/2023 {lead}"))
    title = describe_title(rows, Known(), KNOWN.outlets)
    assert title is not None
    assert (title.value, title.evidence[0].rule) == (
        "Hàng nghìn người đi hội làng gốm đầu năm",
        "headline-in-lead",
    )
    summary = describe_summary(rows, Known(), KNOWN.outlets)
    assert summary is not None
    assert summary.value == lead
    told = lines(("sapo", "Hàng nghìn người đi hội làng gốm từ lúc 08:30 28/01/2023 Ngày hội mở."))
    found = describe_title(told, Known(), KNOWN.outlets)
    assert found is not None
    assert found.evidence[0].rule == "lead-words"


@pytest.mark.parametrize(
    ("text", "score", "confidence"),
    [
        ("Con ngõ gốm bên sông được lát lại", 40.0, 0.99),
        ("Con ngõ gốm bên sông được lát lại", 20.0, 0.95),
        ("Con ngõ gốm bên sông được lát lại", 5.0, 0.88),
        ("Thợ đến sớm", 40.0, 0.85),
    ],
)
def test_a_headline_is_as_sure_as_its_line_won(text: str, score: float, confidence: float) -> None:
    line = TaggedLine(Line(1, text, text), Role.TITLE, "test", score)
    found = describe_title([line], Known(), Outlets(()))
    assert found is not None
    assert found.evidence[0].confidence == pytest.approx(confidence, abs=0.006)
