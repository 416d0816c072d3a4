from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.catalogue.paging import Paging, choose_pages


@given(st.integers(0, 400), st.integers(1, 60), st.integers(1, 120))
def test_pages_hold_everything_once_and_only_the_last_is_short(amount: int, first: int, further: int) -> None:
    items, paging = tuple(range(amount)), Paging(first, further)
    pages = [paging.slice_page(items, number) for number in range(1, paging.count_pages(amount) + 1)]
    assert tuple(item for page in pages for item in page) == items
    assert all(len(page) == (further if place else first) for place, page in enumerate(pages[:-1]))
    assert amount == 0 or pages[-1]
    assert all(item in pages[paging.page_of(item) - 1] for item in items)


@pytest.mark.parametrize(
    ("number", "total", "pages"),
    [
        (1, 1, (1,)),
        (1, 4, (1, 2, 3, 4)),
        (1, 9, (1, 2, 3, None, 9)),
        (5, 9, (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        (6, 12, (1, None, 4, 5, 6, 7, 8, None, 12)),
    ],
)
def test_pager(number: int, total: int, pages: tuple[int | None, ...]) -> None:
    assert choose_pages(number, total) == pages


@given(st.integers(1, 60), st.data())
def test_pager_always_shows_first_last_and_this_page(total: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, total))
    pages = choose_pages(number, total)
    numbers = [page for page in pages if page]
    assert {1, number, total} <= set(numbers)
    assert numbers == sorted(set(numbers))
    assert len(pages) <= 11
