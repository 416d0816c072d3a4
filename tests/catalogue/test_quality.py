from __future__ import annotations

from factories import make_article, make_articles, make_catalogue

from luutru.catalogue.quality import measure_quality


def test_each_article_is_known_inferred_or_unknown_in_each_field() -> None:
    catalogue = make_catalogue(make_articles(150))
    quality = measure_quality(catalogue)
    for item in quality.fields:
        assert item.known + len(item.inferred) + len(item.unknown) == 150
        assert not {*item.inferred} & {*item.unknown}
    outlets = next(item for item in quality.fields if item.field == "outlet")
    assert all(catalogue.article(place).outlet is None for place in outlets.unknown)


def test_years_without_articles_between_the_first_and_the_last() -> None:
    catalogue = make_catalogue(
        make_article(year, date=f"{year}-01-02", published=f"{year}-01-02", districts=(name,))
        for year, name in ((2015, "Ba Đình"), (2018, "Hà Đông"))
    )
    assert measure_quality(catalogue).missing_years == (2016, 2017)
