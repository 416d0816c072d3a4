"""A reader who is lost, and one who has lost the connection."""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import re
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from judges.axe import find_violations
from judges.built_sites import PAGE_TYPES, ROOT, build_archive
from judges.invented_archive import write_article, write_invented_archive
from luutru.site import urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from judges.built_sites import BuiltSite

pytestmark = pytest.mark.browser


class _Pages(http.server.SimpleHTTPRequestHandler):
    """A folder as GitHub Pages gives it: what is missing is answered with /repo/404.html."""

    protocol_version = "HTTP/1.0"  # no connection outlives the server

    def log_message(self, *_: object) -> None:
        pass

    def list_directory(self, _: object) -> None:
        self.send_error(404)

    def send_error(self, code: int, *_: Any) -> None:
        body = Path(self.directory, "repo/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serve_pages(folder: Path) -> Iterator[tuple[str, http.server.ThreadingHTTPServer]]:
    handler = functools.partial(_Pages, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}/repo/", running
        finally:
            running.shutdown()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("bai/dang-bo-quan-dong-da.html", "dang bo quan dong da"),
        ("quan-huyen/dong-da/2018/trang-99.html", ""),
        ("khong/co/dau-ca/l%C3%A0ng-g%E1%BB%91m.html", "làng gốm"),
        ("cho-hoa", "cho hoa"),
        ("bai/", ""),
        ("%E0%A4%A.html", "%E0%A4%A"),
    ],
)
def test_the_error_page_finds_the_root_and_offers_a_search(
    browser: Browser, site: BuiltSite, path: str, words: str
) -> None:
    with serve_pages(site.folder.parent) as (root, _):
        page = browser.new_page()
        page.goto(root + path)
        page.wait_for_selector("#loi:not([hidden])")
        wait_until(page, "document.querySelector('[data-page]').href.startsWith(location.origin)")
        homes = page.locator("[data-page]").evaluate_all("links => links.map(link => link.href)")
        assert homes[0] == f"{root}index.html"
        offer = page.locator("#tim a")
        if words:
            assert words in offer.inner_text()
            offer.click()
            page.wait_for_url(f"{root}tim-kiem.html?*")
            assert page.locator("#q").input_value() == words
        else:
            assert not offer.is_visible()
            page.locator("[data-page]").first.click()
            page.wait_for_url(f"{root}index.html")
        page.close()


def keep(page: Page, root: str) -> None:
    """Open the home page and wait until its service worker has begun."""
    page.goto(root + "index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    wait_for_cached(page, f"{root}tim-kiem.html")


def wait_until(page: Page, expression: str) -> None:
    """Ask again until it is so; Playwright's own way needs what the pages' policy forbids."""
    end = time.monotonic() + 120
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(100)


def wait_for_cached(page: Page, address: str) -> None:
    wait_until(page, f"caches.match({address!r}).then(Boolean)")


def test_pages_seen_open_again_without_a_connection_and_editions_do_not_mix(
    browser: Browser, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    write_invented_archive(archive)
    folder = build_archive(archive)
    context = browser.new_context()
    page = context.new_page()
    with serve_pages(archive) as (root, server):
        keep(page, root)
        for url in ("quan-huyen/dong-da.html", PAGE_TYPES["article"], "nam/2018.html"):
            page.goto(root + url)
            wait_for_cached(page, root + url)
        before = page.evaluate("caches.keys()")
        assert len(before) == 1

        # A new edition: what was kept of the old one is renewed as a whole.
        write_article(archive, "Một đoạn.\n", 400, title="Bài vừa thêm", published="2026-02-01",
                      districts=("Đống Đa",))  # fmt: skip
        build_archive(archive)
        page.goto(root + "gioi-thieu.html")
        wait_until(page, f"caches.keys().then(names => names.length === 1 && names[0] !== {before[0]!r})")
        for url in ("quan-huyen/dong-da.html", "nam/2018.html", "assets/style.css", PAGE_TYPES["article"]):
            kept = page.evaluate("address => caches.match(address).then(found => found.text())", root + url)
            assert kept == (folder / url).read_text(encoding="utf-8"), url
        server.shutdown()
        server.server_close()
    page.goto(root + "quan-huyen/dong-da.html")
    assert page.get_by_text("Bài vừa thêm").count() == 1
    assert page.evaluate("document.styleSheets.length") == 1
    page.goto(root + PAGE_TYPES["article"])
    assert page.locator("h1").is_visible()
    page.goto(root + "bao/index.html")  # never seen
    assert page.locator("h1").inner_text() == "Chưa có mạng"
    assert find_violations(page) == []
    context.close()


def publish_page(site: Path, url: str, number: int) -> None:
    """Add a page to a site, as its edition of that number."""
    (site / url).write_bytes((site / PAGE_TYPES["article"]).read_bytes())
    digest = hashlib.sha256((site / url).read_bytes()).hexdigest()
    sums = site / "SHA256SUMS"
    with sums.open("a", encoding="utf-8") as file:
        file.write(f"{digest}  {url}\n")
    os.utime(sums, (2e9 + number, 2e9 + number))  # what tells editions apart here


def test_a_reader_may_keep_the_whole_archive(browser: Browser, site: BuiltSite, tmp_path: Path) -> None:
    shutil.copytree(site.folder, tmp_path / "repo")
    context = browser.new_context()
    page = context.new_page()
    with serve_pages(tmp_path) as (root, server):
        keep(page, root)
        page.goto(root + "gioi-thieu.html")
        button = page.locator("#ngoai-tuyen button")
        button.click()
        said = "document.querySelector('#ngoai-tuyen [role=status]').textContent"
        wait_until(page, f"{said}.includes('MB')")
        button.click()
        wait_until(page, f"{said}.startsWith('Cả kho')")

        # Two new editions: who keeps all gets what is new in each, too.
        for number in (1, 2):
            publish_page(tmp_path / "repo", f"bai/vua-them-{number}.html", number)
            page.goto(root)
            wait_for_cached(page, f"{root}bai/vua-them-{number}.html")
            wait_until(page, "caches.keys().then(names => names.length === 1)")
        server.shutdown()
        server.server_close()
    page.goto(root + "bao/kinhtedothi.html")
    assert page.locator("h1").inner_text() == "Kinh tế & Đô thị"
    page.goto(root + "bai/vua-them-2.html")
    assert page.locator("h1").inner_text() == "Thông xe cầu vượt nút giao Ô Đông Mác"
    page.goto(root + "tim-kiem.html?q=pháo hoa")
    page.wait_for_selector('#results[data-state="done"] [data-result]')
    assert page.locator("[data-result] a").first.get_attribute("href") == "bai/phao-hoa.html"
    context.close()


def test_pictures_are_kept_too() -> None:
    script = (ROOT / "templates/assets/js/edition.js").read_text(encoding="utf-8")
    kept = re.search(r"READ = /(.+)/;", script)
    assert kept
    for name in ("0123456789abcdef-8x6.jpg", "0123456789abcdef-8x6.png"):
        assert re.search(kept[1], urls.picture_url(name))
    assert not re.search(kept[1], "du-lieu/bai.csv")


def test_nothing_of_it_happens_on_disk(browser: Browser, site: BuiltSite) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site.file}gioi-thieu.html")
    assert page.locator('link[rel="manifest"]').count() == 0
    assert not page.locator("#ngoai-tuyen").is_visible()
    assert said == []
    page.close()


def test_the_manifest_names_icons_that_are_there(browser: Browser, site: BuiltSite) -> None:
    page = browser.new_page()
    page.goto(f"{site.http}bai/cau-vuot.html")
    href = page.locator('link[rel="manifest"]').evaluate("link => link.href")
    assert href == f"{site.http}manifest.webmanifest"
    manifest = page.evaluate("href => fetch(href).then(answer => answer.json())", href)
    assert manifest["start_url"] == "index.html"
    sizes = {icon["sizes"] for icon in manifest["icons"]}
    assert {"192x192", "512x512"} <= sizes
    for icon in manifest["icons"]:
        found = page.evaluate(
            "src => { const image = new Image(); image.src = src;"
            " return image.decode().then(() => `${image.naturalWidth}x${image.naturalHeight}`); }",
            site.http + icon["src"],
        )
        assert icon["sizes"] in ("any", found)
    page.close()
