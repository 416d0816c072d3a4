"""What a plan is made of: files before they are made, each with its address and its key."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from luutru.errors import Problem, ProblemsError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


#: The template of articles, which are made block by block with their share of the search index.
ARTICLE_TEMPLATE = "pages/article.html"
#: Makers of pages that are known by what they lead to or are of, not by a name.
NAMELESS = frozenset({"article", "withdrawn", "redirect", "kept"})
#: The maker of pages that stay as the site has them: of articles whose content files cannot be read.
KEPT = "kept"


class PlannedPart(msgspec.Struct, frozen=True, gc=False):
    """A part of one format of data files, made and remembered by itself (`data_files.make_part`)."""

    key: str
    name: str
    letters: str


class PlannedPage(msgspec.Struct, frozen=True, gc=False):
    """A file of the site before it is made; small, so that it can be sent to any worker.

    `template` is empty for files that are no HTML pages. `key` is a hash in hex. `maker` and `subject` say
    how to make it (`making.make_file`). `listed` pages are for the sitemap. `source` tells people where the
    page comes from; an article's page leaves it to its subject.
    """

    url: str
    template: str
    key: str
    maker: str
    subject: tuple[str | int, ...] = ()
    listed: bool = True
    source: str = ""

    @property
    def name(self) -> str:
        """What the file is, whatever its address: by that the register of addresses knows it."""
        return "/".join([self.maker, *map(str, self.subject)])


@dataclass(frozen=True, slots=True)
class Plan:
    """All files of a site, in the order of making; and of each format of data files the parts."""

    pages: tuple[PlannedPage, ...]
    parts: Mapping[str, tuple[PlannedPart, ...]]


def check_addresses(pages: Iterable[PlannedPage], tell_source: Callable[[PlannedPage], str]) -> None:
    """Raise ProblemsError with every two files that want one address, naming both by their sources."""
    seen: dict[str, PlannedPage] = {}
    problems = []
    for page in pages:
        # A file system that ignores case would make one file of two.
        other = seen.setdefault(page.url.casefold(), page)
        if other is not page:
            former = next((one for one in (page, other) if one.maker == "redirect"), None)
            place, rival = (other, page) if former is other else (page, other)
            message = tr("{url} is also the address of {source}", url=page.url, source=tell_source(rival))
            cure = tr('take it out of "aliases" here') if former else tr("give one of them another slug")
            problems.append(Problem(tell_source(place), 0, message, cure))
    if problems:
        raise ProblemsError(problems)


def hash_texts(*parts: str) -> str:
    """Hash texts into 32 hex digits; no text here holds the NUL that stands between them."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
