"""Cutting a list into pages."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")

#: Pages shown to each side of the one being read, besides the first and the last.
NEARBY = 2


def count_pages(amount: int, size: int) -> int:
    """Return how many pages a list of `amount` has; an empty list has one."""
    return max(1, -(-amount // size))


def slice_page(items: tuple[T, ...], number: int, size: int) -> tuple[T, ...]:
    """Return what stands on page `number`, from 1."""
    return items[(number - 1) * size : number * size]


def choose_pages(number: int, total: int) -> tuple[int | None, ...]:
    """Return the pages to link to from page `number`: first, last and nearby; None where some are left out.

    A single page is never left out: its number takes no more room than the mark of omission.
    """
    near = range(max(1, number - NEARBY), min(total, number + NEARBY) + 1)
    wanted = sorted({1, total, *near})
    shown: list[int | None] = []
    for page in wanted:
        last = shown[-1] if shown else 0
        gap = page - (last or 0) - 1
        if gap == 1:
            shown.append(page - 1)
        elif gap > 1:
            shown.append(None)
        shown.append(page)
    return tuple(shown)
