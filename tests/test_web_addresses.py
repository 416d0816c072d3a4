from __future__ import annotations

import doctest
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru import web_addresses
from luutru.web_addresses import is_web_address, mend_web_address, normalise_address

ARTICLE = "https://bao.example/tin/cau-moi-123.html"


def test_examples_in_the_docs_hold() -> None:
    assert doctest.testmod(web_addresses).failed == 0


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://bao.example/bai.html?a=1&b=2#c", "https://bao.example/bai.html?a=1&b=2#c"),
        ("https://bao.example/tim kiem.html", "https://bao.example/tim%20kiem.html"),
        ("https://bao.example/Đống_Đa", "https://bao.example/%C4%90%E1%BB%91ng_%C4%90a"),
        ("https://bao.example/%20%zz", "https://bao.example/%20%25zz"),
        ("HTTP://BAO.example:80/A", "http://bao.example:80/A"),
        ("\ufeff <https://bao.example/a\n/b> ", "https://bao.example/a/b"),
        ('https://bao.example/"><b', "https://bao.example/%22%3E%3Cb"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("https://an:mat-khau@bao.example/a", "https://bao.example/a"),
        ("https://an@bao.example:8080/a", "https://bao.example:8080/a"),
    ],
)
def test_what_is_certain_is_mended(text: str, address: str) -> None:
    assert mend_web_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "bao.example", "//bao.example/a", "/bai.html", "ftp://bao.example/", "javascript:alert(1)", "http://",
        "https:///a", "http://a b.example/", "http://[::1", "http://a:99999/", "http://a:x/", "http://..example/",
        "https://bao.example/\ud800", "https://bao.example/" + "a" * 3000, "http://\u202ea.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_none(text: str) -> None:
    assert mend_web_address(text) == ""


@given(st.one_of(st.text(), st.text().map(lambda tail: f"https://bao.example/{tail}")))
@example("https://bao.example\\a")
def test_a_mended_address_is_one_says_the_same_and_is_mended_once(text: str) -> None:
    address = mend_web_address(text)
    if not address:
        return
    assert is_web_address(address)
    assert address.isascii()
    assert address.isprintable()
    assert mend_web_address(address) == address
    assert urlsplit(address).scheme in ("http", "https")
    assert unquote(urlsplit(address).path, errors="strict") is not None


@pytest.mark.parametrize(
    "same",
    [
        "http://bao.example/tin/cau-moi-123.html",
        "https://www.bao.example/tin/cau-moi-123.html",
        "HTTPS://Bao.Example:443/tin/cau-moi-123.html",
        "http://bao.example:80/tin/cau-moi-123.html",
        "https://bao.example./tin/cau-moi-123.html/",
        "https://bao.example/tin/cau-moi-123.html#binh-luan",
        "https://bao.example/tin/cau-moi-123.html?utm_source=zalo&utm_medium=x&fbclid=1&gclid=2&zarsrc=30",
        "https://bao.example/tin/c%61u-moi-123.html?",
        "  https://bao.example/tin/cau-moi-123.html ",
    ],
)
def test_the_same_address_written_otherwise(same: str) -> None:
    assert normalise_address(same) == normalise_address(ARTICLE) == "bao.example/tin/cau-moi-123.html"


@pytest.mark.parametrize(
    "other",
    [
        "https://bao.example/tin/cau-moi-124.html",
        "https://m.bao.example/tin/cau-moi-123.html",
        "https://bao.example/tin/Cau-moi-123.html",
        "https://bao.example:8080/tin/cau-moi-123.html",
        "https://bao.example/tin/cau-moi-123.html?trang=2",
        "https://bao.example/tin%2Fcau-moi-123.html",
    ],
)
def test_another_address(other: str) -> None:
    assert normalise_address(other) not in ("", normalise_address(ARTICLE))


def test_parameters_count_whatever_their_order_and_letters_whatever_their_form() -> None:
    one = normalise_address("https://bao.example/?id=7&muc=Hà Nội&utm_campaign=x")
    assert one == normalise_address("https://bao.example?muc=H%C3%A0+N%E1%BB%99i&id=7")
    assert one != normalise_address("https://bao.example/?id=8&muc=Hà Nội")
    assert normalise_address("https://báo.example/bài") == normalise_address(
        "https://xn--bo-mia.example/b%C3%A0i"
    )


@pytest.mark.parametrize(
    "none",
    ["", "bao.example/1", "urn:uuid:1", "file:///a/b", "ftp://a.example/x", "metadata://gnu.org/x", "https:",
     "https://", "http://[::1", "http://a.example:x/1", "https:///a"],
)  # fmt: skip
def test_what_is_no_address_of_a_page(none: str) -> None:
    assert normalise_address(none) == ""


@given(st.text(max_size=40) | st.from_regex(r"https?://[a-z.]{1,9}(:\d{0,5})?/[^\s]{0,20}", fullmatch=True))
def test_a_normal_address_is_the_normal_one_of_itself(url: str) -> None:
    normal = normalise_address(url)
    assert not normal or normalise_address(f"https://{normal}") == normal
