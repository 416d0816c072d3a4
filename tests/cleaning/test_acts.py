"""A decision that a person calls an article: its headline, its day, who signed it; a headline by hand."""

from __future__ import annotations

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.reading import read_page
from luutru.knowledge import load_knowledge
from luutru.model import CleanedPage, Known, RawPage, Role

HEAD = (
    "ỦY BAN NHÂN DÂN", "THÀNH PHỐ BẾN XƯA", "---------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Số: 12/2009/QĐ-UBND", "", "Bến Xưa, ngày 3 tháng 4 năm 2009", "",
)  # fmt: skip
TEXT = (
    "", "ỦY BAN NHÂN DÂN THÀNH PHỐ BẾN XƯA", "", "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006;", "",
    "Theo đề nghị của Giám đốc Sở Bến bãi,", "", "QUYẾT ĐỊNH:", "",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến đò ngang của thành phố.", "",
    "Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    "", "Lê Hoàng Mẫu",
)  # fmt: skip
NAME, SUBJECT = "QUYẾT ĐỊNH", "VỀ VIỆC BAN HÀNH QUY CHẾ BẾN ĐÒ"
OFFICE = "ỦY BAN NHÂN DÂN THÀNH PHỐ BẾN XƯA"


def clean(*lines: str, by_hand: dict[int, Role] | None = None, is_article: bool = True) -> CleanedPage:
    raw = read_page("\n".join(lines).encode(), "x.txt", Known(is_article=True) if is_article else Known())
    assert isinstance(raw, RawPage)
    cleaned = clean_page(raw, load_knowledge(), by_hand=by_hand or {})
    assert isinstance(cleaned, CleanedPage)
    return cleaned


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ((NAME, "", SUBJECT), f"{NAME} {SUBJECT}"),
        (
            (NAME, "Về việc ban hành quy chế", "quản lý bến đò"),
            f"{NAME} Về việc ban hành quy chế quản lý bến đò",
        ),
        ((f"{NAME} Về việc ban hành quy chế bến đò",), f"{NAME} Về việc ban hành quy chế bến đò"),
        ((f"Nghị quyết {SUBJECT.lower()}",), f"Nghị quyết {SUBJECT.lower()}"),
    ],
)
def test_an_act_is_headed_by_its_name_and_subject(named: tuple[str, ...], title: str) -> None:
    act = clean(*HEAD, *named, *TEXT)
    said = act.description
    assert said.title is not None
    assert said.published is not None
    assert (said.title.value, said.published.value, said.authors) == (title, "2009-04-03", ())
    texts = {line.text for line in act.lines if line.role in (Role.BODY, Role.SUBHEAD)}
    assert texts >= {line for line in TEXT if line}


def test_who_names_another_line_the_headline_of_an_act_has_no_lead_of_the_old_one() -> None:
    page = (*HEAD, NAME, SUBJECT, *TEXT)
    said = clean(*page, by_hand={page.index(SUBJECT) + 1: Role.TITLE}).description
    assert said.title is not None
    assert (said.title.value, said.summary) == (SUBJECT, None)


def test_a_line_that_was_taken_for_the_headline_becomes_no_lead() -> None:
    page = (
        "Chuyện của những người lái đò",
        "Bến Xưa mở lại bến đò ngang sau mùa nước lớn",
        "8/8/2024 07:15",
        "Bến đò ngang đóng cửa từ tháng sáu vì nước lớn, nay đã mở lại cho bà con hai bờ sông.",
        "Ông Mẫu cho biết xã đã làm lại cầu bến và sắm thêm ba chiếc đò có máy cho người đi chợ.",
    )
    for number in (1, 2):
        said = clean(*page, by_hand={number: Role.TITLE}).description
        assert said.title is not None
        assert said.title.value == page[number - 1]
        assert said.summary is None or said.summary.value not in page[:2]


def test_an_article_about_a_decision_is_none() -> None:
    page = (
        "Bến Xưa có quy chế bến đò",
        "Ủy ban nhân dân thành phố vừa có quyết định về việc ban hành quy chế bến đò ngang.",
        "Về việc này, ông Mẫu cho biết mười hai bến của thành phố đều phải có phao và áo cứu sinh cho khách.",
    )
    said = clean(*page, is_article=False).description
    assert said.title is not None
    assert said.title.value == page[0]
