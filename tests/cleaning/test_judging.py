"""Pages that are no article are set aside with the reason; articles never are."""

from pathlib import Path

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.tagging.judging import judge_page
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import load_weights
from luutru.knowledge import load_knowledge
from luutru.knowledge.phrases import load_phrases
from luutru.model import RawPage, SetAside
from luutru.vietnamese.repair import repair_page
from training.evaluate import TaggedPage, load_pages, raw_page

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = [
    page
    for folder in ("pages", "own", "layouts", "heldout", "twins", "twins-b", "twins-c", "twins-d")
    for page in load_pages(CORPUS / folder)
]


def judge(page: TaggedPage) -> SetAside | None:
    raw = raw_page(page)
    return judge_page(tag_lines(repair_page(raw), load_phrases(), load_weights()), raw, load_phrases())


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.header["kind"] != "article"], ids=lambda p: p.name
)
def test_listings_and_forms_are_set_aside(page: TaggedPage) -> None:
    aside = judge(page)
    assert aside is not None
    assert aside.name == f"{page.name}.txt"
    assert aside.reason in {"listing", "not-article", "template", "no-text"}
    assert aside.detail


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.header["kind"] == "article"], ids=lambda p: p.name
)
def test_no_article_is_lost(page: TaggedPage) -> None:
    assert judge(page) is None


def test_a_front_page_of_short_teasers_is_set_aside() -> None:
    page = TaggedPage("x", {}, (), (
        "Trang nhất", "Tiêu điểm", "Mê Linh dồn sức làm đường hoa",
        "Hơn 2.000 ngày công, nhiều hộ hiến đất làm đường.", "Quận Tây Hồ thi vẽ cho trẻ em",
        "Thăm Mẹ Việt Nam anh hùng ở xã Văn Khê", "Chính trị", "Khối cơ quan giao ban quý",
        "Sáng 16/8, Đảng ủy Khối giao ban với 46 cơ sở.", "Tập huấn nghiệp vụ cho cấp ủy", "Kinh tế",
        "Giá xăng giữ nguyên từ chiều nay", "Chợ đầu mối dư rau, thiếu cá", "Ảnh", "Video",
    ))  # fmt: skip
    aside = judge(page)
    assert aside is not None
    assert aside.reason == "listing"


def test_furniture_alone_is_no_text() -> None:
    page = TaggedPage("x", {}, (), ("Trang chủ", "Đăng nhập", "Chia sẻ"))
    aside = judge(page)
    assert aside is not None
    assert aside.reason == "no-text"


def test_a_sentence_that_leads_on_to_its_rest_is_an_article() -> None:
    lines = (
        "Làng gốm phấn đấu lát xong con ngõ ra bến trước 15/9",
        "",
        "Làng gốm đặt mục tiêu lát xong con ngõ ra bến trước ngày 15/9 bằng số gạch mà xã đã cho. (đọc thêm)",
    )
    raw = RawPage("a.txt", "0" * 64, "utf-8", False, "\n", False, lines)
    assert not isinstance(clean_page(raw, load_knowledge()), SetAside)
