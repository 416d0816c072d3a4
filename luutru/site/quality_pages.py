"""The page of data quality and the lists behind its numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from luutru.catalogue.paging import Paging
from luutru.catalogue.quality import Quality, measure_quality
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.cards import make_listing
from luutru.site.context import frame_page, make_link
from luutru.site.heat import heat_picture
from luutru.site.once import once_a_site
from luutru.site.provinces import is_country
from luutru.site.views.trust import Coverage, QualityListView, QualityView, QualityYearsView, SetAsideView
from luutru.site.words import count_articles, count_words, set_aside_reason
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from luutru.catalogue.quality import FieldQuality
    from luutru.site.context import Site
    from luutru.site.views.shared import Link
    from luutru.site.words import Words

#: Inputs set aside that the page names; content/set-aside.tsv has them all.
SET_ASIDE_SHOWN = 200
#: Articles on a page, in sizes of other lists: what is to be worked through shows no leads.
WORK_SIZE = 4
#: Pages of a list, some 200 articles; a longer one is told by years. That is what a curator goes through in
#: one sitting, and about what a district has in a year. Of a list of 10,000 each new article moved 200 pages.
LONGEST_LIST = 2
#: The part of a list without a year, in the place of the year.
_NO_YEAR = "khong-ro"
#: A field in the address of its lists.
_SLUGS = {
    "published": "ngay-dang",
    "event": "ngay-su-kien",
    "outlet": "bao",
    "authors": "tac-gia",
    "districts": "quan-huyen",
    "wards": "phuong-xa",
    "provinces": "tinh-thanh",
    "topics": "chu-de",
    "source": "dia-chi-goc",
}
REVIEWED, DUPLICATES, SECOND_STORIES = "da-doi-chieu", "ban-dang-lai", "hai-bai-mot-trang"


@once_a_site
def site_quality(site: Site) -> Quality:
    """Return the archive's quality."""
    return measure_quality(site.catalogue)


@once_a_site
def quality_lists(site: Site) -> dict[str, tuple[int, ...]]:
    """Return the lists of articles behind the numbers: address part → places; of a long one its years."""
    long_lists = long_quality_lists(site)
    lists = {slug: places for slug, places in _all_lists(site).items() if slug not in long_lists}
    for slug, years in long_lists.items():
        lists |= {f"{slug}/{year}": places for year, places in years.items()}
    return lists


@once_a_site
def long_quality_lists(site: Site) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return the lists that are told by years: address part → year → places; newest year first."""
    longest = LONGEST_LIST * page_work(site).first
    numbers = _all_lists(site).items()
    return {slug: _by_year(site, places) for slug, places in numbers if len(places) > longest}


def page_work(site: Site) -> Paging:
    """Return how the lists are cut."""
    size = WORK_SIZE * site.config.page_size
    return Paging(size, size)


def _all_lists(site: Site) -> dict[str, tuple[int, ...]]:
    """Return what is behind the numbers that are not zero: address part → places."""
    quality = site_quality(site)
    numbers = {
        REVIEWED: quality.reviewed,
        DUPLICATES: quality.duplicates,
        SECOND_STORIES: quality.second_stories,
    }
    for item in quality.fields:
        numbers[_list_slug("suy-ra", item.field)] = item.inferred
        numbers[_list_slug("khong-ro", item.field)] = item.unknown
    return {slug: places for slug, places in numbers.items() if places}


def _by_year(site: Site, places: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    filings = site.catalogue.filings
    years: dict[int | None, list[int]] = defaultdict(list)
    for place in places:
        years[filings[place].year].append(place)
    return {_NO_YEAR if year is None else f"{year:04}": tuple(found) for year, found in years.items()}


def _list_slug(kind: str, field: str) -> str:
    return f"{kind}-{_SLUGS[field]}"


def make_quality_view(site: Site) -> QualityView:
    """Return the quality page."""
    words, quality = site.words, site_quality(site)
    total = len(site.catalogue.entries)
    missing = _missing_places(site)
    count = len(site.set_aside)
    return QualityView(
        **frame_page(site, urls.QUALITY, words.quality_title, words.quality_intro, here=words.nav_quality),
        total_text=count_articles(total, words),
        coverage=tuple(_coverage(site, item, total) for item in quality.fields),
        reviewed=_list_link(site, words.reviewed, REVIEWED, len(quality.reviewed)),
        duplicates=_list_link(site, words.duplicates, DUPLICATES, len(quality.duplicates)),
        second_stories=_list_link(site, words.second_stories, SECOND_STORIES, len(quality.second_stories)),
        heat=heat_picture(site, ""),
        years_missing=", ".join(map(str, quality.missing_years)),
        places_missing_text=words.provinces_missing if is_country(site) else words.districts_missing,
        places_missing=tuple(sorted(missing, key=sort_key)),
        set_aside=tuple(
            SetAsideView(item.name, set_aside_reason(item.reason, words))
            for item in site.set_aside[:SET_ASIDE_SHOWN]
        ),
        set_aside_text=count_words(count, words.files_one, words.files_many, words),
    )


def _missing_places(site: Site) -> list[str]:
    """The provinces of a country, or the districts of another region, that have no article."""
    terms, places = site.catalogue.terms, site.places
    if not is_country(site):
        return [one.name for one in places.districts if one.slug not in terms[Facet.DISTRICT]]
    districts, wards = (
        [term.name for term in terms[facet].values()] for facet in (Facet.DISTRICT, Facet.WARD)
    )
    known = {*places.find_provinces(districts, wards), *terms[Facet.PROVINCE]}
    codes = {one.slug: one.code for one in places.provinces}
    # One that only got another name has its code still: Thừa Thiên Huế is Huế, and one of both is enough.
    renamed = [
        (one.slug, new) for one in places.provinces for new in one.successors if codes[new] == one.code
    ]
    for pair in renamed:
        known |= {*pair} if known & {*pair} else {pair[0]}
    return [one.name for one in places.provinces if one.slug not in known]


def _coverage(site: Site, item: FieldQuality, total: int) -> Coverage:
    label = site.words.fields[item.field]
    valued = item.known + len(item.inferred)
    return Coverage(
        label=label,
        known=make_link(site, "", label, "", item.known),
        uncertain=_list_link(site, label, _list_slug("suy-ra", item.field), len(item.inferred)),
        unknown=_list_link(site, label, _list_slug("khong-ro", item.field), len(item.unknown)),
        valued=valued,
        total=total,
        percent=100 * valued // total if total else 0,
    )


def _list_link(site: Site, text: str, slug: str, count: int) -> Link:
    return make_link(site, "", text, urls.quality_list_url(slug) if count else "", count)


def _list_titles(words: Words) -> dict[str, str]:
    """Return what the lists behind the numbers are called, by their slugs."""
    titles = {
        REVIEWED: words.reviewed,
        DUPLICATES: words.duplicates,
        SECOND_STORIES: words.second_stories,
    }
    for field in _SLUGS:
        for kind, form in (("suy-ra", words.list_inferred), ("khong-ro", words.list_unknown)):
            titles[_list_slug(kind, field)] = form.format(field=words.fields[field].lower())
    return titles


def _year_name(year: str, words: Words) -> str:
    return words.year_unknown_title if year == _NO_YEAR else words.year_title.format(year=int(year))


def make_quality_years_view(site: Site, slug: str) -> QualityYearsView:
    """Return the page of a long list: its years, each with its number of articles."""
    words, years, url = site.words, long_quality_lists(site)[slug], urls.quality_list_url(slug)
    root, title = urls.root_of(url), _list_titles(words)[slug]
    return QualityYearsView(
        **frame_page(site, url, title, words.quality_intro, (words.nav_quality, urls.QUALITY), index=False),
        title=title,
        total_text=count_articles(sum(map(len, years.values())), words),
        years=tuple(
            make_link(
                site, root, _year_name(year, words), urls.quality_list_url(f"{slug}/{year}"), len(places)
            )
            for year, places in years.items()
        ),
    )


def make_quality_list_view(site: Site, slug: str, number: int) -> QualityListView:
    """Return a page of a list behind a number, or of one year of it."""
    words = site.words
    whole, _, year = slug.partition("/")
    name = heading = _list_titles(words)[whole]
    way = [(words.nav_quality, urls.QUALITY)]
    if year:
        way.append((name, urls.quality_list_url(whole)))
        name = _year_name(year, words)
        heading = f"{heading} · {name}"
    first_url, by = urls.quality_list_url(slug), "month" if year else "year"
    url, members, paging = urls.page_url(first_url, number), quality_lists(site)[slug], page_work(site)
    return QualityListView(
        **frame_page(site, url, heading, words.quality_intro, *way, here=name, index=False),
        title=heading,
        listing=make_listing(site, members, number, first_url, by=by, paging=paging, gists=False),
    )
