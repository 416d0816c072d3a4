"""An archive of several provinces: their pages, and what districts and wards say of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import first, make_article, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.catalogue.quality import measure_quality
from luutru.catalogue.terms import Facet
from luutru.errors import ProblemsError
from luutru.site import urls
from luutru.site.making import make_file
from luutru.site.maps import district_map, province_map
from luutru.site.planning import plan_site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from luutru.site.context import Site

#: Two districts of one article, with the wards that their pages list beside it.
TWO = {"dong-da": ["phường Láng Hạ"], "da-nang-hai-chau": []}
Filed = tuple[tuple[str, ...], tuple[str, ...], int]
#: Of each article the districts, the wards, and its year.
FILED: tuple[Filed, ...] = (
    (("Hải Châu (Đà Nẵng)", "Sơn Trà (Đà Nẵng)"), (), 2018),
    (("Cẩm Lệ (Đà Nẵng)",), (), 2019),
    (("Quận 2 (Hồ Chí Minh)",), ("phường Thảo Điền (Quận 2, Hồ Chí Minh)",), 2019),
    (("Thủ Đức (Hồ Chí Minh)",), (), 2021),
    (("Đống Đa", "Hải Châu (Đà Nẵng)"), ("phường Láng Hạ",), 2021),
    (("Châu Thành (Tiền Giang)",), (), 2020),
    (("Châu Thành (Long An)",), (), 2020),
    ((), ("phường Hải Châu (Đà Nẵng)",), 2025),
    ((), (), 2020),
)  # fmt: skip


@cache
def country(language: str = "vi", filed: tuple[Filed, ...] = FILED) -> Site:
    return make_site(
        (
            make_article(
                number, districts=districts, wards=wards, date=f"{year}-05-06", published=f"{year}-05-06"
            )
            for number, (districts, wards, year) in enumerate(filed, 1)
        ),
        region="viet-nam",
        language=language,
    )


@cache
def read(url: str, language: str = "vi") -> str:
    site = country(language)
    (page,) = (page for page in plan_site(site).pages if page.url == url)
    return make_file(site, page).decode()


def tree(url: str, language: str = "vi") -> LexborHTMLParser:
    return LexborHTMLParser(read(url, language))


def crumbs(url: str) -> list[tuple[str, str]]:
    return [(node.text(), node.attributes.get("href") or "") for node in tree(url).css(".crumbs li > *")]


def urls_of(site: Site) -> set[str]:
    return {page.url for page in plan_site(site).pages}


def test_an_articles_provinces_are_those_of_its_districts_and_wards() -> None:
    catalogue = country().catalogue
    found = {
        catalogue.briefs[place].article.slug: set(slugs)
        for place, slugs in enumerate(catalogue.slugs[Facet.PROVINCE])
    }
    assert found == {
        "bai-so-1": {"da-nang"}, "bai-so-2": {"da-nang"}, "bai-so-3": {"ho-chi-minh"},
        "bai-so-4": {"ho-chi-minh"},
        "bai-so-5": {"da-nang", "ha-noi"}, "bai-so-6": {"tien-giang"}, "bai-so-7": {"long-an"},
        "bai-so-8": {"da-nang"}, "bai-so-9": set(),
    }  # fmt: skip


def test_pages_are_those_of_units_with_articles() -> None:
    found = urls_of(country())
    assert {url for url in found if url.startswith("tinh-thanh/") and url.endswith(".html")} == {
        f"tinh-thanh/{name}.html"
        for name in ("index", "da-nang", "ha-noi", "ho-chi-minh", "long-an", "tien-giang")
    }
    assert {
        "tinh-thanh/da-nang.xml", "quan-huyen/ho-chi-minh-quan-2.html", "quan-huyen/dong-da.html",
        "quan-huyen/tien-giang-chau-thanh.html", "quan-huyen/long-an-chau-thanh.html",
    } <= found  # fmt: skip
    assert "quan-huyen/ho-chi-minh-quan-1.html" not in found


@pytest.mark.parametrize("region", ["viet-nam", "hanoi"])
def test_one_province_alone_has_no_pages_of_provinces(region: str) -> None:
    site = make_site((make_article(districts=("Đống Đa",), wards=("phường Bưởi",)),), region=region)
    assert not [url for url in urls_of(site) if url.startswith("tinh-thanh/")]
    for page in plan_site(site).pages:
        if page.template:
            assert b"tinh-thanh/" not in make_file(site, page), page.url


def test_a_province_has_its_districts_and_articles_a_map_and_a_table() -> None:
    page = tree("tinh-thanh/da-nang.html")
    assert first(page, "h1").text() == "Thành phố Đà Nẵng"
    (districts,) = (node for node in page.css(".facet") if first_text(node, "h2") == "Quận, huyện, thị xã")
    links = {node.text(): node.attributes["href"] for node in districts.css("a")}
    assert links == {
        "Hải Châu": "../quan-huyen/da-nang-hai-chau.html",
        "Sơn Trà": "../quan-huyen/da-nang-son-tra.html",
        "Cẩm Lệ": "../quan-huyen/da-nang-cam-le.html",
    }
    assert {node.text() for node in page.css(".card a")} == {f"Bài số {number}" for number in (1, 2, 5, 8)}
    assert first(page, "svg.map") is not None
    rows = [node.text() for node in page.css(".heat tbody th")]
    assert rows == ["Cẩm Lệ", "Hải Châu", "Sơn Trà"]
    assert not tree("tinh-thanh/ho-chi-minh.html").css("svg.map"), "two districts need no map"


def first_text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None
    return found.text()


def test_the_lists_are_grouped_by_province() -> None:
    groups = {
        first_text(node, "h3"): [link.text() for link in node.css("li a")]
        for node in tree("quan-huyen/index.html").css(".columns section")
    }
    assert groups == {
        "Đà Nẵng": ["Cẩm Lệ", "Hải Châu", "Sơn Trà"],
        "Hà Nội": ["Đống Đa"],
        "Hồ Chí Minh": ["Quận 2", "Thủ Đức"],
        "Long An": ["Châu Thành"],
        "Tiền Giang": ["Châu Thành"],
    }
    heading = first(tree("phuong-xa/index.html"), ".columns h3 a")
    assert (heading.text(), heading.attributes["href"]) == ("Đà Nẵng", "../tinh-thanh/da-nang.html")


def test_a_district_says_where_it_lies_until_when_it_was_and_what_followed() -> None:
    url = "quan-huyen/ho-chi-minh-quan-2.html"
    assert first(tree(url), "h1").text() == "Quận 2, Hồ Chí Minh"
    assert crumbs(url)[1:] == [
        ("Tỉnh, thành", "../tinh-thanh/index.html"),
        ("Hồ Chí Minh", "../tinh-thanh/ho-chi-minh.html"),
        ("Quận 2", ""),
    ]
    status = [node.text() for node in tree(url).css(".status")]
    assert status == ["Quận, đến 31/12/2020", "Sau đó: Thủ Đức (Hồ Chí Minh)"]
    follower = first(tree("quan-huyen/ho-chi-minh-thu-duc.html"), ".status")
    assert follower.text() == "Quận, đến 31/12/2020; thành phố, đến 30/6/2025"


def test_a_province_of_the_past_says_what_followed() -> None:
    status = [node.text() for node in tree("tinh-thanh/long-an.html").css(".status")]
    assert status == ["Tỉnh, đến 30/6/2025", "Sau đó: Tây Ninh"]


def test_an_article_and_a_crossing_lead_to_their_province() -> None:
    assert crumbs("bai/bai-so-3.html")[1:] == [
        ("Hồ Chí Minh", "../tinh-thanh/ho-chi-minh.html"),
        ("Quận 2", "../quan-huyen/ho-chi-minh-quan-2.html"),
        ("2019", "../quan-huyen/ho-chi-minh-quan-2/2019.html"),
    ]
    assert crumbs("bai/bai-so-8.html")[1:] == [("Đà Nẵng", "../tinh-thanh/da-nang.html")]
    assert crumbs("quan-huyen/dong-da/2021.html")[1:4] == [
        ("Tỉnh, thành", "../../tinh-thanh/index.html"),
        ("Hà Nội", "../../tinh-thanh/ha-noi.html"),
        ("Đống Đa", "../../quan-huyen/dong-da.html"),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_home_shows_the_provinces_over_the_years_and_on_a_map(language: str) -> None:
    page = tree("index.html", language)
    assert [node.text() for node in page.css(".heat tbody th")] == [
        "Đà Nẵng", "Hà Nội", "Hồ Chí Minh", "Long An", "Tiền Giang",
    ]  # fmt: skip
    drawn = first(page, "svg.map").html or ""
    assert 'href="tinh-thanh/tien-giang.html"' in drawn
    assert "Trường Sa" in drawn
    cells = tree("tinh-thanh/index.html", language).css(".heat td a")
    assert {node.attributes["href"] for node in cells} >= {
        f"../tinh-thanh/da-nang.html#nam-{year}" for year in (2018, 2025)
    }


def test_the_map_draws_an_archipelagos_province_on_land() -> None:
    points = {point.name: point for point in province_map(country(), "").points}
    assert 107.9 < points["Đà Nẵng"].lon < 108.4
    assert 108.8 < points["Khánh Hòa"].lon < 109.3
    assert ("Thừa Thiên Huế" in points) != ("Huế" in points), "one name of what lies in one place"


def test_a_dashed_frame_is_told_of_where_there_is_one() -> None:
    note = country().words.map_frame_note
    for url in ("tinh-thanh/index.html", "tinh-thanh/da-nang.html"):
        page = read(url)
        assert "<figcaption>" in page
        assert (note in page) == ('class="inset"' in page)
    golden = (Path(__file__).parents[2] / "site/quan-huyen/index.html").read_text(encoding="utf-8")
    assert note in golden


def test_an_archipelago_without_articles_is_left_out_of_its_provinces_map() -> None:
    for current in ("", "da-nang-son-tra"):
        drawn = district_map(country(), "", "da-nang", current)
        assert drawn is not None
        assert "Sơn Trà" in {point.name for point in drawn.points}
        assert (
            max(lon for lon in [*(point.lon for point in drawn.points), *(lon for _, lon in drawn.ground)])
            < 109
        )
    own = district_map(country(), "", "da-nang", "da-nang-hoang-sa")
    assert own is not None
    assert "Hoàng Sa" in {point.name for point in own.points}


def test_addresses_of_provinces_answer_when_none_are_left_to_tell_apart() -> None:
    published = {
        page.url: page.name for page in plan_site(country()).pages if not page.url.startswith("bai/")
    }
    one = country(filed=((("Đống Đa",), (), 2021),))
    plan = {page.url: page for page in plan_site(one, published=published).pages}
    assert plan["tinh-thanh/da-nang.html"].subject[1] == "quan-huyen/index.html"
    assert plan["tinh-thanh/index.html"].subject[1] == "quan-huyen/index.html"
    assert plan["tinh-thanh/da-nang.xml"].maker == "feed"
    # A register of before, which knows addresses alone, leads home.
    pages = [url for url in published if url.endswith(".html")]
    plan = {page.url: page for page in plan_site(one, published=dict.fromkeys(pages, "")).pages}
    assert plan["tinh-thanh/da-nang.html"].subject[1] == "index.html"


def test_a_wrong_name_stays_an_error() -> None:
    with pytest.raises(ProblemsError):
        plan_site(country(filed=((("Đống Đa",), (), 2021), (("Đống đa",), (), 2021))))


def test_what_followed_a_ward_is_of_today_only_where_it_exists_still() -> None:
    wards = ("phường 1 (Quận 8, Hồ Chí Minh)", "phường Rạch Ông (Quận 8, Hồ Chí Minh)")
    site = country(filed=((("Đống Đa",), (), 2021), ((), wards, 2023)))
    pages = {page.url: page for page in plan_site(site).pages}
    titles = [
        [node.text() for node in LexborHTMLParser(make_file(site, pages[url])).css(".aside h2")][1]
        for url in (
            "phuong-xa/phuong-1-quan-8-ho-chi-minh.html",
            "phuong-xa/phuong-rach-ong-quan-8-ho-chi-minh.html",
        )
    ]
    assert titles == ["Đơn vị kế tiếp", "Phường, xã hiện nay"]


def test_a_districts_page_names_its_wards_in_short_and_shows_it_in_its_province() -> None:
    page = tree("quan-huyen/ho-chi-minh-quan-2.html")
    (wards,) = (node for node in page.css(".facet") if first_text(node, "h2") == "Phường, xã, thị trấn")
    assert [node.text() for node in wards.css("a")] == ["phường Thảo Điền"]
    assert "(Quận 2" not in "".join(node.text() for node in page.css(".wards"))
    assert first(page, "svg.locator").attributes["aria-label"] == "Vị trí trong Hồ Chí Minh"


def test_a_districts_page_lists_no_ward_of_another() -> None:
    """An article is of two districts, its ward of one."""
    wards = {slug: tree(f"quan-huyen/{slug}.html").css(".facet a[href*='phuong-xa/']") for slug in TWO}
    assert {slug: [ward.text() for ward in found] for slug, found in wards.items()} == TWO


def test_addresses_of_provinces_that_are_made_otherwise_lead_on(monkeypatch: pytest.MonkeyPatch) -> None:
    site = country()
    published = {page.url: page.name for page in plan_site(site).pages if page.url.startswith("tinh-thanh/")}
    monkeypatch.setitem(dict_of(urls.FOLDERS), Facet.PROVINCE, "tinh")
    urls.term_url.cache_clear()
    try:
        plan = {page.url: page for page in plan_site(site, published=published).pages}
    finally:
        urls.term_url.cache_clear()
    assert plan["tinh-thanh/da-nang.html"].subject[1] == "tinh/da-nang.html"
    assert plan["tinh-thanh/index.html"].subject[1] == "tinh/index.html"
    assert plan["tinh-thanh/da-nang.xml"].maker == "term_feed"


def alone(*named: tuple[str, ...], districts: tuple[str, ...] = ()) -> Site:
    """Articles that name provinces themselves, and one of some districts."""
    articles = [
        make_article(number, provinces=own, date=f"{2018 + number}-05-06")
        for number, own in enumerate(named, 2)
    ]
    return make_site((make_article(1, districts=districts), *articles), region="viet-nam")


def pages_of(site: Site) -> dict[str, LexborHTMLParser]:
    """The pages that stand on templates."""
    pages = [page for page in plan_site(site).pages if page.template]
    return {page.url: LexborHTMLParser(make_file(site, page)) for page in pages}


def test_an_article_that_names_a_province_alone_stands_on_its_page() -> None:
    pages = pages_of(alone(("Gia Lai",), ("Gia Lai", "Kon Tum"), districts=("Pleiku (Gia Lai)",)))
    listed = {node.text() for node in pages["tinh-thanh/gia-lai.html"].css(".card a")}
    assert listed == {"Bài số 1", "Bài số 2", "Bài số 3"}
    article = pages["bai/bai-so-3.html"]
    links = {node.text(): node.attributes["href"] for node in article.css("a[href*='tinh-thanh/']")}
    assert links["Kon Tum"] == "../tinh-thanh/kon-tum.html"
    assert links["Gia Lai"] == "../tinh-thanh/gia-lai.html"
    assert '"name":"Kon Tum"' in (article.html or "").replace(" ", "").replace("KonTum", "Kon Tum")
    card = next(node for node in pages["nam/2021.html"].css(".card") if "Bài số 3" in node.text())
    assert "Gia Lai, Kon Tum" in card.text()
    rows = {first_text(row, "th"): row.text() for row in pages["tinh-thanh/index.html"].css(".heat tbody tr")}
    assert rows.keys() == {"Gia Lai", "Kon Tum"}


def test_a_province_that_follows_from_a_district_is_told_once() -> None:
    site = make_site(
        (make_article(1, districts=("Pleiku (Gia Lai)",), provinces=("Gia Lai",)),), region="viet-nam"
    )
    page = pages_of(site)["bai/bai-so-1.html"]
    assert [node.text() for node in page.css("dd a[href*='tinh-thanh/']")] == []
    assert site.catalogue.slugs[Facet.PROVINCE] == [("gia-lai",)]


def test_one_province_has_a_page_where_an_article_names_it() -> None:
    assert "tinh-thanh/gia-lai.html" in urls_of(alone(("Gia Lai",), districts=("Pleiku (Gia Lai)",)))
    assert "tinh-thanh/gia-lai.html" in urls_of(alone(("Gia Lai",)))


def test_what_has_a_province_lacks_no_place() -> None:
    site = alone(("Gia Lai",), ())
    found = {item.field: item.unknown for item in measure_quality(site.catalogue).fields}
    names = [site.catalogue.article(place).slug for place in found["provinces"]]
    assert sorted(names) == ["bai-so-1", "bai-so-3"]
    hanoi = make_site((make_article(1),))
    assert "provinces" not in {item.field for item in measure_quality(hanoi.catalogue).fields}


def test_the_page_of_a_province_that_empties_leads_on() -> None:
    published = {page.url: page.name for page in plan_site(alone(("Gia Lai",), ("Kon Tum",))).pages}
    plan = {page.url: page for page in plan_site(alone(("Gia Lai",), ()), published=published).pages}
    assert plan["tinh-thanh/kon-tum.html"].subject[1] == "tinh-thanh/index.html"
    plan = {page.url: page for page in plan_site(alone((), ()), published=published).pages}
    assert plan["tinh-thanh/gia-lai.html"].maker == "redirect"


def dict_of(values: Mapping[Facet, str]) -> dict[Facet, str]:
    assert isinstance(values, dict)
    return values
