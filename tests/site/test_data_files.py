"""Data files are made by parts, and are the same as when they are made at once."""

from __future__ import annotations

from factories import make_articles, make_site

from luutru.site.data_files import (
    FORMATS,
    join_part,
    join_parts,
    list_parts,
    make_data_file,
    make_part,
    unpack_part,
)


def test_a_data_file_is_the_pieces_of_its_parts() -> None:
    site = make_site(make_articles(60))
    places = [place for part in list_parts(site).values() for place in part]
    assert sorted(places) == list(range(60))
    for name, form in FORMATS.items():
        parts = [unpack_part(make_part(site, name, letters)) for letters in list_parts(site)]
        pieces = [piece for part in parts for piece in part]
        assert pieces == [form.make_piece(site, site.catalogue.article(place)) for place in places]
        assert form.join(pieces) == make_data_file(site, name)
        assert join_parts(form, [join_part(form, part) for part in parts]) == make_data_file(site, name)
