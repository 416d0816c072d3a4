"""How well the archive knows its articles: what is known, inferred and unknown, and where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet

if TYPE_CHECKING:
    from luutru.catalogue.catalogue import Catalogue

#: Fields whose coverage is told, in the order of telling.
COVERED_FIELDS = ("published", "event", "outlet", "authors", "districts", "wards", "topics", "source")


@dataclass(frozen=True, slots=True)
class FieldQuality:
    """How one field is known; `inferred` and `unknown` are places in the catalogue."""

    field: str
    known: int
    inferred: tuple[int, ...]
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """What the quality page tells; places are those of the catalogue."""

    fields: tuple[FieldQuality, ...]
    reviewed: tuple[int, ...]
    duplicates: tuple[int, ...]
    missing_years: tuple[int, ...]


def measure_quality(catalogue: Catalogue) -> Quality:
    """Look at every article once per field."""
    counts = catalogue.count_years()
    places = range(len(catalogue.entries))
    doubtful = [(place, entry.doubts) for place, entry in enumerate(catalogue.entries) if entry.doubts]
    return Quality(
        fields=tuple(_measure_field(catalogue, name, doubtful) for name in COVERED_FIELDS),
        reviewed=tuple(place for place in places if catalogue.article(place).reviewed),
        duplicates=tuple(place for place in places if place in catalogue.originals),
        missing_years=tuple(year for year, (count, _) in counts.items() if not count),
    )


def list_gaps(catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    """Return the (district slug, year) without articles, within the archive's years."""
    return tuple(
        (slug, year)
        for slug in catalogue.terms[Facet.DISTRICT]
        for year in catalogue.count_years()
        if (slug, year) not in catalogue.crossings
    )


def _measure_field(
    catalogue: Catalogue, name: str, doubtful: list[tuple[int, tuple[str, ...]]]
) -> FieldQuality:
    value = attrgetter("article.source.url" if name == "source" else f"article.{name}")
    unknown = tuple(place for place, found in enumerate(map(value, catalogue.entries)) if not found)
    absent = frozenset(unknown)
    inferred = tuple(place for place, doubts in doubtful if name in doubts and place not in absent)
    return FieldQuality(name, len(catalogue.entries) - len(unknown) - len(inferred), inferred, unknown)
