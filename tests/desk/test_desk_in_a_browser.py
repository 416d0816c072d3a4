"""The desk in Chromium: used by keyboard and mouse, and nothing for axe-core to blame."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from judges.test_accessibility import find_violations
from waitress.server import create_server  # type: ignore[import-untyped]

from luutru.desk.app import create_app
from luutru.desk.guard import Guard
from luutru.desk.serving import listen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page

    from luutru.desk.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.node]


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
    server.close()
    thread.join(timeout=5)


def test_a_curator_works_through_an_article(page: Page, desk: Desk) -> None:
    page.get_by_role("link", name="Quận họp bàn").first.click()
    page.locator(".field", has_text="Quận, huyện").get_by_role("link", name="line 4").click()
    assert page.locator(".lines mark").inner_text() == "Ba Đình"
    page.get_by_label("Ngày sự kiện").fill("2018-03-02")
    page.locator("#h-event", has_text="2/3/2018").wait_for()
    page.locator(".field", has_text="Quận, huyện").get_by_role("button", name="Wrong").click()
    assert desk.open("quan-hop-ban").file.article.districts == ("Đống Đa",)
    page.get_by_label("Báo, trang tin").fill("Hà Nội mới")
    with page.expect_navigation():
        page.keyboard.press("Enter")  # what Enter presses is "Save"
    article = desk.open("quan-hop-ban").file.article
    assert (article.outlet, article.event) == ("Hà Nội mới", "2018-03-02")
    page.get_by_role("button", name="Undo the last decision").click()
    assert page.get_by_label("Báo, trang tin").input_value() == "Kinh tế & Đô thị"
    page.get_by_role("button", name="Save; all is right").click()
    page.get_by_text("reviewed", exact=True).wait_for()
    assert desk.open("quan-hop-ban").file.article.reviewed


def test_what_was_typed_is_not_lost_without_a_word(page: Page, desk: Desk) -> None:
    asked: list[tuple[str, str]] = []
    answers = [False]

    def answer(dialog: Dialog) -> None:
        asked.append((dialog.type, dialog.message))
        if answers[-1]:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    page.get_by_role("link", name="Quận họp bàn").first.click()
    title, text = page.get_by_label("Tiêu đề", exact=True), page.get_by_label("Markdown")
    here = page.url
    title.fill("Quận bàn việc")
    page.get_by_role("link", name="The list").click(no_wait_after=True)
    page.locator("#d8 input").check()
    page.get_by_role("button", name="Undo the last decision").click()
    page.locator(".roles button").first.click()
    assert [kind for kind, _ in asked] == ["beforeunload", "confirm", "confirm"]
    assert "will be lost" in asked[-1][1]
    assert (page.url, title.input_value()) == (here, "Quận bàn việc")
    title.fill("Quận họp bàn")  # as it was: nothing can be lost
    page.get_by_label("Báo, trang tin").fill("Hà Nội mới")
    page.locator(".field", has_text="Báo, trang tin").get_by_role("button", name="Right").click()
    assert len(asked) == 4, "an answer about this value leaves aside what was typed for it"
    page.get_by_label("Ngày đăng", exact=True).fill("hôm qua")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).last.click()
    assert len(asked) == 4, "what is sent is not lost"
    text.press("End")
    page.get_by_role("button", name="Save the text").click()
    assert len(asked) == 5, "a form that was refused is not saved"
    answers.append(True)
    with page.expect_navigation():
        page.get_by_role("link", name="The list").click()
    assert [kind for kind, _ in asked[5:]] == ["beforeunload"]
    page.goto(here)
    page.get_by_text("It is the same as another article").click()
    page.get_by_role("button", name="Merge").click()
    page.get_by_role("alert").wait_for()
    with page.expect_navigation():
        page.get_by_role("link", name="The list").click()
    assert len(asked) == 6, "in a box that was refused for being empty nothing is lost"
    assert desk.journal.decisions() == []


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (360, "dark"), (768, "dark"), (1280, "light"), (1920, "dark")]
)
@pytest.mark.parametrize(
    "path", ["", "bai", "bai/quan-hop-ban", "viec/chua-chac", "bai/quan-hop-ban/noi-khac?gia-tri=authors:HN"]
)
def test_axe_finds_nothing_on_the_desk(page: Page, path: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{page.url.rstrip('/')}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())")
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
