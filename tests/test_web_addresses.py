from __future__ import annotations

import doctest
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru import web_addresses
from luutru.web_addresses import is_web_address, mend_web_address


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
