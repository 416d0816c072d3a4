"""Addresses on the web: written otherwise, an address is the same; another one never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.content.web_address import normalise_address

ARTICLE = "https://bao.example/tin/cau-moi-123.html"


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
