"""Measure the search as a slow phone meets it: ``python -m bench.search_slow SITE``.

The site is served as GitHub Pages does, packed by gzip; Chromium is given 400 kbit/s, 400 ms to and fro,
and a sixth of the processor. For each query, in a fresh window on a screen of 360 × 740: the milliseconds to
the first hit, where it stands, how far the page shifted (CLS), and the bytes that came over the wire by then.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from bench.search import DONE, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

QUERIES = ("dong da", "quận đống đa", "ha noi 2017", "giao duc ha noi", "nguyễn văn hùng")
#: Bits are counted by WebPageTest's "3G slow".
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SCREEN = {"width": 360, "height": 740}
PACKED = {".html", ".js", ".css", ".svg", ".json"}
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) { if (!entry.hadRecentInput) { shift += entry.value; } }
}).observe({ type: "layout-shift", buffered: true });
new MutationObserver(() => {
  const hit = document.querySelector("[data-result]");
  if (hit && !window.first) {
    window.first = { ms: performance.now(), y: hit.getBoundingClientRect().top };
    first.bytes = performance.getEntriesByType("resource").reduce((sum, one) => sum + one.encodedBodySize, 0);
  }
}).observe(document, { childList: true, subtree: true });
"""


class _Packing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        data = _pack(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _pack(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packing, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def ask(browser: Browser, address: str, query: str, slower: float) -> tuple[float, float, float, float]:
    """Return milliseconds to the first hit, its place from the top, bytes by then, the shift in the end."""
    context = browser.new_context(viewport=SCREEN, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{address}tim-kiem.html?q={quote(query)}", timeout=120_000)
    page.wait_for_selector(DONE, timeout=240_000)
    first, shift = page.evaluate("first"), page.evaluate("shift")
    context.close()
    return first["ms"], first["y"], first["bytes"], shift


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="bench.search_slow", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--slower", type=float, default=6, help="how much slower the processor is made")
    options = parser.parse_args(arguments)
    print("| query | first hit, ms | from the top, px | KB | CLS |\n|---|---:|---:|---:|---:|")
    times = []
    with serve(options.site.resolve()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for query in QUERIES:
            ms, y, size, shift = ask(browser, address, query, options.slower)
            times.append(ms)
            print(f"| {query} | {ms:.0f} | {y:.0f} | {size / 1000:.0f} | {shift:.3f} |", flush=True)
        browser.close()
    print(f"\nmedian {statistics.median(times):.0f} ms; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
