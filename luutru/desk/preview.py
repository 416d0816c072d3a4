"""An article's page as readers will see it, made when it is asked for; everything else as last built."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from luutru.building.rendering import open_site
from luutru.console import Console
from luutru.memo import Memo
from luutru.site.article_page import make_article_view, make_withdrawn_view
from luutru.site.planned import ARTICLE_TEMPLATE
from luutru.site.rendering import render_view
from luutru.site.urls import article_url

if TYPE_CHECKING:
    from luutru.building.archive import Archive

_WITHDRAWN_TEMPLATE = "pages/withdrawn.html"


def make_article_page(archive: Archive, slug: str) -> bytes | None:
    """Return the page of an article from what content/ says now; None when there is no such article."""
    with Memo(archive.root) as memo:
        site = open_site(archive, Console(quiet=True), memo).site
    for place, brief in enumerate(site.catalogue.briefs):
        if brief.article.slug == slug:
            return render_view(site.templates, ARTICLE_TEMPLATE, make_article_view(site, place))
    if any(article.slug == slug for article in site.catalogue.withdrawn):
        return render_view(site.templates, _WITHDRAWN_TEMPLATE, make_withdrawn_view(site, slug))
    return None


def read_built_file(archive: Archive, url: str) -> bytes | None:
    """Return a file of the built site; None when there is none, or `url` leads out of the site."""
    if ".." in PurePosixPath(url).parts:
        return None
    path = archive.site / url
    if not path.is_file() or not path.resolve().is_relative_to(archive.site.resolve()):
        return None
    return path.read_bytes()


def slug_of(url: str) -> str | None:
    """Return the slug of the article whose address this is; None for other addresses."""
    slug = PurePosixPath(url).stem
    return slug if article_url(slug) == url else None
