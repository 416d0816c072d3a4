"""What the search needs to know of an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it can be found: plain text, and the id it has on the article's page ("" for none)."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """An article as the search sees it.

    `url` is the page's address from the site's root ("bai/x.html") and the article's identity here. `date` is
    for sorting ("2018-01-19", "2018-01", "2018", "" when unknown); `date_text` is shown. `year`, `outlet`,
    `districts`, `topics` and `wards` are the facet values' slugs ("" and () when there are none). `also` is
    text that is searched and stands in no passage: authors, kicker.
    """

    url: str
    title: str
    date: str = ""
    date_text: str = ""
    year: str = ""
    outlet: str = ""
    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    also: str = ""
    passages: tuple[Passage, ...] = ()
