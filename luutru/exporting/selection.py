"""Which articles go into an edition: all of them, or those of one district, year or topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet
from luutru.catalogue.names import make_slug
from luutru.errors import LuutruError, did_you_mean
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.site.context import Site

#: What an edition is dated where neither archive nor article has a day: the earliest a ZIP can say.
NO_DAY = "1980-01-01"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: What a reader types for "no year", in either language.
_NO_YEAR = frozenset({"khong-ro", "unknown"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Some articles of an archive, oldest first, those without a year last.

    `name` goes into the file's name and `title` behind the archive's; both are empty for the whole archive.
    `places` are those of the catalogue.
    """

    name: str
    title: str
    places: tuple[int, ...]


def select_articles(site: Site, wanted: Mapping[Facet, str]) -> Selection:
    """Select the articles that have every wanted value, given as readers write it ("Đống Đa", "dong-da").

    Raises LuutruError for a value that no article has, and where no article has all of them.
    """
    catalogue = site.catalogue
    places = set(range(len(catalogue.entries)))
    names, titles = [], []
    for facet, value in wanted.items():
        slug = make_slug(value)
        if facet is Facet.YEAR and slug in _NO_YEAR:
            places &= set(catalogue.undated)
            names.append("khong-ro-nam")
            titles.append(site.words.year_unknown_title)
            continue
        terms = catalogue.terms[facet]
        by_name = {make_slug(term.name): term for term in reversed(list(terms.values()))}
        term = terms.get(slug) or by_name.get(slug)
        if term is None:
            cure = did_you_mean(slug, terms) or tr("the site's lists show what there is")
            raise LuutruError(
                tr(
                    'no article is under {facet}: "{value}" ({cure})',
                    facet=site.words.facets[facet],
                    value=value,
                    cure=cure,
                )
            )
        places &= set(term.members)
        names.append(term.slug)
        titles.append(site.words.year_title.format(year=term.name) if facet is Facet.YEAR else term.name)
    if not places:
        raise LuutruError(": ".join(filter(None, (tr("there is no article to export"), ", ".join(titles)))))
    dated = sorted((place for place in places if place < catalogue.dated), reverse=True)
    undated = sorted(place for place in places if place >= catalogue.dated)
    return Selection("-".join(names), " · ".join(titles), (*dated, *undated))


def edition_day(site: Site) -> str:
    """Return the day an edition is of (ISO): when the pages were collected, else the newest article's day.

    Never the clock's: the same content gives the same edition on any day.
    """
    dates = [site.config.as_of, *(entry.article.date or "" for entry in site.catalogue.entries)]
    known = [date for date in dates if _DAY.fullmatch(date)]
    if not known:
        return NO_DAY
    day = site.config.as_of if site.config.as_of in known else max(known)
    return day + NO_DAY[len(day) :].replace("1980", "")
