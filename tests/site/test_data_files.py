"""Data files are made by parts, and are the same as when they are made at once."""

from __future__ import annotations

import csv
import io
import json

from factories import make_article, make_articles, make_site

from luutru.site.data_files import list_formats, list_parts, make_data_file


def test_a_data_file_is_made_of_its_parts() -> None:
    site = make_site(make_articles(60))
    places = [place for part in list_parts(site).values() for place in part]
    assert sorted(places) == list(range(60))
    for name, form in list_formats(site).items():
        pieces = [form.render(site, site.catalogue.article(place)).encode() for place in places]
        assert make_data_file(site, name) == form.head + form.joint.join(pieces) + form.tail


def test_the_tables_name_all_raw_files_of_an_article() -> None:
    site = make_site([make_article(1, extra={"x_further_files": ["a-2.txt", "a-3.txt"]}), make_article(2)])
    rows = csv.DictReader(io.StringIO(make_data_file(site, "bai.csv").decode("utf-8-sig")))
    assert [row["further_files"] for row in rows] == ["a-2.txt; a-3.txt", ""]
    lines = make_data_file(site, "bai.jsonl").decode().splitlines()
    assert [json.loads(line)["further_files"] for line in lines] == [["a-2.txt", "a-3.txt"], []]


def test_the_table_has_a_column_of_provinces_where_there_are_some() -> None:
    articles = [make_article(1, districts=("Đống Đa", "Hải Châu (Đà Nẵng)")), make_article(2)]
    table = make_data_file(make_site(articles, region="viet-nam"), "bai.csv").decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(table))
    assert (first["provinces"], second["provinces"]) == ("Hà Nội; Đà Nẵng", "")
    lines = make_data_file(make_site(articles, region="viet-nam"), "bai.jsonl").decode().splitlines()
    assert json.loads(lines[0])["provinces"] == ["Hà Nội", "Đà Nẵng"]
    assert b"provinces" not in make_data_file(make_site(articles[1:], region="viet-nam"), "bai.csv")
