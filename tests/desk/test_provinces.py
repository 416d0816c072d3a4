"""The province of an article that names no other place: typed on the desk of a country, and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.desk import values, whole_articles
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.desk.desk import Desk

    from .conftest import Curator

NAME = "quan-ket-nap"


@pytest.fixture
def country(archive: Path, desk: Desk) -> Desk:
    (archive / "archive.toml").write_text('title = "Kho thử"\nregion = "viet-nam"\n', encoding="utf-8")
    desk.look()
    return desk


def test_the_field_is_offered_with_all_provinces(country: Desk, curator: Curator) -> None:
    page = curator.see(f"/bai/{NAME}")
    assert 'name="provinces" value="" list="s-provinces"' in page
    assert '<option value="Gia Lai">' in page
    assert '<option value="Bắc Giang">' in page, "of before July 2025"
    assert NAME in country.lacking()["provinces"]


def test_a_province_typed_as_people_do_is_written_and_told(country: Desk, curator: Curator) -> None:
    curator.decide(f"/bai/{NAME}/gia-tri", provinces="tinh gia lai; tp da nang")
    assert country.open(NAME).file.article.provinces == ("Gia Lai", "Đà Nẵng")
    assert NAME not in country.lacking().get("provinces", [])
    shown = curator.see(f"/xem/bai/{NAME}.html")
    assert 'href="../tinh-thanh/gia-lai.html"' in shown
    country.undo()
    assert country.open(NAME).file.article.provinces == ()
    with pytest.raises(LuutruError, match="unknown province"):
        values.set_values(country, NAME, {"provinces": "Quảng"})


def test_a_district_takes_the_place_of_its_province(country: Desk) -> None:
    values.set_values(country, NAME, {"provinces": "Gia Lai"})
    values.set_values(country, NAME, {"districts": "pleiku"})
    article = country.open(NAME).file.article
    assert (article.districts, article.provinces) == (("Pleiku (Gia Lai)",), ())


def test_the_second_page_of_an_article_brings_its_provinces(country: Desk) -> None:
    values.set_values(country, NAME, {"provinces": "Gia Lai"})
    whole_articles.merge(country, NAME, "quan-hop-ban", text=True)
    assert country.open("quan-hop-ban").file.article.provinces == ("Gia Lai",)


def test_one_province_has_no_such_field(desk: Desk, curator: Curator) -> None:
    assert 'name="provinces"' not in curator.see(f"/bai/{NAME}")
    assert "provinces" not in desk.lacking()
