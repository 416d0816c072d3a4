"""Lighthouse on four pages of site/, over http: ``make judge``. Exit 1 when a category scores below 95.

Not among the tests: speed as Lighthouse measures it depends on what else the machine is doing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from serving import serve_folder

ROOT = Path(__file__).parents[2]
#: Fetched by npx when asked for: the tests need none of it. Uses the Chromium that is there.
LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = (
    "index.html",
    "quan-huyen/dong-da.html",
    "bai/dang-bo-quan-dong-da-ket-nap-them-duoc-362-dang-vien-moi.html",
    "tim-kiem.html",
)
LEAST = 95


def judge_page(address: str, chromium: str) -> dict[str, float]:
    """Return the score of each category, 0 to 100."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-quic"
    command = ["npx", "--yes", LIGHTHOUSE, address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    found = json.loads(subprocess.check_output(command, text=True, env=environment))
    return {name: round(100 * (part["score"] or 0)) for name, part in found["categories"].items()}


def main() -> int:
    """Judge the pages; print a line for each."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("Lighthouse needs Chromium (Debian: chromium)", file=sys.stderr)
        return 2
    low = False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "repo").symlink_to(ROOT / "site")
        with serve_folder(Path(folder)) as address:
            for page in PAGES:
                scores = judge_page(f"{address}repo/{page}", chromium)
                low = low or min(scores.values()) < LEAST
                print(page, *(f"{name} {score}" for name, score in scores.items()), sep="  ")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
