"""The search of a built site, asked as readers ask: with accents and without, from disk and from a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

pytestmark = pytest.mark.browser

#: Query → the article that must come first. The last ones are the seeds.
QUERIES = {
    "cầu vượt ô đông mác": "cau-vuot",
    "cau vuot o dong mac": "cau-vuot",
    "vườn hoa Pasteur": "vuon-hoa",
    "dai phun nuoc": "vuon-hoa",
    "thu vien luu dong": "thu-vien",
    "thư viện láng hạ": "thu-vien",
    "lua nep cai hoa vang": "lua-nep",
    "áo dài trạch xá": "may-do",
    "phien cho hang viet": "cho-noi",
    "tiêm chủng người cao tuổi": "tiem-chung",
    "den led ngo nho": "chieu-sang",
    "PHÁO HOA GIAO THỪA": "phao-hoa",
    "lu rung ngang": "ho-lu",
    "tân binh đông anh": "nghia-vu",
    "khuat duy mao": "cap-the",
    "rô bốt nhặt rác": "robot",
    "bun oc hoe nhai": "bun-oc",
    "bún ốc Hoè Nhai": "bun-oc",
    "bùn": "ho-xa-dan",
    "bún": "bun-oc",
    "cà phê đường tàu": "duong-tau",
    "can cuoc nguoi khuyet tat": "can-cuoc",
    "sổ hộ tịch giấy": "so-hoa",
    "phuong ba dinh tiep dan": "ba-dinh-moi",
    "quét mã QR": "o-cho-dua-moi",
    "bo ke song nhue": "ha-dong-moi",
    "nghệ nhân gốm": "gom-su",
    "kham trai chuyen my": "bhyt",
    "quỹ lớp": "giam-sat",
    "ho xa dan": "ho-xa-dan",
    "mam non co nhue": "truong-hoc",
    "trận Ngọc Hồi": "tuong-niem",
    "xe buyt dien my dinh": "xe-buyt",
    "Hoàng Minh Châu luân chuyển": "luan-chuyen",
    '"lối dạo nối liền"': "cong-vien",
    '"mở rào" -bao:laodongthudo': "cong-vien",
    "quan:gia-lam cử tri": "bau-cu",
    "nam:2019..2020 nông sản": "cho-noi",
    "chu-de:van-hoa-le-hoi ao dai": "may-do",
    "bao:kinhtedothi công viên": "cong-vien",
    "dong da ket nap dang vien 2018": "dang-bo-quan-dong-da-ket-nap-them-duoc-362-dang-vien-moi",
    "đống đa lãnh đạo hiệu quả": "dang-bo-quan-dong-da-lanh-dao-hieu-qua-toan-dien-cac-mat-cong-tac",
    "quan tay ho diem sang": "quan-tay-ho-diem-sang-trong-phat-trien-dang-vien-moi",
    "Hà Nội kết nạp hơn 10.000": "nam-2021-ha-noi-ket-nap-hon-10-000-dang-vien-moi",
    "tran vu tu anh": "hoi-nghi-giao-ban-cong-tac-xay-dung-dang-khoi-hanh-chinh-su-nghiep-quy-iii-nam",
}


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    address: str = getattr(site, request.param)
    return address


def read_hits(page: Page) -> list[str]:
    """The articles found, best first: the first link of each result."""
    page.wait_for_selector('#results[data-state="done"]')
    links: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('#results [data-result]'),"
        " hit => hit.querySelector('a').getAttribute('href'))"
    )
    return [link.removeprefix("bai/").removesuffix(".html") for link in links]


def ask(page: Page, root: str, query: str) -> list[str]:
    page.goto(f"{root}tim-kiem.html?q={query}")
    return read_hits(page)


def test_fixed_queries_find_the_article_first(visit: Visit, site: BuiltSite) -> None:
    page = visit.window(site.file)
    first = {query: (ask(page, site.file, query) or [""])[0] for query in QUERIES}
    assert first == QUERIES
    assert len(QUERIES) >= 30


def test_typing_them_finds_the_same(visit: Visit, site: BuiltSite) -> None:
    page = visit.window(site.http)
    # Half a second of rest after each is long for forty of them.
    page.add_init_script("const wait = setTimeout; window.setTimeout = (act, ms) => wait(act, ms / 20);")
    page.goto(f"{site.http}tim-kiem.html")
    for query, slug in QUERIES.items():
        page.fill("#q", query)
        assert (query, read_hits(page)[0]) == (query, slug)
    page.wait_for_url(lambda url: "q=tran" in url)


def test_a_phrase_a_minus_and_a_range_narrow(visit: Visit, root: str) -> None:
    page = visit.window(root)
    assert set(ask(page, root, '"mở rào công viên"')) == {"cong-vien", "ban-dang-lai"}
    assert ask(page, root, '"mở rào công viên" -bao:laodongthudo') == ["cong-vien"]
    assert ask(page, root, '"công viên mở rào"') == []
    assert ask(page, root, "công viên mở rào -hàng") == ["ban-dang-lai"]
    assert set(ask(page, root, "nam:2025..2026")) == {
        "sap-xep",
        "ba-dinh-moi",
        "o-cho-dua-moi",
        "ha-dong-moi",
    }
    assert set(ask(page, root, "nam:2025.. -sáp")) == {"ba-dinh-moi", "o-cho-dua-moi", "ha-dong-moi"}
    assert set(ask(page, root, "quan:chuong-my")) == {"ho-lu"}


def test_facets_combine_and_the_address_keeps_them(visit: Visit, root: str) -> None:
    page = visit.window(root)
    ask(page, root, "chi bộ")
    for name, value in (("quan", "thuong-tin"), ("nam", "2018"), ("chu-de", "xay-dung-dang")):
        box = page.locator(f'#facets input[name="{name}"][value="{value}"]')
        promised = int(box.locator("xpath=..").locator(".n").inner_text())
        box.evaluate("box => box.closest('details') && (box.closest('details').open = true)")
        box.check()
        page.wait_for_url(f"**{name}={value}*")
        found = read_hits(page)
        total = int("".join(filter(str.isdecimal, page.inner_text("#search-status"))))
        assert total == promised
        assert len(found) == min(total, 10)
    assert found
    assert all(slug.startswith("tin-van-") for slug in found)
    again = visit.window(root)
    again.goto(page.url)
    assert read_hits(again) == found
    assert again.locator("#facets input:checked").count() == 3


def test_a_closed_sheet_of_filters_reads_and_counts_nothing(visit: Visit, root: str) -> None:
    page = visit.window(root, viewport={"width": 360, "height": 740})
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url.removeprefix(root)))
    ask(page, root, "chi bộ")
    assert "assets/search/f-chinh.js" not in opened
    page.click("#search-open")
    box = page.locator('#facets input[name="nam"][value="2018"]')
    promised = int(box.locator("xpath=..").locator(".n").inner_text())
    assert "assets/search/f-chinh.js" in opened
    # What had the focus when the counts came has it still.
    assert page.evaluate("document.activeElement.className") == "close"
    box.check()
    page.wait_for_url("**nam=2018*")
    page.wait_for_selector(f'#results[data-state="done"][data-total="{promised}"]')
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-open"
    # A wider window shows them beside the hits.
    ask(page, root, "chi bộ")
    assert page.locator("#facets fieldset[data-facet]").count() == 0
    page.set_viewport_size({"width": 1280, "height": 740})
    page.locator('#facets input[name="nam"][value="2018"]').wait_for()


def test_a_hit_leads_to_its_paragraph(visit: Visit, root: str) -> None:
    page = visit.window(root)
    ask(page, root, "bàn tiêm nhà văn hóa")
    assert "Bàn tiêm" in page.inner_text("[data-result] .passage")
    page.click("[data-result] .passage a")
    page.wait_for_url("**/bai/tiem-chung.html#*")
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor}").inner_text().startswith("Bàn tiêm đặt tại nhà văn hóa")


def test_keys_alone_lead_to_an_article(visit: Visit, root: str) -> None:
    page = visit.window(root)
    page.goto(f"{root}tim-kiem.html")
    page.keyboard.press("/")
    page.keyboard.type("chi bộ sinh hoạt")
    page.wait_for_url(lambda url: "q=" in url)
    hits = read_hits(page)
    page.locator("#search-suggestions:not([hidden])").wait_for()
    page.keyboard.press("Enter")  # takes the words as they are: the suggestions go
    page.locator("#search-suggestions").wait_for(state="hidden")
    assert read_hits(page) == hits
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/bai/{hits[1]}.html")


def test_the_quick_search_of_every_page_asks_the_search_page(visit: Visit, root: str) -> None:
    page = visit.open(root, "quan-huyen/dong-da/2018.html")
    page.fill(".quick input", "khuat duy mao")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem.html?q=*")
    assert read_hits(page)[0] == "cap-the"
