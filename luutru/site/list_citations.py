"""The references of a list's articles for other programs, beside its page: BibTeX, RIS, CSL-JSON.

One file a list and format, however many pages the list has. Of one article its own page has the references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet
from luutru.site import urls
from luutru.site.data_files import FORMATS
from luutru.site.views import Link

if TYPE_CHECKING:
    from luutru.site.context import Site

#: How the file's name ends → what the format is called.
FORMS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
LEAST_ARTICLES = 2


def citation_files(first_url: str, amount: int) -> dict[str, str]:
    """Return the files of a list of so many articles: how the name ends → URL."""
    return {ending: urls.citations_url(first_url, ending) for ending in FORMS if amount >= LEAST_ARTICLES}


def link_citations(root: str, first_url: str, amount: int) -> tuple[Link, ...]:
    """Return the links to the files of the list whose first page is `first_url`, with so many articles."""
    return tuple(Link(FORMS[ending], root + url) for ending, url in citation_files(first_url, amount).items())


def members_of(site: Site, facet: str, slug: str) -> tuple[int, ...]:
    """Return the places of a list's articles; without a facet, of those without a year."""
    return site.catalogue.terms[Facet(facet)][slug].members if facet else site.catalogue.undated


def name_format(ending: str) -> str:
    """Return the format of data files that the references with this ending are pieces of."""
    return f"bai.{ending}"


def make_list_citations(site: Site, facet: str, slug: str, ending: str) -> bytes:
    """Return the file of a list in one format; the articles stand in the list's order."""
    form = FORMATS[name_format(ending)]
    return form.join(
        form.make_piece(site, site.catalogue.article(place)) for place in members_of(site, facet, slug)
    )
