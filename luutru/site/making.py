"""A plan becomes bytes: each maker's function.

A page is a pure function of the site and its plan, so that any process that has the site can make it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.catalogue.terms import Facet
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
    terms_pages,
    this_day,
)
from luutru.site.rendering import render_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from luutru.site.context import Site
    from luutru.site.planned import PlannedPage


def make_picture(site: Site, file: str, name: str) -> bytes:
    """Return a picture's bytes; raises ProblemsError when its file has changed since the site was planned."""
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
    "province": place_pages.make_province_view,
    "quality": quality_pages.make_quality_view,
    "quality_list": quality_pages.make_quality_list_view,
    "quality_years": quality_pages.make_quality_years_view,
    "redirect": lone_pages.make_redirect_view,
    "search": lone_pages.make_search_view,
    "terms": lambda site, facet: terms_pages.make_terms_view(site, Facet(facet)),
    "topic": term_pages.make_topic_view,
    "ward": place_pages.make_ward_view,
    "withdrawn": article_page.make_withdrawn_view,
    "year": term_pages.make_year_view,
    "year_unknown": term_pages.make_year_unknown_view,
}
#: … that gives the file's bytes, for files without a template.
FILES: Mapping[str, Callable[..., bytes]] = {
    "asset": assets.make_asset,
    "data": data_files.make_data_file,
    "days": this_day.make_days,
    "empty": lambda _: b"",
    "feed": feeds.make_archive_feed,
    "icon": lambda _, size: offline.draw_icon(size),
    "manifest": offline.make_manifest,
    "own_file": lambda site, path: site.content.read_own(path),
    "picture": make_picture,
    "robots": feeds.make_robots,
    "service_worker": offline.make_service_worker,
    "sitemap": lambda site, *pages: feeds.make_sitemap(site.config.base_url, pages),
    "sitemap_index": lambda site, *names: feeds.make_sitemap_index(site.config.base_url, names),
    "stylesheet": own_page.make_stylesheet,
    "term_feed": lambda site, facet, *rest: feeds.make_term_feed(site, Facet(facet), *rest),
}


def make_view(site: Site, page: PlannedPage) -> Any:
    """Return the view of a planned page that has a template."""
    return VIEWS[page.maker](site, *page.subject)


def make_file(site: Site, page: PlannedPage) -> bytes:
    """Return the bytes of a planned page."""
    if page.template:
        return render_view(site.templates, page.template, make_view(site, page))
    return FILES[page.maker](site, *page.subject)
