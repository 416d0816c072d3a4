"""The desk in Chromium: used by keyboard and mouse, and nothing for axe-core to blame."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal

import pytest
from judges.axe import find_violations
from waitress.server import create_server  # type: ignore[import-untyped]

from luutru.desk import values
from luutru.desk.app import create_app
from luutru.desk.guard import Guard
from luutru.desk.serving import listen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from luutru.desk.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.npm]


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    socket = listen(0)
    guard = Guard(socket.getsockname()[1])
    server = create_server(create_app(desk, guard), sockets=[socket])
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    window = browser.new_page()
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.route("**/xem/**", lambda route: route.fulfill(body="", content_type="text/html"))
    window.goto(f"http://127.0.0.1:{guard.port}/?token={guard.token}")
    yield window
    assert [text for text in said if "422" not in text] == []  # a form may be refused
    window.close()
    server.trigger.pull_trigger(server.close)  # in its own thread, which may be waiting for the socket
    thread.join(timeout=120)


def follow(page: Page, link: Locator) -> None:
    """Click what leads to another page, or sends a form, and wait until that is here."""
    with page.expect_navigation():
        link.click()


def open_article(page: Page) -> None:
    follow(page, page.get_by_role("link", name="Quận họp bàn").first)


def test_a_curator_works_through_an_article(page: Page, desk: Desk) -> None:
    open_article(page)
    page.locator(".field", has_text="Quận, huyện").get_by_role("link", name="line 4").click()
    assert page.locator(".lines mark").inner_text() == "Ba Đình"
    page.get_by_label("Ngày sự kiện").fill("2018-03-02")
    page.locator("#h-event", has_text="2/3/2018").wait_for()
    follow(page, page.locator(".field", has_text="Quận, huyện").get_by_role("button", name="Wrong").last)
    assert desk.open("quan-hop-ban").file.article.districts == ("Đống Đa",)
    page.get_by_label("Báo, trang tin").fill("Hànộimới")
    with page.expect_navigation():
        page.keyboard.press("Enter")  # what Enter presses is "Save"
    article = desk.open("quan-hop-ban").file.article
    assert (article.outlet, article.event) == ("Hànộimới", "2018-03-02")
    follow(page, page.get_by_role("button", name="Undo the last decision"))
    assert page.get_by_label("Báo, trang tin").input_value() == "Kinh tế & Đô thị"
    follow(page, page.get_by_role("button", name="Save; all is right"))
    page.get_by_text("reviewed", exact=True).first.wait_for()
    assert desk.open("quan-hop-ban").file.article.reviewed


def test_a_box_to_tick_stands_before_its_words(page: Page) -> None:
    open_article(page)
    page.get_by_text("It is the same as another article").click()
    box = page.get_by_label("Put this article's text at the end").bounding_box()
    assert box
    assert (box["width"] < 30, box["x"] < 60) == (True, True)


def test_what_was_typed_waits_until_one_is_back(page: Page, desk: Desk) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"asked: {dialog.message}"))
    open_article(page)
    title, text = page.get_by_label("Tiêu đề", exact=True), page.get_by_label("Markdown")
    told = page.get_by_text("it is not saved yet")
    here = page.url
    title.fill("Quận bàn việc")
    text.fill("Một đoạn khác.")
    follow(page, page.get_by_role("link", name="The list"))
    assert desk.journal.decisions() == []
    page.goto(here)
    assert (title.input_value(), text.input_value()) == ("Quận bàn việc", "Một đoạn khác.")
    told.wait_for()
    follow(page, page.get_by_role("button", name="Save the values").last)  # and the text still waits
    assert desk.open("quan-hop-ban").file.article.title == "Quận bàn việc"
    assert text.input_value() == "Một đoạn khác."
    page.get_by_role("button", name="Take it out").click()
    page.reload()
    assert "Hôm qua" in text.input_value()
    assert not told.is_visible()


def test_what_another_window_saved_meanwhile_is_told(page: Page, desk: Desk) -> None:
    open_article(page)
    here = page.url
    page.get_by_label("Tiêu đề", exact=True).fill("Quận bàn việc")
    values.set_values(desk, "quan-hop-ban", {"title": "Quận họp", "outlet": ""})
    page.goto(here)  # what was typed is there again, over another title
    follow(page, page.get_by_role("button", name="Save the values").last)
    page.get_by_role("alert").filter(has_text="changed meanwhile").wait_for()
    assert page.get_by_label("Tiêu đề", exact=True).input_value() == "Quận bàn việc"
    page.get_by_text("Stands there now: Quận họp", exact=True).wait_for()
    follow(page, page.get_by_role("button", name="Save the values").last)
    page.get_by_text("done: Tiêu đề").first.wait_for()
    article = desk.open("quan-hop-ban").file.article
    assert (article.title, article.outlet) == ("Quận bàn việc", None)


def test_a_form_that_was_refused_waits_too(page: Page) -> None:
    open_article(page)
    here = page.url
    day = page.get_by_label("Ngày đăng", exact=True)
    day.fill("hôm qua")
    follow(page, page.get_by_role("button", name="Save the values").last)
    page.get_by_role("alert").wait_for()
    page.goto(here)
    assert day.input_value() == "hôm qua"


def test_the_queue_and_an_article_are_worked_through_by_keys(page: Page, desk: Desk) -> None:
    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").get_by_text("mark the line").wait_for()
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    press("Enter")
    for key in ("j", "j", "j", "k", "j", "Space"):
        page.keyboard.press(key)
    press("5")  # the third line is the lead; now it is text
    ledger = desk.open("quan-hop-ban").ledger
    assert ledger
    assert [(row.role, row.rule) for row in ledger.rows if row.line == 3] == [("body", "by-hand")]
    assert page.evaluate("document.activeElement.value") == "3", "one goes on where one was"
    page.keyboard.press("/")
    page.keyboard.type("d?n")  # typed, and no key
    assert page.locator("#f-find").input_value() == "d?n"
    page.get_by_label("Báo, trang tin").fill("Hànộimới")
    press("Control+Enter")
    assert desk.open("quan-hop-ban").file.article.outlet == "Hànộimới"
    press("d")
    page.get_by_role("heading", name="To look at").wait_for()


def test_a_value_is_right_or_wrong_where_its_evidence_stands(page: Page, desk: Desk) -> None:
    open_article(page)
    proof = page.locator("#d4 .proof", has_text="Quận, huyện: Ba Đình")
    follow(page, proof.get_by_role("button", name="Wrong"))
    assert desk.open("quan-hop-ban").file.article.districts == ("Đống Đa",)
    follow(page, page.locator("#d7").get_by_role("button", name="Right"))
    assert page.locator("#d7").get_by_role("button").count() == 0
    [record] = desk.open("quan-hop-ban").file.evidence["authors"]
    assert record.confidence == 1


def test_a_value_that_is_typed_anew_is_neither_right_nor_wrong(page: Page) -> None:
    open_article(page)
    answers = page.locator('button[value^="outlet:"]')
    assert answers.count() == 4
    page.get_by_label("Báo, trang tin").fill("Hànộimới")
    assert [button.is_visible() for button in answers.all()] == [False] * 4
    page.get_by_label("Báo, trang tin").fill("Kinh tế & Đô thị")
    assert [button.is_visible() for button in answers.all()] == [True] * 4


@pytest.mark.parametrize("width", [360, 1280])
def test_the_years_of_a_day_stand_in_one_line_each(page: Page, archive: Path, width: int) -> None:
    path = archive / "content/quan-hop-ban.md"
    text = path.read_text(encoding="utf-8").replace('value: "2018-03-02"', "value: Ngày 28/12")
    path.write_text(text, encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{page.url.rstrip('/')}/bai/quan-hop-ban")
    buttons = page.locator(".answers button[value^='event:']").all()
    boxes = [button.bounding_box() for button in buttons]
    assert [box["height"] < 40 and box["x"] + box["width"] <= width for box in boxes if box] == [True] * 8
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_as_wide_as_the_screen_whatever_stands_in_it(
    page: Page, archive: Path, desk: Desk, width: int
) -> None:
    path = archive / "content/quan-hop-ban.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace('value: "2018-03-02"', "value: sáng 28/12 đến tối 3/1").replace("họp bàn.", "x" * 900)
    path.write_text(text.replace("text: Quận họp bàn,", f"text: {'y' * 900},"), encoding="utf-8")
    (desk.content / "set-aside.tsv").write_text("file\treason\tdetail\na.htm\tlisting\tx\n", encoding="utf-8")
    desk.archive.seeds.mkdir(exist_ok=True)
    (desk.archive.seeds / "a.htm").write_text(f"<p>{'z' * 900}</p>\n", encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 844})
    for address in ("/bai/quan-hop-ban", "/tep/a.htm"):
        page.goto(f"{page.url.split('/bai')[0].rstrip('/')}{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(f"{page.url.removesuffix('/tep/a.htm')}/bai/quan-hop-ban")
    all_answers = page.locator(".answers").all()
    heights = [answers.evaluate("one => one.getBoundingClientRect().height") for answers in all_answers]
    assert max(heights) < 240, "each word of a label stands whole"


@pytest.mark.parametrize("long", ["long", "short"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_roles_are_in_view_beside_every_line_of_a_long_page(
    page: Page, archive: Path, width: int, long: str
) -> None:
    ledger = archive / "content/ledger/quan-hop-ban.tsv"
    rows = "".join(f"{line}\tbody\ttext\tDòng thứ {line} của một trang rất dài.\n" for line in range(9, 160))
    ledger.write_text(ledger.read_text(encoding="utf-8") + rows, encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{page.url.rstrip('/')}/bai/quan-hop-ban")
    if long == "short":
        page.evaluate("document.querySelectorAll('.values .field').forEach(field => field.remove())")
    buttons = page.locator(".roles button").all()
    for line in (1, 4, 20, 80, 158, 159, 60, 2):
        mark = page.locator(f"#d{line} input[type=checkbox]")
        mark.focus()
        mark.check()  # Playwright refuses where something lies over it
        for button in (buttons[0], buttons[-1]):
            assert in_view(button), line
        assert in_view(mark), line
        page.evaluate(f"location.hash = 'd{line}'")
        assert in_view(mark), line


def in_view(place: Locator) -> bool:
    """Say whether the middle of an element is on the screen, and nothing over it."""
    script = """one => { const box = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"""
    return bool(place.evaluate(script))


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_the_button_of_what_is_set_aside_is_on_the_screen(page: Page, desk: Desk, width: int) -> None:
    rows = "trang-luu/2019/03/cau-lac-bo-huu-tri-phuong-ngoc-ha.htm\tlisting\t14 trong 21 dòng là tiêu đề\n"
    (desk.content / "set-aside.tsv").write_text(f"file\treason\tdetail\n{rows}", encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 844})
    page.reload()
    button = page.get_by_role("button", name="It is an article")
    button.evaluate("button => button.scrollIntoView({inline: 'start', container: 'nearest'})")
    page.locator(".scroll").evaluate("region => { region.scrollLeft = 0; }")
    box = button.bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert find_violations(page) == []


#: How wide a screen is, and whether it is dark.
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [
    (360, "light"), (360, "dark"), (768, "dark"), (1280, "light"), (1920, "dark"),
]  # fmt: skip


@pytest.mark.parametrize(
    "path", ["", "bai", "bai/quan-hop-ban", "viec/chua-chac", "bai/quan-hop-ban/noi-khac?gia-tri=authors:HN"]
)
def test_axe_finds_nothing_on_the_desk(page: Page, path: str) -> None:
    page.goto(f"{page.url.rstrip('/')}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())")
    for width, scheme in SCREENS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert find_violations(page) == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
