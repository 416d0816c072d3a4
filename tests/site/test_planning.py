"""The promise behind the quick build: a page whose key did not change has the same bytes."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Any

import pytest
from factories import DISTRICTS, TOPICS, make_article, make_articles, make_site

from luutru.errors import ProblemsError
from luutru.site import urls
from luutru.site.making import make_file
from luutru.site.planning import plan_site

if TYPE_CHECKING:
    from luutru.model import Article
    from luutru.site.context import Site

SMALL: dict[str, Any] = {"page_size": 5}


def build(site: Site) -> dict[str, tuple[str, bytes]]:
    return {page.url: (page.key, make_file(site, page)) for page in plan_site(site).pages}


def urls_of(site: Site) -> set[str]:
    return {page.url for page in plan_site(site).pages}


def edit(articles: list[Article], choose: random.Random) -> list[Article]:
    """One thing a curator does: change a value, add an article, take one away."""
    place = choose.randrange(len(articles))
    article = articles[place]
    match choose.randrange(9):
        case 0:
            changed = dataclasses.replace(article, title=article.title + " (sửa)")
        case 1:
            year = choose.randint(2010, 2026)
            changed = dataclasses.replace(article, date=f"{year}-03-04", published=f"{year}-03-04")
        case 2:
            changed = dataclasses.replace(article, districts=tuple(choose.sample(DISTRICTS, 2)))
        case 3:
            changed = dataclasses.replace(article, topics=tuple(choose.sample(TOPICS, 2)))
        case 4:
            changed = dataclasses.replace(article, date=None, published=None)
        case 5:
            changed = dataclasses.replace(article, withdrawn="Bị trùng")
        case 6:
            changed = dataclasses.replace(article, duplicate_of=choose.choice(articles).id)
        case 7:
            return articles[:place] + articles[place + 1 :]
        case _:
            number = 1000 + choose.randrange(10**6)
            return [*articles, make_article(number, date="2019-09-09", published="2019-09-09")]
    return [*articles[:place], changed, *articles[place + 1 :]]


@pytest.mark.parametrize("seed", range(4))
def test_a_page_with_the_same_key_has_the_same_bytes(seed: int) -> None:
    choose = random.Random(seed)
    articles = make_articles(24, seed)
    before = build(make_site(articles, **SMALL))
    for _ in range(6):
        articles = edit(articles, choose)
        after = build(make_site(articles, **SMALL))
        stale = [
            url
            for url in before.keys() & after.keys()
            if before[url][0] == after[url][0] and before[url][1] != after[url][1]
        ]
        assert stale == []
        before = after


def test_an_edit_of_one_text_concerns_few_pages() -> None:
    articles = make_articles(400)
    before = {page.url: page.key for page in plan_site(make_site(articles, page_size=20)).pages}
    articles[7] = dataclasses.replace(articles[7], summary="Khác")
    after = {page.url: page.key for page in plan_site(make_site(articles, page_size=20)).pages}
    changed = [url for url, key in after.items() if before[url] != key and url.startswith("bai/")]
    assert 1 <= len(changed) < 40, "the article, its neighbours and those it is related to"


def test_a_new_article_concerns_no_page_of_another_district() -> None:
    def keys(amount: int) -> dict[str, str]:
        articles = [
            make_article(number, districts=(district,), date="2018-01-02", published="2018-01-02")
            for number, district in enumerate([*DISTRICTS, *DISTRICTS[:amount]])
        ]
        return {page.url: page.key for page in plan_site(make_site(articles)).pages}

    before, after = keys(0), keys(1)
    changed = {url for url, key in after.items() if before.get(url) != key and url.startswith("quan-huyen/")}
    slug = next(iter(changed - {"quan-huyen/index.html"})).split("/")[1].partition(".")[0]
    assert all(slug in url for url in changed - {"quan-huyen/index.html"})


def test_settings_and_words_concern_every_page() -> None:
    articles = make_articles(10)
    plain = {page.url: page.key for page in plan_site(make_site(articles)).pages if page.template}
    settings: dict[str, Any]
    for settings in ({"title": "Khác"}, {"labels": {"nav_home": "Khác"}}, {"noindex": True}):
        other = {page.url: page.key for page in plan_site(make_site(articles, **settings)).pages}
        assert not [url for url, key in plain.items() if other[url] == key]


def test_plans_and_pages_do_not_depend_on_the_order_of_articles() -> None:
    articles = make_articles(30)
    assert build(make_site(articles)) == build(make_site(reversed(articles)))


def test_every_address_of_the_design_is_there() -> None:
    articles = [
        make_article(
            1,
            slug="x",
            date="2018-01-19",
            published="2018-01-19",
            districts=("Đống Đa",),
            wards=("phường Láng Hạ",),
            topics=("bau-cu",),
            outlet="Kinh tế & Đô thị",
        )
    ]
    planned = urls_of(make_site(articles, base_url="https://example.org/"))
    assert planned >= {
        "index.html",
        "bai/x.html",
        "quan-huyen/dong-da.html",
        "quan-huyen/dong-da.xml",
        "quan-huyen/dong-da/2018.html",
        "quan-huyen/index.html",
        "nam/2018.html",
        "nam/khong-ro.html",
        "nam/index.html",
        "chu-de/bau-cu.html",
        "chu-de/bau-cu.xml",
        "chu-de/index.html",
        "bao/kinhtedothi.html",
        "bao/index.html",
        "phuong-xa/phuong-lang-ha.html",
        "phuong-xa/index.html",
        "tim-kiem.html",
        "gioi-thieu.html",
        "chat-luong.html",
        "thay-doi.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        ".nojekyll",
        "du-lieu/bai.csv",
        "du-lieu/bai.jsonl",
        "du-lieu/bai.bib",
        "du-lieu/bai.ris",
        "du-lieu/bai.csl.json",
        "assets/style.css",
    }


def test_the_sitemap_needs_an_address() -> None:
    articles = make_articles(3)
    assert "sitemap.xml" not in urls_of(make_site(articles))
    assert "sitemap.xml" not in urls_of(make_site(articles, base_url="https://e.org", noindex=True))


def test_two_articles_with_one_address_stop_the_build_with_both_names() -> None:
    twins = [make_article(1, slug="x"), make_article(2, slug="y", aliases=("x",))]
    with pytest.raises(ProblemsError, match=r"content/y\.md: .*bai/x\.html.*content/x\.md|content/x\.md"):
        plan_site(make_site(twins))


def test_two_outlets_whose_names_would_share_an_address_have_two() -> None:
    articles = [make_article(1, outlet="Báo Mới Tinh"), make_article(2, outlet="Báo Mới Tịnh")]
    found = [page.url for page in plan_site(make_site(articles)).pages if page.url.startswith("bao/bao-moi")]
    assert "bao/bao-moi-tinh.html" in found
    assert len([url for url in found if url.endswith(".html")]) == 2


def test_a_published_list_of_a_spelling_leads_to_its_outlet() -> None:
    site = make_site([make_article(1, outlet="Báo Mẫu Mực"), make_article(2, outlet="BÁO MẪU MỰC")])
    published = dict.fromkeys(("bao/mau-muc.html", "bao/mau-muc/trang-2.html", "bao/khac.html"), "")
    targets = {
        page.url: page.subject[1]
        for page in plan_site(site, published=published).pages
        if page.maker == "redirect"
    }
    assert targets == {
        "bao/mau-muc.html": "bao/bao-mau-muc.html",
        "bao/mau-muc/trang-2.html": "bao/bao-mau-muc.html",
        "bao/khac.html": "bao/index.html",
    }


def test_a_published_article_that_is_gone_stops_the_build() -> None:
    site = make_site(make_articles(3))
    with pytest.raises(ProblemsError, match=r"bai/gone\.html was published and is gone"):
        plan_site(site, published={"bai/gone.html": "", "index.html": ""})


def test_a_list_that_shrank_leads_to_the_next_wider_one() -> None:
    site = make_site([make_article(1, districts=("Ba Đình",), date="2018-01-01", published="2018-01-01")])
    gone = {
        "quan-huyen/ba-dinh/2018/trang-2.html": "quan-huyen/ba-dinh/2018.html",
        "quan-huyen/ba-dinh/2017.html": "quan-huyen/ba-dinh.html",
        "quan-huyen/dong-da/2017/trang-3.html": "quan-huyen/index.html",
        "chu-de/bau-cu.html": "chu-de/index.html",
    }
    plan = plan_site(site, published=gone)
    pages = {page.url: make_file(site, page).decode() for page in plan.pages if page.url in gone}
    for url, target in gone.items():
        assert f'url={urls.root_of(url)}{target}"' in pages[url]


def test_renamed_articles_leave_a_redirect_and_withdrawn_ones_a_tombstone() -> None:
    site = make_site(
        [
            make_article(1, slug="moi", aliases=("cu",), title="Bài đã đổi địa chỉ"),
            make_article(2, slug="rut", withdrawn="Theo yêu cầu của tác giả", title="Bài đã rút lại"),
        ]
    )
    pages = {page.url: page for page in plan_site(site).pages}
    assert 'url=../bai/moi.html"' in make_file(site, pages["bai/cu.html"]).decode()
    tombstone = make_file(site, pages["bai/rut.html"]).decode()
    assert "Theo yêu cầu của tác giả" in tombstone
    assert "noindex" in tombstone
    assert "Bài đã rút lại" in make_file(site, pages["thay-doi.html"]).decode()
