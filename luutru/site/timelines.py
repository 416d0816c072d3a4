"""Data of timelines, by year and by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.paging import page_lists
from luutru.site import urls
from luutru.site.cards import group_id, month_anchor, month_name
from luutru.site.views.pictures import Bar, Timeline
from luutru.site.words import count_articles

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.site.context import Site


def year_timeline(
    site: Site, root: str, members: tuple[int, ...] | None, year_url: Callable[[int], str]
) -> Timeline | None:
    """Return articles by year, of the whole archive for None; None when there is less than two bars to show.

    `year_url` says where a year's articles are.
    """
    words = site.words
    counts = site.catalogue.count_years(members)
    if len(counts) < (1 if members is None else 2):
        return None
    bars = tuple(
        Bar(
            label=str(year),
            name=words.year_title.format(year=year),
            count=count,
            count_text=count_articles(count, words),
            href=root + year_url(year) if count else "",
            uncertain=inferred,
        )
        for year, (count, inferred) in counts.items()
    )
    unknown = None
    if members is None and (undated := len(site.catalogue.undated)):
        unknown = Bar(
            label=words.year_unknown_title,
            name=words.year_unknown_title,
            count=undated,
            count_text=count_articles(undated, words),
            href=root + urls.YEAR_UNKNOWN,
        )
    return Timeline(bars, max(1, *(bar.count for bar in bars)) if bars else 1, "year", unknown)


def month_timeline(site: Site, members: tuple[int, ...], first_url: str, year: int) -> Timeline | None:
    """Return one year's articles by month; bars lead to their group in the list from `first_url`."""
    words = site.words
    counts = site.catalogue.count_months(members)
    if len(members) < 2 or not any(count for count, _ in counts.values()):
        return None
    places = list_anchors(site, members, first_url, "month")
    root = urls.root_of(first_url)
    bars = tuple(
        Bar(
            label=str(month),
            name=month_name(year, month, words),
            count=count,
            count_text=count_articles(count, words),
            href=root + places[month_anchor(year, month)] if count else "",
            uncertain=inferred,
        )
        for month, (count, inferred) in counts.items()
    )
    return Timeline(bars, max(1, *(bar.count for bar in bars)), "month")


def list_anchors(site: Site, members: tuple[int, ...], first_url: str, by: str) -> dict[str, str]:
    """Return where each group of a list starts: anchor → URL of its page with the anchor."""
    found: dict[str, str] = {}
    paging = page_lists(site.config.page_size)
    for number, place in enumerate(members):
        anchor = group_id(site, place, by)
        if anchor not in found:
            page = paging.page_of(number)
            found[anchor] = f"{urls.page_url(first_url, page)}#{anchor}"
    return found
