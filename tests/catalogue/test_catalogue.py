from __future__ import annotations

from dataclasses import fields

from factories import make_article, make_articles, make_catalogue, make_entries
from hypothesis import given
from hypothesis import strategies as st

from luutru.catalogue.catalogue import Catalogue, build_catalogue
from luutru.catalogue.entries import rename_outlet
from luutru.catalogue.names import Names
from luutru.catalogue.terms import Facet


def slugs_of(catalogue: Catalogue, places: tuple[int, ...] | range) -> list[str]:
    return [catalogue.article(place).slug for place in places]


def test_newest_first_with_the_time_and_year_only_dates_after_days() -> None:
    catalogue = make_catalogue(
        [
            make_article(1, date="2018-01-19", published="2018-01-19", published_time="08:00"),
            make_article(2, date="2018-01-19", published="2018-01-19", published_time="15:45"),
            make_article(3, date="2018-01-01", published="2018"),
            make_article(4, date="2019-05-02", published="2019-05-02"),
            make_article(5),
            make_article(6, date="2018-01-01", published="2018-01-01"),
        ]
    )
    order = ["bai-so-4", "bai-so-2", "bai-so-1", "bai-so-6", "bai-so-3", "bai-so-5"]
    assert slugs_of(catalogue, range(6)) == order
    assert catalogue.dated == 5
    assert slugs_of(catalogue, catalogue.undated) == ["bai-so-5"]


def test_the_order_of_the_input_does_not_matter() -> None:
    articles = make_articles(60)
    one, other = map(make_catalogue, (articles, reversed(articles)))
    assert [*one.entries] == [*other.entries]
    assert [*one.related] == [*other.related]
    for name in {field.name for field in fields(one)} - {"entries", "related"}:
        assert getattr(one, name) == getattr(other, name)


def test_names_are_sorted_as_vietnamese_sorts_them() -> None:
    catalogue = make_catalogue(
        make_article(number, districts=(name,))
        for number, name in enumerate(["Đống Đa", "Hai Bà Trưng", "Ba Đình", "Hà Đông", "Cầu Giấy"], 1)
    )
    names = [term.name for term in catalogue.terms[Facet.DISTRICT].values()]
    assert names == ["Ba Đình", "Cầu Giấy", "Đống Đa", "Hà Đông", "Hai Bà Trưng"]


def test_open_intervals_and_unknown_dates_have_no_year() -> None:
    catalogue = make_catalogue(
        [
            make_article(1, published="/2022-01-05"),
            make_article(2, published="2022-01-05/..", date="2022-01-05"),
            make_article(3),
            make_article(4, published="2021-12/2022-01", date="2021-12-01"),
            make_article(5, published="2024?-02-28", date="2024-02-28"),
        ]
    )
    assert set(slugs_of(catalogue, catalogue.undated)) == {"bai-so-1", "bai-so-2", "bai-so-3"}
    assert {slug: catalogue.terms[Facet.YEAR][slug].count for slug in catalogue.terms[Facet.YEAR]} == {
        "2024": 1,
        "2021": 1,
    }
    assert all(catalogue.filings[place].inferred for place in range(catalogue.dated))


def test_every_article_is_in_the_terms_it_names_and_in_no_other() -> None:
    catalogue = make_catalogue(make_articles(200))
    for facet, terms in catalogue.terms.items():
        for term in terms.values():
            assert list(term.members) == sorted(set(term.members))
            for place in range(len(catalogue.entries)):
                assert (place in term.members) == (term.slug in catalogue.slugs[facet][place])


def test_crossings_are_the_districts_cut_by_years() -> None:
    catalogue = make_catalogue(make_articles(200))
    for slug, years in catalogue.crossings.items():
        district = catalogue.terms[Facet.DISTRICT][slug]
        for year, members in years.items():
            assert members == tuple(one for one in district.members if catalogue.filings[one].year == year)
            assert members


def test_timelines_have_no_holes_and_lose_nobody() -> None:
    catalogue = make_catalogue(
        [
            make_article(1, published="2015-03-01", date="2015-03-01"),
            make_article(2, published="2018?-03-01", date="2018-03-01"),
            make_article(3),
        ]
    )
    assert catalogue.count_years() == {2015: (1, 0), 2016: (0, 0), 2017: (0, 0), 2018: (1, 1)}
    months = catalogue.count_months(catalogue.terms[Facet.YEAR]["2018"].members)
    assert list(months) == list(range(1, 13))
    assert months[3] == (1, 1)


def test_neighbours_in_time_are_each_others_and_skip_undated_articles() -> None:
    catalogue = make_catalogue(make_articles(120))
    for place in range(len(catalogue.entries)):
        older = catalogue.older(place)
        if older is not None:
            assert catalogue.newer(older) == place
    assert catalogue.newer(0) is None
    assert catalogue.older(catalogue.dated - 1) is None
    assert all(catalogue.newer(place) is catalogue.older(place) is None for place in catalogue.undated)


def test_withdrawn_articles_are_listed_nowhere() -> None:
    catalogue = make_catalogue(
        [make_article(1, districts=("Ba Đình",), withdrawn="trùng"), make_article(2, districts=("Hà Đông",))]
    )
    assert [article.slug for article in catalogue.withdrawn] == ["bai-so-1"]
    assert list(catalogue.terms[Facet.DISTRICT]) == ["ha-dong"]
    assert slugs_of(catalogue, range(len(catalogue.entries))) == ["bai-so-2"]
    assert [brief.article.slug for brief in catalogue.briefs] == ["bai-so-2"]


def test_copies_know_their_original_by_id_or_slug() -> None:
    catalogue = make_catalogue(
        [
            make_article(1),
            make_article(2, duplicate_of="000000000001"),
            make_article(3, duplicate_of="bai-so-1"),
            make_article(4, duplicate_of="nobody"),
        ]
    )
    places = {brief.article.slug: place for place, brief in enumerate(catalogue.briefs)}
    original = places["bai-so-1"]
    assert sorted(slugs_of(catalogue, catalogue.copies[original])) == ["bai-so-2", "bai-so-3"]
    assert set(catalogue.originals) == {places["bai-so-2"], places["bai-so-3"]}


def test_known_names_bring_their_own_addresses_and_labels() -> None:
    names = Names(
        districts={},
        wards={},
        outlets={"Kinh tế & Đô thị": "kinhtedothi"},
        topics={"bau-cu": "Bầu cử"},
        outlet_names={},
    )
    entries = make_entries([make_article(1, outlet="Kinh tế & Đô thị", topics=("bau-cu",))])
    catalogue = build_catalogue(entries, names)
    assert list(catalogue.terms[Facet.OUTLET]) == ["kinhtedothi"]
    assert catalogue.terms[Facet.TOPIC]["bau-cu"].name == "Bầu cử"


def test_two_names_with_one_address_are_told() -> None:
    catalogue = make_catalogue([make_article(1, wards=("xã Mẫu",)), make_article(2, wards=("Xã Mẫu",))])
    assert catalogue.clashes == ((Facet.WARD, "xa-mau", ("Xã Mẫu", "xã Mẫu")),)


def test_spellings_of_an_outlet_are_one_term_and_every_card_says_its_name() -> None:
    spellings = ("Báo Mẫu Mực", "BÁO MẪU MỰC", "mẫu mực", "Báo Mẫu Mực")
    articles = [make_article(number, outlet=name) for number, name in enumerate((*spellings, "Bảo Mẫu Mực"))]
    catalogue = make_catalogue(articles)
    found = {(term.name, term.count) for term in catalogue.terms[Facet.OUTLET].values()}
    assert found == {("Báo Mẫu Mực", 4), ("Bảo Mẫu Mực", 1)}
    named = [entry.article.outlet for entry in catalogue.entries]
    assert named == [brief.article.outlet for brief in catalogue.briefs]
    assert sorted(map(str, named)) == ["Báo Mẫu Mực"] * 4 + ["Bảo Mẫu Mực"]
    keys = {entry.article.slug: entry.card_key for entry in catalogue.entries}
    same = make_catalogue([make_article(1, outlet="Báo Mẫu Mực")]).entries[0]
    assert keys["bai-so-1"] == rename_outlet(same, "Báo Mẫu Mực").card_key


@given(st.lists(st.sampled_from(["Ba Đình", "Đống Đa", "Hà Đông"]), max_size=12))
def test_counting_terms_counts_each_article_once(names: list[str]) -> None:
    catalogue = make_catalogue(make_article(number, districts=(name,)) for number, name in enumerate(names))
    counted = catalogue.count_terms(Facet.DISTRICT, range(len(names)))
    assert {term.name: count for term, count in counted} == {name: names.count(name) for name in names}
    assert [count for _, count in counted] == sorted((count for _, count in counted), reverse=True)
