"""Measure the search of a built site from file://, as a reader types: ``python -m bench.search SITE``.

For each query, in a fresh window: the bytes and files of the index that are read until the list of hits
stands; all files that the window opens, page, style sheets, scripts and letters too; and the milliseconds
from the last key to the list. Bytes are the files' sizes on disk. ``--width 360`` is a phone's window.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Browser, Page

#: Long and short, with accents and without, phrases and filters; answered by invented and by real articles.
QUERIES = (
    "dong da",
    "đống đa",
    "quận đống đa",
    "dong da ket nap dang vien 2018",
    "kết nạp đảng viên mới",
    "ket nap dang vien moi",
    "ủy ban nhân dân thành phố hà nội",
    "uy ban nhan dan thanh pho ha noi",
    "công tác kiểm tra giám sát của đảng",
    "cong tac kiem tra giam sat cua dang",
    "tổng kết công tác xây dựng đảng năm 2018",
    "nông thôn mới",
    '"chuyển đổi số"',
    '"hội đồng nhân dân" quan:dong-da',
    "nguyễn văn hùng",
    "bí thư quận ủy phát biểu chỉ đạo hội nghị",
    "hà nội -bóng -đá",
    "nam:2018..2021 giao duc",
    "quan:dong-da nam:2019",
    "an toàn giao thông trên địa bàn quận hoàn kiếm năm 2020",
)
SCRIPTS = ("assets/js/search.js", "assets/js/search-page.js")
INDEX = "assets/search/"
#: In the page, from its beginning: which scripts were added, the moments of the last key, of the list of hits
#: and of the whole answer, and how many scripts had been added before the list.
WATCH = """
window.files = [];
window.moments = {};
document.addEventListener("input", () => { window.moments = { key: performance.now() }; }, true);
new MutationObserver((changes) => {
  const now = performance.now();
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.src) { files.push(node.src); }
      if (change.target.id === "results" && node.matches?.("ol, .empty")) {
        moments.list ??= now;
        moments.before ??= files.length;
      }
    }
    if (change.target.id === "results" && change.target.dataset.state === "done") { moments.done ??= now; }
  }
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-state"] });
"""
DONE = '#results[data-state="done"]'
HEIGHT = 740


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: bytes and files of the index for the list, all files, milliseconds from key to list."""

    query: str
    list_bytes: int
    list_files: int
    all_files: int
    list_ms: float


COLUMNS = {
    "list_bytes": "list, KB",
    "list_files": "files",
    "all_files": "files in all",
    "list_ms": "list, ms",
}


def ask(browser: Browser, site: Path, query: str, rounds: int, width: int) -> Asked:
    """Ask by the address, for the files, and so many times key by key; the times are medians."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    opened: set[str] = set()
    page.on("request", lambda request: opened.add(request.url))
    page.add_init_script(WATCH)
    page.goto(f"{site.as_uri()}/tim-kiem.html?q={quote(query)}")
    page.wait_for_selector(DONE)
    files = [Path(unquote(urlsplit(address).path)) for address in page.evaluate("files")]
    border = page.evaluate("moments.before")
    page.close()
    first = [path for path in files[:border] if path.is_relative_to(site / INDEX)]
    return Asked(
        query=query,
        list_bytes=_weigh(first),
        list_files=len(first),
        all_files=len(opened),
        list_ms=statistics.median(_type(browser, site, query) for _ in range(rounds)),
    )


def _open(browser: Browser, site: Path, query: str) -> Page:
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{site.as_uri()}/tim-kiem.html{query}")
    if query:
        page.wait_for_selector(DONE)
    return page


def _type(browser: Browser, site: Path, query: str) -> float:
    """Type all but the last letter, wait, then the last; return milliseconds to the list."""
    page = _open(browser, site, "")
    page.fill("#q", query[:-1])
    page.wait_for_selector(DONE)
    page.focus("#q")
    page.keyboard.press("End")
    page.keyboard.insert_text(query[-1])
    page.wait_for_selector(DONE)
    moments = page.evaluate("moments")
    page.close()
    return float(moments["list"] - moments["key"])


def _weigh(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files)


def weigh_index(site: Path) -> dict[str, int]:
    """Return the bytes of the site, of its lists, texts and articles' pages, and the lists' files."""
    sizes = {"site": 0, "lists": 0, "texts": 0, "articles": 0, "files": 0}
    for path in site.rglob("*"):
        if not path.is_file():
            continue
        name, size = path.relative_to(site).as_posix(), path.stat().st_size
        sizes["site"] += size
        if name.startswith(INDEX):
            sizes["texts" if path.name[0] == "t" else "lists"] += size
            sizes["files"] += path.name[0] != "t"
        elif name.startswith("bai/"):
            sizes["articles"] += size
    return sizes


def find_chromium() -> str:
    """Return where Chromium is; raises FileNotFoundError."""
    for name in ("chromium", "chromium-browser"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("Chromium is needed (Debian: chromium)")


def measure(site: Path, chromium: str, rounds: int, width: int) -> list[Asked]:
    """Ask every query."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        _type(browser, site, QUERIES[0])  # the first window warms the browser up
        asked = [ask(browser, site, query, rounds, width) for query in QUERIES]
        browser.close()
    return asked


def render_table(asked: Sequence[Asked]) -> str:
    """Return the table in Markdown, with the median and the worst of each column."""
    rows = [(one.query, [getattr(one, column) for column in COLUMNS]) for one in asked]
    for name, choose in (("*median*", statistics.median), ("*worst*", max)):
        rows.append((name, [choose([getattr(one, column) for one in asked]) for column in COLUMNS]))
    lines = [f"| query | {' | '.join(COLUMNS.values())} |", "|---|" + "---:|" * len(COLUMNS)]
    for query, values in rows:
        shown = (
            f"{value / 1000 if column.endswith('bytes') else value:.0f}"
            for column, value in zip(COLUMNS, values, strict=True)
        )
        lines.append(f"| {query} | {' | '.join(shown)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="bench.search", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--rounds", type=int, default=3, help="how often each query is typed")
    parser.add_argument("--width", type=int, default=1280, help="how wide the window is, in pixels")
    options = parser.parse_args(arguments)
    site = options.site.resolve()
    print(render_table(measure(site, find_chromium(), options.rounds, options.width)))
    sizes, scripts = weigh_index(site), _weigh(site / name for name in SCRIPTS)
    print(
        f"\nsite {sizes['site'] / 1e6:.1f} MB: lists {sizes['lists'] / 1e6:.2f} MB in {sizes['files']} files "
        f"({sizes['lists'] / sizes['site']:.1%}), texts {sizes['texts'] / 1e6:.2f} MB, "
        f"articles' pages {sizes['articles'] / 1e6:.1f} MB; scripts {scripts / 1000:.0f} KB; "
        f"load of the machine {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
