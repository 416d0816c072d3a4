"""How a book is laid out: its sections by time, and everything its pages share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from luutru.catalogue.names import name_within
from luutru.catalogue.terms import Facet
from luutru.config import OWN_PAGES
from luutru.exporting.rendering import load_edition_words
from luutru.exporting.selection import edition_day
from luutru.site.cards import month_name
from luutru.site.provinces import province_of
from luutru.site.words import count_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.content.own_pages import OwnPage
    from luutru.content.shown_pictures import ShownPicture
    from luutru.exporting.selection import Selection
    from luutru.site.context import Site


#: The contents by district, a page of its own: the book itself goes by time.
DISTRICTS = "quan-huyen.xhtml"


@dataclass(frozen=True, slots=True)
class Section:
    """Articles of one year, or of one month in a book of one year. `href` is the section's own page."""

    href: str
    title: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the pages of one book share.

    `districts` are the slug, name, articles and province of each district, as Vietnamese sorts them, and by
    province where there are some to tell apart; `chapters` gives the slug of the articles that are in it;
    `own` are the curator's pages, in the book of a whole archive; `day` is an ISO day; `words` are editions'.
    """

    site: Site
    identifier: str
    title: str
    subtitle: str
    day: str
    count_text: str
    span_text: str
    sections: tuple[Section, ...]
    districts: tuple[tuple[str, str, tuple[int, ...], str], ...]
    chapters: frozenset[str]
    own: tuple[OwnPage, ...]
    words: Mapping[str, str]

    @property
    def full_title(self) -> str:
        """The archive's title with that of the part of it which the book is."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the book, in the order of reading, with those below it; without an `id` a place on a page."""

    id: str
    href: str
    title: str
    inner: tuple[Step, ...] = ()


def list_steps(book: Book) -> Iterator[Step]:
    """Yield the contents of a book: about it, the curator's pages, the districts, sections with articles."""
    yield Step("about", "about.xhtml", book.words["about"])
    for number, page in enumerate(book.own, 1):
        yield Step(f"o{number}", own_href(page), page.title)
    if book.districts:
        yield Step("districts", DISTRICTS, book.words["by_district"], tuple(_district_steps(book)))
    article = book.site.catalogue.article
    for number, section in enumerate(book.sections, 1):
        inner = (
            Step(f"b{place}", chapter_href(book, place), article(place).title) for place in section.places
        )
        yield Step(f"s{number}", section.href, section.title, tuple(inner))


def _district_steps(book: Book) -> Iterator[Step]:
    """Yield the districts, those of a province below it."""
    for home, group in groupby(book.districts, itemgetter(3)):
        steps = tuple(Step("", f"{DISTRICTS}#q-{slug}", name) for slug, name, _, _ in group)
        yield from (Step("", steps[0].href, home, steps),) if home else steps


def make_book(site: Site, selection: Selection) -> Book:
    """Lay out the book of some articles."""
    config, catalogue = site.config, site.catalogue
    # The archive's address, else its name, and the part of it: the same book in every edition of it.
    identity = f"{config.base_url or f'urn:luutru:{config.title}'}#{selection.name}"
    filings = [catalogue.filings[place] for place in selection.places]
    years = [filing.year for filing in filings if filing.year is not None]
    span = sorted({str(years[0]), str(years[-1])}) if years else []
    return Book(
        site=site,
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, identity)}",
        title=config.title,
        subtitle=selection.title,
        day=edition_day(site),
        count_text=count_articles(len(selection.places), site.words),
        span_text="–".join(span),
        sections=tuple(_divide(site, selection.places, by_month=len(set(years)) == 1)),
        districts=tuple(_by_district(site, selection.places)),
        chapters=frozenset(catalogue.article(place).slug for place in selection.places),
        own=() if selection.title else site.own.pages,
        words=load_edition_words(config.language),
    )


def _by_district(site: Site, places: tuple[int, ...]) -> Iterator[tuple[str, str, tuple[int, ...], str]]:
    inside = frozenset(places)
    for slug, term in site.catalogue.terms[Facet.DISTRICT].items():
        if own := tuple(place for place in term.members if place in inside):
            province = province_of(site, term)
            home = province.name if province else ""
            yield slug, name_within(term.name, home), own, home


def own_href(page: OwnPage) -> str:
    """Where in the book an own page is."""
    return f"{OWN_PAGES}/{page.slug}.xhtml"


def chapter_href(book: Book, place: int) -> str:
    """Where in the book an article is."""
    return f"bai/{book.site.catalogue.article(place).slug}.xhtml"


def list_pictures(book: Book) -> list[ShownPicture]:
    """Return the pictures of a book, each once."""
    entries, pictures = book.site.catalogue.entries, book.site.pictures
    names = chain.from_iterable(entries[place].pictures for part in book.sections for place in part.places)
    shown = {pictures[name].name: pictures[name] for name in names if name in pictures} if pictures else {}
    return [shown[name] for name in sorted(shown)]


def _divide(site: Site, places: tuple[int, ...], *, by_month: bool) -> Iterator[Section]:
    filings, words = site.catalogue.filings, site.words

    def heading(place: int) -> tuple[str, str]:
        year, month = filings[place].year, filings[place].month
        if year is None:
            return "khong-ro", words.year_unknown_title
        if not by_month:
            return f"{year:04}", words.year_title.format(year=year)
        if month is None:
            return f"{year:04}-khong-ro", words.month_unknown
        return f"{year:04}-{month:02}", month_name(year, month, words)

    # An article dated to the year alone stands before the months of its year, so each heading comes once.
    for (name, title), members in groupby(places, heading):
        yield Section(f"muc/{name}.xhtml", title, tuple(members))
