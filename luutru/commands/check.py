"""``check``: whether every link, anchor and asset of the built site leads somewhere.

A dead link is told where a person wrote it: the file in ``trang/`` or ``content/``, and its line.
"""

from __future__ import annotations

from functools import cached_property
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING, Final

from luutru.config import OWN_PAGES
from luutru.content.store import read_text
from luutru.errors import LuutruError, Problem, did_you_mean
from luutru.messages import tr
from luutru.publishing.checking import check_site
from luutru.publishing.limits import measure_site
from luutru.publishing.tree import load_sums
from luutru.site.urls import article_slug, article_url

if TYPE_CHECKING:
    from collections.abc import Collection

    from luutru.building.archive import Archive
    from luutru.console import Console

#: A site may have ten thousand pages, and each of them is compared.
_MOST_GUESSED: Final = 20


def run_check(archive: Archive, console: Console) -> int:
    """Check the built site; 1 when something leads nowhere."""
    refuse_unbuilt(archive)
    result = check_site(archive.site)
    sources = _Sources(archive)
    console.report(
        sources.place(problem, result.addresses[problem]) if problem in result.addresses else problem
        for problem in result.problems
    )
    console.tell(
        "checked: {pages} pages, {links} links, {count} problems",
        pages=result.pages,
        links=result.links,
        count=len(result.problems),
    )
    console.say(str(measure_site(archive.site)))
    return 1 if result.problems else 0


def refuse_unbuilt(archive: Archive) -> None:
    """Raise LuutruError where an archive has no built site."""
    if not archive.site.is_dir():
        raise LuutruError(
            tr("{place}: there is no built site (run {program} first)", place=archive.show(archive.site))
        )


class _Sources:
    """Where the links of an archive's pages are written."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._guessed = 0

    def place(self, problem: Problem, address: str) -> Problem:
        """Return the problem at the line of the file that has the link; as it is, where none has."""
        source = self._source_of(problem.path)
        text = read_text(self._archive.root / source) if source else None
        written = address.replace(".html", ".md"), address  # a link to an own page's file leads to its page
        lines = [
            number
            for number, line in enumerate((text or "").splitlines(), 1)
            if any(link in line for link in written)
        ]
        if not lines:
            return problem
        return Problem(source, lines[0], problem.message, self._cure(problem.path, address))

    @cached_property
    def _files(self) -> Collection[str]:
        """The site's files: read when the first dead link asks for them."""
        return load_sums(self._archive.site)

    def _source_of(self, page: str) -> str:
        folder, _, name = page.rpartition("/")
        if folder == OWN_PAGES:
            return f"{OWN_PAGES}/{name.removesuffix('.html')}.md"
        slug = article_slug(page)
        return f"{self._archive.show(self._archive.content)}/{slug}.md" if slug else ""

    def _cure(self, page: str, address: str) -> str:
        path, sign, _ = address.partition("#")
        if sign and (not path or normpath(join(dirname(page), path)) in self._files):
            return tr("take out what follows the “#”, or correct it: {address}", address=path or "#…")
        name = path.rstrip("/").rpartition("/")[2].removesuffix(".md").removesuffix(".html")
        same = [file for file in self._files if file.rpartition("/")[2] == f"{name}.html"]
        if len(same) == 1:
            return tr("write {address}", address=relpath(same[0], dirname(page)))
        self._guessed += 1
        pages = [relpath(file, dirname(page)) for file in self._files if file.endswith(".html")]
        guess = did_you_mean(path, pages) if self._guessed <= _MOST_GUESSED else ""
        example = relpath(article_url("ten-bai"), dirname(page))
        return guess or tr("write where the page is, seen from this one: {example}", example=example)
