"""An article's page as readers will see it, made when it is asked for; everything else as last built."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from luutru.building.opening import open_site
from luutru.console import Console
from luutru.content.pictures import FOLDER as PICTURES
from luutru.memo import Memo, hash_of
from luutru.site.article_page import make_article_view, make_withdrawn_view
from luutru.site.planned import ARTICLE_TEMPLATE
from luutru.site.rendering import render_view
from luutru.site.urls import article_url
from luutru.states import hash_states, read_states

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.desk.desk import Desk
    from luutru.site.context import Site

_WITHDRAWN_TEMPLATE = "pages/withdrawn.html"


class Preview:
    """The site as the last preview opened it: the next needs no other while nothing has changed."""

    def __init__(self) -> None:
        self._key = b""
        self._site: Site | None = None

    def make_article_page(self, desk: Desk, slug: str) -> bytes | None:
        """Return the page of an article from what content/ says now; None when there is no such article."""
        site = self._open(desk)
        for place, brief in enumerate(site.catalogue.briefs):
            if brief.article.slug == slug:
                return render_view(site.templates, ARTICLE_TEMPLATE, make_article_view(site, place))
        if any(article.slug == slug for article in site.catalogue.withdrawn):
            return render_view(site.templates, _WITHDRAWN_TEMPLATE, make_withdrawn_view(site, slug))
        return None

    def _open(self, desk: Desk) -> Site:
        states = read_states(desk.content)
        key = hash_of(hash_states(states), desk.known)
        if self._site is None or key != self._key:
            with Memo(desk.archive.root) as memo:
                self._site, _ = open_site(desk.archive, Console(quiet=True), memo, states=states)
            self._key = key
        return self._site


def read_built_file(archive: Archive, url: str) -> bytes | None:
    """Return a file of the built site, or a picture that is not in it yet; None when there is none."""
    if ".." in PurePosixPath(url).parts:
        return None
    folders = [archive.site, *([archive.content] if url.startswith(f"{PICTURES}/") else [])]
    for folder in folders:
        path = folder / url
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path.read_bytes()
    return None


def slug_of(url: str) -> str | None:
    """Return the slug of the article whose address this is; None for other addresses."""
    slug = PurePosixPath(url).stem
    return slug if article_url(slug) == url else None
