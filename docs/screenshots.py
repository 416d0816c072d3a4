"""Pictures of the site for the documents: ``make screenshots`` (needs Chromium; two minutes).

The five seeds among a thousand invented articles, each page in light and dark, on a desk and on a phone; and
the curator's desk, with ``--desk`` that alone.
"""

from __future__ import annotations

import base64
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.archives import make_archive
from docs.desk_screenshots import take_desk_pictures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
ARTICLES = 1000
PAGES = {
    "home": "index.html",
    "district": "quan-huyen/dong-da.html",
    "year": "nam/2018.html",
    "article": "bai/dang-bo-quan-dong-da-ket-nap-them-duoc-362-dang-vien-moi.html",
    "search": "tim-kiem.html?q=dong da ket nap dang vien",
    "quality": "chat-luong.html",
}
SCREENS = {"desk": (1280, 860), "phone": (390, 780)}
SCHEMES = ("light", "dark")
#: A picture of text needs few colours; with these it is a third as large.
COLOURS = 256
PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return [image.width, image.height, btoa(text)];
}"""


def build_site(archive: Path) -> Path:
    """Build the archive that is shown; returns the site."""
    make_archive(archive, ARTICLES)
    shutil.copytree(ROOT / "seeds", archive / "seeds")
    shutil.copy(ROOT / "archive.toml", archive)
    subprocess.run([sys.executable, str(ROOT / "build.py"), "--archive", str(archive)], check=True)
    return archive / "site"


def take_pictures(browser: Browser, site: Path, folder: Path) -> None:
    """Write a picture of every page, screen and scheme into a folder."""
    painter = browser.new_page()
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            window = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            for name, url in PAGES.items():
                page = window.new_page()
                page.goto(f"{site.as_uri()}/{url}")
                if "?" in url:
                    page.wait_for_selector('#results[data-state="done"]')
                page.evaluate("document.fonts.ready")
                save_picture(painter, page.screenshot(), folder / f"{name}-{screen}-{scheme}.png")
                page.close()
            window.close()


def save_picture(painter: Page, screenshot: bytes, path: Path) -> None:
    """Write a screenshot in few colours; `painter` is a page that decodes it."""
    across, down, pixels = painter.evaluate(PIXELS, base64.b64encode(screenshot).decode())
    path.write_bytes(write_png(across, down, base64.b64decode(pixels)))
    print(f"{path.name}  {path.stat().st_size / 1000:.0f} KB")


def write_png(width: int, height: int, rgba: bytes) -> bytes:
    """Return a PNG with a palette: the most frequent colours, the others as the nearest of these."""
    pixels = memoryview(rgba).cast("I")
    counts = Counter(pixels)
    palette = [colour.to_bytes(4, sys.byteorder)[:3] for colour, _ in counts.most_common(COLOURS)]
    index = {colour: _nearest(colour.to_bytes(4, sys.byteorder), palette) for colour in counts}
    rows = (
        b"\0" + bytes(map(index.__getitem__, pixels[row * width : (row + 1) * width]))
        for row in range(height)
    )
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", zlib.compress(b"".join(rows), 9)),
            _chunk(b"IEND", b""),
        ]
    )


def _nearest(colour: bytes, palette: list[bytes]) -> int:
    def distance(place: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(colour, palette[place], strict=False))

    return min(range(len(palette)), key=distance)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    """Build, look, write."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is needed (Debian: chromium)")
    with tempfile.TemporaryDirectory(prefix="luutru-screenshots-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take_desk_pictures(browser, Path(folder, "desk"), partial(save_picture, browser.new_page()))
        if "--desk" not in sys.argv:
            take_pictures(browser, build_site(Path(folder, "archive")), Path(__file__).parent)
        browser.close()


if __name__ == "__main__":
    main()
