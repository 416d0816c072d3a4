"""Data of timelines, by year and by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.paging import page_lists
from luutru.site import urls
from luutru.site.cards import group_id, month_anchor, month_name
from luutru.site.views.pictures import Bar, Timeline
from luutru.site.words import count_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from luutru.site.context import Site
    from luutru.site.words import Words


def year_timeline(
    site: Site, root: str, members: tuple[int, ...] | None, year_url: Callable[[int], str]
) -> Timeline | None:
    """Return articles by year, of the whole archive for None; None when there is less than two bars to show.

    `year_url` says where a year's articles are.
    """
    words, undated = site.words, len(site.catalogue.undated) if members is None else 0
    counts = site.catalogue.count_years(members)
    if len(counts) < (1 if members is None else 2):
        return None
    bars = _bars(
        counts, words, lambda year: words.year_title.format(year=year), lambda year: root + year_url(year)
    )
    name = words.year_unknown_title
    unknown = Bar(name, name, undated, count_articles(undated, words), root + urls.YEAR_UNKNOWN)
    return Timeline(bars, _peak(bars), "year", unknown if undated else None)


def month_timeline(site: Site, members: tuple[int, ...], first_url: str, year: int) -> Timeline | None:
    """Return one year's articles by month; bars lead to their group in the list from `first_url`."""
    words, counts = site.words, site.catalogue.count_months(members)
    if len(members) < 2 or not any(count for count, _ in counts.values()):
        return None
    anchors, root = list_anchors(site, members, first_url, "month"), urls.root_of(first_url)
    bars = _bars(
        counts,
        words,
        lambda month: month_name(year, month, words),
        lambda month: root + anchors[month_anchor(year, month)],
    )
    return Timeline(bars, _peak(bars), "month")


def _bars(
    counts: Mapping[int, tuple[int, int]],
    words: Words,
    name: Callable[[int], str],
    href: Callable[[int], str],
) -> tuple[Bar, ...]:
    return tuple(
        Bar(str(time), name(time), count, count_articles(count, words), href(time) if count else "", inferred)
        for time, (count, inferred) in counts.items()
    )


def _peak(bars: tuple[Bar, ...]) -> int:
    return max([1, *(bar.count for bar in bars)])


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
