from __future__ import annotations

import pytest
from factories import make_article, make_articles, make_site

from luutru.catalogue.terms import Facet
from luutru.errors import LuutruError
from luutru.exporting.selection import edition_day, select_articles


@pytest.mark.parametrize("value", ["Đống Đa", "dong-da", "đống đa", "dong da", "DONG ĐA"])
def test_a_district_is_found_however_it_is_typed(value: str) -> None:
    site = make_site(make_articles(60))
    selection = select_articles(site, {Facet.DISTRICT: value})
    assert selection.name == "dong-da"
    assert selection.title == "Đống Đa"
    expected = {n for n in range(60) if "Đống Đa" in site.catalogue.article(n).districts}
    assert expected
    assert set(selection.places) == expected


def test_a_topic_is_found_by_its_label_and_several_values_must_all_hold() -> None:
    site = make_site(make_articles(200))
    selection = select_articles(site, {Facet.TOPIC: "Kết nạp đảng viên", Facet.YEAR: "2018"})
    assert selection.name == "ket-nap-dang-vien-2018"
    for place in selection.places:
        assert "ket-nap-dang-vien" in site.catalogue.article(place).topics
        assert site.catalogue.filings[place].year == 2018


def test_the_whole_archive_is_read_from_its_beginning_and_what_has_no_year_comes_last() -> None:
    site = make_site(make_articles(100))
    selection = select_articles(site, {})
    assert (selection.name, selection.title) == ("", "")
    assert sorted(selection.places) == list(range(100))
    years = [site.catalogue.filings[place].year for place in selection.places]
    dated = [year for year in years if year is not None]
    assert dated == sorted(dated)
    assert years == dated + [None] * (100 - len(dated))
    assert select_articles(site, {Facet.YEAR: "khong-ro"}).places == site.catalogue.undated


def test_withdrawn_articles_are_never_selected() -> None:
    site = make_site([make_article(1, withdrawn="Sai"), make_article(2)])
    assert [site.catalogue.article(place).slug for place in select_articles(site, {}).places] == ["bai-so-2"]
    with pytest.raises(LuutruError, match="no article"):
        select_articles(make_site([make_article(1, withdrawn="Sai")]), {})


@pytest.mark.parametrize(
    ("as_of", "date", "day"),
    [
        ("2026-03-01", "2018-01-19", "2026-03-01"),
        ("2026", "2018-01-19", "2026-01-01"),
        ("", "2018-01-19", "2018-01-19"),
        ("", "2018-02", "2018-02-01"),
        ("", None, "1980-01-01"),
    ],
)
def test_an_edition_is_dated_by_its_content(as_of: str, date: str | None, day: str) -> None:
    assert edition_day(make_site([make_article(1, date=date)], as_of=as_of)) == day


def test_a_book_may_be_of_one_province() -> None:
    names = ("Đống Đa", "Quận 1 (Hồ Chí Minh)", "Củ Chi (Hồ Chí Minh)")
    site = make_site(
        (make_article(number, districts=(name,)) for number, name in enumerate(names)), region="viet-nam"
    )
    selection = select_articles(site, {Facet.PROVINCE: "Hồ Chí Minh"})
    assert (selection.name, selection.title, len(selection.places)) == ("ho-chi-minh", "Hồ Chí Minh", 2)
    assert select_articles(site, {Facet.PROVINCE: "Sài Gòn"}) == selection


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        (Facet.DISTRICT, "quan 1 tphcm", "Quận 1 (Hồ Chí Minh)"),
        (Facet.OUTLET, "ktđt", "Kinh tế & Đô thị"),
        (Facet.PROVINCE, "Thừa Thiên Huế", 'write "Huế", as it is called now'),
        (Facet.PROVINCE, "Hồ Chi Min", 'did you mean "Hồ Chí Minh"?'),
        (Facet.PROVINCE, "Cà Mau", "there is Hồ Chí Minh, Huế"),
        (Facet.OUTLET, "Kinh te & Do thu", 'did you mean "Kinh tế & Đô thị"?'),
    ],
)
def test_a_part_is_named_as_people_do_or_told_what_it_is_called(facet: Facet, value: str, found: str) -> None:
    articles = (
        make_article(1, districts=("Quận 1 (Hồ Chí Minh)",), outlet="Kinh tế & Đô thị"),
        make_article(2, wards=("phường Phú Nhuận (Thuận Hóa, Huế)",)),
    )
    site = make_site(articles, region="viet-nam")
    try:
        said = select_articles(site, {facet: value}).title
    except LuutruError as error:
        said = str(error)
    assert found in said
