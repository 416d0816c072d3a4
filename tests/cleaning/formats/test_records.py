from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from containers import LEAD, RECORD, TEXT, TITLE, drafts, paragraphs

from luutru.cleaning.formats.records import read_record
from luutru.model import Known, RawPage, SetAside

if TYPE_CHECKING:
    from luutru.content.from_description import Draft

LINES = TEXT.split("\n")


def draft(record: dict[str, Any], known: Known = Known()) -> Draft:  # noqa: B008 - frozen
    item = read_record(record, "x.jsonl#1", known)
    assert isinstance(item, RawPage), item
    return drafts({"x": item})["x"]


@pytest.mark.parametrize(
    "fields",
    [
        {"tieu_de": TITLE, "paragraphs": LINES},
        {"tieu_de": TITLE, "articleBody": TEXT},
        {"Tiêu đề": TITLE, "noi_dung": TEXT},
        {"headline": TITLE, "contents": LINES},
        {"title": TITLE, "full_text": TEXT},
        {"title": TITLE, "content": [{"type": "text", "content": line} for line in LINES]},
        {"title": TITLE, "content": [{"type": "image", "content": "https://a.vn/a.jpg"}, *LINES]},
        {"title": TITLE, "article": {"title": TITLE, "text": TEXT}},
        {"_id": {"$oid": "5f"}, "_source": {"title": TITLE, "content": TEXT}},
        {
            "title": {"rendered": TITLE},
            "content": {"rendered": "".join(f"<p>{line}</p>\n" for line in LINES)},
        },
        {"title": TITLE, "content": "".join(f'<p class="Normal">{line}</p>' for line in LINES)},
        {"title": TITLE, "body": [f"<p>{line}</p>" for line in LINES]},
        {"title": TITLE, "content": "<br/>".join(LINES)},
        {"title": TITLE, "content": "\n\n".join([*LINES[:2], f"<strong>{LINES[2]}</strong>"])},
        {"title": TITLE, "content": "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in LINES)},
        {"title": TITLE, "content": "\\n".join(LINES)},
        {"title": f"['{TITLE}']", "body": str(LINES)},
        {"title": [TITLE], "content": ["", *LINES]},
        {"metadata.title": TITLE, "article.content": TEXT},
        {"title": TITLE, "content": "nan", "text": TEXT},
    ],
)
def test_title_and_text_under_every_key_and_in_every_shape(fields: dict[str, Any]) -> None:
    found = draft(fields)
    assert found.article.title == TITLE
    assert paragraphs(found) == LINES


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (LEAD, TEXT),
        (LEAD, f"{LEAD}\n{TEXT}"),
        (LEAD, f"{LEAD} {TEXT}"),
        (f"(VHO) - {LEAD}", f"{LEAD}\n{TEXT}"),
        (LEAD, f"(VHO) - {LEAD}\n{TEXT}"),
        (LEAD.upper(), f"{LEAD}\n{TEXT}"),
        (LEAD, f"{TITLE}\n{TEXT}"),
        (LEAD, f"{TITLE}\n{LEAD}\n{TEXT}"),
        (f"{LEAD[:30]}...", f"{LEAD}\n{TEXT}"),
        (f"<p>{LEAD}</p>", TEXT),
    ],
)
def test_a_lead_of_its_own_is_the_first_paragraph_once(lead: str, text: str) -> None:
    body = draft({**RECORD, "description": lead, "content": text}).body_md
    assert body.casefold().count(LEAD.casefold()) == 1
    assert body.strip().casefold().startswith(LEAD.casefold())
    assert TITLE not in body
    assert all(line in body for line in LINES)


def test_a_lead_that_only_says_the_title_again_is_none() -> None:
    found = draft({**RECORD, "description": TITLE})
    assert paragraphs(found) == LINES


@pytest.mark.parametrize("first", ["Lớp học đầu tiên của xã vùng cao", "Hơn bốn mươi người theo học"])
def test_with_a_title_known_no_line_has_to_be_the_title(first: str) -> None:
    found = draft({"title": TITLE, "content": f"{first}.\n{TEXT}"})
    assert found.article.title == TITLE
    assert first in found.body_md


def test_the_title_and_the_lead_speak_for_places_and_topics() -> None:
    stated = {
        "title": "Phường Bưởi kết nạp đảng viên mới",
        "sapo": "Chi bộ ở quận Tây Hồ có ba đảng viên mới.",
    }
    found = draft({**stated, "content": "Buổi lễ diễn ra sáng nay tại nhà văn hóa của khu dân cư."}).article
    assert found.topics[:1] == ("ket-nap-dang-vien",)
    assert found.districts == ("Tây Hồ",)


def test_evidence_of_what_is_stated_names_no_line() -> None:
    record = {**RECORD, "description": "Quận Tây Hồ mở lớp dạy nghề cho thanh niên."}
    found = draft({**record, "content": TEXT.replace("xã Hòa Lâm", "nhà trường")})
    assert {record.line for record in found.evidence["districts"]} == {None}
    assert [row.line for row in found.ledger.rows] == [1, 2, 3]


@pytest.mark.parametrize(
    ("said", "day", "time"),
    [
        ("Thứ hai, 5/4/2021, 09:15 (GMT+7)", "2021-04-05", "09:15"),
        ("Thứ 2, 05/04/2021 - 09:15", "2021-04-05", "09:15"),
        ("09:15 05/04/2021", "2021-04-05", "09:15"),
        ("Ngày 5/4/2021", "2021-04-05", None),
        ("Mon, 05 Apr 2021 02:15:00 +0000", "2021-04-05", "09:15"),
        (1617588900, "2021-04-05", "09:15"),
        (1617588900000, "2021-04-05", "09:15"),
        ("1617588900.0", "2021-04-05", "09:15"),
        ({"$date": "2021-04-05T02:15:00Z"}, "2021-04-05", "09:15"),
        (["5/4/2021"], "2021-04-05", None),
        ("2021/04/05", "2021-04-05", None),
        ("April 5, 2021", "2021-04-05", None),
    ],
)
def test_dates_as_crawlers_keep_them(said: object, day: str, time: str | None) -> None:
    found = draft({**RECORD, "date": said}).article
    assert (found.published, found.published_time) == (day, time)


def test_a_day_and_a_clock_in_fields_of_their_own() -> None:
    found = draft({**RECORD, "date": "5/4/2021", "time": "9h15"}).article
    assert (found.published, found.published_time) == ("2021-04-05", "09:15")


def test_a_date_that_cannot_be_read_is_kept_as_unfit_and_not_guessed() -> None:
    page = read_record({**RECORD, "date": "hôm kia"}, "x#1")
    assert isinstance(page, RawPage)
    assert [(unfit.field, unfit.value) for unfit in page.known.unfit] == [("published", "hôm kia")]
    assert draft({**RECORD, "date": "hôm kia"}).article.published is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Lò Văn Mẫu", ("Lò Văn Mẫu",)),
        ("LÒ VĂN MẪU", ("Lò Văn Mẫu",)),
        ("Lò Văn Mẫu; Vàng Ví Dụ", ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        ("Lò Văn Mẫu - Vàng Ví Dụ", ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        ("Lò Văn Mẫu và Vàng Ví Dụ", ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        ("Lò Văn Mẫu | Vàng Ví Dụ", ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        (["Lò Văn Mẫu", "Vàng Ví Dụ"], ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        ([{"name": "Lò Văn Mẫu", "url": "https://a.vn"}], ("Lò Văn Mẫu",)),
        ({"name": "Lò Văn Mẫu", "url": "https://a.vn"}, ("Lò Văn Mẫu",)),
        ("['Lò Văn Mẫu', 'Vàng Ví Dụ']", ("Lò Văn Mẫu", "Vàng Ví Dụ")),
        ("Tin, ảnh: Lò Mẫu (TTXVN)", ("Lò Mẫu",)),
        ("Lò Mẫu tổng hợp", ("Lò Mẫu",)),
        ("- Lo Mau -", ("Lo Mau",)),
        ("Theo Lò Mẫu", ()),
        ("(Nguồn: TTXVN)", ()),
        ("1700000492", ()),
        ("nan", ()),
        ("None", ()),
        (float("nan"), ()),
        (None, ()),
        ("PV", ("PV",)),
        ("Nhóm phóng viên", ("Nhóm phóng viên",)),
        (["PV", "Lò Văn Mẫu"], ("Lò Văn Mẫu",)),
        ("VnExpress", ()),
        ("Báo Dân trí", ()),
        ("Ban Thời sự", ("Ban Thời sự",)),
        ("Ban quản trị", ()),
        ("Hà Nội", ()),
        ("Tây Hồ", ()),
        ("Hoàng Mai", ("Hoàng Mai",)),
        ("admin", ()),
        ("toasoan@bao.example", ()),
    ],
)
def test_authors_are_people_or_sign_for_several(said: object, names: tuple[str, ...]) -> None:
    assert draft({**RECORD, "author": said}).article.authors == names


def test_a_stated_collective_stays_and_a_name_in_the_text_is_suspected() -> None:
    record = {key: value for key, value in RECORD.items() if key != "author"}
    record["content"] = f"{TEXT}\nVàng Ví Dụ"
    assert draft(record).article.authors == ("Vàng Ví Dụ",)
    found = draft({**record, "author": "PV"})
    assert found.article.authors == ("PV",)
    said = [(piece.value, piece.line, piece.rule) for piece in found.evidence["authors"]]
    assert said == [("PV", None, "known-author"), ("Vàng Ví Dụ", 4, "byline")]
    assert found.evidence["authors"][1].confidence < 0.5, "asked, and not asserted"


def test_the_address_decides_the_outlet_and_the_user_before_it() -> None:
    record = {**RECORD, "source": "Báo Mới", "url": "https://vnexpress.net/lop-nghe-1.html"}
    assert draft(record).article.outlet == "VnExpress"
    assert draft(record, Known(outlet="Dân trí")).article.outlet == "Dân trí"
    assert draft({**record, "url": "https://b.example/1"}).article.outlet == "Báo Mới"
    assert draft({**RECORD, "source_domain": "dantri.com.vn"}).article.outlet == "Dân trí"


def test_an_address_in_the_source_field_is_the_articles() -> None:
    record = {key: value for key, value in RECORD.items() if key != "url"}
    found = draft({**record, "source": "https://dantri.com.vn/xa-hoi/lop-nghe-1.htm"}).article
    assert (found.source.url, found.outlet) == ("https://dantri.com.vn/xa-hoi/lop-nghe-1.htm", "Dân trí")


def test_section_and_key_words_are_kept_and_help_topics() -> None:
    record = {"title": "Buổi lễ ở khu phố", "content": TEXT, "category": ["Xây dựng Đảng"]}
    found = draft({**record, "tags": "kết nạp đảng viên, #khu phố"}).article
    assert found.extra == {"x_category": "Xây dựng Đảng", "x_tags": ["kết nạp đảng viên", "khu phố"]}
    assert "ket-nap-dang-vien" in found.topics


def test_a_record_without_a_text_is_named_with_what_it_has() -> None:
    aside = read_record({"title": TITLE, "likes": 3, "x": "y"}, "x#1")
    assert isinstance(aside, SetAside)
    assert aside.reason == "no-text"
    assert "likes" in aside.detail
    empty = read_record({**RECORD, "content": ""}, "x#1")
    assert isinstance(empty, SetAside)
    assert (empty.reason, '"content"' in empty.detail) == ("empty", True)


def test_a_lead_alone_is_the_text() -> None:
    found = draft({"title": TITLE, "description": LEAD, "link": "https://b.example/1"})
    assert (found.article.title, paragraphs(found)) == (TITLE, [LEAD])


def test_a_whole_page_in_a_field_is_read_as_a_page() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>{body}</body></html>"
    found = draft({"html": page, "url": "https://dantri.com.vn/1.htm"})
    assert (found.article.title, paragraphs(found)) == (TITLE, LINES)


@pytest.mark.parametrize("place", ["Hà Nội", "TP HCM", "Mỹ", "Thừa Thiên Huế", "Đà Nẵng"])
def test_the_place_glued_to_a_lead_leaves_it(place: str) -> None:
    assert paragraphs(draft({**RECORD, "description": place + LEAD}))[0] == LEAD
    kept = f"{place} có lớp dạy nghề đan lát đầu tiên."
    assert paragraphs(draft({**RECORD, "description": kept}))[0] == kept


@pytest.mark.parametrize(
    "lead", ["VnExpress mở lớp dạy nghề.", "YouTube có thêm lớp dạy nghề.", "McDonald mở lớp."]
)
def test_a_name_with_a_capital_inside_is_no_place(lead: str) -> None:
    assert paragraphs(draft({**RECORD, "description": lead}))[0] == lead


@pytest.mark.parametrize("said", ["Unknown", "N/A", " unknown "])
def test_a_day_that_a_record_says_nobody_knows_is_told(said: str) -> None:
    page = read_record({**RECORD, "date": said}, "x#1")
    assert isinstance(page, RawPage)
    assert not page.known.published
    assert [(unfit.field, unfit.value) for unfit in page.known.unfit] == [("published", said.strip())]
