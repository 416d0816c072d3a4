"""Describes a tagged page: every field of `Description`, each with the words that prove it.

The order solves the circle between dates and places: units are found first, without a date; the days on which
they existed bound the dates; the date then says which of the units are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.dating import describe_dates
from luutru.cleaning.describing.authors import describe_authors
from luutru.cleaning.describing.counting import count_values
from luutru.cleaning.describing.outlets import describe_outlet
from luutru.cleaning.describing.passages import Passage, split_passages
from luutru.cleaning.describing.places import describe_places
from luutru.cleaning.describing.provinces import find_province
from luutru.cleaning.describing.survey import bound_date, survey_places
from luutru.cleaning.describing.titles import describe_kicker, describe_summary, describe_title
from luutru.cleaning.describing.topics import describe_topics
from luutru.errors import EdtfError
from luutru.model import Description, Line, Role, TaggedLine
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.dating import DatedPage
    from luutru.knowledge.loading import Knowledge
    from luutru.model import Known, RawPage


def describe_page(
    raw: RawPage, tagged: Sequence[TaggedLine], knowledge: Knowledge, as_of: str = ""
) -> Description:
    """Return what the page's own lines, its address and the user's notes say of the article."""
    known, outlets, places = raw.known, knowledge.outlets, knowledge.places
    passages = split_passages(tagged)
    outlet, suspects = describe_outlet(tagged, known, outlets)
    proved = outlets.by_name(outlet.value) if outlet is not None else None
    local = proved is not None and proved.local
    province = proved.province if proved is not None else ""
    survey = survey_places(passages, places, places.home if local else province)
    dates = describe_dates(tagged, known, as_of, bound_date(survey))
    day = day_of(dates)
    where = describe_places(survey, places, day, local=local)
    suspected = dict(dates.suspected)
    if suspects:
        suspected["outlet"] = suspects
    authors, perhaps = describe_authors(tagged, known, knowledge)
    if perhaps:
        suspected["authors"] = perhaps
    suspected |= where.suspected
    described = Description(
        title=describe_title(tagged, known, outlets),
        kicker=describe_kicker(tagged),
        published=dates.published,
        published_time=dates.published_time,
        updated=dates.updated,
        event=dates.event,
        outlet=outlet,
        authors=authors,
        districts=where.districts,
        wards=where.wards,
        provinces=() if where.districts or where.wards else find_province(survey, places, day),
        topics=describe_topics([*passages, *_labels(known)], knowledge.topics),
        summary=describe_summary(tagged, known, outlets, apart=raw.apart),
        suspected=suspected,
    )
    return count_values(tagged, described)


def _labels(known: Known) -> list[Passage]:
    """Return the section and the key words that the outlet filed the article under, as words."""
    labels = (*known.category, *known.tags)
    return [
        Passage(Role.KICKER, [TaggedLine(Line(0, label, label), Role.KICKER, "", 0.0)]) for label in labels
    ]


def day_of(dates: DatedPage) -> str | None:
    """Return the ISO day that decides which units are meant: the last that publication or event allows."""
    for found in (dates.published, dates.event):
        if found is None:
            continue
        try:
            edtf = parse_edtf(found.value)
        except EdtfError:
            continue
        day = edtf.latest or edtf.earliest
        if day is not None:
            return day
    return None
