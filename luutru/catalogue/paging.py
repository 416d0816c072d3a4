"""Cutting a list into pages."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

T = TypeVar("T")

#: Pages after the first hold so many times as much: they have no pictures, no facts, only articles.
FURTHER = 2
#: Pages shown to each side of the one being read, besides the first and the last.
NEARBY = 2


class Paging(NamedTuple):
    """How much stands on the first page of a list, and on each further one."""

    first: int
    further: int

    def count_pages(self, amount: int) -> int:
        """Return how many pages a list of `amount` has; an empty list has one."""
        return 1 + max(0, -(-(amount - self.first) // self.further))

    def start_of(self, number: int) -> int:
        """Return the place in the list of what page `number`, from 1, begins with."""
        return self.first + (number - 2) * self.further if number > 1 else 0

    def slice_page(self, items: tuple[T, ...], number: int) -> tuple[T, ...]:
        """Return what stands on page `number`, from 1."""
        return items[self.start_of(number) : self.start_of(number + 1)]

    def page_of(self, place: int) -> int:
        """Return the page that a place of the list, from 0, stands on."""
        return self.count_pages(place + 1)


def page_lists(page_size: int) -> Paging:
    """Return how lists of articles are cut where the first page holds `page_size`."""
    return Paging(page_size, FURTHER * page_size)


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
