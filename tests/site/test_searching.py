from __future__ import annotations

from factories import make_article, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.site.making import make_file
from luutru.site.planning import plan_site
from luutru.site.searching import facet_labels, make_document

ARTICLE = make_article(
    1,
    date="2018-01-19",
    published="2018-01-19",
    districts=("Đống Đa",),
    topics=("bau-cu",),
    outlet="Kinh tế & Đô thị",
    authors=("Trần Long",),
    summary="Phần dẫn.",
)


def test_passages_lead_to_paragraphs_of_the_page() -> None:
    site = make_site([ARTICLE])
    document = make_document(site, 0)
    page = next(page for page in plan_site(site).pages if page.url == document.url)
    tree = LexborHTMLParser(make_file(site, page))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert document.passages
    assert {passage.anchor for passage in document.passages} <= ids


def test_facets_are_the_slugs_that_labels_name() -> None:
    site = make_site([ARTICLE])
    document, labels = make_document(site, 0), facet_labels(site)
    assert labels["quan"][document.districts[0]] == "Đống Đa"
    assert labels["bao"][document.outlet] == "Kinh tế & Đô thị"
    assert labels["nam"][document.year] == "2018"
    assert labels["chu-de"][document.topics[0]] == "Bầu cử"
    assert "Trần Long" in document.also


def test_excerpts_keep_the_text_out_of_the_index() -> None:
    document = make_document(make_site([ARTICLE], excerpt_only=True), 0)
    assert [passage.text for passage in document.passages] == ["Phần dẫn."]
