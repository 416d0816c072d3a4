"""Every type of page at four widths, in light, dark, forced colours and print: as a person has seen it.

The pictures in tests/judges/looks are what was approved; ``make looks`` renews them when a change is meant.
"""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from judges.built_sites import PAGE_TYPES
from judges.country_archive import PAGES as COUNTRY_PAGES
from judges.looks import MODES, MOST_APART, SCALE, WIDTHS, Look, look_at, read_looks, write_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from judges.built_sites import BuiltSite

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "looks"
RENEW = bool(os.environ.get("RENEW_LOOKS"))
#: Files that a page's letters come in.
LETTERS = 2
#: What must be so at any width. Headings: a word that is longer than its line may break.
RULES = r"""() => {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > width) { wrong.push("wider than the page"); }
  const body = getComputedStyle(document.body);
  if (body.columnCount !== "auto" || body.columnWidth !== "auto") { wrong.push("body in columns"); }
  for (const name of document.body.classList) {
    if (!name.startsWith("page-")) { wrong.push("body." + name); }
  }
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (!heading.checkVisibility() || heading.offsetWidth < 2) { continue; }  // for ears alone
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const word of node.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const rows = new Set(Array.from(range.getClientRects(), box => Math.round(box.top)));
        if (rows.size > 1 && word[0].length < 20) { wrong.push("broken: " + word[0]); }
      }
    }
  }
  for (const svg of document.querySelectorAll(".atlas svg")) {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const labels = Array.from(svg.querySelectorAll("text"), text => [
      text.textContent, text.getBoundingClientRect(), parseFloat(getComputedStyle(text).fontSize) * scale]);
    labels.forEach(([name, box, size], place) => {
      if (size < 11.9 && !svg.matches(".locator")) { wrong.push(`${name} in letters of ${size} px`); }
      for (const [other, its] of labels.slice(place + 1)) {
        const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        // Boxes are as tall as the line, letters a third less.
        if (across > 1 && down > box.height / 3) { wrong.push(`${name} over ${other}`); }
      }
    });
  }
  const tops = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set(Array.from(range.getClientRects(), box => Math.round(box.bottom / 4))).size;
  };
  for (const text of document.querySelectorAll("main :is(p, dd, h1, h2, h3, h4, h3 > a, .units li)")) {
    if (!text.checkVisibility() || text.offsetWidth < 2) { continue; }
    if (text.matches(".when, :has(button, input, svg)")) { continue; }
    const words = text.textContent.trim().split(/\s+/);
    const rows = tops(text);
    const name = words.slice(0, 4).join(" ");
    if (words.length > 6 && rows > words.length / 2) { wrong.push("squeezed: " + name); }
    if (words[0] === "") { continue; }
    const style = getComputedStyle(text);
    if (style.display === "inline") { continue; }  // begins in another's line
    const room = text.offsetHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    if (room > (rows + 0.9) * parseFloat(style.lineHeight)) { wrong.push("empty lines: " + name); }
  }
  for (const list of document.querySelectorAll("table, .terms, .timeline")) {
    const shares = Array.from(list.querySelectorAll("svg.v[width]")).filter(bar => bar.checkVisibility()).map(
      bar => [parseFloat(bar.getAttribute("width")), bar.getBoundingClientRect().width]);
    const [largest, longest] = shares.reduce((one, two) => two[0] > one[0] ? two : one, [1, 0]);
    const whole = longest / largest;
    for (const [share, length] of shares) {
      if (Math.abs(length - share * whole) > 2) { wrong.push(`a bar of ${share} % is ${length} px long`); }
    }
  }
  for (const sign of document.querySelectorAll(".block > a")) {
    const text = sign.previousElementSibling.getBoundingClientRect();
    if (sign.getBoundingClientRect().bottom > text.bottom + 6) { wrong.push("a line for a sign alone"); }
  }
  for (const item of document.querySelectorAll(".block li")) {
    if (getComputedStyle(item).listStyleType === "none") { wrong.push("a list without signs"); }
  }
  const aside = document.querySelector("body:not(.page-search) .split > .aside");
  if (aside?.childElementCount && width >= 960 &&
      aside.getBoundingClientRect().top > document.querySelector("h1").getBoundingClientRect().bottom) {
    wrong.push("nothing beside the title");
  }
  for (const frame of document.querySelectorAll(".masthead, .colophon")) {
    const { left } = document.querySelector("main :is(h1, .deck)").getBoundingClientRect();
    if (Math.abs(frame.getBoundingClientRect().left - left) > 1) { wrong.push("line longer than the page"); }
  }
  for (const text of document.querySelectorAll("main p")) {
    const bare = !text.textContent.trim() && !text.childElementCount;
    if (bare && text.offsetHeight > 2) { wrong.push("empty line"); }
  }
  for (const box of document.querySelectorAll(".lead")) {
    const below = box.getBoundingClientRect().bottom - box.lastElementChild.getBoundingClientRect().bottom;
    if (below > 160) { wrong.push(`${below} px empty in the lead`); }
  }
  for (const head of document.querySelectorAll(".heat thead")) {
    if (head.offsetHeight > 40) { wrong.push(`head of the table ${head.offsetHeight} px tall`); }
  }
  const chart = document.querySelector(".timeline");
  if (chart && width < 400 && chart.offsetHeight > 60) { wrong.push(`chart ${chart.offsetHeight} px tall`); }
  const whole = document.querySelector("main").getBoundingClientRect();
  if (width >= 1900) {
    const pieces = document.querySelectorAll("main :is(a, p, li, td, th, h1, h2, h3, svg, input)");
    const rights = Array.from(pieces)
      .filter(one => one.checkVisibility() && one.offsetWidth !== 1).map(one => one.getBoundingClientRect());
    const parts = ":is(.listing, .cards:not(.listing *), .columns, .terms:not(.columns *), table, .atlas)";
    for (const part of document.querySelectorAll(`main ${parts}:not(.text *, .page-own .prose *)`)) {
      const { top, bottom } = part.getBoundingClientRect();
      if (part.matches(".columns") && bottom - top < 300) { continue; }  // few words need few columns
      const beside = rights.filter(box => box.bottom > top && box.top < Math.min(bottom, top + 400));
      const empty = whole.right - Math.max(...beside.map(box => box.right));
      if (empty > whole.width / 3) { wrong.push(`${Math.round(empty)} px empty beside ${part.className}`); }
    }
  }
  const masthead = document.querySelector(".masthead");
  if (masthead && width < 400 && masthead.offsetHeight > 64) { wrong.push("tall masthead"); }
  return wrong;
}"""
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) { sum += entry.value; } })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 50);
})"""


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window in which it is always the first of March 2026, and no service worker keeps anything."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    context.clock.set_fixed_time(datetime(2026, 3, 1, 12, tzinfo=UTC))
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A window without the site's letters: what moves is moved by the page, not by letters that come late."""
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 1000})
    context.clock.set_fixed_time(datetime(2026, 4, 23, 12, tzinfo=UTC))  # a day with an article years ago
    context.route("**/*.woff2", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(params=[360, 1280])
def late(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window to which the site's letters come late: the page is drawn without them first."""

    held: list[Route] = []

    def wait(route: Route) -> None:
        held.append(route)
        if len(held) == LETTERS:
            time.sleep(0.5)
            for one in held:
                one.continue_()

    context = browser.new_context(service_workers="block", viewport={"width": request.param, "height": 900})
    context.clock.set_fixed_time(datetime(2026, 4, 23, 12, tzinfo=UTC))
    context.route("**/*.woff2", wait)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def painter(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def open_page(window: Page, site: BuiltSite, kind: str, width: int = 1280) -> None:
    window.set_viewport_size({"width": width, "height": 1000})
    window.emulate_media(**MODES["light"])
    window.goto(site.http + PAGE_TYPES[kind])
    if "?" in PAGE_TYPES[kind]:
        window.wait_for_selector('#results[data-state="done"]')
    window.evaluate("document.fonts.ready.then(() => 0)")


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_the_rules_hold_at_every_width(window: Page, site: BuiltSite, kind: str) -> None:
    open_page(window, site, kind, WIDTHS[0])
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 1000})
        assert window.evaluate(RULES) == [], width


@pytest.mark.parametrize("kind", COUNTRY_PAGES)
def test_the_rules_hold_with_provinces_too(window: Page, country_site: BuiltSite, kind: str) -> None:
    window.set_viewport_size({"width": WIDTHS[0], "height": 1000})
    window.emulate_media(**MODES["light"])
    window.goto(country_site.http + COUNTRY_PAGES[kind])
    if "?" in COUNTRY_PAGES[kind]:
        window.wait_for_selector('#results[data-state="done"]')
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 1000})
        assert window.evaluate(RULES) == [], width


@pytest.mark.parametrize(
    "kind", ["home", "article with evidence", "district", "years", "quality", "about", "search"]
)
def test_nothing_moves_when_a_page_is_there(still: Page, site: BuiltSite, kind: str) -> None:
    still.goto(site.http + PAGE_TYPES[kind])
    still.wait_for_load_state("networkidle")
    if kind == "home":
        assert still.locator(".lead h2").inner_text() == "Ngày này năm xưa"
        assert "thư viện lưu động" in still.locator(".lead h3").inner_text()
    shifted: Any = still.evaluate(SHIFTS)
    assert shifted < 0.05


@pytest.mark.parametrize("kind", ["home", "article with evidence", "district", "quality", "search"])
def test_little_moves_when_the_letters_come(late: Page, site: BuiltSite, kind: str) -> None:
    late.goto(site.http + PAGE_TYPES[kind])
    late.evaluate("document.fonts.ready.then(() => 0)")
    shifted: Any = late.evaluate(SHIFTS)
    assert shifted < 0.02


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_pages_look_as_they_did(window: Page, painter: Page, site: BuiltSite, kind: str) -> None:
    path = FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', kind)}.png"
    open_page(window, site, kind)
    names = [(mode, width) for mode in MODES for width in WIDTHS]
    looks = [look_at(window, painter, width, mode) for mode, width in names]
    if RENEW:
        write_looks(path, looks)
    approved = read_looks(path, [width // SCALE for _, width in names])
    apart = {
        f"{mode}, {width}": round(look.apart(before), 3)
        for (mode, width), look, before in zip(names, looks, approved, strict=True)
    }
    assert {name: share for name, share in apart.items() if share > MOST_APART} == {}


def test_no_picture_is_left_over_and_all_are_small() -> None:
    files = sorted(FOLDER.glob("*.png"))
    assert len(files) == len(PAGE_TYPES)
    assert sum(path.stat().st_size for path in files) < 3_000_000


def test_the_judge_can_see_something(window: Page, painter: Page, site: BuiltSite, tmp_path: Path) -> None:
    open_page(window, site, "wards")
    before = look_at(window, painter, 1280, "light")
    write_looks(tmp_path / "look.png", [before])
    assert read_looks(tmp_path / "look.png", [128]) == [before]
    window.evaluate("document.body.classList.add('wards')")
    assert "body.wards" in window.evaluate(RULES)
    assert look_at(window, painter, 1280, "light").apart(before) > MOST_APART
    assert Look(2, (b"\0\0",)).apart(Look(1, (b"\0",))) == 1.0
