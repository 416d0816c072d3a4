"""A list's references for programs: all its articles once, names whole, linked from each of its pages."""

from __future__ import annotations

import json

from factories import make_article, make_articles, make_site

from luutru.catalogue.catalogue import Facet
from luutru.site import urls
from luutru.site.data_files import (
    FORMATS,
    JoinedPieces,
    join_part,
    list_parts,
    make_data_file,
    make_part,
    order_of,
    unpack_part,
)
from luutru.site.list_citations import FORMS
from luutru.site.making import make_file
from luutru.site.planning import plan_site

NAME = "Nguyễn Thị Vân Anh"


def test_every_list_of_several_articles_has_its_references() -> None:
    articles = [
        *make_articles(40),
        make_article(90, authors=(NAME,), date="2018-02-02", published="2018-02-02"),
    ]
    site = make_site(articles, page_size=5)
    pages = {page.url: make_file(site, page) for page in plan_site(site).pages}
    seen = 0
    for facet in Facet:
        for slug, term in site.catalogue.terms[facet].items():
            first = urls.term_url(facet, slug)
            files = {ending: pages.get(urls.citations_url(first, ending)) for ending in FORMS}
            if len(term.members) == 1:
                assert set(files.values()) == {None}
                continue
            seen += 1
            keys = [f"luutru-{site.catalogue.article(place).id}" for place in term.members]
            items = json.loads(files["csl.json"] or b"")
            assert [item["id"] for item in items] == keys
            assert [
                line[6:] for line in (files["ris"] or b"").decode().split("\r\n") if line[:2] == "ID"
            ] == keys
            bibtex = (files["bib"] or b"").decode()
            assert [line[9:-1] for line in bibtex.split("\n") if line.startswith("@article{")] == keys
            for url in filter(None, (first, urls.term_url(facet, slug, 2) if len(term.members) > 5 else "")):
                for ending in FORMS:
                    name = urls.citations_url(first, ending)
                    assert f'{urls.root_of(url)}{name}" download>{FORMS[ending]}</a>'.encode() in pages[url]
    assert seen > 5
    files_of_year = [
        pages[urls.citations_url(urls.term_url(Facet.YEAR, "2018"), ending)].decode() for ending in FORMS
    ]
    for text, whole in zip(
        files_of_year, (f"{{{{{NAME}}}}}", f"AU  - {NAME}\r\n", f'{{"literal":"{NAME}"}}'), strict=True
    ):
        assert whole in text


def test_a_data_file_is_the_pieces_of_its_parts() -> None:
    site = make_site(make_articles(60))
    places = [place for part in list_parts(site).values() for place in part]
    assert sorted(places) == list(range(60))
    for name, form in FORMATS.items():
        parts = [unpack_part(make_part(site, name, letters)) for letters in list_parts(site)]
        pieces = [piece for part in parts for piece in part]
        assert pieces == [form.make_piece(site, site.catalogue.article(place)) for place in places]
        assert form.join(pieces) == make_data_file(site, name)
        joined = JoinedPieces(form, [join_part(form, part) for part in parts], order_of(site))
        assert joined.file == make_data_file(site, name)
        some = places[::-7]
        assert joined.cut(some) == form.join(pieces[places.index(place)] for place in some)
        assert joined.cut([]) == form.head + form.tail
