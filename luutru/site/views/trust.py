"""How far an archive can be trusted: its quality, the articles behind each number, its corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.site.views.shared import InnerView, TitledView

if TYPE_CHECKING:
    from luutru.site.views.listing import Listing
    from luutru.site.views.pictures import HeatTable
    from luutru.site.views.shared import Link


class Coverage(msgspec.Struct, frozen=True):
    """How well one field is known."""

    label: str  #: "Ngày đăng".
    #: Articles whose value is certain; `count`, `count_text`; `href` empty (they are most of the archive).
    known: Link
    #: Articles whose value is inferred; `href` is the list of them, empty when there are none.
    uncertain: Link
    unknown: Link  #: Articles without the value; `href` likewise.
    valued: int  #: How many articles have a value, certain or not.
    total: int  #: How many there are.
    percent: int  #: Share of articles with a value, rounded down: 0 to 100.


class SetAsideView(msgspec.Struct, frozen=True):
    """An input that is no article."""

    name: str  #: The input's path below seeds/.
    reason: str  #: Why, in words.


class QualityView(InnerView, frozen=True):
    """pages/quality.html: coverage, gaps, duplicates, set-aside; each number leads to what is behind it."""

    total_text: str  #: How many articles.
    coverage: tuple[Coverage, ...]  #: One row per field.
    reviewed: Link  #: Articles a person has checked.
    duplicates: Link  #: Articles that repeat another; `href` is their list.
    second_stories: Link  #: Articles whose raw page holds a second story; `href` is their list.
    heat: HeatTable | None  #: Districts against years with its gaps: "no articles" is not "nothing happened".
    #: Years without any article between the first and the last: "2019, 2020"; empty when none.
    years_missing: str
    places_missing_text: str  #: What `places_missing` are: "Quận, huyện, thị xã không có bài".
    #: Provinces, where there are some to tell apart, else districts, without any article, as Vietnamese sorts
    #: them.
    places_missing: tuple[str, ...]
    set_aside: tuple[SetAsideView, ...]  #: Inputs that are no articles; at most 200 of them.
    set_aside_text: str  #: How many there are altogether: "3 tệp".


class QualityYearsView(TitledView, frozen=True):
    """pages/quality_years.html: the years of the articles behind a number, where they are many. `noindex`."""

    total_text: str  #: How many articles in all years.
    years: tuple[Link, ...]  #: Each year's list with its `count`, newest first, the unknown year last.


class QualityListView(TitledView, frozen=True):
    """pages/quality_list.html: the articles behind a number of the quality page, or a year's of them.

    `noindex`.
    """

    listing: Listing  #: The articles.


class ChangeView(msgspec.Struct, frozen=True):
    """One correction that readers should know of."""

    title: str  #: The article's headline.
    href: str  #: Its page (for a withdrawn one, the tombstone).
    #: What happened: the reason of a withdrawal, the former address, the field with its old and new value.
    text: str
    day: str = ""  #: The day of the decision, ISO; empty when nobody wrote it down.
    day_text: str = ""  #: The day in words.


class ChangesView(InnerView, frozen=True):
    """pages/changes.html: withdrawals, corrections noted by the curator, addresses that moved."""

    withdrawn: tuple[ChangeView, ...]  #: Articles taken back, with the reason.
    #: Corrected fields, newest first, then what the curator noted (front matter `x_corrections`).
    corrected: tuple[ChangeView, ...]
    moved: tuple[ChangeView, ...]  #: Articles that have a new address (front matter `aliases`).
