"""Every type of page in a browser: from disk, from a server, without scripts, on paper, on a narrow phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from judges.built_sites import PAGE_TYPES, REDIRECT, REDIRECT_TARGET
from judges.country_archive import PAGES
from judges.visiting import OPEN_ALL, TOO_WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

pytestmark = pytest.mark.browser

TEMPLATES = Path(__file__).parents[2] / "templates/pages"

every_page = pytest.mark.parametrize("kind", PAGE_TYPES)
#: Pages with the masthead and the footer that all pages share.
FRAMED = [kind for kind in PAGE_TYPES if kind != "404"]

NARROW: Any = {"width": 320, "height": 640}
WIDE: Any = {"width": 1280, "height": 720}
#: Things that take the focus, and those of them that do not show it.
FOCUS = """() => {
    const all = 'a[href], button, input, select, summary, [tabindex="0"]';
    const seen = Array.from(document.querySelectorAll(all)).filter(element => element.checkVisibility());
    const strokes = element => Array.from(element.querySelectorAll('circle'),
        circle => getComputedStyle(circle).stroke + getComputedStyle(circle).strokeWidth).join();
    const silent = seen.filter(element => {
        const before = strokes(element);
        element.focus({focusVisible: true});
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        return document.activeElement !== element || !(ring || strokes(element) !== before);
    });
    return [seen.length, silent.map(element => element.outerHTML.slice(0, 120))];
}"""


def test_every_template_has_a_kind_and_is_visited(site: BuiltSite, country_site: BuiltSite) -> None:
    pages = [(site, url) for url in PAGE_TYPES.values()] + [(country_site, url) for url in PAGES.values()]
    texts = [(one.folder / url.partition("?")[0]).read_text(encoding="utf-8") for one, url in pages]
    visited = {
        kind for text in texts for kinds in re.findall('<body class="(.*?)"', text) for kind in kinds.split()
    }
    for template in sorted(TEMPLATES.glob("*.html")):
        text = template.read_text(encoding="utf-8")
        if "extends" in text:
            kind = re.search(r"block kind %}(page-[a-z-]+)", text)
            assert kind, (
                f"{template.name} says no kind: add {{% block kind %}}page-{template.stem}{{% endblock %}}"
            )
            assert kind[1] in visited, (
                f"no judge visits {template.name}: add an address of it to PAGE_TYPES in built_sites.py"
            )


def shown(page: Page, selector: str) -> int:
    return sum(page.locator(selector).nth(i).is_visible() for i in range(page.locator(selector).count()))


@every_page
def test_opens_from_disk_without_a_complaint(visit: Visit, site: BuiltSite, kind: str) -> None:
    assert_is_whole(visit.open(site.file, PAGE_TYPES[kind]), kind)


@every_page
def test_opens_from_a_server_is_walked_by_keys_printed_and_fits_a_narrow_phone(
    visit: Visit, site: BuiltSite, kind: str
) -> None:
    page = visit.open(site.http, PAGE_TYPES[kind], viewport=NARROW)
    assert_is_whole(page, kind)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    page.set_viewport_size(WIDE)
    assert_prints_the_text_and_not_the_navigation(page, kind)
    if kind in FRAMED:
        assert_keys_skip_to_the_text_and_show_where_they_are(page, kind)
    page.set_viewport_size(NARROW)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def assert_is_whole(page: Page, kind: str) -> None:
    assert page.title()
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    # Styles and fonts have arrived, not only been asked for.
    assert page.evaluate("document.fonts.ready.then(() => document.styleSheets.length)") == 1
    fonts = page.evaluate("Array.from(document.fonts, font => font.status)")
    assert "error" not in fonts
    assert kind == "404" or "loaded" in fonts


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_redirect_leads_to_the_article(visit: Visit, site: BuiltSite, way: str) -> None:
    root: str = getattr(site, way)
    page = visit.window(root)
    page.goto(root + REDIRECT)
    page.wait_for_url(root + REDIRECT_TARGET)
    source = (site.folder / REDIRECT).read_text(encoding="utf-8")
    assert f'href="{REDIRECT_TARGET.removeprefix("bai/")}"' in source or REDIRECT_TARGET in source


@every_page
def test_is_readable_without_scripts(visit: Visit, site: BuiltSite, kind: str) -> None:
    page = visit.open(site.file, PAGE_TYPES[kind], java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 40
    # What needs a script does not pretend to work.
    assert shown(page, "[data-copy], [data-copy-link]") == 0
    if kind.startswith("search"):
        assert page.locator("noscript .notice").is_visible()
        assert shown(page, "#search-starters a") >= 5
    if kind.startswith("article"):
        page.locator(".text").wait_for(state="attached")
        assert page.locator("#trich-dan-text").is_visible()
    for summary in page.locator("details > summary").all()[:3]:
        if summary.is_visible():
            summary.click()
            assert summary.locator("xpath=..").get_attribute("open") is not None


def assert_keys_skip_to_the_text_and_show_where_they_are(page: Page, kind: str) -> None:
    if "?" in PAGE_TYPES[kind]:
        page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["x"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") or not (
        page.locator("main a, main button, main input, main summary").count()
    )
    page.evaluate(OPEN_ALL)
    stops, silent = page.evaluate(FOCUS)
    assert stops > 8
    assert silent == []


def test_an_outlet_with_one_article_names_it_once(visit: Visit, site: BuiltSite) -> None:
    page = visit.open(site.file, PAGE_TYPES["outlets"])
    rows = page.locator(".sources > li")
    links = {
        rows.nth(i).locator("h2").inner_text(): rows.nth(i).locator("dd").count() for i in range(rows.count())
    }
    assert links["Báo Phường"] == 1
    assert links["Kinh tế & Đô thị"] == 2


def test_a_search_opens_two_scripts_and_a_sheet_beside_page_index_and_letters(
    visit: Visit, site: BuiltSite
) -> None:
    page = visit.window(site.file)
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url.removeprefix(site.file)))
    page.goto(site.file + PAGE_TYPES["search, answered"])
    page.wait_for_selector('#results[data-state="done"]')
    # The browser asks for the icon whenever it likes.
    known = ("tim-kiem.html", "assets/search/", "assets/fonts/", "assets/icon.svg")
    others = {one for one in opened if not one.startswith(known)}
    assert others == {"assets/search.css", "assets/js/search.js", "assets/js/search-page.js"}
    # What the script of every page does is done.
    assert page.locator(".exports [data-copy]").is_visible()
    assert page.evaluate("luutruSite.root") == site.file


def test_a_printed_search_is_its_hits(visit: Visit, site: BuiltSite) -> None:
    page = visit.open(site.http, PAGE_TYPES["search, answered"], viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    assert page.locator("h1").evaluate("title => title.offsetWidth") > 100
    assert shown(page, "[data-result]") == 3
    assert shown(page, "#facets, #facets input, .exports") == 0


def assert_prints_the_text_and_not_the_navigation(page: Page, kind: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("h1").is_visible()
    assert shown(page, "nav, form:not(#search-form), button, .skip, .turn, [aria-labelledby=neo]") == 0
    # What was found is worth nothing without what was searched for.
    assert shown(page, "#q") == ("?" in PAGE_TYPES[kind])
    ink: Any = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink[0] != ink[1]
    assert ink[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "paper is white, whatever the screen was"
    if kind.startswith("article"):
        assert page.locator("#trich-dan-text").is_visible()
        # The whole address is a part of the citation.
        assert PAGE_TYPES[kind] in page.locator("#trich-dan-text").inner_text().replace("\u200b", "")
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen", color_scheme="light")
