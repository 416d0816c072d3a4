"""What articles are listed by: districts, years, topics and the like, and what each article has of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from luutru.catalogue.names import make_slug, name_without_unit
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.catalogue.entries import Filing
    from luutru.catalogue.names import Names
    from luutru.catalogue.packed import BriefArticle


class Facet(StrEnum):
    """What articles are listed by; no province where all lies in one and no article names it."""

    PROVINCE = "province"
    DISTRICT = "district"
    YEAR = "year"
    TOPIC = "topic"
    OUTLET = "outlet"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a facet with the articles that have it.

    `name` is the value as content files write it (of a topic: its label); `slug` its address; `members` are
    places in `Catalogue.entries`, newest first.
    """

    facet: Facet
    slug: str
    name: str
    members: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many articles."""
        return len(self.members)


def find_slugs(
    facet: Facet, articles: list[BriefArticle], filings: Sequence[Filing], names: Names
) -> list[tuple[str, ...]]:
    """Return the slugs of each article's values; equal tuples are one object, which 50,000 notice."""
    if facet is Facet.TOPIC:
        return [article.topics for article in articles]
    if facet is Facet.PROVINCE:
        return _find_provinces(articles, names)
    if facet is Facet.YEAR:
        years = {year: (f"{year:04}",) for year in {filing.year for filing in filings} if year is not None}
        return [years.get(filing.year, ()) for filing in filings]  # type: ignore[arg-type]
    known = {Facet.DISTRICT: names.districts, Facet.WARD: names.wards, Facet.OUTLET: names.outlets}[facet]
    values = _values(facet, articles)
    slugs = {own: tuple(known.get(value) or make_slug(value) for value in own) for own in set(values)}
    return [slugs[own] for own in values]


def _find_provinces(articles: list[BriefArticle], names: Names) -> list[tuple[str, ...]]:
    """Return the provinces of each article, and of its districts and wards; none where all of these lie in
    one and no article names a province itself.
    """
    values = [(article.districts, article.wards, article.provinces) for article in articles]
    found = {own: names.find_provinces(*own) for own in set(values)}
    alone = any(found[own] for own in found if own[2])
    if not alone and len({slug for slugs in found.values() for slug in slugs}) < 2:
        return [()] * len(articles)
    return [found[own] for own in values]


def _values(facet: Facet, articles: list[BriefArticle]) -> list[tuple[str, ...]]:
    """Return each article's values of a facet that has names, as content files write them."""
    if facet is Facet.DISTRICT:
        return [article.districts for article in articles]
    if facet is Facet.WARD:
        return [article.wards for article in articles]
    outlets = {outlet: (outlet,) if outlet else () for outlet in {article.outlet for article in articles}}
    return [outlets[article.outlet] for article in articles]


def collect_terms(
    facet: Facet,
    slugs: Sequence[tuple[str, ...]],
    articles: list[BriefArticle],
    places: tuple[int, ...],
    names: Names,
) -> dict[str, Term]:
    """Return the values of a facet with the articles that have them, by slug, in the order of lists."""
    members = defaultdict[str, list[int]](list)
    for place, own in zip(places, slugs, strict=True):
        for slug in own:
            members[slug].append(place)
    labels: dict[str, str] = {}
    if facet is Facet.YEAR:
        labels = {slug: slug for slug in members}
    elif facet is Facet.TOPIC:
        labels = {slug: names.topics.get(slug, slug) for slug in members}
    elif facet is Facet.PROVINCE:
        labels = {slug: names.provinces[slug] for slug in members}
    else:
        for own, values in dict.fromkeys(zip(slugs, _values(facet, articles), strict=True)):
            for slug, value in zip(own, values, strict=True):
                labels.setdefault(slug, value)
    if facet is Facet.YEAR:
        order = sorted(members, reverse=True)
    elif facet is Facet.WARD:
        order = sorted(members, key=lambda slug: (sort_key(name_without_unit(labels[slug])), slug))
    else:
        order = sorted(members, key=lambda slug: (sort_key(labels[slug]), slug))
    return {slug: Term(facet, slug, labels[slug], tuple(members[slug])) for slug in order}


def order_by_province(terms: dict[Facet, dict[str, Term]], names: Names) -> dict[Facet, dict[str, Term]]:
    """Return all terms, districts and wards by the names of their provinces first, where there are some."""

    def province(term: Term) -> str:
        own = (term.name,)
        found = (
            names.find_provinces(own, ()) if term.facet is Facet.DISTRICT else names.find_provinces((), own)
        )
        return names.provinces[found[0]] if found else ""

    for facet in (Facet.DISTRICT, Facet.WARD) if terms[Facet.PROVINCE] else ():
        order = sorted(terms[facet].values(), key=lambda term: sort_key(province(term)))
        terms[facet] = {term.slug: term for term in order}
    return terms


def find_clashes(
    slugs: Mapping[Facet, Sequence[tuple[str, ...]]], articles: list[BriefArticle]
) -> tuple[tuple[Facet, str, tuple[str, ...]], ...]:
    """Return the districts and wards that would share an address, each with their names."""
    clashes = []
    for facet in (Facet.DISTRICT, Facet.WARD):
        names: dict[str, set[str]] = {}
        for own, values in set(zip(slugs[facet], _values(facet, articles), strict=True)):
            for slug, value in zip(own, values, strict=True):
                names.setdefault(slug, set()).add(value)
        clashes += [
            (facet, slug, tuple(sorted(found))) for slug, found in sorted(names.items()) if len(found) > 1
        ]
    return tuple(clashes)
