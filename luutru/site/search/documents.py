"""What the search needs to know of an article."""

from __future__ import annotations

import msgspec


class Passage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A paragraph as it can be found: the id it has on the article's page ("" for none), and plain text."""

    anchor: str
    text: str


class SearchDocument(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """An article as the search sees it; an array in the order of the fields is what the site's files hold.

    `url` is the page's address from the site's root ("bai/x.html") and the article's identity here. `date` is
    for sorting ("2018-01-19", "2018-01", "2018", "" when unknown); `date_text` is shown. `outlet`,
    `districts`, `topics`, `wards` and `provinces` are slugs ("" and () when there are none), `outlet_name`
    and `authors` are printed, and searched as text is. The first passage is the lead.
    """

    url: str
    title: str
    date: str = ""
    date_text: str = ""
    outlet: str = ""
    outlet_name: str = ""
    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    provinces: tuple[str, ...] = ()

    @property
    def facets(self) -> list[tuple[str, str]]:
        """Each facet that is a list in the index, by its name in a query, with a value the article has."""
        pairs = [("tinh", value) for value in self.provinces]
        pairs += [("quan", value) for value in self.districts]
        pairs += [("phuong", value) for value in self.wards]
        pairs += [("chu-de", value) for value in self.topics]
        pairs += [("bao", self.outlet)] if self.outlet else []
        pairs += [("tac-gia", value) for value in self.authors]
        return pairs
