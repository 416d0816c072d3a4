"""Slugs: readable, short, whole words, safe as file names everywhere."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slugify import slugify

from luutru.content.slugs import MOST_BYTES, choose_slug, make_slug
from luutru.content.validation import SLUG, SLUG_BYTES

ID = "6e26fb8234c3"


def free(_: str) -> bool:
    return False


@given(st.text())
def test_every_title_gets_a_slug(title: str) -> None:
    slug = choose_slug(title, ID, free)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MOST_BYTES == SLUG_BYTES
    taken = choose_slug(title, ID, lambda other: other == slug)
    assert taken != slug
    assert SLUG.fullmatch(taken)
    assert len(taken) <= MOST_BYTES


_TITLES = st.text("ĐđẢảơỮ aB9,.:;-–“”‘’'…&#x;²ƣİ\u0301\u0363ß", max_size=30) | st.text()


@given(_TITLES)
@example("&AMP; &Agrave; D’Art D'Art 1,5 1…5")
def test_a_slug_is_what_slugify_makes_of_the_title(title: str) -> None:
    assert make_slug(title) == slugify(title, max_length=MOST_BYTES, word_boundary=True, save_order=True)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đảng bộ quận Đống Đa: 362 đảng viên mới", "dang-bo-quan-dong-da-362-dang-vien-moi"),
        ("con", f"con-{ID[:6]}"),
        ("AUX", f"aux-{ID[:6]}"),
        ("Index", f"index-{ID[:6]}"),
        ("", f"bai-{ID[:6]}"),
        ("“…”", f"bai-{ID[:6]}"),
        ("Con đường", "con-duong"),
    ],
)
def test_slugs_of_titles(title: str, slug: str) -> None:
    assert choose_slug(title, ID, free) == slug


def test_long_titles_are_cut_at_a_word() -> None:
    title = "phường " * 30
    assert make_slug(title) == "-".join(["phuong"] * 11)
    assert len(make_slug("a" * 200)) == MOST_BYTES


def test_more_digits_where_the_first_are_taken() -> None:
    taken = {"ha-noi", f"ha-noi-{ID[:6]}"}
    assert choose_slug("Hà Nội", ID, taken.__contains__) == f"ha-noi-{ID[:8]}"
