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
#: An article stands in about six lists. Its references are kept from one to the next; of so many in 30 MB.
_MOST_KEPT = 20_000


def citation_files(first_url: str, amount: int) -> dict[str, str]:
    """Return the files of a list of so many articles: how the name ends → URL."""
    return {ending: urls.citations_url(first_url, ending) for ending in FORMS if amount >= LEAST_ARTICLES}


def link_citations(root: str, first_url: str, amount: int) -> tuple[Link, ...]:
    """Return the links to the files of the list whose first page is `first_url`, with so many articles."""
    return tuple(Link(FORMS[ending], root + url) for ending, url in citation_files(first_url, amount).items())


def members_of(site: Site, facet: str, slug: str) -> tuple[int, ...]:
    """Return the places of a list's articles; without a facet, of those without a year."""
    return site.catalogue.terms[Facet(facet)][slug].members if facet else site.catalogue.undated


def make_list_citations(site: Site, facet: str, slug: str, ending: str) -> bytes:
    """Return the file of a list in one format; the articles stand in the list's order."""
    form = FORMATS[f"bai.{ending}"]
    parts = [_references(site, place)[ending] for place in members_of(site, facet, slug)]
    return form.head + form.joint.join(parts) + form.tail


def _references(site: Site, place: int) -> dict[str, bytes]:
    """Return an article's reference in each format."""
    kept: dict[int, dict[str, bytes]] = site.memo.setdefault("references", {})
    if place not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        article = [site.catalogue.article(place)]
        kept[place] = {
            ending: FORMATS[f"bai.{ending}"].render(site, article).encode("utf-8", "replace")
            for ending in FORMS
        }
    return kept[place]
