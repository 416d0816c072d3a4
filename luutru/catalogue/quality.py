"""How well the archive knows its articles: what is known, inferred and unknown, and where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.catalogue.entries import COVERED_FIELDS
from luutru.catalogue.terms import Facet

if TYPE_CHECKING:
    from luutru.catalogue.catalogue import Catalogue


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
    second_stories: tuple[int, ...]
    missing_years: tuple[int, ...]


def measure_quality(catalogue: Catalogue) -> Quality:
    """Gather what each article's own entry says of it; nothing of provinces where there are none."""
    covered = [name for name in COVERED_FIELDS if name != "provinces" or catalogue.terms[Facet.PROVINCE]]
    counts = catalogue.count_years()
    inferred: dict[str, list[int]] = {name: [] for name in covered}
    unknown: dict[str, list[int]] = {name: [] for name in covered}
    for place, brief in enumerate(catalogue.briefs):
        for name in brief.gaps:
            if name in unknown:
                unknown[name].append(place)
        for name in brief.doubts:
            if name in inferred and name not in brief.gaps:
                inferred[name].append(place)
    total = len(catalogue.briefs)
    return Quality(
        fields=tuple(
            FieldQuality(
                name,
                total - len(unknown[name]) - len(inferred[name]),
                tuple(inferred[name]),
                tuple(unknown[name]),
            )
            for name in covered
        ),
        reviewed=tuple(place for place, brief in enumerate(catalogue.briefs) if brief.article.reviewed),
        duplicates=tuple(sorted(catalogue.originals)),
        second_stories=tuple(place for place, brief in enumerate(catalogue.briefs) if brief.second_story),
        missing_years=tuple(year for year, (count, _) in counts.items() if not count),
    )
