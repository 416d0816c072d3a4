"""What a plan is made of: files before they are made, each with its address and its key."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from luutru.errors import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A piece of a long file that is remembered by itself."""

    key: str
    maker: str
    subject: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A file of the site before it is made; small, so that it can be sent to any worker.

    `template` is empty for files that are no HTML pages. `key` is a hash in hex. `maker` and `subject` say
    how to make it (`making.make_file`). `parts`, if any, are made and remembered one by one and joined.
    `listed` pages are for the sitemap. `source` tells people where the page comes from.
    """

    url: str
    template: str
    key: str
    maker: str
    subject: tuple[str | int, ...] = ()
    parts: tuple[PlannedPart, ...] = ()
    listed: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All files of a site, in the order of making."""

    pages: tuple[PlannedPage, ...]

    def urls(self) -> frozenset[str]:
        """The addresses of all files."""
        return frozenset(page.url for page in self.pages)


def check_addresses(pages: Iterable[PlannedPage]) -> None:
    """Raise ProblemsError with every two files that want one address, naming both."""
    seen: dict[str, PlannedPage] = {}
    problems = []
    for page in pages:
        # A file system that ignores case would make one file of two.
        other = seen.setdefault(page.url.casefold(), page)
        if other is not page:
            problems.append(
                Problem(
                    page.source or page.url,
                    0,
                    f"{page.url} is also the address of {other.source or other.url}",
                    "give one of them another slug",
                )
            )
    if problems:
        raise ProblemsError(problems)


def hash_texts(*parts: str) -> str:
    """Hash texts into 32 hex digits; no text here holds the NUL that stands between them."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
