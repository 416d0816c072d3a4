"""Districts and wards of invented articles: ways of naming a unit, and what only looks like one.

Each row is an article: "t" is the headline, "s" the lead, "b" a paragraph, "c" a caption.
"""

from __future__ import annotations

import pytest

from luutru.cleaning.describing.passages import split_passages
from luutru.cleaning.describing.places import describe_places
from luutru.cleaning.describing.survey import bound_date, survey_places
from luutru.knowledge import load_knowledge
from luutru.model import Line, Role, TaggedLine

PLACES = load_knowledge().places
ROLES = {"t": Role.TITLE, "s": Role.SAPO, "b": Role.BODY, "c": Role.CAPTION, "k": Role.KICKER}


def tag(text: str) -> list[TaggedLine]:
    lines = [line.split(" ", 1) for line in text.split("\n")]
    return [
        TaggedLine(Line(n, words, words), ROLES[key], "test", 1.0) for n, (key, words) in enumerate(lines, 1)
    ]


def describe(text: str, day: str | None = "2021-05-05", local: bool = True) -> tuple[set[str], set[str]]:
    survey = survey_places(split_passages(tag(text)), PLACES)
    where = describe_places(survey, PLACES, day, local)
    return {found.value for found in where.districts}, {found.value for found in where.wards}


NAMED = [
    # unit words, committees, organisations
    ("t Quận Tây Hồ trồng thêm cây\ns Sáng nay 200 cây được trồng.", "Tây Hồ", ""),
    ("t Quận ủy Hoàng Mai giao ban\ns Chiều nay hội nghị diễn ra.", "Hoàng Mai", ""),
    ("t Huyện đoàn Thường Tín hiến máu\ns Hơn trăm đơn vị máu được hiến.", "Thường Tín", ""),
    ("t Thị ủy Sơn Tây gặp mặt\ns Buổi gặp mặt diễn ra sáng nay.", "Sơn Tây", ""),
    ("t Tuổi trẻ Ba Đình ra quân\ns Sáng nay, Quận đoàn Ba Đình ra quân.", "Ba Đình", ""),
    ("t Công an Đống Đa bắt trộm\ns Nhóm trộm xe bị bắt đêm qua.", "Đống Đa", ""),
    ("t UBND TX Sơn Tây và UBND Q.Hà Đông ký kết\ns Hai bên ký kết.", "Sơn Tây|Hà Đông", ""),
    ("t CÔNG AN QUẬN LONG BIÊN BẮT CƯỚP\ns Nghi phạm bị bắt.", "Long Biên", ""),
    ("t Đống Đa: Khen thưởng 20 tập thể\ns Sáng nay 20 tập thể được khen.", "Đống Đa", ""),
    ("t Hà Nội: Cháy lớn ở Thanh Oai\ns Đám cháy bùng lên lúc 3 giờ.", "Thanh Oai", ""),
    ("t HUYỆN ỨNG HOÀ ĐÓN BẰNG\ns Huyện Ứng Hoà đón bằng.", "Ứng Hòa", ""),
    ("t Cắt điện\ns Lịch cắt điện ở quận Hoàng Mai, quận Thanh Trì thay đổi.", "Hoàng Mai", ""),
    # lists
    ("t Các quận Ba Đình, Đống Đa và Tây Hồ ra quân\ns Ba quận ra quân.", "Ba Đình|Đống Đa|Tây Hồ", ""),
    ("t Hai quận Nam Từ Liêm và Bắc Từ Liêm bắt tay\ns Ký quy chế.", "Nam Từ Liêm|Bắc Từ Liêm", ""),
    ("t Các huyện ngoại thành như Phúc Thọ, Đan Phượng làm đường\ns Sáng nay.", "Phúc Thọ|Đan Phượng", ""),
    ("t Các huyện: Phúc Thọ, Đan Phượng làm đường\ns Khởi công sáng nay.", "Phúc Thọ|Đan Phượng", ""),
    ("t Các quận, huyện Hà Đông, Quốc Oai họp\ns Bàn về giao thông.", "Hà Đông|Quốc Oai", ""),
    ("t Kết nghĩa quận Đống Đa - huyện Ba Vì\ns Hai bên ký kết.", "Đống Đa|Ba Vì", ""),
    ("t Phối hợp tuần tra\ns Công an quận Thanh Xuân cùng Công an các quận Hoàng Mai, Hà Đông.",
     "Thanh Xuân|Hoàng Mai|Hà Đông", ""),
    ("t Chuyến đò cuối\ns Xã đảo Minh Châu, huyện Ba Vì chỉ còn mỗi con đò.", "Ba Vì", "xã Minh Châu"),
    ("t Cầu mới\ns Hai xã đảo Minh Châu và Vạn Thắng có cầu.", "Ba Vì", "xã Minh Châu|xã Vạn Thắng"),
    # whom a home is told of lives there; the article plays elsewhere
    ("t Bắt trộm\ns Công an phường Bưởi bắt Lê Văn An (SN 1988; trú tại phường Yên Phụ, Hà Nội).",
     "Tây Hồ", "phường Bưởi"),
    ("t Hoãn tòa\ns Quận Ba Đình hoãn xử bà Vi (54 tuổi, ngụ phường Bách Khoa, quận Hai Bà Trưng).",
     "Ba Đình", ""),
    ("t Bắt kẻ giật túi\ns Quận Cầu Giấy giữ Vi (sinh năm 1982 ở phường Dịch Vọng Hậu, quận Cầu Giấy).",
     "Cầu Giấy", ""),
    ("t Phát quà\ns Quận Ba Đình phát quà.\nb Chị Na (bên phải, trú tại phường Bưởi) nhận quà.",
     "Ba Đình", ""),
    ("t Bắt trộm\ns Quận Ba Đình bắt một nam thanh niên có hộ khẩu ở phường Định Công.", "Ba Đình", ""),
    ("t Phát quà\ns Quận Ba Đình phát quà.\nb Bà Đỗ Vi, ở tổ 5, phường Bưởi, vui. Cử tri Lê Na (quận Tây "
     "Hồ) hỏi. Anh Lê Th., ở xã Tân Triều.", "Ba Đình", ""),
    ("t Tuyên án\ns Quận Ba Đình xử.\nb Đỗ Vi (sinh năm 1986, phường Bưởi, quận Tây Hồ) 3 năm tù. Năm 2021, "
     "quận Hoàng Mai xử hai vụ, quận Hoàng Mai nói.", "Ba Đình|Hoàng Mai", ""),
    ("t Cho vay\ns Quận Ba Đình họp.\nb Hai người cùng ở phường Bưởi. Đỗ Thị Vi (ở xã Tân Minh) đến.",
     "Ba Đình", ""),
    ("t Nợ thuế\ns Quận Ba Đình họp.\nb Công ty Vi có trụ sở tại 5, P. Bưởi, Q. Tây Hồ, nợ.", "Ba Đình", ""),
    ("t Làng tôi\ns Ông Lê Vi ở xã Tân Triều, huyện Thanh Trì, đánh trống.", "Thanh Trì", "xã Tân Triều"),
    # but a home tells in which district a ward is
    ("t Cháy lán\ns Lán cháy ở phường Minh Khai. Ông Lê Vi (53 tuổi, trú quận Bắc Từ Liêm, Hà Nội) bị bỏng.",
     "", "phường Minh Khai (Bắc Từ Liêm)"),
    # and in the district of the headline it is where the article plays
    ("t Thợ gốm Ba Vì mất tích\ns Làng gốm lo.\nb Ông Đỗ Vi (xã Minh Châu, huyện Ba Vì) đi từ hôm qua.",
     "Ba Vì", ""),
    # nor is an example, nor whose team played
    ("t Làm giàu\ns Huyện Ba Vì họp.\nb Điển hình như: tổ Na lãi 1 tỷ; mô hình ở xã Minh Châu.", "Ba Vì", ""),
    ("t Đá cầu\ns Huyện Ba Vì mở giải.\nb Giải ba cho CLB xã Minh Châu.", "Ba Vì", ""),
    # a list goes on behind a district
    ("t Bầu cử\ns Bầu ở các phường: Đức Thắng, Cổ Nhuế 1 (quận Bắc Từ Liêm); Phú Đô, Mỹ Đình 1 (quận Nam Từ "
     "Liêm).", "Bắc Từ Liêm|Nam Từ Liêm",
     "phường Đức Thắng|phường Cổ Nhuế 1|phường Phú Đô|phường Mỹ Đình 1"),
    # what a unit was made of is not what the text is about
    ("t Quận Thanh Xuân: ra mắt hội\ns Hội phường Hạ Đình ra mắt.\nb Hội lập trên cơ sở sáp nhập hội phường "
     "Kim Giang và hội phường Hạ Đình.", "Thanh Xuân", "phường Hạ Đình"),
    # a district right before its region, or again and again
    ("t Hội thảo\ns Kỷ niệm ngày làng cổ Đường Lâm, Sơn Tây, Hà Nội được xếp hạng.", "Sơn Tây", ""),
    ("t Dã quỳ nở ở Ba Vì\ns Ba Vì cách Hà Nội chừng hai giờ xe.\nb Đường quanh Ba Vì rực vàng.",
     "Ba Vì", ""),
    ("t Hội làng\ns Làng thuộc xã Tân Minh, Sóc Sơn, thành phố Hà Nội.", "Sóc Sơn", "xã Tân Minh (Sóc Sơn)"),
    ("t Các hộ\ns Nhà cháy ở phường Bưởi, Tây Hồ, Hà Nội.", "Tây Hồ", "phường Bưởi"),
    # wards: alone, with their district in parentheses, after a comma, in lists
    ("t Phường Bưởi gặp mặt\ns Sáng nay, phường Bưởi gặp mặt cán bộ.", "Tây Hồ", "phường Bưởi"),
    ("t Đại biểu phường Thuỵ Khuê phát biểu\ns Hội nghị của phường.", "Tây Hồ", "phường Thụy Khuê"),
    ("t Cháy nhà\ns Nhà ở phường Quang Trung (Hà Đông) cháy.", "Hà Đông", "phường Quang Trung (Hà Đông)"),
    ("t Cháy nhà\ns Nhà ở phường Quang Trung, quận Đống Đa cháy.", "Đống Đa",
     "phường Quang Trung (Đống Đa)"),
    ("t Cháy ở phường Minh Khai, Hai Bà Trưng\ns Lửa bùng lên.", "Hai Bà Trưng",
     "phường Minh Khai (Hai Bà Trưng)"),
    ("t Xã Tiền Phong, huyện Mê Linh đón bằng\ns Xã đón bằng.", "Mê Linh", "xã Tiền Phong (Mê Linh)"),
    ("t Công an P.Khương Trung\ns Công an P. Khương Trung (Q. Thanh Xuân).", "Thanh Xuân",
     "phường Khương Trung"),
    ("t Các phường Bưởi, Nhật Tân, quận Tây Hồ ra quân\ns Sáng nay.", "Tây Hồ",
     "phường Bưởi|phường Nhật Tân"),
    ("t Thị trấn Đông Anh\ns Thị trấn Đông Anh (huyện Đông Anh) chỉnh trang.", "Đông Anh",
     "thị trấn Đông Anh"),
    ("t Đảng bộ xã Thanh Xuân\ns Đảng bộ xã Thanh Xuân (huyện Sóc Sơn).", "Sóc Sơn", "xã Thanh Xuân"),
    ("t Phường Thanh Xuân Bắc họp\ns Phường Thanh Xuân Bắc họp dân.", "Thanh Xuân", "phường Thanh Xuân Bắc"),
    ("t Phường Long Biên họp\ns Phường Long Biên họp dân.", "Long Biên", "phường Long Biên"),
    ("t TT Xuân Mai chỉnh trang\ns TT Xuân Mai, huyện Chương Mỹ.", "Chương Mỹ", "thị trấn Xuân Mai"),
    ("t Quận Nam Từ Liêm\ns Phường Mỹ Đình I và phường Mỹ Đình 2.", "Nam Từ Liêm",
     "phường Mỹ Đình 1|phường Mỹ Đình 2"),
    ("t Quận Hai Bà Trưng họp\ns Quận Hai Bà Trưng họp.\nc Chợ ở phường Minh Khai",
     "Hai Bà Trưng", "phường Minh Khai (Hai Bà Trưng)"),
]  # fmt: skip

NOT_NAMED = [
    # streets, lakes, bridges, battles, queens, schools, people, common words
    "t Lễ hội gò Đống Đa\ns Hàng nghìn người kỷ niệm chiến thắng Ngọc Hồi - Đống Đa.",
    "t Đường Hai Bà Trưng ùn tắc\ns Từ hồ Hoàn Kiếm tới cầu Long Biên, xe nhích từng mét.",
    "t Khởi nghĩa Hai Bà Trưng trên sân khấu\ns Vở diễn tái hiện thời Hai Bà Trưng.",
    "t Đi lễ phủ Tây Hồ\ns Người dân tới phủ Tây Hồ và đền Quán Thánh.",
    "t Trường THPT Đống Đa tuyển sinh\ns Trường THPT Đống Đa và Bệnh viện Thanh Trì.",
    "t Chị Nguyễn Thanh Xuân kể\ns Bác sĩ Trần Hoàng Mai và anh Lê Đông Anh cũng kể.",
    "t Lương tăng ba vì giá tăng\ns Số hộ tăng gấp ba vì mưa lớn, tuổi thanh xuân trôi qua.",
    "t Sữa Ba Vì lên giá\ns Vườn quốc gia Ba Vì đông khách, núi Ba Vì mù sương.",
    "t Chạy thử tàu Cát Linh - Hà Đông\ns Tuyến Cát Linh - Hà Đông chạy thử, ga Hà Đông đông khách.",
    "t Áo lụa Hà Đông\ns Làng lụa đón khách, lụa Hà Đông lên ngôi.",
    "t Mê Linh Plaza khai trương\ns Khách tới Mê Linh Plaza mua sắm.",
    "t Xã hội hóa công viên\ns Chính sách xã hội được quan tâm, toàn xã hội vào cuộc.",
    "t Bánh cuốn Thanh Trì\ns Món bánh cuốn Thanh Trì nổi tiếng.",
    # namesakes elsewhere
    "t Thị xã Hoàng Mai có bí thư mới\ns Tỉnh ủy Nghệ An công bố tại thị xã Hoàng Mai.",
    "t Huyện Sơn Tây sạt lở\ns Huyện Sơn Tây, tỉnh Quảng Ngãi sơ tán dân.",
    "t Quận 1 ngập\ns Phường Tân Định, quận 1 và quận Bình Thạnh (TP.HCM) ngập.",
    "t Công an tỉnh bắt trộm\ns Nghi phạm trú tại phường Quang Trung, thành phố Vinh, tỉnh Nghệ An.",
    "t Quyên góp cho xã Minh Khai\ns Xã Minh Khai, huyện Thạch An, tỉnh Cao Bằng bị lũ quét.",
    "t Lũ ở Quảng Bình\ns Xã Tân Hòa, huyện Tuyên Hóa, tỉnh Quảng Bình ngập; tỉnh Hà Tĩnh cũng mưa.",
    # all over the city
    "t Toàn thành phố ra quân\ns Các quận Ba Đình, Hoàn Kiếm, Tây Hồ, Long Biên, Cầu Giấy và Đống Đa.",
    "t Hà Nội: Nhà sạch, phố đẹp\ns Thành phố đánh giá.\nb Kinh nghiệm từ quận Long Biên được chia sẻ.",
]


@pytest.mark.parametrize(("text", "districts", "wards"), NAMED)
def test_units_are_recognised_however_they_are_named(text: str, districts: str, wards: str) -> None:
    assert describe(text) == (set(filter(None, districts.split("|"))), set(filter(None, wards.split("|"))))


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_only_looks_like_a_unit_is_none(text: str) -> None:
    assert describe(text) == (set(), set())


@pytest.mark.parametrize(
    ("text", "day", "districts", "wards"),
    [
        ("t Phường Hoàn Kiếm vận hành\ns Phường Hoàn Kiếm chạy tốt.\nb Quận Hoàn Kiếm cũ có 18 phường.",
         "2025-07-10", "", "phường Hoàn Kiếm"),
        ("t Phường Định Công ra mắt\ns UBND phường Định Công ra mắt.", "2025-08-14", "", "phường Định Công"),
        ("t Phường Định Công ra mắt\ns UBND phường Định Công ra mắt.", "2024-08-14", "Hoàng Mai",
         "phường Định Công"),
        ("t Phường Định Công ra mắt\ns UBND phường Định Công ra mắt.", None, "", "phường Định Công"),
        ("t Phường Long Biên đại hội\ns Phường Long Biên họp.\nb Phường lập trên cơ sở phần lớn diện tích "
         "phường Cự Khối, một phần diện tích phường Bồ Đề, xã Bát Tràng.",
         "2025-08-11", "", "phường Long Biên"),
        ("s Nguyên Chủ tịch quận Thanh Xuân dự.\nb Phụ nữ phường Hồng Hà họp.\nb Phường Hồng Hà bầu bà Na.",
         None, "", "phường Hồng Hà"),
        ("t Xã Nam Phù tổng kết\ns UBND xã Nam Phù tổng kết.", None, "", "xã Nam Phù"),
        ("t Xã Đông Anh, Thư Lâm ra quân\ns Hai xã ra quân.", "2025-09-10", "", "xã Đông Anh|xã Thư Lâm"),
        ("t Phường Văn Miếu - Quốc Tử Giám\ns Ra mắt sáng nay.", "2025-02-01", "Đống Đa",
         "phường Văn Miếu - Quốc Tử Giám"),
        ("t Huyện Từ Liêm tổng kết\ns Huyện Từ Liêm tổng kết năm.", "2012-01-05",
         "Nam Từ Liêm|Bắc Từ Liêm", ""),
        ("t Phường Từ Liêm họp\ns Phường Từ Liêm họp dân.", "2025-10-01", "", "phường Từ Liêm"),
        ("t Thành phố Hà Đông đón năm mới\ns UBND thành phố Hà Đông bắn pháo hoa.", "2008-12-30",
         "Hà Đông", ""),
        ("t Quận Ba Đình và phường Mai Dịch cũ\ns Chuyện của quận Ba Đình trước 1/7.", "2025-09-01", "", ""),
        ("t Xã Quang Trung\ns Xã Quang Trung, huyện Thạch Thất.", "2025-03-01", "Thạch Thất",
         "xã Quang Trung (Thạch Thất)"),
    ],
)  # fmt: skip
def test_the_articles_day_chooses_the_units(text: str, day: str | None, districts: str, wards: str) -> None:
    assert describe(text, day) == (
        set(filter(None, districts.split("|"))),
        set(filter(None, wards.split("|"))),
    )


def test_a_wards_name_broken_over_two_lines_is_found() -> None:
    text = (
        "t Diễn tập\ns Huyện Quốc Oai diễn tập.\n"
        "b Cụm diễn tập số 1 đặt tại thị trấn, cụm diễn tập số 2 đặt tại xã Cộng\nb Hoà."
    )
    assert describe(text)[1] == {"xã Cộng Hòa"}


def test_a_passing_mention_is_none_beside_the_main_district() -> None:
    text = "t Bí thư Huyện ủy Gia Lâm: lên quận\ns Huyện Gia Lâm có mục tiêu.\nb Đoàn thăm quận Long Biên."
    assert describe(text)[0] == {"Gia Lâm"}


def test_the_only_district_told_with_its_ward_is_where_it_plays() -> None:
    text = "t Thư ngỏ\ns Nhà văn hóa đã dột nát.\nb Ngân sách {} hỗ trợ một nửa."
    assert describe(text.format("xã Tân Triều, huyện Thanh Trì"))[0] == {"Thanh Trì"}
    assert describe(text.format("huyện Thanh Trì"))[0] == set()


def test_news_of_no_one_region_say_once_where_it_was_but_not_whose_firm_came() -> None:
    text = "t Cháy xe\ns Một xe cháy tối qua.\nb Xe cháy trên cầu, quận Hoàng Mai, Hà Nội."
    assert describe(text, local=False)[0] == {"Hoàng Mai"}
    text = "t Sửa máy\ns Máy hỏng ở Hòa Bình.\nb Viện tỉnh Hòa Bình thuê của hãng Vi (quận Cầu Giấy, Hà Nội)."
    assert describe(text, local=False)[0] == set()
    text = "t Chùa cổ\ns Chùa ở quận Cầu Giấy.\nb Trước kia làng thuộc huyện Từ Liêm."
    assert describe(text, None, local=False)[0] == {"Cầu Giấy"}


def test_no_ward_is_read_from_before_its_time() -> None:
    # Hoàn Kiếm became a ward the day after Quán Thánh ended, which lay in Ba Đình.
    text = "t Các hộ\ns Nhà cháy ở quận Ba Đình.\nb Lửa lan sang phường Quán Thánh, Hoàn Kiếm."
    assert describe(text, None)[1] == {"phường Quán Thánh"}


def test_the_items_of_a_round_up_count_each() -> None:
    text = (
        "t Tin các huyện\ns Nhiều huyện sơ kết.\nb * Ngày 9-7, Huyện ủy Phú Xuyên sơ kết.\n"
        "b * Cùng ngày, tại huyện Thường Tín, lớp bồi dưỡng khai mạc.\nc Lớp học tại huyện Thường Tín"
    )
    assert describe(text)[0] == {"Phú Xuyên", "Thường Tín"}


def test_evidence_quotes_the_words_and_their_line() -> None:
    survey = survey_places(split_passages(tag("t Tin\ns Sáng nay, Quận ủy Tây Hồ họp.")), PLACES)
    (found,) = describe_places(survey, PLACES, "2021-05-05").districts
    evidence = found.evidence[0]
    assert (evidence.line, evidence.text, evidence.rule, evidence.value) == (
        2,
        "Quận ủy Tây Hồ",
        "committee",
        "Tây Hồ",
    )


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("t Quận Nam Từ Liêm họp\ns Sáng nay.", ("2013-12-27", "2025-06-30")),
        ("t Xã Nam Phù họp\ns Sáng nay.", ("2025-07-01", None)),
        ("t Phường Nguyễn Trung Trực, quận Ba Đình\ns Sáng nay.", (None, "2024-12-31")),
        ("t Hà Nội họp\ns Sáng nay.\nb Quận Nam Từ Liêm dự.", (None, None)),
        ("t Xã Nam Phù họp với quận Đống Đa\ns Sáng nay.", (None, None)),
        ("t Quận Nam Từ Liêm cũ\ns Sáng nay.", (None, None)),
    ],
)
def test_the_units_existence_bounds_the_date(text: str, bounds: tuple[str | None, str | None]) -> None:
    assert bound_date(survey_places(split_passages(tag(text)), PLACES)) == bounds


RECURRING = sorted(
    {
        (unit.kind, unit.name)
        for ward in PLACES.wards.values()
        for unit in ward.units
        if len({other.district for other in PLACES.named(unit.name) if other.kind == unit.kind} - {""}) > 1
    }
)


@pytest.mark.parametrize("day", [None, "2012-05-05", "2021-05-05"])
@pytest.mark.parametrize(("kind", "name"), RECURRING)
def test_a_ward_that_several_districts_have_is_kept_for_review(kind: str, name: str, day: str | None) -> None:
    page = f"t Cháy nhà ở {kind} {name}\ns Sáng nay, {kind} {name} chữa cháy cùng người dân."
    survey = survey_places(split_passages(tag(page)), PLACES)
    where = describe_places(survey, PLACES, day, True)
    wards, perhaps = where.wards, where.suspected.get("wards", ())
    assert len(wards) == 1 or len(perhaps) > 1  # on a day on which only one of them was, it is meant
    assert not (wards and perhaps)
    names = {found.value for found in wards} | {evidence.value for evidence in perhaps}
    assert names <= PLACES.wards.keys()
    homes = (unit for unit in PLACES.named(name) if unit.kind == kind and unit.holds(day or "2021-05-05"))
    district = PLACES.district(next(unit.district for unit in homes))
    assert district is not None
    told = f"{page}\nb Công an {district.kind} {district.name} có mặt."
    where = describe_places(survey_places(split_passages(tag(told)), PLACES), PLACES, day)
    assert where.suspected == {}
    assert [found.value for found in where.wards] == [f"{kind} {name} ({district.name})"]


def test_every_ward_is_filed_under_a_name_that_content_files_may_use() -> None:
    for filed, ward in PLACES.wards.items():
        for unit in ward.units:
            assert unit.filed == filed


@pytest.mark.parametrize(
    ("text", "perhaps"),
    [
        ("Nhà bà ở Kim Mã, quận Ba Đình.", ["Ba Đình"]),
        ("Bà từng ở quận Ba Đình, rồi về quận Tây Hồ.", []),  # of several none is likelier
        ("Quê bà ở Sơn Tây.", []),
        ("Nhà bà ở gần hồ.", []),
    ],
)
def test_the_only_district_named_in_passing_is_suspected(text: str, perhaps: list[str]) -> None:
    page = f"t Một đời hàng phở\ns Bà bán phở ba mươi năm.\nb {text}"
    survey = survey_places(split_passages(tag(page)), PLACES)
    where = describe_places(survey, PLACES, "2021-05-05", local=True)
    assert where.districts == ()
    suspected = where.suspected.get("districts", ())
    assert [(piece.value, piece.rule) for piece in suspected] == [
        (name, "named-in-passing") for name in perhaps
    ]
