"""A plan becomes bytes: each maker's function, and the way a page reaches a worker.

A page is a pure function of the site and its plan. `make_file` works in any process that has the site;
workers get it by `share_site`, which costs nothing where processes are forked and one file otherwise.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.catalogue.catalogue import Facet
from luutru.content.pictures import FOLDER as PICTURES
from luutru.content.pictures import limits_of
from luutru.errors import Problem, ProblemsError
from luutru.messages import tr
from luutru.site import (
    article_page,
    assets,
    changes_page,
    data_files,
    feeds,
    lone_pages,
    offline,
    own_page,
    place_pages,
    quality_pages,
    term_pages,
    this_day,
)
from luutru.site.rendering import render_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from luutru.site.context import Site
    from luutru.site.planned import PlannedPage, PlannedPart


def make_picture(site: Site, file: str, name: str) -> bytes:
    """Return a picture's bytes; raises ProblemsError when its file is another than when the site was planned."""
    found, data = site.content.load_picture(file, limits_of(site.config))
    if found != name:
        message, cure = tr("was changed while the site was made"), tr("build again")
        raise ProblemsError([Problem(f"content/{PICTURES}/{file}", 0, message, cure)])
    return data


#: What a plan calls a maker → the function that gives the page's view.
VIEWS: Mapping[str, Callable[..., object]] = {
    "about": lone_pages.make_about_view,
    "article": article_page.make_article_view,
    "changes": changes_page.make_changes_view,
    "crossing": term_pages.make_crossing_view,
    "district": place_pages.make_district_view,
    "home": lone_pages.make_home_view,
    "not_found": lone_pages.make_not_found_view,
    "outlet": term_pages.make_outlet_view,
    "own_page": own_page.make_own_page_view,
    "quality": quality_pages.make_quality_view,
    "quality_list": quality_pages.make_quality_list_view,
    "quality_years": quality_pages.make_quality_years_view,
    "redirect": lone_pages.make_redirect_view,
    "search": lone_pages.make_search_view,
    "terms": lambda site, facet: lone_pages.make_terms_view(site, Facet(facet)),
    "topic": term_pages.make_topic_view,
    "ward": place_pages.make_ward_view,
    "withdrawn": article_page.make_withdrawn_view,
    "year": term_pages.make_year_view,
    "year_unknown": term_pages.make_year_unknown_view,
}
#: … that gives the file's bytes, for files without a template.
FILES: Mapping[str, Callable[..., bytes]] = {
    "asset": lambda site, url: assets.make_asset(site, url),
    "data": data_files.make_data_file,
    "days": this_day.make_days,
    "empty": lambda _: b"",
    "feed": feeds.make_archive_feed,
    "icon": lambda _, size: offline.draw_icon(size),
    "manifest": offline.make_manifest,
    "own_file": own_page.make_own_file,
    "picture": make_picture,
    "robots": feeds.make_robots,
    "service_worker": offline.make_service_worker,
    "sitemap": lambda site, *pages: feeds.make_sitemap(site.config.base_url, pages),
    "sitemap_index": lambda site, *names: feeds.make_sitemap_index(site.config.base_url, names),
    "stylesheet": own_page.make_stylesheet,
    "term_feed": lambda site, facet, slug: feeds.make_term_feed(site, Facet(facet), slug),
}


def make_view(site: Site, page: PlannedPage) -> Any:
    """Return the view of a planned page that has a template."""
    return VIEWS[page.maker](site, *page.subject)


def make_file(site: Site, page: PlannedPage) -> bytes:
    """Return the bytes of a planned page."""
    if page.template:
        return render_view(site.templates, page.template, make_view(site, page))
    return FILES[page.maker](site, *page.subject)


# Workers ----------------------------------------------------------------------------------------------------

_shared: dict[str, Site] = {}


@dataclass(frozen=True, slots=True)
class SharedSite:
    """A small stand-in for a site that can be sent to a worker with every page."""

    key: str
    path: str


def share_site(site: Site, key: str, folder: Path | None) -> SharedSite:
    """Keep a site for workers that are forked from this process, and write it where others find it.

    `key` names this site and no other; `folder` is one all workers can read, None when all are forked.
    """
    _shared.clear()
    _shared[key] = site
    if folder is None:
        return SharedSite(key, "")
    path = folder / "site.pickle"
    path.write_bytes(pickle.dumps((key, site), protocol=pickle.HIGHEST_PROTOCOL))
    return SharedSite(key, str(path))


def make_shared(shared: SharedSite, page: PlannedPage) -> bytes:
    """Return the bytes of a page, in a worker."""
    return make_file(load_shared(shared), page)


def make_shared_part(shared: SharedSite, part: PlannedPart) -> bytes:
    """Return a part of a format of data files, packed, in a worker."""
    return data_files.make_part(load_shared(shared), part.name, part.letters)


def load_shared(shared: SharedSite) -> Site:
    """Return the site that a stand-in stands for, read once a process."""
    return _shared.get(shared.key) or _read_shared(shared)


@lru_cache(maxsize=1)
def _read_shared(shared: SharedSite) -> Site:
    key, site = pickle.loads(Path(shared.path).read_bytes())
    if key != shared.key:
        raise RuntimeError("the site that workers share was replaced while they worked")
    loaded: Site = site
    return loaded
