"""Rows of menu labels and lines of place and day are never the headline; the latter tell the day."""

from __future__ import annotations

from hashlib import sha256

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.tagging.headlines import head_the_page
from luutru.cleaning.tagging.label_rows import is_row_of_labels
from luutru.cleaning.tagging.printed_days import is_printed_day
from luutru.cleaning.tagging.shapes import look_at
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import load_weights
from luutru.knowledge import load_knowledge
from luutru.knowledge.phrases import load_phrases
from luutru.model import CleanedPage, Line, RawPage, Role, TaggedLine
from luutru.vietnamese.repair import repair_line

HEADLINES = (
    "Hội đò ngang mở bếp cháo đêm",
    "Xưởng nón mở cửa đón khách",
    "Bến phà nghỉ chạy",
    "Xưởng chiếu hoa mở cửa cho khách tham quan",
)
TEXTS = (
    "Hội bếp ấm quận Vĩnh Hạ mở bếp cháo đêm cho người lao động nghèo.",
    "Bếp nấu hai trăm suất mỗi đêm, phát từ chín giờ tối đến khuya ở ba điểm trong quận.",
    "Người nấu là các cô bác đã về hưu, mỗi người góp vài giờ mỗi tuần để bếp luôn đỏ lửa.",
)
PRINTED = (
    "Vĩnh Hạ, ngày 8 tháng 8 năm 2024",
    "Báo Bến Xưa, 8/8/2024",
    "Nguồn: Báo Bến Xưa, ngày 8/8/2024",
    "Báo Bến Xưa số ra ngày 8/8/2024",
    "Báo Bến Xưa, số ra ngày 8/8/2024",
    "Tạp chí Bến Xưa điện tử, 8/8/2024",
)
CLOCK = "Thứ Hai, 15/2/2018 08:30 (GMT+7)"


def line(raw: str, number: int = 1) -> Line:
    return Line(number, raw, repair_line(raw)[0])


def tag(*raws: str) -> tuple[TaggedLine, ...]:
    lines = [line(raw, number) for number, raw in enumerate(raws, 1)]
    return tag_lines(lines, load_phrases(), load_weights())


def titles(*raws: str) -> list[str]:
    return [tagged.text for tagged in tag(*raws) if tagged.role is Role.TITLE]


@pytest.mark.parametrize(
    "labels",
    [
        "Đăng nhập  Đăng ký", "Đăng nhập Đăng ký", "Đăng nhập\tTìm kiếm", "Đăng nhập | Đăng ký",
        "Trang chủ  Tin tức  Liên hệ", "Đăng nhập • Tìm kiếm • Liên hệ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("headline", HEADLINES)
def test_a_row_of_labels_is_furniture_above_the_headline(labels: str, headline: str) -> None:
    for above in ([labels], [labels, CLOCK]):
        assert titles(*above, headline, *TEXTS) == [headline]
        assert tag(*above, headline, *TEXTS)[0].role is Role.FURNITURE


@pytest.mark.parametrize("above", [["Trang chủ"], [CLOCK], ["Trang chủ", CLOCK]])
def test_below_labels_and_a_date_the_line_above_the_lead_is_the_headline(above: list[str]) -> None:
    headline, lead = "Người đan nón trẻ tuổi nhất xóm", TEXTS[1]
    roles = [Role.META if text == CLOCK else Role.FURNITURE for text in above]
    roles += [Role.CAPTION, Role.SAPO, Role.BODY]
    raws = [*above, headline, lead, TEXTS[2]]
    read = [
        TaggedLine(line(raw, at), role, "test", 1.0)
        for at, (raw, role) in enumerate(zip(raws, roles, strict=True), 1)
    ]
    found = head_the_page(read, [look_at(raw, load_phrases()) for raw in raws])
    assert [row.text for row in found if row.role is Role.TITLE] == [headline]


@pytest.mark.parametrize(
    ("raw", "is_row"),
    [
        ("ĐĂNG NHẬP   ĐĂNG KÝ", True),
        ("Trang chủ Đăng nhập Đăng ký", True),
        ("Giới thiệu Cổng thông tin điện tử", False),
        ("Hướng dẫn dịch vụ công trực tuyến", False),
        ("Đăng nhập  Chị Mai kể chuyện", False),
        ("Đăng nhập Đăng ký Khai sinh", False),
        ("Đăng nhập", False),
        ("Liên hệ quảng cáo", False),
    ],
)
def test_every_piece_is_a_known_label(raw: str, is_row: bool) -> None:
    assert is_row_of_labels(line(raw), load_phrases()) is is_row


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("headline", HEADLINES)
def test_place_or_paper_and_day_are_the_date_line_and_no_headline(printed: str, headline: str) -> None:
    found = tag(headline, printed, *TEXTS)
    assert [row.text for row in found if row.role is Role.TITLE] == [headline]
    assert found[1].role is Role.META
    assert titles(printed, headline, *TEXTS) == [headline]


@pytest.mark.parametrize(
    "text",
    [
        "Vĩnh Hạ tổng kết ngày 8/8/2024", "Lịch cúp nước từ 8/8/2024", "Báo Bến Xưa",
        "Mưa lớn ở Vĩnh Hạ, ngày 8/8/2024", "Vĩnh Hạ, ngày 8/8/2024: mưa lớn",
    ],
)  # fmt: skip
def test_a_headline_with_a_day_is_none_of_those(text: str) -> None:
    assert not is_printed_day(text)


ENDS = (*PRINTED, "Thứ Năm, 8/8/2024", "Ngày 8-8-2024", "8/8/2024", "Vĩnh Hạ, 8/8/2024")


def published(*raws: str) -> str | None:
    text = "\n".join(raws)
    raw = RawPage("a.txt", sha256(text.encode()).hexdigest(), "utf-8", False, "\n", False, raws)
    page = clean_page(raw, load_knowledge())
    assert isinstance(page, CleanedPage)
    found = page.description.published
    return found.value if found else None


@pytest.mark.parametrize("day", ENDS)
def test_the_day_below_the_headline_or_at_the_end_is_the_day_of_publication(day: str) -> None:
    for headline in HEADLINES:
        # "Vĩnh Hạ, ngày …" below a headline looks like a site's clock: no day is better than a wrong one.
        assert published(headline, day, *TEXTS) == (None if day == PRINTED[0] else "2024-08-08")
        assert published(headline, *TEXTS, day) == "2024-08-08"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([HEADLINES[3], *TEXTS, "Bình luận (0)", "Thứ Năm, 8/8/2024"], id="a site's clock"),
        pytest.param([HEADLINES[3], *TEXTS, "8/8/2024", "© Bến Xưa"], id="a site's foot"),
        pytest.param(["Vĩnh Hạ, ngày 8/8/2024", HEADLINES[3], *TEXTS], id="above the headline"),
        pytest.param([HEADLINES[3], *TEXTS, "Hội bếp ấm ra đời ngày 8/8/2024."], id="a sentence"),
    ],
)
def test_no_other_day_is(rows: list[str]) -> None:
    assert published(*rows) is None


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "Đồng chí Vũ Thị Nhàn thăm các gia đình có công ở Vĩnh Hạ",
            "Sáng 15/6, đồng chí Vũ Thị Nhàn, Phó Bí thư Huyện ủy, đã thăm, tặng quà các gia đình có công "
            "ở xã Vĩnh Hạ, và nghe bà con nói chuyện cấy gặt.",
        ),
        (
            "Chủ tịch huyện tiếp đoàn nông dân Bến Xưa",
            "Chiều qua, tại trụ sở, Chủ tịch huyện Lê Vi tiếp đoàn nông dân xã Bến Xưa lên nói về giá lúa.",
        ),
    ],
)
def test_a_line_whose_words_the_lead_tells_is_the_headline(headline: str, lead: str) -> None:
    assert titles("Đăng nhập", "Tìm kiếm", headline, lead, *TEXTS[1:]) == [headline]


@pytest.mark.parametrize(
    ("above", "below", "titles"),
    [
        ("BẾN XƯA 24H - Tin bên dòng sông", "Bến Xưa: đò ngang lần đầu chạy điện", 1),
        ("Tin bên dòng sông | BẾN XƯA 24H", "Giữ gìn nghề đan thuyền thúng", 1),
        ("BẾN XƯA - Đò ngang lần đầu chạy điện", "trên cả ba nhánh sông", 2),
        ("BẾN XƯA 24H - TIN BÊN SÔNG", "Giữ gìn nghề đan thuyền thúng", 2),
        ("Bến Xưa: Đò ngang lần đầu chạy điện", "Chuyện của ba người lái đò", 2),
    ],
)
def test_a_sites_name_in_capitals_beside_its_motto_is_no_part_of_the_headline(
    above: str, below: str, titles: int
) -> None:
    page = [TaggedLine(line(text, n), Role.TITLE, "test", 1.0) for n, text in enumerate((above, below), 1)]
    headed = head_the_page(page, [look_at(text, load_phrases()) for text in (above, below)])
    assert [tagged.text for tagged in headed if tagged.role is Role.TITLE] == [above, below][2 - titles :]


LONG = "Phê duyệt kết quả đánh giá và cấp giấy chứng nhận cho mười hai sản phẩm của các làng nghề Vĩnh Hạ"


@pytest.mark.parametrize(
    ("top", "headed"),
    [
        (("Welcome to Bến Xưa Portal", "English", "", LONG, "", "03/01/2024 09:29:55 Xem cỡ chữ"), True),
        (("Welcome to Bến Xưa Portal", "", "Tin trong huyện", "03/01/2024 09:29:55 Xem cỡ chữ"), False),
    ],
)
def test_what_stands_right_above_the_date_line_is_the_headline(top: tuple[str, ...], headed: bool) -> None:
    tagged = tag(*top, *TEXTS)
    roles = [Role.CAPTION if one.text == LONG else one.role for one in tagged]
    given = [TaggedLine(one.line, role, one.rule, one.score) for one, role in zip(tagged, roles, strict=True)]
    given = [
        one if one.role is not Role.TITLE else TaggedLine(one.line, Role.FURNITURE, "", 1.0) for one in given
    ]
    shapes = [look_at(one.text, load_phrases()) for one in given if one.text]
    titles = [one.text for one in head_the_page(given, shapes) if one.role is Role.TITLE]
    assert titles == ([LONG] if headed else [])
