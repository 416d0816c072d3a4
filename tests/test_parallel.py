"""Many workers give what one gives, in the same order, without holding everything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from luutru.parallel import CHUNKS_AHEAD, map_in_order, open_workers

if TYPE_CHECKING:
    from collections.abc import Iterator


def square(value: int) -> int:
    return value * value


def fail_at_seven(value: int) -> int:
    if value == 7:
        raise ValueError("seven")
    return value


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    with open_workers(jobs, amount=100, worth_it=10) as executor:
        assert (executor is None) == (jobs == 1)
        assert list(map_in_order(square, range(100), executor, chunk=7, workers=jobs)) == [
            n * n for n in range(100)
        ]


def test_a_small_amount_opens_no_pool() -> None:
    with open_workers(8, amount=5, worth_it=10) as executor:
        assert executor is None


def test_only_a_few_chunks_are_taken_ahead() -> None:
    taken = 0

    def values() -> Iterator[int]:
        nonlocal taken
        for value in range(1000):
            taken += 1
            yield value

    with ThreadPoolExecutor(2) as executor:
        results = map_in_order(square, values(), executor, chunk=10, workers=2)
        next(results)
        assert taken <= 10 * (2 * CHUNKS_AHEAD + 1)


def test_an_error_in_a_worker_reaches_the_caller() -> None:
    with open_workers(2, amount=100, worth_it=10) as executor, pytest.raises(ValueError, match="seven"):
        list(map_in_order(fail_at_seven, range(100), executor, chunk=3, workers=2))
