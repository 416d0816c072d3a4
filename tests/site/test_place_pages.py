"""Pages of places that ended lead to those that followed, with the number of articles there."""

from __future__ import annotations

import pytest
from factories import make_article, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.making import make_file
from luutru.site.planning import plan_site

FORMER, TODAY = "phường Trúc Bạch", "phường Ba Đình"


@pytest.mark.parametrize(
    ("facet", "name", "slug"),
    [(Facet.WARD, FORMER, "phuong-truc-bach"), (Facet.DISTRICT, "Ba Đình", "ba-dinh")],
)
def test_a_former_place_leads_to_the_articles_of_its_successors(facet: Facet, name: str, slug: str) -> None:
    keys, url = set(), urls.term_url(facet, slug)
    old = make_article(1, districts=("Ba Đình",), wards=(FORMER,))
    for count in (0, 1, 2):
        new = [make_article(2 + number, districts=(), wards=(TODAY,)) for number in range(count)]
        site = make_site([old, *new])
        (page,) = (page for page in plan_site(site).pages if page.url == url)
        keys.add(page.key)
        tree = LexborHTMLParser(make_file(site, page).decode())
        (unit,) = [node for node in tree.css("ul.units li") if node.text().strip().startswith(TODAY)]
        assert bool(unit.css_first("a")) == bool(count)
        assert f"{count} bài" in unit.text() or not count
    assert len(keys) == 3
