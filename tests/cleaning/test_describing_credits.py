"""Authors and outlets: who wrote it and whose page it is, told from sources, pictures and editors."""

from __future__ import annotations

import pytest

from luutru.cleaning.describing.authors import describe_authors
from luutru.cleaning.describing.outlets import describe_outlet
from luutru.knowledge import load_knowledge
from luutru.model import Known, Line, Role, TaggedLine

KNOWN = load_knowledge()
TITLE = ("title", "Quận ra quân làm đẹp phố")
BODY = ("body", "Hơn hai trăm người tham gia quét dọn từ sáng sớm.")


def lines(*rows: tuple[str, str]) -> list[TaggedLine]:
    return [
        TaggedLine(Line(n, text, text), Role(role), "test", 1.0) for n, (role, text) in enumerate(rows, 1)
    ]


def authors(*rows: tuple[str, str], known: Known = Known()) -> list[str]:  # noqa: B008 - frozen
    return [found.value for found in describe_authors(lines(TITLE, *rows), known, KNOWN)[0]]


def test_initials_of_their_own_line_add_no_author() -> None:
    assert authors(("byline", "Ái Vy"), BODY, ("byline", "DT")) == ["Ái Vy"]
    assert authors(("byline", "Ái Vy - T.H"), BODY) == ["Ái Vy", "T.H"]
    assert authors(BODY, ("byline", "DT")) == ["DT"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Trần Long", ["Trần Long"]),
        ("Viết bởi Nguyễn Lan", ["Nguyễn Lan"]),
        ("Tin, ảnh: QUẾ LÂM- TRƯỜNG THỊNH (CAVL)", ["Quế Lâm", "Trường Thịnh"]),
        ("CTV Mai Trúc, CTV Phú Quý", ["Mai Trúc", "Phú Quý"]),
        ("Nhóm PV Thời sự", ["Nhóm PV Thời sự"]),
        ("Lê Thu Vân - Trung tâm Văn hóa - Thông tin và Thể thao quận Hoàng Mai, Hà Nội", ["Lê Thu Vân"]),
        ("Bài và ảnh: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("Ảnh và bài: Tuấn Anh", ["Tuấn Anh"]),
        ("Tin, ảnh: Thu Hà - Minh Đức", ["Thu Hà", "Minh Đức"]),
        ("Thực hiện: Lê Na, Phương Thảo và Quốc Bảo", ["Lê Na", "Phương Thảo", "Quốc Bảo"]),
        ("Trần Thụ - Ảnh: Quang Thái", ["Trần Thụ"]),
        ("Hà Hiền | Ảnh: Duy Linh", ["Hà Hiền"]),
        ("Bài: Hà An; Ảnh: Văn Hải", ["Hà An"]),
        ("Hoàng Thu Vân-Mai Hữu", ["Hoàng Thu Vân", "Mai Hữu"]),
        ("Lan Anh & Tuấn Tú", ["Lan Anh", "Tuấn Tú"]),
        ("VÂN THÙY", ["Vân Thùy"]),
        ("X.SINH", ["X.Sinh"]),
        ("X.Sinh", ["X.Sinh"]),
        ("T.H.", ["T.H."]),
        ("HN", ["HN"]),
        ("Phóng viên Hồng Thái", ["Hồng Thái"]),
        ("CTV Thanh Bình", ["Thanh Bình"]),
        ("Ngọc Hải ghi", ["Ngọc Hải"]),
        ("(Thu Trang)", ["Thu Trang"]),
        ("Thu Hằng (TTXVN)", ["Thu Hằng"]),
        ("Minh Khôi (Theo Reuters)", ["Minh Khôi"]),
        ("Kim Vũ/VOV.VN", ["Kim Vũ"]),
        ("Kim Vũ/VOV-ĐBSCL", ["Kim Vũ"]),
        ("Kim Vũ/BXO Tây Bắc", ["Kim Vũ"]),
        ("Kim Vũ/T.H", ["Kim Vũ", "T.H"]),
        ("Bến Giải Trí", []),
        ("Thể Thao Bến Xưa", []),
        ("Trần Việt Nam", ["Trần Việt Nam"]),
        ("Đoàn Minh Huệ (Ban Tuyên giáo Quận ủy)", ["Đoàn Minh Huệ"]),
        ("Ban Truyền thông nhà trường", ["Ban Truyền thông nhà trường"]),
        ("Hồng Vân - Trung tâm Văn hóa - Thông tin và Thể thao huyện", ["Hồng Vân"]),
        ("Hồng Vân - Phó Bí Thư Đoàn TT.Hạ Mây", ["Hồng Vân"]),
        ("Th", []),
        ("Bài viết: Lục Văn Mỹ - Phó chủ tịch hội", ["Lục Văn Mỹ"]),
        ("ÁNH MIÊN- HND BẾN ĐÒ", ["Ánh Miên"]),
        ("CTV Yến Khanh - TH", ["Yến Khanh"]),
        ("Maunews", []),
        ("Xuân Miên (Vietnam+)", ["Xuân Miên"]),
        ("(TTXVN/Vietnam+)", []),
        ("Ảnh: Văn Hải", []),
        ("Theo Hà Nội mới", []),
        ("Nguồn: TTXVN", []),
        ("Biên tập: Thu Hà", []),
        ("Báo Hànộimới", []),
        ("Người đăng: admin", []),
        ("Quyết Định", []),
        ("THÔNG TƯ", []),
        ("TM. ỦY BAN NHÂN DÂN", []),
        ("Kt. Chủ tịch", []),
        ("PHÓ CHỦ TỊCH", []),
        ("Công văn hỏa tốc", []),
        ("Kế Hoạch; Lê Na", ["Lê Na"]),
        ("Super User", []),
        ("Viết bởi quantri", []),
    ],
)
def test_a_byline_names_its_authors(line: str, names: list[str]) -> None:
    assert authors(BODY, ("byline", line)) == names


def test_the_headline_behind_a_label_is_nobody() -> None:
    headline = "Khai hội xuân lồng đèn Bến Xưa"
    assert authors(("title", headline), ("byline", f"Tin: {headline}"), BODY) == []


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("Lê Miên/VOV.VN", ["Lê Miên"]),
        ("CTV Lê Miên/VOV.VN", ["Lê Miên"]),
        ("Lê Miên/VOV-Tây Bắc", ["Lê Miên"]),
        ("Lê Miên  (TTXVN)", ["Lê Miên"]),
        ("Lê Miên (Theo Reuters)", ["Lê Miên"]),
        ("Lê Miên, Theo Bến Xưa", ["Lê Miên"]),
        ("Lê Miên Ảnh: Đò Than", ["Lê Miên"]),
        ("Lê Miên - Quang Khảm", ["Lê Miên", "Quang Khảm"]),
        ("Lê Miên Lê Miên", ["Lê Miên"]),
        ("Lê Miên -", ["Lê Miên"]),
        ("L.Miên", ["L.Miên"]),
        ("L. Miên (tổng hợp)", ["L. Miên"]),
        ("TTXVN/Tin Tức", []),
        ("Real Madrid - Barcelona", []),
        ("Theo Lê Miên", []),
    ],
)
def test_who_signs_behind_the_last_stop_wrote_the_text(end: str, names: list[str]) -> None:
    assert authors(BODY, ("body", f"Việc lát ngõ xong trước ngày giỗ tổ. {end}")) == names
    if not end.startswith("L."):
        assert authors(BODY, ("body", f"“Việc lát ngõ xong rồi”, ông nói.{end}")) == names


def test_a_place_after_a_units_short_form_is_no_author() -> None:
    assert authors(BODY, ("body", "Lò gốm mở ở TP.Hồ Chí Minh")) == []
    assert authors(BODY, ("body", "Lò gốm mở ở P.Dịch Vọng")) == []


@pytest.mark.parametrize("role", ["byline", "source"])
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Theo Phùng Gia Hân (Đời sống xanh)", ["Phùng Gia Hân"]),
        ("Theo Minh Phong (Bóng đá)", ["Minh Phong"]),
        ("Theo Minh Phong | Bóng đá", ["Minh Phong"]),
        ("(Theo Lê Na/VOV.VN)", ["Lê Na"]),
        ("Theo Trí Thức Trẻ (Cafe)", []),
        ("Theo Tiền Phong (TPO)", []),
        ("Theo Báo Hải Dương (điện tử)", []),
        ("Theo Sở Y tế (Hà Nội)", []),
        ("Theo Minh Phong", []),
    ],
)
def test_a_source_names_its_author_before_its_outlet(role: str, line: str, names: list[str]) -> None:
    assert authors(BODY, (role, line)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Thứ Hai, 09:26 | Nguyễn Văn Ba", ["Nguyễn Văn Ba"]),
        ("PHẠM GIA BÁCH | 25.4.2017 | 15:08", ["Phạm Gia Bách"]),
        ("Lê Minh - 15:08 25/04/2017", ["Lê Minh"]),
        ("Thu Hà 20/10/2021 08:15", ["Thu Hà"]),
        ("2 Tháng Ba, 2021 Nguyễn Lệ Hằng", ["Nguyễn Lệ Hằng"]),
        ("Tác giả: Thu Trang | 12/03/2020 | 120 lượt xem", ["Thu Trang"]),
        ("Thứ Ba, 06/08/2019 - 07:30", []),
        ("Ngày đăng 19/09/2018 | 15:26 | View count: 118", []),
        ("Thời sự | 12:30 12/03/2020", []),
        ("Chính Trị - Xã Hội | 12/3/2020", []),
        ("Hà Nội, 12/03/2020 12:30", []),
        ("Đông Anh, ngày 12/03/2020", []),
        ("Báo Kinh tế & Đô thị | 12/03/2020", []),
        ("Thứ năm, 5/3/2020, 10:00 (GMT+7)", []),
    ],
)
def test_a_date_line_may_hold_a_name(line: str, names: list[str]) -> None:
    assert authors(("meta", line), BODY) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các xã hoàn thành trước ngày 20/4. Thuần Bách", ["Thuần Bách"]),
        ("Đó là điều ông mong. (Nguyễn Hoài An)", ["Nguyễn Hoài An"]),
        ("Nghị quyết được thông qua./. Lê Hoàng", ["Lê Hoàng"]),
        ("Bà con trồng thêm hai hàng cây. Tin, ảnh: Hồng Miên", ["Hồng Miên"]),
        ("Hội nghị kết thúc tốt đẹp.", []),
        ("“Tôi rất vui”, chị nói. Ảnh: Minh Đức", []),
        ("Đây là dịp tri ân. (Theo Dân trí)", []),
        ("Ông sống ở nơi ấy. Hà Nội", []),
    ],
)
def test_a_name_may_end_the_text(text: str, names: list[str]) -> None:
    assert authors(BODY, ("body", text)) == names


def test_a_name_glued_to_the_headlines_stamp() -> None:
    rows = lines(("title", "Quận ra quân 15/01/2021 11:53 Xuân Sinh 120 lượt xem"), BODY)
    assert [found.value for found in describe_authors(rows, Known(), KNOWN)[0]] == ["Xuân Sinh"]


def test_a_name_printed_above_and_below_is_one_author() -> None:
    assert authors(("byline", "VÂN THÙY"), BODY, ("byline", "Vân Thuỳ")) == ["Vân Thùy"]


def test_what_was_taken_for_a_byline_beside_a_name_is_no_author() -> None:
    assert authors(("byline", "(ANTĐ)"), BODY, ("byline", "Lam Thanh")) == ["Lam Thanh"]
    assert authors(("byline", "Trăng bãi bồi (Kiều Hạnh)"), BODY, ("byline", "Phùng Thế Lãm")) == [
        "Phùng Thế Lãm"
    ]
    assert authors(BODY, ("byline", "Kết thúc đợt khám tuyển ngày 5/12, huyện Đông Anh")) == []


def test_the_editor_in_the_footer_is_no_author() -> None:
    assert authors(BODY, ("furniture", "Tổng biên tập: Nguyễn Văn Ba")) == []


def test_initials_are_little_to_go_by() -> None:
    rows = lines(TITLE, BODY, ("byline", "HN"))
    (found,), _ = describe_authors(rows, Known(), KNOWN)
    assert found.evidence[0].confidence < 0.5


@pytest.mark.parametrize("stated", ["Quyết định", "NGHỊ QUYẾT", "Báo Cáo"])
def test_an_act_is_no_author_of_a_record(stated: str) -> None:
    assert authors(("byline", "Trần Long"), known=Known(authors=(stated,))) == ["Trần Long"]


def test_what_the_user_knows_comes_first() -> None:
    assert authors(("byline", "Trần Long"), known=Known(authors=("Hoa Thành",))) == ["Hoa Thành"]


def outlet(*rows: tuple[str, str], known: Known = Known()) -> tuple[str | None, set[str | None]]:  # noqa: B008
    found, suspects = describe_outlet(lines(*rows), known, KNOWN.outlets)
    return (found.value if found else None), {evidence.value for evidence in suspects}


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([TITLE, ("sapo", "(LĐTĐ) Chiều nay, quận họp."), BODY], "Lao động Thủ đô"),
        ([TITLE, ("sapo", "Chiều nay họp."), ("body", "(PNTĐ) - Sáng nay, Hội họp.")], "Phụ nữ Thủ đô"),
        (
            [TITLE, ("sapo", "(KTĐT) – Sáng nay, quận họp."), BODY, ("furniture", "© Báo Mới")],
            "Kinh tế & Đô thị",
        ),
        ([TITLE, ("sapo", "Kinhtedothi.vn - Sáng nay, quận họp."), BODY], "Kinh tế & Đô thị"),
        ([TITLE, ("sapo", "KINHTEDOTHI - Sáng nay, quận họp."), BODY], "Kinh tế & Đô thị"),
        ([TITLE, BODY, ("body", "Dự án xong quý II./. (TTXVN/Vietnam+)")], "VietnamPlus"),
        ([("furniture", "Quận ra quân làm đẹp phố - VnExpress"), TITLE, BODY], "VnExpress"),
        ([("furniture", "Quận ra quân làm đẹp phố | Báo Dân trí"), TITLE, BODY], "Dân trí"),
        ([("furniture", "Công đoàn | congdoanhanoi.org.vn"), TITLE, BODY], "Công đoàn Hà Nội"),
        ([TITLE, BODY, ("furniture", "© 2021 Bản quyền thuộc về Báo Hànộimới")], "Hànộimới"),
        (
            [TITLE, BODY, ("furniture", "(*) Không sao chép khi chưa có đồng ý của Báo Hànộimới.")],
            "Hànộimới",
        ),
        ([TITLE, BODY, ("furniture", 'Ghi rõ nguồn "laodongthudo.vn" khi phát hành lại')], "Lao động Thủ đô"),
        (
            [TITLE, BODY, ("furniture", "Đường dẫn bài viết: https://tuoitrethudo.vn/a.html")],
            "Tuổi trẻ Thủ đô",
        ),
        ([TITLE, BODY, ("furniture", "Nguồn Kinh tế & Đô thị: http://ktdt.com.vn/1")], "Kinh tế & Đô thị"),
        ([TITLE, BODY, ("furniture", "Theo dõi Hànộimới trên Google News")], "Hànộimới"),
        ([TITLE, BODY, ("furniture", "Theo dõi chúng tôi trên Google News")], None),
        ([TITLE, BODY, ("source", "(TTXVN/Vietnam+)")], "VietnamPlus"),
        (
            [TITLE, BODY, ("furniture", "http://daidoanket.vn/quan-ra-quan-lam-dep-pho-1.html")],
            "Đại Đoàn Kết",
        ),
        ([TITLE, BODY, ("furniture", "http://daidoanket.vn/tin-khac-2.html")], None),
        ([("furniture", "Báo Đồng Nai điện tử"), TITLE, BODY], "Báo Đồng Nai"),
        ([("furniture", "Báo Mới"), TITLE, BODY], None),
        ([TITLE, BODY, ("furniture", "Báo Đồng Nai điện tử")], None),
        ([TITLE, BODY, ("source", "Nguồn tin: Báo Hải Phòng")], "Báo Hải Phòng"),
        ([TITLE, BODY, ("source", "Nguồn tin: giaoducthoidai.vn")], "Giáo dục & Thời đại"),
        ([TITLE, BODY, ("source", "Nguồn tin: Báo Bến Xưa")], None),
        ([TITLE, ("sapo", "(VTC News) -"), ("sapo", "Sáng nay, quận họp."), BODY], "VTC News"),
        ([TITLE, ("sapo", "(HP)- Sáng nay, huyện đảo họp."), BODY], "Báo Hải Phòng"),
        ([TITLE, ("sapo", "HP - Sáng nay, huyện đảo họp."), BODY], None),
        ([TITLE, BODY], None),
        ([TITLE, BODY, ("source", "Theo Hà Nội mới")], None),
        ([TITLE, BODY, ("related", "(PNTĐ) - Sáng 8/2, quận kết nạp Đảng.")], None),
        ([("furniture", "LAO ĐỘNG"), TITLE, BODY], None),
        ([TITLE, ("sapo", "TP Hà Nội yêu cầu các quận rà soát."), BODY], None),
        ([TITLE, ("sapo", "Theo Dân trí, sáng nay quận họp."), BODY], None),
        ([TITLE, ("sapo", "Hà Nội - Sáng nay, quận họp."), BODY], None),
        ([TITLE, BODY, ("furniture", "Bản quyền thuộc về UBND phường")], None),
        ([TITLE, BODY, ("furniture", "© Báo Dân trí"), ("furniture", "© VnExpress")], None),
    ],
)
def test_an_outlet_is_proved_or_absent(rows: list[tuple[str, str]], name: str | None) -> None:
    assert outlet(*rows)[0] == name


@pytest.mark.parametrize(
    "line",
    [
        "Bản quyền thuộc Bến Xưa 24h. Ghi rõ nguồn khi phát hành lại",
        "© 2021 BẾN XƯA 24H",
        "© Phố Núi Dân trí",
        "© Dân trí Phố Núi",
        "Bản quyền thuộc về Thể thao VietnamPlus",
        "Bản quyền thuộc Bến-24h",
        "Không sao chép thông tin của người lao động và thanh niên",
        "© Hội Nhân Dân Bến Xưa",
    ],
)
def test_a_piece_of_a_longer_name_is_no_outlet(line: str) -> None:
    assert outlet(TITLE, BODY, ("furniture", line)) == (None, set())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bản quyền thuộc 24h", "24h"),
        ("© Copyright 1997 VnExpress, All rights reserved", "VnExpress"),
        ("BẢN QUYỀN THUỘC BÁO DÂN TRÍ GIỮ BẢN QUYỀN", "Dân trí"),
        ("Bản quyền của Báo điện tử Dân trí Giấy phép số 1", "Dân trí"),
        ('Ghi rõ nguồn "Dân trí" khi dùng lại', "Dân trí"),
        ("® VnExpress giữ bản quyền nội dung", "VnExpress"),
        ("© Báo Đà Nẵng", "Báo Đà Nẵng"),
    ],
)
def test_a_whole_name_in_a_copyright_line_proves_the_outlet(line: str, name: str) -> None:
    assert outlet(TITLE, BODY, ("furniture", line))[0] == name


@pytest.mark.parametrize("front", ["Tin tức", "Đà Nẵng", "Giao thông"])
def test_a_word_of_a_menu_is_no_papers_name(front: str) -> None:
    assert outlet(("furniture", front), TITLE, BODY) == (None, set())
    assert outlet(("furniture", f"{TITLE[1]} - {front}"), TITLE, BODY) == (None, set())
    assert outlet(TITLE, BODY, ("furniture", f"Báo {front}")) == (None, {f"Báo {front}"})
    assert outlet(("furniture", f"Báo {front}"), TITLE, BODY)[0] == f"Báo {front}"
    assert outlet(("furniture", f"{TITLE[1]} - BÁO {front.upper()}"), TITLE, BODY)[0] == f"Báo {front}"


def test_what_is_not_proved_is_kept_for_review() -> None:
    assert outlet(TITLE, BODY, ("related", "(PNTĐ) - Sáng 8/2, quận kết nạp Đảng.")) == (
        None,
        {"Phụ nữ Thủ đô"},
    )
    assert outlet(TITLE, BODY, ("source", "Theo Hà Nội mới")) == (None, {"Hànộimới"})


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.anninhthudo.vn/bai-1.html", "An ninh Thủ đô"),
        ("https://haibatrung.hanoi.gov.vn/tin", "Cổng TTĐT quận Hai Bà Trưng"),
        ("https://hanoi.gov.vn/tin", "Cổng TTĐT TP Hà Nội"),
        ("https://example.org/hanoimoi.vn-la-bao", None),
    ],
)
def test_an_address_proves_the_outlet(url: str, name: str | None) -> None:
    assert outlet(TITLE, BODY, known=Known(url=url))[0] == name


def test_a_district_behind_a_name_and_a_comma_is_where_the_reporter_writes_from() -> None:
    told = ("body", "Người dân Ba Vì và Thanh Trì cùng dọn kênh mương trước mùa mưa bão năm nay.")
    assert authors(told, ("byline", "Tin-ảnh: Đức Lộc, Ba Vì")) == ["Đức Lộc"]
    assert authors(told, ("byline", "TIN, ẢNH: ĐỨC LỘC, THANH TRÌ")) == ["Đức Lộc"]
    assert authors(told, ("byline", "Đức Lộc - Minh Tâm, Ba Vì")) == ["Đức Lộc", "Minh Tâm"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Hoàng Mai", ["Hoàng Mai"]),
        ("Hoàng Mai, Đức Lộc", ["Hoàng Mai", "Đức Lộc"]),
        ("Đức Lộc, Nguyễn Hoàng Mai", ["Đức Lộc", "Nguyễn Hoàng Mai"]),
        ("Đức Lộc - Hoàng Mai", ["Đức Lộc", "Hoàng Mai"]),
        ("Bài: Đức Lộc, ảnh: Hoàng Mai", ["Đức Lộc"]),
    ],
)
def test_people_are_called_like_districts(line: str, names: list[str]) -> None:
    assert authors(("body", "Quận Hoàng Mai ra quân."), ("byline", line)) == names


def test_a_person_is_called_like_a_province_below_a_text_that_does_not_tell_of_it() -> None:
    assert authors(BODY, ("byline", "HẢI DƯƠNG")) == ["Hải Dương"]
    assert authors(BODY, ("byline", "Ái Vy - An Giang")) == ["Ái Vy", "An Giang"]
    assert authors(("byline", "HẢI DƯƠNG"), BODY) == []
    assert authors(("body", "Hai huyện của Hải Dương cùng dọn kênh."), ("byline", "HẢI DƯƠNG")) == []
    assert authors(BODY, ("byline", "BÁO HẢI DƯƠNG")) == []


def test_a_site_named_above_the_text_is_only_suspected_to_be_its_outlet() -> None:
    assert authors(("byline", "Tuổi Trẻ"), BODY) == []
    assert outlet(TITLE, ("byline", "Tuổi Trẻ"), BODY) == (None, {"Tuổi Trẻ"})


def test_a_name_behind_another_that_only_could_be_a_district_is_doubted() -> None:
    found = describe_authors(lines(TITLE, BODY, ("byline", "Đức Lộc, Hoàng Mai")), Known(), KNOWN)[0]
    assert [(one.value, one.evidence[0].confidence < 0.5) for one in found] == [
        ("Đức Lộc", False),
        ("Hoàng Mai", True),
    ]
