from __future__ import annotations

from typing import TYPE_CHECKING

from factories import make_article, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.site.body_html import render_body
from luutru.site.context import load_listed
from luutru.site.making import make_file
from luutru.site.planning import plan_site
from luutru.site.searching import document_of, facet_labels, short_names

if TYPE_CHECKING:
    from luutru.site.context import Site
    from luutru.site.search.documents import SearchDocument

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


def first_document(site: Site) -> SearchDocument:
    file = load_listed(site, 0)
    return document_of(site, 0, file, render_body(file.body_md, site.words))


def test_passages_lead_to_paragraphs_of_the_page() -> None:
    site = make_site([ARTICLE])
    document = first_document(site)
    page = next(page for page in plan_site(site).pages if page.url == document.url)
    tree = LexborHTMLParser(make_file(site, page))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert document.passages
    assert {passage.anchor for passage in document.passages} - {""} <= ids


def test_facets_are_the_slugs_that_labels_name() -> None:
    site = make_site([ARTICLE])
    document, labels = first_document(site), facet_labels(site)
    assert labels["quan"][document.districts[0]] == "Đống Đa"
    assert labels["bao"][document.outlet] == "Kinh tế & Đô thị"
    assert labels["chu-de"][document.topics[0]] == "Bầu cử"
    assert document.authors == ("Trần Long",)
    assert document.outlet_name == "Kinh tế & Đô thị"


def test_provinces_are_known_by_their_short_names() -> None:
    articles = [
        make_article(1, districts=("Quận 1 (Hồ Chí Minh)",)),
        make_article(2, districts=("Vũng Tàu (Bà Rịa - Vũng Tàu)",)),
        make_article(3, districts=("Phong Điền (Thừa Thiên Huế)",)),
    ]
    short = short_names(make_site(articles, region="viet-nam"))
    assert {"hcm", "tphcm", "saigon", "sg"} <= {*short["ho-chi-minh"]}
    assert {"brvt"} <= {*short["ba-ria-vung-tau"]}
    assert any({"tthue", "tth"} <= {*forms} for forms in short.values())
    assert all("th" not in forms for forms in short.values())


def test_excerpts_keep_the_text_out_of_the_index() -> None:
    document = first_document(make_site([ARTICLE], excerpt_only=True))
    assert [passage.text for passage in document.passages] == ["Phần dẫn."]
