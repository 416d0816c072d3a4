"""What readers and machines find on the pages of a whole site."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from posixpath import dirname, join, normpath
from typing import Any
from xml.etree import ElementTree

import pytest
from factories import MemoryContent, first, make_article, make_articles, make_site
from selectolax.lexbor import LexborHTMLParser

from luutru.errors import ProblemsError
from luutru.model import Source
from luutru.site import urls
from luutru.site.context import site_view
from luutru.site.data_files import FORMULA
from luutru.site.making import make_file
from luutru.site.planning import plan_site
from luutru.site.words import load_words

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}</title>\u2028]]>"


def build(articles: list[Any], body_md: str = "", **settings: Any) -> dict[str, bytes]:
    site = make_site(articles, body_md, **settings)
    return {page.url: make_file(site, page) for page in plan_site(site).pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    articles = make_articles(60)
    articles.append(make_article(900, aliases=("ten-cu",), duplicate_of=articles[0].id))
    articles.append(make_article(901, withdrawn="Trùng"))
    return build(articles, page_size=7)


def test_no_text_turns_the_direction_of_what_stands_beside_it() -> None:
    turned = "Tin \u202ehtml.gnp\u2066 lạ"
    article = make_article(1, title=turned, authors=(turned,), outlet=turned, summary=turned)
    pages = build([article], body_md=f"{turned}\n\n## {turned}")
    html = {url: data.decode() for url, data in pages.items() if url.endswith(".html")}
    assert not [url for url, text in html.items() if {"\u202e", "\u2066"} & set(text)]
    assert "Tin \ufffdhtml.gnp\ufffd lạ" in html["index.html"]


def html_of(pages: dict[str, bytes]) -> dict[str, LexborHTMLParser]:
    return {url: LexborHTMLParser(data) for url, data in pages.items() if url.endswith(".html")}


def test_every_relative_link_and_anchor_leads_somewhere(pages: dict[str, bytes]) -> None:
    trees = html_of(pages)
    anchors = {url: {node.attributes["id"] for node in tree.css("[id]")} for url, tree in trees.items()}
    dead = []
    for url, tree in trees.items():
        for node in tree.css("[href], [src], [action]"):
            address = (
                node.attributes.get("href") or node.attributes.get("src") or node.attributes.get("action")
            )
            assert address is not None
            if "://" in address:
                continue
            path, _, anchor = address.partition("#")
            target = normpath(join(dirname(url), path)) if path else url
            if target.startswith("assets/search/"):  # the index is made of texts, beside the plan's pages
                continue
            if target not in pages or (anchor and anchor not in anchors[target]):
                dead.append((url, address))
    assert dead == []


def test_a_link_leads_to_every_page(pages: dict[str, bytes]) -> None:
    linked = {
        normpath(join(dirname(url), (node.attributes["href"] or "").partition("#")[0]))
        for url, tree in html_of(pages).items()
        for node in tree.css("a[href]")
    }
    moved = {url for url, data in pages.items() if b'http-equiv="refresh"' in data}
    lost = html_of(pages).keys() - linked - moved - {urls.NOT_FOUND}
    assert lost == set(), "no page has a link to it: readers cannot find it"


def test_every_page_that_a_menu_may_name_is_in_it() -> None:
    district = make_article(1, districts=("Hải Châu (Đà Nẵng)",))
    other = make_article(2, districts=("Quận 1 (Hồ Chí Minh)",))
    site = make_site([district, other], region="viet-nam", menu=(*urls.MENU,))
    shown = {link.href for link in site_view(site, urls.HOME).nav}
    missing = {*urls.MENU.values()} - shown
    assert missing == set(), "in MENU of luutru/site/urls.py, and not in _make_site_view of context.py"


def test_every_page_has_one_heading_a_language_and_different_ids(pages: dict[str, bytes]) -> None:
    for url, tree in html_of(pages).items():
        assert len(tree.css("h1")) == 1, url
        assert first(tree, "html").attributes["lang"] == "vi"
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), url
        assert first(tree, "title").text()
        assert first(tree, 'meta[name="description"]').attributes["content"]


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: dict[str, bytes]) -> None:
    for url, tree in html_of(pages).items():
        assert first(tree, 'meta[http-equiv="Content-Security-Policy"]'), url
        assert not tree.css("[style], [onclick], [onload]"), url
        assert url == "404.html" or not tree.css("style"), url
        for script in tree.css("script"):
            kind = script.attributes.get("type") or ""
            assert script.attributes.get("src") or "json" in kind or url == "404.html", url
        for node in tree.css("script[src], img[src], link[rel=stylesheet]"):
            assert "://" not in (node.attributes.get("src") or node.attributes.get("href") or "")


def test_what_is_inside_the_error_page_is_what_its_policy_allows(pages: dict[str, bytes]) -> None:
    tree = LexborHTMLParser(pages["404.html"])
    policy = first(tree, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    for tag in ("style", "script"):
        inside = [node.text(deep=True) for node in tree.css(tag)]
        digests = [b64encode(sha256(text.encode()).digest()).decode() for text in inside]
        assert [f"{tag}-src 'sha256-{digest}'" in policy for digest in digests] == [True]


def test_without_an_address_no_page_names_one(pages: dict[str, bytes]) -> None:
    for url, tree in html_of(pages).items():
        assert not tree.css('link[rel=canonical], meta[property="og:url"]'), url


def test_lists_have_each_article_once_over_all_their_pages(pages: dict[str, bytes]) -> None:
    def cards(url: str) -> list[str]:
        tree = LexborHTMLParser(pages[url])
        return [node.attributes["href"] or "" for node in tree.css("section.listing .card a")]

    for year in ("2018", "2021"):
        urls = [f"nam/{year}.html"]
        while (following := f"nam/{year}/trang-{len(urls) + 1}.html") in pages:
            urls.append(following)
        found = [href.rpartition("/")[2] for url in urls for href in cards(url)]
        assert found
        assert len(found) == len(set(found))


def test_the_error_page_has_no_relative_link() -> None:
    plain = LexborHTMLParser(build(make_articles(2))["404.html"])
    assert not plain.css("[href], [src]")
    known = LexborHTMLParser(build(make_articles(2), base_url="https://example.org/kho")["404.html"])
    links = [node.attributes["href"] or "" for node in known.css("a[href]")]
    assert len(links) >= 7
    assert all(link.startswith("https://example.org/kho/") for link in links)


def test_an_article_tells_machines_what_is_sure_and_only_that() -> None:
    sure = make_article(
        1,
        slug="chac",
        date="2018-01-19",
        published="2018-01-19",
        published_time="15:45",
        authors=("Trần Long",),
        outlet="Kinh tế & Đô thị",
        source=Source(url="https://kinhtedothi.vn/x.html"),
    )
    unsure = make_article(2, slug="ngo", date="2024-02-28", published="2024?-02-28", authors=("HN",))
    pages = build([sure, unsure], base_url="https://example.org/kho/")
    tree = LexborHTMLParser(pages["bai/chac.html"])
    data = json.loads(first(tree, 'script[type="application/ld+json"]').text())
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2018-01-19T15:45+07:00"
    assert data["author"] == [{"@type": "Person", "name": "Trần Long"}]
    assert first(tree, 'meta[name="citation_publication_date"]').attributes["content"] == "2018/01/19"
    assert first(tree, 'meta[name="citation_author"]').attributes["content"] == "Trần Long"
    canonical = first(tree, "link[rel=canonical]").attributes["href"]
    assert canonical == "https://example.org/kho/bai/chac.html"
    other = LexborHTMLParser(pages["bai/ngo.html"])
    data = json.loads(first(other, 'script[type="application/ld+json"]').text())
    assert "author" not in data
    assert "datePublished" not in data
    assert not other.css('meta[name="citation_publication_date"], time[datetime]')
    assert other.css(".unsure")


def test_hostile_values_are_inert_everywhere() -> None:
    article = make_article(
        1,
        title=HOSTILE,
        kicker=HOSTILE,
        date="2018-01-19",
        published="2018-01-19",
        authors=(HOSTILE,),
        outlet="Báo <b>x</b>",
        districts=("Ba Đình",),
        summary=HOSTILE,
        rights=HOSTILE,
        source=Source(url="javascript:alert(3)", file=HOSTILE),
    )
    pages = build([article, make_article(2, districts=("Ba Đình",))], HOSTILE, title=HOSTILE)
    for url, tree in html_of(pages).items():
        for script in tree.css("script"):
            kind = script.attributes.get("type") or ""
            assert script.attributes.get("src") or "json" in kind or url == "404.html", url
        assert not tree.css("img, [onerror]"), url
        for node in tree.css("[href]"):
            assert not (node.attributes["href"] or "").startswith("javascript:"), url
        assert "49" not in (first(tree, "h1").text() if url == "bai/bai-so-1.html" else "")
    data = first(LexborHTMLParser(pages["bai/bai-so-1.html"]), 'script[type="application/ld+json"]')
    assert json.loads(data.text())["headline"] == HOSTILE
    for url, raw in pages.items():
        if url.endswith(".xml"):
            ElementTree.fromstring(raw)


def test_feeds_are_atom_with_dates_of_articles(pages: dict[str, bytes]) -> None:
    name = "{http://www.w3.org/2005/Atom}"
    feeds = [url for url in pages if url.endswith(".xml")]
    assert len(feeds) > 5
    for url in feeds:
        feed = ElementTree.fromstring(pages[url])
        stamps = [entry.findtext(f"{name}updated") or "" for entry in feed.iter(f"{name}entry")]
        assert feed.findtext(f"{name}updated") == max(stamps, default="1970-01-01T00:00:00Z")
        assert all("2026-11" not in stamp for stamp in stamps), "the day of the build is nowhere"


def test_data_files_hold_every_listed_article(pages: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(pages["du-lieu/bai.csv"].decode("utf-8-sig"))))
    records = [json.loads(line) for line in pages["du-lieu/bai.jsonl"].decode().splitlines()]
    items = json.loads(pages["du-lieu/bai.csl.json"])
    assert len(rows) == len(records) == len(items) == 61
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert [row["title"] for row in rows] == [record["title"] for record in records]
    assert pages["du-lieu/bai.bib"].count(b"@article{") == 61
    assert pages["du-lieu/bai.ris"].count(b"ER  - ") == 61


def test_a_spreadsheet_runs_no_cell() -> None:
    article = make_article(
        1,
        title='=HYPERLINK("http://x")',
        authors=("@SUM(1)", "Trần Long", "-1+1"),
        outlet="＝1",
        topics=("+a",),
    )
    pages = build([article])
    (row,) = csv.DictReader(io.StringIO(pages["du-lieu/bai.csv"].decode("utf-8-sig")))
    assert row["title"].startswith("'=")
    # Some spreadsheets part cells at semicolons too.
    assert not [cell for value in row.values() for cell in value.split("; ") if cell.startswith(FORMULA)]
    assert row["authors"] == "'@SUM(1); Trần Long; '-1+1"


def test_excerpts_keep_the_text_out() -> None:
    article = make_article(1, summary="Phần dẫn.")
    pages = build([article], "Phần dẫn.\n\nBí mật toàn văn.", excerpt_only=True)
    assert not [url for url, data in pages.items() if "Bí mật toàn văn".encode() in data]
    assert "Phần dẫn." in pages["bai/bai-so-1.html"].decode()


def test_a_file_that_changes_while_the_site_is_made_stops_it() -> None:
    site = make_site([make_article(1)])
    plan = plan_site(site)
    content = site.content
    assert isinstance(content, MemoryContent)
    content.articles |= {slug: replace(it, outlet="Báo khác") for slug, it in content.articles.items()}
    (page,) = (page for page in plan.pages if page.maker == "article")
    with pytest.raises(ProblemsError, match=r"content/.*\.md: was changed while the site was made"):
        make_file(site, page)


def test_noindex_asks_robots_to_stay_away() -> None:
    pages = build(make_articles(2), noindex=True)
    assert b"Disallow: /" in pages["robots.txt"]
    for url, tree in html_of(pages).items():
        assert tree.css('meta[name="robots"][content="noindex"]'), url


@pytest.mark.parametrize("amount", [0, 1])
def test_a_fresh_archive_has_all_its_pages(amount: int) -> None:
    pages = build(make_articles(amount))
    assert "nam/khong-ro.html" in pages
    assert "index.html" in pages


def test_an_article_page_is_light(pages: dict[str, bytes]) -> None:
    heaviest = max(len(data) for url, data in pages.items() if url.startswith("bai/"))
    assert heaviest < 30_000


def test_the_about_page_leads_to_the_editions_of_a_repository() -> None:
    repository = "https://git.example/kho/"
    href = first(
        LexborHTMLParser(build([make_article(1)], repository=repository)["gioi-thieu.html"]),
        'a[href$="/releases/latest"]',
    ).attributes["href"]
    assert href == "https://git.example/kho/releases/latest"
    assert b"releases" not in build([make_article(1)])["gioi-thieu.html"]


def test_wards_stand_under_the_letter_of_their_own_name_in_the_order_of_the_alphabet() -> None:
    bare = ["Đông Anh", "Ái Mộ", "Ấp Bắc", "Quang Trung", "Đại Áng", "Ô Chợ Dừa", "Cầu Diễn", "Ăn Thi"]
    names = [
        f"{kind} {name}{end}"
        for name in bare
        for kind in ("phường", "xã", "thị trấn")
        for end in ("", " (Đống Đa)")
    ]
    pages = build([make_article(number, wards=(name,)) for number, name in enumerate(names, 1)])
    tree = LexborHTMLParser(pages["phuong-xa/index.html"])
    groups = {
        node.css("h3")[0].text(): [link.text() for link in node.css("a")]
        for node in tree.css(".index section")
    }
    assert list(groups) == ["A", "Ă", "Â", "C", "Đ", "Ô", "Q"]
    assert {name for links in groups.values() for name in links} == set(names)
    assert [name.removeprefix("thị ").split()[1] for name in groups["Đ"]] == ["Đại"] * 6 + ["Đông"] * 6


def test_a_list_of_many_headings_has_a_way_to_each_letter_a_short_one_none() -> None:
    letters = "AĂÂBCDĐEGHIKLM"
    wards = [
        f"phường {letter}n {place}{number}" for place, letter in enumerate(letters) for number in range(1, 5)
    ]
    articles = [make_article(number, wards=(name,)) for number, name in enumerate(wards, 1)]

    def read(amount: int) -> LexborHTMLParser:
        return LexborHTMLParser(build(articles[:amount])["phuong-xa/index.html"])

    ways = read(len(articles)).css("nav.pager a")
    assert [link.text() for link in ways] == list(letters)
    for link in ways:
        heading = first(read(len(articles)), f'h3[id="{(link.attributes["href"] or "")[1:]}"]')
        assert heading.text() == link.text()
    assert not read(44).css("nav.pager, h3[id]")


def test_what_has_no_year_is_called_the_same_everywhere() -> None:
    pages = build(
        [
            *make_articles(3),
            make_article(99, districts=("Đống Đa",)),
            make_article(98, districts=("Đống Đa",)),
        ]
    )
    words = load_words("vi")
    group = LexborHTMLParser(pages["quan-huyen/dong-da.html"]).css("h3.group")[-1].text()
    unknown = LexborHTMLParser(pages["nam/khong-ro.html"])
    assert {group, first(unknown, "h1").text(), first(unknown, ".crumbs [aria-current]").text()} == {
        words.year_unknown_title
    }
    assert words.year_unknown_title in pages["nam/index.html"].decode()
