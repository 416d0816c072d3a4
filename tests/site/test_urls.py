from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.catalogue.terms import Facet
from luutru.site import urls


def test_every_kind_of_page_has_the_address_it_is_promised() -> None:
    assert urls.article_url("x") == "bai/x.html"
    assert urls.term_url(Facet.DISTRICT, "dong-da") == "quan-huyen/dong-da.html"
    assert urls.page_url(urls.term_url(Facet.YEAR, "2018"), 2) == "nam/2018/trang-2.html"
    assert urls.term_url(Facet.TOPIC, "bau-cu") == "chu-de/bau-cu.html"
    assert urls.term_url(Facet.OUTLET, "kinhtedothi") == "bao/kinhtedothi.html"
    assert urls.term_url(Facet.WARD, "phuong-buoi") == "phuong-xa/phuong-buoi.html"
    assert urls.crossing_url("dong-da", 2018) == "quan-huyen/dong-da/2018.html"
    assert urls.page_url(urls.YEAR_UNKNOWN, 2) == "nam/khong-ro/trang-2.html"
    assert urls.term_feed_url(Facet.TOPIC, "bau-cu") == "chu-de/bau-cu.xml"
    assert [urls.terms_url(facet) for facet in Facet] == [
        "tinh-thanh/index.html",
        "quan-huyen/index.html",
        "nam/index.html",
        "chu-de/index.html",
        "bao/index.html",
        "phuong-xa/index.html",
    ]


def test_scripts_name_pages_by_their_addresses() -> None:
    """A script that no page gives an address to has it written in it."""
    assets = Path(__file__).parents[2] / "templates/assets"
    texts = {path.relative_to(assets).as_posix(): path.read_text("utf-8") for path in assets.rglob("*.js")}
    known = {address for address in vars(urls).values() if isinstance(address, str)}
    named = [
        (name, address)
        for name, text in texts.items()
        for address in re.findall(r"(?<!pages/)\b[a-z0-9-]+\.html", text)
    ]
    assert len(named) > 3
    assert [one for one in named if one[1] not in known] == [], "write the new address into that script too"
    folder = urls.DATA_FOLDER.replace("/", r"\/")
    assert f"|^{folder}|" in texts["sw.js"], "NOT_KEPT in templates/assets/sw.js names the data files' folder"


@pytest.mark.parametrize(
    ("base", "url", "absolute"),
    [
        ("", "bai/x.html", ""),
        ("https://example.org", "bai/x.html", "https://example.org/bai/x.html"),
        ("https://example.org/luu-tru/", "index.html", "https://example.org/luu-tru/"),
        ("https://example.org/luu-tru", "bai/đ.html", "https://example.org/luu-tru/bai/%C4%91.html"),
    ],
)
def test_absolute_addresses(base: str, url: str, absolute: str) -> None:
    assert urls.absolute_url(base, url) == absolute


@given(st.lists(st.sampled_from(["a", "b"]), max_size=4))
def test_the_way_up_leads_to_the_root(folders: list[str]) -> None:
    url = "/".join([*folders, "x.html"])
    assert urls.root_of(url).count("../") == len(folders)


@pytest.mark.parametrize(
    ("url", "wider"),
    [
        ("quan-huyen/dong-da/2018/trang-2.html", "quan-huyen/dong-da/2018.html"),
        ("quan-huyen/dong-da/2018.html", "quan-huyen/dong-da.html"),
        ("nam/2018/trang-2.html", "nam/2018.html"),
        ("nam/2018.html", "nam/index.html"),
        ("nam/index.html", "index.html"),
        ("chat-luong/khong-ro-bao/2018/trang-2.html", "chat-luong/khong-ro-bao/2018.html"),
        ("chat-luong/khong-ro-bao/2018.html", "chat-luong/khong-ro-bao.html"),
        ("chat-luong/khong-ro-bao/trang-2.html", "chat-luong/khong-ro-bao.html"),
        ("chat-luong/khong-ro-bao.html", "chat-luong.html"),
        ("bai/x.html", None),
        ("assets/style.css", None),
    ],
)
def test_wider_list(url: str, wider: str | None) -> None:
    assert urls.wider_list(url) == wider
