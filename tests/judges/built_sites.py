"""Sites as readers get them: built by the real command, each in a folder named "repo"."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site: its folder on disk, and its address when it is served below /repo/."""

    folder: Path
    http: str

    @property
    def file(self) -> str:
        return f"{self.folder.as_uri()}/"

    def pages(self) -> list[str]:
        """The address of every HTML file, from the site's root."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


def build_archive(archive: Path) -> Path:
    """Run the build of an archive as a curator does; returns the site's folder."""
    site = archive / "repo"
    command = [sys.executable, str(ROOT / "build.py"), "--archive", str(archive), "--site", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


#: Every type of page → one of its addresses in the invented archive's site.
PAGE_TYPES = {
    "home": "index.html",
    "article": "bai/cau-vuot.html",
    "article with evidence": "bai/nam-2021-ha-noi-ket-nap-hon-10-000-dang-vien-moi.html",
    "article of all blocks": "bai/du-cac-kieu.html",
    "article of a long title": "bai/tieu-de-rat-dai.html",
    "article without anything": "bai/chi-co-tieu-de.html",
    "article printed again": "bai/ban-dang-lai.html",
    "district": "quan-huyen/dong-da.html",
    "district, page 2": "quan-huyen/dong-da/trang-2.html",
    "crossing": "quan-huyen/dong-da/2018.html",
    "crossing, page 2": "quan-huyen/dong-da/2018/trang-2.html",
    "year": "nam/2018.html",
    "year, page 2": "nam/2018/trang-2.html",
    "year unknown": "nam/khong-ro.html",
    "topic": "chu-de/xay-dung-dang.html",
    "topic, page 2": "chu-de/xay-dung-dang/trang-2.html",
    "outlet": "bao/kinhtedothi.html",
    "ward that ended": "phuong-xa/phuong-lang-ha.html",
    "ward of today": "phuong-xa/phuong-ba-dinh.html",
    "districts": "quan-huyen/index.html",
    "years": "nam/index.html",
    "topics": "chu-de/index.html",
    "outlets": "bao/index.html",
    "wards": "phuong-xa/index.html",
    "search": "tim-kiem.html",
    "search, answered": "tim-kiem.html?q=đống đa",
    "search, nothing found": "tim-kiem.html?q=xyzzyx",
    "about": "gioi-thieu.html",
    "quality": "chat-luong.html",
    "quality list": "chat-luong/khong-ro-bao.html",
    "quality list by years": "chat-luong/khong-ro-dia-chi-goc.html",
    "quality list of a year": "chat-luong/khong-ro-dia-chi-goc/2018.html",
    "changes": "thay-doi.html",
    "tombstone": "bai/da-rut.html",
    "own page": "trang/ve-nhom.html",
    "404": "404.html",
}
#: Leads on at once: looked at by its source, and by where it leads.
REDIRECT, REDIRECT_TARGET = "bai/ten-cu-cua-bai.html", "bai/du-cac-kieu.html"
