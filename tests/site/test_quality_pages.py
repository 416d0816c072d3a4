"""The lists behind the numbers of the quality page: complete, and told by years where they are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import make_article, make_articles, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.catalogue.quality import measure_quality
from luutru.site.making import make_file
from luutru.site.planning import plan_site
from luutru.site.quality_pages import (
    LONGEST_LIST,
    long_quality_lists,
    make_quality_view,
    page_work,
    quality_lists,
)

if TYPE_CHECKING:
    from luutru.model import Article
    from luutru.site.context import Site


def pages_of(site: Site) -> dict[str, LexborHTMLParser]:
    """The pages below chat-luong/, by address."""
    pages = plan_site(site).pages
    return {
        page.url: LexborHTMLParser(make_file(site, page))
        for page in pages
        if page.url.startswith("chat-luong")
    }


def links_of(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [(node.attributes["href"] or "").rpartition("../")[2] for node in tree.css(selector)]


def read_list(pages: dict[str, LexborHTMLParser], first: str) -> list[str]:
    """The articles a reader meets who opens a list, turns all its pages, and all years where it has them."""
    found: list[str] = []
    for year in links_of(pages[first], "ul.terms a"):
        found += read_list(pages, year)
    url, number = first, 1
    while url in pages:
        found += links_of(pages[url], ".cards .card a")
        number += 1
        url = f"{first.removesuffix('.html')}/trang-{number}.html"
    return found


@pytest.mark.parametrize("page_size", [3, 7, 200])
def test_a_reader_finds_every_article_behind_a_number_once(page_size: int) -> None:
    site = make_site(make_articles(90), page_size=page_size)
    pages, quality = pages_of(site), measure_quality(site.catalogue)
    start = links_of(pages["chat-luong.html"], "table.coverage a[href]")
    sets = [places for item in quality.fields for places in (item.inferred, item.unknown) if places]
    assert start
    assert len(start) == len(sets)
    for url, places in zip(start, sets, strict=True):
        wanted = sorted(f"bai/{site.catalogue.article(place).slug}.html" for place in places)
        assert sorted(read_list(pages, url)) == wanted


def test_a_province_that_only_got_another_name_is_one() -> None:
    """Thừa Thiên Huế became Huế on 1/1/2025: whoever has articles of one misses nothing of the other."""
    missing = make_quality_view(make_site([make_article(1)], region="viet-nam")).places_missing
    assert ("Huế" in missing, "Thừa Thiên Huế" in missing, "Kiên Giang" in missing) == (True, False, True)
    for ward in ("phường Phú Nhuận (Thuận Hóa, Huế)", "phường Phú Nhuận (Huế, Thừa Thiên Huế)"):
        site = make_site([make_article(1, wards=(ward,))], region="viet-nam")
        assert not {"Huế", "Thừa Thiên Huế"} & {*make_quality_view(site).places_missing}


def test_only_long_lists_are_told_by_years() -> None:
    site = make_site(make_articles(90), page_size=7)
    for slug, years in long_quality_lists(site).items():
        assert sum(map(len, years.values())) > LONGEST_LIST * page_work(site).first
        assert {f"{slug}/{year}" for year in years} <= quality_lists(site).keys()
        assert slug not in quality_lists(site)
    short = [slug for slug in quality_lists(site) if "/" not in slug]
    assert short
    assert all(len(quality_lists(site)[slug]) <= LONGEST_LIST * page_work(site).first for slug in short)


def test_the_years_of_a_list_tell_their_numbers_newest_first_and_the_unknown_last() -> None:
    articles = [
        make_article(number, date=date, published=date)
        for number, date in enumerate(["2018-01-02"] * 3 + ["2021-05-06"] * 2 + [None] * 4)
    ]
    tree = pages_of(make_site(articles, page_size=1))["chat-luong/khong-ro-bao.html"]
    assert [node.text() for node in tree.css("ul.terms a")] == ["Năm 2021", "Năm 2018", "Không rõ năm"]
    assert [node.text() for node in tree.css("ul.terms .n")] == ["2", "3", "4"]
    assert "9 bài" in tree.css("header .tally")[0].text()


def test_a_new_article_moves_pages_of_its_own_year_alone() -> None:
    def keys(articles: list[Article]) -> dict[str, str]:
        return {page.url: page.key for page in plan_site(make_site(articles, page_size=5)).pages}

    articles = [
        make_article(number, date=date, published=date)
        for number, date in enumerate(f"{year}-03-04" for year in range(2010, 2020) for _ in range(12))
    ]
    before = keys(articles)
    after = keys([*articles, make_article(900, date="2015-09-09", published="2015-09-09")])
    moved = {url for url, key in after.items() if before.get(url) != key and url.startswith("chat-luong/")}
    assert moved
    assert all("/2015" in url for url in moved if url.count("/") > 1)


def test_a_page_of_a_list_that_became_long_leads_to_its_years() -> None:
    site = make_site(make_articles(90), page_size=7)
    slug = next(iter(long_quality_lists(site)))
    was = {f"chat-luong/{slug}.html": "", f"chat-luong/{slug}/trang-4.html": ""}
    found = {page.url: page for page in plan_site(site, published=was).pages}
    assert found[f"chat-luong/{slug}.html"].maker == "quality_years"
    led = make_file(site, found[f"chat-luong/{slug}/trang-4.html"])
    assert f'href="../../chat-luong/{slug}.html"'.encode() in led


def test_a_year_of_a_list_that_became_short_leads_to_the_list() -> None:
    site = make_site(make_articles(12), page_size=50)
    slug = next(iter(quality_lists(site)))
    found = {page.url: page for page in plan_site(site, published={f"chat-luong/{slug}/2018.html": ""}).pages}
    led = make_file(site, found[f"chat-luong/{slug}/2018.html"])
    assert f'href="../../chat-luong/{slug}.html"'.encode() in led
