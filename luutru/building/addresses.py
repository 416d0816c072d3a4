"""What stands at each address of a site, as ``publish`` records it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet
from luutru.catalogue.outlets import mark_of
from luutru.site.lost_addresses import REGISTER
from luutru.site.planned import NAMELESS
from luutru.site.urls import article_url, is_address, term_url

if TYPE_CHECKING:
    from luutru.site.context import Site
    from luutru.site.planned import Plan


def list_addresses(site: Site, plan: Plan) -> dict[str, str]:
    """Return every address with what it stands for: an article's id, an outlet's mark, or a page's name.

    Of what stands at an address only because it was published that is "": the register knows it.
    """
    named = (page for page in plan.pages if page.maker not in NAMELESS and page.source != REGISTER)
    marks = {page.url: page.name for page in named}
    for term in site.catalogue.terms[Facet.OUTLET].values():
        marks[term_url(Facet.OUTLET, term.slug)] = mark_of(term.name)
    for article in site.catalogue.all_articles():
        for slug in (article.slug, *article.aliases):
            marks[article_url(slug)] = article.id
    return {page.url: marks.get(page.url, "") for page in plan.pages if is_address(page.url)}
