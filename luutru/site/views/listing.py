"""Lists of articles: cards, groups of cards, pages of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from markupsafe import Markup

    from luutru.site.views.shared import Link


class Card(msgspec.Struct, frozen=True):
    """One article in a list. A list page shows up to `page_size` of them: keep their markup lean."""

    href: str  #: The article's page.
    title: str  #: The headline.
    #: The date in words ("19/1/2018", "tháng 3/2021", "khoảng năm 2021"), or the words for an unknown one.
    date_text: str
    #: For `<time datetime>`: "2018-01-19", "2018-01" or "2018"; empty when unknown or inferred.
    datetime: str
    #: The date is inferred, approximate or an interval: show the mark `words.mark_uncertain`.
    uncertain: bool
    outlet: str  #: The outlet's name; empty when unknown.
    places: str  #: District names, joined by ", "; empty when none.
    summary: str  #: The lead, at most 120 characters, cut at a word; empty when there is none.
    #: The same text stands in another article: show `words.duplicate_badge` ("Bản đăng lại").
    duplicate: bool


class Related(msgspec.Struct, frozen=True):
    """An article that shares something with the one being read."""

    card: Card  #: The other article.
    shared: str  #: What they share: "Đống Đa · Kết nạp đảng viên".


class References(msgspec.Struct, frozen=True):
    """References of the articles on a page: the script makes them of `data` and of what it sees."""

    href: str  #: Where the references of all articles are, for where no script runs.
    #: JSON for `<script type="application/json" id="csl">`: of each article what the page does not show.
    data: Markup


class CardGroup(msgspec.Struct, frozen=True):
    """Cards under one heading: a month, a year, or all of a list without dates."""

    id: str  #: Anchor of the group: "thang-2018-01", "nam-2018", "khong-ro".
    heading: str  #: "Tháng 1 năm 2018", "2018", "Không rõ ngày"; empty when the list needs no headings.
    cards: tuple[Card, ...]  #: Newest first.


class Pager(msgspec.Struct, frozen=True):
    """Where a page stands among the pages of its list."""

    number: int  #: This page, from 1.
    total: int  #: How many pages the list has; 1 shows no pager.
    text: str  #: "Trang 2 trên 7".
    previous: Link | None  #: The page before (newer articles), or None.
    next: Link | None  #: The page after (older articles), or None.
    #: Links to the first, last and nearby pages, this one `current`; None where pages are left out ("…").
    pages: tuple[Link | None, ...]


class Listing(msgspec.Struct, frozen=True):
    """One page of a list of articles."""

    #: The cards of this page in the order of reading, newest first, unknown dates last.
    groups: tuple[CardGroup, ...]
    total: int  #: How many articles the whole list has.
    total_text: str  #: "362 bài".
    range_text: str  #: "Bài 51–100 trong 362"; empty when the list has one page.
    pager: Pager  #: The other pages.
