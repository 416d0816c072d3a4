"""Many workers give what one gives, in the same order, without holding everything."""

from __future__ import annotations

import os
import subprocess
import sys
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


WAITING = """
import time
from luutru.parallel import map_in_order, open_workers
if __name__ == "__main__":
    with open_workers(2, 100, 1) as executor:
        print(next(map_in_order(abs, range(100), executor, chunk=1, workers=2)), flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_workers_end_with_a_program_that_was_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "0\n"
        program.kill()
        program.communicate(timeout=300)  # the pipe ends with the last process that could write to it
