"""Articles in lists: cards, groups under headings, pages of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from luutru.catalogue.entries import shorten
from luutru.catalogue.names import join_places
from luutru.catalogue.paging import choose_pages, page_lists
from luutru.site import urls
from luutru.site.date_words import date_words, machine_date
from luutru.site.once import once_a_site
from luutru.site.provinces import lone_provinces
from luutru.site.views.listing import Card, CardGroup, Listing, Pager
from luutru.site.views.shared import Link
from luutru.site.words import count_articles, group_digits

if TYPE_CHECKING:
    from luutru.catalogue.paging import Paging
    from luutru.model import Article
    from luutru.site.context import Site
    from luutru.site.words import Words

#: Two lines of a lead: enough to tell one article from the next.
GIST_LENGTH = 120


def article_date(article: Article) -> str:
    """The date an article is shown with, in EDTF: published, else of the event, else the sorting date."""
    return article.published or article.event or article.date or ""


def date_text(edtf: str, words: Words) -> str:
    """A date in words, or the words for an unknown one."""
    return date_words(edtf, words) if edtf else words.unknown_date


def make_card(site: Site, place: int, root: str | None) -> Card:
    """Return the card of the article at a place, for a page whose way to the root is `root`.

    None stands for the page of an article: others are beside it.
    """
    card = _card(site, place)
    return structs.replace(card, href=urls.beside(card.href) if root is None else root + card.href)


@once_a_site
def _card(site: Site, place: int) -> Card:
    """The card for a page at the root: one article stands on some ten pages, at three depths."""
    entry = site.catalogue.entries[place]
    article = entry.article
    date = article_date(article)
    machine = machine_date(date) if date else ""
    return Card(
        href=urls.article_url(article.slug),
        title=article.title,
        date_text=date_text(date, site.words),
        datetime=machine,
        uncertain=bool(date) and (not machine or "published" in entry.doubts),
        outlet=article.outlet or "",
        places=join_places((*article.districts, *lone_provinces(site, article))),
        summary=shorten(article.summary or "", GIST_LENGTH),
        duplicate=place in site.catalogue.originals,
    )


def make_listing(
    site: Site,
    members: tuple[int, ...],
    number: int,
    first_url: str,
    *,
    by: str = "year",
    paging: Paging | None = None,
    gists: bool = True,
) -> Listing:
    """Return page `number` of a list; `by` groups its cards by "year", "month" or "" for not at all.

    `gists` are the beginnings of leads, by which a reader chooses.
    """
    words, paging = site.words, paging or page_lists(site.config.page_size)
    url = urls.page_url(first_url, number)
    shown = paging.slice_page(members, number)
    total, pages = len(members), paging.count_pages(len(members))
    first = paging.start_of(number) + 1
    groups = _group(site, shown, urls.root_of(url), by)
    range_text = words.list_range.format(
        first=group_digits(first, words),
        last=group_digits(first + len(shown) - 1, words),
        total=group_digits(total, words),
    )
    return Listing(
        groups=groups if gists else tuple(_without_gists(group) for group in groups),
        total=total,
        total_text=count_articles(total, words),
        range_text=range_text if pages > 1 else "",
        pager=_make_pager(site, number, pages, first_url),
    )


def _without_gists(group: CardGroup) -> CardGroup:
    return structs.replace(group, cards=tuple(structs.replace(card, summary="") for card in group.cards))


def group_id(site: Site, place: int, by: str) -> str:
    """The anchor of the group that an article's card stands under."""
    filing = site.catalogue.filings[place]
    if filing.year is None:
        return "khong-ro"
    if by == "year":
        return year_anchor(filing.year)
    return month_anchor(filing.year, filing.month)


def year_anchor(year: int) -> str:
    """The anchor of a year's group; an id begins with a letter."""
    return f"nam-{year:04}"


def month_anchor(year: int, month: int | None) -> str:
    """The anchor of a month's group, or of what is dated to the year only."""
    return f"thang-{year:04}-{month:02}" if month else f"thang-{year:04}-khong-ro"


def _group(site: Site, shown: tuple[int, ...], root: str, by: str) -> tuple[CardGroup, ...]:
    if not by:
        return (CardGroup("", "", tuple(make_card(site, place, root) for place in shown)),) if shown else ()
    groups: list[tuple[str, str, list[Card]]] = []
    for place in shown:
        anchor = group_id(site, place, by)
        if not groups or groups[-1][0] != anchor:
            groups.append((anchor, _heading(site, place, by), []))
        groups[-1][2].append(make_card(site, place, root))
    return tuple(CardGroup(anchor, heading, tuple(cards)) for anchor, heading, cards in groups)


def _heading(site: Site, place: int, by: str) -> str:
    filing, words = site.catalogue.filings[place], site.words
    if filing.year is None:
        return words.year_unknown_title
    if by == "year":
        return str(filing.year)
    return month_name(filing.year, filing.month, words) if filing.month else words.month_unknown


def month_name(year: int, month: int, words: Words) -> str:
    """ "Tháng 1 năm 2018"."""
    return words.month_of_year.format(month=month, month_name=words.months[str(month)], year=year)


def _make_pager(site: Site, number: int, total: int, first_url: str) -> Pager:
    words = site.words
    root = urls.root_of(urls.page_url(first_url, number))

    def link(page: int) -> Link:
        text = group_digits(page, words)
        return Link(text, root + urls.page_url(first_url, page), current=page == number)

    return Pager(
        number=number,
        total=total,
        text=words.pager_text.format(number=group_digits(number, words), total=group_digits(total, words)),
        previous=link(number - 1) if number > 1 else None,
        next=link(number + 1) if number < total else None,
        pages=tuple(None if page is None else link(page) for page in choose_pages(number, total)),
    )
