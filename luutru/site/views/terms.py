"""Pages of one term: a district, a year, a topic, an outlet, a ward, and a district in one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.site.views.shared import TitledView

if TYPE_CHECKING:
    from luutru.site.views.listing import Listing, References
    from luutru.site.views.pictures import DistrictMap, HeatTable, Timeline
    from luutru.site.views.shared import Link


class EraView(msgspec.Struct, frozen=True):
    """A district's wards and communes between two reforms."""

    name: str  #: "2014–2020", "từ 1/7/2025".
    #: "phường Bưởi" …, as Vietnamese sorts them; `href` empty for a ward without articles.
    wards: tuple[Link, ...]
    count_text: str  #: "14 phường, xã".


class SuccessorView(msgspec.Struct, frozen=True):
    """One unit of today that took over a part of a former one, or the other way round."""

    name: str  #: "phường Ba Đình".
    href: str  #: Its page; empty when it has no articles.
    note: str  #: How much of it is meant, and how many articles it has: "toàn bộ, 12 bài".


class SearchScope(msgspec.Struct, frozen=True):
    """A search within a list: the filter that the search page is asked with."""

    field: str  #: The filter's name: "quan", "nam", "chu-de", "bao", "phuong".
    value: str  #: Its value: the term's slug.
    label: str  #: "Tìm trong 281 bài của Đống Đa".


class TermBase(TitledView, frozen=True, kw_only=True):
    """What the pages of all terms have in common; further pages of a list have its articles alone. Links to
    other terms stand in the order of their numbers of articles, the most first.
    """

    listing: Listing  #: The articles of this page.
    timeline: Timeline | None = None  #: Articles by year; None when there is one bar only.
    scope: SearchScope | None = None  #: A search among its articles; None where there is no such filter.
    feed_href: str = ""  #: Its Atom feed; empty where there is none (years, outlets, wards, crossings).
    #: The references of the articles on this page; None for crossings and where there is no article.
    references: References | None = None
    previous: Link | None = None  #: The term before it in its list (the year before, the district before).
    next: Link | None = None  #: The term after it.
    provinces: tuple[Link, ...] = ()  #: Of its articles; empty where there are none to tell apart.
    districts: tuple[Link, ...] = ()  #: Of its articles.
    wards: tuple[Link, ...] = ()  #: Of its articles.
    topics: tuple[Link, ...] = ()  #: Of its articles.
    outlets: tuple[Link, ...] = ()  #: Of its articles.


class ProvinceView(TermBase, frozen=True, kw_only=True):
    """pages/province.html: a province, or a city that is one. `districts` and `wards` are its own."""

    status: str = ""  #: What it was and until when: "Tỉnh, đến 30/6/2025".
    dissolved: bool = False  #: It is a unit of the past.
    followers: tuple[Link, ...] = ()  #: The provinces that followed one of the past.
    joined: tuple[Link, ...] = ()  #: Former provinces that are part of it now.
    map: DistrictMap | None = None  #: Its districts, by `draw_map(map, w)`. None where few have articles.
    heat: HeatTable | None = None  #: Its districts against years. None where few have articles.


class DistrictView(TermBase, frozen=True, kw_only=True):
    """pages/district.html. `wards` are its own with most articles."""

    status: str = ""  #: What it was and until when: "Quận, đến 30/6/2025"; empty when it still exists.
    dissolved: bool = False  #: It is a unit of the past.
    followers: tuple[Link, ...] = ()  #: The districts that followed one which ended before the others.
    resolutions: tuple[str, ...] = ()  #: Documents that made the changes: "Nghị quyết 1656/NQ-UBTVQH15 …".
    eras: tuple[EraView, ...] = ()  #: Its wards in each era, newest first.
    successors: tuple[SuccessorView, ...] = ()  #: The wards and communes of today on its ground.
    years: tuple[Link, ...] = ()  #: Crossings with years, newest first, with counts.
    map: DistrictMap | None = None  #: All districts, this one `current`: drawn by `draw_locator(map, w)`.


class YearView(TermBase, frozen=True, kw_only=True):
    """pages/year.html. `timeline` is by month, bars lead to groups of cards; `districts` are crossings."""

    uncertain_text: str = ""  #: "3 bài có năm suy ra"; empty when all years are certain.


class YearUnknownView(TermBase, frozen=True, kw_only=True):
    """pages/year_unknown.html: articles without a year, or with an open interval. `timeline` is None."""

    note: str  #: What "unknown" means here, and that it is not guessed.


class TopicView(TermBase, frozen=True, kw_only=True):
    """pages/topic.html."""

    definition: str = ""  #: What the topic holds.
    group: str = ""  #: The group of topics it belongs to: "Đảng".
    siblings: tuple[Link, ...] = ()  #: Topics that its articles also have, most first.


class OutletView(TermBase, frozen=True, kw_only=True):
    """pages/outlet.html."""

    domains: tuple[str, ...] = ()  #: Its domains, for reading only: addresses die.


class WardView(TermBase, frozen=True, kw_only=True):
    """pages/ward.html: a ward, commune or township, of the past or of today; `districts` are where it lay."""

    status: str = ""  #: What it was, where and when: "Phường thuộc quận Đống Đa, đến 30/6/2025".
    successors: tuple[SuccessorView, ...] = ()  #: Units that took it over.
    of_today: bool = True  #: These exist still.
    #: Former units on its ground; their articles are found here too.
    predecessors: tuple[SuccessorView, ...] = ()
    resolutions: tuple[str, ...] = ()  #: Documents that made the changes.


class CrossingView(TermBase, frozen=True, kw_only=True):
    """pages/crossing.html: a district in one year. `timeline` is by month, previous and next are years."""

    district: Link  #: The district's page.
    year: Link  #: The year's page.
