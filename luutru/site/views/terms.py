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
    """What the pages of all terms have in common."""

    #: The articles of this page. The pictures and facts below belong on page 1 (`listing.pager.number == 1`)
    #: and are empty on further ones.
    listing: Listing
    #: Articles by year (by month on a year's page); None on further pages and when there is one bar only.
    timeline: Timeline | None = None
    #: A search among its articles, on page 1; None where the search page has no such filter.
    scope: SearchScope | None = None
    feed_href: str = ""  #: Its Atom feed; empty where there is none (years, outlets, wards, crossings).
    #: The references of the articles on this page; None for crossings and where there is no article.
    references: References | None = None
    #: The term before it in its list (the year before, the district before), on page 1.
    previous: Link | None = None
    next: Link | None = None  #: The term after it.


class ProvinceView(TermBase, frozen=True):
    """pages/province.html: a province, or a city that is one."""

    status: str  #: What it was and until when: "Tỉnh, đến 30/6/2025"; empty on further pages.
    dissolved: bool  #: It is a unit of the past.
    followers: tuple[Link, ...]  #: The provinces that followed one of the past.
    joined: tuple[Link, ...]  #: Former provinces that are part of it now.
    #: Its districts with articles, most first; empty on further pages, as all below.
    districts: tuple[Link, ...]
    wards: tuple[Link, ...]  #: Wards and communes of its articles, most first.
    topics: tuple[Link, ...]  #: Topics of its articles, most first.
    outlets: tuple[Link, ...]  #: Outlets of its articles, most first.
    map: DistrictMap | None  #: Its districts: drawn by `draw_map(map, w)`. None where few have articles.
    heat: HeatTable | None  #: Its districts against years. None where few have articles.


class DistrictView(TermBase, frozen=True):
    """pages/district.html."""

    #: What it was and until when: "Quận, đến 30/6/2025"; empty when it still exists and on further pages.
    status: str
    followers: tuple[Link, ...]  #: The districts that followed one which ended before the others.
    dissolved: bool  #: It is a unit of the past.
    resolutions: tuple[str, ...]  #: Documents that made the changes: "Nghị quyết 1656/NQ-UBTVQH15 …".
    eras: tuple[EraView, ...]  #: Its wards in each era, newest first.
    successors: tuple[SuccessorView, ...]  #: The wards and communes of today on its ground.
    #: Crossings with years, newest first, with counts; empty on further pages, as all below.
    years: tuple[Link, ...]
    topics: tuple[Link, ...]  #: Topics of its articles, most first.
    outlets: tuple[Link, ...]  #: Outlets of its articles, most first.
    wards: tuple[Link, ...]  #: Its wards with most articles, most first.
    #: All districts, this one `current`: drawn by `draw_locator(map, w)`. None on further pages.
    map: DistrictMap | None


class YearView(TermBase, frozen=True):
    """pages/year.html. `timeline` is by month; each month's bar leads to its group of cards."""

    uncertain_text: str  #: "3 bài có năm suy ra"; empty when all years are certain.
    #: Provinces of the year, most articles first; empty where there are none to tell apart.
    provinces: tuple[Link, ...]
    districts: tuple[Link, ...]  #: Crossings with districts, most articles first.
    topics: tuple[Link, ...]  #: Topics of the year, most first.
    outlets: tuple[Link, ...]  #: Outlets of the year, most first.


class YearUnknownView(TermBase, frozen=True):
    """pages/year_unknown.html: articles without a year, or with an open interval. `timeline` is None."""

    note: str  #: What "unknown" means here, and that it is not guessed.


class TopicView(TermBase, frozen=True):
    """pages/topic.html."""

    definition: str  #: What the topic holds; may be empty.
    group: str  #: The group of topics it belongs to: "Đảng"; may be empty.
    #: Provinces of its articles, most articles first; empty where there are none to tell apart.
    provinces: tuple[Link, ...]
    districts: tuple[Link, ...]  #: Districts of its articles, most first.
    siblings: tuple[Link, ...]  #: Topics that its articles also have, most first.


class OutletView(TermBase, frozen=True):
    """pages/outlet.html."""

    domains: tuple[str, ...]  #: Its domains, for reading only: addresses die.
    #: Provinces of its articles, most articles first; empty where there are none to tell apart.
    provinces: tuple[Link, ...]
    districts: tuple[Link, ...]  #: Districts of its articles, most first.
    topics: tuple[Link, ...]  #: Topics of its articles, most first.


class WardView(TermBase, frozen=True):
    """pages/ward.html: a ward, commune or township, of the past or of today."""

    status: str  #: What it was, where and when: "Phường thuộc quận Đống Đa, đến 30/6/2025"; may be empty.
    districts: tuple[Link, ...]  #: The district or districts it belonged to.
    successors: tuple[SuccessorView, ...]  #: Units that took it over.
    of_today: bool  #: These exist still.
    predecessors: tuple[SuccessorView, ...]  #: Former units on its ground; their articles are found here too.
    resolutions: tuple[str, ...]  #: Documents that made the changes.


class CrossingView(TermBase, frozen=True):
    """pages/crossing.html: a district in one year. `timeline` is by month, previous and next are years."""

    district: Link  #: The district's page.
    year: Link  #: The year's page.
    topics: tuple[Link, ...]  #: Topics of these articles, most first.
