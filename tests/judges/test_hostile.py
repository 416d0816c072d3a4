"""Whatever a text tries, nothing of it runs: on no page of a hostile archive, and not in its search."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from judges.hostile_archive import FLAG, PAYLOADS, WORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

pytestmark = pytest.mark.browser

#: Opens what is closed, and gives every element the events that handlers wait for.
PROVOKE = """() => {
    document.querySelectorAll('details').forEach(details => { details.open = true });
    const kinds = ['mouseover', 'mouseenter', 'focus', 'focusin', 'load', 'error', 'toggle', 'beginEvent'];
    document.querySelectorAll('*').forEach(element =>
        kinds.forEach(kind => element.dispatchEvent(new Event(kind))));
}"""
#: Elements and addresses that no page of ours has.
FOREIGN = """() => [
    ...Array.from(document.querySelectorAll(
        'img, iframe, object, embed, base, animate, main style, main link, main meta, ' +
        'main script:not([type="application/json"]), body script[src], ' +
        '[onclick], [onload], [onerror], [onfocus], [onmouseover], [style], [autofocus]')),
    ...Array.from(document.querySelectorAll('[href], [src], [action]')).filter(element => {
        const address = ['href', 'src', 'action'].map(name => element.getAttribute(name)).find(Boolean);
        return !/^(https?|file|mailto):$/.test(new URL(address, document.baseURI).protocol);
    }),
].map(element => element.outerHTML.slice(0, 200))"""


def assert_inert(page: Page) -> None:
    page.evaluate(PROVOKE)
    assert page.evaluate(FOREIGN) == [], page.url
    assert page.evaluate(f"typeof {FLAG}") == "undefined", page.url


@pytest.mark.parametrize("way", ["file", "http"])
def test_every_page_is_inert(visit: Visit, hostile_site: BuiltSite, way: str) -> None:
    root: str = getattr(hostile_site, way)
    page = visit.window(root)
    pages = hostile_site.pages()
    assert len([url for url in pages if url.startswith("bai/")]) > 2 * len(PAYLOADS)
    if (
        way == "file"
    ):  # the same bytes: one page of each kind is enough to see that the policy holds there too
        pages = [url for url in pages if "/" not in url or url.startswith(f"bai/{WORD}")]
    for url in pages:
        page.goto(root + url)
        assert_inert(page)
        assert page.locator("h1").count() == 1


def test_hostile_words_are_shown_as_they_are(visit: Visit, hostile_site: BuiltSite) -> None:
    page = visit.window(hostile_site.http)
    for name, payload in PAYLOADS.items():
        page.goto(f"{hostile_site.http}bai/{WORD}-{name.replace(' ', '-')}.html")
        plain = " ".join(re.sub("[\u2028\u2029]", " ", payload).split())
        # What turns the direction of text is shown as a sign that something was there.
        plain = re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", plain)
        assert " ".join(page.locator("h1").evaluate("h1 => h1.textContent").split()) == f"{plain} {WORD}"
        data = page.locator('script[type="application/ld+json"]')
        # A withdrawn article has none.
        assert data.count() == (name != "closing")
        for text in data.all_text_contents():
            assert WORD in json.loads(text)["headline"]


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_search_is_inert(visit: Visit, hostile_site: BuiltSite, way: str) -> None:
    root: str = getattr(hostile_site, way)
    page = visit.open(root, f"tim-kiem.html?q={WORD}")
    assert page.locator("[data-result]").count() == 10
    while page.locator("button.more").count():
        before = page.locator("[data-result]").count()
        page.click("button.more")
        page.locator("[data-result]").nth(before).wait_for()
        page.wait_for_selector('#results[data-state="done"]')
    texts = (path.read_text(encoding="utf-8") for path in hostile_site.folder.parent.glob("content/*.md"))
    listed = [text for text in texts if WORD in text and "\nwithdrawn: " not in text]
    assert page.locator("[data-result]").count() == len(listed) > len(PAYLOADS)
    assert_inert(page)
    for payload in PAYLOADS.values():
        page.fill("#q", payload)
        page.wait_for_selector('#results:is([data-state="done"], [data-state="idle"])', state="attached")
        assert_inert(page)
