"""All articles together: who has which district, year, topic, outlet and ward, and who stands next to whom.

A `Catalogue` is a value made once from entries (metadata only). It names articles by their place in
`entries`, which is the order of reading: newest first, unknown dates last. Every list of places in it is in
that order too, so that nothing is ever sorted again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from luutru.catalogue.entries import Filing, file_date, rename_outlet
from luutru.catalogue.names import NO_NAMES, Names
from luutru.catalogue.outlets import join_outlets
from luutru.catalogue.packed import PackedEntries, pack_entry, read_briefs, unpack_entry
from luutru.catalogue.related import relate_articles
from luutru.catalogue.terms import Facet, collect_terms, find_clashes, find_slugs, order_by_province
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luutru.catalogue.outlets import JoinedOutlets
    from luutru.catalogue.packed import Brief, BriefArticle
    from luutru.catalogue.related import Related
    from luutru.catalogue.terms import Term
    from luutru.model import Article


NO_OWNERS: Mapping[str, str] = MappingProxyType({})
#: Empty years that a timeline shows in a row. A newspaper archive has none longer; one slip ("0201", "9999")
#: would add eight thousand columns.
LONGEST_GAP = 100


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The articles of an archive and how they belong together."""

    #: Listed articles, newest first, those without a date last, by title.
    entries: PackedEntries
    #: What is asked of all entries at once, in the same order.
    briefs: tuple[Brief, ...]
    #: Where in time each of them is listed.
    filings: tuple[Filing, ...]
    #: How many of `entries` have a year; the rest is `undated`.
    dated: int
    #: Articles taken back: they keep an address and are listed nowhere.
    withdrawn: tuple[Article, ...]
    #: Per facet and article the slugs of its values, in the article's own order.
    slugs: Mapping[Facet, Sequence[tuple[str, ...]]]
    #: Slug → term, per facet, as Vietnamese sorts the names, wards' without the word for their kind, and both
    #: districts and wards by province first; years newest first.
    terms: Mapping[Facet, Mapping[str, Term]]
    #: District slug → year → places.
    crossings: Mapping[str, Mapping[int, tuple[int, ...]]]
    #: Per article the others to read next, with the district and topic slugs they share.
    related: Related
    #: Place of an article → places of the articles that repeat it.
    copies: Mapping[int, tuple[int, ...]]
    #: Place of a copy → place of what it repeats.
    originals: Mapping[int, int]
    #: Districts or wards that would share an address: (facet, slug, names). Planning refuses these.
    clashes: tuple[tuple[Facet, str, tuple[str, ...]], ...]

    def article(self, place: int) -> Article:
        """Return the article at a place."""
        return self.entries[place].article

    def all_articles(self) -> Iterator[BriefArticle | Article]:
        """Yield every article in brief, the withdrawn ones last."""
        yield from (brief.article for brief in self.briefs)
        yield from self.withdrawn

    @property
    def facets(self) -> tuple[Facet, ...]:
        """All facets but that of provinces where there are none to tell apart."""
        return tuple(facet for facet in Facet if facet is not Facet.PROVINCE or self.terms[facet])

    @property
    def undated(self) -> tuple[int, ...]:
        """Places of the articles without a year."""
        return tuple(range(self.dated, len(self.briefs)))

    def newer(self, place: int) -> int | None:
        """Return the next article in time; None for the newest and for undated ones."""
        return place - 1 if 0 < place < self.dated else None

    def older(self, place: int) -> int | None:
        """Return the article before it in time; None for the oldest and for undated ones."""
        return place + 1 if place + 1 < self.dated else None

    def count_years(self, members: Iterable[int] | None = None) -> dict[int, tuple[int, int]]:
        """Count articles by year: year → (all, those whose year is inferred), as `fill_years` orders them."""
        found = _count((filing.year, filing.inferred) for filing in self._filings(members))
        return {year: found.get(year, (0, 0)) for year in fill_years(found)}

    def count_months(self, members: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Count the articles of one year by month: 1 to 12 → (all, inferred), without gaps."""
        found = _count((filing.month, filing.inferred) for filing in self._filings(members))
        return {month: found.get(month, (0, 0)) for month in range(1, 13)}

    def count_terms(self, facet: Facet, members: Iterable[int]) -> list[tuple[Term, int]]:
        """Count the values of a facet among some articles, most first, then by name."""
        slugs = self.slugs[facet]
        counts: dict[str, int] = {}
        for place in members:
            for slug in slugs[place]:
                counts[slug] = counts.get(slug, 0) + 1
        terms = self.terms[facet]
        found = [(terms[slug], counts[slug]) for slug in filter(counts.__contains__, terms)]
        return sorted(found, key=lambda item: -item[1])

    def _filings(self, members: Iterable[int] | None) -> Iterable[Filing]:
        return self.filings if members is None else (self.filings[place] for place in members)


def fill_years(years: Iterable[int]) -> list[int]:
    """Return all years from the first to the last of some, but for gaps longer than `LONGEST_GAP`."""
    found = sorted(set(years))
    filled = found[:1]
    for before, year in pairwise(found):
        filled += range(before + 1, year) if year - before <= LONGEST_GAP else ()
        filled.append(year)
    return filled


def build_catalogue(
    packed: Iterable[bytes],
    names: Names = NO_NAMES,
    owners: Mapping[str, str] = NO_OWNERS,
) -> Catalogue:
    """Put packed entries together; their order does not matter. Takes about 20 µs an article.

    `owners` are those of published addresses of outlets, as `join_outlets` takes them.
    """
    pieces = list(packed)
    briefs = read_briefs(pieces)
    listed = [brief.article for brief in briefs if not brief.article.withdrawn]
    spellings = Counter(article.outlet for article in listed if article.outlet)
    outlets = join_outlets(spellings, names, owners)
    _name_outlets(pieces, briefs, outlets)
    names = replace(names, outlets=outlets.slugs)
    order, filings = _sort(briefs, pieces)
    withdrawn = [
        unpack_entry(pieces[place]).article for place, brief in enumerate(briefs) if brief.article.withdrawn
    ]
    briefs = [briefs[place] for place in order]
    articles = [brief.article for brief in briefs]
    slugs = {facet: find_slugs(facet, articles, filings, names) for facet in Facet}
    districts = slugs[Facet.DISTRICT]
    copies, originals = _find_copies(articles)
    texts = [originals.get(place, place) for place in range(len(articles))]
    places = tuple(range(len(articles)))  # an article stands in some ten lists, by one number object
    return Catalogue(
        entries=PackedEntries(pieces[place] for place in order),
        briefs=tuple(briefs),
        filings=filings,
        dated=sum(filing.year is not None for filing in filings),
        withdrawn=tuple(sorted(withdrawn, key=lambda article: article.slug)),
        slugs=slugs,
        terms=order_by_province(
            {facet: collect_terms(facet, slugs[facet], articles, places, names) for facet in Facet}, names
        ),
        crossings=_cross(districts, filings, places),
        related=relate_articles(districts, slugs[Facet.TOPIC], texts),
        copies=copies,
        originals=originals,
        clashes=find_clashes(slugs, articles),
    )


def _name_outlets(pieces: list[bytes], briefs: list[Brief], outlets: JoinedOutlets) -> None:
    """Give every entry the name of its outlet in place of a spelling of it."""
    for place, brief in enumerate(briefs):
        spelling = brief.article.outlet
        if spelling and (name := outlets.names.get(spelling, spelling)) != spelling:
            pieces[place] = pack_entry(rename_outlet(unpack_entry(pieces[place]), name))
            (briefs[place],) = read_briefs(pieces[place : place + 1])


def _sort(briefs: Sequence[Brief], packed: Sequence[bytes]) -> tuple[list[int], tuple[Filing, ...]]:
    """Sort newest first, what is dated to the year only after the rest of it; undated ones by title."""
    dated, undated = [], []
    for number, brief in enumerate(briefs):
        article = brief.article
        if article.withdrawn:
            continue
        filing = file_date(article.published or article.event, article.date)
        if filing.year is None:
            title = unpack_entry(packed[number]).article.title
            undated.append(((sort_key(title), article.slug), number, filing))
            continue
        day = article.date if article.date and filing.month else f"{filing.year:04}"
        dated.append(((day, article.published_time or "", article.slug), number, filing))
    dated.sort(key=itemgetter(0), reverse=True)
    undated.sort(key=itemgetter(0))
    order = [number for _, number, _ in dated] + [number for _, number, _ in undated]
    filings = (*(filing for *_, filing in dated), *(filing for *_, filing in undated))
    return order, filings


def _cross(
    districts: Sequence[tuple[str, ...]], filings: Sequence[Filing], places: tuple[int, ...]
) -> dict[str, dict[int, tuple[int, ...]]]:
    crossings: dict[str, dict[int, list[int]]] = {}
    for place, slugs, filing in zip(places, districts, filings, strict=True):
        if filing.year is not None:
            for slug in slugs:
                crossings.setdefault(slug, {}).setdefault(filing.year, []).append(place)
    return {
        slug: {year: tuple(members) for year, members in sorted(years.items())}
        for slug, years in sorted(crossings.items())
    }


def _find_copies(articles: list[BriefArticle]) -> tuple[dict[int, tuple[int, ...]], dict[int, int]]:
    """Pair copies with what they repeat (`duplicate_of` names an article by id or slug)."""
    wanted = [place for place, article in enumerate(articles) if article.duplicate_of]
    if not wanted:
        return {}, {}
    known = {article.slug: place for place, article in enumerate(articles)}
    known |= {article.id: place for place, article in enumerate(articles)}
    copies: dict[int, list[int]] = {}
    originals: dict[int, int] = {}
    for place in wanted:
        original = known.get(articles[place].duplicate_of or "")
        if original is not None and original != place:
            originals[place] = original
            copies.setdefault(original, []).append(place)
    return {place: tuple(found) for place, found in copies.items()}, originals


def _count(values: Iterator[tuple[int | None, bool]]) -> dict[int, tuple[int, int]]:
    """Count values, and how many of each are inferred; None is not counted."""
    counts: dict[int, tuple[int, int]] = {}
    for value, inferred in values:
        if value is not None:
            total, unsure = counts.get(value, (0, 0))
            counts[value] = (total + 1, unsure + inferred)
    return counts
