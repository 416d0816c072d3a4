"""axe-core finds nothing to blame: WCAG 2.2 AA and good practice, light and dark, phone and desk."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from judges.axe import SCHEMES, find_violations
from judges.built_sites import PAGE_TYPES, REDIRECT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.npm]


def brightness(page: Page, of: str) -> int:
    """Of the body's ground or letters: 0 for black to 765 for white."""
    return sum(map(int, page.evaluate(f"getComputedStyle(document.body).{of}.match(/\\d+/g).slice(0, 3)")))


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_axe_finds_nothing(visit: Visit, site: BuiltSite, kind: str) -> None:
    page = visit.open(site.http, PAGE_TYPES[kind])
    for width, scheme in product((360, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert (brightness(page, "backgroundColor") > brightness(page, "color")) == (scheme == "light")
        assert abs(brightness(page, "backgroundColor") - brightness(page, "color")) > 400
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        assert find_violations(page) == [], (width, scheme)


def test_axe_finds_nothing_on_a_redirect(visit: Visit, site: BuiltSite) -> None:
    source = (site.folder / REDIRECT).read_text(encoding="utf-8")
    start = source.index('<meta http-equiv="refresh"')
    still = source[:start] + source[source.index(">", start) + 1 :]

    def stay(route: Route) -> None:
        route.fulfill(body=still, content_type="text/html; charset=utf-8")

    page = visit.window(site.http)
    page.route(f"**/{REDIRECT}", stay)
    page.goto(site.http + REDIRECT)
    assert find_violations(page) == []


def test_the_judge_can_find_something(visit: Visit, site: BuiltSite) -> None:
    page = visit.open(site.http, "index.html", color_scheme="light")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    found = find_violations(page)
    assert [rule for rule in found if rule.startswith("html-has-lang")]
    assert [rule for rule in found if rule.startswith("color-contrast")]
