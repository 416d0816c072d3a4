"""Pictures of the curator's desk for the handbook and README.vi.md: ``make screenshots`` takes them too.

The five seeds and forty invented pages, on a screen of 1280 pixels, in Vietnamese.
"""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from waitress.server import create_server  # type: ignore[import-untyped]

from bench.archives import make_seeds
from luutru.building.archive import open_archive
from luutru.commands.build import run_build
from luutru.console import Console
from luutru.desk.app import create_app
from luutru.desk.desk import Desk
from luutru.desk.guard import Guard
from luutru.desk.serving import listen
from luutru.messages import speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/so-tay/trang/anh"
LISTING = "Tin mới nhất\n" + "".join(
    f"Quận {n} khởi công trường học mới\n0{n}/03/2019\n" for n in range(1, 9)
)


def make_desk(folder: Path) -> Desk:
    """Build the archive that is shown, and put it on the desk."""
    make_seeds(folder, 40)
    for path in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(path, folder / "seeds")
    (folder / "seeds/danh-sach.txt").write_text(LISTING, encoding="utf-8")
    shutil.copy(ROOT / "archive.toml", folder)
    with speaking("vi"):
        run_build(open_archive(folder), Console(quiet=True), jobs=1, strict=False, timings=False)
    desk = Desk(open_archive(folder))
    desk.who = "Thủ thư"
    return desk


def take_desk_pictures(browser: Browser, folder: Path, save: Callable[[bytes, Path], None]) -> None:
    """Take the pictures of the desk; `save` writes a screenshot in few colours."""
    desk = make_desk(folder)
    socket = listen(0)
    guard = Guard(socket.getsockname()[1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    with speaking("vi"):
        server = create_server(create_app(desk, guard), sockets=[socket])
        threading.Thread(target=server.run, daemon=True).start()
        window = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page = window.new_page()
        page.goto(f"http://127.0.0.1:{guard.port}/?token={guard.token}")
        save(page.screenshot(), FOLDER / "danh-sach.png")
        name = next(name for name, seen in desk.index if seen.doubts and seen.authors)
        page.goto(f"http://127.0.0.1:{guard.port}/bai/{name}")
        page.locator("[data-line]").first.click()
        page.evaluate("scrollTo(0, 0)")
        save(page.screenshot(), FOLDER / "mot-bai.png")
        _mark_lines(page)
        save(page.screenshot(), FOLDER / "danh-dau-dong.png")
        invented = next(one for one, seen in desk.index if seen.outlet == "Dân trí")
        page.goto(f"http://127.0.0.1:{guard.port}/bai/{invented}")
        page.locator(".lines li.role-furniture input").first.check()
        page.get_by_role("button", name="Cùng lỗi ở nơi khác?").click()
        save(page.screenshot(), FOLDER / "noi-khac.png")
        page.goto(f"http://127.0.0.1:{guard.port}/bai/{name}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.locator("#more").scroll_into_view_if_needed()
        page.evaluate("document.getElementById('more').scrollIntoView()")
        save(page.screenshot(), FOLDER / "ca-bai.png")
        server.close()


def _mark_lines(page: Page) -> None:
    for line in page.locator(".lines li.role-furniture input").all()[:2]:
        line.check()
    page.evaluate("scrollTo(0, 0)")
