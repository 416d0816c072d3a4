"""Which articles go into an edition: all of them, or those of one district, year or topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.catalogue.names import make_slug
from luutru.catalogue.terms import Facet
from luutru.errors import LuutruError, did_you_mean
from luutru.knowledge.typed_places import find_districts, find_province
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from luutru.catalogue.terms import Term
    from luutru.site.context import Site

#: What an edition is dated where neither archive nor article has a day: the earliest a ZIP can say.
NO_DAY = "1980-01-01"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: Names that are told when none is near.
_MOST_NAMED = 12
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
        term = _find_term(site, facet, value)
        places &= set(term.members)
        names.append(term.slug)
        titles.append(site.words.year_title.format(year=term.name) if facet is Facet.YEAR else term.name)
    if not places:
        raise LuutruError(": ".join(filter(None, (tr("there is no article to export"), ", ".join(titles)))))
    dated = sorted((place for place in places if place < catalogue.dated), reverse=True)
    undated = sorted(place for place in places if place >= catalogue.dated)
    return Selection("-".join(names), " · ".join(titles), (*dated, *undated))


def _find_term(site: Site, facet: Facet, value: str) -> Term:
    """Return the term of a facet that a person means; raises LuutruError with the nearest for none."""
    terms, slug = site.catalogue.terms[facet], make_slug(value)
    by_name = {make_slug(term.name): term for term in reversed(list(terms.values()))}
    if term := terms.get(slug) or by_name.get(slug):
        return term
    meant = _find_meant(site, facet, value)
    found = [terms[slug] for slug in meant if slug in terms]
    if len(found) == 1:
        return found[0]
    names = {term.name: None for term in terms.values()}
    if found:
        cure = tr("write which one: {names}", names=", ".join(term.name for term in found))
    elif now := [terms[slug].name for slug in _find_successors(site, meant) if slug in terms]:
        cure = tr('write "{now}", as it is called now', now=", ".join(now))
    else:
        all_names = tr("there is {names}", names=", ".join(names)) if len(names) <= _MOST_NAMED else ""
        lists = tr("the site's lists show what there is")
        cure = did_you_mean(value, names, make_slug) or all_names or lists
    named = site.words.facets[facet]
    message = tr('no article is under {facet}: "{value}" ({cure})', facet=named, value=value, cure=cure)
    raise LuutruError(message)


def _find_meant(site: Site, facet: Facet, value: str) -> tuple[str, ...]:
    """Return the slugs of the known terms that go by another name: "Sài Gòn", "quận 1 tphcm"."""
    match facet:
        case Facet.PROVINCE:
            return (find_province(value, site.places),)
        case Facet.DISTRICT:
            found = (site.places.district(name) for name in find_districts(value, site.places))
            return tuple(district.slug for district in found if district)
        case Facet.TOPIC:
            return (site.topics.former.get(make_slug(value), ""),)
        case Facet.OUTLET:
            outlet = site.outlets.by_typed_name(value)
            return (outlet.id,) if outlet else ()
    return ()


def _find_successors(site: Site, slugs: Collection[str]) -> tuple[str, ...]:
    """Return the slugs of what provinces became whose name ended, and of what those were called before."""
    return tuple(sorted({kin for slug in slugs for kin in site.places.kin.get(slug, ())} - {*slugs}))


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
