"""An archive of many provinces before the judges: browser, axe, Nu, html-validate; and how heavy it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judges.axe import SCHEMES, find_violations
from judges.country_archive import PAGES
from judges.markup import run_html_validate, run_nu
from judges.visiting import OPEN_ALL, TOO_WIDE

if TYPE_CHECKING:
    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

every_page = pytest.mark.parametrize("kind", PAGES)


@pytest.mark.browser
@pytest.mark.npm
@every_page
def test_a_page_opens_fits_and_can_be_used(visit: Visit, country_site: BuiltSite, kind: str) -> None:
    page = visit.open(country_site.http, PAGES[kind])
    assert page.locator("h1").count() == 1
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(OPEN_ALL)
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        for scheme in SCHEMES if width > 320 else ():
            page.emulate_media(color_scheme=scheme)
            assert find_violations(page) == [], (width, scheme)


@pytest.mark.browser
def test_the_search_finds_a_namesake_by_its_province(visit: Visit, country_site: BuiltSite) -> None:
    page = visit.open(country_site.file, PAGES["search, answered"])
    assert page.locator("#results").get_attribute("data-total") == "1"
    page.locator("[data-result] a").first.click()
    page.wait_for_url("**/bai/*.html*")
    assert page.locator(".crumbs").inner_text().split("\n")[1:3] == ["Long An", "Châu Thành"]
    page = visit.open(country_site.http, PAGES["search with cards"])
    page.locator("#search-cards a", has_text="Quận 1 (Hồ Chí Minh)").click()
    page.wait_for_url("**/quan-huyen/*.html")
    page.locator(".crumbs a", has_text="Hồ Chí Minh").click()
    page.wait_for_url("**/tinh-thanh/*.html")
    assert page.locator("h1").inner_text() == "Thành phố Hồ Chí Minh"
    assert page.locator("svg.map").count() >= 1


@pytest.mark.java
@pytest.mark.npm
def test_the_markup_is_right(country_site: BuiltSite) -> None:
    pages = sorted({country_site.folder / address.partition("?")[0] for address in PAGES.values()})
    assert run_nu(*pages) == []
    assert run_html_validate(*pages) == []


def test_the_error_page_knows_every_folder(country_site: BuiltSite, site: BuiltSite) -> None:
    text = (country_site.folder / "404.html").read_text(encoding="utf-8")
    known = set(text.partition('data-folders="')[2].partition('"')[0].split())
    for one in (country_site, site):
        assert {path.name for path in one.folder.iterdir() if path.is_dir()} <= known


def test_home_and_districts_are_light(country_site: BuiltSite) -> None:
    home = (country_site.folder / "index.html").stat().st_size
    districts = [path.stat().st_size for path in (country_site.folder / "quan-huyen").glob("*.html")]
    districts.remove((country_site.folder / "quan-huyen/index.html").stat().st_size)
    assert home <= 30_000
    assert max(districts) <= 30_000
