"""What GitHub Pages takes: how large a site may be, and how many more articles it has room for.

Source: docs.github.com, "GitHub Pages limits" (a published site: 1 GB; a deployment: 10 minutes) and "About
large files on GitHub" (a file: 100 MB). Both are taken as decimal, the smaller reading.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.errors import Problem
from luutru.messages import tr
from luutru.site.urls import article_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 1_000_000_000
MOST_FILE_BYTES = 100_000_000
#: Folders whose files are the same however many articles there are.
_FIXED = ("assets/css/", "assets/fonts/", "assets/js/")


@dataclass(frozen=True, slots=True)
class SiteSize:
    """What a site weighs, in bytes. `growing` is the part that grows with the `articles`."""

    total: int
    growing: int
    articles: int
    files: int
    largest: int
    largest_path: str

    @property
    def room(self) -> int:
        """How many more articles of the size of those there are fit; negative when over the limit."""
        each = max(self.growing // max(self.articles, 1), 1)
        return (MOST_BYTES - self.total) // each

    def __str__(self) -> str:
        text = tr(
            "size: {size:.1f} MB of the 1000 MB that GitHub Pages takes, {files} files",
            size=self.total / 1e6,
            files=self.files,
        )
        if self.articles and self.room > 0:
            text += tr(
                "; room for about {articles} more articles",
                articles=round(self.room, 2 - len(str(self.room))),
            )
        return text


def measure_site(site: Path) -> SiteSize:
    """Weigh a built site: everything in its folder is uploaded."""
    found = (
        (Path(folder, name).relative_to(site).as_posix(), Path(folder, name).lstat().st_size)
        for folder, _, names in os.walk(site)
        for name in names
    )
    return sum_sizes(found)


def sum_sizes(sizes: Iterable[tuple[str, int]]) -> SiteSize:
    """Add up the sizes of a site's files, given by path."""
    total = growing = articles = files = largest = 0
    largest_path = ""
    for path, size in sizes:
        files += 1
        total += size
        growing += 0 if path.startswith(_FIXED) else size
        articles += bool(article_slug(path))
        if size > largest:
            largest, largest_path = size, path
    return SiteSize(total, growing, articles, files, largest, largest_path)


def find_excess(size: SiteSize, site_name: str = "site") -> list[Problem]:
    """Return why GitHub Pages would refuse a site of this size; nothing when it would not."""
    problems = []
    if size.total > MOST_BYTES:
        message = tr(
            "is {size:.0f} MB; GitHub Pages takes {most} MB",
            size=size.total / 1e6,
            most=MOST_BYTES // 1_000_000,
        )
        cure = tr(
            "divide the archive in two, by years or districts; set excerpt_only = true; or publish elsewhere"
        )
        problems.append(Problem(site_name, 0, message, cure))
    if size.largest > MOST_FILE_BYTES:
        message = tr("is {size:.0f} MB; GitHub takes no file over 100 MB", size=size.largest / 1e6)
        problems.append(
            Problem(f"{site_name}/{size.largest_path}", 0, message, tr("divide the archive in two"))
        )
    return problems
