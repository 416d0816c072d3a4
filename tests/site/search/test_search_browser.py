"""The search page in Chromium, from file:// and over http below a folder, under the site's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from search_corpus import LABELS, make_documents
from search_page import write_search_site
from serving import serve_folder

from luutru.site.search.documents import Passage, SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>',
    '");window.pwned=1;("',
    "javascript:window.pwned=1",
    "{{ 7*7 }} ${window.pwned=1} </script><svg onload=window.pwned=1>",
)


def hostile_documents() -> list[SearchDocument]:
    return [
        SearchDocument(
            url=f"bai/hostile-{number}.html",
            title=f"{text} độc hại",
            date="2018",
            date_text=text,
            outlet=text,
            outlet_name=text,
            districts=(text,),
            authors=(text,),
            passages=(Passage(f'p"><script>{number}', f"Lời độc hại {text} ở đây"),),
        )
        for number, text in enumerate(HOSTILE)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "repo"
    many = [
        replace(make_documents()[0], url=f"bai/them-{number}.html", title=f"Tin vắn số {number}")
        for number in range(15)
    ]
    write_search_site(folder, [*make_documents(), *hostile_documents(), *many], LABELS)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with serve_folder(folder.parent) as address:
        yield f"{address}repo/"


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, folder: Path) -> str:
    return f"{folder.as_uri()}/" if request.param == "file" else request.getfixturevalue("server")


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    """A page that must end without a complaint and without having asked for anything outside the site."""
    page = browser.new_page()
    complaints: list[str] = []
    known = (root, "data:")
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda asked: None if asked.url.startswith(known) else complaints.append(asked.url))
    yield page
    page.close()
    assert complaints == []


def ask(page: Page, root: str, query: str) -> list[str]:
    page.goto(f"{root}tim-kiem.html{query}")
    return read_hits(page)


def read_hits(page: Page) -> list[str]:
    page.wait_for_selector('#results[data-state="done"]')
    links = [hit.query_selector("a") for hit in page.query_selector_all("#results [data-result]")]
    return [(link.get_attribute("href") or "").removeprefix("bai/") for link in links if link]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hồi sinh sông tô lịch", "song-to-lich"),
        ("hoan kiem pho di bo", "hk-2019"),
        ('"người có công"', "khong-ro"),
        ("nam:2017 hoa", "hoa-2017"),
        ("tran long", "tran-long"),
    ],
)
def test_a_linked_search_is_answered(page: Page, root: str, query: str, first: str) -> None:
    hits = ask(page, root, f"?q={query}")
    assert hits[0] == f"{first}.html"
    assert page.input_value("#q") == query
    assert page.is_hidden("#search-starters")


def test_the_passage_is_highlighted_and_leads_to_its_paragraph(page: Page, root: str) -> None:
    ask(page, root, "?q=tiểu thương")
    assert page.inner_text("[data-result] .passage mark") == "tiểu thương"
    page.click("[data-result] .passage a")
    page.wait_for_url("**/bai/dong-xuan.html#p-dong-xuan-1")
    assert page.locator("#p-dong-xuan-1").count() == 1


def test_typing_searches_announces_and_keeps_the_address(page: Page, root: str) -> None:
    page.goto(f"{root}tim-kiem.html")
    assert page.get_attribute("#results", "data-state") == "idle"
    page.keyboard.press("/")
    page.keyboard.type("cho dong xua")
    assert read_hits(page)[0] == "dong-xuan.html"
    page.keyboard.type("n")
    page.wait_for_url("**q=cho+dong+xuan")
    assert read_hits(page) == ["dong-xuan.html"]
    assert page.inner_text("#search-status") == "Tìm thấy 1 bài."
    assert page.get_attribute("#search-status", "role") == "status"


def test_an_answer_to_older_words_is_shown_no_more_once_others_are_typed(page: Page, root: str) -> None:
    ask(page, root, "?q=sông")
    page.evaluate(
        """async () => {
            window.setTimeout = () => 0;  // what is typed is not asked for yet
            const field = document.getElementById("q");
            field.value = "chợ";
            field.form.requestSubmit();
            field.value = "chợ hoa";
            field.dispatchEvent(new Event("input"));
            const answer = await luutru.search({ ...luutru.readAddress(), typing: false });
            await answer.top(10);
            await answer.settle(() => false);
            for (const facet of luutru.FACETS) { await answer.count(facet); }
        }"""
    )
    assert page.get_attribute("#results", "data-state") == "busy"
    assert page.inner_text("[data-result] h3") != "Chợ hoa xuân tưng bừng"


def test_keyboard_alone(page: Page, root: str) -> None:
    ask(page, root, "?q=quận")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("[data-result]").nth(1).locator("h3 a")
    assert second.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    page.wait_for_selector('#results[data-state="idle"]')
    assert page.input_value("#q") == ""
    page.keyboard.type("giải bóng bàn")
    read_hits(page)
    page.keyboard.press("Enter")
    read_hits(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bai/bong-ban.html")


def test_facets_narrow_together_and_back_undoes(page: Page, root: str) -> None:
    ask(page, root, "?q=sông")
    before = page.inner_text("#search-status")
    box = page.locator('input[name="chu-de"][value="moi-truong"]')
    count = int(box.locator("xpath=..").locator(".n").inner_text())
    box.click()
    page.wait_for_url("**chu-de=moi-truong*")
    hits = read_hits(page)
    assert len(hits) == count == 2
    assert page.evaluate("document.activeElement.value") == "moi-truong"
    page.locator('input[name="nam"][value="2022"]').click()
    page.wait_for_url("**nam=2022*")
    page.wait_for_selector('#results[data-state="done"]')
    assert read_hits(page) == ["song-to-lich.html"]
    page.go_back()
    page.go_back()
    page.wait_for_selector('#results[data-state="done"]')
    assert page.input_value("#q") == "sông"
    assert page.inner_text("#search-status") == before
    assert page.locator("#facets input:checked").count() == 0


def test_more_hits_and_the_focus_goes_on(page: Page, root: str) -> None:
    assert len(ask(page, root, "?q=kết nạp đảng viên")) == 10
    page.click("button.more")
    assert len(read_hits(page)) > 10
    assert page.locator("[data-result]").nth(10).locator("h3 a").evaluate("a => a === document.activeElement")


def test_order(page: Page, root: str) -> None:
    ask(page, root, "?q=chợ")
    page.select_option("#order", "newest")
    page.wait_for_url("**xep=newest*")
    assert read_hits(page) == ["hoa-2017.html", "dong-xuan.html"]
    page.select_option("#order", "oldest")
    page.wait_for_url("**xep=oldest*")
    assert read_hits(page) == ["dong-xuan.html", "hoa-2017.html"]


def test_nothing_found_says_so(page: Page, root: str) -> None:
    assert ask(page, root, "?q=xyzzy") == []
    assert page.inner_text("#results .empty") == "Không có bài nào."
    assert page.inner_text("#search-status") == "Tìm thấy 0 bài."


def test_what_is_not_counted_yet_is_said_and_counted_when_asked(page: Page, root: str) -> None:
    """A phrase of so many bodies that they are not read before the reader wants to know."""
    ask(page, root, "?q=sông")
    page.evaluate("luutru.MOST_LOOKS = 0")
    page.fill("#q", '"kết nạp nhiều đảng viên"')
    page.keyboard.press("Enter")
    read_hits(page)
    assert page.inner_text("#search-status").startswith("Tìm thấy khoảng ")
    assert page.get_attribute("#results", "data-about") is not None
    page.click("#search-status button")
    page.wait_for_selector("#results:not([data-about])")
    assert page.inner_text("#search-status") == "Tìm thấy 16 bài."
    assert page.get_attribute("#results", "data-total") == "16"


def test_hostile_text_is_inert(page: Page, root: str) -> None:
    hits = ask(page, root, "?q=độc hại")
    assert sorted(hits) == [f"hostile-{number}.html" for number in range(len(HOSTILE))]
    assert page.evaluate("window.pwned") is None
    assert (
        page.locator("#results img, #results script, #results svg, #facets img, #facets script").count() == 0
    )
    shown = page.inner_text("#results")
    assert '<img src=x onerror="window.pwned=1">' in shown
    for query in HOSTILE:
        page.fill("#q", query)
        page.wait_for_selector('#results[data-state="done"], #results[data-state="idle"]')
    assert page.evaluate("window.pwned") is None


def test_what_a_query_names_leads_to_its_pages(page: Page, root: str) -> None:
    ask(page, root, "?q=quận đống đa 2018")
    cards = page.locator("#search-cards li")
    assert cards.all_inner_texts()[0].startswith("Đống Đa, 2018 · ")
    links = [link.get_attribute("href") for link in page.query_selector_all("#search-cards a")]
    assert links == ["quan-huyen/dong-da/2018.html", "nam/2018.html", "quan-huyen/dong-da.html"]
    assert page.inner_text("#search-chips button").startswith("Năm 2018")
    page.click("#search-chips button")
    page.wait_for_url("**q=qu*n+*ng+*a")
    read_hits(page)
    assert page.input_value("#q") == "quận đống đa"


def hold_names(page: Page) -> None:
    """Keeps back the names to suggest until `window.open_gate()`; `window.asked` tells of the wish."""
    page.evaluate(
        """() => {
            const { loadIndex } = luutru;
            const gate = new Promise((open) => { window.open_gate = open; });
            window.asked = new Promise((tell) => {
                luutru.loadIndex = async () => { tell(); await gate; return loadIndex(); };
            });
        }"""
    )


# Not wait_for_function: its polling is eval, which the page forbids.
AUTHORS_CAME = "luutru.loadIndex().then((index) => luutru.loadFacet(index, 'tac-gia')).then(() => 0)"


def test_suggestions_are_a_combobox(page: Page, root: str) -> None:
    page.goto(f"{root}tim-kiem.html")
    page.fill("#q", "quan hoan k")  # at once: typed by keys, an earlier list could be the one that is awaited
    page.wait_for_selector("#search-suggestions [role=option]")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#q", "aria-activedescendant")
    assert page.inner_text(f"#{active}").startswith("Hoàn Kiếm")
    page.keyboard.press("Enter")
    assert "hk-2019.html" in read_hits(page)
    assert page.input_value("#q") == "Hoàn Kiếm"
    assert page.get_attribute("#q", "aria-expanded") == "false"


def test_a_list_that_comes_late_moves_nothing_below_the_mark(page: Page, root: str) -> None:
    page.goto(f"{root}tim-kiem.html")
    page.fill("#q", "quan hoan k")
    page.wait_for_selector("#search-suggestions [role=option]")
    hold_names(page)
    page.fill("#q", "quan ho")
    page.evaluate("window.asked")
    page.keyboard.press("ArrowDown")
    marked = page.inner_text("#search-suggestions [aria-selected=true]")
    page.evaluate("window.open_gate()")
    page.evaluate(AUTHORS_CAME)
    assert page.inner_text("#search-suggestions [aria-selected=true]") == marked
    page.keyboard.press("Enter")
    read_hits(page)
    assert page.input_value("#q") == "Hoàn Kiếm"


def test_who_asks_before_the_names_are_there_is_shown_none(page: Page, root: str) -> None:
    page.goto(f"{root}tim-kiem.html")
    hold_names(page)
    page.fill("#q", "quan hoan k")
    page.evaluate("window.asked")
    page.keyboard.press("Enter")
    page.evaluate("window.open_gate()")
    read_hits(page)
    page.evaluate(AUTHORS_CAME)
    assert page.is_hidden("#search-suggestions")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("CSV", '"Tiêu đề","Ngày","Báo","Tác giả","Địa chỉ"'),
        ("BibTeX", "@article{luutru-song-to-lich,"),
        ("RIS", "TY  - NEWS"),
        ("CSL-JSON", '"type": "article'),
    ],
)
def test_the_list_can_be_taken_away(page: Page, root: str, name: str, says: str) -> None:
    ask(page, root, "?q=hồi sinh sông tô lịch")
    with page.expect_download() as download:
        page.click(f".exports >> text={name}")
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert says in text
    assert "Hồi sinh sông Tô Lịch" in text
    assert f"{root}bai/song-to-lich.html" in text


def test_the_total_is_told_and_filters_are_counted(page: Page, root: str) -> None:
    ask(page, root, "?q=&tu=2022-06-01&den=30/6/2022")
    assert page.get_attribute("#results", "data-total") == "2"
    assert page.inner_text("#search-open") == "Bộ lọc (2)"
    page.click("#search-chips .clear")
    page.wait_for_selector('#results[data-state="idle"]')


def test_the_address_of_the_list_is_copied(page: Page, root: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, root, "?q=sông&nam=2022")
    # The button says so for two seconds: whoever looks later sees nothing.
    page.evaluate(
        """() => {
            const line = document.querySelector(".exports");
            window.copied = new Promise((tell) => {
                new MutationObserver(() => { if (line.textContent.includes("Đã sao chép")) { tell(); } })
                    .observe(line, { childList: true, subtree: true });
            });
        }"""
    )
    page.click(".exports >> text=Sao chép liên kết")
    page.evaluate("window.copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_an_author_who_is_named_has_a_card(page: Page, root: str) -> None:
    ask(page, root, "?q=tran long")
    card = page.locator("#search-cards li", has_text="Trần Long")
    assert card.inner_text().startswith("Trần Long · 1 bài")
    card.locator("a").click()
    page.wait_for_url("**tac-gia=*")
    assert read_hits(page) == ["tran-long.html"]


def test_authors_and_wards_are_counted_when_they_are_opened(page: Page, root: str) -> None:
    ask(page, root, "?q=sông hồng")
    assert page.locator('fieldset[data-facet="tac-gia"]').count() == 0
    page.click("#facets details.later summary >> text=Tác giả")
    page.click('input[name="tac-gia"][value="Trần Long"]')
    page.wait_for_url("**tac-gia=*")
    assert read_hits(page) == ["tran-long.html"]
    assert page.locator('fieldset[data-facet="tac-gia"] input:checked').count() == 1


def test_an_article_marks_the_words_and_leads_on_and_back(page: Page, root: str) -> None:
    ask(page, root, "?q=đống đa&xep=newest")
    page.click("button.more")
    read_hits(page)  # and the focus has gone to the first that is new
    hit = page.locator("[data-result]").nth(11).locator("h3 a")
    address = hit.evaluate("link => link.href")
    hit.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    hit.click()
    page.wait_for_url(address)
    trail = page.locator("article .trail")
    total = read_total(trail.inner_text())
    assert total > 11
    assert "đống đa" in trail.inner_text()
    assert "12/19" in trail.inner_text()
    assert page.locator("article mark").first.inner_text().lower() == "đống đa"
    assert page.locator("article [id] mark").count() == page.locator("article .text mark").count()
    trail.locator("a").last.click()
    page.wait_for_url(lambda url: url != address)
    assert "13/19" in page.inner_text("article .trail")
    page.go_back()
    page.wait_for_url(address)
    page.go_back()
    read_hits(page)
    assert page.locator("[data-result]").count() == 19
    assert page.evaluate("document.activeElement.href") == address
    assert abs(page.evaluate("scrollY") - before) < 5


def read_total(trail: str) -> int:
    """ "← 17 kết quả cho …" """
    return int(trail.split()[1])


def test_an_article_of_another_list_is_as_it_is(page: Page, root: str) -> None:
    page.goto(f"{root}bai/dd-2018.html")
    assert page.locator("article mark, article .trail").count() == 0


@pytest.mark.parametrize("query", ["đống đa 2018", "đồng đá", "bàn", "hoan kiem 2019"])
def test_nothing_moves_the_first_hit(page: Page, root: str, query: str) -> None:
    """Chips, notes and cards stand above it when it comes."""
    page.add_init_script(
        """new MutationObserver(() => {
          const hit = document.querySelector("[data-result]");
          if (hit && !window.first) { window.first = hit.getBoundingClientRect().top + scrollY; }
        }).observe(document, { childList: true, subtree: true });"""
    )
    ask(page, root, f"?q={query}")
    assert page.evaluate("first") == page.evaluate(
        'document.querySelector("[data-result]").getBoundingClientRect().top + scrollY'
    )
