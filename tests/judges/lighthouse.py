"""Lighthouse on six pages of a site, over http, as on a phone: ``make judge``.

The site is site/, or the folder that is given: a large archive is the harder one. Exit 1 when a score is
below 98, of the search page below 95. Not among the tests: speed as Lighthouse measures it depends on
what else the machine is doing.
"""

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
#: Of each the least score; of articles the first one is taken.
PAGES = {
    "index.html": 98,
    "quan-huyen/dong-da.html": 98,
    "bai/*.html": 98,
    "nam/2018.html": 98,
    "chat-luong.html": 98,
    "tim-kiem.html": 95,
}


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
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    low = False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "repo").symlink_to(site)
        with serve_folder(Path(folder)) as address:
            for pattern, least in PAGES.items():
                page = min(site.glob(pattern)).relative_to(site).as_posix()
                scores = judge_page(f"{address}repo/{page}", chromium)
                low = low or min(scores.values()) < least
                print(page, *(f"{name} {score}" for name, score in scores.items()), sep="  ")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
